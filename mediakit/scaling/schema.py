"""The declared table of scores: the same columns and types for every batch, whatever the batch holds."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from mediakit.corpus import Array
from mediakit.measures import MEASURES
from mediakit.tables import is_missing, utc_times

NUMBERS = tuple(column.name for one in MEASURES for column in one.columns)


def score_schema() -> pd.DataFrame:
    """Empty table with the columns and types that `score` gives: the `meta` of Dask, the schema of a file.

    Returns
    -------
    DataFrame
        No rows; index `article_id` (str), then `outlet`, `event` (str), `published` (datetime64[us, UTC]), one float64
        column per declared column of the measures, and `problem` (str).

    Examples
    --------
    >>> score_schema().dtypes[["outlet", "published", "n_words"]].astype(str).to_list()
    ['str', 'datetime64[us, UTC]', 'float64']
    """
    nothing: list[object] = []
    return table(ids=nothing, labels=(nothing, nothing), published=nothing, numbers={}, problems=nothing)


def table(
    *,
    ids: Iterable[object],
    labels: tuple[Iterable[object], Iterable[object]],
    published: Iterable[object],
    numbers: dict[str, Array],
    problems: Iterable[object],
) -> pd.DataFrame:
    """Scores of one batch, in the declared columns and types; a measure that is not given is NaN."""
    index = pd.Index(strings(ids, missing=""), name="article_id", dtype="str")
    empty = np.full(len(index), np.nan)
    return pd.DataFrame(
        {
            "outlet": strings(labels[0]),
            "event": strings(labels[1]),
            "published": utc_times(published).dt.as_unit("us").array,
            **{name: np.asarray(numbers.get(name, empty), dtype=float) for name in NUMBERS},
            "problem": strings(problems, missing=""),
        },
        index=index,
    )


def strings(values: Iterable[object], missing: str | None = None) -> pd.api.extensions.ExtensionArray:
    """Values as text; what cannot be written as UTF-8 (a lone surrogate) is written as its code."""
    made = [missing if is_missing(v) else str(v).encode("utf-8", "backslashreplace").decode("utf-8") for v in values]
    return pd.array(made, dtype="str")
