"""Quote barcode: where quoted speech stands in each article, from its first character to its last.

The idea of dispersion plots (Anthony, AntConc) turned on quotes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.charts.alt import count, listed, sentences
from mediakit.charts.labels import needed, not_measured, several
from mediakit.charts.layout import canvas, colors_of, nothing
from mediakit.charts.style import GRID, INK, MUTED, Colors, legible
from mediakit.charts.text import FURNITURE, axis_titles, fitted, room, slot, small_print
from mediakit.corpus import Array

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 60
"""So many articles of an outlet are drawn; of more, every so-manieth."""
TINY = 6.5
"""Size of the ends of a scale in points."""


def barcode(
    positions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    density: pd.DataFrame | None = None,
    colors: Colors | None = None,
    order: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw a row for every article with its quotes as bars, and under the rows of an outlet their mean as a curve.

    Parameters
    ----------
    positions : table of `quote_positions`
        `article_id`, `position` and `width`, shares of the article's characters; rows whose `kind` is not "speech"
        are left out.
    articles : table of articles or scores, index `article_id`, column `outlet`
        An article without quotes is an empty row.
    density : table of `quote_density`, optional
        `outlet`, `position` and `share`: drawn as a curve under the rows of each outlet, all on the same scale, whose
        top is written beside it. Without it there is no curve.
    colors : outlet -> colour, optional
    order : outlets from the top, optional
        Default: by name. One without articles is named as not measured.
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
    >>> corpus = mk.segment(articles)
    >>> ax = mk.charts.barcode(mk.quote_positions(corpus), articles, density=mk.quote_density(corpus))
    >>> ax.get_label()  # 10 of 26 characters of the first article stand in quotes
    'Barcode of quoted speech in 2 articles of 2 outlets. Mean share of characters in quotes: A 38%, B 0%.
    Highest point of the curves: A 100% of characters, at 8% of the article.'
    """
    positions = needed(positions, ["article_id", "position", "width"], "positions")
    articles = needed(articles, ["outlet"], "articles")
    speech = positions[positions["kind"] == "speech"] if "kind" in positions else positions
    asked = several(order) if order is not None else sorted(set(articles["outlet"]))
    share = speech.groupby("article_id")["width"].sum().reindex(articles.index).fillna(0.0)
    shares = {o: share[(articles["outlet"] == o).to_numpy()] for o in asked}
    lost = not_measured(o for o in asked if shares[o].empty)
    shares = {o: s for o, s in shares.items() if len(s)}
    ax = canvas(ax, 8)
    if not shares:
        return nothing(ax, lost or "No article to draw: the table is empty")
    rows = {o: chosen(s) for o, s in shares.items()}
    palette = colors_of(articles, colors, shares)
    strip = 0.0 if density is None else max(2.0, 0.45 * sum(map(len, rows.values())) / len(rows))
    feet = draw_rows(ax, speech.assign(article_id=speech["article_id"].astype(str)), rows, palette, strip=strip)
    frame(ax)
    middles = [foot - (len(rows[o]) + strip) / 2 for o, foot in feet.items()]
    labels, size = fitted(ax, [name_of(o, len(rows[o]), len(s)) for o, s in shares.items()], room(ax, part=0.3))
    ax.set_yticks(middles, labels, fontsize=size, color=INK)
    axis_titles(ax, "position in the article (0 % first character, 100 % last)")
    cut = any(len(rows[o]) < len(s) for o, s in shares.items())
    some = f"at most about {MOST} articles an outlet are drawn, evenly chosen" if cut else "every article is drawn"
    curve, peaks = ("", []) if density is None else curves(ax, density, feet, palette, strip=strip)
    small_print(ax, "row: one article; bar: quoted speech; sorted by quoted share", some, curve, lost)
    ax.set_label(barcode_alt(shares, peaks, lost))
    return ax


def barcode_alt(shares: dict[str, pd.Series], peaks: Sequence[str], lost: str) -> str:
    """Alt text: mean share of each outlet, most first, and where its curve is highest."""
    means = {o: float(s.mean()) for o, s in shares.items()}
    told = [f"{o} {means[o]:.0%}" for o in sorted(means, key=lambda o: (-means[o], o))]
    n = sum(map(len, shares.values()))
    return sentences(
        f"Barcode of quoted speech in {count(n, 'article')} of {count(len(shares), 'outlet')}",
        "mean share of characters in quotes: " + listed(told),
        "highest point of the curves: " + listed(peaks, "; ") if peaks else "",
        lost,
    )


def chosen(share: pd.Series) -> list[str]:
    """Article ids by quoted share, most first, ties by id; of many, evenly chosen ones."""
    ranked = share.sort_index().sort_values(ascending=False, kind="stable").index
    return [str(i) for i in ranked[:: max(1, -(-len(ranked) // MOST))]]


def name_of(outlet: object, drawn: int, n: int) -> str:
    """Label of an outlet with its number of articles, and how many are drawn if not all."""
    counted = f"n = {n:,}" if drawn == n else f"{drawn:,} of {n:,} drawn"
    return f"{outlet} (" + counted.replace(" ", "\u00a0") + ")"


def draw_rows(
    ax: Axes, speech: pd.DataFrame, rows: dict[str, list[str]], palette: Colors, *, strip: float
) -> dict[str, float]:
    """Draw the articles of each outlet as a block of rows with a strip under it; return the feet of the strips."""
    top, feet, gap = 0.0, {}, max(1.0, 0.04 * sum(map(len, rows.values())))
    for outlet, ids in rows.items():
        places = top + np.arange(len(ids))
        draw_bars(ax, np.stack([0 * places, 0 * places + 1, places]), "#F3F3F3")
        own = speech.assign(row=speech["article_id"].map(dict(zip(ids, places, strict=True)))).dropna(subset="row")
        draw_bars(ax, own[["position", "width", "row"]].to_numpy(dtype=float).T, legible(palette[outlet]))
        feet[outlet] = top + len(ids) + strip
        top = feet[outlet] + gap
    ax.set_ylim(top, -0.5)
    return feet


def draw_bars(ax: Axes, bars: Array, color: str) -> None:
    """Draw bars (left, width and row, each an array) all at once."""
    from matplotlib.collections import PolyCollection

    left, width, row = bars
    right, foot = left + width, row + 0.82
    corners = [(left, row), (left, foot), (right, foot), (right, row)]
    shapes = np.stack([np.column_stack(corner) for corner in corners], axis=1)
    ax.add_collection(PolyCollection(list(shapes), facecolors=color, linewidths=0))


def frame(ax: Axes) -> None:
    """Draw the scale of positions, and nothing else around the rows."""
    ax.set_xlim(0, 1)
    ax.set_xticks(np.linspace(0, 1, 5), ["0 %", "25 %", "50 %", "75 %", "100 %"], color=INK)
    ax.tick_params(length=0, labelcolor=INK)
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.grid(axis="x", color=GRID, linewidth=0.6)
    ax.set_axisbelow(True)


def curves(
    ax: Axes, density: pd.DataFrame, feet: dict[str, float], palette: Colors, *, strip: float
) -> tuple[str, list[str]]:
    """Draw the density of each outlet in the strip above its foot; return the small print, and the peaks in words."""
    density = needed(density, ["outlet", "position", "share"], "density").sort_values("position")
    parts = {o: density[density["outlet"] == o] for o in feet}
    highest = max((p["share"].max() for p in parts.values() if p["share"].notna().any()), default=0.0)
    scale, high, peaks = max(0.1, math.ceil(round(10 * highest, 6)) / 10), 0.85 * strip, []
    room_for_both = high / ax.get_ylim()[0] * (slot(ax)[1] - FURNITURE) > 1.3 * TINY
    ends = [(high, f"{100 * scale:.0f} %"), (0.0, "0")][: 2 if room_for_both else 1]
    for outlet, part in parts.items():
        foot, color = feet[outlet], palette[outlet]
        level = foot - high * part["share"] / scale
        ax.fill_between(part["position"], level, foot, color=color, alpha=0.25, linewidth=0)
        ax.plot(part["position"], level, color=legible(color), linewidth=1.1)
        ax.hlines([foot, foot - high], 0, 1, colors=["#B0B0B0", GRID], linewidth=0.6)
        for y, text in ends:
            ax.annotate(
                text, (1, foot - y), (4, 0), textcoords="offset points", va="center", fontsize=TINY, color=MUTED
            )
        if part["share"].max() > 0:
            at = int(part["share"].round(6).argmax())
            share, place = float(part["share"].iloc[at]), float(part["position"].iloc[at])
            peaks.append(f"{outlet} {share:.0%} of characters, at {place:.0%} of the article")
    return "curve: mean share of characters in quotes", peaks
