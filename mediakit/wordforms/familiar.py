"""Familiar words: the list and the inflection rules of Dale & Chall (1948).

The list of 3,000 words is read from the installed `textstat`, without importing it. The rules are those printed with
the formula (Educational Research Bulletin 27): regular plurals, possessives, verb endings, comparisons, -ly and
hyphenated words are familiar when their parts are; figures are familiar. Names are a matter of context, so the
measure, which sees the sentence, adds them.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from mediakit.errors import MissingExtraError
from mediakit.wordforms.forms import word_form

Array = np.ndarray[Any, Any]

CAP = 400_000
_found: dict[str, bool] = {}
ENDINGS = (  # ending, what may stand in its place
    ("'s", ("",)),
    ("s'", ("", "s")),
    ("'", ("",)),
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("ier", ("y",)),
    ("iest", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ed", ("", "e")),
    ("d", ("",)),
    ("ing", ("", "e")),
    ("er", ("", "e")),
    ("est", ("", "e")),
    ("ly", ("",)),
    ("n", ("",)),
)


@cache
def easy_words() -> frozenset[str]:
    """The familiar words as textstat ships them, in small letters."""
    spec = find_spec("textstat")
    if spec is None or spec.origin is None:
        raise MissingExtraError("Dale-Chall", "the word list of textstat", "pip install textstat")
    path = Path(spec.origin).parent / "resources" / "en" / "easy_words.txt"
    listed = {w.rstrip(".") for w in path.read_text(encoding="utf-8").lower().split()}
    singular = {w[:-3] + "y" for w in listed if w.endswith("ies")}  # "babies" is there, the printed list has both
    return frozenset(listed | singular)


def is_easy(types: Array) -> Array:
    """Whether the word form is familiar: on the list, an inflection of a listed word, or a figure.

    >>> is_easy(np.array(["Dogs,", "1989", "stopping", "epistemic"], dtype=object)).tolist()
    [True, True, True, False]
    """
    known = easy_words()
    return np.array([f in known or _derived(f) for f in word_form(types)], dtype=bool)


def _derived(form: str) -> bool:
    if form not in _found:
        if len(_found) >= CAP:
            _found.clear()
        _found[form] = _is_derived(form)
    return _found[form]


def _is_derived(form: str) -> bool:
    if any(c.isdigit() for c in form):
        return True
    parts = [p for p in re.split(r"[-/\u2013]", form[:60]) if p]
    return bool(parts) and all(_part(p) for p in parts)


def _part(word: str) -> bool:
    known = easy_words()
    if word in known or word.replace("'", "") in known:
        return True
    return any(
        word.endswith(ending) and (word[: -len(ending)] + new in known or _single(word[: -len(ending)], ending) in known)
        for ending, replacements in ENDINGS
        for new in replacements
    )


def _single(stem: str, ending: str) -> str:
    """Stem with its doubled last consonant made single (stopp-ing -> stop)."""
    doubled = ending in ("ed", "ing", "er", "est") and len(stem) > 2 and stem[-1] == stem[-2]
    return stem[:-1] if doubled else stem


def clear() -> None:
    """Forget what was found so far."""
    _found.clear()
