"""Nexis Uni and Lexis Advance (DOCX, RTF): articles parted by "End of Document", text between "Body" and the tail.

The layout is from counts over real exports; labels are whole paragraphs or end with a colon and a no-break space, so
a body that says "Classification" in a sentence is not cut. The tail is the last run of labelled paragraphs, which ends
in "Load-Date".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import pandas as pd

from mediakit.loading import tails
from mediakit.loading.dates import is_date_line, without_weekday
from mediakit.loading.paragraphs import BREAK
from mediakit.loading.records import Batch, Record, add_flag

END = "end of document"
PROMISE = re.compile(r"^Documents? \((\d+)\)$")
COPYRIGHT = re.compile(
    r"^(?:(?:Copyright|COPYRIGHT)\s+(?:by\s+)?(?=[A-Z\d(©])(?=.{0,80}(?:\b(?:19|20)\d\d\b|(?i:rights reserved)|©))|©)"
)
"""A line of copyright; a text may begin a paragraph with the word."""
UNDER = {"graphic": "captions", "correction": "correction", "notes": "notes"}
TAIL_WORDS = frozenset({"classification", *UNDER})
UNUSED = ("tail", "tail_later", "length")
LABEL = re.compile(r"^([^\W\d_][\w \-]{1,24}?)\s?:(?:[\u00a0 ]\s*(.*)|$)", re.DOTALL)
FIRM = re.compile(r"^[^:]{2,27}:\u00a0")
EDITION = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,*\s*([^\d].*)$")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
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
    record.update({k: v for k, v in tail.items() if v})
    return record


def header(chunk: list[str]) -> Record:
    """Headline, publication and date, which have no label, and the labelled fields after them."""
    last = max((i for i, p in enumerate(chunk) if p == BREAK), default=-1)
    after = [p for p in chunk[last + 1 :] if p]
    sure = last >= 0 and len(after) >= 3
    lines = (after if sure else [p for p in chunk if p and p != BREAK])[-LONGEST_HEADER:]
    dated = 2 if sure else next((i for i, p in enumerate(lines) if is_date_line(p)), 0)
    labels_of = (i for i, p in enumerate(lines) if i >= dated and (COPYRIGHT.match(p) or labelled(p)))
    first = next(labels_of, len(lines))  # not above the date: a headline may begin with "Update:" or "Copyright"
    record: Record = {}
    for line in lines[first:]:
        field = labelled(line)
        if field and field[0] not in UNUSED:
            record.setdefault(field[0], field[1])
        elif COPYRIGHT.match(line):
            record.setdefault("copyright", line)
    named(record, lines[:first], whole=sure)
    return record


def named(record: Record, lines: list[str], *, whole: bool) -> None:
    """Fill headline, outlet and date from the lines before the first label; the date is the last line that is one."""
    dated = next((i for i in range(len(lines) - 1, 0, -1) if is_date_line(lines[i])), None)
    if dated is None and whole and len(lines) > 2 and YEAR.search(lines[-1]):
        dated = len(lines) - 1  # such as "Summer 2018": the place says that it is a date, if not which
    end = len(lines) if dated is None else dated
    if dated is None:
        add_flag(record, "date", "no line of the header is a date")
    else:
        record["published"] = lines[dated]
        if edition := EDITION.search(without_weekday(lines[dated])):
            record["edition"] = edition[1].strip(" ,")
    if end:
        record["outlet"] = lines[end - 1]
    if end > 1:
        record["title"] = " ".join(lines[: end - 1]) if whole else lines[end - 2]


def cut_tail(paragraphs: list[str]) -> tuple[list[str], Record]:
    """The text, and the fields after it."""
    dated = [i for i, p in enumerate(paragraphs) if tail_kind(p, firm=False) == tails.FIRST and loaded(p)]
    end = dated[-1] + 1 if dated else len(paragraphs)
    firm = bool(dated) and bool(FIRM.match(paragraphs[dated[-1]]))
    at = tails.start([tail_kind(p, firm=firm) for p in paragraphs], end)
    return [p for p in paragraphs[:at] if p != BREAK], tail_fields(paragraphs[at:])


def loaded(paragraph: str) -> bool:
    """Whether a paragraph is the date of loading, which ends an article."""
    field = labelled(paragraph)
    return field is not None and field[0] == "load_date"


def tail_kind(paragraph: str, *, firm: bool) -> str:
    """What a paragraph can be in a tail; `firm` if the export puts a no-break space after its labels."""
    if paragraph in ("", BREAK):
        return tails.BLANK
    if paragraph.casefold() in TAIL_WORDS:
        return tails.FIRST if paragraph.casefold() == "classification" else tails.HEADING
    if firm and not FIRM.match(paragraph):
        return tails.TEXT
    field = labelled(paragraph)
    if field:
        return tails.kind(*field)
    return tails.UNKNOWN if LABEL.match(paragraph) else tails.TEXT


def tail_fields(paragraphs: list[str]) -> Record:
    """Labelled fields of the tail; what stands under "Graphic" is a caption, under "Correction" a correction."""
    found: Record = {}
    under = ""
    for paragraph in paragraphs:
        if paragraph.casefold() in TAIL_WORDS:
            under = UNDER.get(paragraph.casefold(), "")
        elif field := labelled(paragraph):
            if field[0] not in UNUSED:
                found.setdefault({"language": "language_of_source"}.get(field[0], field[0]), field[1])
            under = ""
        elif paragraph not in ("", BREAK) and under:
            found[under] = "\n".join(filter(None, [str(found.get(under) or ""), paragraph]))
    return found


def full_text(paragraphs: list[str]) -> list[str]:
    """Without the abstract, which repeats the lead, where the full text follows it."""
    marks = [p.strip(" :").upper() for p in paragraphs]
    if "FULL TEXT" in marks and "ABSTRACT" in marks[: marks.index("FULL TEXT")]:
        return paragraphs[marks.index("FULL TEXT") + 1 :]
    return paragraphs
