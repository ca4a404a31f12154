"""A CSV that a spreadsheet program can open without running anything in it.

Cells beginning with `= + - @`, a tab or a carriage return are taken for formulas by spreadsheet programs (OWASP, CSV
injection); they get an apostrophe in front, in this export only. Bullets begin with "-" too, so the prefix is undone
on reading.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from mediakit.errors import InputError
from mediakit.loading.files import existing

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "'")
PREFIX = "'"


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
        The path does not end in `.csv`, or its folder is not there.

    Examples
    --------
    >>> import tempfile, pandas as pd, mediakit as mk
    >>> table = pd.DataFrame({"speaker": ["Ann Lee", "=1+1"], "n_quotes": [2, 1]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     mk.to_spreadsheet(table, f"{folder}/speakers.csv").read_text("utf-8-sig").splitlines()
    ['speaker,n_quotes', 'Ann Lee,2', "'=1+1,1"]
    """
    place = Path(path)
    if place.suffix.lower() != ".csv":
        raise InputError(f"to_spreadsheet writes .csv; not {place.name!r}")
    if not place.parent.is_dir():
        raise InputError(f"there is no folder {str(place.parent)!r}")
    whole = table.reset_index() if any(n is not None for n in table.index.names) else table
    safe = whole.rename(columns=armed)
    for i in range(safe.shape[1]):
        column = safe.iloc[:, i]
        if not pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_datetime64_any_dtype(column):
            safe.isetitem(i, [armed(v) for v in column.to_list()])
    safe.to_csv(place, index=False, encoding="utf-8-sig", errors="replace", lineterminator="\n")
    return place


def armed(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return PREFIX + value if isinstance(value, str) and value.startswith(DANGEROUS) else value


def disarmed(value: object) -> object:
    """The cell again."""
    harmed = isinstance(value, str) and value[:1] == PREFIX and value[1:2] in DANGEROUS and value[1:2]
    return value[1:] if harmed and isinstance(value, str) else value


def from_spreadsheet(path: str | Path) -> pd.DataFrame:
    """Read a table that `to_spreadsheet` wrote, with its cells as they were.

    Parameters
    ----------
    path : str or Path

    Returns
    -------
    DataFrame
        Its types are read anew: an empty cell is NaN, a column of digits numbers, a date text, the index a column.

    Raises
    ------
    InputError
        There is no such file.

    Examples
    --------
    >>> import tempfile, pandas as pd, mediakit as mk
    >>> table = pd.DataFrame({"speaker": ["Ann Lee", "=1+1"], "n_quotes": [2, 1]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     mk.from_spreadsheet(mk.to_spreadsheet(table, f"{folder}/speakers.csv")).values.tolist()
    [['Ann Lee', 2], ['=1+1', 1]]
    """
    table = pd.read_csv(existing(path), encoding="utf-8-sig").rename(columns=disarmed)
    for i in range(table.shape[1]):
        if not pd.api.types.is_numeric_dtype(table.iloc[:, i]):
            table.isetitem(i, [disarmed(v) for v in table.iloc[:, i].to_list()])
    return table
