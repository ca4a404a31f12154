"""Which characters stand inside an open quotation: nothing in there is furniture."""

from __future__ import annotations

import re

PAIRS = (re.compile(r"“[^”\n]*+(”)?"), re.compile(r'"[^"\n]*+(")?'))
"""A quotation that the end of its line cuts off is matched too, without the group: so each character is read once."""
LONGEST = 2_000


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Stretches from an opening to its closing double quotation mark inside one line, marks included.

    >>> quoted_spans("He said “read more” twice.")
    [(8, 19)]
    """
    matches = (m for pattern in PAIRS for m in pattern.finditer(text) if m.lastindex)
    return sorted(m.span() for m in matches if m.end() - m.start() <= LONGEST)
