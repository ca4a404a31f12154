"""Appeals for money or subscriptions: blocks of sentences that begin with a strong phrase and go on over weak ones.

They can begin and end inside a line, and hold sentences that say nothing of money; so a short gap is bridged, and the
length capped.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from mediakit.cleaning.spans import Span

LONGEST = 1_800
GAP = 2


@lru_cache(maxsize=1)
def phrases() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of the strong and of all phrases."""
    lists = tomllib.loads(Path(__file__).with_name("appeals.toml").read_text("utf-8"))
    strong, weak = ([re.escape(p) for p in lists[k]] for k in ("strong", "weak"))
    return re.compile(rf"\b(?:{'|'.join(strong)})\b"), re.compile(rf"\b(?:{'|'.join(strong + weak)})\b")


def appeals(text: str, lowered: str, pieces: list[list[tuple[int, int]]]) -> Iterator[Span]:
    """Blocks of appeal; inside quotation marks nothing is one."""
    strong, any_phrase = phrases()
    if not strong.search(lowered):
        return
    flat = [p for row in pieces for p in row]
    at = 0
    while at < len(flat):
        first = strong.search(lowered, *flat[at])
        if not first:
            at += 1
            continue
        start = flat[at][0] if first.start() - flat[at][0] < 30 else clause_start(text, flat[at][0], first.start())
        last = block_end(lowered, flat, at, any_phrase)
        n_hits = sum(1 for p in flat[at : last + 1] if any_phrase.search(lowered, *p))
        yield Span(
            start, flat[last][1], "donation_appeal", "remove", "appeal.block", f"{n_hits} sentences of appeal", 0.9
        )
        at = last + 1


def clause_start(text: str, start: int, hit: int) -> int:
    """Where an appeal begins inside a piece that holds something else first: at the last capital before the phrase."""
    borders = [m.start(1) for m in re.finditer(r"(?<=[\w)\]]\s)([A-Z])(?=[a-z])", text[start : hit + 2])]
    return start + borders[-1] if borders and hit - start - borders[-1] < 60 else start


def block_end(lowered: str, flat: list[tuple[int, int]], at: int, phrase: re.Pattern[str]) -> int:
    """The last piece of the block that begins at piece `at`."""
    last, look = at, at + 1
    while look < len(flat) and look - last <= GAP + 1 and flat[look][1] - flat[at][0] <= LONGEST:
        if phrase.search(lowered, *flat[look]):
            last = look
        look += 1
    return last
