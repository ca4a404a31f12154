"""Which characters stand inside an open quotation: nothing in there is furniture."""

from __future__ import annotations

import re

CURLY = re.compile(r"[“”\n]")
STRAIGHT = re.compile(r'["\n]')
LONGEST = 2_000


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Stretches from an opening to its closing double quotation mark inside one line, marks included.

    >>> quoted_spans('He said “read more” twice.')
    [(8, 19)]
    """
    spans = []
    opened = -1
    if "“" in text or "”" in text:
        for m in CURLY.finditer(text):
            if m[0] == "“":
                opened = m.start() if opened < 0 else opened
            elif m[0] == "\n":
                opened = -1
            elif opened >= 0:
                spans.append((opened, m.end()))
                opened = -1
    opened = -1
    if '"' in text:
        for m in STRAIGHT.finditer(text):
            if m[0] == "\n":
                opened = -1
            elif opened < 0:
                opened = m.start()
            else:
                spans.append((opened, m.end()))
                opened = -1
    return sorted(s for s in spans if s[1] - s[0] <= LONGEST)
