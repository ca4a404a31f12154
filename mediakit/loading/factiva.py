"""Factiva: HTML ("Article format") and RTF with field codes; the accession number is the article's id.

The HTML divs between headline and text have no labels: the length line is the anchor, the source code a check. The
length and the date are in the language of the interface.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from mediakit.loading.dates import is_date_line
from mediakit.loading.markup import parsed, text_of
from mediakit.loading.nexis import keep
from mediakit.loading.records import Batch, Record, add_flag

LENGTH = re.compile(
    r"^[\d.,\u00a0 ]+\s?(?:words|Wörter|mots|palabras|parole|woorden|palavras|字|слов\w*)$", re.IGNORECASE
)
CODE = re.compile(r"^[A-Z][A-Z0-9]{1,7}$")
ACCESSION = re.compile(r"^(?:\S+\s)?([A-Z][A-Z0-9]{2,11}0020\d{6}\w{4,16})$")
DATE = re.compile(r"^(?:\d{1,2}\.? [^\W\d_]+\.? \d{4}|\d{4} ?年)")
COUNTED = re.compile(r"^\d+\)\s+")
CODES = {
    "HD": "title", "BY": "byline", "CR": "credit", "PD": "published", "ET": "published_time", "SN": "outlet",
    "SC": "source_code", "ED": "edition", "PG": "page", "LA": "language_of_source", "CY": "copyright", "LP": "lead",
    "TD": "rest", "ART": "captions", "CX": "correction", "SE": "section", "CLM": "column", "DLN": "dateline",
    "AN": "article_id", "WC": "length", "PUB": "publisher", "VOL": "volume",
}  # fmt: skip
OTHER_CODES = frozenset({"CO", "IN", "NS", "RE", "RF", "CT", "IPD", "IPC", "DJIC", "RST"})
INLINE_CODE = re.compile(r"^([A-Z]{2,3})(\t\s*|\s{2,}|\s(?=\S))(.*)$", re.DOTALL)
ALONE, TAB, WIDE, ONE_SPACE = "alone", "tab", "wide", "one space"
"""How a code is parted from its value."""
BODY = ("LP", "TD")
CLOCK = re.compile(r"^\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,5})?$", re.IGNORECASE)
SURE_VALUE = re.compile(r"^(?:[a-z0-9]{2,10} : |Document [A-Z][A-Z0-9]{2,}\w+$)")
"""Values that only a code has: a company or subject by its own code, an accession number."""
SUMMARY = "search summary"


def looks_like_html(data: bytes) -> bool:
    """Whether a page is a Factiva export."""
    return (
        b"articleParagraph" in data
        and b"Article" in data
        and bool(re.search(rb'class="?article\b|id="?article-', data))
    )


def read_html(data: bytes, name: str) -> Batch:
    """Read an HTML export."""
    batch = Batch("Factiva HTML export")
    tree = parsed(data)
    found = [d for d in tree.iter("div") if re.search(r"(?:^|\s)[a-z]{2}Article(?:\s|$)", d.get("class") or "")]
    for number, div in enumerate(found, 1):
        keep(batch, html_article(div), f"{name} #{number}")
    return batch


def html_article(div: Any) -> Record | str:
    """One article of an HTML export."""
    paragraphs = [p for p in div.iter("p") if "articleParagraph" in (p.get("class") or "")]
    text = [t for t in map(text_of, paragraphs) if t]
    inside = {a for p in paragraphs for a in p.iterancestors()}
    lines = [text_of(d) for d in div.iter("div") if d not in inside and d.find("div") is None]
    headline = next((s for s in div.iter("span") if "Headline" in (s.get("class") or "")), None)
    record = fields([line for line in lines if line])
    if headline is not None:
        record["title"] = COUNTED.sub("", text_of(headline))
    author = next((d for d in div.iter("div") if "author" in (d.get("class") or "").split()), None)
    if author is not None:
        record["byline"] = text_of(author)
    if not text:
        return "no paragraph of text in the article"
    record["text"] = "\n".join(text)
    return record


def fields(lines: list[str]) -> Record:
    """What the unlabelled lines say, read forward from the length line."""
    record: Record = {}
    for line in lines:
        if m := ACCESSION.match(line):
            record["article_id"] = m[1]
        if line.startswith(("Copyright", "©", "(c)", "(C)")):
            record.setdefault("copyright", line)
    anchor = next((i for i, line in enumerate(lines) if LENGTH.match(line)), None)
    if anchor is None:
        add_flag(record, "layout", "no line with the length: date and outlet were not found")
        return record
    published, after = dated(lines[anchor + 1 :])
    if published:
        record["published"] = published
    else:
        add_flag(record, "date", "no date after the length line")
    if after:
        record["outlet"] = after[0]
    if len(after) > 1 and CODE.match(after[1]):
        record["source_code"] = after[1]
    else:
        add_flag(record, "layout", "no source code after the outlet's name: check the outlet")
    return record


def dated(lines: list[str]) -> tuple[str, list[str]]:
    """The date that lines begin with, with the time of day if the next line is one, and the lines after it."""
    n = int(bool(lines) and bool(DATE.match(lines[0])))
    n += n and len(lines) > n and bool(CLOCK.match(lines[n]))
    return " ".join(lines[:n]), lines[n:]


def looks_like_rtf(paragraphs: Sequence[str]) -> bool:
    """Whether paragraphs of an RTF are a Factiva export."""
    firsts = {split(p)[0] for p in paragraphs}
    return {"HD", "PD", "SN"} <= firsts and bool({"LP", "TD"} & firsts)


def split(paragraph: str, found: Collection[str] = (), code: str = "", form: str = "") -> tuple[str, str, str]:
    """Code, value and form of a line; no code gives "".

    A paragraph of the text can open with two or three capitals ("IN the end", "ED Harris said"), so in the text a code
    counts only in the form in which the text's own code was written, and nowhere with a single space but HD and SE
    before the text, where no value is awaited. `found` are the codes so far, the last one `code`, written as `form`.
    """
    text = paragraph.strip()
    if text in CODES or text in OTHER_CODES:
        return text, "", ALONE
    m = INLINE_CODE.match(text)
    if not m or not (m[1] in CODES or m[1] in OTHER_CODES):
        return "", text, ""
    gap = TAB if "\t" in m[2] else WIDE if len(m[2]) > 1 else ONE_SPACE
    if code in BODY:
        counts = gap in (form, TAB)
    else:
        waits = form == ALONE and code not in found
        counts = gap != ONE_SPACE or (m[1] in ("HD", "SE") and not waits and not any(c in found for c in BODY))
    return (m[1], m[3].strip(), gap) if counts or SURE_VALUE.match(m[3].strip()) else ("", text, "")


def read_rtf(paragraphs: Sequence[str], name: str) -> Batch:
    """Read the paragraphs of an RTF export: an article ends with its accession number."""
    batch = Batch("Factiva RTF export")
    current: dict[str, list[str]] = {}
    code, form, number = "", "", 0
    for paragraph in paragraphs:
        found, value, gap = split(paragraph, current, code, form)
        if value.casefold().startswith(SUMMARY):
            break
        if found == "HD" and "HD" in current:
            number += 1
            keep(batch, rtf_article(current), f"{name} #{number}")
            current = {}
        code, form = (found, gap) if found else (code, form)
        if code and value:
            current.setdefault(code, []).append(value)
        if code == "AN" and current.get("AN"):
            number += 1
            keep(batch, rtf_article(current), f"{name} #{number}")
            current, code, form = {}, "", ""
    if current.get("HD"):
        keep(batch, rtf_article(current), f"{name} #{number + 1}")
    return batch


def rtf_article(found: dict[str, list[str]]) -> Record | str:
    """One article of an RTF export: lead and rest are its text."""
    record: Record = {field: "\n".join(found[code]) for code, field in CODES.items() if code in found}
    text = [p for code in ("LP", "TD") for p in found.get(code, [])]
    for part in ("lead", "rest", "length"):
        record.pop(part, None)
    record["title"] = " ".join(found.get("HD", [])) or None
    accession = str(record.get("article_id") or "").removeprefix("Document ").strip()
    record["article_id"] = accession or None
    if "published" in record and not is_date_line(str(record["published"])):
        add_flag(record, "date", "")
    if not text:
        return "no lead (LP) and no text (TD)"
    record["text"] = "\n".join(text)
    return record
