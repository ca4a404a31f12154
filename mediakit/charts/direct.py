"""Direct labels: the name beside its mark, moved as little as needed so that no two overlap."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from mediakit.charts.style import legible
from mediakit.charts.text import NARROW, breadth, lettered, room, slot

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.transforms import Transform

    from mediakit.charts.style import Colors

Values = np.ndarray[Any, Any]


SIZE = 8.0
"""Of the labels, in points."""


def label_points(ax: Axes, across: pd.DataFrame, up: pd.Series, palette: Colors) -> None:
    """Name each point beside its interval, on the side away from the others.

    Labels that would overlap move up or down and are tied to their point by a line.

    Parameters
    ----------
    ax : Axes
    across : index names, columns low, mean, high along x
    up : the y of each name
    palette : name -> colour
    """
    from matplotlib.patheffects import withStroke

    low, high = across["low"].fillna(across["mean"]), across["high"].fillna(across["mean"])
    outward = (across["mean"] < (across["mean"].min() + across["mean"].max()) / 2).to_numpy()
    tight = bool(outward.any()) and slot(ax)[0] <= NARROW  # names on both sides of the points
    names = [lettered(o, room(ax, SIZE, part=0.22 if tight else 0.3)) for o in across.index]
    heights = np.array([n.count("\n") * 1.2 + 1.5 for n in names]) * SIZE
    ends = np.where(outward, low, high)
    make_room(ax, names, ends, outward)
    points = np.column_stack([ends, up])
    for i, (name, outlet) in enumerate(zip(names, across.index, strict=True)):
        left = bool(outward[i])
        same = np.flatnonzero(outward == outward[i])
        own = int(np.flatnonzero(same == i)[0])
        label = ax.annotate(
            name,
            (ends[i], up.iloc[i]),
            xytext=(-6 if left else 6, 0),
            textcoords=partial(place, ax, points[same], heights[same], own),
            ha="right" if left else "left",
            va="center",
            fontsize=SIZE,
            color=legible(palette[str(outlet)], 4.5),
            path_effects=[withStroke(linewidth=2.5, foreground="white")],
            arrowprops={
                "arrowstyle": "-",
                "color": "#B0B0B0",
                "linewidth": 0.6,
                "shrinkA": 1,
                "shrinkB": 4,
                "relpos": (1 if left else 0, 0.5),
            },
        )
        label.set_in_layout(False)  # a label that moved the layout would move itself at the next drawing


def make_room(ax: Axes, names: Sequence[str], ends: Values, left: Values) -> None:
    """Widen the Axes so that every name fits beside the end of its interval."""
    longest = np.array([max(map(breadth, name.split("\n"))) + 3 for name in names])
    parts = np.minimum(longest / room(ax, SIZE, part=0.72), 0.48)
    low, high = ax.get_xlim()
    for _ in range(9):  # widening makes each name longer in the units of the axis
        span = high - low
        low = min([low, *(ends - parts * span)[left]])
        high = max([high, *(ends + parts * span)[~left]])
    ax.set_xlim(low, high)


def place(ax: Axes, points: Values, heights: Values, i: int, _: object) -> Transform:
    """Where label `i` goes, found when the figure is drawn: the level of its point, or as near as there is room.

    Returns the transform from points (1/72 inch) beside that place to pixels.
    """
    from matplotlib.transforms import Affine2D

    pixels = ax.transData.transform(points)
    scale = ax.figure.dpi / 72
    level = spread(pixels[:, 1], heights * scale, (ax.bbox.y0, ax.bbox.y1))[i]
    return Affine2D().scale(scale).translate(pixels[i, 0], level)


def spread(centers: Values, heights: Values, limits: tuple[float, float] = (-np.inf, np.inf)) -> Values:
    """Move intervals of these centers and heights so far that none overlap, keeping their order and their middle.

    None goes beyond the limits, unless all together are longer: then they stick out below.

    >>> spread(np.array([0.0, 1.0, 10.0]), np.array([4.0, 4.0, 4.0])).tolist()
    [-1.5, 2.5, 10.0]
    >>> spread(np.array([0.0, 1.0, 10.0]), np.array([4.0, 4.0, 4.0]), (0.0, 12.0)).tolist()
    [2.0, 6.0, 10.0]
    """
    placed = np.empty(len(centers))
    for middle, height, members in blocks_of(centers, heights):
        edge = middle - height / 2
        for i in members:
            placed[i] = edge + heights[i] / 2
            edge += heights[i]
    order = np.argsort(centers, kind="stable").tolist()
    floor, ceiling = limits
    for i in order:
        placed[i] = max(placed[i], floor + heights[i] / 2)
        floor = placed[i] + heights[i] / 2
    for i in reversed(order):
        placed[i] = min(placed[i], ceiling - heights[i] / 2)
        ceiling = placed[i] - heights[i] / 2
    return placed


def blocks_of(centers: Values, heights: Values) -> list[tuple[float, float, list[int]]]:
    """Group the intervals that touch, from the lowest: middle, height and members of each group."""
    blocks: list[tuple[float, float, list[int]]] = []
    for i in np.argsort(centers, kind="stable").tolist():
        middle, height, members = float(centers[i]), float(heights[i]), [i]
        while blocks and blocks[-1][0] + blocks[-1][1] / 2 > middle - height / 2:
            below_middle, below_height, below = blocks.pop()
            middle = (below_middle * len(below) + middle * len(members)) / (len(below) + len(members))
            members = below + members
            height += below_height
        blocks.append((middle, height, members))
    return blocks
