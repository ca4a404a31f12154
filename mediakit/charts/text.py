"""Text in charts: labels of rows and axes, values beside rows, small print; wrapped and sized so that nothing overlaps.

Sizes are estimated from the place that the Axes has in its figure, because the layout is only known when it is drawn.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from mediakit.charts.style import INK, MUTED

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.transforms import Bbox

SMALL = 7.5
"""Size of the small print in points."""
CHARACTER = 0.52
"""Mean width of a character of DejaVu Sans, in sizes."""
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


def fitting(ax: Axes, lines: float, largest: float = 9.0) -> float:
    """Font size in points with which so many lines fit into the height of the Axes."""
    height = slot(ax)[1]
    return max(4.0, min(largest, 0.8 * max(height - FURNITURE, 0.5 * height) / max(lines, 1)))


def lettered(text: object, width: int) -> str:
    """Return a text as a label: on one or more lines, never cut; a dollar sign stays a dollar sign."""
    lines = textwrap.wrap(str(text).replace("\n", " "), width, break_long_words=True)
    return "\n".join(lines).replace("$", r"\$") or "(no name)"


def axis_titles(ax: Axes, x: str = "", y: str = "") -> None:
    """Name the axes, on as many lines as the names need."""
    ax.set_xlabel(titled(x, room(ax, part=0.7)), color=INK)
    if y:
        ax.set_ylabel(titled(y, max(10, int((slot(ax)[1] - FURNITURE / 2) / (CHARACTER * 9)))), color=INK)


def titled(text: str, width: int) -> str:
    """Return the title of an axis; one that is too long is broken before its bracket first."""
    name, bracket, rest = text.partition(" (")
    if len(text) <= width or not bracket:
        return textwrap.fill(text, width)
    return textwrap.fill(name, width) + "\n" + textwrap.fill(f"({rest}", width)


def counted(names: Iterable[object], counts: Iterable[int]) -> list[str]:
    """Names with their number of articles, such as "Herald (n = 40)"."""
    return [f"{o} (n\u00a0=\u00a0{n:,})" for o, n in zip(names, counts, strict=True)]


def row_labels(ax: Axes, names: Sequence[str]) -> None:
    """Label rows 0, 1, 2 ... from the top, wrapped and in a size that lets them stand apart."""
    labels, size = fitted(ax, names, room(ax, part=0.34))
    ax.set_yticks(range(len(labels)), labels, fontsize=size, color=INK)
    ax.set_ylim(len(labels) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)


def fitted(ax: Axes, names: Sequence[str], width: int) -> tuple[list[str], float]:
    """Return the names wrapped to this width, or wider where many lines would need small letters, and their size."""
    labels, size = [""], 0.0
    for factor in (1.0, 1.4, 2.0):
        labels = [lettered(name, int(factor * width)) for name in names]
        size = fitting(ax, (max(label.count("\n") for label in labels) + 1.4) * len(labels))
        if size >= 7:
            break
    return labels, size


def column_labels(ax: Axes, names: Sequence[str], size: float) -> None:
    """Label columns 0, 1, 2 ... above the Axes: wrapped, or slanted where a word is wider than its column."""
    pitch = 0.56 * slot(ax)[0] / max(len(names), 1)
    width = max(1, int(pitch / (CHARACTER * size)))
    longest = max((len(word) for name in names for word in name.split(" ")), default=0)
    ax.tick_params(length=0, top=True, labeltop=True, bottom=False, labelbottom=False)
    if longest <= width:
        ax.set_xticks(range(len(names)), [lettered(n, width) for n in names], fontsize=size, color=INK)
        return
    upright = pitch < 20
    small = {"fontsize": min(size, 7.5, pitch / 1.35), "rotation": 90} if upright else {"fontsize": min(size, 7.5)}
    slanted: dict[str, Any] = {"rotation": 45, "ha": "left", "rotation_mode": "anchor", "color": INK}
    turned = {"color": INK} if upright else slanted
    ax.set_xticks(range(len(names)), [lettered(n, 80 if upright else 26) for n in names], **turned | small)


def cell_size(ax: Axes, texts: Sequence[Sequence[str]]) -> float:
    """Font size with which the texts of a matrix fit into their cells."""
    lines = max((text.count("\n") + 1 for row in texts for text in row), default=1)
    lengths = [len(line) for row in texts for text in row for line in text.split("\n")]
    longest = max(lengths, default=1)
    width = 0.5 * slot(ax)[0] / max(1, len(texts[0]))
    return max(3.5, min(fitting(ax, (lines + 0.8) * len(texts)), width / (0.6 * longest)))


def value_column(ax: Axes, values: Sequence[str], title: str = "") -> None:
    """Write a value beside each row, in a column at the right edge; a title makes room for itself above the first."""
    size = fitting(ax, 1.4 * len(values))
    beside: dict[str, Any] = {"textcoords": "offset points", "fontsize": size, "color": INK}
    for row, value in enumerate(values):
        ax.annotate(value, (1, row), (6, 0), xycoords=("axes fraction", "data"), va="center", **beside)
    if title:
        ax.set_ylim(len(values) - 0.4, -1.3)
        beside |= {"fontsize": min(size, SMALL), "color": MUTED}
        ax.annotate(title, (1, -0.85), (6, 0), xycoords=("axes fraction", "data"), va="center", **beside)


def small_print(ax: Axes, *parts: str) -> None:
    """Write what a reader needs to know, grey and small, under everything else of the Axes."""
    text = "; ".join(p for p in parts if p).replace("$", r"\$")
    if not text:
        return
    ax.annotate(
        textwrap.fill(f"{text[0].upper()}{text[1:]}.", room(ax, SMALL, part=0.93)),
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
