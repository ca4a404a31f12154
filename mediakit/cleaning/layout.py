"""A page as lines and pieces: a piece is a sentence, or what stands in its place, inside one line.

Tag-less dumps lose the borders of blocks; the end of a sentence is then the only border inside a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from mediakit.cleaning.needles import Found, Spot, borders, places
from mediakit.cleaning.signs import BREAK, SPACE, STOP, Array, of_kind, runs
from mediakit.cleaning.words import Words

SENTENCE_END = re.compile(
    r"[.!?…](?<![A-Z]\.[A-Z]\.)(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|Jr|Sr|vs|No|Lt)\.)"
    r"(?<!\b(?:Mrs|Gov|Sen|Rep|Gen|Sgt|Col|Rev|Jan|Feb|Mar|Apr|Aug|Sep|Oct|Nov|Dec|Inc|Ltd)\.)"
    r"(?<!\b(?:Sept|Prof|Capt|Mich|Conn|Mass|Minn|Penn|Tenn)\.)"
    r"[\"'”’)\]]{0,3}(?=(\s+)[\"'“‘(\[]{0,2}[A-Z0-9])"
)
"""The group is the white space before the next sentence."""
LONG_PIECE = 24
LEAST_MENU = 6
MENU_SHARE = 4


@dataclass(frozen=True, slots=True)
class Page:
    """A text and what is known of it, each found once."""

    text: str
    lowered: str
    """The text in small letters, at the same offsets."""
    signs: Array
    words: Words
    lines: list[Spot]
    pieces: list[Spot]
    found: Found
    """Where the words that rules, appeals and menus are known by stand in `lowered`."""


def page_of(text: str, signs: Array, lines: list[Spot], needles: tuple[str, ...]) -> Page:
    """Look at those lines of a text that are to be read, and for some words."""
    lowered, words = lower(text), Words(text, signs)
    return Page(text, lowered, signs, words, lines, pieces_of(words, lines), places(lowered, needles))


def lower(text: str) -> str:
    """The text in small letters, at the same offsets."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def lines_of(signs: Array) -> list[Spot]:
    """The lines of a text that hold ink, without white space at their ends."""
    starts, ends = runs(~of_kind(signs, SPACE))
    before = np.searchsorted(starts, np.flatnonzero(of_kind(signs, BREAK)))  # how many runs of ink before each break
    first, behind = np.concatenate([[0], before]), np.concatenate([before, [len(starts)]])
    inked = first < behind
    return list(zip(starts[first[inked]].tolist(), ends[behind[inked] - 1].tolist(), strict=True))


def pieces_of(words: Words, lines: list[Spot]) -> list[Spot]:
    """Cut lines after each sentence, and before the prose that a menu runs into."""
    found, number = [], 0
    marks = np.flatnonzero(of_kind(words.signs, STOP)).tolist()
    stops = [(m.end(), m.end(1)) for m in (SENTENCE_END.match(words.text, at) for at in marks) if m]
    stops.append((len(words.text), len(words.text)))
    for first, end in lines:
        start = first
        while stops[number][0] <= start:
            number += 1
        while stops[number][0] < end:
            found.append((start, stops[number][0]))
            start = stops[number][1]
            number += 1
        found.append((start, end))
    return without_menus(words, found)


def without_menus(words: Words, pieces: list[Spot]) -> list[Spot]:
    """Cut the pieces in which a menu runs into prose without a border."""
    text = words.text
    long = [i for i, (a, b) in enumerate(pieces) if b - a > LONG_PIECE * 5 and text.count(" ", a, b) >= LONG_PIECE]
    first, behind = np.searchsorted(words.starts, borders([pieces[i] for i in long]))
    n_small = words.small[np.minimum(first + LONG_PIECE, behind)] - words.small[first]
    for k in np.flatnonzero(n_small * 5 <= LONG_PIECE * 3).tolist()[::-1]:  # the last first: numbers before it hold
        menu = menu_words(words, int(first[k]), int(behind[k]))
        if menu:
            (start, end), middle = pieces[long[k]], int(words.starts[first[k] + menu])
            pieces[long[k] : long[k] + 1] = [(start, start + len(text[start:middle].rstrip())), (middle, end)]
    return pieces


def menu_words(words: Words, first: int, behind: int) -> int:
    """How many of the words from `first` to before `behind` are a menu; 0 if the others are not prose.

    Words written small speak for prose, capitals against it; the stretch of the greatest sum begins one capital
    before its first small word.
    """
    small = np.diff(words.small[first : behind + 1]).tolist()
    best = total = 0.0
    begin = best_begin = 0
    for i, is_small in enumerate(small):
        if total <= 0:
            total, begin = 0.0, i
        total += 1.0 if is_small else -0.9
        if total > best:
            best, best_begin = total, begin
    while best_begin and not words.text[words.starts[first + best_begin]].isupper():
        best_begin -= 1
    menu = max(best_begin - 1, 0)
    return menu if menu >= LEAST_MENU and sum(small[:menu]) * MENU_SHARE < menu else 0
