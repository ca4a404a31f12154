"""Single pages: a text file is one article as it stands, an HTML file is one article extracted."""

from __future__ import annotations

from mediakit.loading.decoding import decode, is_binary
from mediakit.loading.extraction import extract
from mediakit.loading.records import Batch, Record, add_flag


def read_text(data: bytes, name: str) -> Batch:
    """A plain-text page; nothing is removed, `text` is the decoded file."""
    batch = Batch("text page")
    if is_binary(data):
        batch.skipped.append((name, "binary data, not text"))
        return batch
    decoded = decode(data)
    batch.encoding = decoded.encoding
    if not decoded.text.strip():
        batch.skipped.append((name, "empty text"))
        return batch
    record: Record = {"text": decoded.text, "encoding": decoded.encoding}
    if decoded.remark:
        add_flag(record, "encoding", decoded.remark)
    batch.records.append(record)
    return batch


def read_html(data: bytes, name: str) -> Batch:
    """A saved HTML page."""
    batch = Batch("html page")
    if not data.strip():
        batch.skipped.append((name, "empty file"))
        return batch
    record = extract(data)
    batch.records.append(record)
    return batch


def of_paragraphs(paragraphs: list[str], name: str, format_name: str) -> Batch:
    """A word-processor file that is no export: its paragraphs are one article."""
    batch = Batch(format_name)
    text = "\n".join(p.strip() for p in paragraphs if p.strip())
    if text:
        batch.records.append({"text": text})
    else:
        batch.skipped.append((name, "empty text"))
    return batch
