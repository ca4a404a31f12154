"""Which column of a table is which field: told by the user (`columns={"body": "text"}`), else by its name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import pandas as pd

from mediakit.errors import MissingColumnError, UnknownNameError
from mediakit.loading.records import FIELDS, Record
from mediakit.tables import is_missing

NO_VALUE = frozenset({"nan", "nat", "none", "null", "<na>"})
HEADER_ROWS = 10
"""How many rows at the top are looked at for the header."""


@lru_cache(maxsize=1)
def names() -> dict[str, list[str]]:
    """Names that a field goes by, the preferred first."""
    table = pd.read_csv(Path(__file__).with_name("columns.csv"))
    return {str(f): g["name"].to_list() for f, g in table.groupby("field", sort=False)}


def normal(name: object) -> str:
    """A column's name without case, spaces and punctuation at its ends."""
    return "_".join(str(name).strip().strip("\ufeff").lower().replace("-", " ").split())


def is_header(cells: Iterable[object], wanted: Collection[str] = ()) -> bool:
    """Whether cells are names of columns: of a text, a file or an address and of something else, or one of `wanted`."""
    present = {normal(c) for c in cells if c is not None}
    fields = {field for field, options in names().items() if present & set(options)}
    return bool(present & {normal(w) for w in wanted}) or (len(fields) > 1 and bool(fields & {"text", "file", "url"}))


def header_at(rows: Sequence[Sequence[object]], wanted: Collection[str] = ()) -> int:
    """Place of the header among the first rows: 0, unless a row below is one and the first, such as a title, is not."""
    filled = [sum(c not in (None, "") for c in row) for row in rows[:HEADER_ROWS]]
    if not filled or is_header(rows[0], wanted):
        return 0
    below = (i for i in range(1, len(filled)) if filled[i] > filled[0] and is_header(rows[i], wanted))
    return next(below, 0)


def header_of(cells: Iterable[object]) -> list[str]:
    """Names of the columns: a number for a column without one, a number after a name that comes again."""
    header: list[str] = []
    for i, cell in enumerate(cells, 1):
        name = str(cell) if cell not in (None, "") else f"column_{i}"
        header.append(name if name not in header else f"{name}_{i}")
    return header


def mapping(present: Iterable[object], given: Mapping[str, str] | None) -> tuple[dict[str, str], list[str]]:
    """Which column is which field.

    Returns
    -------
    (dict, list of str)
        Column -> field, and a sentence for each guess.

    Raises
    ------
    UnknownNameError
        `given` names a column that is not there or a field that is not known.
    """
    columns = [str(c) for c in present]
    chosen: dict[str, str] = {}
    for column, field in (given or {}).items():
        if column not in columns:
            raise UnknownNameError("a key of columns", column, columns)
        if field not in (*FIELDS, "article_id", "file"):
            raise UnknownNameError("a value of columns", field, ("article_id", "file", *FIELDS))
        chosen[column] = field
    said = []
    for field, options in names().items():
        if field in chosen.values():
            continue
        by_name = {normal(c): c for c in reversed(columns) if c not in chosen}
        found = next((by_name[o] for o in options if o in by_name), None)
        if found is not None:
            chosen[found] = field
            if normal(found) != field:
                said.append(f"column {found!r} was taken for {field!r}")
    return chosen, said


def to_records(rows: Iterable[Mapping[str, object]], chosen: Mapping[str, str]) -> list[Record]:
    """Rename the columns of each row; other columns keep their name, unless it is that of a field."""
    taken = set(FIELDS) | set(chosen.values())

    def name(column: str) -> str:
        return chosen.get(column) or (f"{column}_in_file" if column in taken else column)

    return [{(field := name(str(k))): value(v, field) for k, v in row.items()} for row in rows]


def value(cell: object, field: str = "") -> object:
    """A cell, None if it is empty or says so; a list is joined, of an object its name or title is taken."""
    if hasattr(cell, "tolist") and not isinstance(cell, str):  # numbers and lists of a Parquet file
        cell = cell.tolist()
    if isinstance(cell, (list, tuple)):
        parts = [value(part, field) for part in cell]
        return ("\n" if field == "text" else ", ").join(str(part) for part in parts if part is not None)
    if isinstance(cell, dict):
        named = [cell[k] for k in (*(("text", "content") if field == "text" else ()), "name", "title") if k in cell]
        return next((value(n, field) for n in named if isinstance(n, str)), None) if named else cell
    empty = isinstance(cell, str) and (not cell.strip() or cell.strip().lower() in NO_VALUE)
    return None if empty or is_missing(cell) else cell


def check(columns: Iterable[str], chosen: Mapping[str, str], name: str) -> None:
    """Raise MissingColumnError if the table has no text or no outlet."""
    missing = [f for f in ("outlet", "text") if f not in chosen.values()]
    if missing:
        *others, last = columns
        hint = f"{last} (map yours with columns={{'yours': {missing[0]!r}}})"
        raise MissingColumnError(f"the table {name!r}", missing, [*others, hint])


def is_metadata(chosen: Mapping[str, str]) -> bool:
    """Whether a table lists addresses and titles without texts, as Media Cloud and GDELT do."""
    found = set(chosen.values())
    return "text" not in found and {"url", "title"} <= found
