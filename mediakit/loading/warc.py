"""WARC files (CC-NEWS and others), read as a stream: one HTML response is one article.

Format: ISO 28500. `WARC-Date` is when the page was fetched (`seen`), never when it was published.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from urllib.parse import urlsplit

from mediakit.loading.extraction import extract
from mediakit.loading.records import READ_ERRORS, Batch, Record, add_flag

LARGEST_BODY = 8_000_000
LARGEST_HEADER = 65_536
MOST_BYTES = 4 * 1024**3
CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)
Headers = dict[str, str]


def read(data: bytes, name: str) -> Batch:
    """Read a WARC, packed or not; a record that is cut off ends the file and is told."""
    batch = Batch("WARC")
    raw = io.BytesIO(data)
    stream: io.BufferedIOBase = gzip.GzipFile(fileobj=raw) if data[:2] == b"\x1f\x8b" else raw
    seen: set[str] = set()
    number = 0
    try:
        for number, record in enumerate(records(stream), 1):
            page(batch, record, f"{name} #{number}", seen)
    except (EOFError, OSError, zlib.error, ValueError) as error:
        batch.remarks.append(f"stopped after record {number}: {str(error)[:120]}")
    return batch


def records(stream: io.BufferedIOBase) -> Iterator[tuple[Headers, bytes]]:
    """Headers and block of each record; of a block that is too large only the beginning."""
    total = 0
    while line := stream.readline(LARGEST_HEADER):
        if not line.strip():
            continue
        if not line.startswith(b"WARC/"):
            raise ValueError(f"no WARC record begins with {line[:20]!r}")
        headers = header_lines(stream)
        length = int(headers.get("content-length", "0"))
        block = stream.read(min(length, LARGEST_BODY))
        left = length - len(block)
        while left > 0 and (chunk := stream.read(min(left, 1 << 20))):
            left -= len(chunk)
        total += length
        if left > 0:
            raise EOFError("the last record is cut off")
        if total > MOST_BYTES:
            raise ValueError(f"more than {MOST_BYTES:,} bytes unpacked")
        yield headers, block


def header_lines(stream: io.BufferedIOBase) -> Headers:
    """Header fields up to the empty line, names in small letters."""
    found: Headers = {}
    for _ in range(200):
        line = stream.readline(LARGEST_HEADER)
        if not line.strip():
            break
        name, _, value = line.decode("utf-8", "replace").partition(":")
        found[name.strip().lower()] = value.strip()
    return found


def page(batch: Batch, record: tuple[Headers, bytes], item: str, seen: set[str]) -> None:
    """Add a record's article to the batch, or say why it holds none."""
    headers, block = record
    if headers.get("warc-type") != "response" or "http" not in headers.get("content-type", ""):
        return
    digest = headers.get("warc-payload-digest", "")
    status, http, body = response(block)
    why = ""
    if digest and digest in seen:
        why = "the same page was read before (equal digest)"
    elif status != 200:
        why = f"HTTP status {status}"
    elif "html" not in http.get("content-type", ""):
        why = f"not HTML: {http.get('content-type', 'no type')[:40]}"
    seen.add(digest)
    if why:
        batch.skipped.append((item, why))
        return
    try:
        batch.records.append(article(headers, http, body))
    except READ_ERRORS as error:
        batch.skipped.append((item, f"could not be read: {str(error)[:120]}"))


def response(block: bytes) -> tuple[int, Headers, bytes]:
    """Status, headers and body of an HTTP response."""
    stream = io.BytesIO(block)
    first = stream.readline(LARGEST_HEADER).split()
    status = int(first[1]) if len(first) > 1 and first[1].isdigit() else 0
    headers = header_lines(stream)
    return status, headers, decoded_body(stream.read(), headers)


def decoded_body(body: bytes, headers: Headers) -> bytes:
    """The body without its transfer and content encoding; left as it is where it was undone before."""
    if "chunked" in headers.get("transfer-encoding", "") and re.match(rb"[0-9a-fA-F]+\s*(?:;[^\r\n]*)?\r\n", body):
        body = unchunked(body)
    if "gzip" in headers.get("content-encoding", "") and body[:2] == b"\x1f\x8b":
        body = zlib.decompressobj(31).decompress(body, LARGEST_BODY)
    return body


def unchunked(body: bytes) -> bytes:
    """Join the chunks of a body."""
    parts, at = [], 0
    while m := re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]*\r\n").match(body, at):
        size = int(m[1], 16)
        if not size:
            break
        parts.append(body[m.end() : m.end() + size])
        at = m.end() + size + 2
    return b"".join(parts)


def article(headers: Headers, http: Headers, body: bytes) -> Record:
    """The article of a page, with its address and when it was fetched."""
    charset = CHARSET.search(http.get("content-type", ""))
    record = extract(body, charset[1] if charset else "")
    url = headers.get("warc-target-uri", "")
    record.update(url=url, seen=headers.get("warc-date"))
    record.setdefault("outlet", urlsplit(url).hostname)
    if cut := headers.get("warc-truncated"):
        add_flag(record, "truncated", f"the archive cut the page off ({cut})")
    return record
