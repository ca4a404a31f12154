"""Where the article is on a page: the stretch with the most prose and the least furniture.

Each piece gets a weight, prose up and menus down, and the stretch of the greatest sum is the body (the idea of
Finn, Kushmerick & Smyth 2001, body text extraction, on pieces in place of tags). Used only on pages that show by other
evidence that they are dumps: on clean text nothing is done.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mediakit.cleaning.chrome import kinds
from mediakit.cleaning.layout import Page
from mediakit.cleaning.needles import Spot
from mediakit.cleaning.signs import Array
from mediakit.cleaning.spans import Span, Taken, trim
from mediakit.cleaning.words import Shapes

NEUTRAL = frozenset(
    {
        "image_credit",
        "image_caption",
        "advertisement",
        "read_more",
        "gallery_chrome",
        "edit",
        "correction_notice",
        "donation_appeal",
    }
)
HEADERS = {
    "tail.related": 90.0,
    "tail.sources": 90.0,
    "tail.comments": 160.0,
    "tail.comment_entry": 60.0,
    "tail.filed_under": 40.0,
    "line.timestamp": 10.0,
}
"""What the header of a tail costs: prose after it must outweigh it to be the article again."""
DUMP_KINDS = 4
DUMP_RULES = 4
HEAD = 40
MANY_SHORT = 25
MANY_WORDS = 80
LONGEST_HEADING = 14


def rests(page: Page, taken: Taken) -> tuple[list[Spot], Shapes]:
    """What no span has taken of the pieces, and what it looks like."""
    found = []
    for piece, touched in zip(page.pieces, taken.touch(page.pieces), strict=True):
        if touched:
            found += [(a, b) for a, b in (trim(page.text, *p) for p in taken.free(*piece)) if a < b]
        else:
            found.append(piece)
    return found, page.words.shapes(found)


def weights(looks: Shapes) -> Array:
    """Prose is worth its words; a fragment costs, the more the more of its words are capitalised."""
    fragment = -(2 + 0.8 * np.minimum(looks.capitalised, 40) + 0.1 * np.minimum(looks.words, 40))
    other = np.where(looks.stopped & (looks.function_words > 0), looks.words * 0.5, fragment)
    return np.where(looks.sentences, np.minimum(looks.words, 60), other)


def cost(span: Span) -> float:
    """What furniture inside a stretch costs it."""
    if span.rule in HEADERS:
        return HEADERS[span.rule]
    return 2.0 if span.category in NEUTRAL else 2 + min(20.0, (span.end - span.start) / 40)


def body(spots: list[Spot], looks: Shapes, taken: Taken) -> Spot:
    """Characters `[start, end)` of the stretch with the greatest sum of weights."""
    items = [(start, end, value) for (start, end), value in zip(spots, weights(looks).tolist(), strict=True)]
    items += [(s.start, s.end, -cost(s)) for s in taken.spans]
    items.sort()
    best, best_range = 0.0, (0, 0)
    total, begin = 0.0, 0
    for start, end, value in items:
        if total <= 0:
            total, begin = 0.0, start
        total += value
        if total > best:
            best, best_range = total, (begin, end)
    return best_range


def is_dump(page: Page, taken: Taken) -> bool:
    """Whether a page shows furniture enough to be judged by context.

    Articles alone hold 0 to 2 different labels of menus, pages 8 and more; pages in other languages show themselves by
    many short lines at the top, or by long runs of capitalised words.
    """
    rules = {s.rule for s in taken.spans if s.action == "remove" and s.category not in NEUTRAL}
    if len(rules) >= DUMP_RULES or (len(rules) >= 3 and any(r.startswith("tail.") for r in rules)):
        return True
    if kinds(page) >= DUMP_KINDS:
        return True
    _, looks = rests(page, taken)
    short = np.count_nonzero((looks.words[:HEAD] <= 4) & ~looks.stopped[:HEAD])
    menus = ~looks.stopped & (looks.words >= 30) & (looks.capitalised * 2 > looks.words)
    return bool(short >= MANY_SHORT or looks.words[menus].sum() >= MANY_WORDS)


def around(page: Page, taken: Taken) -> Iterator[Span]:
    """What lies before and after the body, and the fragments inside it."""
    spots, looks = rests(page, taken)
    start, end = body(spots, looks, taken)
    if start == end:
        return
    lines = set(page.lines)
    for spot, short in zip(spots, headings(looks), strict=True):
        if spot[1] <= start:
            yield Span(*spot, "ui_chrome", "remove", "context.head", "before the body", 0.7)
        elif spot[0] >= end:
            yield Span(*spot, "related_links", "remove", "context.tail", "after the body", 0.7)
        elif short and spot in lines:
            evidence = "a short line without a stop"
            yield Span(*spot, "subheading", "lift", "context.subheading", evidence, 0.6, field="subheadings")
        elif short:
            yield Span(*spot, "ui_chrome", "remove", "context.fragment", "left over beside furniture", 0.5)


def headings(looks: Shapes) -> list[bool]:
    """Which are a few words without a stop: a sub-heading, if they are a line of their own."""
    few: list[bool] = (~looks.stopped & (looks.words <= LONGEST_HEADING)).tolist()
    return few


def fragments(page: Page, taken: Taken) -> Iterator[Span]:
    """Short lines without a stop in a text that is no dump: sub-headings or list items, so only flagged."""
    spots, looks = rests(page, taken)
    lines = set(page.lines)
    for spot, short in zip(spots, headings(looks), strict=True):
        if short and spot in lines:
            yield Span(*spot, "short_fragment", "flag", "context.short", "a short line without a stop", 0.3)
