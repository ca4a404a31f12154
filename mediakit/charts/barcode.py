"""Quote barcode: where quoted speech stands in each article, from its first character to its last.

The idea of dispersion plots (Anthony, AntConc) turned on quotes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.charts.alt import count, listed, sentences
from mediakit.charts.layout import canvas, colors_of, nothing
from mediakit.charts.style import GRID, INK, Colors, legible
from mediakit.charts.text import axis_titles, lettered, room, small_print
from mediakit.tables import require

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 60
"""So many articles of an outlet are drawn; of more, every so-manieth."""


def barcode(
    positions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    colors: Colors | None = None,
    order: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw a row for every article with its quotes as bars.

    Parameters
    ----------
    positions : table of `quote_positions`
        `article_id`, `position` and `width`, shares of the article's characters; rows whose `kind` is not "speech"
        are left out.
    articles : table of articles or scores, index `article_id`, column `outlet`
        An article without quotes is an empty row.
    colors : outlet -> colour, optional
    order : outlets from the top, optional
        Default: by name.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    Axes
        Articles of an outlet are sorted by their quoted share; at most about 60 an outlet are drawn, evenly chosen.

    Raises
    ------
    MissingColumnError
        If a table lacks a column.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> articles = pd.DataFrame({"outlet": ["A", "B"], "text": ["“It rained,” said Ann Lee.", "Rain fell."]})
    >>> ax = mk.charts.barcode(mk.quote_positions(mk.segment(articles)), articles)
    >>> ax.get_label()  # 10 of 26 characters of the first article stand in quotes
    'Barcode of quoted speech in 2 articles of 2 outlets. Mean share of characters in quotes: A 38%, B 0%.'
    """
    require(positions, ["article_id", "position", "width"], "positions")
    require(articles, ["outlet"], "articles")
    speech = positions[positions["kind"] == "speech"] if "kind" in positions else positions
    outlets = list(order) if order is not None else sorted(articles["outlet"].dropna().unique())
    share = speech.groupby("article_id")["width"].sum().reindex(articles.index).fillna(0.0)
    rows = {o: chosen(share[(articles["outlet"] == o).to_numpy()]) for o in outlets}
    ax = canvas(ax, 8)
    if not sum(map(len, rows.values())):
        return nothing(ax, "No article to draw: the table is empty")
    n = {o: int((articles["outlet"] == o).sum()) for o in outlets}
    middles = draw_rows(
        ax, {str(k): v for k, v in speech.groupby("article_id")}, rows, colors_of(articles, colors, outlets)
    )
    ax.set_yticks(middles, [name_of(ax, o, len(rows[o]), n[o]) for o in outlets], color=INK)
    axis_titles(ax, "position in the article (0 % first character, 100 % last)")
    cut = any(len(rows[o]) < n[o] for o in outlets)
    some = f"at most about {MOST} articles an outlet are drawn, evenly chosen" if cut else "every article is drawn"
    small_print(ax, "row: one article; bar: quoted speech; sorted by quoted share", some)
    means = {o: share[(articles["outlet"] == o).to_numpy()].mean() for o in outlets if n[o]}
    told = [f"{o} {means[o]:.0%}" for o in sorted(means, key=lambda o: (-means[o], str(o)))]
    title = f"Barcode of quoted speech in {count(sum(n.values()), 'article')} of {count(len(outlets), 'outlet')}"
    ax.set_label(sentences(title, "mean share of characters in quotes: " + listed(told)))
    return ax


def chosen(share: pd.Series) -> list[str]:
    """Article ids by quoted share, most first, ties by id; of many, evenly chosen ones."""
    ranked = share.sort_index().sort_values(ascending=False, kind="stable").index
    return [str(i) for i in ranked[:: max(1, -(-len(ranked) // MOST))]]


def name_of(ax: Axes, outlet: object, drawn: int, n: int) -> str:
    """Label of an outlet with its number of articles, and how many are drawn if not all."""
    counted = f"n = {n:,}" if drawn == n else f"{drawn:,} of {n:,} drawn"
    return lettered(f"{outlet} (" + counted.replace(" ", "\u00a0") + ")", room(ax, part=0.3))


def draw_rows(ax: Axes, spans: dict[str, pd.DataFrame], rows: dict[str, list[str]], palette: Colors) -> list[float]:
    """Draw the articles of each outlet as a block of rows; return the middles of the blocks."""
    top, middles, gap = 0.0, [], max(1.0, 0.04 * sum(map(len, rows.values())))
    for outlet, ids in rows.items():
        for i, article in enumerate(ids):
            own = spans.get(article)
            bars = (
                [] if own is None else list(zip(own["position"].astype(float), own["width"].astype(float), strict=True))
            )
            ax.broken_barh([(0, 1)], (top + i, 0.82), color="#F3F3F3", linewidth=0)
            ax.broken_barh(bars, (top + i, 0.82), color=legible(palette[str(outlet)]), linewidth=0)
        middles.append(top + max(len(ids), 1) / 2)
        top += max(len(ids), 1) + gap
    ax.set_ylim(top, -0.5)
    ax.set_xlim(0, 1)
    ax.set_xticks(np.linspace(0, 1, 5), ["0 %", "25 %", "50 %", "75 %", "100 %"], color=INK)
    ax.tick_params(length=0, labelcolor=INK)
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.grid(axis="x", color=GRID, linewidth=0.6)
    ax.set_axisbelow(True)
    return middles
