"""Hedge categories by voice: how often each kind of hedge stands in the outlet's own words and in quoted speech."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.charts.alt import listed, sentences
from mediakit.charts.layout import canvas, nothing, plain
from mediakit.charts.text import SMALL, axis_titles, row_labels, small_print
from mediakit.errors import MissingColumnError
from mediakit.tables import require

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LOOKS = {"own": ("#0072B2", ""), "reported": ("#7FB8DA", ".."), "quoted": ("#DCEAF3", "////")}
"""Voice -> colour and hatch; other voices are grey."""


def categories(hedges: pd.DataFrame, *, words: Mapping[str, float] | None = None, ax: Axes | None = None) -> Axes:
    """Draw a bar for every category and voice.

    Parameters
    ----------
    hedges : table of `hedges`
        Columns `category` and `voice`. Choose an outlet, or a pole, by choosing rows.
    words : voice -> number of words, optional
        Bars are then rates per 1,000 words of the voice, which can be compared; without it they are counts.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    Axes
        Categories from the most to the least frequent, ties by name.

    Raises
    ------
    MissingColumnError
        If the table lacks a column, or `words` a voice of the table.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> hits = pd.DataFrame({"category": ["modal", "modal", "adverb"], "voice": ["own", "quoted", "own"]})
    >>> ax = mk.charts.categories(hits, words={"own": 500, "quoted": 100})
    >>> ax.get_xlabel(), [float(bar.get_width()) for bar in ax.patches]
    ('hits per 1,000 words of that voice', [2.0, 2.0, 10.0, 0.0])
    """
    require(hedges, ["category", "voice"], "hedges")
    table = pd.crosstab(hedges["category"], hedges["voice"])
    table = table.loc[sorted(table.index, key=lambda c: (-table.loc[c].sum(), str(c)))]
    ax = canvas(ax, 1 + len(table))
    if table.empty:
        return nothing(ax, "No hedge to draw: the table is empty")
    voices = [v for v in (*LOOKS, *sorted(set(table.columns) - set(LOOKS))) if v in table.columns]
    unknown = [v for v in voices if words is not None and v not in words]
    if unknown:
        raise MissingColumnError("words", unknown, words or ())
    rates = table if words is None else pd.DataFrame({v: 1000 * table[v] / max(words[v], 1) for v in voices})
    plain(ax)
    height = 0.8 / len(voices)
    for i, voice in enumerate(voices):
        color, hatch = LOOKS.get(voice, ("#9A9A9A", ".."))
        places = np.arange(len(rates)) + (i - (len(voices) - 1) / 2) * height
        ax.barh(
            places, rates[voice], height=0.92 * height, color=color, hatch=hatch, edgecolor="#0A5C8C", linewidth=0.6
        )
    row_labels(ax, [str(c).replace("_", " ") for c in rates.index])
    ax.legend(
        [f"{v} words" if v in LOOKS else str(v) for v in voices], fontsize=SMALL + 1, loc="lower right", frameon=False
    )
    unit = "hits" if words is None else "hits per 1,000 words of that voice"
    axis_titles(ax, unit)
    small_print(
        ax,
        f"{len(hedges):,} hits in {hedges['article_id'].nunique() if 'article_id' in hedges else '?'} articles",
        "counts, no interval",
    )
    digits = ".0f" if words is None else ".1f"
    told = [f"{c}: " + ", ".join(f"{v} {rates.loc[c, v]:{digits}}" for v in voices) for c in rates.index]
    ax.set_label(sentences(f"Bars of {unit} for {len(rates)} categories by voice", listed(told)))
    return ax
