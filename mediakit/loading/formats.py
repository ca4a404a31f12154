"""Which reader a file gets, decided by what it holds; its ending only breaks ties."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from mediakit.errors import InputError
from mediakit.loading import apis, bundles, factiva, nexis, nexis_old, pages, paragraphs, proquest, rtf, tables, warc
from mediakit.loading.decoding import decode, is_binary
from mediakit.loading.jsontext import json_rows
from mediakit.loading.records import Batch, Reader

TABLES = frozenset({".csv", ".tsv", ".parquet", ".xlsx", ".jsonl", ".ndjson", ".json"})
JSON = frozenset({".json", ".jsonl", ".ndjson"})
HTML = frozenset({".html", ".htm", ".xhtml"})
KNOWN = ".txt .html .csv .tsv .xlsx .json .jsonl .parquet .docx .rtf .zip .warc .warc.gz"
Options = Mapping[str, object]


def read(data: bytes, name: str, options: Options | None = None) -> Batch:
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
    if suffix in JSON and (batch := service(data)):
        return batch
    if suffix in TABLES:
        columns = (options or {}).get("columns")
        return tables.read_table(data, name, columns if isinstance(columns, Mapping) else None)
    if suffix == ".zip":
        return bundles.read(data, options, read)
    return reader_of(data, name)(data, name)


def service(data: bytes) -> Batch | None:
    """What a news service answered, if a JSON file is that: an answer, or a list or lines of answers or articles."""
    decoded = decode(data)
    text = decoded.text.lstrip("\ufeff \t\r\n")
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        value = None
    if isinstance(value, list):
        batch = apis.of_values(value)
    elif value is None and apis.begins(text):
        found = json_rows(text)
        batch = apis.of_values(found.rows)
        if batch:
            batch.remarks[:0] = found.said
            batch.promised = batch.promised + found.lost if batch.promised is not None else None
    else:
        if why := apis.is_error(value):
            raise InputError(why)
        batch = apis.of_values([value])
    if batch:
        batch.encoding = decoded.encoding
    return batch


def reader_of(data: bytes, name: str) -> Reader:
    """The reader of a page, an export or a web archive."""
    lower = name.lower()
    suffix = Path(lower).suffix
    if suffix in HTML:
        return html_reader(data)
    if suffix in ("", ".txt", ".text", ".md"):
        return text_reader(data)
    if suffix == ".docx":
        return word
    if suffix == ".rtf":
        return rich_text
    if lower.endswith((".warc", ".warc.gz")):
        return warc.read
    raise InputError(f"no reader for {suffix!r}; read are {KNOWN}")


def html_reader(data: bytes) -> Reader:
    """The reader of a file of HTML."""
    if factiva.looks_like_html(data):
        return factiva.read_html
    if b"Hide XML section from browser" in data or b"<DOCFULL>" in data:
        return nexis_old.read_html
    return pages.read_html


def text_reader(data: bytes) -> Reader:
    """The reader of a file of text."""
    if data.lstrip()[:5] == b"{\\rtf":
        return rich_text
    if is_binary(data):
        return pages.read_text
    text = decode(data).text
    if proquest.looks_like(text):
        return proquest.read
    return nexis_old.read_text if nexis_old.looks_like(text) else pages.read_text


def word(data: bytes, name: str) -> Batch:
    """A Word file: a Nexis export, or else one article."""
    found = paragraphs.of_docx(data)
    return nexis.read(found, name) if nexis.looks_like(found) else pages.of_paragraphs(found, name, "Word page")


def rich_text(data: bytes, name: str) -> Batch:
    """An RTF file: an export of Factiva or Nexis, or else one article."""
    found = rtf.of_rtf(data)
    if factiva.looks_like_rtf(found):
        return factiva.read_rtf(found, name)
    return nexis.read(found, name) if nexis.looks_like(found) else pages.of_paragraphs(found, name, "RTF page")
