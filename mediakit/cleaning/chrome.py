"""Words of page chrome: how many different ones stand in a text says whether it is a page or an article alone."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def phrases() -> frozenset[str]:
    """Labels of menus, buttons and footers."""
    return frozenset(Path(__file__).with_name("chrome.csv").read_text(encoding="utf-8").splitlines()[1:])


@lru_cache(maxsize=1)
def pattern() -> re.Pattern[str]:
    """The labels, the longest first, with no small word or comma after them, as a sentence would have."""
    options = "|".join(re.escape(p) for p in sorted(phrases(), key=lambda p: (-len(p), p)))
    return re.compile(rf"(?<![\w'’-])(?:{options})(?![\w'’-])(?! [a-z])(?![.,;])")


def kinds(text: str) -> int:
    """How many different labels a text holds.

    >>> kinds("Home Sign In Subscribe Privacy Policy"), kinds("He left his home. Facebook said nothing.")
    (4, 0)
    """
    return len(set(pattern().findall(text)))
