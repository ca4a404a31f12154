"""Small repairs, each a recorded edit: stray spaces where a link was, control and invisible characters, mojibake.

Curly quotation marks are never straightened (ftfy would by default): they tell an opening mark from a closing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from mediakit.cleaning.layout import Page
from mediakit.cleaning.signs import BLANK, HALVES, HIDDEN, MARK, UNSEEN, Array, of_kind
from mediakit.cleaning.spans import Span

BEFORE_STRAY = re.compile(r"[\w”’)]")
BEHIND_STRAY = re.compile(r"[,.](?![ \u00a0]*\.)(?:\s+\S|$)|[’']s\b")
"""What a stray space stands before; the points of an ellipsis are written with spaces by some."""
INVISIBLE = re.compile(f"[{UNSEEN}]+|[{HALVES}]+")
SECOND = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a"
)
SECOND += "\u20ac\u2122"
THIRD = "\u0080-\u00bf\u0153\u2122\u02dc\u201c\u201d\u00a6\u00a2\u0094"
GARBLED = re.compile(f"(?:[\u00c2\u00c3][{SECOND}]|\u00e2\u20ac[{THIRD}])+")
"""UTF-8 read as cp1252: the signs that letters with accents, dashes and curly quotes become."""
WRAPPED = re.compile(r"(?<=[^\s.!?:;”\"…])(?:[ \t]*\r?\n)(?=[a-z(“\"]?\w)")
FEWEST_LINES = 6
WRAP_WIDTH = (50, 100)


def edits(page: Page) -> Iterator[Span]:
    """Repairs of a text, in no particular order."""
    text = page.text
    yield from stray(text, page.signs)
    if of_kind(page.signs, HIDDEN).any():
        yield from hidden(text)
    if "\u00c3" in text or "\u00c2" in text or "\u00e2\u20ac" in text:
        yield from garbled(text)
    if hard_wrapped(text, page.lines):
        for m in WRAPPED.finditer(text):
            if m.end() - 1 - text.rfind("\n", 0, m.start()) > WRAP_WIDTH[0] // 2:
                yield edit(m.span(), " ", "edit.unwrap", "whitespace")


def stray(text: str, signs: Array) -> Iterator[Span]:
    """Spaces before a mark that belongs to the word before them."""
    blank = of_kind(signs, BLANK)
    for end in (np.flatnonzero(blank[:-1] & of_kind(signs[1:], MARK)) + 1).tolist():
        if BEHIND_STRAY.match(text, end):
            start = end - 1
            while start and blank[start - 1]:
                start -= 1
            if start and BEFORE_STRAY.match(text, start - 1):
                yield edit((start, end), "", "edit.stray_space", "whitespace")


def hidden(text: str) -> Iterator[Span]:
    """Characters that show nothing, and halves of characters."""
    for m in INVISIBLE.finditer(text):
        lone = "\ud800" <= m[0][0] <= "\udfff"
        new, rule = ("\ufffd" * len(m[0]), "edit.lone_surrogate") if lone else ("", "edit.hidden")
        yield edit(m.span(), new, rule, "character")


def garbled(text: str) -> Iterator[Span]:
    """UTF-8 that was read as cp1252."""
    for m in GARBLED.finditer(text):
        from ftfy import fix_encoding

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
