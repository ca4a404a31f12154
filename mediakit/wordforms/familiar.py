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
from mediakit.wordforms.forms import by_form, holds_digit

Array = np.ndarray[Any, Any]

CAP = 400_000
_found: dict[str, bool] = {}
ENDINGS = {  # last letter -> endings, and what may stand in their place
    "s": (("'s", ("",)), ("ies", ("y",)), ("es", ("", "e")), ("s", ("",))),
    "'": (("s'", ("", "s")), ("'", ("",))),
    "d": (("ied", ("y",)), ("ed", ("", "e")), ("d", ("",))),
    "r": (("ier", ("y",)), ("er", ("", "e"))),
    "t": (("iest", ("y",)), ("est", ("", "e"))),
    "g": (("ing", ("", "e")),),
    "y": (("ly", ("",)),),
    "n": (("n", ("",)),),
}


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
    return by_form(types, _is_familiar, bool)


def _is_familiar(form: str) -> bool:
    if form in easy_words():
        return True
    known = _found.get(form)
    if known is None:
        if len(_found) >= CAP:
            _found.clear()
        known = _found[form] = _by_rules(form)
    return known


def _by_rules(form: str) -> bool:
    if form.isalpha():
        return _inflected(form)
    if holds_digit(form):
        return True
    parts = [p for p in re.split(r"[-/\u2013]", form[:60]) if p]
    return bool(parts) and all(p in easy_words() or _inflected(p) for p in parts)


def _inflected(word: str) -> bool:
    known = easy_words()
    if "'" in word and word.replace("'", "") in known:
        return True
    for ending, replacements in ENDINGS.get(word[-1], ()):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if any(stem + new in known for new in replacements) or _single(stem, ending) in known:
                return True
    return False


def _single(stem: str, ending: str) -> str:
    """Stem with its doubled last consonant made single (stopp-ing -> stop)."""
    doubled = ending in ("ed", "ing", "er", "est") and len(stem) > 2 and stem[-1] == stem[-2]
    return stem[:-1] if doubled else stem


def clear() -> None:
    """Forget what was found so far."""
    _found.clear()
