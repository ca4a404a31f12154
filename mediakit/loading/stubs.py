"""Texts that are not whole: cut off by a service, closed by a paywall, or far shorter than their outlet's others.

Such an article is flagged, never dropped: the beginning of a story is not a sample of it (lead bias).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from mediakit.loading.records import Record, add_flag

CUT = re.compile(r"\[\+\d+ chars\]\s*$|\[(?:…|\.\.\.|&hellip;)\]\s*$|(?<=\w)(?:…|\.\.\.)\s*$")
PAYWALL = re.compile(
    r"(?:subscribe|sign in|log in|register) (?:now )?to (?:read|continue|unlock|access)|continue reading"
    r"|to (?:read|continue reading) th(?:e|is) (?:full|whole|rest|story|article)"
    r"|already a (?:subscriber|member)|for subscribers only",
    re.IGNORECASE,
)
LONGEST_STUB = 2_500
ENDING = 400
FEWEST_ARTICLES = 5
MUCH_SHORTER = 0.2


def flag_stubs(records: Sequence[Record]) -> None:
    """Flag what is not a whole article: `truncated`, `paywall` or `short`, with a sentence in `note`."""
    lengths: dict[object, list[int]] = {}
    for record in records:
        lengths.setdefault(record.get("outlet"), []).append(len(str(record["text"])))
    usual = {outlet: median(sizes) for outlet, sizes in lengths.items() if len(sizes) >= FEWEST_ARTICLES}
    for record in records:
        text = str(record["text"])
        ending = text[-ENDING:]
        if CUT.search(ending) and "truncated" not in str(record.get("flags")):
            add_flag(record, "truncated", "the text breaks off")
        elif len(text) <= LONGEST_STUB and (wall := PAYWALL.search(ending)):
            add_flag(record, "paywall", f"the text ends with {wall[0]!r}")
        if len(text) < MUCH_SHORTER * usual.get(record.get("outlet"), 0):
            add_flag(record, "short", "much shorter than the outlet's other articles")
