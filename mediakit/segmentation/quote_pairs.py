"""Pairing: which mark closes which, one light pass over mark positions.

Outer marks are paired paragraph by paragraph; inner marks (singles where the article quotes with doubles, doubles
where it quotes with singles) inside or between them. A regular paragraph, in which marks open and close in turn, is
paired without a loop; only the others are walked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from mediakit.segmentation.marks import N_DOUBLE, Marks
from mediakit.segmentation.tokens import Tokens

Array = np.ndarray[Any, Any]


POINTS = [ord(c) for c in ",.!?…"]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Positions in `Marks` of the opener and the closer of each span; -1 for a closer that is missing.

    `inner` is true for a span of the article's second kind of mark, `stray` lists marks without a partner.
    """

    opener: Array
    closer: Array
    inner: Array
    stray: Array


def pair_marks(marks: Marks, with_singles: Array, tokens: Tokens) -> Pairs:
    """Pair the marks of a batch.

    Parameters
    ----------
    marks : Marks
    with_singles : bool array, one a mark
        Whether the mark's article quotes with single marks.
    tokens : Tokens

    Returns
    -------
    Pairs
        In text order of their openers.
    """
    paragraph = np.cumsum(tokens.new_paragraph)[marks.token]
    outer = with_singles == (marks.style >= N_DOUBLE)
    first, second = np.flatnonzero(outer), np.flatnonzero(~outer & ~(marks.weak & (marks.direction > 0)))
    opener, closer, stray = _pair(marks, first, paragraph[first], keep_open=True)
    borders = np.sort(np.concatenate([opener, closer[closer >= 0]]))
    region = np.searchsorted(borders, second) + paragraph[second]  # both only grow: new at a border or a paragraph
    inner_opener, inner_closer, inner_stray = _pair(marks, second, region, keep_open=False)
    all_openers = np.concatenate([opener, inner_opener])
    order = np.argsort(all_openers, kind="stable")
    inner = np.repeat([False, True], [len(opener), len(inner_opener)])
    return Pairs(
        all_openers[order],
        np.concatenate([closer, inner_closer])[order],
        inner[order],
        np.sort(np.concatenate([stray, inner_stray])),
    )


def quotes_with_singles(marks: Marks, tokens: Tokens) -> Array:
    """Whether each article quotes with single marks: more of them open outside doubles than doubles outside singles."""
    paragraph = np.cumsum(tokens.new_paragraph)[marks.token]
    article = np.searchsorted(tokens.article_start, marks.token, side="right") - 1
    n_articles = len(tokens.article_start) - 1
    single, double = (marks.style >= N_DOUBLE) & ~marks.weak, marks.style < N_DOUBLE
    counts = []
    for own, other in ((single, double), (double, single)):
        before = np.concatenate([[0], np.cumsum(other)])[:-1]
        start = (
            np.maximum.accumulate(np.where(np.diff(paragraph, prepend=-1) != 0, before, 0)) if len(before) else before
        )
        outside = own & (marks.direction > 0) & ((before - start) % 2 == 0)
        counts.append(np.bincount(article[outside], minlength=n_articles))
    closing = (single | (marks.width == 2)) & (marks.direction < 0)  # two apostrophes may close two quotes
    closes = np.bincount(article[closing], minlength=n_articles)
    return ((counts[0] > counts[1]) & (closes > counts[1]))[article]


def _pair(marks: Marks, chosen: Array, region: Array, *, keep_open: bool) -> tuple[Array, Array, Array]:
    """Pair the chosen marks within each region."""
    new = np.diff(region, prepend=-1) != 0
    head = np.flatnonzero(new)
    size = np.diff(np.append(head, len(chosen)))
    place = np.arange(len(chosen)) - np.repeat(head, size)
    direction, weak = marks.direction[chosen], marks.weak[chosen]
    as_expected = np.where(place % 2 == 0, direction > 0, direction < 0) & ~weak
    wrong = np.add.reduceat(~as_expected, head) if len(head) else size
    regular = np.repeat((size % 2 == 0) & (wrong == 0), size)
    lone = np.repeat((size == 1) & (not keep_open), size)
    easy = np.flatnonzero(regular & (place % 2 == 0))
    rest = np.flatnonzero(~regular & ~lone)
    walked = _walk(marks, chosen[rest], region[rest], keep_open=keep_open)
    opener = np.concatenate([chosen[easy], walked[0]])
    closer = np.concatenate([chosen[easy + 1], walked[1]])
    order = np.argsort(opener, kind="stable")
    return opener[order], closer[order], np.concatenate([chosen[lone], walked[2]])


def _walk(marks: Marks, chosen: Array, region: Array, *, keep_open: bool) -> tuple[Array, Array, Array]:
    """Pair irregular regions mark by mark."""
    if not len(chosen):
        return (chosen,) * 3
    way, weak = _ways(marks, chosen), marks.weak[chosen]
    ahead, second = _ahead(region, way, weak)
    sure = ~(weak & (way > 0) & (ahead >= 0))  # '16 opens only where a mark that closes follows
    columns = (x[sure].tolist() for x in (chosen, region, way, weak, ahead, second))
    opener: list[int] = []
    closer: list[int] = []
    stray: list[int] = []
    waiting: list[int] = []
    here = -1
    for mark, group, step, maybe, following, then in zip(*columns, strict=True):
        if group != here:
            here = group
            _give_up(waiting, opener, closer, stray, keep_open=keep_open)
        opens = step > 0 if waiting else step >= 0 or (following < 0 and not maybe)
        if opens:
            if waiting and not (following < 0 and then < 0):
                stray.append(waiting.pop())  # its closer is missing: give it up, keep the pairing of what follows
            waiting.append(mark)
        elif not waiting:
            stray.append(mark)
        elif not (maybe and following < 0):
            opener.append(waiting.pop())
            closer.append(mark)
    _give_up(waiting, opener, closer, stray, keep_open=keep_open)
    return np.array(opener, dtype=np.int64), np.array(closer, dtype=np.int64), np.array(stray, dtype=np.int64)


def _ways(marks: Marks, chosen: Array) -> Array:
    """1 opens, -1 closes, 0 either: neighbours say so, else punctuation before the mark, else its shape."""
    direction = marks.direction[chosen]
    undecided = np.where(np.isin(marks.before[chosen], POINTS), 0, marks.shape[chosen])
    return np.where(direction != 0, np.sign(direction), undecided)


def _give_up(waiting: list[int], opener: list[int], closer: list[int], stray: list[int], *, keep_open: bool) -> None:
    """At the end of a region: what is still open runs to the end of the paragraph, or is no quote."""
    for mark in waiting:
        if keep_open:
            opener.append(mark)
            closer.append(-1)
        else:
            stray.append(mark)
    waiting.clear()


def _ahead(region: Array, way: Array, weak: Array) -> tuple[Array, Array]:
    """Ways of the next two marks of the region that cannot be apostrophes; 0 where there are none."""
    n = len(region)
    place = np.where(weak, n, np.arange(n))
    following = np.append(np.minimum.accumulate(place[::-1])[::-1], [n, n])[1:]  # first sure mark after each
    then = following[following[:-1]] if n else following[:-1]
    ways, regions = np.append(way, 0), np.append(region, -1)
    return tuple(np.where(regions[at] == region, ways[at], 0) for at in (following[:-1], np.minimum(then, n)))  # type: ignore[return-value]
