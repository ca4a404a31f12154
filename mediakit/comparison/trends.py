"""A measure over time: one estimate for each outlet and calendar bin, with the gaps left in."""

from __future__ import annotations

import pandas as pd

from mediakit.comparison.estimates import estimate_of
from mediakit.comparison.groups import joined_notes, labels, measures_of, values_of
from mediakit.errors import UnknownNameError
from mediakit.tables import require, require_level, utc_times

PERIODS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
GAP = "no article in this period"
COLUMNS = (
    *("outlet", "measure", "period", "n", "n_missing", "mean", "median", "sd", "low", "high"),
    *("method", "note"),
)


def trend(
    scores: pd.DataFrame, *, every: str = "month", by: str = "outlet", date: str = "published", level: float = 0.95
) -> pd.DataFrame:
    """Mean and interval of every measure for each outlet and calendar period.

    Parameters
    ----------
    scores : DataFrame
        One row an article with a column of dates, as `measure` gives it.
    every : {"day", "week", "month", "quarter", "year"}
        Weeks begin on Monday.
    by, date : str
        Columns of the groups and of the dates. Articles without a date are left out and counted in `note`.
    level : float in (0, 1)

    Returns
    -------
    DataFrame
        `outlet, measure, period` (first day), then the columns of `compare`. Every outlet has a row for every period
        between the first and last date of all; a period without articles has n 0 and NaN, so that a line drawn through
        the rows shows the gap. No row if no article has a date.

    Raises
    ------
    MissingColumnError, UnknownNameError
        A column is missing, or `every` is not known.

    Examples
    --------
    >>> scores = pd.DataFrame({"outlet": ["A", "A"], "published": ["2024-01-05", "2024-03-02"], "n_words": [5., 7.]})
    >>> trend(scores)[["period", "n"]].astype(str).values.tolist()
    [['2024-01-01', '1'], ['2024-02-01', '0'], ['2024-03-01', '1']]
    """
    if every not in PERIODS:
        raise UnknownNameError("every", every, PERIODS)
    require(scores, [date], "scores")
    require_level(level)
    label = labels(scores, by)
    dates = utc_times(scores[date]).dt.tz_localize(None)
    if dates.isna().all():
        return pd.DataFrame(columns=list(COLUMNS))
    period = dates.dt.to_period(PERIODS[every])
    bins = pd.period_range(period.min(), period.max(), freq=PERIODS[every])
    place = pd.Series(range(len(scores))).groupby([label.of_rows, period.to_numpy()]).indices
    rows = []
    for name in sorted(set(label.of_rows)):
        undated = int((dates.isna().to_numpy() & (label.of_rows == name)).sum())
        said = joined_notes(
            f"{undated} article{'s' * (undated != 1)} without a date left out" if undated else "",
            label.notes.get(name, ""),
        )
        for measure in measures_of(scores, [by, date]):
            values = values_of(scores, measure)
            for when in bins:
                one = estimate_of(values[place.get((name, when), [])], level, measure)
                note = joined_notes(GAP if one["n"] + one["n_missing"] == 0 else one["note"], said)
                rows.append({"outlet": name, "measure": measure, "period": when.start_time, **one, "note": note})
    return pd.DataFrame(rows, columns=list(COLUMNS))
