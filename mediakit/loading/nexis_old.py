"""Old Nexis exports: TXT with "3 of 10 DOCUMENTS" lines, and the HTML of the same time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediakit.loading import tails
from mediakit.loading.dates import is_date_line
from mediakit.loading.decoding import decode
from mediakit.loading.nexis import COPYRIGHT, UNUSED, keep, labels
from mediakit.loading.records import Batch, Record, add_flag

START = re.compile(
    r"^[ \t\u00a0]*(?:\d+ of (?P<n>\d+) DOCUMENTS?|Dokument \d+ von (?P<m>\d+)|Document \d+ de (?P<o>\d+))"
    r"[ \t\r\u00a0]*$",
    re.MULTILINE,
)
LABEL = re.compile(r"^([^\W\d_][^\W\d_ \-]*(?:[ \-][^\W\d_]+)?)\s?:\s*(.*)$", re.DOTALL)
HEAD = ("byline", "section", "length", "highlight", "dateline")
LONGEST_FRONT = 9
"""How many blocks at most stand before and with the first label: outlet, date, lines of the headline."""
HTML_PROMISE = re.compile(r'DOCUMENTS="?(\d+)"?', re.IGNORECASE)


def looks_like(text: str) -> bool:
    """Whether a text is such an export."""
    return bool(START.search(text))


def read_text(data: bytes, name: str) -> Batch:
    """Read a TXT export."""
    decoded = decode(data)
    batch = Batch("Nexis TXT export", encoding=decoded.encoding)
    articles(batch, decoded.text, name)
    return batch


def read_html(data: bytes, name: str) -> Batch:
    """Read an HTML export; the page is parsed, its blocks become lines parted by empty ones."""
    from mediakit.loading.markup import blocks, parsed

    batch = Batch("Nexis HTML export")
    promise = HTML_PROMISE.search(data.decode("latin-1"))
    articles(batch, "\n\n".join(blocks(parsed(data))), name)
    batch.promised = int(promise[1]) if promise else batch.promised
    return batch


def articles(batch: Batch, text: str, name: str) -> None:
    """Add the articles of a text to a batch."""
    starts = list(START.finditer(text))
    if starts:
        batch.promised = int(starts[0]["n"] or starts[0]["m"] or starts[0]["o"])
    for i, m in enumerate(starts):
        end = starts[i + 1].start() if i + 1 < len(starts) else len(text)
        keep(batch, article(list(paragraphs(text[m.end() : end]))), f"{name} #{i + 1}")


def paragraphs(text: str) -> Iterator[str]:
    """Blocks between empty lines, their hard-wrapped lines joined."""
    for block in re.split(r"\n[ \t\r\u00a0]*\n", text):
        joined = " ".join(block.replace("\u00a0", " ").split())
        if joined:
            yield joined


def field_of(paragraph: str) -> tuple[str, str] | None:
    """Field and value of a paragraph that begins with a label in capitals."""
    m = LABEL.match(paragraph)
    if not m or not m[1].isupper():
        return None
    field = labels().get(m[1].casefold())
    return (field, m[2].strip()) if field else None


def article(blocks: list[str]) -> Record | str:
    """One article, or why it could not be read."""
    record: Record = {}
    top, begin = head(blocks)
    tail = max(begin, tail_start(blocks))
    front(record, [b for b in blocks[:top] if not COPYRIGHT.match(b)])
    text = [b for b in blocks[begin:tail] if not COPYRIGHT.match(b)]
    for name, value in (*labelled(blocks[top:begin]), *labelled(blocks[tail:])):
        record.setdefault({"language": "language_of_source", "graphic": "captions"}.get(name, name), value)
    record["copyright"] = next((b for b in blocks if COPYRIGHT.match(b)), None)
    if not text:
        return "no text between the head and the tail of the article"
    record["text"] = "\n".join(text)
    return record


def head(blocks: list[str]) -> tuple[int, int]:
    """Where the labels before the text begin and end; without any, the first three blocks are the head."""
    fields = [field_of(b) for b in blocks]
    first = next((i for i, f in enumerate(fields[:LONGEST_FRONT]) if in_head(f)), None)
    if first is None:
        return (top := min(3, tail_start(blocks))), top
    end = first + 1
    while end < len(blocks) and in_head(fields[end]):
        end += 1
        if end + 1 < len(blocks) and in_head(fields[end + 1]) and tail_kind(blocks[end]) != tails.TEXT:
            end += 1  # a label that is not known between two that are
    return first, end


def in_head(field: tuple[str, str] | None) -> bool:
    """Whether a field belongs before the text."""
    return field is not None and field[0] in HEAD


def tail_start(blocks: list[str]) -> int:
    """Where the labels after the text begin."""
    fields = [field_of(b) for b in blocks]
    dated = [i for i, f in enumerate(fields) if f and f[0] == "load_date" and tails.kind(*f) == tails.FIRST]
    return tails.start([tail_kind(b) for b in blocks], dated[-1] + 1 if dated else len(blocks))


def tail_kind(block: str) -> str:
    """What a block can be in a tail."""
    if COPYRIGHT.match(block) or block == "All Rights Reserved":
        return tails.FIRST
    field = field_of(block)
    if field:
        return tails.HEADING if field[0] == "graphic" else tails.kind(*field)
    m = LABEL.match(block)
    return tails.UNKNOWN if m and m[1].isupper() else tails.TEXT


def labelled(blocks: list[str]) -> Iterator[tuple[str, str]]:
    """Fields of labelled blocks; a block without a label goes on with the field before it."""
    name, parts = "", list[str]()
    for block in blocks:
        field = field_of(block)
        if field or COPYRIGHT.match(block):
            yield from [(name, "\n".join(parts))] if name else []
            name, parts = (field[0] if field[0] not in UNUSED else "", [field[1]]) if field else ("", [])
        else:
            parts.append(block)
    yield from [(name, "\n".join(parts))] if name else []


def front(record: Record, blocks: list[str]) -> None:
    """Publication, date and headline, which have no label."""
    dated = next((i for i, b in enumerate(blocks) if i and is_date_line(b)), None)
    if blocks:
        record["outlet"] = blocks[0]
    if dated is None:
        add_flag(record, "date", "no line of the header is a date")
        rest = blocks[1:]
    else:
        record["published"], rest = blocks[dated], blocks[dated + 1 :]
    if rest:
        record["title"] = " ".join(rest)
