"""What an outlet's articles share: furniture, a way of speaking, or a story that is told twice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import numpy as np

from mediakit.cleaning.layout import Page, lines_of, pieces_of
from mediakit.cleaning.needles import Spot
from mediakit.cleaning.repetition import MANY, Run
from mediakit.cleaning.spans import Span
from mediakit.cleaning.words import Words, n_function_words

FEWEST_OWN_WORDS = 6
LEAST_OWN = 0.05
LONG_PASSAGE = 110


def shared(page: Page, runs: Sequence[Run], quoted: Sequence[Spot], *, is_dump: bool) -> Iterator[Span]:
    """Repeated runs; one that is a few words of a longer sentence is a way of speaking and only flagged.

    On a text without any other furniture only what most of the outlet's articles share is taken out; long
    passages of prose that few share, what else those few share with them, texts without prose of their own, and on such
    a text also quotations and, in a small outlet, whole sentences, are versions of a story and stay.
    """
    pieces = page.pieces
    starts = [s for s, _ in pieces]
    version = not is_dump and is_version(page, runs)
    few = max((run.documents for run in runs if is_story(page, run)), default=0)
    for run in runs:
        evidence = f"in {run.documents} of {run.of} pages of the outlet"
        at = bisect_right(starts, run.start) - 1
        if at >= 0 and is_phrase(page, pieces[at], run):
            yield Span(run.start, run.end, "shared_phrase", "flag", "repetition.phrase", evidence, 0.4)
            continue
        background = version or (not is_dump and is_background(page, run, quoted))
        if background or is_story(page, run) or is_told(page, run, few):
            yield Span(run.start, run.end, "shared_text", "flag", "repetition.version", evidence, 0.4)
        else:
            yield Span(run.start, run.end, "ui_chrome", "remove", "repetition.run", evidence)


def is_phrase(page: Page, piece: Spot, run: Run) -> bool:
    """Whether a run is a part of one sentence that few articles share."""
    inside = run.end <= piece[1] and (run.end - run.start) < 0.6 * (piece[1] - piece[0])
    if not inside or run.documents > max(2, run.of // 2):
        return False
    look = page.words.shapes([piece])
    n = int(look.words[0])
    return bool(look.sentences[0]) and n <= 70 and n_function_words(page.text, *piece) * 6 >= n


def is_background(page: Page, run: Run, quoted: Sequence[Spot]) -> bool:
    """Whether a run in a text without other furniture is too rare for furniture, or may be copied from a story."""
    in_quotes = sum(max(0, min(run.end, b) - max(run.start, a)) for a, b in quoted)
    if run.documents * 2 <= run.of or in_quotes * 2 >= run.end - run.start:
        return True
    words = len(page.text[run.start : run.end].split())
    return run.of < MANY and (in_quotes > 0 or longest_prose(page, run) * 2 >= words)


def is_story(page: Page, run: Run) -> bool:
    """Whether a run that few articles share is so much prose on end that it is a passage of a story, told twice."""
    if run.documents > max(2, run.of // 3) or run.end - run.start < LONG_PASSAGE * 4:
        return False
    return longest_prose(page, run) >= LONG_PASSAGE


def is_told(page: Page, run: Run, few: int) -> bool:
    """Whether a run is mostly sentences, and no more articles share it than share a story (`few`)."""
    return run.documents <= few and longest_prose(page, run) * 2 >= len(page.text[run.start : run.end].split())


def longest_prose(page: Page, run: Run) -> int:
    """Words of the longest row of sentences in a run, which is looked at as a text by itself."""
    text, signs = page.text[run.start : run.end], page.signs[run.start : run.end]
    words = Words(text, signs)
    longest = row = 0
    looks = words.shapes(pieces_of(words, lines_of(signs)))
    for n, is_sentence in zip(looks.words.tolist(), looks.sentences.tolist(), strict=True):
        row = row + n if is_sentence else 0
        longest = max(longest, row)
    return longest


def is_version(page: Page, runs: Sequence[Run]) -> bool:
    """Whether hardly a sentence of a text is its own: the rest stands in other articles of its outlet too."""
    if not runs:
        return False
    ends = [r.end for r in runs]
    own = total = 0
    looks = page.words.shapes(page.pieces)
    for i in np.flatnonzero(looks.sentences).tolist():
        (start, end), n = page.pieces[i], int(looks.words[i])
        at = bisect_right(ends, start)
        covered = at < len(runs) and runs[at].start <= start + 20 and runs[at].end >= end - 20
        total += n
        own += 0 if covered else n
    return own < max(FEWEST_OWN_WORDS, LEAST_OWN * total)
