"""Paired slopes: the same events in two outlets, a thin line each, and the difference with its interval beside them.

After Gardner & Altman (1986): the difference stands on the same scale, its zero at the mean of the reference.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.charts.alt import count, sentences, with_interval
from mediakit.charts.labels import axis_label, known_measure, measures_in, needed, several
from mediakit.charts.layout import canvas, colors_of, nothing, number, plain
from mediakit.charts.style import INK, MUTED, Colors, legible, shape
from mediakit.charts.text import axis_titles, lettered, room, small_print
from mediakit.errors import InputError, UnknownNameError

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def paired(
    scores: pd.DataFrame,
    measure: str,
    *,
    outlets: Sequence[str] | None = None,
    contrasts: pd.DataFrame | None = None,
    colors: Colors | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw a line from outlet to outlet for every event that both tell.

    Parameters
    ----------
    scores : table of `measure` with a column `event`
        Several articles of an outlet about one event count by their mean.
    measure : one of its columns
    outlets : the reference, then the other, optional
        Default: the first two by name.
    contrasts : table of `contrasts`, optional
        Its row of the two outlets gives the difference and its interval, drawn to the right on the same scale.
    colors : outlet -> colour, optional
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    Axes

    Raises
    ------
    MissingColumnError, UnknownNameError
        If a table lacks a column, or does not have the measure or one of the outlets.
    InputError
        If `outlets` are not two different names; scores of a single outlet draw a note instead.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> scores = pd.DataFrame({"outlet": ["A", "A", "B", "B"], "event": ["fire", "vote"] * 2, "lix": [40, 44, 50, 52]})
    >>> mk.charts.paired(scores, "lix", contrasts=mk.contrasts(scores, pair="event")).get_label()
    'Paired slopes of LIX (higher = harder) for 2 events told by both outlets. Means: A 42.0, B 51.0.
    Difference 9.0 (−3.7 to 21.7), with 95 % interval.'
    """
    scores = needed(scores, ["outlet", "event"], "scores")
    known_measure(measure, measures_in(scores))
    names = several(outlets if outlets is not None else sorted(set(scores["outlet"]))[:2])
    ax = canvas(ax)
    if len(set(scores["outlet"])) < 2:
        return nothing(ax, "Two outlets are needed to draw pairs")
    check_names(names, scores["outlet"])
    pairs = scores.pivot_table(index="event", columns="outlet", values=measure).reindex(columns=names).dropna()
    if pairs.empty:
        return nothing(ax, f"No event with this measure is shared by {names[0]} and {names[1]}")
    plain(ax, "y")
    slopes(ax, pairs, colors_of(scores, colors, names))
    gap = row_between(contrasts, measure, names)
    told = difference(ax, float(pairs[names[0]].mean()), gap, measure) if gap else ""
    heads = [lettered(name, room(ax, part=0.28)) for name in names] + ([f"difference\n{told}"] if gap else [])
    ax.set_xticks(range(len(heads)), heads, color=INK)
    ax.set_xlim(-0.4, len(heads) - 0.5)
    axis_titles(ax, "", axis_label(measure))
    what = f"thin line: a shared event ({len(pairs):,} in all); thick line: mean"
    interval = "" if gap is None else "no interval" if np.isnan(gap[1]) else "with 95 % interval"
    small_print(ax, what, f"right: {names[1]} less {names[0]}, {interval}" if gap else "")
    means = ", ".join(f"{name} {number(float(pairs[name].mean()), measure)}" for name in names)
    title = f"Paired slopes of {axis_label(measure)} for {count(len(pairs), 'event')} told by both outlets"
    ax.set_label(
        sentences(title, f"means: {means}", f"difference {told}, {interval}" if told else "no difference is drawn")
    )
    return ax


def check_names(names: Sequence[str], outlets: pd.Series) -> None:
    """Raise if `names` are not two different ones of `outlets`."""
    if len(set(names)) != 2:
        raise InputError(f"outlets must be two different names; not {', '.join(map(str, names))}")
    known = sorted(set(outlets))
    unknown = next((n for n in names if n not in known), None)
    if unknown is not None:
        raise UnknownNameError("outlets", unknown, known)


def slopes(ax: Axes, pairs: pd.DataFrame, palette: Colors) -> None:
    """Draw a thin line an event, and the means as marks joined by a thick line."""
    values = pairs.sort_index().to_numpy(dtype=float)
    ax.plot([0, 1], values.T, color="#9A9A9A", alpha=max(0.15, min(0.7, 12 / len(values))), linewidth=0.8, zorder=1)
    means = values.mean(axis=0)
    ax.plot([0, 1], means, color=INK, linewidth=2.4, zorder=3)
    for x, (name, mean) in enumerate(zip(pairs.columns, means, strict=True)):
        color = palette[str(name)]
        ax.plot(x, mean, shape(color), markersize=9, color=color, markeredgecolor=legible(color), zorder=4)


def row_between(
    contrasts: pd.DataFrame | None, measure: str, names: Sequence[str]
) -> tuple[float, float, float] | None:
    """Difference, low and high of the second outlet less the first; None where the table does not say."""
    if contrasts is None:
        return None
    contrasts = needed(contrasts, ["measure", "outlet", "reference", "difference", "low", "high"], "contrasts")
    for sign, (outlet, reference) in ((1, (names[1], names[0])), (-1, (names[0], names[1]))):
        found = contrasts[
            (contrasts["measure"] == measure) & (contrasts["outlet"] == outlet) & (contrasts["reference"] == reference)
        ]
        if len(found) and found["difference"].notna().iloc[0]:
            middle, low, high = found[["difference", "low", "high"]].to_numpy(dtype=float)[0]
            return (middle, low, high) if sign == 1 else (-middle, -high, -low)
    return None


def difference(ax: Axes, base: float, gap: tuple[float, float, float], measure: str) -> str:
    """Draw the difference on a shifted scale at the right, and return it in words."""
    middle, low, high = gap
    ax.plot([0, 2.4], [base, base], color=MUTED, linewidth=0.8, linestyle=(0, (4, 3)), zorder=2)
    ax.plot([2, 2], [base + low, base + high], color=INK, linewidth=2.2, solid_capstyle="butt")
    ax.plot(2, base + middle, "o", markersize=7.5, color=INK)
    right = ax.secondary_yaxis("right", functions=(partial(np.add, -base), partial(np.add, base)))
    right.tick_params(color="#8A8A8A", labelcolor=INK, length=3)
    right.spines["right"].set_color("#8A8A8A")
    return with_interval(middle, measure, low=low, high=high)
