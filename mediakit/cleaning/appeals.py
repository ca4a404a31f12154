"""Appeals for money or subscriptions: blocks of sentences that begin with a phrase of asking and go on with weak ones.

They can begin and end inside a line, and hold sentences that say nothing of money; so a short gap is bridged, and the
length capped.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from mediakit.cleaning.layout import Page
from mediakit.cleaning.needles import Spot, holding
from mediakit.cleaning.spans import Span
from mediakit.cleaning.telling import is_told

LONGEST = 1_800
GAP = 2


class Phrases(NamedTuple):
    """The lists of `appeals.toml`; `first` are those that can begin an appeal, `every` is all of them."""

    first: tuple[str, ...]
    ambiguous: tuple[str, ...]
    clear: tuple[str, ...]
    every: tuple[str, ...]
    addressed: re.Pattern[str]
    imperative: re.Pattern[str]


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """Read the lists."""
    lists = tomllib.loads(Path(__file__).with_name("appeals.toml").read_text("utf-8"))
    strong, ambiguous, weak = (tuple(lists[name]) for name in ("strong", "ambiguous", "weak"))
    spoken, told = re.compile(lists["addressed"]), re.compile(lists["imperative"])
    return Phrases(strong + ambiguous, ambiguous, strong + weak, strong + ambiguous + weak, spoken, told)


@lru_cache(maxsize=4)
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One of the phrases, as whole words."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


def appeals(page: Page) -> Iterator[Span]:
    """Blocks of appeal; inside quotation marks nothing is one."""
    known = phrases()
    if page.found.keys().isdisjoint(known.first):
        return
    flat = page.pieces
    firsts, clear, hits = (matched(page, words) for words in (known.first, known.clear, known.every))
    behind = -1
    for at, first in firsts.items():
        if at <= behind or not begins(page, at, clear):
            continue
        start = flat[at][0] if first - flat[at][0] < 30 else clause_start(page.text, flat[at][0], first)
        behind = block_end(flat, at, hits)
        n_hits = sum(1 for i in range(at, behind + 1) if i in hits)
        yield Span(
            start, flat[behind][1], "donation_appeal", "remove", "appeal.block", f"{n_hits} sentences of appeal", 0.9
        )


def begins(page: Page, at: int, clear: Container[int]) -> bool:
    """Whether a piece that holds a first phrase begins an appeal: its phrase is clear, or clear in its company."""
    if any(i in clear for i in range(at, at + GAP + 2)):
        return True
    place, known = page.pieces[at], phrases()
    if is_told(page.text, *place):
        return False
    return bool(known.addressed.search(page.text, *place) or known.imperative.match(page.text, *place))


def matched(page: Page, words: tuple[str, ...]) -> dict[int, int]:
    """Numbers of the pieces that hold one of the phrases, with the place of its first."""
    held = holding(page.pieces, page.found, words)
    looks = {i: pattern(words).search(page.lowered, *page.pieces[i]) for i in held}
    return {i: m.start() for i, m in looks.items() if m}


def clause_start(text: str, start: int, hit: int) -> int:
    """Where an appeal begins inside a piece that holds something else first: at the last capital before the phrase."""
    borders = [m.start(1) for m in re.finditer(r"(?<=[\w)\]]\s)([A-Z])(?=[a-z])", text[start : hit + 2])]
    return start + borders[-1] if borders and hit - start - borders[-1] < 60 else start


def block_end(flat: list[Spot], at: int, hits: Container[int]) -> int:
    """The last piece of the block that begins at piece `at`; `hits` are the pieces that hold a phrase."""
    last, look = at, at + 1
    while look < len(flat) and look - last <= GAP + 1 and flat[look][1] - flat[at][0] <= LONGEST:
        if look in hits:
            last = look
        look += 1
    return last
