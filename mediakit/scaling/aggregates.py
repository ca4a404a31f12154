"""Outlet means and intervals from sums of each partition: the comparison of a billion words moves a few kilobytes.

Sums of squares are kept about the mean of their partition and put together by the formula of Chan, Golub & LeVeque
(1983), which loses no digits where plain sums of squares do.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from mediakit.comparison.estimates import COLUMNS, in_range, of_values
from mediakit.comparison.formulas import t_quantile
from mediakit.comparison.groups import joined_notes, left_out, measures_of, merged, names_of, values_of
from mediakit.errors import InputError
from mediakit.tables import group_labels, require, require_level

SUMS = ("n", "n_missing", "n_zero", "sum", "squares", "lowest", "highest")
MANY = 64
"""Tables held before they are added up."""


def aggregate(scores: pd.DataFrame, by: str | Sequence[str] = "outlet") -> pd.DataFrame:
    """Sums of one partition of scores, from which `combine` makes what `compare` says of the whole.

    Parameters
    ----------
    scores : DataFrame
        Scores of any part of the articles.
    by : str or list of str
        Column or columns to group by.

    Returns
    -------
    DataFrame
        A row for each group and measure: the columns of `by`, `measure`, `n` (articles with a value), `n_missing`,
        `n_zero` (articles with the value 0), `sum`, `squares` (sum of squared differences from the partition's
        own mean), `lowest`, `highest`.

    Raises
    ------
    MissingColumnError
        A column of `by` is missing.

    Examples
    --------
    >>> aggregate(pd.DataFrame({"outlet": ["A", "A"], "n_words": [100.0, 300.0]}))[["n", "sum", "squares"]].to_numpy()
    array([[2.e+00, 4.e+02, 2.e+04]])
    """
    columns = names_of(by)
    require(scores, columns, "scores")
    keys = pd.DataFrame({c: group_labels(scores, c) for c in columns}, dtype="str")
    groups = keys.groupby(columns, sort=True)
    number = groups.ngroup().to_numpy()
    named = keys.iloc[[places[0] for places in groups.indices.values()]].sort_values(columns, ignore_index=True)
    measures = measures_of(scores, columns)
    parts = [sums_of(values_of(scores, m), number, len(named)) for m in measures]
    tables = [named.assign(measure=m, **part) for m, part in zip(measures, parts, strict=True)]
    empty = pd.DataFrame({c: pd.Series(dtype="str") for c in (*columns, "measure")}).assign(**sums_of(*nothing()))
    return pd.concat(tables, ignore_index=True) if len(named) and tables else empty


def nothing() -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], int]:
    """Arguments of `sums_of` for no articles."""
    return np.array([], dtype=float), np.array([], dtype=np.int64), 0


def sums_of(values: np.ndarray[Any, Any], group: np.ndarray[Any, Any], n_groups: int) -> dict[str, Any]:
    """Sums of one measure for each group (its number a row); NaN are counted and left out."""
    kept = ~np.isnan(values)
    values, inside = values[kept], group[kept]
    n = np.bincount(inside, minlength=n_groups)
    total = np.bincount(inside, values, minlength=n_groups)
    away = values - (total / np.maximum(n, 1))[inside]
    lowest, highest = np.full(n_groups, np.inf), np.full(n_groups, -np.inf)
    np.minimum.at(lowest, inside, values)
    np.maximum.at(highest, inside, values)
    return {
        "n": n,
        "n_missing": np.bincount(group, minlength=n_groups) - n,
        "n_zero": np.bincount(inside[values == 0], minlength=n_groups),
        "sum": total,
        "squares": np.bincount(inside, away**2, minlength=n_groups),
        "lowest": lowest,
        "highest": highest,
    }


def combine(aggregates: pd.DataFrame | Iterable[pd.DataFrame], *, level: float = 0.95) -> pd.DataFrame:
    """Estimates of the whole from the sums of its partitions: the same as `compare` gives on all scores together.

    Parameters
    ----------
    aggregates : DataFrame or iterable of DataFrame
        Tables of `aggregate`, one a partition, or all in one; in any order.
    level : float in (0, 1)
        Of the interval.

    Returns
    -------
    DataFrame
        Estimates with the columns and rows of `compare`. `median` is NaN: it cannot be had from sums.

    Raises
    ------
    InputError
        `level` is not between 0 and 1, or there is no table.
    MissingColumnError
        A table is not one of `aggregate`.

    Examples
    --------
    >>> scores = pd.DataFrame({"outlet": ["A", "A", "B"], "n_words": [100.0, 300.0, 250.0]})
    >>> parts = [aggregate(scores.iloc[:1]), aggregate(scores.iloc[1:])]
    >>> combine(parts)[["outlet", "n", "mean"]].to_numpy().tolist()
    [['A', 2, 200.0], ['B', 1, 250.0]]
    """
    require_level(level)
    whole = folded(aggregates)
    columns = list(whole.columns[: list(whole.columns).index("measure")])
    notes = {}
    for column in columns:
        seen = whole.assign(rows=whole["n"] + whole["n_missing"]).groupby([column, "measure"])["rows"].sum()
        chosen, notes[column] = merged(seen.groupby(level=0).max(), column)  # no measure has all groups, perhaps
        whole[column] = whole[column].map(chosen).astype("str")
    order = {m: i for i, m in enumerate(dict.fromkeys(whole["measure"]))}
    whole = added(whole)
    whole = whole.sort_values([*columns, "measure"], key=lambda c: c.map(order) if c.name == "measure" else c)
    rows = [
        {**{c: row[c] for c in columns}, "measure": row["measure"], **estimate_of(row, level, spelt(row, notes))}
        for row in whole.to_dict("records")
    ]
    return pd.DataFrame(rows, columns=[*columns, *COLUMNS])


def spelt(row: dict[Any, Any], notes: dict[str, dict[str, str]]) -> str:
    """Note about labels spelt in several ways."""
    return joined_notes(*(of.get(row[column], "") for column, of in notes.items()))


def folded(aggregates: pd.DataFrame | Iterable[pd.DataFrame]) -> pd.DataFrame:
    """All tables added up, a few at a time."""
    held: list[pd.DataFrame] = []
    for table in [aggregates] if isinstance(aggregates, pd.DataFrame) else aggregates:
        require(table, ("measure", *SUMS), "aggregates")
        held.append(table)
        if len(held) >= MANY:
            held = [added(pd.concat(held, ignore_index=True))]
    if not held:
        raise InputError("combine needs at least one table of aggregate")
    return added(pd.concat(held, ignore_index=True))


def added(table: pd.DataFrame) -> pd.DataFrame:
    """One row for each group and measure."""
    keys = list(table.columns[: list(table.columns).index("measure") + 1])
    groups = table.groupby(keys, sort=False)
    sums = groups[["n", "n_missing", "n_zero", "sum", "squares"]].sum()
    mean = (table["sum"] / table["n"].clip(lower=1)).to_numpy()
    whole = groups["sum"].transform("sum") / groups["n"].transform("sum").clip(lower=1)
    between = table.assign(squares=table["n"] * (mean - whole.to_numpy()) ** 2).groupby(keys, sort=False)["squares"]
    sums["squares"] += between.sum()
    return sums.assign(lowest=groups["lowest"].min(), highest=groups["highest"].max()).reset_index()


def estimate_of(row: dict[Any, Any], level: float, spelling: str) -> dict[str, Any]:
    """Estimate of one group and measure from its sums."""
    n, lost = int(row["n"]), int(row["n_missing"])
    mean = row["sum"] / n if n else math.nan
    sd = math.nan if n < 2 else 0.0 if row["lowest"] == row["highest"] else math.sqrt(row["squares"] / (n - 1))
    half = t_quantile(n - 1, (1 + level) / 2) * sd / math.sqrt(n) if n > 1 else math.nan
    low, high = in_range(row["measure"], mean, mean - half, mean + half)
    return {
        "n": n,
        "n_missing": lost,
        "mean": mean,
        "median": math.nan,
        "sd": sd,
        "low": low,
        "high": high,
        "method": {0: "none", 1: "one article"}.get(n, f"{100 * level:g} % t interval"),
        "note": joined_notes(of_values(n, int(row["n_zero"]), sd), left_out(lost), spelling),
    }
