"""ProQuest TXT: articles parted by a line of underscores, fields `Label: value`.

Only known labels at the beginning of a line count, and after "Full text:" only those of the last run of labelled lines:
a text can hold lines that look like fields, such as `Title:` and `Pages:` in a review of a book.
"""

from __future__ import annotations

import re

from mediakit.loading.decoding import decode
from mediakit.loading.nexis import keep
from mediakit.loading.records import Batch, Record

RULE = re.compile(r"^_{40,}[ \t\r]*$", re.MULTILINE)
FIELDS = {
    "Title": "title", "Author": "byline", "Publication title": "outlet", "Publication date": "published",
    "Section": "section", "Abstract": "standfirst", "Dateline": "dateline", "Credit": "credit",
    "CREDIT": "credit", "Copyright": "copyright", "Language of publication": "language_of_source",
    "ProQuest document ID": "article_id", "Document URL": "url", "Last updated": "updated",
    "Document type": "document_type", "Source type": "source_type", "Publication year": "year",
}  # fmt: skip
OTHERS = (
    "Publication info", "Pages", "Links", "Subject", "Location", "People", "Company / organization",
    "Business indexing term", "Identifier / keyword", "Publisher", "Place of publication", "Country of publication",
    "Publication subject", "ISSN", "Database", "Number of pages", "Issue", "Volume", "First page", "Publication volume",
    "Publication issue", "e-ISSN", "Classification", "Accession number", "DOI", "Correspondence author", "Other",
)  # fmt: skip
LABEL = re.compile(
    r"^(" + "|".join(map(re.escape, sorted([*FIELDS, *OTHERS], key=len, reverse=True))) + r"):[ \t]*(.*)$"
)
OF_THE_DATABASE = ("Publication title", "ProQuest document ID", "Publication date")
"""Labels that no book review prints."""
FULL_TEXT = re.compile(r"^full text:[ \t]*(.*)$", re.IGNORECASE)
ANY_LABEL = re.compile(r"^[A-Z][\w /&()-]{1,40}:[ \t]+\S")
ABSENT = re.compile(r"^(?:not available|n/?a|full text not available|none available)\.?$", re.IGNORECASE)


def looks_like(text: str) -> bool:
    """Whether a text is such an export."""
    return bool(RULE.search(text)) and ("ProQuest document ID:" in text or "\nPublication title:" in text)


def read(data: bytes, name: str) -> Batch:
    """Read an export."""
    decoded = decode(data)
    batch = Batch("ProQuest TXT export", encoding=decoded.encoding)
    number = 0
    for piece in RULE.split(decoded.text):
        fields = parse(piece)
        if not fields.keys() & {"article_id", "outlet", "text", "published"}:
            continue  # the piece before the first article and the notice after the last
        number += 1
        keep(batch, article(fields), f"{name} #{number}")
    return batch


def parse(piece: str) -> Record:
    """Fields of one article: those before its full text, the text, and those in the labelled lines at the end."""
    lines = piece.replace("\r", "").split("\n")
    at = next((i for i, line in enumerate(lines) if FULL_TEXT.match(line)), None)
    if at is None:
        return labelled(lines)
    text = FULL_TEXT.sub(r"\1", lines[at])
    end = tail(lines, at + 1)
    return {**labelled([*lines[:at], *lines[end:]]), "text": "\n".join([text, *lines[at + 1 : end]])}


def labelled(lines: list[str]) -> Record:
    """Fields of labelled lines; a field goes on until the next known label."""
    found: dict[str, list[str]] = {}
    current = ""
    first = ""
    for line in lines:
        m = LABEL.match(line)
        if m:
            current = FIELDS.get(m[1], "other")
            found.setdefault(current, []).append(m[2])
        elif current:
            found[current].append(line)
        elif line.strip() and not first:
            first = line.strip()
    record: Record = {k: "\n".join(v).strip() for k, v in found.items() if k != "other"}
    record.setdefault("title", first)
    return record


def tail(lines: list[str], begin: int) -> int:
    """Where the labelled lines after the text begin: their last run, less labels of a book that come again in it."""
    at = len(lines)
    while at > begin and in_run(lines, at - 1):
        at -= 1
    names = [m[1] if (m := LABEL.match(line)) else "" for line in lines[at:]]
    sure = next((i for i, name in enumerate(names) if name in OF_THE_DATABASE), len(names))
    again = max((i for i, name in enumerate(names[:sure]) if name and name in names[i + 1 :]), default=-1)
    own = next((i for i, name in enumerate(names) if name and i > again), len(names))
    return at + own


def in_run(lines: list[str], at: int) -> bool:
    """Whether a line can stand among fields: empty, labelled, or going on with the value on the line before it."""
    line = lines[at]
    return not line.strip() or bool(ANY_LABEL.match(line) or LABEL.match(line) or LABEL.match(lines[at - 1]))


def article(record: Record) -> Record | str:
    """One article, or why it is none."""
    text = str(record.get("text") or "").strip()
    if not text or ABSENT.match(text):
        return "index entry without full text"
    paragraphs = [" ".join(p.split()) for p in re.split(r"\n[ \t]*\n", text)]
    record["text"] = "\n".join(p for p in paragraphs if p and p != "Enlarge this image.")
    return record
