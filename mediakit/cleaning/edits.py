"""Small repairs, each a recorded edit: stray spaces where a link was, control and invisible characters, mojibake.

Curly quotation marks are never straightened (ftfy would by default): they tell an opening mark from a closing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mediakit.cleaning.spans import Span

STRAY = re.compile(r"[ \u00a0]+(?=[,.](?:\s+\S|$)|[’']s\b)")
BEFORE_STRAY = re.compile(r"[\w”’)]")
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]+|[\ud800-\udfff]+"
)
SECOND = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a"
)
SECOND += "\u20ac\u2122"
THIRD = "\u0080-\u00bf\u0153\u2122\u02dc\u201c\u201d\u00a6\u00a2\u0094"
GARBLED = re.compile(f"(?:[\u00c2\u00c3][{SECOND}]|\u00e2\u20ac[{THIRD}])+")
"""UTF-8 read as cp1252: the signs that letters with accents, dashes and curly quotes become."""
UNUSUAL = re.compile("[^\x20-\x7e\n\t]")
WRAPPED = re.compile(r"(?<=[^\s.!?:;”\"…])(?:[ \t]*\r?\n)(?=[a-z(“\"]?\w)")
FEWEST_LINES = 6
WRAP_WIDTH = (50, 100)


def edits(text: str, lines: list[tuple[int, int]]) -> Iterator[Span]:
    """Repairs of a text, in no particular order."""
    for m in STRAY.finditer(text):
        if m.start() and BEFORE_STRAY.match(text, m.start() - 1):
            yield edit(m.span(), "", "edit.stray_space", "whitespace")
    if UNUSUAL.search(text):
        yield from unusual(text)
    if hard_wrapped(text, lines):
        for m in WRAPPED.finditer(text):
            if m.end() - 1 - text.rfind("\n", 0, m.start()) > WRAP_WIDTH[0] // 2:
                yield edit(m.span(), " ", "edit.unwrap", "whitespace")


def unusual(text: str) -> Iterator[Span]:
    """Repairs of characters that are not plain."""
    for m in HIDDEN.finditer(text):
        lone = "\ud800" <= m[0][0] <= "\udfff"
        new, rule = ("\ufffd" * len(m[0]), "edit.lone_surrogate") if lone else ("", "edit.hidden")
        yield edit(m.span(), new, rule, "character")
    if not ("\u00c3" in text or "\u00c2" in text or "\u00e2\u20ac" in text):
        return
    found = list(GARBLED.finditer(text))
    if found:
        from ftfy import fix_encoding

        for m in found:
            repaired = fix_encoding(m[0])
            if repaired != m[0] and len(repaired) < len(m[0]):
                yield edit(m.span(), repaired, "edit.mojibake", "character")


def hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines end where a column ended and not where a paragraph did."""
    if len(lines) < FEWEST_LINES:
        return False
    widths = sorted(e - s for s, e in lines)
    middle, widest = widths[len(widths) // 2], widths[-1 - len(widths) // 50]
    if not WRAP_WIDTH[0] <= middle <= widest <= WRAP_WIDTH[1] or widest - middle > middle // 3:
        return False
    broken = sum(1 for (_, e), (s, _) in pairwise(lines) if text[e - 1] not in '.!?:”"' and text[s].islower())
    return broken * 3 > len(lines)


def edit(place: tuple[int, int], new: str, rule: str, category: str) -> Span:
    """A repair."""
    return Span(*place, category, "edit", rule, "repair", 0.99, new)
