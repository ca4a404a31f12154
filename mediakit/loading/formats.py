"""Which reader a file gets, decided by what it holds; its ending only breaks ties."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mediakit.errors import InputError
from mediakit.loading import pages, tables
from mediakit.loading.records import Batch, Reader

TABLES = frozenset({".csv", ".tsv", ".parquet", ".xlsx", ".jsonl", ".ndjson", ".json"})
HTML = frozenset({".html", ".htm", ".xhtml"})


def read(data: bytes, name: str, options: Mapping[str, object] | None = None) -> Batch:
    """Read one file.

    Parameters
    ----------
    data : bytes
    name : str
        The file's name; only its ending is used.
    options : mapping, optional
        `columns` for tables.

    Raises
    ------
    InputError, MissingColumnError
        The file is of no format that is read, or a table lacks outlet or text.
    """
    suffix = Path(name).suffix.lower()
    if suffix in TABLES:
        columns = (options or {}).get("columns")
        return tables.read_table(data, name, columns if isinstance(columns, Mapping) else None)
    return reader_of(data, suffix)(data, name)


def reader_of(data: bytes, suffix: str) -> Reader:
    """The reader of a page or an export."""
    if suffix in HTML:
        return pages.read_html
    if suffix in ("", ".txt", ".text", ".md"):
        return pages.read_text
    raise InputError(f"no reader for {suffix!r}; read are .txt .html .csv .tsv .xlsx .json .jsonl .parquet")
