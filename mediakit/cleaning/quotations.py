"""Which characters stand inside an open quotation: nothing in there is furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator

PAIRS = ((re.compile(r"[“”\n]"), "“", "”"), (re.compile(r'["\n]'), '"', '"'))
LONGEST = 2_000


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Stretches from an opening to its closing double quotation mark inside one line, marks included.

    >>> quoted_spans("He said “read more” twice.")
    [(8, 19)]
    """
    return sorted(span for marks in PAIRS if marks[1] in text for span in paired(text, *marks))


def paired(text: str, pattern: re.Pattern[str], opening: str, closing: str) -> Iterator[tuple[int, int]]:
    """Spans of one kind of mark; a line that ends before the closing one opens nothing."""
    opened = -1
    for m in pattern.finditer(text):
        if m[0] == "\n":
            opened = -1
        elif m[0] == closing and opened >= 0:
            if m.end() - opened <= LONGEST:
                yield opened, m.end()
            opened = -1
        elif m[0] == opening and opened < 0:
            opened = m.start()
