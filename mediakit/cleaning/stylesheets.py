"""Residue of style sheets and scripts in a text dump: found by how dense its marks are.

Parsers fail on code that was cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediakit.cleaning.spans import Span

CERTAIN = re.compile(
    r"@media|@keyframes|@font-face|function\s?\(|!important|\bvar [\w$]+\s?=|window\.\w|document\.\w"
    r"|\}\s*[.#@]?[\w-]+[^{}\n]{0,80}\{"
)
MARKS = "{};"
FEWEST = 4
DENSE = 0.012
SURE = 0.03


def code(text: str, lines: list[tuple[int, int]]) -> Iterator[Span]:
    """Lines that are code; each regular expression is linear, since such a line can hold a megabyte."""
    if ("{" not in text and ";" not in text) or sum(map(text.count, MARKS)) < FEWEST:
        return
    for start, end in lines:
        length = end - start
        brackets = sum(text.count(mark, start, end) for mark in MARKS)
        if brackets < FEWEST or length < 20:
            continue
        density = brackets / length
        if density >= SURE or (density >= DENSE and CERTAIN.search(text, start, end)):
            yield Span(start, end, "css_script", "remove", "code.density", f"{density:.3f} marks a character", 0.99)
