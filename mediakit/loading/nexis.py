"""Nexis Uni and Lexis Advance (DOCX, RTF): articles parted by "End of Document", text between "Body" and the tail.

The layout is from counts over real exports; labels are whole paragraphs or end with a colon and a no-break space, so
a body that says "Classification" in a sentence is not cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import pandas as pd

from mediakit.loading.dates import parse_date
from mediakit.loading.paragraphs import BREAK
from mediakit.loading.records import Batch, Record, add_flag

END = "end of document"
PROMISE = re.compile(r"^Documents? \((\d+)\)$")
COPYRIGHT = re.compile(r"^Copyright\b|^©", re.IGNORECASE)
TAIL_WORDS = frozenset({"graphic", "classification", "correction", "notes"})
LABEL = re.compile(r"^([^\W\d_][\w \-]{1,24}?)\s?:(?:[\u00a0 ]\s*(.*)|$)", re.DOTALL)
EDITION = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,*\s*([^\d].*)$")
LONGEST_HEADER = 40


@lru_cache(maxsize=1)
def labels() -> dict[str, str]:
    """Label in small letters -> field, in the languages of the interface."""
    table = pd.read_csv(Path(__file__).with_name("labels.csv"))
    return dict(zip(table["label"].to_list(), table["field"].to_list(), strict=True))


def labelled(paragraph: str) -> tuple[str, str] | None:
    """Field and value of a labelled paragraph; None for any other."""
    m = LABEL.match(paragraph)
    field = labels().get(m[1].strip().casefold()) if m else None
    return (field, (m[2] or "").strip()) if m and field else None


def looks_like(paragraphs: Sequence[str]) -> bool:
    """Whether paragraphs are a Nexis export."""
    words = {p.strip().casefold() for p in paragraphs}
    return END in words and "body" in words


def read(paragraphs: Sequence[str], name: str) -> Batch:
    """Read the paragraphs of an export."""
    batch = Batch("Nexis export")
    chunk: list[str] = []
    number = 0
    for paragraph in paragraphs:
        text = paragraph if paragraph == BREAK else paragraph.strip(" \t\r\u00a0")
        promise = PROMISE.match(text)
        batch.promised = int(promise[1]) if promise and not number else batch.promised
        if text.casefold() != END:
            chunk.append(text)
            continue
        number += 1
        keep(batch, article(chunk), f"{name} #{number}")
        chunk = []
    if any(p.casefold() == "body" for p in chunk):
        batch.skipped.append((f"{name} #{number + 1}", "the article does not end: the file is cut off"))
    return batch


def keep(batch: Batch, found: Record | str, item: str) -> None:
    """Add an article, or why it is none."""
    if isinstance(found, str):
        batch.skipped.append((item, found))
    else:
        batch.records.append(found)


def article(chunk: list[str]) -> Record | str:
    """One article, or why it could not be read."""
    at = next((i for i, p in enumerate(chunk) if p.casefold() == "body"), None)
    if at is None:
        return "no paragraph 'Body': the text was not found"
    record = header(chunk[:at])
    text, tail = cut_tail(chunk[at + 1 :])
    text = full_text(text)
    if not any(text):
        return "no text after 'Body'"
    record["text"] = "\n".join(p for p in text if p)
    record.update({k: v for k, v in tail.items() if v and k != "tail"})
    return record


def header(chunk: list[str]) -> Record:
    """Headline, publication and date, which have no label, and the labelled fields after them."""
    last = max((i for i, p in enumerate(chunk) if p == BREAK), default=-1)
    after = [p for p in chunk[last + 1 :] if p]
    sure = last >= 0 and len(after) >= 3
    lines = (after if sure else [p for p in chunk if p and p != BREAK])[-LONGEST_HEADER:]
    first = next((i for i, p in enumerate(lines) if COPYRIGHT.match(p) or labelled(p)), len(lines))
    record: Record = {}
    for line in lines[first:]:
        field = labelled(line)
        if field and field[0] not in ("tail", "length"):
            record.setdefault(field[0], field[1])
        elif COPYRIGHT.match(line):
            record.setdefault("copyright", line)
    named(record, lines[:first], whole=sure)
    return record


def named(record: Record, lines: list[str], *, whole: bool) -> None:
    """Fill headline, outlet and date from the lines before the first label; the date is the last line that is one."""
    dated = next((i for i in range(len(lines) - 1, 0, -1) if is_date(lines[i])), None)
    end = len(lines) if dated is None else dated
    if dated is None:
        add_flag(record, "date", "no line of the header is a date")
    else:
        record["published"] = lines[dated]
        if edition := EDITION.search(lines[dated]):
            record["edition"] = edition[1].strip(" ,")
    if end:
        record["outlet"] = lines[end - 1]
    if end > 1:
        record["title"] = " ".join(lines[: end - 1]) if whole else lines[end - 2]


def is_date(line: str) -> bool:
    """Whether a line begins with a date that can be read, as a date line does and a headline rarely."""
    return (
        len(line) < 90
        and bool(
            re.match(r"\W*(?:[^\W\d_]+\.? \d{1,2},? \d{4}|\d{1,2}\.? [^\W\d_]+\.? \d{4}|\d{4}\s?年|\d{4}-\d\d)", line)
        )
        and not pd.isna(parse_date(line)[0])
    )


def cut_tail(paragraphs: list[str]) -> tuple[list[str], Record]:
    """The text, and the fields after it."""
    for i, paragraph in enumerate(paragraphs):
        field = labelled(paragraph)
        if paragraph.casefold() in TAIL_WORDS or (field and field[0] in ("load_date", "tail", "language", "subject")):
            return [p for p in paragraphs[:i] if p != BREAK], tail_fields(paragraphs[i:])
    return [p for p in paragraphs if p != BREAK], {}


def tail_fields(paragraphs: list[str]) -> Record:
    """Labelled fields of the tail; what stands under "Graphic" is a caption, under "Correction" a correction."""
    found: Record = {}
    under = ""
    for paragraph in paragraphs:
        if paragraph.casefold() in TAIL_WORDS:
            under = paragraph.casefold()
        elif field := labelled(paragraph):
            found.setdefault({"language": "language_of_source"}.get(field[0], field[0]), field[1])
            under = ""
        elif paragraph and under in ("graphic", "correction"):
            name = "captions" if under == "graphic" else "correction"
            found[name] = "\n".join(filter(None, [str(found.get(name) or ""), paragraph]))
    return found


def full_text(paragraphs: list[str]) -> list[str]:
    """Without the abstract, which repeats the lead, where the full text follows it."""
    marks = [p.strip(" :").upper() for p in paragraphs]
    if "FULL TEXT" in marks and "ABSTRACT" in marks[: marks.index("FULL TEXT")]:
        return paragraphs[marks.index("FULL TEXT") + 1 :]
    return paragraphs
