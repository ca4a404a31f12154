"""Heat map: outlets by measures, coloured by how far each outlet lies from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mediakit.charts.alt import count, sentences
from mediakit.charts.labels import known_measure, plain_name
from mediakit.charts.layout import canvas, nothing, number
from mediakit.charts.standardised import standardised
from mediakit.charts.style import INK
from mediakit.charts.text import fitted, fitting, lettered, room, small_print

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.axes import Axes

DARK = 1.3
"""From this distance on the cell is dark and its number white."""
FLOOR = 10
"""Cells of fewer articles are hatched."""


def heatmap(
    estimates: pd.DataFrame,
    measures: Sequence[str] | None = None,
    *,
    order: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw outlets as columns, measures as rows, and the mean in each cell.

    Parameters
    ----------
    estimates : table of `compare`
        With a column `z` that decides the colour; without one, `standardised(estimates)` gives it.
    measures : some of its measures, optional
        Rows from the top. Default: all, in the order of the table.
    order : outlets from the left, optional
        Default: by name.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    Axes

    Raises
    ------
    UnknownNameError
        If the table does not have one of the measures.
    """
    known = list(dict.fromkeys(estimates["measure"]))
    for measure in measures or []:
        known_measure(measure, known)
    rows = list(measures) if measures is not None else known
    outlets = list(order) if order is not None else sorted(set(estimates["outlet"]))
    ax = canvas(ax, len(rows))
    if not rows or not outlets:
        return nothing(ax, "Nothing to draw: the table is empty")
    table = estimates if "z" in estimates else standardised(estimates)
    wide = table.pivot_table(
        index="measure",
        columns="outlet",
        values=["mean", "n", "z"],
        dropna=False,
        sort=False,
    )
    mean, n, z = (wide[c].reindex(index=rows, columns=outlets) for c in ("mean", "n", "z"))
    cells(ax, mean, n.fillna(0), z)
    labels, size = fitted(ax, [plain_name(m) for m in rows], room(ax, part=0.3))
    ax.set_yticks(range(len(rows)), labels, fontsize=size, color=INK)
    heads = [lettered(o, room(ax, size, part=0.52 / len(outlets))) for o in outlets]
    ax.set_xticks(range(len(outlets)), heads, fontsize=size, color=INK)
    ax.tick_params(length=0, top=True, labeltop=True, bottom=False, labelbottom=False)
    small_print(
        ax,
        "number: mean of articles",
        "colour: distance from the mean of the outlets in standard deviations of articles (purple higher)",
        f"hatched: fewer than {FLOOR} articles" if (n.fillna(0) < FLOOR).any(axis=None) else "",
    )
    ax.set_label(heatmap_alt(mean, z))
    return ax


def cells(ax: Axes, mean: pd.DataFrame, n: pd.DataFrame, z: pd.DataFrame) -> None:
    """Draw colour, hatch and number of each cell."""
    from matplotlib.patches import Rectangle

    ax.imshow(
        z.to_numpy(dtype=float),
        cmap="PuOr",
        vmin=-2,
        vmax=2,
        aspect="auto",
        interpolation="nearest",
    )
    for spine in ax.spines.values():
        spine.set_visible(False)
    size = fitting(ax, 2.2 * len(mean))
    for (row, column), value in np.ndenumerate(mean.to_numpy(dtype=float)):
        dark = abs(z.iloc[row, column]) > DARK
        if n.iloc[row, column] < FLOOR:
            box = (column - 0.5, row - 0.5)
            ax.add_patch(
                Rectangle(
                    box,
                    1,
                    1,
                    fill=False,
                    hatch="////",
                    edgecolor="#C8C8C8",
                    linewidth=0,
                )
            )
        text = "–" if np.isnan(value) else number(value, str(mean.index[row]))
        ax.text(
            column,
            row,
            text,
            ha="center",
            va="center",
            fontsize=size,
            color="white" if dark else INK,
        )


def heatmap_alt(mean: pd.DataFrame, z: pd.DataFrame) -> str:
    """Alt text: for each measure the outlets with the highest and the lowest mean."""
    told = []
    for measure, row in mean.iterrows():
        known = row.dropna()
        if len(known):
            top, low = known.idxmax(), known.idxmin()
            told.append(
                f"{plain_name(str(measure))}: {top} highest ({number(known[top], str(measure))}),"
                f" {low} lowest ({number(known[low], str(measure))})"
            )
    return sentences(
        f"Heat map of {count(len(mean), 'measure')} for {count(z.shape[1], 'outlet')}",
        *told,
    )
