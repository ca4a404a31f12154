"""What all charts share: the canvas, rows with labels, small print, numbers as a figure prints them.

Helpers of the charts; nothing here computes a result.
"""

from __future__ import annotations

import math
import textwrap
import zlib
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from mediakit.charts.style import GRID, INK, MUTED, Colors, colors

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.transforms import BboxBase

SMALL = 7.5
NAME_WIDTH = 34


def canvas(ax: Axes | None, rows: int = 8) -> Axes:
    """Return the Axes to draw on: the one given, or the current one; a figure made here gets a fitting height."""
    if ax is None:
        import matplotlib.pyplot as plt

        fresh = not plt.get_fignums()
        ax = plt.gca()
        if fresh:
            ax.figure.set_layout_engine("constrained")
            ax.figure.set_facecolor("white")
            ax.figure.set_size_inches(6, min(1.3 + 0.35 * max(rows, 2), 12))
    ax.set_facecolor("white")
    return ax


def plain(ax: Axes, grid: str = "x") -> None:
    """Few lines: no box, a muted grid along one axis (`x`, `y` or `none`) behind the marks, at most five ticks."""
    from matplotlib.ticker import MaxNLocator

    for side in ("top", "right", "left" if grid == "x" else "top"):
        ax.spines[side].set_visible(False)
    for side in ("bottom", "left"):
        ax.spines[side].set_color("#8A8A8A")
    ax.set_axisbelow(True)
    ax.tick_params(color="#8A8A8A", labelcolor=INK, length=3)
    for name, axis in (("x", ax.xaxis), ("y", ax.yaxis)):
        axis.label.set_color(INK)
        if grid == name:
            ax.grid(axis=name, color=GRID, linewidth=0.8)
            ax.tick_params(axis=name, length=0)
            axis.set_major_locator(MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]))


def name_label(name: object, width: int = NAME_WIDTH) -> str:
    """Return a name as a label: on one or more lines, never cut; a dollar sign stays a dollar sign."""
    text = " ".join(str(name).split()).replace("$", r"\$")
    return "\n".join(textwrap.wrap(text, width, break_long_words=True)) or "(no name)"


def row_labels(ax: Axes, labels: Sequence[str]) -> None:
    """Label rows 0, 1, 2 ... from the top, in a size that lets them stand apart."""
    lines = sum(label.count("\n") + 1.5 for label in labels)
    ax.set_yticks(range(len(labels)), labels, fontsize=fitting(ax, lines), color=INK)
    ax.set_ylim(len(labels) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)


def value_column(ax: Axes, values: Sequence[str]) -> None:
    """Write a value beside each row, in a column at the right edge."""
    for row, value in enumerate(values):
        ax.annotate(
            value,
            (1, row),
            xycoords=("axes fraction", "data"),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            fontsize=fitting(ax, 1.5 * len(values)),
            color=INK,
        )


def fitting(ax: Axes, lines: float, largest: float = 9.0) -> float:
    """Font size in points with which so many lines fit into the height of the Axes."""
    height = ax.get_position().height * ax.figure.get_figheight() * 72
    return max(4.5, min(largest, 0.83 * height / max(lines, 1)))


def small_print(ax: Axes, *sentences: str) -> None:
    """Write what a reader needs to know, grey and small, under everything else of the Axes."""
    text = ". ".join(s for s in sentences if s)
    if not text:
        return
    inches = ax.get_position().width * ax.figure.get_figwidth()
    filled = textwrap.fill(
        text.replace("$", r"\$") + ".", max(40, int(inches * 72 / SMALL / 0.5))
    )
    ax.annotate(
        filled,
        (0, 0),
        xycoords=partial(_corner, ax),
        xytext=(0, -5),
        textcoords="offset points",
        va="top",
        fontsize=SMALL,
        color=MUTED,
        wrap=True,
        linespacing=1.25,
    )


def _corner(ax: Axes, renderer: Any) -> BboxBase:
    """Box of the Axes with its axis labels: small print hangs from its lower left corner."""
    from matplotlib.transforms import Bbox

    boxes = [
        ax.get_window_extent(renderer),
        ax.xaxis.get_tightbbox(renderer),
        ax.yaxis.get_tightbbox(renderer),
    ]
    return Bbox.union([b for b in boxes if b is not None])


def nothing(ax: Axes, reason: str) -> Axes:
    """Say in the figure that there is nothing to draw, and why."""
    ax.set_xticks([])
    ax.set_yticks([])
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.text(
        0.5,
        0.5,
        textwrap.fill(reason, 40),
        transform=ax.transAxes,
        ha="center",
        va="center",
        color=MUTED,
    )
    ax.set_label(reason)
    return ax


def number(value: float, measure: str) -> str:
    """Return a value as a figure prints it: shares and tone with two decimals, rates and grades with one.

    >>> number(-0.214, "news_tone_mean"), number(1234.4, "n_words"), number(11.06, "hedges_per_1k_words")
    ('−0.21', '1,234', '11.1')
    """
    if math.isnan(value):
        return "not measured"
    return f"{value:,.{decimals(measure)}f}".replace("-", "−")


def decimals(measure: str) -> int:
    """Decimals of a measure in a figure."""
    if measure in ("n_words", "n_sentences", "n_characters"):
        return 0
    return (
        2 if any(part in measure for part in ("share", "tone", "vader", "mattr")) else 1
    )


def jitter(article_ids: Iterable[object]) -> np.ndarray[Any, Any]:
    """Shift in [-0.5, 0.5) of each article, from its id alone: an article keeps its place in every figure."""
    return np.array(
        [
            zlib.crc32(str(i).encode("utf-8", "surrogatepass")) / 2**32 - 0.5
            for i in article_ids
        ]
    )


def colors_of(frame: pd.DataFrame, given: Colors | None) -> dict[str, str]:
    """Colours of the outlets in a table: those given, grey for an outlet without one, or made from the names."""
    names = {str(o) for o in frame["outlet"]}
    return (
        colors(names)
        if given is None
        else {o: given.get(o, "#767676") for o in names | set(given)}
    )
