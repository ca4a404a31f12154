"""The manifest of a folder or an archive: a table `articles.csv` of files and what is known of them."""

from __future__ import annotations

from mediakit.errors import MissingColumnError
from mediakit.loading import columns, tables
from mediakit.loading.records import Record

MANIFEST = "articles.csv"


def manifest_rows(data: bytes, name: str) -> list[Record] | None:
    """Rows of a manifest; None if the table names no files but holds the text itself.

    Raises
    ------
    MissingColumnError
        The manifest has no column of files or of outlets.
    """
    rows = tables.read_rows(data, name).rows
    present = list(dict.fromkeys(k for row in rows for k in row))
    chosen, _ = columns.mapping(present, None)
    if "file" not in chosen.values() and "text" in chosen.values():
        return None
    missing = [f for f in ("file", "outlet") if f not in chosen.values()]
    if missing:
        raise MissingColumnError(f"the manifest {name!r}", missing, present)
    return columns.to_records(rows, chosen)


def file_of(row: Record) -> str:
    """Take the file's name out of a row of a manifest."""
    return str(row.pop("file", "") or "").strip().replace("\\", "/")


def not_fetched(row: Record, name: str) -> tuple[str, str] | None:
    """Address of a page that `fetch` could not get, and why; None for any other row."""
    if row.get("status") != "failed":
        return None
    return str(row.get("url") or name), f"not fetched: {row.get('reason') or 'no reason given'}"
