"""Facts of a word form, each computed once a type.

Every function takes the types of a corpus (object array of str, (n_types,)) and returns one value a type. A *word*
is a token with a letter or a digit; its *word form* is the token without outer punctuation, with straight
apostrophes, in lower case.

Sources: syllables from the CMU Pronouncing Dictionary as packed in `pysyllables`, else the rules of `syllables.py`;
figures, symbols and abbreviations count as one syllable, as Flesch (1979) asked; familiar words from Dale & Chall
(1948), whose list is read from the installed `textstat`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

OUTER = "".join(map(chr, [*range(0x21, 0x30), *range(0x3A, 0x41), *range(0x5B, 0x61), *range(0x7B, 0x7F)])) + (
    "\u00a0\u00a1\u00ab\u00b4\u00b6\u00b7\u00bb\u00bf\u2010\u2011\u2012\u2013\u2014\u2015\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f"
    "\u2020\u2021\u2022\u2026\u2032\u2033\u2039\u203a\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\ufffd"
)
STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2011": "-", "\u2010": "-", "\u00ad": None})

_last: list[tuple[Array, Array]] = []


def word_form(types: Array) -> Array:
    """Word form of each type, object array of str; "" for a token without a word.

    >>> word_form(np.array(["“Don’t", "U.S.", "—"], dtype=object)).tolist()
    ["don't", 'u.s', '']
    """
    if _last and _last[0][0] is types:  # several facts of one corpus ask for it in turn
        return _last[0][1]
    forms = np.empty(len(types), dtype=object)
    forms[:] = [t.strip(OUTER).lower() for t in types]
    wide = [i for i, f in enumerate(forms) if not f.isascii()]
    for i in wide:
        forms[i] = forms[i].translate(STRAIGHT).strip(OUTER)
    _last[:] = [(types, forms)]
    return forms


def is_word(types: Array) -> Array:
    """Whether the token has a letter or a digit."""
    return np.array([f.isalnum() or any(c.isalnum() for c in f) for f in word_form(types)], dtype=bool)


def n_letters(types: Array) -> Array:
    """Letters of the word form."""
    forms = word_form(types)
    return np.array([len(f) if f.isalpha() else sum(c.isalpha() for c in f) for f in forms], dtype=np.int32)


def n_characters(types: Array) -> Array:
    """Letters and digits of the word form."""
    forms = word_form(types)
    return np.array([len(f) if f.isalnum() else sum(c.isalnum() for c in f) for f in forms], dtype=np.int32)


def has_digit(types: Array) -> Array:
    """Whether the word form holds a digit."""
    return np.array([not f.isalpha() and any(c.isdigit() for c in f) for f in word_form(types)], dtype=bool)


def is_capitalised(types: Array) -> Array:
    """Whether the first letter of the token is a capital."""
    return np.array([t[:1].isupper() or t.strip(OUTER)[:1].isupper() for t in types], dtype=bool)


def is_upper(types: Array) -> Array:
    """Whether the word form is written in capitals: two letters or more, none of them small."""
    return np.array([t.isupper() and len(t.strip(OUTER)) > 1 for t in types], dtype=bool)


def folded_id(types: Array) -> Array:
    """A number for the word form of each type: equal for types that differ in case or outer punctuation only."""
    number: dict[str, int] = {}
    return np.array([number.setdefault(f, len(number)) for f in word_form(types)], dtype=np.int32)


def clear() -> None:
    """Forget what was remembered of earlier types."""
    _last.clear()
