"""Where the labelled lines after an article's text begin: the last run of them, never the first line with a label.

A text has lines that look like fields (`Name: Jane Roe` in an interview, `Title:` in a review of a book), so a label
alone says nothing. Only what follows the last plain paragraph without a break is the tail.
"""

from __future__ import annotations

from collections.abc import Sequence

from mediakit.loading.dates import is_date_line

TEXT, BLANK, LATER, FIRST, HEADING, UNKNOWN = "text", "blank", "later", "first", "heading", "unknown"
"""Kinds of blocks: LATER is a label that only goes on with a tail, FIRST one that can begin it."""
LONGEST_SECTION = 8
LONGEST_VALUE = 60


def kind(field: str, value: str) -> str:
    """Whether a labelled block can begin a tail, by what stands after its label."""
    begins = {
        "load_date": is_date_line(value),
        "subject": "%)" in value or value.isupper(),
        "url": value.startswith("http"),
        "language": len(value) <= LONGEST_VALUE,
        "tail": len(value) <= LONGEST_VALUE,
    }
    return FIRST if begins.get(field, "%)" in value) else LATER


def start(kinds: Sequence[str], end: int) -> int:
    """Place of the first block of the tail; the number of blocks if there is none.

    Parameters
    ----------
    kinds : sequence of str
        One kind a block.
    end : int
        The run of labels is looked for before this place; all blocks from there on are of the tail.
    """
    found = run(kinds, end)
    while (heading := section(kinds, found)) is not None:
        found = run(kinds, heading)
    return found


def run(kinds: Sequence[str], end: int) -> int:
    """Go back from `end` as long as blocks are labelled; what cannot begin a tail is given back to the text."""
    at = end
    while at and kinds[at - 1] != TEXT and kinds[max(at - 2, 0) : at] != [UNKNOWN, UNKNOWN]:
        at -= 1
    while at < end and kinds[at] in (LATER, BLANK, UNKNOWN):
        at += 1
    return at


def section(kinds: Sequence[str], end: int) -> int | None:
    """Place of a heading such as "Graphic", if only a few paragraphs stand between it and `end`."""
    plain = 0
    for at in range(end - 1, -1, -1):
        if kinds[at] == HEADING:
            return at
        plain += kinds[at] != BLANK
        if plain > LONGEST_SECTION:
            break
    return None
