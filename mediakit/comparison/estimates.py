"""What is known of each outlet: mean, spread and interval of every measure, with the number of articles behind them.

The article is the unit. The interval is Student's t, which at two or three articles is wide and honest where a
bootstrap covers half of what it claims; one article has an interval only from its own sentences.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pandas as pd

from mediakit.comparison.formulas import spread, t_interval
from mediakit.comparison.groups import joined_notes, labels, left_out, measures_of, names_of
from mediakit.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediakit.corpus import Array

ONE_ARTICLE = "this article, not the outlet"
NO_VALUE = "no article has this measure"
ALL_EQUAL = "all values equal"
COLUMNS = ("measure", "n", "n_missing", "mean", "median", "sd", "low", "high", "method", "note")


def compare(
    scores: pd.DataFrame, *, by: str | Sequence[str] = "outlet", level: float = 0.95, seed: int = 0
) -> pd.DataFrame:
    """Mean, spread and interval of every measure for each outlet (or any other grouping).

    Parameters
    ----------
    scores : DataFrame
        One row an article, a label column and one column a measure, as `measure` gives it.
    by : str or list of str
        Column or columns to group by.
    level : float in (0, 1)
        Of the interval.
    seed : int
        Of what is drawn at random.

    Returns
    -------
    DataFrame
        A row for each group and measure: the columns of `by`, then `measure`, `n` (articles with a value),
        `n_missing`, `mean`, `median`, `sd`, `low`, `high` (all in the unit of the measure), `method` and `note`.
        One article has no interval and the note "this article, not the outlet". The order of the rows of
        `scores` makes no difference.

    Raises
    ------
    MissingColumnError
        A column of `by` is missing.
    InputError
        `level` is not between 0 and 1.

    Examples
    --------
    >>> scores = pd.DataFrame({"outlet": ["A", "A", "B"], "n_words": [100., 300., 250.]})
    >>> compare(scores)[["outlet", "n", "mean", "note"]].to_dict("records")[1]
    {'outlet': 'B', 'n': 1, 'mean': 250.0, 'note': 'this article, not the outlet'}
    """
    if not 0 < level < 1:
        msg = f"level must lie between 0 and 1; not {level!r}"
        raise InputError(msg)
    columns = names_of(by)
    parts = {name: labels(scores, name) for name in columns}
    keys = pd.DataFrame({name: part.of_rows for name, part in parts.items()})
    measures = measures_of(scores, columns)
    rows: list[dict[str, Any]] = []
    for key, places in sorted(keys.groupby(columns, sort=True).indices.items()):
        named = dict(zip(columns, key if isinstance(key, tuple) else (key,), strict=True))
        spelt = joined_notes(*(parts[c].notes.get(label, "") for c, label in named.items()))
        for measure in measures:
            values = scores[measure].to_numpy(dtype=float)[places]
            estimate = estimate_of(values, level)
            estimate["note"] = joined_notes(estimate["note"], spelt)
            rows.append({**named, "measure": measure, **estimate})
    return pd.DataFrame(rows, columns=[*columns, *COLUMNS])


def estimate_of(values: Array, level: float) -> dict[str, Any]:
    """Estimate from the values of one group; NaN are counted and left out."""
    kept = values[~pd.isna(values)]
    kept.sort()
    n, lost = len(kept), len(values) - len(kept)
    low, high = t_interval(kept, level)
    return {
        "n": n,
        "n_missing": lost,
        "mean": float(kept.mean()) if n else math.nan,
        "median": float(pd.Series(kept).median()) if n else math.nan,
        "sd": spread(kept),
        "low": low,
        "high": high,
        "method": {0: "none", 1: "one article"}.get(n, "t interval"),
        "note": joined_notes({0: NO_VALUE, 1: ONE_ARTICLE}.get(n, ""), left_out(lost)),
    }
