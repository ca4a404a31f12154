"""Rules that depend on the place: notes, bios and appeals to write stand at the end of an article or at its edges.

Pages with menus have their article somewhere in the middle; there the place says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mediakit.cleaning.layout import Page
from mediakit.cleaning.rules import Rule, phrases
from mediakit.cleaning.spans import Span, Taken

LAST_LINES = 3
FIRST_LINES = 2
LAST_PART = 0.8
BIO = "author_bio"
PERSON = re.compile(r"(?:[A-Z][\w.’'-]* )+([A-Z][\w’'-]+)")
"""A first and a last name; the group is the last."""


def placed(page: Page, rules: Sequence[Rule], taken: Taken, *, is_dump: bool) -> Iterator[Span]:
    """What rules with a place find there."""
    spans = list(phrases(page, rules))
    if not spans or is_dump:
        yield from spans
        return
    free = [line for line in page.lines if taken.is_free(*line)]
    first = free[:FIRST_LINES][-1][1] if free else 0
    stopped = page.words.shapes(free).stopped.tolist() if free else []
    prose = [line for line, stop in zip(free, stopped, strict=True) if stop]
    edges = {r.id for r in rules if r.place == "edges"}
    late = latest(prose, len(page.text), spans)
    spans = [s for s in spans if not (s.category == BIO and of_the_story(page, s, first))]
    yield from (s for s in spans if s.start >= late or (s.rule in edges and s.start < first))


def latest(prose: Sequence[tuple[int, int]], length: int, spans: Sequence[Span]) -> int:
    """Where the end of an article begins: at its last lines, of which those that are found now are none.

    The first line is never the end, but of a text in one line the last part is.
    """
    starts = {s.start for s in spans}
    body = [start for start, _ in prose[1:] if start not in starts]
    return body[-LAST_LINES:][0] if body else min([int(length * LAST_PART), *(end for _, end in prose[:1])])


def of_the_story(page: Page, span: Span, first: int) -> bool:
    """Whether the person of a bio is named in the story too, below its first lines: then it is no author."""
    name = PERSON.search(page.text, span.start, span.end)
    return name is not None and bool(re.search(rf"\b{re.escape(name[1])}\b", page.text[first : span.start]))
