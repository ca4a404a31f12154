"""A page as lines and pieces: a piece is a sentence, or what stands in its place, inside one line.

Tag-less dumps lose the borders of blocks; the end of a sentence is then the only border inside a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LINE = re.compile(r"[^\r\n\x0b\x0c\u2028\u2029]+")
SENTENCE_END = re.compile(
    r"[.!?…](?<![A-Z]\.[A-Z]\.)(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|Jr|Sr|vs|No|Lt)\.)"
    r"(?<!\b(?:Mrs|Gov|Sen|Rep|Gen|Sgt|Col|Rev|Jan|Feb|Mar|Apr|Aug|Sep|Oct|Nov|Dec|Inc|Ltd)\.)"
    r"(?<!\b(?:Sept|Prof|Capt|Mich|Conn|Mass|Minn|Penn|Tenn)\.)"
    r"[\"'”’)\]]{0,3}(?=\s+[\"'“‘(\[]{0,2}[A-Z0-9])"
)
WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
FULL_STOP = re.compile(r"[.!?…。！？]['\"”’)\]]{0,3}$|[.!?…]['\"”’)\]]{0,3}\s*\(\w+\)$")
UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]{1,2}")
FEWEST_WORDS = 6
LONG_PIECE = 24
LEAST_MENU = 6
MENU_SHARE = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """What a stretch of text looks like."""

    words: int
    function_words: int
    capitalised: int
    stopped: bool
    """It ends like a sentence."""

    @property
    def is_sentence(self) -> bool:
        """Whether it reads like a sentence of prose, in any language that writes most words small."""
        mostly_small = self.capitalised * 2 <= self.words
        return self.stopped and self.words >= FEWEST_WORDS and (mostly_small or self.function_words * 6 >= self.words)


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Words that hold English sentences together and are rare in menus and headlines."""
    lines = Path(__file__).with_name("function_words.csv").read_text(encoding="utf-8").splitlines()
    return frozenset(lines[1:])


@lru_cache(maxsize=65_536)
def shape(text: str) -> Shape:
    """Look at a piece; menus come again and again, so the answers are kept."""
    words = WORD.findall(text)
    if len(words) * 12 < len(text) and UNSPACED.search(text):
        words = UNSPACED.findall(text)  # two signs of a script without spaces weigh like a word
    small = function_words()
    n_small = sum(w in small for w in words)
    n_caps = sum(w[0].isupper() or w[0].isdigit() for w in words)
    return Shape(len(words), n_small, n_caps, bool(FULL_STOP.search(text)))


def lines_of(text: str) -> list[tuple[int, int]]:
    """The lines of a text that hold ink, without white space at their ends."""
    found = []
    for m in LINE.finditer(text):
        start, end = m.span()
        part = text[start:end]
        start += len(part) - len(part.lstrip())
        end = start + len(part.strip())
        if start < end:
            found.append((start, end))
    return found


def prose_start(text: str, start: int, end: int) -> int:
    """Where prose begins in a piece that a menu runs into without a border; `start` if none does.

    Words written small speak for prose, capitals against it; the stretch of the greatest sum begins one capital
    before its first small word.
    """
    if text[start:end].count(" ") < LONG_PIECE:
        return start
    spots = [(m.start(), text[m.start()]) for m in WORD.finditer(text, start, end)]
    if sum(letter.islower() for _, letter in spots[:LONG_PIECE]) * 5 > LONG_PIECE * 3:
        return start
    best = total = 0.0
    begin = best_begin = 0
    for i, (_, letter) in enumerate(spots):
        if total <= 0:
            total, begin = 0.0, i
        total += 1.0 if letter.islower() else -0.9
        if total > best:
            best, best_begin = total, begin
    while best_begin and not spots[best_begin][1].isupper():
        best_begin -= 1
    before = max(best_begin - 1, 0)
    small = sum(letter.islower() for _, letter in spots[:before])
    return spots[before][0] if before >= LEAST_MENU and small * MENU_SHARE < before else start


def pieces_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut `[start, end)` after each sentence."""
    found: list[tuple[int, int]] = []
    last = start
    for stop in [*(m.end() for m in SENTENCE_END.finditer(text, start, end)), end]:
        if last < stop:
            middle = prose_start(text, last, stop) if stop - last > LONG_PIECE * 5 else last
            found += [(last, len(text[:middle].rstrip())), (middle, stop)] if middle > last else [(last, stop)]
        last = stop
        while last < end and text[last].isspace():
            last += 1
    return found
