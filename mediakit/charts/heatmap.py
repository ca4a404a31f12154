"""Heat map: outlets by measures, coloured by how far each outlet lies from the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mediakit.charts.alt import count, sentences
from mediakit.charts.labels import known_measure, needed, not_measured, several
from mediakit.charts.layout import canvas, nothing, number
from mediakit.charts.matrix import cell_letters, column_labels
from mediakit.charts.standardised import standardised
from mediakit.charts.style import INK
from mediakit.charts.text import fitted, room, small_print
from mediakit.tables import plain_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.axes import Axes

SHADES = ("#E8973A", "#FBD9AE", "#F7F7F7", "#D6D1EA", "#9D90CC")
"""Orange (lower) over white to purple (higher); light enough for dark numbers, and apart for colour-blind readers."""
FAR = 2.5
"""Distance in standard deviations at which the colours end."""
APART = 1.0
"""Distance in standard deviations from which a triangle says the direction without colour."""
FLOOR = 10
"""Cells of fewer articles are hatched."""


def heatmap(
    estimates: pd.DataFrame,
    measures: Sequence[str] | str | None = None,
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
        Rows from the top; a single name is one row. Default: all, in the order of the table.
    order : outlets from the left, optional
        Default: by name.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    Axes

    Raises
    ------
    MissingColumnError, UnknownNameError
        If the table lacks a column, or does not have one of the measures.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> scores = pd.DataFrame({"outlet": ["A", "A", "B", "B"], "lix": [40.0, 44, 50, 52], "n_words": [90, 80, 60, 50]})
    >>> mk.charts.heatmap(mk.compare(scores), ["lix", "n_words"]).get_label()
    'Heat map of 2 measures for 2 outlets. LIX: B highest (51.0), A lowest (42.0).
    Number of words: A highest (85), B lowest (55).'
    """
    estimates = needed(estimates, ["outlet", "measure", "n", "mean"], "estimates")
    known = list(dict.fromkeys(estimates["measure"]))
    rows = several(measures) if measures is not None else known
    for measure in rows:
        known_measure(measure, known)
    outlets = several(order) if order is not None else sorted(set(estimates["outlet"]))
    ax = canvas(ax, len(rows))
    if not rows or not outlets:
        return nothing(ax, "Nothing to draw: the table is empty")
    table = estimates if "z" in estimates else standardised(estimates)
    mean, n, z = (grid(table, column, rows, outlets) for column in ("mean", "n", "z"))
    taken = column_labels(ax, [f"{o} {n_words(n[o])}" for o in outlets])
    cells(ax, mean, n.fillna(0), z, taken=taken)
    marked = directions(ax, z)
    labels, size = fitted(ax, [plain_name(m) for m in rows], room(ax, part=0.3), taken)
    ax.set_yticks(range(len(rows)), labels, fontsize=size, color=INK)
    small_print(
        ax,
        "number: mean of articles",
        "colour: distance from the mean of the outlets in standard deviations of articles (purple higher)",
        f"triangle: higher or lower by {APART:.0f} or more" if marked else "",
        f"hatched: fewer than {FLOOR} articles" if (n.fillna(0).to_numpy() < FLOOR).any() else "",
    )
    ax.set_label(heatmap_alt(mean, z))
    return ax


def grid(table: pd.DataFrame, column: str, rows: Sequence[str], outlets: Sequence[str]) -> pd.DataFrame:
    """One column of the estimates as a matrix of measures by outlets."""
    wide = table.pivot_table(index="measure", columns="outlet", values=column, dropna=False)
    return wide.reindex(index=list(rows), columns=list(outlets)).astype(float)


def cells(ax: Axes, mean: pd.DataFrame, n: pd.DataFrame, z: pd.DataFrame, *, taken: float) -> None:
    """Draw colour, hatch and number of each cell, where the labels above have taken so many points of height."""
    from matplotlib.colors import LinearSegmentedColormap
    from matplotlib.patches import Rectangle

    shades = LinearSegmentedColormap.from_list("mediakit", SHADES)
    ax.imshow(z.to_numpy(), cmap=shades, vmin=-FAR, vmax=FAR, aspect="auto", interpolation="nearest")
    for spine in ax.spines.values():
        spine.set_visible(False)
    values, counts = mean.to_numpy(), n.to_numpy()
    texts = [
        ["–" if np.isnan(v) else number(v, str(m)) for v in row] for m, row in zip(mean.index, values, strict=True)
    ]
    letters = cell_letters(ax, texts, taken)
    for row, column in np.ndindex(values.shape):
        if counts[row, column] < FLOOR:
            corner = (column - 0.5, row - 0.5)
            ax.add_patch(Rectangle(corner, 1, 1, fill=False, hatch="//", edgecolor="#00000026", linewidth=0))
        ax.text(column, row, texts[row][column], ha="center", va="center", color=INK, **letters)


def directions(ax: Axes, z: pd.DataFrame) -> bool:
    """Draw a triangle in the corner of each cell that lies far from the mean; say whether there is one."""
    found = 0
    for marker, far in (("^", z.to_numpy() >= APART), ("v", z.to_numpy() <= -APART)):
        rows, columns = np.nonzero(far)
        ax.scatter(columns + 0.4, rows - 0.3, s=14, marker=marker, color=INK, linewidths=0)
        found += len(rows)
    return found > 0


def n_words(n: pd.Series) -> str:
    """Articles of an outlet, or their range over the measures, such as "(n = 40)"."""
    low, high = int(n.fillna(0).min()), int(n.fillna(0).max())
    return f"(n\u00a0=\u00a0{low:,})" if low == high else f"(n\u00a0=\u00a0{low:,}\u2013{high:,})"


def heatmap_alt(mean: pd.DataFrame, z: pd.DataFrame) -> str:
    """Alt text: for each measure the outlets with the highest and the lowest mean."""
    told = []
    for measure, row in mean.iterrows():
        known = {str(outlet): float(value) for outlet, value in row.dropna().items()}
        if len(known) == 1:
            told += [f"{plain_name(str(measure))}: {o} {number(value, str(measure))}" for o, value in known.items()]
        elif known:
            top, low = max(known, key=lambda o: known[o]), min(known, key=lambda o: known[o])
            high_low = f"{top} highest ({number(known[top], str(measure))}), {low} lowest"
            told.append(f"{plain_name(str(measure))}: {high_low} ({number(known[low], str(measure))})")
    return sentences(
        f"Heat map of {count(len(mean), 'measure')} for {count(z.shape[1], 'outlet')}",
        *told,
        not_measured(mean.columns[mean.isna().all()]),
    )
