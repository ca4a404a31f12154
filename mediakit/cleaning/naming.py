"""Article ids as names: a table that was kept in a file brings back numbers as other numbers, or as text."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

import pandas as pd


def name_of(value: object) -> str:
    """An id as text; a whole number is written without a point.

    >>> name_of(7.0), name_of("7"), name_of("a7")
    ('7', '7', 'a7')
    """
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def own_ids(named: Iterable[Hashable], index: pd.Index[Any]) -> dict[Hashable, Hashable]:
    """Each id that is not in an index -> the id there that reads the same; those that are nowhere are left out."""
    known = set(index)
    strange = [n for n in named if n not in known]
    by_name = {name_of(i): i for i in index} if strange else {}
    return {n: by_name[name_of(n)] for n in strange if name_of(n) in by_name}


def with_own_ids(removals: pd.DataFrame, index: pd.Index[Any]) -> pd.DataFrame:
    """Removals with their articles called as in the table of articles."""
    other = own_ids(removals["article_id"].unique(), index)
    if not other:
        return removals
    ids = [other.get(i, i) for i in removals["article_id"]]
    return removals.assign(article_id=pd.Series(ids, index=removals.index, dtype=object).infer_objects())
