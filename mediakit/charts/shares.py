"""Shares of negative, neutral and positive sentences: a stacked bar an outlet, the neutral part centred on zero.

After Heiberger & Robbins (2014), diverging stacked bars.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from mediakit.charts.alt import count, listed, sentences
from mediakit.charts.labels import rows_of
from mediakit.charts.layout import canvas, nothing, plain
from mediakit.charts.style import INK, MUTED
from mediakit.charts.text import axis_titles, counted, fitting, row_labels, small_print

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PARTS = (("negative", "#B35806", "white"), ("neutral", "#E4E4E4", INK), ("positive", "#542788", "white"))
"""Parts from the left: name, colour, colour of its number."""


def shares(estimates: pd.DataFrame, *, order: Sequence[str] | None = None, ax: Axes | None = None) -> Axes:
    """Draw the mean shares of negative, neutral and positive sentences of each outlet.

    Parameters
    ----------
    estimates : table of `compare` with `negative_sentence_share` and `positive_sentence_share`
    order : outlets from the top, optional
        Default: highest negative share first.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    Axes
        Neutral is what the two leave. An outlet without a value has an empty row.

    Raises
    ------
    MissingColumnError, UnknownNameError
        If the table lacks a column, or one of the two measures.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> scores = pd.DataFrame({"outlet": ["A", "B"], "negative_sentence_share": [0.5, 0.2]})
    >>> ax = mk.charts.shares(mk.compare(scores.assign(positive_sentence_share=[0.1, 0.3])))
    >>> [round(float(bar.get_width()), 2) for bar in ax.patches]  # negative, neutral, positive; A, B in each
    [0.5, 0.2, 0.4, 0.5, 0.1, 0.3]
    """
    negative = rows_of(estimates, "negative_sentence_share", order)
    ax = canvas(ax, len(negative))
    if negative.empty:
        return nothing(ax, "No outlet to draw: the table is empty")
    positive = rows_of(estimates, "positive_sentence_share", list(negative.index))["mean"]
    parts = pd.DataFrame(
        {"negative": negative["mean"], "neutral": 1 - negative["mean"] - positive, "positive": positive}
    )
    plain(ax)
    bars(ax, parts)
    row_labels(ax, counted(parts.index, negative["n"]))
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    axis_titles(ax, "share of sentences")
    lost = [str(o) for o in parts.index[parts.isna().any(axis=1)]]
    small_print(
        ax,
        "orange: negative, grey: neutral, purple: positive sentences; means of articles",
        "intervals: see the dot plots of the two shares",
        "valence of words, not stance",
        f"not measured: {', '.join(lost)}" if lost else "",
    )
    told = [f"{o} {r.negative:.0%} negative, {r.positive:.0%} positive" for o, r in parts.dropna().iterrows()]
    title = f"Stacked bars of negative, neutral and positive sentences for {count(len(parts), 'outlet')}"
    ax.set_label(sentences(title, listed(told), f"not measured: {', '.join(lost)}" if lost else ""))
    return ax


def bars(ax: Axes, parts: pd.DataFrame) -> None:
    """Draw the bars, the middle of the neutral part at zero, each part with its number where there is room."""
    size = fitting(ax, 1.6 * len(parts), largest=8.5)
    left = -(parts["negative"] + parts["neutral"] / 2)
    for name, color, ink in PARTS:
        ax.barh(range(len(parts)), parts[name], left=left, height=0.62, color=color, linewidth=0)
        for row, (start, width) in enumerate(zip(left, parts[name], strict=True)):
            if width >= 0.07:
                ax.text(start + width / 2, row, f"{width:.2f}", ha="center", va="center", color=ink, fontsize=size)
        left = left + parts[name]
    for row in range(len(parts)):
        if parts.iloc[row].isna().any():
            ax.text(0, row, "not measured", ha="center", va="center", color=MUTED, fontsize=size)
    ax.set_xlim(-1, 1)
    ax.autoscale(axis="x", tight=True)
