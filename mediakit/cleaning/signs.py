"""What kind of sign each character of a text is, looked up in a table: a whole text is classified without a loop."""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
SPACE, BLANK, BREAK, LETTER, DECIMAL, JOINER, MARK, HIDDEN, STOP, CLOSING, SMALL, RAISED, KNOWN = (
    1 << k for k in range(13)
)
UNSEEN = "\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
HALVES = "\ud800-\udfff"
CLASSES = {
    SPACE: re.compile(r"\s"),
    BLANK: re.compile("[ \u00a0]"),
    BREAK: re.compile("[\r\n\x0b\x0c\u2028\u2029]"),
    LETTER: re.compile(r"[^\W_]"),  # or a digit: what words are made of
    DECIMAL: re.compile(r"\d"),
    JOINER: re.compile("['’-]"),
    MARK: re.compile("[,.'’]"),
    STOP: re.compile("[.!?…。！？]"),
    CLOSING: re.compile("['\"”’)\\]]"),
    HIDDEN: re.compile(f"[{UNSEEN}{HALVES}]"),
}


@lru_cache(maxsize=1)
def table() -> Array:
    """The kinds of all characters, 0 for those that were not met yet."""
    return np.zeros(sys.maxunicode + 1, dtype=np.uint16)


def kind(sign: str) -> int:
    """The kinds of one character, as a sum."""
    kinds = sum(k for k, pattern in CLASSES.items() if pattern.match(sign))
    return KNOWN + kinds + SMALL * sign.islower() + RAISED * (sign.isupper() or sign.isdigit())


def codes_of(text: str) -> Array:
    """The characters of a text as numbers."""
    codes: Array = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return codes


def signs_of(text: str) -> Array:
    """The kinds of each character of a text.

    >>> [bool(s & RAISED) for s in signs_of("Rain 7")]
    [True, False, False, False, False, True]
    """
    codes, kinds = codes_of(text), table()
    signs: Array = kinds.take(codes)
    if not signs.min(initial=KNOWN):
        for code in np.unique(codes[signs == 0]).tolist():
            kinds[code] = kind(chr(code))
        signs = kinds.take(codes)
    return signs


def of_kind(signs: Array, kinds: int) -> Array:
    """Where a character is of one of the kinds."""
    found: Array = (signs & kinds) != 0
    return found


def runs(mask: Array) -> tuple[Array, Array]:
    """Where the runs of true begin, and where they end.

    >>> [x.tolist() for x in runs(np.array([True, False, True, True]))]
    [[0, 2], [1, 4]]
    """
    padded = np.zeros(len(mask) + 2, dtype=bool)
    padded[1:-1] = mask
    borders = np.flatnonzero(padded[1:] != padded[:-1])
    return borders[::2], borders[1::2]
