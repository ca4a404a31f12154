"""A CSV that a spreadsheet program can open without running anything in it, and that comes back as it was.

Cells beginning with `= + - @`, a tab or a carriage return are taken for formulas by spreadsheet programs (OWASP, CSV
injection); they get an apostrophe in front, in this export only. Bullets begin with "-" too, so the prefix is undone
on reading. Texts that look like numbers, and empty ones, stand in quotation marks, which tell them from numbers and
from missing cells.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from mediakit.errors import InputError
from mediakit.loading.decoding import decode
from mediakit.loading.files import as_path, existing
from mediakit.tables import require, whole_text

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "'")
PREFIX = "'"
INTEGER = re.compile(r"[+-]?[0-9]{1,300}")
NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|-?inf")
TRUTH = {"true": True, "false": False}
CELL = re.compile(r'(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n][^,\r\n]*)?)(,|\r\n|\r|\n|\Z)')


class Cell(NamedTuple):
    """A cell of a file: its text, and whether it stands in quotation marks."""

    text: str
    quoted: bool = False


def to_spreadsheet(table: pd.DataFrame, path: str | Path) -> Path:
    """Write a table as CSV that is safe to open in a spreadsheet program; the table itself is not changed.

    Parameters
    ----------
    table : DataFrame
        Any table; its index is written if it has a name.
    path : str or Path
        Ending in `.csv`.

    Returns
    -------
    Path
        Of the file: UTF-8 with a byte order mark, as spreadsheet programs expect. `from_spreadsheet` reads it back.

    Raises
    ------
    InputError
        `table` is none, the path does not end in `.csv`, or its folder is not there.

    Examples
    --------
    >>> import tempfile, pandas as pd, mediakit as mk
    >>> table = pd.DataFrame({"speaker": ["Ann Lee", "=1+1"], "n_quotes": [2, 1]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     mk.to_spreadsheet(table, f"{folder}/speakers.csv").read_text("utf-8-sig").splitlines()
    ['speaker,n_quotes', 'Ann Lee,2', "'=1+1,1"]
    """
    require(table, (), "table")
    place = as_path(path)
    if place.suffix.lower() != ".csv":
        raise InputError(f"to_spreadsheet writes .csv; not {place.name!r}")
    if not place.parent.is_dir():
        raise InputError(f"there is no folder {str(place.parent)!r}")
    named = [n for n in table.index.names if n is not None]
    twice = [n for n in named if n in table.columns]
    if twice:
        raise InputError(f"the index and a column of the table are both named {twice[0]!r}; rename one")
    whole = table.reset_index() if named else table
    columns = [[marked(armed(str(name))), *written(whole.iloc[:, i])] for i, name in enumerate(whole.columns)]
    lines = "".join(",".join(row) + "\n" for row in zip(*columns, strict=True))
    place.write_bytes(whole_text(lines).encode("utf-8-sig"))
    return place


def written(column: pd.Series) -> list[str]:
    """Cells of a column as they stand in the file."""
    if pd.api.types.is_datetime64_any_dtype(column):
        column = column.astype("str")
    return [
        "" if missing else told(value) for value, missing in zip(column.to_list(), column.isna().to_list(), strict=True)
    ]


def told(value: object) -> str:
    """One cell: numbers as they are, anything else as a text, which may need quotation marks to stay one."""
    if isinstance(value, bool | int | float):
        return str(value)
    text = armed(str(value))
    alike = isinstance(value, str) and (not text or NUMBER.fullmatch(text) or text.lower() in TRUTH)
    return quoted(text) if alike else marked(text)


def marked(text: str) -> str:
    """A text as a cell, in quotation marks where it needs them."""
    return quoted(text) if any(c in text for c in '",\r\n') else text


def quoted(text: str) -> str:
    """A text in quotation marks."""
    return '"' + text.replace('"', '""') + '"'


def armed(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return PREFIX + text if text.startswith(DANGEROUS) else text


def disarmed(text: str) -> str:
    """The text again."""
    return text[1:] if text[:1] == PREFIX and text[1:].startswith(DANGEROUS) else text


def from_spreadsheet(path: str | Path) -> pd.DataFrame:
    """Read a table that `to_spreadsheet` wrote, with its cells as they were.

    Parameters
    ----------
    path : str or Path

    Returns
    -------
    DataFrame
        A column is of numbers if every cell of it that is filled is a number, of truth values if each is one, else of
        texts, letter by letter as they were ("NA" and "007" too); a date is a text, the index a column, and an empty
        cell NaN. A spreadsheet program that saves the file drops the quotation marks: an empty text is then a missing
        one, as CSV itself cannot tell them apart, and "007" is what the program made of it.

    Raises
    ------
    InputError
        There is no such file, or it is no such table.

    Examples
    --------
    >>> import tempfile, pandas as pd, mediakit as mk
    >>> table = pd.DataFrame({"speaker": ["Ann Lee", "=1+1"], "id": ["007", "NA"], "n_quotes": [2, 1]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     mk.from_spreadsheet(mk.to_spreadsheet(table, f"{folder}/speakers.csv")).values.tolist()
    [['Ann Lee', '007', 2], ['=1+1', 'NA', 1]]
    """
    place = existing(path)
    if not place.is_file():
        raise InputError(f"{str(path)!r} is no file")
    data = place.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:  # a spreadsheet program has saved it in its own encoding
        text = decode(data).text
    header, *rows = cells_of(text, place.name)
    columns = zip(*rows, strict=True) if rows else ([] for _ in header)
    table = pd.DataFrame({i: typed(cells) for i, cells in enumerate(columns)})
    return table.set_axis([disarmed(cell.text) for cell in header], axis=1)


def cells_of(text: str, name: str) -> list[list[Cell]]:
    """Rows of a CSV, the header first, all of the same length; blank lines between them are passed over."""
    if not text:
        raise InputError(f"{name} is empty; a table of to_spreadsheet begins with the names of its columns")
    rows: list[list[Cell]] = [[]]
    at, border = 0, ""
    while at < len(text) or border == ",":
        if border not in ("", ","):
            rows.append([])
        found = CELL.match(text, at)
        if not found:
            raise InputError(f"{name} is no table of to_spreadsheet: a quotation mark is not closed in row {len(rows)}")
        inside, outside, border = found.groups()
        rows[-1].append(Cell(outside or "") if inside is None else Cell(inside.replace('""', '"'), quoted=True))
        at = found.end()
    width = len(rows[0])
    kept = [row for row in rows if len(row) == width or row != [Cell("")]]
    wrong = next((i for i, row in enumerate(kept) if len(row) != width), None)
    if wrong is not None:
        raise InputError(f"{name} is no table of to_spreadsheet: row {wrong} has {len(kept[wrong])} cells, not {width}")
    return kept


def typed(cells: Sequence[Cell]) -> pd.Series[Any]:
    """A column: numbers, truth values or texts, whichever all filled cells are."""
    filled = [cell.text for cell in cells if cell.text or cell.quoted]
    plain = len(filled) > 0 and not any(cell.quoted for cell in cells)
    empty = len(filled) < len(cells)
    if not filled:
        return pd.Series([math.nan] * len(cells), dtype=float)
    if plain and all(map(NUMBER.fullmatch, filled)):
        whole = not empty and all(map(INTEGER.fullmatch, filled))
        return pd.Series([int(c.text) if whole else float(c.text or "nan") for c in cells])
    if plain and all(text.lower() in TRUTH for text in filled):
        return pd.Series([TRUTH.get(c.text.lower(), math.nan) for c in cells], dtype=object if empty else bool)
    return pd.Series([disarmed(c.text) if c.text or c.quoted else None for c in cells], dtype="str")
