"""The headline, found by the title that the manifest or the page gives, and what stands around it on its line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from mediakit.cleaning.layout import shape
from mediakit.cleaning.spans import Span, Taken, trim

FEWEST_WORDS = 3
SITE = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$")
QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
LONGEST_BREADCRUMB = 60
LONGEST_STANDFIRST = 400
BELOW = "headline.below"
FEWEST_STANDFIRST = 6
MOST_STANDFIRST = 45


def headlines(text: str, title: object, lines: list[tuple[int, int]], taken: Taken) -> Iterator[Span]:
    """The title wherever it stands as a headline: at the start of a line, or in front of the first prose.

    A breadcrumb before it and a standfirst after it on the same line go with the first one.
    """
    if not isinstance(title, str) or len(title.split()) < FEWEST_WORDS:
        return
    places = find(text, title) or find(text, SITE.sub("", title))
    for number, (start, end) in enumerate(places):
        line = next(((a, b) for a, b in lines if a <= start < b), None)
        if line is None or not taken.is_free(start, end):
            continue
        alone = line == (start, end)
        if number and not alone:
            continue
        yield Span(start, end, "headline", "lift", "headline.title", "matches the title", 0.98, field="title")
        if number == 0:
            yield from below(text, lines, line) if alone else beside(text, line, start, end)


def beside(text: str, line: tuple[int, int], start: int, end: int) -> Iterator[Span]:
    """Breadcrumb and standfirst on the headline's line."""
    before, after = trim(text, line[0], start), trim(text, end, line[1])
    if before[0] < before[1] and before[1] - before[0] <= LONGEST_BREADCRUMB and text[before[1] - 1] not in ".!?":
        yield Span(
            *before,
            "breadcrumb",
            "lift",
            "headline.breadcrumb",
            "before the headline on its line",
            0.8,
            field="section",
        )
    if after[0] < after[1] and after[1] - after[0] <= LONGEST_STANDFIRST and text[after[1] - 1] not in ".!?":
        yield Span(
            *after,
            "standfirst",
            "lift",
            "headline.standfirst",
            "after the headline on its line",
            0.8,
            field="standfirst",
        )


def below(text: str, lines: list[tuple[int, int]], line: tuple[int, int]) -> Iterator[Span]:
    """A line under the headline that is longer than a label, has no stop, and is followed by prose: a standfirst."""
    at = bisect_right(lines, line)
    if at + 1 >= len(lines):
        return
    look, after = shape(text[slice(*lines[at])]), shape(text[slice(*lines[at + 1])])
    if not look.stopped and FEWEST_STANDFIRST <= look.words <= MOST_STANDFIRST and after.function_words > 1:
        yield Span(*lines[at], "standfirst", "lift", BELOW, "under the headline", 0.7, field="standfirst")


def find(text: str, title: str) -> list[tuple[int, int]]:
    """Where the title stands, whatever its white space, case and kind of quotation marks."""
    words = title.translate(QUOTES).split()
    if len(words) < FEWEST_WORDS:
        return []
    pattern = r"\s+".join(re.escape(w) for w in words)
    return [m.span() for m in re.finditer(pattern, text.translate(QUOTES), re.IGNORECASE)]
