"""Listed words: what the pronouncing dictionary and the list of familiar words say of a form, in one look-up.

Syllables are those of the CMU Pronouncing Dictionary as packed in `pysyllables`; of two accepted pronunciations the
shorter counts (Flesch 1979), as far as `lexicons/short_pronunciations.csv` lists them. The 3,000 familiar words of
Dale & Chall (1948) are read from the installed `textstat`, without importing it, and get the inflections that are
printed with the formula (Educational Research Bulletin 27).
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from mediakit.errors import MissingExtraError
from mediakit.lexicons import load_lexicon
from mediakit.wordforms.forms import distinct_forms

Array = np.ndarray[Any, Any]

DOUBLING = ("ed", "ing", "er", "est")
SYLLABLES, EASY = 127, 128
"""Bits of an entry: the number of syllables (0: the dictionary does not hold the word), and whether it is familiar."""

_last: list[tuple[Array, Array]] = []


def entries(types: Array) -> Array:
    """Entry of each distinct form of the types, 0 for a form that is not listed; int64, (n_forms,)."""
    known = _last[:1]
    if known and known[0][0] is types:
        return known[0][1]
    forms, _ = distinct_forms(types)
    listed = vocabulary()
    found = np.array([listed.get(form, 0) for form in forms], dtype=np.int64)
    _last[:] = [(types, found)]
    return found


@cache
def vocabulary() -> dict[str, int]:
    """Entry of every listed word."""
    listed = dict(dictionary())
    for word in easy_words():
        listed[word] = listed.get(word, 0) | EASY
    return listed


@cache
def dictionary() -> dict[str, int]:
    """Syllables of the dictionary's words, by the shorter of two accepted pronunciations."""
    from pysyllables import SYLLABLE_COUNTS

    shorter = load_lexicon("short_pronunciations")
    listed: dict[str, int] = SYLLABLE_COUNTS
    return listed | dict(zip(shorter["word"], map(int, shorter["n_syllables"]), strict=True))


@cache
def easy_words() -> frozenset[str]:
    """The familiar words as textstat ships them, and their inflections, in small letters."""
    spec = find_spec("textstat")
    if spec is None or spec.origin is None:
        raise MissingExtraError("Dale-Chall", "the word list of textstat", "pip install textstat")
    path = Path(spec.origin).parent / "resources" / "en" / "easy_words.txt"
    listed = {w.rstrip(".") for w in path.read_text(encoding="utf-8").lower().split()}
    listed |= {w[:-3] + "y" for w in listed if w.endswith("ies")}  # "babies" is there, the printed list has both
    return frozenset(listed.union(*map(inflections, listed)))


def inflections(word: str) -> set[str]:
    """Forms that are familiar when `word` is.

    >>> sorted(inflections("cry"))[:3]
    ['cried', 'crier', 'cries']
    """
    forms = {word + ending for ending in ("s", "es", "ed", "d", "er", "est", "ing", "ly", "n", "'s", "s'", "'")}
    forms |= {word + word[-1] + ending for ending in DOUBLING}
    if word.endswith("e"):
        forms |= {word[:-1] + ending for ending in ("es", "ed", "er", "est", "ing")}
    if word.endswith("y"):
        forms |= {word[:-1] + ending for ending in ("ies", "ied", "ier", "iest")}
    return forms


def clear() -> None:
    """Forget the forms looked up last."""
    _last.clear()
