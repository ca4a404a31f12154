"""Small multiples: a dot plot for each measure, with one order and one colour for each outlet in all of them."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mediakit.charts.dotplot import dotplot
from mediakit.charts.labels import axis_label, legend_words, needed, rows_of, several
from mediakit.charts.layout import colors_of, settled_layout
from mediakit.charts.safe import drawable, literal
from mediakit.charts.style import MUTED, Colors
from mediakit.charts.text import CHARACTER, SMALL, axis_titles, counted, row_labels
from mediakit.errors import InputError

if TYPE_CHECKING:
    from matplotlib.figure import Figure, SubFigure


def panels(
    estimates: pd.DataFrame,
    measures: Sequence[str] | str,
    *,
    scores: pd.DataFrame | None = None,
    colors: Colors | None = None,
    order: Sequence[str] | None = None,
    fig: Figure | SubFigure | None = None,
) -> np.ndarray[Any, Any]:
    """Draw a dot plot for each of several measures, side by side in two columns.

    Parameters
    ----------
    estimates : table of `compare`
    measures : some of its measures, in reading order; a single name is one measure
    scores : table of `measure`, optional
        Single articles, drawn faint behind the means.
    colors : outlet -> colour, optional
    order : outlets from the top, optional
        The same in every panel. Default: by the mean of the first measure, highest first.
    fig : empty Figure or SubFigure, optional
        Default: a new one, as wide as the style says (`with charts.style(3.3)` gives one column).

    Returns
    -------
    array of Axes, one a measure
        Their figure is `panels(...)[0].figure`. Outlets are named in the left column; interval and number of articles
        are told once, under the figure.

    Raises
    ------
    InputError
        If no measure is given.
    MissingColumnError, UnknownNameError
        If the table lacks a column, or does not have one of the measures.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> scores = pd.DataFrame({"outlet": ["A", "A", "B", "B"], "lix": [40.0, 44, 50, 52], "n_words": [90, 80, 60, 50]})
    >>> axes = mk.charts.panels(mk.compare(scores), ["lix", "n_words"])
    >>> [ax.get_xlabel() for ax in axes]
    ['LIX (higher = harder)', 'number of words']
    """
    measures = several(measures)
    if not measures:
        raise InputError("measures must name at least one measure; none was given")
    outlets = several(order) if order is not None else list(rows_of(estimates, measures[0]).index)
    estimates = needed(estimates, ["outlet", "measure"], "estimates")
    fig = empty_figure(len(measures), len(outlets)) if fig is None else fig
    columns = columns_of(fig.bbox.width / fig.dpi, len(measures))
    grid = np.ravel(fig.subplots(-(-len(measures) // columns), columns, squeeze=False))
    palette = colors_of(estimates, colors, outlets)
    for i, (ax, measure) in enumerate(zip(grid, measures, strict=False)):
        dotplot(estimates, measure, scores=scores, colors=palette, order=outlets, ax=ax)
        clear_small_print(ax)
        if i % columns:
            ax.set_yticklabels([])
            axis_titles(ax, axis_label(measure))
        elif columns > 1:  # the names may take room from the other panels, which have none
            rows = rows_of(estimates, measure, outlets)
            row_labels(ax, counted(rows.index, rows["n"]), part=0.62)
    for ax in grid[len(measures) :]:
        ax.remove()
    shared_print(fig, estimates[estimates["measure"].isin(measures)], articles=scores is not None)
    return grid[: len(measures)]


def columns_of(width: float, n_panels: int) -> int:
    """One column in the column of a journal, else two."""
    return 1 if width < 4.5 else min(2, n_panels)


def empty_figure(n_panels: int, n_rows: int) -> Figure:
    """Return a figure of the width that the style says, high enough for the panels."""
    import matplotlib.pyplot as plt

    width = plt.rcParams["figure.figsize"][0]
    columns = columns_of(width, n_panels)
    row = 0.27 if width >= 4.5 else 0.36
    height = -(-n_panels // columns) * (0.75 + row * max(3, n_rows)) + 0.3
    fig = plt.figure(figsize=(width, height), layout=settled_layout())
    fig.set_facecolor("white")
    return fig


def clear_small_print(ax: Any) -> None:
    """Take the small print out of a panel: it is written once for all."""
    for text in list(ax.texts):
        if text.get_wrap():
            text.remove()


def shared_print(fig: Any, rows: pd.DataFrame, *, articles: bool) -> None:
    """Write under the figure what marks, numbers and lines are."""
    dashed = "dashed: mean of all articles" if len(set(rows["outlet"])) > 1 else ""
    parts = [*legend_words(rows, articles=articles, mark="Mark and number"), dashed]
    text = "; ".join(part for part in parts if part)
    width = fig.bbox.width / fig.dpi * 72 / (CHARACTER * SMALL)
    lines = literal(textwrap.fill(drawable(f"{text}."), int(0.95 * width)))
    fig.supxlabel(lines, x=0.01, ha="left", fontsize=SMALL, color=MUTED)
