"""The words of a text, found once; what a stretch of it looks like is then a difference of counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mediakit.cleaning.needles import Spot, borders
from mediakit.cleaning.signs import CLOSING, JOINER, LETTER, RAISED, SMALL, STOP, Array, of_kind, runs

FULL_STOP = re.compile(r"[.!?…。！？]['\"”’)\]]{0,3}$|[.!?…]['\"”’)\]]{0,3}\s*\(\w+\)$")
WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]{1,2}")
FEWEST_WORDS = 6
LONG_WORD = 12


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Words that hold English sentences together and are rare in menus and headlines."""
    lines = Path(__file__).with_name("function_words.csv").read_text(encoding="utf-8").splitlines()
    return frozenset(lines[1:])


def words_in(text: str, start: int, end: int) -> list[str]:
    """The words of `[start, end)`; two signs of a script without spaces weigh like a word."""
    words = WORD.findall(text, start, end)
    return UNSPACED.findall(text, start, end) or words if len(words) * LONG_WORD < end - start else words


def n_function_words(text: str, start: int, end: int) -> int:
    """How many words of `[start, end)` hold sentences together."""
    known = function_words()
    return sum(word in known for word in words_in(text, start, end))


class Shapes(NamedTuple):
    """What stretches of a text look like, an array of one value a stretch each."""

    words: Array
    capitalised: Array
    stopped: Array
    """It ends like a sentence."""
    function_words: Array
    """Counted only where a stretch is stopped and its other words leave it in doubt whether it is a sentence."""

    @property
    def sentences(self) -> Array:
        """Which read like a sentence of prose, in any language that writes most words small."""
        prose = (self.capitalised * 2 <= self.words) | (self.function_words * 6 >= self.words)
        return self.stopped & (self.words >= FEWEST_WORDS) & prose


class Words:
    """The words of a text: `starts` and `ends` are their characters.

    `small` and `raised` say how many words before each begin with a small letter, and with a capital or a digit.
    """

    __slots__ = ("ends", "raised", "signs", "small", "starts", "text")

    def __init__(self, text: str, signs: Array) -> None:
        self.text, self.signs = text, signs
        self.starts, self.ends = runs(in_word(signs))
        first = signs[self.starts]
        self.small, self.raised = counted(of_kind(first, SMALL)), counted(of_kind(first, RAISED))

    def shapes(self, spots: Sequence[Spot]) -> Shapes:
        """What some stretches look like, each by itself; none may be empty or end in white space."""
        start, end = borders(spots)
        first, behind = np.searchsorted(self.starts, start), np.searchsorted(self.starts, end)
        n, raised = behind - first, self.raised[behind] - self.raised[first]
        ends = np.concatenate([[0], self.ends])
        cut = (ends[first] > start) | (ends[behind] > end)  # a border inside a word
        for i in np.flatnonzero(cut | (n * LONG_WORD < end - start)).tolist():
            words = words_in(self.text, *spots[i])
            n[i], raised[i] = len(words), sum(w[0].isupper() or w[0].isdigit() for w in words)
        last = self.signs[end - 1]
        stopped = of_kind(last, STOP)
        for i in np.flatnonzero(of_kind(last, CLOSING)).tolist():
            stopped[i] = FULL_STOP.search(self.text, *spots[i]) is not None
        function = np.zeros(len(n), dtype=np.int64)
        for i in np.flatnonzero(stopped & ((n < FEWEST_WORDS) | (raised * 2 > n))).tolist():
            function[i] = n_function_words(self.text, *spots[i])
        return Shapes(n, raised, stopped, function)


def counted(flags: Array) -> Array:
    """How many are true before each place, from the first to behind the last."""
    return np.concatenate([[0], np.cumsum(flags)])


def in_word(signs: Array) -> Array:
    """Which characters `WORD` would find."""
    inside = of_kind(signs, LETTER)
    inside[1:-1] |= of_kind(signs, JOINER)[1:-1] & inside[:-2] & inside[2:]
    return inside
