"""Direct labels: the name beside its mark, moved as little as needed so that no two overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from mediakit.charts.layout import name_label
from mediakit.charts.style import legible

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from mediakit.charts.style import Colors


def label_points(ax: Axes, x: pd.Series, y: pd.Series, palette: Colors) -> None:
    """Name each point; labels stand to the right of their point and are spread upwards and downwards.

    `x` and `y` have the names as index. A thin line joins a label that had to move to its point.
    """
    names = [name_label(o, 24) for o in x.index]
    pixels = ax.transData.transform(np.column_stack([x, y]))
    size = 8.0
    heights = np.array(
        [(n.count("\n") + 1.15) * size * 1.2 * ax.figure.dpi / 72 for n in names]
    )
    target = spread(pixels[:, 1], heights)
    right = pixels[:, 0] > ax.bbox.x0 + 0.7 * ax.bbox.width
    for name, outlet, point, height, left in zip(
        names, x.index, pixels, target, right, strict=True
    ):
        shift = (height - point[1]) * 72 / ax.figure.dpi
        ax.annotate(
            name,
            (x[outlet], y[outlet]),
            xytext=(-10 if left else 10, shift),
            textcoords="offset points",
            ha="right" if left else "left",
            va="center",
            fontsize=size,
            color=legible(palette[str(outlet)], 4.5),
            arrowprops={"arrowstyle": "-", "color": "#B0B0B0", "linewidth": 0.6}
            if abs(shift) > size
            else None,
        )


def spread(
    centers: np.ndarray[Any, Any], heights: np.ndarray[Any, Any]
) -> np.ndarray[Any, Any]:
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
            middle = (
                above_middle * len(above) + middle * (len(members) - len(above))
            ) / len(members)
            height += above_height
        blocks.append((middle, height, members))
    placed = np.empty(len(centers))
    for middle, height, members in blocks:
        edge = middle - height / 2
        for i in members:
            placed[i] = edge + heights[i] / 2
            edge += heights[i]
    return placed
