"""Direct labels: the name beside its mark, moved as little as needed so that no two overlap."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from mediakit.charts.style import legible
from mediakit.charts.text import lettered, room

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.transforms import Transform

    from mediakit.charts.style import Colors

Values = np.ndarray[Any, Any]


SIZE = 8.0
"""Of the labels, in points."""


def label_points(ax: Axes, across: pd.DataFrame, up: pd.Series, palette: Colors) -> None:
    """Name each point beside its interval; labels that would overlap move up or down, tied to their point by a line.

    Parameters
    ----------
    ax : Axes
    across : index names, columns low, mean, high along x
    up : the y of each name
    palette : name -> colour
    """
    from matplotlib.patheffects import withStroke

    names = [lettered(o, room(ax, SIZE, part=0.3)) for o in across.index]
    heights = np.array([n.count("\n") * 1.2 + 1.5 for n in names]) * SIZE
    low, high = across["low"].fillna(across["mean"]), across["high"].fillna(across["mean"])
    middle = (low.min() + high.max()) / 2
    ends = np.where(across["mean"] > middle, low, high)
    for i, (name, outlet) in enumerate(zip(names, across.index, strict=True)):
        left = ends[i] < across["mean"].iloc[i] or (ends[i] == across["mean"].iloc[i] and ends[i] > middle)
        ax.annotate(
            name,
            (ends[i], up.iloc[i]),
            xytext=(-6 if left else 6, 0),
            textcoords=partial(place, ax, np.column_stack([ends, up]), heights, i),
            ha="right" if left else "left",
            va="center",
            fontsize=SIZE,
            color=legible(palette[str(outlet)], 4.5),
            path_effects=[withStroke(linewidth=2.5, foreground="white")],
            arrowprops={"arrowstyle": "-", "color": "#B0B0B0", "linewidth": 0.6, "shrinkA": 2, "shrinkB": 4},
        )


def place(ax: Axes, points: Values, heights: Values, i: int, _: object) -> Transform:
    """Where label `i` goes, found when the figure is drawn: the level of its point, or as near as there is room.

    Returns the transform from points (1/72 inch) beside that place to pixels.
    """
    from matplotlib.transforms import Affine2D

    pixels = ax.transData.transform(points)
    scale = ax.figure.dpi / 72
    level = spread(pixels[:, 1], heights * scale)[i]
    return Affine2D().scale(scale).translate(pixels[i, 0], level)


def spread(centers: np.ndarray[Any, Any], heights: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Move intervals of these centers and heights so far that none overlap, keeping their order and their middle.

    >>> spread(np.array([0.0, 1.0, 10.0]), np.array([4.0, 4.0, 4.0])).tolist()
    [-1.5, 2.5, 10.0]
    """
    order = np.argsort(centers, kind="stable")
    blocks: list[tuple[float, float, list[int]]] = []
    for i in order:
        middle, height, members = float(centers[i]), float(heights[i]), [int(i)]
        while blocks and blocks[-1][0] + blocks[-1][1] / 2 > middle - height / 2:
            above_middle, above_height, above = blocks.pop()
            members = above + members
            middle = (above_middle * len(above) + middle * (len(members) - len(above))) / len(members)
            height += above_height
        blocks.append((middle, height, members))
    placed = np.empty(len(centers))
    for middle, height, members in blocks:
        edge = middle - height / 2
        for i in members:
            placed[i] = edge + heights[i] / 2
            edge += heights[i]
    return placed
