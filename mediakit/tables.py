"""The declared tables: which columns a table has, their units and ranges.

Tables are the only currency between stages. A `Column` says what a number means, so that documentation, axis labels
and checks come from one place; a `Measure` is a function with the columns it promises.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from numbers import Integral, Real
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
    """A column of numbers: its name, unit and range (both ends allowed), and its formula if one was published."""

    name: str
    unit: str
    low: float = -math.inf
    high: float = math.inf
    formula: str = ""


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

NO_LABEL = "(none given)"
"""Name of the group of rows whose label is missing."""

LONE_SURROGATE = re.compile("[\ud800-\udfff]")

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
    """Raise `MissingColumnError` naming every column of `columns` that `frame` lacks.

    InputError if it is no table, or if one of them is there more than once.
    """
    if not isinstance(frame, pd.DataFrame):
        raise InputError(f"{table} must be a table (DataFrame); not a {type(frame).__name__}")
    present = frame.columns.to_list()
    missing = [c for c in columns if c not in present and c not in frame.index.names]
    if missing:
        raise MissingColumnError(table, missing, present)
    twice = [c for c in columns if present.count(c) > 1]
    if twice:
        raise InputError(f"a column of {table} must have a name of its own; {twice[0]!r} is there more than once")


def require_level(level: object) -> None:
    """Raise `InputError` unless `level`, the level of an interval, lies between 0 and 1."""
    if not isinstance(level, Real) or not 0 < float(level) < 1:
        raise InputError(f"level must lie between 0 and 1; not {level!r}")


def require_count(value: object, name: str, least: int = 1) -> None:
    """Raise `InputError` unless `value`, which the call names `name`, is a whole number from `least`."""
    if not isinstance(value, Integral) or int(value) < least:
        raise InputError(f"{name} must be a whole number from {least}; not {value!r}")


def whole_text(text: str) -> str:
    r"""Text whose lone surrogates, which no file and no column of text can hold, are U+FFFD; as long as before.

    >>> whole_text("Rain \udcff fell") == "Rain \ufffd fell"
    True
    """
    try:
        text.encode()  # far quicker than a search
    except UnicodeEncodeError:
        return LONE_SURROGATE.sub("\ufffd", text)
    return text


def whole_texts(frame: pd.DataFrame) -> pd.DataFrame:
    r"""Return the table with every text in it as `whole_text` gives it; it is the same table if nothing is broken.

    >>> whole_texts(pd.DataFrame({"outlet": ["A\udcff", None]}, dtype=object))["outlet"].tolist()
    ['A\ufffd', None]
    """
    columns = [column for _, column in frame.items()]
    mended = [_whole_column(column) for column in columns]
    if all(a is b for a, b in zip(columns, mended, strict=True)):
        return frame
    return pd.concat(mended, axis=1).set_axis(frame.columns, axis=1)


def _whole_column(column: pd.Series) -> pd.Series:
    """Return the column with whole texts; itself if nothing in it is broken."""
    cells = column.to_list() if pd.api.types.is_object_dtype(column) else []
    whole = [whole_text(cell) if isinstance(cell, str) else cell for cell in cells]
    same = all(a is b for a, b in zip(cells, whole, strict=True))
    return column if same else pd.Series(whole, index=column.index, dtype=object)


def group_labels(frame: pd.DataFrame, column: str) -> np.ndarray[Any, Any]:
    """Label of each row as text, object array, (n_rows,); a missing one is `NO_LABEL`, a group of its own.

    >>> group_labels(pd.DataFrame({"event": ["flood", None]}), "event").tolist()
    ['flood', '(none given)']
    """
    raw = frame[column] if column in frame.columns.to_list() else frame.index.get_level_values(column).to_series()
    cells = zip(raw.to_list(), raw.isna().to_list(), strict=True)
    return np.array([NO_LABEL if missing else whole_text(str(label)) for label, missing in cells], dtype=object)


def is_missing(value: object) -> bool:
    """Whether a cell holds nothing: None, NaN, NaT or NA."""
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value)  # noqa: PLR0124 - NaN


def utc_times(values: Iterable[object]) -> pd.Series:
    """Times in UTC, each read by itself; what is no ISO date is missing, and a time without a zone is UTC.

    A number is missing too: it has no unit.

    >>> utc_times(["2024-05-01", "2024-05-01T22:00:00-05:00", "yesterday", 7]).dt.day.tolist()
    [1.0, 2.0, nan, nan]
    """
    read = pd.Series([_dated(v) for v in values], dtype=object)
    return pd.to_datetime(read, format="ISO8601", errors="coerce", utc=True)


def _dated(value: object) -> object:
    """Return a date or a text that may be one, nothing for anything else."""
    if isinstance(value, str):
        return value if value.isascii() else None
    return value if isinstance(value, date | np.datetime64) and not is_missing(value) else None


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
