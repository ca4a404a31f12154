"""Who is compared: the groups of a table of scores, and the measures it holds.

Labels that differ only by case or spaces are one outlet spelt twice; they are put together and every row about them
says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from mediakit.errors import InputError, UnknownNameError
from mediakit.tables import META, group_labels, require

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediakit.corpus import Array


class Labels(NamedTuple):
    """A label a row, and a note for each label that stands for several spellings."""

    of_rows: Array
    notes: dict[str, str]


def names_of(by: str | Sequence[str]) -> list[str]:
    """Return `by` as a list of column names."""
    return [by] if isinstance(by, str) else list(by)


def measures_of(scores: pd.DataFrame, apart: Sequence[str] = ()) -> list[str]:
    """Columns of numbers that are measures: not the labels, not the columns named in `apart`.

    Raises
    ------
    InputError
        The table is one of estimates or contrasts, whose numbers are not scores.
    """
    if {"measure", "n_missing", "method", "note"} <= set(scores.columns):
        raise InputError(
            "scores needs a row an article, as mediakit.measure gives it; not a table of compare or contrasts"
        )
    other = {*META, *apart}
    numbers = [c for c in scores.columns if c not in other and pd.api.types.is_numeric_dtype(scores[c])]
    return [c for c in numbers if not pd.api.types.is_bool_dtype(scores[c])]


def values_of(scores: pd.DataFrame, measure: str) -> Array:
    """Values of a measure, one a row; missing and infinite ones are NaN.

    >>> values_of(pd.DataFrame({"x": pd.array([1, None], dtype="Int64")}), "x").tolist()
    [1.0, nan]
    """
    values = scores[measure].to_numpy(dtype=float, na_value=np.nan)
    return np.where(np.isfinite(values), values, np.nan)


def labels(scores: pd.DataFrame, column: str) -> Labels:
    """Label of each row; spellings that differ only by case or spaces become the most frequent one.

    >>> labels(pd.DataFrame({"outlet": ["NYT", "nyt ", "NYT"]}), "outlet").of_rows.tolist()
    ['NYT', 'NYT', 'NYT']
    """
    require(scores, [column], "scores")
    spelt = pd.Series(group_labels(scores, column))
    chosen, notes = merged(spelt.value_counts(), column)
    return Labels(spelt.map(chosen).to_numpy(dtype=object), notes)


def merged(rows: pd.Series[int], column: str) -> tuple[dict[str, str], dict[str, str]]:
    """Name for each spelling, and a note for each name with several; `rows` says how many rows a spelling has."""
    counts = rows.rename_axis("spelling").reset_index(name="n")
    counts["folded"] = counts["spelling"].map(folded)
    counts = counts.sort_values(["n", "spelling"], ascending=[False, True])
    chosen: dict[str, str] = {}
    notes: dict[str, str] = {}
    for _, group in counts.groupby("folded", sort=True):
        spellings = group["spelling"].to_list()
        name = " ".join(spellings[0].split())
        chosen |= dict.fromkeys(spellings, name)
        if len(spellings) > 1:
            notes[name] = f"{column} labels differ only by case: {', '.join(sorted(spellings))}"
    return chosen, notes


def joined_labels(scores: pd.DataFrame, by: str | Sequence[str]) -> Labels:
    """One label a row for one or several columns; several are joined with a stroke."""
    parts = [labels(scores, name) for name in names_of(by)]
    if len(parts) == 1:
        return parts[0]
    values = pd.Series([" / ".join(row) for row in zip(*(p.of_rows for p in parts), strict=True)], dtype=object)
    notes = {
        n: "; ".join(p.notes[x] for p, x in zip(parts, n.split(" / "), strict=False) if x in p.notes)
        for n in set(values)
    }
    return Labels(values.to_numpy(dtype=object), {n: note for n, note in notes.items() if note})


def folded(label: str) -> str:
    """Spelling in which labels are compared: case and spaces make no difference.

    >>> folded(" The  Post ") == folded("THE POST")
    True
    """
    return " ".join(str(label).split()).casefold()


def known_label(name: str, known: Sequence[str], what: str) -> str:
    """Return the label meant by `name`, whatever its case and spaces.

    Raises
    ------
    UnknownNameError
        There is no such label.
    """
    found = {folded(k): k for k in known}.get(folded(name))
    if found is None:
        raise UnknownNameError(what, name, known)
    return found


def joined_notes(*notes: str) -> str:
    """Put the notes that are not empty into one."""
    return "; ".join(n for n in notes if n)


def left_out(n_missing: int) -> str:
    """Note about articles without a value."""
    return f"{n_missing} article{'s' * (n_missing != 1)} without this measure left out" if n_missing else ""
