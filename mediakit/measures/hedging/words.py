"""Classes of the words around a cue, as bits of one number a word form.

The classes and their words are the table `lexicons/hedge_words.csv`; what a form ends in and its digits tell the rest.
"""

from __future__ import annotations

from functools import cache
from itertools import repeat
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mediakit.corpus import Array
from mediakit.lexicons import load_lexicon
from mediakit.wordforms.forms import distinct_forms

ENDINGS = ("ed", "ing", "s")
"""Endings that make a class of their own, written with a hyphen ("-ed")."""


@cache
def word_classes() -> dict[str, tuple[str, ...]]:
    """Words of each class of the table."""
    table = load_lexicon("hedge_words")
    return {name: tuple(words.split()) for name, words in zip(table["class"], table["words"], strict=True)}


@cache
def class_bits() -> dict[str, int]:
    """Bit of each class; `edge` stands for a place outside the sentence."""
    return {name: 1 << i for i, name in enumerate([*word_classes(), "edge", *(f"-{e}" for e in ENDINGS)])}


@cache
def _form_bits() -> dict[str, int]:
    bits: dict[str, int] = {}
    for name, words in word_classes().items():
        for word in words:
            bits[word] = bits.get(word, 0) | class_bits()[name]
    return bits


def word_bits(types: Array) -> Array:
    """Classes of each type as bits, int64 array, (n_types,)."""
    forms, place = distinct_forms(types)
    bit = class_bits()
    found = looked_up(forms, _form_bits(), -1)
    column = as_column(forms)
    first, second = (flags(pc.utf8_is_digit(pc.utf8_slice_codeunits(column, k, k + 1))) for k in (0, 1))
    number = first | second  # a sign of money may stand before the digits
    derived = np.where(number, bit["number"], np.where(flags(pc.ends_with(column, "ly")), bit["adverb"], 0))
    bits = np.where(found < 0, derived, found)
    for ending in ENDINGS:
        bits |= flags(pc.ends_with(column, ending)) * np.int64(bit[f"-{ending}"])
    return np.asarray(bits[place])


def looked_up(forms: list[str], table: dict[str, int], other: int) -> Array:
    """Number of each form in a table, int64 array, (n_forms,); `other` where it has none."""
    return np.array(list(map(table.get, forms, repeat(other))), dtype=np.int64)


def as_column(forms: list[str]) -> Any:
    """Forms as an Arrow column; a lone surrogate, which Arrow cannot hold, is read as a question mark."""
    try:
        return pa.array(forms, pa.string())
    except (pa.ArrowInvalid, UnicodeEncodeError):
        return pa.array([f.encode("utf-8", "replace").decode("utf-8") for f in forms], pa.string())


def flags(column: Any) -> Array:
    """Booleans of an Arrow column."""
    return np.asarray(column.to_numpy(zero_copy_only=False), dtype=bool)
