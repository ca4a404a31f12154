"""Words of page chrome: how many different ones stand in a text says whether it is a page or an article alone."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from mediakit.cleaning.layout import Page


@lru_cache(maxsize=1)
def phrases() -> frozenset[str]:
    """Labels of menus, buttons and footers."""
    return frozenset(Path(__file__).with_name("chrome.csv").read_text(encoding="utf-8").splitlines()[1:])


@lru_cache(maxsize=1)
def small() -> tuple[str, ...]:
    """The labels in small letters."""
    return tuple(sorted({p.lower() for p in phrases()}))


@lru_cache(maxsize=1)
def pattern() -> re.Pattern[str]:
    """The labels, the longest first, with no small word or comma after them, as a sentence would have."""
    options = "|".join(re.escape(p) for p in sorted(phrases(), key=lambda p: (-len(p), p)))
    return re.compile(rf"(?<![\w'’-])(?:{options})(?![\w'’-])(?! [a-z])(?![.,;])")


def kinds(page: Page) -> int:
    """How many different labels a page holds; the pattern, which is slow, is tried only where a label begins."""
    found, last = set(), 0
    for at in sorted({p for label in small() for p in page.found.get(label, ())}):
        match = pattern().match(page.text, at) if at >= last else None
        if match:
            found.add(match[0])
            last = match.end()
    return len(found)
