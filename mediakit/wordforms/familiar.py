"""Familiar words: the list and the inflection rules of Dale & Chall (1948).

The list of 3,000 words is read from the installed `textstat`, without importing it. The rules are those printed with
the formula (Educational Research Bulletin 27): regular plurals, possessives, verb endings, comparisons, -ly and
hyphenated words are familiar when their parts are; figures are familiar. Names are a matter of context, so the
measure, which sees the sentence, adds them.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from mediakit.errors import MissingExtraError
from mediakit.wordforms.forms import distinct_forms, holds_digit

Array = np.ndarray[Any, Any]

DOUBLING = ("ed", "ing", "er", "est")


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


def is_easy(types: Array) -> Array:
    """Whether the word form is familiar: on the list, an inflection of a listed word, or a figure.

    >>> is_easy(np.array(["Dogs,", "1989", "stopping", "epistemic"], dtype=object)).tolist()
    [True, True, True, False]
    """
    known = easy_words()
    forms, place = distinct_forms(types)
    return np.array([f in known or (not f.isalpha() and _composed(f, known)) for f in forms], dtype=bool)[place]


def _composed(form: str, known: frozenset[str]) -> bool:
    """Whether a form with other signs than letters is a figure, a short form, or familiar words joined by a hyphen."""
    if holds_digit(form):
        return True
    parts = [p for p in form[:60].replace("/", "-").replace("\u2013", "-").split("-") if p]
    return bool(parts) and all(p in known or p.replace("'", "") in known for p in parts)
