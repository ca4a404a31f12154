"""Excel workbooks: the first sheet, its first row being the header; formulas are read as their stored values."""

from __future__ import annotations

import io

from mediakit.errors import MissingExtraError


def workbook_rows(data: bytes) -> list[dict[str, object]]:
    """Rows of the first sheet.

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
        sheet = book.worksheets[0].iter_rows(values_only=True)
        header = [str(c) if c is not None else f"column_{i}" for i, c in enumerate(next(sheet, ()), 1)]
        return [dict(zip(header, row, strict=False)) for row in sheet if any(c is not None for c in row)]
    finally:
        book.close()
