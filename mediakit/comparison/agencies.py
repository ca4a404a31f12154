"""Which news agency an article credits: in its lifted fields, or by a credit line at the head or foot of its text.

A mention is no credit ("told Reuters"); a credit is a dateline, a line that is a byline or a source, a note of who
contributed, or a notice of rights. The names are data (`lexicons/agencies.csv`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from mediakit.lexicons import load_lexicon

if TYPE_CHECKING:
    from mediakit.corpus import Array, Corpus

NEAR = 400
"""Characters at the head and at the foot of a text in which a credit may stand."""
FIELDS = ("agency", "byline", "dateline", "copyright")
REPORTING = re.compile(r"^\(?(?:Additional |Writing and )?[Rr]eporting by .{2,200}[Ee]diting by ", re.MULTILINE)


@cache
def names() -> tuple[dict[str, str], str]:
    """Return the agency of each form, and the forms as alternatives of a pattern, the longest first."""
    table = load_lexicon("agencies")
    forms = dict(zip(table["form"], table["agency"], strict=True))
    return forms, "|".join(re.escape(f) for f in sorted(forms, key=len, reverse=True))


@cache
def credit_patterns() -> tuple[re.Pattern[str], ...]:
    """Return the ways in which an agency is credited, each with the agency as its only group."""
    _, any_name = names()
    name = r"[A-Z][\w.'’-]*"
    staff = r"(?:news agency|staff|writers?|reporters?)\b.{0,80}?"
    forms = (
        rf"^.{{0,80}}?\(({any_name})\)\s*(?:[-–—]|--)",
        rf"^(?:By |Source:? |From )?(?:{name}(?: {name}){{0,4}}(?:,| of| for|\s[|/])? )?({any_name})(?: Staff)?$",
        rf"\b({any_name})(?: {staff})? contributed to this (?:report|story|article)",
        rf"\b[Ww]ith (?:files|reporting|material) (?:from|by) ({any_name})\b",
        rf"(?:Copyright|©|\(c\))\s*(?:\d{{4}}\s*)?(?:by\s*)?({any_name})\b",
        rf"[.!?”\"]\s*[-–—/(]{{1,2}} ?({any_name})\)?\s*$",
    )
    return tuple(re.compile(f, re.MULTILINE) for f in forms)


def credited(text: str) -> str:
    """Agency that a text credits at its head or foot; "" for none.

    >>> credited("OSTERHOLM (AP) — The council met."), credited("She told Reuters on Monday.")
    ('Associated Press', '')
    """
    forms, _ = names()
    ends = (text,) if len(text) <= 2 * NEAR else (text[:NEAR], text[-NEAR:])
    for pattern in credit_patterns():
        for end in ends:
            if found := pattern.search(end):
                return forms[found.group(1)]
    return "unnamed agency" if REPORTING.search(ends[-1]) else ""


def agency_of(corpus: Corpus) -> Array:
    """Agency each article credits, object array of str, (n_articles,); "" for none."""
    articles = corpus.articles
    found = np.array([credited(t) if isinstance(t, str) else "" for t in articles["text"].to_list()], dtype=object)
    forms, any_name = names()
    anywhere = re.compile(rf"\b({any_name})\b")
    for field in (f for f in FIELDS if f in articles.columns):
        for i, value in enumerate(articles[field].to_list()):
            if isinstance(value, str) and not found[i]:
                match = anywhere.search(value)
                found[i] = forms[match.group(1)] if match else "unnamed agency" if REPORTING.search(value) else ""
    return found
