"""Take spans out of a text and close the seams: where a block went a paragraph ends, elsewhere a space stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import repeat
from operator import itemgetter

import pandas as pd

from mediakit.cleaning.fields import listed
from mediakit.cleaning.spans import GONE

SENTENCE_END = re.compile(r"[.!?…:]['\"”’)\]]*$")
OPENING = re.compile(r"[\"'“‘(]?[A-Z0-9]")
Cut = tuple[int, int, str | None]
"""Start, end and, for an edit, what takes its place."""


def cuts_of(table: pd.DataFrame) -> dict[object, list[Cut]]:
    """Cuts by article, in the order of the text; of overlapping ones (of an edited table) the first is taken."""
    names, starts, ends, actions = listed(table, "article_id", "start", "end", "action")
    replacements = listed(table, "replacement")[0] if "replacement" in table else repeat("", len(table))
    rows: dict[object, list[Cut]] = {}
    for name, start, end, action, new in zip(names, starts, ends, actions, replacements, strict=True):
        if action not in GONE:
            continue
        placed = (new if isinstance(new, str) else "") if action == "edit" else None
        rows.setdefault(name, []).append((int(start), int(end), placed))
    return {name: list(disjoint(sorted(mine, key=itemgetter(0, 1)))) for name, mine in rows.items()}


def disjoint(cuts: Iterable[Cut]) -> Iterator[Cut]:
    """Cuts in order, without those that overlap one before them."""
    last = None
    for place in cuts:
        if last is None or place[0] >= last:
            last = place[1]
            yield place


def cut(text: str, cuts: list[Cut]) -> str:
    r"""The text without the cuts.

    >>> cut("Rain fell. Advertisement Snow came.", [(11, 24, None)])
    'Rain fell.\nSnow came.'
    """
    if not cuts:
        return text
    parts: list[str] = []
    last, edited, gap = 0, True, ""
    for start, end, new in [*cuts, (len(text), len(text), None)]:
        kept = text[last:start]
        last = end
        if not edited and new is None and not kept.strip():  # a removal goes on
            gap += kept
            continue
        parts += [kept] if edited else seam(parts, kept, gap)
        edited, gap = new is not None, ""
        if new:
            parts.append(new)
    return "".join(parts).strip()


def seam(parts: list[str], right: str, gap: str) -> list[str]:
    """What follows a removal: the white space in it and on both sides becomes one border, a newline if there was one.

    The white space at the end of `parts` is taken off.
    """
    rest = right.lstrip()
    gap += right[: len(right) - len(rest)]
    while parts and not parts[-1].strip():
        gap += parts.pop()
    if not parts:
        return [rest]
    left = parts[-1].rstrip()
    gap += parts[-1][len(left) :]
    parts[-1] = left
    new_sentence = SENTENCE_END.search(left[-8:]) and OPENING.match(rest)
    border = "\n" if "\n" in gap or "\r" in gap or new_sentence else " "
    return [border if gap else "", rest]
