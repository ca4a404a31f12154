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
    r"(?<![A-Z]\.[A-Z])(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Jr|Sr|vs|No|Lt))(?<!\b(?:Mrs|Gov|Sen|Rep|Gen|Sgt|Col|Rev))"
    r"[.!?…][\"'”’)\]]{0,3}(?=\s+[\"'“‘(\[]{0,2}[A-Z0-9])"
)
WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
ENDED = re.compile(r"[.!?…:;,]['\"”’)\]]{0,3}$")
FULL_STOP = re.compile(r"[.!?…]['\"”’)\]]{0,3}$|[.!?…]['\"”’)\]]{0,3}\s*\(\w+\)$")
FEWEST_WORDS = 6


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
        """Whether it reads like a sentence of prose."""
        return (
            self.stopped
            and self.words >= FEWEST_WORDS
            and self.function_words >= 2
            and self.function_words * 8 >= self.words
        )


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Words that hold English sentences together and are rare in menus and headlines."""
    lines = Path(__file__).with_name("function_words.csv").read_text(encoding="utf-8").splitlines()
    return frozenset(lines[1:])


@lru_cache(maxsize=65_536)
def shape(text: str) -> Shape:
    """Look at a piece; menus come again and again, so the answers are kept."""
    words = WORD.findall(text)
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


def pieces_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut `[start, end)` after each sentence."""
    found, last = [], start
    for m in SENTENCE_END.finditer(text, start, end):
        found.append((last, m.end()))
        last = m.end()
        while last < end and text[last].isspace():
            last += 1
    if last < end:
        found.append((last, end))
    return found
