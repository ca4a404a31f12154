"""Classes of the words around a cue, as bits of one number a word form.

The classes and their words are the table `lexicons/hedge_words.csv`; what a form ends in and its digits tell the rest.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from mediakit.corpus import Array
from mediakit.lexicons import load_lexicon
from mediakit.wordforms.forms import by_form, holds_digit

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
    known, bit = _form_bits(), class_bits()

    def bits_of(form: str) -> int:
        found = known.get(form)
        if found is None:
            found = bit["adverb"] if form.endswith("ly") else bit["number"] if holds_digit(form) else 0
        for ending in ENDINGS:
            if form.endswith(ending):
                return found | bit[f"-{ending}"]
        return found

    return np.asarray(by_form(types, bits_of, np.int64))
