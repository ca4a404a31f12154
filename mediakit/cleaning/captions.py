"""Captions of pictures: the text between a gallery's marker and the credit, or the one sentence before a credit.

The closing bracket of a credit is often the only border between a caption and the paragraph after it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from mediakit.cleaning.layout import SENTENCE_END, Page
from mediakit.cleaning.needles import Spot
from mediakit.cleaning.spans import Span, Taken, trim
from mediakit.cleaning.words import FULL_STOP, words_in

LONGEST = 520
FEWEST_WORDS = 3
MOST_WORDS = 60
MARKER = "ui.gallery"


def captions(page: Page, taken: Taken, *, is_dump: bool) -> Iterator[Span]:
    """Captions beside the credits found so far."""
    lines = page.lines
    starts = [s for s, _ in lines]
    spans = list(taken.spans)
    for i, credit in enumerate(spans):
        if credit.category != "image_credit":
            continue
        line = bisect_right(starts, credit.start) - 1
        before = spans[i - 1] if i else None
        if before and before.rule == MARKER and credit.start - before.end <= LONGEST:
            yield caption(before.end, credit.start, "between a gallery marker and a credit")
        elif line >= 0:
            floor = max(lines[line][0], before.end if before else 0)
            above = lines[line - 1] if line and taken.is_free(*lines[line - 1]) else None
            yield from before_credit(page, (floor, credit.start), above, is_dump=is_dump)


def before_credit(page: Page, place: Spot, above: Spot | None, *, is_dump: bool) -> Iterator[Span]:
    """The sentence before a credit on its line, or the line above a credit that stands alone.

    In a text without other furniture a line above that ends like a sentence, and the last of several sentences on the
    credit's own line, may be of the story.
    """
    text = page.text
    start, end = trim(text, *place)
    if start < end:
        borders = [m.end() for m in SENTENCE_END.finditer(text, start, end)]
        last = next((b for b in reversed(borders) if len(text[b:end].split()) >= FEWEST_WORDS), start)
        story = not is_dump and last > start and FULL_STOP.search(text, last, end)
        yield caption(last, end, "before a credit", doubtful=bool(story))
    elif above and above[1] - above[0] <= LONGEST:
        sentences = sum(1 for _ in SENTENCE_END.finditer(text, *above))
        if FEWEST_WORDS <= len(words_in(text, *above)) <= MOST_WORDS and sentences <= 1:
            story = not is_dump and FULL_STOP.search(text, *above)
            yield caption(*above, "on the line above a credit", doubtful=bool(story))


def caption(start: int, end: int, evidence: str, *, doubtful: bool = False) -> Span:
    """A caption: taken out of the text and kept as a field; one that may be a paragraph of the story is flagged."""
    sure = Span(start, end, "image_caption", "remove", "caption.credit", evidence, 0.85, field="captions")
    return sure._replace(action="flag", confidence=0.4, field="") if doubtful else sure
