"""Dot plot: the mean of each outlet with its interval, over its single articles.

After Cleveland (1984) and the advice of Cumming & Finch (2005) to name the interval; raw articles stay visible.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mediakit.charts.alt import estimates_alt
from mediakit.charts.labels import axis_label, is_lone, legend_words, needed, rows_of, values_of
from mediakit.charts.layout import canvas, colors_of, jitter, nothing, number, plain, records
from mediakit.charts.style import legible, shape
from mediakit.charts.text import axis_titles, counted, row_labels, small_print, value_column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    import pandas as pd
    from matplotlib.axes import Axes

    from mediakit.charts.style import Colors


def dotplot(
    estimates: pd.DataFrame,
    measure: str,
    *,
    scores: pd.DataFrame | None = None,
    colors: Colors | None = None,
    order: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the mean of each outlet as a dot and its interval as a line.

    Parameters
    ----------
    estimates : table of `compare`
    measure : one of its measures
    scores : table of `measure`, optional
        Single articles, drawn faint behind the means.
    colors : outlet -> colour, optional; see `charts.colors`
    order : outlets from the top, optional
        Default: highest mean first. An outlet without a row is shown as not measured.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    Axes
        Its label (`ax.get_label()`) is the alt text.

    Raises
    ------
    MissingColumnError, UnknownNameError
        If a table lacks a column, or does not have the measure.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> scores = pd.DataFrame({"outlet": ["A", "A", "B", "B"], "lix": [40.0, 44.0, 50.0, 52.0]})
    >>> ax = mk.charts.dotplot(mk.compare(scores), "lix", scores=scores)
    >>> ax.get_xlabel(), sum(len(dots.get_offsets()) for dots in ax.collections)  # a dot an article
    ('LIX (higher = harder)', 4)
    """
    estimates = needed(estimates, ["outlet"], "estimates")
    rows = rows_of(estimates, measure, order)
    ax = canvas(ax, len(rows))
    if rows.empty:
        return nothing(ax, "No outlet to draw: the table is empty")
    plain(ax)
    palette = colors_of(estimates, colors, rows.index)
    if scores is not None:
        strip_rows(ax, values_of(scores, measure, rows.index), palette)
    mean_rows(ax, rows, palette)
    whole = corpus_line(ax, rows)
    row_labels(ax, counted(rows.index, rows["n"]))
    value_column(ax, [number(m, measure) for m in rows["mean"]])
    axis_titles(ax, axis_label(measure))
    small_print(ax, *legend_words(rows, articles=scores is not None, mark="mark and number"), whole)
    ax.set_label(estimates_alt("Dot plot", rows, measure))
    return ax


def corpus_line(ax: Axes, rows: pd.DataFrame) -> str:
    """Draw the mean of all articles of the rows as a dashed line, and return what it is; nothing for one outlet."""
    known = rows[rows["mean"].notna()]
    if len(known) < 2 or not known["n"].sum():
        return ""
    at = float((known["mean"] * known["n"]).sum() / known["n"].sum())
    ax.axvline(at, color="#9A9A9A", linewidth=0.9, linestyle=(0, (4, 3)), zorder=0.5)
    return "dashed: mean of all articles"


def strip_rows(ax: Axes, values: Mapping[str, pd.Series], palette: Colors) -> None:
    """Draw every article as a faint dot on the row of its outlet, at a height made from its id."""
    for row, (outlet, shown) in enumerate(values.items()):
        heights = strip_heights(row, shown)
        ax.scatter(shown, heights, s=9, color=palette[str(outlet)], alpha=0.28, linewidths=0, zorder=1)


def strip_heights(row: int, shown: pd.Series) -> np.ndarray[Any, Any]:
    """Height of the dot of each article (index article_id) on a row."""
    return row + 0.56 * jitter(shown.index)


def mean_rows(ax: Axes, rows: pd.DataFrame, palette: Colors) -> None:
    """Draw interval and mean of each row; a row about a single article is hollow, NaN is not drawn."""
    for row, (outlet, r, lone) in enumerate(zip(rows.index, records(rows), is_lone(rows), strict=True)):
        color = palette[str(outlet)]
        edge = legible(color)
        ax.plot([r["low"], r["high"]], [row, row], color=edge, linewidth=2.2, solid_capstyle="butt", zorder=2)
        look: dict[str, Any] = {"color": "white" if lone else color, "markeredgecolor": edge, "markeredgewidth": 1.4}
        ax.plot(r["mean"], row, shape(color), markersize=7.5, **look)
