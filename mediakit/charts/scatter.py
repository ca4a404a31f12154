"""Scatter plot of two measures: articles faint, outlets as labelled crosses of two intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mediakit.charts.alt import count, listed, sentences
from mediakit.charts.direct import label_points
from mediakit.charts.labels import (
    axis_label,
    interval_words,
    is_lone,
    legend_words,
    needed,
    not_measured,
    rows_of,
)
from mediakit.charts.layout import canvas, colors_of, nothing, number, plain, records
from mediakit.charts.style import legible, shape
from mediakit.charts.text import axis_titles, small_print

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from mediakit.charts.style import Colors


def scatter(
    estimates: pd.DataFrame,
    x: str,
    y: str,
    *,
    scores: pd.DataFrame | None = None,
    colors: Colors | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the mean of two measures for each outlet as a point with both intervals as a cross.

    Parameters
    ----------
    estimates : table of `compare`
    x, y : two of its measures
    scores : table of `measure`, optional
        Single articles of these outlets, drawn faint.
    colors : outlet -> colour, optional
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    Axes

    Raises
    ------
    MissingColumnError, UnknownNameError
        If a table lacks a column, or does not have one of the measures.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> scores = pd.DataFrame({"outlet": ["A", "A", "B", "B"], "lix": [40.0, 44, 50, 52], "n_words": [90, 80, 60, 50]})
    >>> ax = mk.charts.scatter(mk.compare(scores), "n_words", "lix")
    >>> ax.get_xlabel(), ax.get_ylabel(), [text.get_text() for text in ax.texts]
    ('number of words', 'LIX (higher = harder)', ['A', 'B', 'Mark: mean of articles; line: 95 % t interval.'])
    """
    estimates = needed(estimates, ["outlet"], "estimates")
    across, up = rows_of(estimates, x), rows_of(estimates, y)
    both = [o for o in across.index if o in up.index and across["mean"].notna()[o] and up["mean"].notna()[o]]
    ax = canvas(ax)
    if not both:
        return nothing(ax, "No outlet has both measures")
    across, up = across.loc[both], up.loc[both]
    plain(ax, "none")
    palette = {o: c for o, c in colors_of(estimates, colors).items() if o in set(estimates["outlet"])}
    if scores is not None:
        scores = needed(scores, ["outlet", x, y], "scores")
        dots = scores[scores["outlet"].isin(list(palette))]
        ax.scatter(dots[x], dots[y], s=9, alpha=0.28, linewidths=0, c=[palette[o] for o in dots["outlet"]])
    crosses(ax, across, up, palette)
    axis_titles(ax, axis_label(x), axis_label(y))
    label_points(ax, across[["low", "mean", "high"]], up["mean"], palette)
    absent = not_measured(sorted(set(estimates["outlet"]) - set(both)))
    small_print(ax, *legend_words(across, articles=scores is not None), absent)
    told = [f"{o} ({number(a, x)}, {number(b, y)})" for o, a, b in zip(both, across["mean"], up["mean"], strict=True)]
    title = f"Scatter plot of {axis_label(x)} and {axis_label(y)} for {count(len(both), 'outlet')}"
    ax.set_label(
        sentences(
            title,
            "means: " + listed(told, "; "),
            f"crosses: {interval_words(across) or 'none'}",
            absent,
        )
    )
    return ax


def crosses(ax: Axes, across: pd.DataFrame, up: pd.DataFrame, palette: Colors) -> None:
    """Draw both intervals and the mean of each outlet."""
    for outlet, a, b, lone in zip(across.index, records(across), records(up), is_lone(across), strict=True):
        color = palette[str(outlet)]
        edge = legible(color)
        ax.plot([a["low"], a["high"]], [b["mean"], b["mean"]], color=edge, linewidth=1.4)
        ax.plot([a["mean"], a["mean"]], [b["low"], b["high"]], color=edge, linewidth=1.4)
        look: dict[str, Any] = {"color": "white" if lone else color, "markeredgecolor": edge, "markeredgewidth": 1.4}
        ax.plot(a["mean"], b["mean"], shape(color), markersize=8, **look)
