"""Shares of negative, neutral and positive sentences: a stacked bar an outlet, the neutral part centred on zero.

After Heiberger & Robbins (2014), diverging stacked bars.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from mediakit.charts.alt import count, listed, sentences
from mediakit.charts.labels import not_measured, rows_of
from mediakit.charts.layout import canvas, nothing, plain
from mediakit.charts.style import INK, MUTED
from mediakit.charts.text import axis_titles, counted, fitting, row_labels, slot, small_print

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PARTS = (("negative", "#B35806", "white"), ("neutral", "#E4E4E4", INK), ("positive", "#542788", "white"))
"""Parts from the left: name, colour, colour of its number."""
WIDE = 4.2
"""Width of a number in sizes of its font, over the share of the figure that bars of one sentence share take."""


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
    lost = not_measured(parts.index[parts.isna().any(axis=1)])
    small_print(
        ax,
        "left, orange: negative; grey: neutral; right, purple: positive sentences; means of articles",
        "intervals: see the dot plots of the two shares",
        "valence of words, not stance",
        lost,
    )
    told = [f"{o} {r.negative:.0%} negative and {r.positive:.0%} positive" for o, r in parts.dropna().iterrows()]
    title = f"Stacked bars of negative, neutral and positive sentences for {count(len(parts), 'outlet')}"
    ax.set_label(sentences(title, "means: " + listed(told) if told else "", lost))
    return ax


def bars(ax: Axes, parts: pd.DataFrame) -> None:
    """Draw the bars, the middle of the neutral part at zero, each part with its number."""
    size = fitting(ax, 1.6 * len(parts), largest=8.5)
    left = -(parts["negative"] + parts["neutral"] / 2)
    for name, color, _ in PARTS:
        ax.barh(range(len(parts)), parts[name], left=left, height=0.62, color=color, linewidth=0)
        for row, (start, width) in enumerate(zip(left, parts[name], strict=True)):
            number_of(ax, name, (row, start, width), size)
        left = left + parts[name]
    for row in range(len(parts)):
        if parts.iloc[row].isna().any():
            ax.text(0, row, "not measured", ha="center", va="center", color=MUTED, fontsize=size)
    ax.set_xlim(-1, 1)
    ax.autoscale(axis="x", tight=True)


def number_of(ax: Axes, name: str, part: tuple[int, float, float], size: float) -> None:
    """Write the number of a part (row, start, width): inside, or beside the bar where the part is too narrow for it."""
    row, start, width = part
    look: dict[str, Any] = {"va": "center", "fontsize": size, "textcoords": "offset points"}
    if width >= WIDE * size / slot(ax)[0]:
        ink = next(ink for known, _, ink in PARTS if known == name)
        ax.annotate(f"{width:.2f}", (start + width / 2, row), (0, 0), ha="center", color=ink, **look)
    elif width >= 0 and name == "negative":
        ax.annotate(f"{width:.2f}", (start, row), (-2, 0), ha="right", color=INK, **look)
    elif width >= 0 and name == "positive":
        ax.annotate(f"{width:.2f}", (start + width, row), (2, 0), ha="left", color=INK, **look)
