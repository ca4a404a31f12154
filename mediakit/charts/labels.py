"""Words for the columns: what an axis says about a measure, and rows of a table in drawing order."""

from __future__ import annotations

import math
from numbers import Integral
from typing import TYPE_CHECKING

import pandas as pd

from mediakit.errors import InputError, UnknownNameError
from mediakit.tables import META, group_labels, plain_name, require

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONE = "this article, not the outlet"
"""What the note of an estimate says of a single article."""
RESAMPLED = "resampled sentences"
"""Method of the interval of a single article."""


def axis_label(measure: str) -> str:
    """Return the name of a measure in words, with its unit where the name does not hold it.

    >>> axis_label("hedges_per_1k_words"), axis_label("quoted_word_share")
    ('hedges per 1,000 words', 'quoted word share (0 to 1)')
    """
    return plain_name(measure) + hint(measure)


def hint(measure: str) -> str:
    """Direction or range of a measure, to stand behind its name; empty where the name says enough."""
    if measure.endswith("_grade") or measure in ("gunning_fog", "dale_chall", "lix"):
        return " (higher = harder)"
    if measure == "flesch_reading_ease":
        return " (higher = easier)"
    if measure in ("vader_sentence_mean", "news_tone_mean"):
        return " (−1 to 1, valence of words)"
    return " (0 to 1)" if measure.endswith("_share") else ""


def measures_in(scores: pd.DataFrame) -> list[str]:
    """Columns of a scores table that hold numbers."""
    return [c for c in scores.columns if c not in META and pd.api.types.is_numeric_dtype(scores[c])]


def known_measure(measure: str, known: Sequence[str]) -> None:
    """Raise `UnknownNameError` for a measure that the table does not have."""
    if measure not in known:
        raise UnknownNameError("measure", measure, known)


def needed(frame: pd.DataFrame, columns: Sequence[str], table: str) -> pd.DataFrame:
    """Return the table with all of these as columns, also those that are levels of its index; outlets as text.

    Raises `MissingColumnError` naming what it lacks.
    """
    require(frame, columns, table)
    levels = [c for c in columns if c not in frame.columns]
    frame = frame.reset_index(levels) if levels else frame
    return frame.assign(outlet=group_labels(frame, "outlet")) if "outlet" in columns else frame


def several(names: Iterable[object]) -> list[str]:
    """Names as a list of text; a single string is one name, not its letters."""
    return [names] if isinstance(names, str) else list(map(str, names))


def not_measured(names: Iterable[object]) -> str:
    """Say which names have no value; empty when there are none."""
    told = ", ".join(map(str, names))
    return f"not measured: {told}" if told else ""


def at_least_one(top: object, most: float = math.inf) -> None:
    """Raise `InputError` for a number of rows that is not a whole number from 1 to `most`."""
    if not isinstance(top, Integral) or not 1 <= int(top) <= most:
        allowed = "of at least 1" if most == math.inf else f"from 1 to {most:.0f}"
        raise InputError(f"top must be a whole number {allowed}; not {top!r}")


def rows_of(estimates: pd.DataFrame, measure: str, order: Sequence[str] | None = None) -> pd.DataFrame:
    """Rows of one measure, index outlet, in drawing order from the top.

    Parameters
    ----------
    estimates : table of `compare`
    measure : a value of its column `measure`
    order : outlets, optional
        Which outlets, and in which order; one without a row gives a row of NaN with n = 0. Default: by mean,
        highest first, ties by name, what was not measured last.
    """
    estimates = needed(estimates, ["outlet", "measure", "n", "mean", "low", "high"], "estimates")
    if len(estimates):
        known_measure(measure, sorted(set(estimates["measure"])))
    rows = estimates[estimates["measure"] == measure].set_index("outlet")
    if order is not None:
        rows = rows.reindex(several(order))
        return rows.assign(n=rows["n"].fillna(0).astype(int))
    return rows.sort_index(kind="stable").sort_values("mean", ascending=False, kind="stable", na_position="last")


def outlet_order(scores: pd.DataFrame, measure: str, order: Sequence[str] | None) -> list[str]:
    """Outlets of a scores table in drawing order: as given, or by median, highest first, ties by name."""
    if order is not None:
        return several(order)
    medians = scores.groupby("outlet", sort=True)[measure].median()
    return list(medians.sort_values(ascending=False, kind="stable", na_position="last").index)


def interval_words(rows: pd.DataFrame) -> str:
    """Name the interval of the rows, such as "95 % t interval"; empty when none has one."""
    own, names = has_own_line(rows), line_words(rows)
    if not own.any():
        return names
    return f"{names}; of one article that of its own sentences drawn again" if names else OWN


OWN = "interval of the article's own sentences drawn again"


def line_words(rows: pd.DataFrame) -> str:
    """Name the interval of the rows that are about more than one article; empty when none has one."""
    lined = rows["low"].notna() & ~has_own_line(rows)
    methods = rows.loc[lined, "method"].dropna().astype(str) if "method" in rows else pd.Series(dtype=str)
    names = sorted(set(methods) - {""})
    return "; ".join(names) or ("interval" if lined.any() else "")


def has_own_line(rows: pd.DataFrame) -> pd.Series:
    """Whether the interval of a row is that of the sentences of its only article."""
    known = rows["low"].notna()
    return known & (rows["method"] == RESAMPLED) if "method" in rows else known & False


def is_lone(rows: pd.DataFrame) -> pd.Series:
    """Whether a row is about single articles and not about the outlet: drawn hollow."""
    noted = rows["note"].fillna("").astype(str).str.contains(LONE, regex=False) if "note" in rows else False
    return (rows["n"] == 1) | noted


def legend_words(rows: pd.DataFrame, *, articles: bool, mark: str = "mark") -> list[str]:
    """Sentences of the small print under outlet means: what mark, line, hollow mark and faint dots are."""
    interval, own = line_words(rows), bool(has_own_line(rows).any())
    lone = bool((is_lone(rows) & rows["mean"].notna()).any())
    line = f"; line: {interval}" if interval else "" if own else "; no interval"
    hollow = "hollow: one article, " + ("its line from its own sentences drawn again" if own else "not the outlet")
    return [f"{mark}: mean of articles{line}", "dots: articles" if articles else "", hollow if lone else ""]


def values_of(scores: pd.DataFrame, measure: str, outlets: Iterable[str]) -> dict[str, pd.Series]:
    """Values of the articles of each outlet, without NaN, index article_id."""
    scores = needed(scores, ["outlet", measure], "scores")
    return {o: scores.loc[scores["outlet"] == o, measure].dropna() for o in outlets}
