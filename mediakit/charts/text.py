"""Text in charts: labels of rows and axes, values beside rows, small print; wrapped and sized so that nothing overlaps.

Sizes are estimated from the place that the Axes has in its figure, because the layout is only known when it is drawn.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from mediakit.charts.safe import drawable, literal, stopped
from mediakit.charts.style import INK, MUTED

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.transforms import Bbox

SMALL = 7.5
"""Size of the small print in points."""
CHARACTER = 0.52
"""Mean width of a character of DejaVu Sans, in sizes."""
NARROW = 260
"""Points of width up to which an Axes counts as narrow: a column of a journal, or one of two side by side."""
FURNITURE = 80
"""Points of height that title, ticks, axis label and small print take."""


def slot(ax: Axes) -> tuple[float, float]:
    """Width and height in points of the place that the Axes has in its figure."""
    width, height = 72 * ax.figure.bbox.width / ax.figure.dpi, 72 * ax.figure.bbox.height / ax.figure.dpi
    place = ax.get_subplotspec()
    if place is None:
        box = ax.get_position()
        return box.width * width, box.height * height
    rows, columns = place.get_gridspec().get_geometry()
    return width * len(place.colspan) / columns, height * len(place.rowspan) / rows


def room(ax: Axes, size: float = 9.0, part: float = 0.75) -> int:
    """How many characters of this size fit into a part of the width."""
    return max(6, int(part * slot(ax)[0] / (CHARACTER * size)))


def breadth(line: str) -> float:
    """Width of a line in mean characters: capitals, digits and the signs of East Asia are wider."""
    wide = sum(c.isupper() or c.isdigit() for c in line)
    double = sum(unicodedata.east_asian_width(c) in "WF" for c in line)
    return len(line) + 0.3 * wide + 0.9 * double


def fitting(ax: Axes, lines: float, largest: float = 9.0, taken: float = 0.0) -> float:
    """Font size in points with which so many lines fit into the height of the Axes."""
    return max(4.0, min(largest, 0.8 * height_left(ax, taken) / max(lines, 1)))


def height_left(ax: Axes, taken: float = 0.0) -> float:
    """Points of height that are left for the rows, where labels above the Axes have taken some."""
    height = slot(ax)[1] - taken
    return max(height - FURNITURE, 0.5 * height)


def lettered(text: object, width: int) -> str:
    """Return a text as a label: on one or more lines, never cut, every character seen as it is."""
    return wrapped(drawable(text), width)


def wrapped(text: str, width: int) -> str:
    """Break a text into lines of at most this many characters, fewer where many of them are wide."""
    width = max(1, int(width * min(1.0, 1.1 * len(text) / breadth(text)))) if text else width
    return literal("\n".join(textwrap.wrap(text, width, break_long_words=True))) or "(no name)"


def axis_titles(ax: Axes, x: str = "", y: str = "") -> None:
    """Name the axes, on as many lines as the names need; without `y` the rows have their labels already."""
    width = slot(ax)[0]
    width = min(0.7 * width, width - 12 - (0 if y else names_width(ax)))
    ax.set_xlabel(titled(x, max(6, int(width / letter_width(ax.xaxis)))), color=INK)
    if y:
        ax.set_ylabel(titled(y, max(10, int(height_left(ax) / letter_width(ax.yaxis)))), color=INK)


def letter_width(axis: Axis) -> float:
    """Points of width of a character of the title of an axis."""
    return CHARACTER * float(axis.label.get_fontsize())


def names_width(ax: Axes) -> float:
    """Points of width that the labels of the rows take."""
    lines = [(line, label) for label in ax.get_yticklabels() for line in label.get_text().split("\n")]
    return max((breadth(line) * CHARACTER * float(label.get_fontsize()) for line, label in lines), default=0.0)


def titled(text: str, width: int) -> str:
    """Return the title of an axis; one that is too long is broken before its bracket first."""
    name, bracket, rest = drawable(text).partition(" (")
    whole = [name + bracket + rest] if len(text) <= width or not bracket else [name, f"({rest}"]
    return literal("\n".join(textwrap.fill(part, width, break_on_hyphens=False) for part in whole))


def counted(names: Iterable[object], counts: Iterable[int]) -> list[str]:
    """Names with their number of articles, such as "Herald (n = 40)"."""
    return [f"{o} (n\u00a0=\u00a0{n:,})" for o, n in zip(names, counts, strict=True)]


def row_labels(ax: Axes, names: Sequence[str], part: float = 0.34) -> None:
    """Label rows 0, 1, 2 ... from the top in a part of the width, in a size that lets them stand apart."""
    labels, size = fitted(ax, names, room(ax, part=part))
    ax.set_yticks(range(len(labels)), labels, fontsize=size, color=INK)
    ax.set_ylim(len(labels) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)


def fitted(ax: Axes, names: Sequence[str], width: int, taken: float = 0.0) -> tuple[list[str], float]:
    """Return the names wrapped, and the largest size with which they stand apart.

    `width` is the room in characters of 9 points; below 7 points the names may take more of it. `taken` is the height
    in points of the labels above the Axes.
    """
    shown, labels = [drawable(name) for name in names], [""]
    for size in np.arange(9, 4, -0.5).tolist():
        labels = [wrapped(name, int(width * (1 if size >= 7 else 1.4) * 9 / size)) for name in shown]
        if fitting(ax, crowding(labels) * len(labels), taken=taken) >= size:
            return labels, size
    return labels, 4.0


def crowding(labels: Sequence[str]) -> float:
    """Lines of height that a row needs, so that no two neighbours touch."""
    lines = [label.count("\n") + 1 for label in labels] or [1]
    return max((one + two) / 2 for one, two in zip(lines, lines[1:] or lines, strict=False)) + 0.3


def value_column(ax: Axes, values: Sequence[str], title: str = "") -> None:
    """Write a value beside each row, in a column at the right edge; a title makes room for itself above the first."""
    size = fitting(ax, 1.4 * len(values))
    beside: dict[str, Any] = {"textcoords": "offset points", "fontsize": size, "color": INK}
    for row, value in enumerate(literal(drawable(v)) for v in values):
        ax.annotate(value, (1, row), (6, 0), xycoords=("axes fraction", "data"), va="center", **beside)
    if title:
        ax.set_ylim(len(values) - 0.4, -1.3)
        beside |= {"fontsize": min(size, SMALL), "color": MUTED}
        ax.annotate(title, (1, -0.85), (6, 0), xycoords=("axes fraction", "data"), va="center", **beside)


def small_print(ax: Axes, *parts: str) -> None:
    """Write what a reader needs to know, grey and small, under everything else of the Axes."""
    text = drawable("; ".join(p for p in parts if p)).replace(" %", "\u00a0%")  # "95 %" stays on one line
    if not text:
        return
    lines = textwrap.fill(stopped(f"{text[0].upper()}{text[1:]}"), room(ax, SMALL, part=0.93)).replace("\u00a0%", " %")
    ax.annotate(
        literal(lines),
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


def _corner(ax: Axes, renderer: Any) -> Bbox:
    """Box of the Axes with its axis labels: small print hangs from its lower left corner."""
    from matplotlib.transforms import Bbox

    boxes = [
        ax.get_window_extent(renderer),
        ax.xaxis.get_tightbbox(renderer),
        ax.yaxis.get_tightbbox(renderer),
    ]
    return Bbox.union([b for b in boxes if b is not None])
