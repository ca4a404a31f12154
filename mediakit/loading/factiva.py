"""Factiva: HTML ("Article format") and RTF with field codes; the accession number is the article's id.

The HTML divs between headline and text have no labels: the length line is the anchor, the source code a check. The
length and the date are in the language of the interface.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from mediakit.loading.markup import parsed, text_of
from mediakit.loading.nexis import is_date, keep
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
INLINE_CODE = re.compile(r"^([A-Z]{2,3})(?:\s{2,}|\t|\s(?=\S))(.*)$", re.DOTALL)
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
    after = lines[anchor + 1 :]
    if after and DATE.match(after[0]):
        record["published"], after = after[0], after[1:]
    else:
        add_flag(record, "date", "no date after the length line")
    if after:
        record["outlet"] = after[0]
    if len(after) > 1 and CODE.match(after[1]):
        record["source_code"] = after[1]
    else:
        add_flag(record, "layout", "no source code after the outlet's name: check the outlet")
    return record


def looks_like_rtf(paragraphs: Sequence[str]) -> bool:
    """Whether paragraphs of an RTF are a Factiva export."""
    firsts = {split(p)[0] for p in paragraphs}
    return {"HD", "PD", "SN"} <= firsts and bool({"LP", "TD"} & firsts)


def split(paragraph: str) -> tuple[str, str]:
    """Code and value of a line; no code gives ""."""
    text = paragraph.strip()
    if text in CODES or text in OTHER_CODES:
        return text, ""
    m = INLINE_CODE.match(text)
    return (m[1], m[2].strip()) if m and (m[1] in CODES or m[1] in OTHER_CODES) else ("", text)


def read_rtf(paragraphs: Sequence[str], name: str) -> Batch:
    """Read the paragraphs of an RTF export: an article ends with its accession number."""
    batch = Batch("Factiva RTF export")
    current: dict[str, list[str]] = {}
    code, number = "", 0
    for paragraph in paragraphs:
        found, value = split(paragraph)
        if value.casefold().startswith(SUMMARY):
            break
        if found == "HD" and "HD" in current:
            number += 1
            keep(batch, rtf_article(current), f"{name} #{number}")
            current = {}
        code = found or code
        if code and value:
            current.setdefault(code, []).append(value)
        if code == "AN" and current.get("AN"):
            number += 1
            keep(batch, rtf_article(current), f"{name} #{number}")
            current, code = {}, ""
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
    if "published" in record and not is_date(str(record["published"])):
        add_flag(record, "date", "")
    if not text:
        return "no lead (LP) and no text (TD)"
    record["text"] = "\n".join(text)
    return record
