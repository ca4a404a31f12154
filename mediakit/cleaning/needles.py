"""Where any of many words stands in a text: one pass for all of them, whatever their number.

Four characters in a row make a number, and tables say which numbers begin a word and which go on with it two characters
later; the words are tried only where both tables agree.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from mediakit.cleaning.signs import Array, codes_of

GRAM, STEP = 4, 2
FACTORS = np.array([257, 40_503], dtype=np.uint16)
Spot = tuple[int, int]
Found = dict[str, list[int]]
"""Every place where a word begins; words that are nowhere are not in it."""


def borders(spots: Sequence[Spot]) -> Array:
    """Starts and ends of stretches, shape (2, n)."""
    flat = np.fromiter(chain.from_iterable(spots), dtype=np.int64, count=2 * len(spots))  # much faster than np.array
    return flat.reshape(-1, 2).T


class Needles(NamedTuple):
    """Words that are looked for: tables of numbers, and the words by their first characters."""

    begins: Array
    """The numbers that begin a word."""
    ends: Array
    """Those that begin a word of less than six characters."""
    goes_on: Array
    """Those that stand two characters into a longer one."""
    short: dict[str, list[str]]
    long: dict[str, list[str]]
    tiny: list[str]
    """Words that are too short for a number."""


def fourgrams(text: str) -> Array:
    """A number below 65,536 for each character of a text and the three after it; there are two more at the end."""
    codes = codes_of(text + "\0" * (GRAM - 1 + STEP)).astype(np.uint16)
    pairs = codes[:-1] * FACTORS[0] + codes[1:]
    numbers: Array = pairs[:-2] * FACTORS[1] + pairs[2:]
    return numbers


@lru_cache(maxsize=64)
def needles(words: tuple[str, ...]) -> Needles:
    """Words, made ready to be looked for."""
    begins, ends, goes_on = np.zeros((3, 1 << 16), dtype=bool)
    ready = Needles(begins, ends, goes_on, {}, {}, [])
    for word in dict.fromkeys(words):
        if len(word) < GRAM:
            ready.tiny.append(word)
            continue
        numbers = fourgrams(word)
        begins[numbers[0]] = True
        if len(word) < GRAM + STEP:
            ends[numbers[0]] = True
            ready.short.setdefault(word[:GRAM], []).append(word)
        else:
            goes_on[numbers[STEP]] = True
            ready.long.setdefault(word[: GRAM + STEP], []).append(word)
    return ready


def places(text: str, words: tuple[str, ...]) -> Found:
    """Find every place of some words.

    >>> places("a bank of fishbanks", ("bank", "fishbank", "of", "pier"))
    {'of': [7], 'bank': [2, 14], 'fishbank': [10]}
    """
    ready, numbers = needles(words), fourgrams(text)
    found: Found = {w: list(positions(text, w)) for w in ready.tiny if w in text}
    starts = np.flatnonzero(ready.begins.take(numbers))
    short, long = starts[ready.ends[numbers[starts]]], starts[ready.goes_on[numbers[starts + STEP]]]
    for by_start, size, where in ((ready.short, GRAM, short), (ready.long, GRAM + STEP, long)):
        for at in where.tolist():
            for word in by_start.get(text[at : at + size], ()):
                if text.startswith(word, at):
                    found.setdefault(word, []).append(at)
    return found


def positions(text: str, word: str) -> Iterator[int]:
    """Every place of a word."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def apart(where: Sequence[int], length: int) -> Iterator[int]:
    """The places of a word that do not overlap."""
    last = -length
    for at in where:
        if at >= last + length:
            yield at
            last = at


def holding(spots: Sequence[Spot], found: Found, words: Iterable[str]) -> list[int]:
    """Numbers of the stretches, which are in order, in which one of the words begins."""
    held = set()
    for word in words:
        for at in found.get(word, ()):
            number = bisect_right(spots, (at, sys.maxsize)) - 1
            if number >= 0 and at < spots[number][1]:
                held.add(number)
    return sorted(held)
