"""Characters of all types in one row of code points, so that a fact of every type is looked up without a loop.

The types stand one after the other with a line end before, between and after them: no type holds one, so a look beyond
the end of a type sees a character that is no letter, digit or mark.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

ALPHA, ALNUM, DIGIT, UPPER, LOWER, TITLE = (1 << k for k in range(6))
"""What `str.isalpha`, `isalnum`, `isdigit`, `isupper` and `islower` say of a character, and title case (ǅ), as bits."""

PLANE = 1 << 16
"""Tables hold the characters below; the last of them stands for all beyond, and is no character at all."""

LETTER_APOSTROPHE = 0x2BC
"""Unicode calls it a letter; in words it is an apostrophe."""

SEPARATOR = "\n"
STEPS, KEY, ASCII_END = 8, 8, 128

_last: list[tuple[Array, Characters]] = []


@dataclass(frozen=True, slots=True)
class Characters:
    """Code points of types.

    Attributes
    ----------
    words : list of str
        The types.
    codes : uint32 array
        All types, a line end before and after each.
    traits : uint8 array
        What each of them is, as bits.
    first, last : int64 arrays, (n_types,)
        Where each type begins and ends in `codes`; `last < first` for an empty one.
    """

    words: list[str]
    codes: Array
    traits: Array
    first: Array
    last: Array

    @classmethod
    def of(cls, types: Array) -> Characters:
        """Lay out types; the latest are remembered, for several facts of one corpus ask for them in turn."""
        known = _last[:1]
        if known and known[0][0] is types:
            return known[0][1]
        row = cls.laid_out(types.tolist())
        _last[:] = [(types, row)]
        return row

    @classmethod
    def laid_out(cls, words: list[str]) -> Characters:
        """Lay out words of any kind, without remembering them."""
        row = SEPARATOR.join(["", *words, ""])
        codes = np.frombuffer(row.encode("utf-32", "surrogatepass"), dtype=np.uint32)[1:]  # without the byte order mark
        length = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
        first = np.cumsum(length + 1) - length
        return cls(words, codes, traits(codes), first, first + length - 1)

    def count(self, trait: int) -> Array:
        """Characters of each type with a trait (int32)."""
        found = (self.traits & trait) != 0
        return np.add.reduceat(found, self.first, dtype=np.int32) if len(self.first) else np.zeros(0, dtype=np.int32)

    def has(self, trait: int) -> Array:
        """Whether a character of each type has a trait."""
        return self.count(trait) > 0

    def skip(self, at: Array, table: Array, way: int = 1) -> Array:
        """First place from `at` on (way 1) or back (-1) whose character is not in a table; a line end is in none."""
        return self._walk(at, way, lambda places: table.take(self.codes[places], mode="clip"))

    def first_with(self, trait: int, types: Array) -> Array:
        """Place of the first character with a trait in each of the types, of the line end after it if there is none."""
        end = ord(SEPARATOR)
        return self._walk(
            self.first[types], 1, lambda places: ((self.traits[places] & trait) == 0) & (self.codes[places] != end)
        )

    def _walk(self, at: Array, way: int, goes_on: Callable[[Array], Array]) -> Array:
        """Places to which one comes from `at`, step by step, while the character says that it goes on."""
        at = at.copy()
        moving = np.flatnonzero(goes_on(at))
        for _ in range(STEPS):
            if not len(moving):
                return at
            at[moving] += way
            moving = moving[goes_on(at[moving])]
        ends = np.flatnonzero(~goes_on(np.arange(len(self.codes))))  # a long way: look all ends up at once
        at[moving] = ends[np.searchsorted(ends, at[moving]) - (way < 0)]
        return at

    def keys(self, first: Array, past: Array) -> Array:
        """Characters `[first, past)` as one number; 0 for none, for more than eight, and for any beyond ASCII."""
        length = past - first
        key, plain = np.zeros(len(first), dtype=np.uint64), (length > 0) & (length <= KEY)
        for k in range(KEY):
            code = np.where(k < length, self.codes.take(first + k, mode="clip"), 0)
            key |= code.astype(np.uint64) << np.uint64(8 * k)
            plain &= code < ASCII_END
        return np.where(plain, key, 0)


def key_of(word: str) -> int:
    """Number that `keys` gives for a word of at most eight ASCII characters."""
    return int.from_bytes(word.encode("ascii"), "little")


def traits(codes: Array) -> Array:
    """Traits of characters, as bits (uint8)."""
    found = _traits_of_plane().take(codes, mode="clip")
    beyond = np.flatnonzero(codes >= PLANE)
    if len(beyond):
        found[beyond] = _traits_of(codes[beyond])
    return found


def table_of(characters: str) -> Array:
    """Whether each character below `PLANE` is one of some."""
    table = np.zeros(PLANE, dtype=bool)
    table[[ord(c) for c in characters]] = True
    return table


@cache
def _traits_of_plane() -> Array:
    table = _traits_of(np.arange(PLANE, dtype=np.uint32))
    table[LETTER_APOSTROPHE] = 0
    return table


def _traits_of(codes: Array) -> Array:
    text, ask = codes.view("U1"), np.strings
    upper = ask.isupper(text)
    of_bit = {
        ALPHA: ask.isalpha(text),
        ALNUM: ask.isalnum(text),
        DIGIT: ask.isdigit(text),
        UPPER: upper,
        LOWER: ask.islower(text),
        TITLE: ask.istitle(text) & ~upper,
    }
    return np.asarray(np.bitwise_or.reduce([holds * np.uint8(bit) for bit, holds in of_bit.items()]))


def clear() -> None:
    """Forget the types laid out last."""
    _last.clear()
