"""What is known of each outlet: mean, spread and interval of every measure, with the number of articles behind them.

The article is the unit. The interval is Student's t, which at two or three articles is wide and honest where a
bootstrap covers half of what it claims; one article has an interval only from its own sentences.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import Any

import pandas as pd

from mediakit.comparison.formulas import spread, t_interval
from mediakit.comparison.groups import joined_notes, labels, left_out, measures_of, names_of, values_of
from mediakit.comparison.within import within_article
from mediakit.corpus import Array, Corpus
from mediakit.errors import InputError
from mediakit.measures import MEASURES
from mediakit.tables import require_level

ONE_ARTICLE = "this article, not the outlet"
NO_VALUE = "no article has this measure"
ALL_EQUAL = "all values equal"
MOSTLY_ZERO = "most values are 0: the interval may be too narrow"
COLUMNS = ("measure", "n", "n_missing", "mean", "median", "sd", "low", "high", "method", "note")


def compare(
    scores: pd.DataFrame,
    *,
    by: str | Sequence[str] = "outlet",
    level: float = 0.95,
    seed: int = 0,
    corpus: Corpus | None = None,
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
        Of the sentences drawn for a group of one article.
    corpus : Corpus, optional
        The corpus (whole voice) of these scores. With it a group of one article gets the interval of its own
        sentences, drawn again and measured again; scores alone do not carry what that needs.

    Returns
    -------
    DataFrame
        A row for each group and measure: the columns of `by`, then `measure`, `n` (articles with a value),
        `n_missing`, `mean`, `median`, `sd`, `low`, `high` (all in the unit of the measure), `method` and `note`.
        One article has the note "this article, not the outlet", and an interval only if `corpus` is given. An interval
        is cut at the range of its measure: there are no articles of -48 words. The order of the rows of `scores` makes
        no difference.

    Raises
    ------
    MissingColumnError
        A column of `by` is missing.
    InputError
        `level` is not between 0 and 1, or an article is not in `corpus`.

    Examples
    --------
    >>> scores = pd.DataFrame({"outlet": ["A", "A", "B"], "n_words": [100., 300., 250.]})
    >>> compare(scores)[["outlet", "n", "mean", "note"]].to_dict("records")[1]
    {'outlet': 'B', 'n': 1, 'mean': 250.0, 'note': 'this article, not the outlet'}
    """
    require_level(level)
    columns = names_of(by)
    parts = {name: labels(scores, name) for name in columns}
    keys = pd.DataFrame({name: part.of_rows for name, part in parts.items()})
    measures = measures_of(scores, columns)
    rows: list[dict[str, Any]] = []
    for key, places in sorted(keys.groupby(columns, sort=True).indices.items()):
        named = dict(zip(columns, key if isinstance(key, tuple) else (key,), strict=True))
        spelt = joined_notes(*(parts[c].notes.get(label, "") for c, label in named.items()))
        for measure in measures:
            estimate = estimate_of(values_of(scores, measure)[places], level, measure)
            estimate["note"] = joined_notes(estimate["note"], spelt)
            rows.append({**named, "measure": measure, **estimate})
    table = pd.DataFrame(rows, columns=[*columns, *COLUMNS])
    return table if corpus is None else with_sentences(table, scores, (level, seed), corpus)


def with_sentences(table: pd.DataFrame, scores: pd.DataFrame, draw: tuple[float, int], corpus: Corpus) -> pd.DataFrame:
    """Give groups of one article the interval of its sentences; `draw` is the level and the seed."""
    columns = list(table.columns[: table.columns.get_loc("measure")])
    keys = pd.DataFrame({c: labels(scores, c).of_rows for c in columns})
    position = {str(a): i for i, a in enumerate(corpus.articles.index)}
    table = table.copy()
    for key, places in keys.groupby(columns, sort=True).indices.items():
        if len(places) > 1:
            continue
        name = str(scores.index[places[0]])
        if name not in position:
            raise InputError(f"corpus has no article {name!r}, which scores has")
        ends = within_article(corpus, position[name], *draw)
        named = key if isinstance(key, tuple) else (key,)
        rows = (table[columns] == list(named)).all(axis=1) & (table["n"] == 1) & table["measure"].isin(ends.index)
        table.loc[rows, ["low", "high"]] = ends.loc[table.loc[rows, "measure"], ["low", "high"]].to_numpy()
        table.loc[rows, "method"] = "resampled sentences"
    return table


@cache
def ranges() -> dict[str, tuple[float, float]]:
    """Lowest and highest value of each declared measure."""
    return {column.name: (column.low, column.high) for one in MEASURES for column in one.columns}


def in_range(measure: str, estimate: float, low: float, high: float) -> tuple[float, float]:
    """Ends of an interval, cut at the range of the measure; as they are if NaN, or if the estimate is outside it.

    >>> in_range("n_words", 200, -48.4, 448.4), in_range("of my own", 200, -48.4, 448.4)
    ((0, 448.4), (-48.4, 448.4))
    """
    least, most = ranges().get(measure, (-math.inf, math.inf))
    return (max(low, least), min(high, most)) if least <= estimate <= most and not math.isnan(low) else (low, high)


def estimate_of(values: Array, level: float, measure: str) -> dict[str, Any]:
    """Estimate of a measure from its values in one group; NaN are counted and left out."""
    kept = values[~pd.isna(values)]
    kept.sort()
    n, lost = len(kept), len(values) - len(kept)
    mean = float(kept.mean()) if n else math.nan
    low, high = in_range(measure, mean, *t_interval(kept, level))
    sd = spread(kept)
    return {
        "n": n,
        "n_missing": lost,
        "mean": mean,
        "median": float(pd.Series(kept).median()) if n else math.nan,
        "sd": sd,
        "low": low,
        "high": high,
        "method": {0: "none", 1: "one article"}.get(n, f"{100 * level:g} % t interval"),
        "note": joined_notes(of_values(n, int((kept == 0).sum()), sd), left_out(lost)),
    }


def of_values(n: int, n_zero: int, sd: float) -> str:
    """What must be said of an estimate of `n` values, `n_zero` of them 0, with this standard deviation."""
    if n < 2:
        return ONE_ARTICLE if n else NO_VALUE
    return ALL_EQUAL if sd == 0 else MOSTLY_ZERO if 2 * n_zero > n else ""
