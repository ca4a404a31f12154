"""Timeline: the mean of each outlet in each period with its interval, gaps where nothing was published, n beneath."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mediakit.charts.alt import count, listed, sentences
from mediakit.charts.direct import label_points
from mediakit.charts.labels import axis_label, interval_words, known_measure, needed, not_measured, several
from mediakit.charts.layout import canvas, colors_of, nothing, number, plain
from mediakit.charts.style import Colors, legible, shape
from mediakit.charts.text import axis_titles, slot, small_print
from mediakit.errors import InputError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

STRIP = 0.14
"""Height of the bars of n, as a share of the Axes."""
DATE = 28
"""Points of width between two dates at ticks, at least."""
SOUND = 5
"""Bands of fewer articles do not decide the limits: they can be wider than all means together."""


def timeline(
    trends: pd.DataFrame,
    measure: str,
    *,
    colors: Colors | None = None,
    order: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the mean of each outlet over time.

    Parameters
    ----------
    trends : table of `trend`
        Columns `outlet, measure, period, n, mean, low, high`; a period without articles has a mean of NaN.
    measure : one of its measures
    colors : outlet -> colour, optional
    order : outlets, optional
        Which are drawn; one that is not in the table is named as not measured. Default: all.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    Axes
        A line is broken where an outlet has no article; bands are intervals; a hollow mark is a single article; the
        bars at the foot say how many articles each period has.

    Raises
    ------
    MissingColumnError, UnknownNameError
        If the table lacks a column, or does not have the measure.
    InputError
        If a period is no date.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> dates = ["2024-01-02", "2024-01-09", "2024-03-05", "2024-03-06"]
    >>> scores = pd.DataFrame({"outlet": "A", "published": dates, "lix": [40.0, 42.0, 50.0, 54.0]})
    >>> ax = mk.charts.timeline(mk.trend(scores), "lix")
    >>> ax.lines[0].get_ydata().tolist()  # no article in February: the line is broken
    [41.0, nan, 52.0]
    """
    trends = needed(trends, ["outlet", "measure", "period", "n", "mean", "low", "high"], "trends")
    if len(trends):
        known_measure(measure, sorted(set(trends["measure"])))
    days, lost = lines_of(trends[trends["measure"] == measure], order)
    ax = canvas(ax)
    if not days:
        return nothing(ax, lost if order is not None and lost else "No period has a value: are the dates missing?")
    plain(ax, "y")
    palette, rows = colors_of(trends, colors), pd.concat(days.values())
    for outlet, part in days.items():
        line(ax, part, palette[outlet])
    cut = frame(ax, rows)
    most = foot(ax, rows)
    ends = pd.DataFrame({o: last_value(part) for o, part in days.items()}).T
    label_points(
        ax, ends.assign(low=ends["x"], mean=ends["x"], high=ends["x"])[["low", "mean", "high"]], ends["y"], palette
    )
    date_ticks(ax, rows["period"])
    axis_titles(ax, "", axis_label(measure))
    interval = interval_words(rows)
    band = (f"band: {interval}" if interval else "no interval") + (", cut off where n is small" if cut else "")
    small_print(
        ax,
        "mark: mean of articles; hollow: one article; gap: no article",
        band,
        f"bars: articles a period, outlets together, at most {most:,}",
        lost,
    )
    told = [
        f"{o} from {number(p['mean'].min(), measure)} to {number(p['mean'].max(), measure)}" for o, p in days.items()
    ]
    span = f"{count(len(days), 'outlet')} over {count(rows['period'].nunique(), 'period')}"
    title = f"Timeline of {axis_label(measure)} for {span}"
    ax.set_label(sentences(title, "lowest and highest mean: " + listed(told), band, lost))
    return ax


def lines_of(rows: pd.DataFrame, order: Sequence[str] | None) -> tuple[dict[str, pd.DataFrame], str]:
    """Rows of each outlet that has a value, by date, and the names of those asked for that have none."""
    asked = sorted(set(rows["outlet"])) if order is None else several(order)
    rows = dated(rows).sort_values("period")
    parts = {o: rows[rows["outlet"] == o] for o in asked}
    valued = {o: part for o, part in parts.items() if part["mean"].notna().any()}
    return valued, not_measured(o for o in asked if o not in valued)


def dated(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with their periods as dates, which a table read from a file has as text."""
    periods = pd.to_datetime(rows["period"], format="ISO8601", errors="coerce")
    wrong = rows.loc[periods.isna() & rows["period"].notna(), "period"]
    if len(wrong):
        raise InputError(f"period must be a date such as 2024-05-31; not {wrong.iloc[0]!r}")
    return rows.assign(period=periods)


def date_functions() -> Any:
    """Return matplotlib's functions for dates, which have no types."""
    from matplotlib import dates

    return dates


def line(ax: Axes, part: pd.DataFrame, color: str) -> None:
    """Draw one outlet: a line that breaks at NaN, its band, and hollow marks where n is 1."""
    dates = date_functions()

    x = dates.date2num(part["period"].to_numpy())
    edge = legible(color)
    ax.fill_between(x, part["low"], part["high"], color=color, alpha=0.16, linewidth=0)
    ax.plot(x, part["mean"], color=edge, linewidth=1.6)
    fill = np.where(part["n"] == 1, "white", color)
    ax.scatter(x, part["mean"], s=20, marker=shape(color), color=fill.tolist(), edgecolors=edge, zorder=3)


def last_value(part: pd.DataFrame) -> dict[str, float]:
    """Place of the last mean that is not NaN."""
    dates = date_functions()

    last = part[part["mean"].notna()].iloc[-1]
    return {"x": float(dates.date2num(last["period"])), "y": float(last["mean"])}


def frame(ax: Axes, rows: pd.DataFrame) -> bool:
    """Choose limits that show every mean and the bands of five articles or more; say whether another band is cut."""
    sound = rows[rows["n"] >= SOUND]
    shown = pd.concat([rows["mean"], sound["low"], sound["high"]]).dropna()
    margin = 0.08 * (shown.max() - shown.min()) or 1.0
    low, high = shown.min() - margin, shown.max() + margin
    ax.set_ylim(low, high)
    return bool((rows["low"] < low).any() or (rows["high"] > high).any())


def foot(ax: Axes, rows: pd.DataFrame) -> int:
    """Draw the number of articles of each period as bars along the foot, make room for them, and return the highest."""
    dates = date_functions()

    low, high = ax.get_ylim()
    ax.set_ylim(low - (high - low) * STRIP * 1.35, high)
    n = rows.groupby("period")["n"].sum().sort_index()
    x = dates.date2num(n.index.to_numpy())
    wide = 0.7 * (np.diff(x).min() if len(x) > 1 else 1)
    most = max(1, int(n.max()))
    ax.bar(x, STRIP * n / most, width=wide, color="#C4C4C4", transform=ax.get_xaxis_transform(), zorder=0)
    ax.set_xlim(x.min() - wide, x.max() + wide)
    return most


def date_ticks(ax: Axes, periods: pd.Series) -> None:
    """Tick dates from the first period to the last, not beyond, as many as have room there."""
    dates = date_functions()

    first, last = periods.min(), periods.max()
    if first == last:  # a lone date would be told by the hours around it
        ax.set_xticks([dates.date2num(first)], [f"{first:%Y-%m-%d}"])
        return
    ends = dates.date2num([first, last])
    wide = 0.75 * slot(ax)[0] * np.diff(ends)[0] / np.diff(ax.get_xlim())[0]
    locator = dates.AutoDateLocator(minticks=2, maxticks=int(np.clip(1 + wide / DATE, 3, 6)))
    ticks = [t for t in locator.tick_values(first, last) if ends[0] <= t <= ends[1]]
    ax.set_xticks(ticks if len(ticks) > 1 else ends)
    ax.xaxis.set_major_formatter(dates.ConciseDateFormatter(ax.xaxis.get_major_locator()))
