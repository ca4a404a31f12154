"""Forest plot: differences between outlets with their intervals, and the corrected p value as a column of text.

After Lewis & Clarke (2001). No stars: a hollow point says "cannot be told apart", also where its interval, which is not
corrected for the number of tests, does not cross the line at zero.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.charts.alt import count, listed, sentences, told_value
from mediakit.charts.labels import axis_label, known_measure, needed, not_measured
from mediakit.charts.layout import canvas, colors_of, nothing, plain, records
from mediakit.charts.style import GRID, MUTED, Colors, legible, shape
from mediakit.charts.text import axis_titles, row_labels, small_print, value_column
from mediakit.tables import plain_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ALPHA = 0.05


def forest(
    contrasts: pd.DataFrame, measure: str | None = None, *, colors: Colors | None = None, ax: Axes | None = None
) -> Axes:
    """Draw differences between outlets as points with intervals.

    Parameters
    ----------
    contrasts : table of `contrasts`
    measure : one of its measures, optional
        Its differences are drawn in its own unit. Default: all measures, as Hedges' g (differences in standard
        deviations of articles), so that they share a scale.
    colors : outlet -> colour, optional
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    Axes
        Rows in the order of the table. A filled point has a corrected p below .05, a hollow one cannot be told apart
        from no difference after the correction, or was not tested. Without a measure, a difference that was measured
        but has no effect size, such as that of single articles, has no point and is named in the small print.

    Raises
    ------
    MissingColumnError, UnknownNameError
        If the table lacks a column, or does not have the measure.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> scores = pd.DataFrame({"outlet": ["A"] * 4 + ["B"] * 4, "lix": [40.0, 41, 42, 43, 50, 51, 52, 53]})
    >>> mk.charts.forest(mk.contrasts(scores), "lix").get_label()
    'Forest plot of 1 difference in LIX (higher = harder), with 95 % intervals.
    Corrected p below .05: A − B −10.0 (−12.2 to −7.8).'
    """
    columns = ["measure", "outlet", "reference", "difference", "low", "high", "hedges_g"]
    contrasts = needed(contrasts, columns, "contrasts")
    if measure is not None and len(contrasts):
        known_measure(measure, sorted(set(contrasts["measure"])))
    rows = points(contrasts, measure)
    ax = canvas(ax, len(rows))
    if rows.empty:
        return nothing(ax, "No difference to draw: the table is empty")
    if rows["at"].isna().all() and rows["difference"].notna().all():
        return nothing(ax, no_size(rows))
    plain(ax)
    ax.axvline(0, color=MUTED, linewidth=1)
    marks(ax, rows, colors_of(rows, colors))
    for row in np.flatnonzero(rows["measure"].ne(rows["measure"].shift()))[1:]:
        ax.axhline(row - 0.5, color=GRID, linewidth=0.8)
    row_labels(ax, [f"{r['short']} (n\u00a0=\u00a0{r['n_told']})" for r in records(rows)])
    value_column(ax, [p_words(p) for p in rows["p_adjusted"]], "adjusted p")
    unit = (
        "difference in standard deviations (Hedges' g)" if measure is None else f"difference in {plain_name(measure)}"
    )
    axis_titles(ax, unit)
    hollow = "hollow: cannot be told apart from zero after correction, or not tested"
    small_print(ax, "point: outlet less reference", line_words(rows), hollow, *absent(rows))
    ax.set_label(forest_alt(rows, measure))
    return ax


def marks(ax: Axes, rows: pd.DataFrame, palette: Colors) -> None:
    """Draw interval and point of each row, filled where the corrected p is below .05."""
    for row, r in enumerate(records(rows)):
        color = palette[str(r["outlet"])]
        ax.plot([r["low"], r["high"]], [row, row], color=legible(color), linewidth=1.8, solid_capstyle="butt")
        fill = color if r["p_adjusted"] < ALPHA else "white"
        ax.plot(r["at"], row, shape(color), markersize=6, color=fill, markeredgecolor=legible(color))


def points(contrasts: pd.DataFrame, measure: str | None) -> pd.DataFrame:
    """Rows to draw; `short` names the measure only where a block of rows begins."""
    rows = contrasts if measure is None else contrasts[contrasts["measure"] == measure]
    p = rows["p_adjusted"] if "p_adjusted" in rows else pd.Series(np.nan, index=rows.index)
    pairs = [f"{o} \u2212 {r}" for o, r in zip(rows["outlet"], rows["reference"], strict=True)]
    told = [f"{plain_name(str(m))}: {pair}" for m, pair in zip(rows["measure"], pairs, strict=True)]
    n = [both_n(r) for r in records(rows)]
    at, low, high = scaled(rows) if measure is None else (rows["difference"], rows["low"], rows["high"])
    first = rows["measure"].ne(rows["measure"].shift())
    short = [t if f and measure is None else pair for t, f, pair in zip(told, first, pairs, strict=True)]
    columns = {"measure": rows["measure"], "outlet": rows["outlet"], "n_told": n, "short": short, "at": at}
    columns |= {"low": low, "high": high, "p_adjusted": p, "label": pairs if measure is not None else told}
    columns |= {"difference": rows["difference"], "lone": has_lone(rows)}
    return pd.DataFrame(columns, index=rows.index)


def has_lone(rows: pd.DataFrame) -> pd.Series:
    """Whether one side of a contrast is a single article."""
    counts = rows[[c for c in ("n", "n_reference") if c in rows]]
    return (counts == 1).any(axis=1)


def line_words(rows: pd.DataFrame) -> str:
    """What the lines are; that there is none where no row has one."""
    return "line: 95 % interval" if rows["low"].notna().any() else "no interval"


def absent(rows: pd.DataFrame) -> list[str]:
    """Name the rows without a point: without an effect size, or not measured at all."""
    lost, known = rows["at"].isna(), rows["difference"].notna()
    why = {"one article": rows["lone"], "nothing varies": ~rows["lone"]}
    found = [(reason, rows.loc[lost & known & rule, "label"]) for reason, rule in why.items()]
    told = [f"no effect size ({reason}): {listed(list(dict.fromkeys(names)))}" for reason, names in found if len(names)]
    return [*told, not_measured(rows.loc[lost & ~known, "label"])]


def both_n(row: dict[str, object]) -> str:
    """Articles of both sides of a contrast, such as "40, 38"."""
    reference = row.get("n_reference")
    return f"{row.get('n', '?')}" + ("" if reference is None else f",\u00a0{reference}")


def scaled(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Hedges' g and its interval; without the columns g_low and g_high the interval of the difference in its scale."""
    if {"g_low", "g_high"} <= set(rows.columns):
        return rows["hedges_g"], rows["g_low"], rows["g_high"]
    unit = (rows["hedges_g"] / rows["difference"].where(rows["difference"] != 0)).abs()
    return rows["hedges_g"], rows["low"] * unit, rows["high"] * unit


def no_size(rows: pd.DataFrame) -> str:
    """Say why there is nothing to draw where differences are known but none has an effect size, a word a measure."""
    measures = rows.assign(label=[plain_name(str(m)) for m in rows["measure"]])
    untested = "" if rows["p_adjusted"].notna().any() else "no test was possible"
    return "; ".join(part for part in (*absent(measures), untested) if part)


def p_words(p: float) -> str:
    """Return a p value as a table prints it.

    >>> p_words(0.00004), p_words(0.0312), p_words(float("nan"))
    ('< .001', '.031', '–')
    """
    if np.isnan(p):
        return "–"
    return "< .001" if p < 0.001 else f"{p:.3f}".lstrip("0") if p < 0.0995 else f"{p:.2f}".lstrip("0")


def forest_alt(rows: pd.DataFrame, measure: str | None) -> str:
    """Alt text: how many differences, and those whose corrected p is below .05; all of them if none was tested."""
    tested = bool(rows["p_adjusted"].notna().any())
    named = rows[rows["p_adjusted"] < ALPHA] if tested else rows[rows["at"].notna()]
    name = "hedges_g_tone" if measure is None else measure
    told = [told_value(r["label"], r["at"], name, low=r["low"], high=r["high"]) for r in records(named)]
    unit = "standard deviations (Hedges' g)" if measure is None else axis_label(measure)
    intervals = "with 95 % intervals" if rows["low"].notna().any() else "no interval"
    head = "corrected p below .05: " if tested else "no test was possible; differences: "
    none = "no difference has a corrected p below .05" if tested else "no test was possible"
    return sentences(
        f"Forest plot of {count(len(rows), 'difference')} in {unit}, {intervals}",
        head + listed(told) if told else none,
        *absent(rows),
    )
