"""Word forms, and the facts that follow from their letters.

Many types share a word form ("talks", "talks,", "Talks"), so a fact of the form is computed once a form.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mediakit.wordforms.characters import ALNUM, ALPHA, DIGIT, LOWER, TITLE, UPPER, Characters, table_of

Array = np.ndarray[Any, Any]

OUTER = "".join(map(chr, [*range(0x21, 0x30), *range(0x3A, 0x41), *range(0x5B, 0x61), *range(0x7B, 0x7F)])) + (
    "\u00a0\u00a1\u00ab\u00b4\u00b6\u00b7\u00bb\u00bf\u2010\u2011\u2012\u2013\u2014\u2015\u2018\u2019\u201a\u201b\u201c"
    "\u201d\u201e\u201f\u2020\u2021\u2022\u2026\u2032\u2033\u2039\u203a\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c"
    "\u202d\u202e\u2060\ufeff\ufffd"
)
STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2011": "-", "\u2010": "-", "\u00ad": None})

_last: list[tuple[Array, list[str], Array]] = []


def distinct_forms(types: Array) -> tuple[list[str], Array]:
    """Distinct word forms of the types, and the position of each type's form among them."""
    known = _last[:1]
    if known and known[0][0] is types:  # several facts of one corpus ask for it in turn
        return known[0][1], known[0][2]
    try:
        forms, place = _folded(pa.array(types, pa.string()))
    except (pa.ArrowInvalid, UnicodeEncodeError):  # a lone surrogate
        number: dict[str, int] = {}
        place = np.array([number.setdefault(_fold(t), len(number)) for t in types], dtype=np.int32)
        forms = list(number)
    _last[:] = [(types, forms, place)]
    return forms, place


def _folded(types: pa.Array) -> tuple[list[str], Array]:
    """Distinct word forms, and the place of each type's; only what is not ASCII is looked at one by one."""
    bare = pc.replace_substring(pc.utf8_trim(types, OUTER), "\u2019", "'")
    found = pc.ascii_lower(bare).dictionary_encode()
    forms, place = found.dictionary.to_pylist(), found.indices.to_numpy(zero_copy_only=False)
    wide = np.flatnonzero(~pc.string_is_ascii(found.dictionary).to_numpy(zero_copy_only=False))
    if len(wide):
        for i in wide.tolist():
            forms[i] = _fold(forms[i])
        again = pa.array(forms, pa.string()).dictionary_encode()
        forms, place = again.dictionary.to_pylist(), again.indices.to_numpy(zero_copy_only=False)[place]
    return forms, place


def _fold(token: str) -> str:
    return token.strip(OUTER).lower().translate(STRAIGHT).strip(OUTER)


def of_forms(types: Array, fact: Callable[[Array], Array]) -> Array:
    """Value for each distinct form of a fact that is the same for all types of a form."""
    forms, place = distinct_forms(types)
    values = fact(types)
    found = np.zeros(len(forms), dtype=values.dtype)
    found[place] = values
    return found


def word_form(types: Array) -> Array:
    """Word form of each type, object array of str; "" for a token without a word.

    >>> word_form(np.array(["“Don’t", "U.S.", "—"], dtype=object)).tolist()
    ["don't", 'u.s', '']
    """
    forms, place = distinct_forms(types)
    found = np.empty(len(forms), dtype=object)
    found[:] = forms
    return np.asarray(found[place], dtype=object)


def folded_id(types: Array) -> Array:
    """A number for the word form of each type: equal for types that differ in case or outer punctuation only."""
    return distinct_forms(types)[1]


def is_word(types: Array) -> Array:
    """Whether the token has a letter or a digit."""
    return Characters.of(types).has(ALNUM)


def n_letters(types: Array) -> Array:
    """Letters of the word form."""
    return Characters.of(types).count(ALPHA)


def n_characters(types: Array) -> Array:
    """Letters and digits of the word form."""
    return Characters.of(types).count(ALNUM)


def has_digit(types: Array) -> Array:
    """Whether the word form holds a digit."""
    return Characters.of(types).has(DIGIT)


def is_capitalised(types: Array) -> Array:
    """Whether the first letter of the token is a capital."""
    row = Characters.of(types)
    return np.asarray((row.traits[row.skip(row.first, _outer())] & UPPER) > 0)


def is_upper(types: Array) -> Array:
    """Whether the word form is written in capitals: two letters or more, none of them small."""
    row = Characters.of(types)
    several = row.skip(row.last, _outer(), way=-1) > row.skip(row.first, _outer())
    return several & row.has(UPPER) & ~row.has(LOWER | TITLE)


@cache
def _outer() -> Array:
    return table_of(OUTER)


def clear() -> None:
    """Forget what was remembered of earlier types."""
    _last.clear()
