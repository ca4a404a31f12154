"""Word forms, and the facts that follow from their letters.

Many types share a word form ("talks", "talks,", "Talks"), so a fact of the form is computed once a form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

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
    if _last and _last[0][0] is types:  # several facts of one corpus ask for it in turn
        return _last[0][1], _last[0][2]
    number: dict[str, int] = {}
    bare, of_type = _trimmed(types)
    for i in [i for i, form in enumerate(bare) if not form.isascii()]:
        bare[i] = bare[i].lower().translate(STRAIGHT).strip(OUTER)
    place = np.array([number.setdefault(form, len(number)) for form in bare], dtype=np.int32)[of_type]
    forms = list(number)
    _last[:] = [(types, forms, place)]
    return forms, place


def _trimmed(types: Array) -> tuple[list[str], Array]:
    """Distinct types without outer punctuation, A to Z made small, and the position of each type's among them."""
    try:
        column = pa.array(types, pa.string())
    except (pa.ArrowInvalid, UnicodeEncodeError):  # a lone surrogate
        return [t.strip(OUTER).lower() for t in types], np.arange(len(types))
    encoded = pc.ascii_lower(pc.utf8_trim(column, OUTER)).dictionary_encode()
    return encoded.dictionary.to_pylist(), encoded.indices.to_numpy(zero_copy_only=False)


def by_form(types: Array, fact: Callable[[str], Any], kind: type) -> Array:
    """Value of a fact of the word form for each type."""
    forms, place = distinct_forms(types)
    return np.fromiter(map(fact, forms), dtype=kind, count=len(forms))[place]


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
    return by_form(types, _holds_word, bool)


def _holds_word(form: str) -> bool:
    return form.isalnum() or any(map(str.isalnum, form))


def n_letters(types: Array) -> Array:
    """Letters of the word form."""
    return by_form(types, _letters, np.int32)


def _letters(form: str) -> int:
    return len(form) if form.isalpha() else sum(map(str.isalpha, form))


def n_characters(types: Array) -> Array:
    """Letters and digits of the word form."""
    return by_form(types, _characters, np.int32)


def _characters(form: str) -> int:
    return len(form) if form.isalnum() else sum(map(str.isalnum, form))


def has_digit(types: Array) -> Array:
    """Whether the word form holds a digit."""
    return by_form(types, holds_digit, bool)


def holds_digit(form: str) -> bool:
    """Whether the form holds a digit."""
    return not form.isalpha() and any(map(str.isdigit, form))


def is_capitalised(types: Array) -> Array:
    """Whether the first letter of the token is a capital."""
    return _flags(t[0].isupper() or (not t[0].isalnum() and t.strip(OUTER)[:1].isupper()) for t in types)


def is_upper(types: Array) -> Array:
    """Whether the word form is written in capitals: two letters or more, none of them small."""
    return _flags(t.isupper() and len(t.strip(OUTER)) > 1 for t in types)


def _flags(values: Iterable[bool]) -> Array:
    return np.fromiter(values, dtype=bool)


def clear() -> None:
    """Forget what was remembered of earlier types."""
    _last.clear()
