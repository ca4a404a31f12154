"""The headline, found by the title that the manifest or the page gives, and what stands around it on its line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from mediakit.cleaning.layout import Page
from mediakit.cleaning.needles import Spot, positions
from mediakit.cleaning.spans import Span, Taken, trim
from mediakit.cleaning.words import FULL_STOP, n_function_words, words_in

FEWEST_WORDS = 3
SITE = re.compile(r"\s+[|–—-]\s+(?:(?!\s[|–—-]\s)[^|]){2,40}$")
QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
UNEVEN = "İıſµ"
"""Letters that are another's equal where case is ignored (i, s and the Greek mu), but not in small letters."""
LATIN = "\u017f"
"""Up to here the other letters are equal in both ways."""
LONGEST_BREADCRUMB = 60
LONGEST_STANDFIRST = 400
BELOW = "headline.below"
FEWEST_STANDFIRST = 6
MOST_STANDFIRST = 45


def headlines(page: Page, title: object, taken: Taken) -> Iterator[Span]:
    """The title wherever it stands as a headline: at the start of a line, or in front of the first prose.

    A breadcrumb before it and a standfirst after it on the same line go with the first one.
    """
    if not isinstance(title, str) or len(title.split()) < FEWEST_WORDS:
        return
    text, lines = page.text, page.lines
    bare = SITE.sub("", title)
    for number, (start, end) in enumerate(find(page, title) or (find(page, bare) if bare != title else [])):
        line = lines[at] if (at := bisect_right(lines, start, key=itemgetter(0)) - 1) >= 0 else (0, 0)
        if start >= line[1] or not taken.is_free(start, end):
            continue
        whole = line == (start, end)
        if number and not whole:
            continue
        yield Span(start, end, "headline", "lift", "headline.title", "matches the title", 0.98, field="title")
        if number == 0:
            yield from below(page, line) if whole else beside(text, line, start, end)


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


def below(page: Page, line: Spot) -> Iterator[Span]:
    """A line under the headline that is longer than a label, has no stop, and is followed by prose: a standfirst."""
    text, lines = page.text, page.lines
    at = bisect_right(lines, line)
    if at + 1 >= len(lines):
        return
    if FULL_STOP.search(text, *lines[at]) or n_function_words(text, *lines[at + 1]) < 2:
        return
    if FEWEST_STANDFIRST <= len(words_in(text, *lines[at])) <= MOST_STANDFIRST:
        yield Span(*lines[at], "standfirst", "lift", BELOW, "under the headline", 0.7, field="standfirst")


def find(page: Page, title: str) -> list[Spot]:
    """Where the title stands, whatever its white space, case and kind of quotation marks."""
    words = title.translate(QUOTES).split()
    if len(words) < FEWEST_WORDS:
        return []
    if any(u in title or u in page.text for u in UNEVEN) or any(s > LATIN and s.lower() != s.upper() for s in title):
        pattern = r"\s+".join(re.escape(w) for w in words)
        return [m.span() for m in re.finditer(pattern, page.text.translate(QUOTES), re.IGNORECASE)]
    text, small = page.lowered, [w.lower() for w in words]  # to compile a pattern for each title takes much longer
    for curly, plain in QUOTES.items():
        text = text.replace(chr(curly), plain)
    spots: list[Spot] = []
    for at in positions(text, small[0]):
        end = end_of(text, small, at) if not spots or at >= spots[-1][1] else 0
        if end:
            spots.append((at, end))
    return spots


def end_of(text: str, words: list[str], start: int) -> int:
    """Where words with white space between them, the first of which begins at `start`, end; 0 if they do not."""
    end = start + len(words[0])
    for word in words[1:]:
        at = end
        while text[at : at + 1].isspace():
            at += 1
        if at == end or not text.startswith(word, at):
            return 0
        end = at + len(word)
    return end
