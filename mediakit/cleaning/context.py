"""Where the article is on a page: the stretch with the most prose and the least furniture.

Each piece gets a weight, prose up and menus down, and the stretch of the greatest sum is the body (the idea of
Finn, Kushmerick & Smyth 2001, body text extraction, on pieces in place of tags). Used only on pages that show by other
evidence that they are dumps: on clean text nothing is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
DUMP_SHARE = 0.06
DUMP_FRAGMENTS = 12


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
            for a, b in taken.free(start, end):
                a, b = trim(text, a, b)
                if a < b:
                    found.append(Rest(a, b, number, shape(text[a:b]), (a, b) == (row[0][0], row[-1][1])))
    return found


def weight(rest: Rest) -> float:
    """Prose is worth its words, anything else costs."""
    if rest.shape.is_sentence:
        return min(rest.shape.words, 60)
    if rest.shape.stopped and rest.shape.function_words:
        return rest.shape.words * 0.5
    return -(3 + 0.6 * min(rest.shape.words, 40))


def body(found: list[Rest], taken: Taken) -> tuple[int, int]:
    """Characters `[start, end)` of the stretch with the greatest sum of weights."""
    items = [(r.start, r.end, weight(r)) for r in found]
    items += [
        (s.start, s.end, -2.0 if s.category in NEUTRAL else -(2 + min(20.0, (s.end - s.start) / 40)))
        for s in taken.spans
    ]
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


def is_dump(text: str, found: list[Rest], taken: Taken) -> bool:
    """Whether a page shows furniture enough to be judged by context."""
    cut = sum(s.end - s.start for s in taken.spans if s.action != "edit")
    fragments = sum(1 for r in found if not r.shape.stopped and r.shape.words <= 12)
    sentences = sum(1 for r in found if r.shape.is_sentence)
    return cut > DUMP_SHARE * len(text) or fragments > max(DUMP_FRAGMENTS, sentences)


def around(text: str, found: list[Rest], taken: Taken) -> Iterator[Span]:
    """What lies before and after the body, and the fragments inside it."""
    start, end = body(found, taken)
    if start == end:
        return
    for rest in found:
        if rest.end <= start:
            yield Span(rest.start, rest.end, "ui_chrome", "remove", "context.head", "before the body", 0.7)
        elif rest.start >= end:
            yield Span(rest.start, rest.end, "related_links", "remove", "context.tail", "after the body", 0.7)
        elif not rest.shape.stopped and rest.shape.words <= 14:
            yield Span(
                rest.start,
                rest.end,
                "subheading" if rest.whole else "ui_chrome",
                "lift" if rest.whole else "remove",
                "context.fragment",
                "",
                0.5,
                field="subheadings",
            )
