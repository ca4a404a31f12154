"""Strip plot: every article of every outlet as a dot, with a box of the middle half from thirty articles on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediakit.charts.alt import articles_alt
from mediakit.charts.dotplot import mean_rows, strip_rows
from mediakit.charts.labels import (
    axis_label,
    known_measure,
    legend_words,
    measures_in,
    needed,
    outlet_order,
    rows_of,
    values_of,
)
from mediakit.charts.layout import canvas, colors_of, nothing, plain
from mediakit.charts.style import legible
from mediakit.charts.text import axis_titles, counted, row_labels, small_print

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.axes import Axes

    from mediakit.charts.style import Colors

BOXED = 30
"""From so many articles on a box is drawn over the strip."""


def stripplot(
    scores: pd.DataFrame,
    measure: str,
    *,
    estimates: pd.DataFrame | None = None,
    colors: Colors | None = None,
    order: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw every article as a dot, a row an outlet.

    Parameters
    ----------
    scores : table of `measure`
    measure : one of its columns
    estimates : table of `compare`, optional
        Mean and interval of each outlet, drawn over the dots.
    colors : outlet -> colour, optional
    order : outlets from the top, optional
        Default: highest median first.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    Axes
        With a box of the middle half (quartiles and median) for outlets of 30 or more articles.

    Raises
    ------
    MissingColumnError, UnknownNameError
        If the table lacks a column, or does not have the measure.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> scores = pd.DataFrame({"outlet": ["A", "A", "B"], "lix": [40.0, 44.0, 50.0]})
    >>> mk.charts.stripplot(scores, "lix").get_label()
    'Strip plot of LIX (higher = harder) for 3 articles of 2 outlets. Medians from highest to lowest, with range:
    B 50.0 (50.0 to 50.0), A 42.0 (40.0 to 44.0).'
    """
    scores = needed(scores, ["outlet"], "scores")
    known_measure(measure, measures_in(scores))
    outlets = outlet_order(scores, measure, order)
    ax = canvas(ax, len(outlets))
    if not outlets:
        return nothing(ax, "No article to draw: the table is empty")
    plain(ax)
    palette = colors_of(scores, colors, outlets)
    values = values_of(scores, measure, outlets)
    strip_rows(ax, values, palette)
    boxed = boxes(ax, list(values.values()), [palette[o] for o in outlets])
    if estimates is not None:
        mean_rows(ax, rows_of(estimates, measure, outlets), palette)
    row_labels(ax, counted(values, map(len, values.values())))
    axis_titles(ax, axis_label(measure))
    means = [] if estimates is None else legend_words(rows_of(estimates, measure, outlets), articles=False)
    small_print(
        ax,
        "dots: single articles",
        f"box: middle half and median, from n = {BOXED}" if boxed else "",
        *means,
    )
    ax.set_label(articles_alt("Strip plot", values, measure))
    return ax


def boxes(ax: Axes, values: Sequence[pd.Series], edges: Sequence[str]) -> bool:
    """Draw quartiles and median of the rows that have enough articles; say whether there is one."""
    for row, (v, edge) in enumerate(zip(values, edges, strict=True)):
        if len(v) < BOXED:
            continue
        low, middle, high = v.quantile([0.25, 0.5, 0.75])
        ax.barh(
            row,
            high - low,
            left=low,
            height=0.62,
            fill=False,
            edgecolor=legible(edge),
            linewidth=1.2,
        )
        ax.plot([middle, middle], [row - 0.31, row + 0.31], color=legible(edge), linewidth=2)
    return any(len(v) >= BOXED for v in values)
