"""What the charts of cells share: labels of columns, and the size of the text in the cells."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mediakit.charts.safe import drawable
from mediakit.charts.style import INK
from mediakit.charts.text import CHARACTER, NARROW, breadth, fitting, height_left, slot, wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes

READABLE = 6.0
"""Points below which text in a cell is turned upright or shortened."""
WIDTHS = {".": 0.32, ",": 0.32, "\u2212": 0.84}
"""Widths in sizes of the font of characters that are not as wide as a digit."""
DIGIT = 0.64
SLANTED = 26
"""Characters in a line of a slanted label."""


def column_labels(ax: Axes, names: Sequence[str], size: float = 9.0) -> float:
    """Label columns 0, 1, 2 ... above the Axes: wrapped; slanted where a word is wider than its column; or upright.

    Returns the height in points that they take from the rows, which are to be labelled after them.
    """
    shown = [drawable(name) for name in names]
    pitch = 0.56 * slot(ax)[0] / max(len(shown), 1)
    width = max(1, int(pitch / (CHARACTER * size)))
    longest = max((len(word) for name in shown for word in name.split(" ")), default=0)
    ax.tick_params(length=0, top=True, labeltop=True, bottom=False, labelbottom=False)
    look: dict[str, Any] = {"fontsize": size, "rotation": 0}
    labels = [wrapped(name, width) for name in shown]
    if longest > width:
        labels, look = turned(shown, pitch, min(size, 7.5))
    ax.set_xticks(range(len(shown)), labels, color=INK, **look)
    return height_of(labels, look["fontsize"], look["rotation"])


def height_of(labels: Sequence[str], size: float, angle: float) -> float:
    """Points of height that labels of this size take at an angle in degrees."""
    lines = 1.2 * size * max((label.count("\n") + 1 for label in labels), default=0)
    longest = CHARACTER * size * max((breadth(line) for label in labels for line in label.split("\n")), default=0)
    slope = math.radians(angle)
    return longest * math.sin(slope) + lines * math.cos(slope)


def turned(names: Sequence[str], pitch: float, size: float) -> tuple[list[str], dict[str, Any]]:
    """Names at an angle that so wide columns have room for, and how they are drawn."""
    labels = [wrapped(name, SLANTED) for name in names]
    if pitch >= 20 and max(label.count("\n") + 1 for label in labels) <= 0.7 * pitch / (1.2 * size):
        return labels, {"fontsize": size, "rotation": 45, "ha": "left", "rotation_mode": "anchor"}
    size = min(size, pitch / 1.35)
    return [in_lines(name, int(pitch / (1.2 * size))) for name in names], {"fontsize": size, "rotation": 90}


def in_lines(name: str, most: int) -> str:
    """Break a name into at most so many lines, and into as few as a slanted one would have."""
    width = max(SLANTED, -(-len(name) // most))
    while wrapped(name, width).count("\n") >= most:
        width += 1
    return wrapped(name, width)


def cell_letters(ax: Axes, texts: Sequence[Sequence[str]], taken: float = 0.0) -> dict[str, Any]:
    """Font size with which the texts of a matrix fit into their cells, and the angle that makes them more readable.

    `taken` is the height in points of the labels above the Axes.
    """
    lines = max((text.count("\n") + 1 for row in texts for text in row), default=1)
    widest = max((ems(line) for row in texts for text in row for line in text.split("\n")), default=1)
    width = slot(ax)[0]
    wide = (0.5 if width > NARROW else 0.43) * width / max(1, len(texts[0]))
    high = 0.8 * height_left(ax, taken) / max(1, len(texts))
    level = min(fitting(ax, (lines + 0.8) * len(texts), taken=taken), 0.95 * wide / widest)
    upright = min(9.0, wide / (1.25 * lines), high / widest)
    turned = level < READABLE and upright > level
    return {"fontsize": max(3.5, upright if turned else level), "rotation": 90 if turned else 0}


def ems(text: str) -> float:
    """Width of a line of digits, in sizes of the font."""
    return sum(WIDTHS.get(character, DIGIT) for character in text)
