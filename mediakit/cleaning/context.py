"""Where the article is on a page: the stretch with the most prose and the least furniture.

Each piece gets a weight, prose up and menus down, and the stretch of the greatest sum is the body (the idea of
Finn, Kushmerick & Smyth 2001, body text extraction, on pieces in place of tags). Used only on pages that show by other
evidence that they are dumps: on clean text nothing is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mediakit.cleaning.chrome import kinds
from mediakit.cleaning.layout import Shape, shape
from mediakit.cleaning.spans import Span, Taken, trim

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


@dataclass(frozen=True, slots=True)
class Rest:
    """What no rule has taken of a piece."""

    start: int
    end: int
    line: int
    shape: Shape
    whole: bool
    """It is a whole line."""


def rests(text: str, pieces: list[list[tuple[int, int]]], taken: Taken) -> list[Rest]:
    """The free parts of all pieces."""
    found = []
    for number, row in enumerate(pieces):
        for start, end in row:
            for part in taken.free(start, end):
                a, b = trim(text, *part)
                if a < b:
                    found.append(Rest(a, b, number, shape(text[a:b]), whole=(a, b) == (row[0][0], row[-1][1])))
    return found


def weight(rest: Rest) -> float:
    """Prose is worth its words; a fragment costs, the more the more of its words are capitalised."""
    look = rest.shape
    if look.is_sentence:
        return min(look.words, 60)
    if look.stopped and look.function_words:
        return look.words * 0.5
    return -(2 + 0.8 * min(look.capitalised, 40) + 0.1 * min(look.words, 40))


def cost(span: Span) -> float:
    """What furniture inside a stretch costs it."""
    if span.rule in HEADERS:
        return HEADERS[span.rule]
    return 2.0 if span.category in NEUTRAL else 2 + min(20.0, (span.end - span.start) / 40)


def body(found: list[Rest], taken: Taken) -> tuple[int, int]:
    """Characters `[start, end)` of the stretch with the greatest sum of weights."""
    items = [(r.start, r.end, weight(r)) for r in found]
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


def is_dump(text: str, pieces: list[list[tuple[int, int]]], taken: Taken) -> bool:
    """Whether a page shows furniture enough to be judged by context.

    Articles alone hold 0 to 2 different labels of menus, pages 8 and more; pages in other languages show themselves by
    many short lines at the top, or by long runs of capitalised words.
    """
    rules = {s.rule for s in taken.spans if s.action == "remove" and s.category not in NEUTRAL}
    if len(rules) >= DUMP_RULES or (len(rules) >= 3 and any(r.startswith("tail.") for r in rules)):
        return True
    if kinds(text) >= DUMP_KINDS:
        return True
    found = rests(text, pieces, taken)
    short = sum(1 for r in found[:HEAD] if r.shape.words <= 4 and not r.shape.stopped)
    long = (r.shape for r in found if not r.shape.stopped and r.shape.words >= 30)
    menus = sum(shape.words for shape in long if shape.capitalised * 2 > shape.words)
    return short >= MANY_SHORT or menus >= MANY_WORDS


def around(text: str, pieces: list[list[tuple[int, int]]], taken: Taken) -> Iterator[Span]:
    """What lies before and after the body, and the fragments inside it."""
    found = rests(text, pieces, taken)
    start, end = body(found, taken)
    if start == end:
        return
    for rest in found:
        if rest.end <= start:
            yield Span(rest.start, rest.end, "ui_chrome", "remove", "context.head", "before the body", 0.7)
        elif rest.start >= end:
            yield Span(rest.start, rest.end, "related_links", "remove", "context.tail", "after the body", 0.7)
        elif not rest.shape.stopped and rest.shape.words <= LONGEST_HEADING:
            yield fragment(rest)


def fragment(rest: Rest) -> Span:
    """A few words without a stop inside the body: a sub-heading if they are a line of their own."""
    if rest.whole:
        return Span(
            rest.start,
            rest.end,
            "subheading",
            "lift",
            "context.subheading",
            "a short line without a stop",
            0.6,
            field="subheadings",
        )
    return Span(rest.start, rest.end, "ui_chrome", "remove", "context.fragment", "left over beside furniture", 0.5)


def fragments(text: str, pieces: list[list[tuple[int, int]]], taken: Taken) -> Iterator[Span]:
    """Short lines without a stop in a text that is no dump: sub-headings or list items, so only flagged."""
    for rest in rests(text, pieces, taken):
        if rest.whole and not rest.shape.stopped and rest.shape.words <= LONGEST_HEADING:
            yield Span(
                rest.start, rest.end, "short_fragment", "flag", "context.short", "a short line without a stop", 0.3
            )
