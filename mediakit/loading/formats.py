"""Which reader a file gets, decided by what it holds; its ending only breaks ties."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from mediakit.errors import InputError
from mediakit.loading import apis, archives, factiva, nexis, nexis_old, pages, paragraphs, proquest, rtf, tables, warc
from mediakit.loading.decoding import decode, is_binary
from mediakit.loading.records import READ_ERRORS, Batch, Reader

TABLES = frozenset({".csv", ".tsv", ".parquet", ".xlsx", ".jsonl", ".ndjson", ".json"})
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
    if suffix == ".json" and (batch := service(data)):
        return batch
    if suffix in TABLES:
        columns = (options or {}).get("columns")
        return tables.read_table(data, name, columns if isinstance(columns, Mapping) else None)
    if suffix == ".zip":
        return packed(data, name, options)
    return reader_of(data, name)(data, name)


def service(data: bytes) -> Batch | None:
    """The answer of a news service, if a JSON file is one."""
    try:
        value = json.loads(decode(data).text, strict=False)
    except (ValueError, RecursionError):
        return None
    if why := apis.is_error(value):
        raise InputError(why)
    return apis.read(value) if apis.looks_like(value) else None


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


def packed(data: bytes, name: str, options: Options | None) -> Batch:
    """Every file of a zip archive; an archive in it is not opened."""
    batch = Batch("zip archive")
    for inner, content in archives.pages(archives.check(data), len(data)):
        if inner.lower().endswith((".zip", ".gz", ".7z", ".tar")):
            batch.skipped.append((inner, "an archive in an archive; not opened"))
            continue
        try:
            found = read(content, inner, options)
        except READ_ERRORS as error:
            batch.skipped.append((f"{name}/{inner}", str(error)[:200]))
            continue
        batch.records += [{**r, "outlet": r.get("outlet") or folder(inner)} for r in found.records]
        batch.skipped += [(inner if item == inner else f"{inner}: {item}", why) for item, why in found.skipped]
        batch.remarks += [f"{inner}: {remark}" for remark in found.remarks]
    return batch


def folder(inner: str) -> str | None:
    """The first folder of a path in an archive, which names the outlet."""
    return inner.split("/", maxsplit=1)[0] if "/" in inner else None
