"""The language of each article, by py3langid (Lui & Baldwin 2012, langid.py); English-only measures look at it."""

from __future__ import annotations

import re
from collections.abc import Sequence

SAMPLE = 1_200
FEWEST_LETTERS = 40
TAKEN_FOR = {"pcm": "en"}
"""The identifier says Nigerian Pidgin of 1 in 200 English articles; Pidgin is therefore read as English."""
MARKUP = re.compile(r"[{};<>=#@]|\b\w*[:_/]\w+")
LETTERS = re.compile(r"[^\W\d_]")


def languages(texts: Sequence[str]) -> list[str | None]:
    """Two-letter codes, one a text; None for a text with fewer than 40 letters.

    The middle of a text is looked at, where a page has the fewest menus.
    """
    if not texts:
        return []
    import py3langid

    codes = (str(py3langid.classify(part)[0]) if part else None for part in map(sample, texts))
    return [TAKEN_FOR.get(code, code) if code else None for code in codes]


def sample(text: str) -> str:
    """Prose of a text to judge by: up to 1,200 characters of its middle, without marks of code."""
    start = max(0, len(text) // 2 - SAMPLE // 2)
    part = MARKUP.sub(" ", text[start : start + SAMPLE])
    return part if len(LETTERS.findall(part)) >= FEWEST_LETTERS else ""
