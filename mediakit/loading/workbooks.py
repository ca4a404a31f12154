"""Excel workbooks: the first sheet of articles and those with the same columns; formulas are read as stored values."""

from __future__ import annotations

import io
from collections.abc import Collection
from typing import Any

from mediakit.errors import MissingExtraError
from mediakit.loading.columns import header_at, header_of, is_header
from mediakit.loading.records import Rows

Row = tuple[object, ...]


def workbook_rows(data: bytes, wanted: Collection[str] = ()) -> Rows:
    """Rows of a workbook; sheets that were left out are told. `wanted` names columns by which the header is known.

    Raises
    ------
    MissingExtraError
        openpyxl or defusedxml is not installed.
    ArchiveError
        The workbook is an archive that is not safe to open.
    """
    from mediakit.loading.archives import check

    try:
        import defusedxml  # noqa: F401 - openpyxl parses with it if it is there
        from openpyxl import load_workbook
    except ImportError as error:
        raise MissingExtraError("reading .xlsx", "openpyxl and defusedxml", "pip install 'mediakit[excel]'") from error
    check(data)
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        return joined({sheet.title: filled(sheet) for sheet in book.worksheets}, wanted)
    finally:
        book.close()


def filled(sheet: Any) -> list[Row]:
    """Rows of a sheet that are not empty."""
    return [row for row in sheet.iter_rows(values_only=True) if any(c is not None for c in row)]


def joined(sheets: dict[str, list[Row]], wanted: Collection[str]) -> Rows:
    """Rows of the sheet of articles and of those with the same columns; without one, of the first that has rows."""
    found = Rows()
    tops = {name: header_at(rows, wanted) for name, rows in sheets.items() if rows}
    of_articles = (n for n, at in tops.items() if len(sheets[n]) > at + 1 and is_header(sheets[n][at], wanted))
    main = next(of_articles, None) or next((n for n in tops if len(sheets[n]) > 1), None)
    if main is None:
        return found
    header = header_of(sheets[main][tops[main]])
    for name, at in tops.items():
        rows = sheets[name][at + 1 :]
        if name != main and header_of(sheets[name][at]) != header:
            found.said.append(f"sheet {name!r} was not read: its columns are not those of {main!r}")
            continue
        found.rows += [dict(zip(header, row, strict=False)) for row in rows]
        found.said += [f"sheet {name!r}: {n_above(at)} above the header left out"] if at else []
        found.said += [f"sheet {name!r} was read as well: it has the columns of {main!r}"] if name != main else []
    return found


def n_above(at: int) -> str:
    """So many rows, in words."""
    return f"{at} row{'s' * (at != 1)}"
