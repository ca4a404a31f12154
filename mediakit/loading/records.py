"""What every reader of a format returns: records, one dict an article, and what was not read.

All readers have one shape, `read(data: bytes, name: str) -> Batch`; nothing but this module is shared between them.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

Record = dict[str, object]
"""One article as a reader found it: any of `FIELDS`; dates are still as written."""

FIELDS = (
    "outlet", "title", "published", "url", "event", "text", "source_file",
    "updated", "seen", "byline", "section", "edition", "standfirst", "captions", "agency", "copyright",
    "language", "format", "encoding", "extractor", "published_as_written", "sha256", "flags", "note",
)  # fmt: skip
"""Columns of a loaded table, in this order; extra columns of a file follow them."""

READ_ERRORS = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, OSError, EOFError, AssertionError, MemoryError,
    SyntaxError, RuntimeError, zipfile.BadZipFile, zlib.error, struct.error,
)  # fmt: skip
"""What a damaged file can raise in the parsers below us: a row of the report, never a stop (lxml: SyntaxError)."""


@dataclass(slots=True)
class Batch:
    """What one file held."""

    format: str
    records: list[Record] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    """Documents that were not read: (which, why)."""
    promised: int | None = None
    """How many documents the file says it holds."""
    remarks: list[str] = field(default_factory=list)
    counts: list[str] = field(default_factory=list)
    """Sentences about files inside this one that promise another number of documents than they hold."""
    encoding: str = ""


@dataclass(slots=True)
class Rows:
    """Rows of a table, before it is known which column is what."""

    rows: list[dict[str, object]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    """Remarks: what was guessed, and what was not read."""
    encoding: str = ""
    lost: int = 0
    """How many rows could not be read."""


Reader = Callable[[bytes, str], Batch]


def has_text(record: Record) -> bool:
    """Whether a record has a text that is not empty."""
    text = record.get("text")
    return isinstance(text, str) and bool(text.strip())


def miscounted(promised: int | None, n_read: int) -> str:
    """A sentence if a file promises another number of documents than were read, else ""."""
    if promised is None or promised == n_read:
        return ""
    said = f"the file says {promised} document{'s' * (promised != 1)}"
    return f"{said}, {n_read} {'was' if n_read == 1 else 'were'} read"


def add_flag(record: Record, flag: str, note: str = "") -> None:
    """Mark a record: a short code in `flags` (parted by spaces) and a sentence in `note`."""
    flags = str(record.get("flags") or "").split()
    if flag not in flags:
        record["flags"] = " ".join([*flags, flag])
    if note:
        record["note"] = "; ".join(filter(None, [str(record.get("note") or ""), note]))
