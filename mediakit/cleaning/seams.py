"""Take spans out of a text and close the seams: where a block went a paragraph ends, elsewhere a space stays."""

from __future__ import annotations

import re

import pandas as pd

SENTENCE_END = re.compile(r"[.!?…:]['\"”’)\]]*$")
OPENING = re.compile(r"[\"'“‘(]?[A-Z0-9]")
Cut = tuple[int, int, str | None]
"""Start, end and, for an edit, what takes its place."""


def cuts_of(gone: pd.DataFrame) -> dict[object, list[Cut]]:
    """Cuts by article, in the order of the text; of overlapping ones (of an edited table) the first is taken."""
    replacement = gone["replacement"] if "replacement" in gone else [""] * len(gone)
    cuts: dict[object, list[Cut]] = {}
    rows = zip(gone["article_id"], gone["start"], gone["end"], gone["action"], replacement, strict=True)
    for name, start, end, action, new in sorted(rows, key=lambda r: (str(r[0]), r[1], r[2])):
        mine = cuts.setdefault(name, [])
        if not mine or start >= mine[-1][1]:
            placed = (new if isinstance(new, str) else "") if action == "edit" else None
            mine.append((int(start), int(end), placed))
    return cuts


def cut(text: str, cuts: list[Cut]) -> str:
    r"""The text without the cuts.

    >>> cut("Rain fell. Advertisement Snow came.", [(11, 24, None)])
    'Rain fell.\nSnow came.'
    """
    if not cuts:
        return text
    parts: list[str] = []
    last, edited = 0, True
    for start, end, new in [*cuts, (len(text), len(text), None)]:
        kept = text[last:start]
        parts += [kept] if edited else seam(parts, kept)
        edited, last = new is not None, end
        if new:
            parts.append(new)
    return "".join(parts).strip()


def seam(parts: list[str], right: str) -> list[str]:
    """What follows a removal: the white space on both sides of it becomes one border, a newline if there was one.

    The white space at the end of `parts` is taken off.
    """
    rest = right.lstrip()
    gap = right[: len(right) - len(rest)]
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
