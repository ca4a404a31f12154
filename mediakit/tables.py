"""The declared tables: which columns a table has, their units and ranges.

Tables are the only currency between stages. A `Column` says what a number means, so that documentation, axis labels
and checks come from one place; a `Measure` is a function with the columns it promises.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mediakit.errors import InputError, MediakitError, MissingColumnError

if TYPE_CHECKING:
    from mediakit.corpus import Corpus

Columns = dict[str, np.ndarray[Any, Any]]
"""What a measure returns: declared column name -> one float an article."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers: its name, unit and range (both ends allowed)."""

    name: str
    unit: str
    low: float = -math.inf
    high: float = math.inf


@dataclass(frozen=True, slots=True)
class Measure:
    """A function from a corpus to columns, with the columns it promises and where it comes from.

    `english` says that its word lists or rules are English, so that it has nothing to say of other languages.
    """

    name: str
    columns: tuple[Column, ...]
    of: Callable[[Corpus], Columns]
    source: str
    english: bool = True


ARTICLES = ("outlet", "text")
"""What a table of articles must have; its index is `article_id`."""

META = ("outlet", "event", "published")
"""What scores take over from the articles."""


PROPER = {
    "flesch kincaid": "Flesch-Kincaid",
    "flesch": "Flesch",
    "gunning fog": "Gunning fog",
    "coleman liau": "Coleman-Liau",
    "dale chall": "Dale-Chall",
    "smog": "SMOG",
    "ari": "ARI",
    "lix": "LIX",
    "vader": "VADER",
    "mattr": "MATTR",
}


def plain_name(measure: str) -> str:
    """Return the name of a measure in words.

    >>> plain_name("n_words"), plain_name("flesch_kincaid_grade")
    ('number of words', 'Flesch-Kincaid grade')
    """
    words = re.sub("^n_", "number of ", measure).replace("_per_1k_words", " per 1,000 words").replace("_", " ")
    for plain, proper in PROPER.items():
        words = re.sub(rf"\b{plain}\b", proper, words)
    return words


def require(frame: pd.DataFrame, columns: Sequence[str], table: str) -> None:
    """Raise `MissingColumnError` naming every column of `columns` that `frame` lacks, InputError if it is no table."""
    if not isinstance(frame, pd.DataFrame):
        raise InputError(f"{table} must be a table (DataFrame); not a {type(frame).__name__}")
    missing = [c for c in columns if c not in frame.columns and c not in frame.index.names]
    if missing:
        raise MissingColumnError(table, missing, frame.columns)


def validate(frame: pd.DataFrame, columns: Sequence[Column], table: str) -> pd.DataFrame:
    """Check a table against its declared columns; all problems are told at once.

    Raises
    ------
    MediakitError
        A declared column is missing, or holds a value outside its range or an infinite one. NaN is allowed.
    """
    require(frame, [c.name for c in columns], table)
    problems = []
    for column in columns:
        values = frame[column.name].to_numpy(dtype=float)
        wrong = np.flatnonzero((values < column.low) | (values > column.high) | np.isinf(values))
        if wrong.size:
            where, value = frame.index[wrong[0]], values[wrong[0]]
            allowed = f"[{column.low:g}, {column.high:g}]"
            problems.append(f"{column.name} of {where!r} is {value:g}, outside {allowed} ({wrong.size} such rows)")
    if problems:
        raise MediakitError(f"{table}: " + "; ".join(problems))
    return frame
