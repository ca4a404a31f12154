"""Old Nexis exports: TXT with "3 of 10 DOCUMENTS" lines, and the HTML of the same time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediakit.loading.decoding import decode
from mediakit.loading.nexis import COPYRIGHT, is_date, keep, labels
from mediakit.loading.records import Batch, Record, add_flag

START = re.compile(
    r"^[ \t\u00a0]*(?:\d+ of (?P<n>\d+) DOCUMENTS?|Dokument \d+ von (?P<m>\d+)|Document \d+ de (?P<o>\d+))"
    r"[ \t\r\u00a0]*$",
    re.MULTILINE,
)
LABEL = re.compile(r"^([^\W\d_][^\W\d_ \-]*(?:[ \-][^\W\d_]+)?)\s?:\s*(.*)$", re.DOTALL)
HEAD = ("byline", "section", "length", "highlight", "dateline")
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
    fields = [field_of(b) for b in blocks]
    head = [i for i, f in enumerate(fields) if f and f[0] in HEAD]
    tail = next((i for i, f in enumerate(fields) if f and f[0] not in HEAD and (not head or i > head[0])), len(blocks))
    top = head[0] if head else min(3, tail)
    front(record, [b for b in blocks[:top] if not COPYRIGHT.match(b)])
    begin = max((i for i in head if i < tail), default=top - 1) + 1
    text = [b for b in blocks[begin:tail] if not COPYRIGHT.match(b)]
    for field in fields:
        if field and field[0] not in ("tail", "length"):
            name = {"language": "language_of_source", "graphic": "captions"}.get(field[0], field[0])
            record.setdefault(name, field[1])
    record["copyright"] = next((b for b in blocks if COPYRIGHT.match(b)), None)
    if not text:
        return "no text between the head and the tail of the article"
    record["text"] = "\n".join(text)
    return record


def front(record: Record, blocks: list[str]) -> None:
    """Publication, date and headline, which have no label."""
    dated = next((i for i, b in enumerate(blocks) if i and is_date(b)), None)
    if blocks:
        record["outlet"] = blocks[0]
    if dated is None:
        add_flag(record, "date", "no line of the header is a date")
        rest = blocks[1:]
    else:
        record["published"], rest = blocks[dated], blocks[dated + 1 :]
    if rest:
        record["title"] = " ".join(rest)
