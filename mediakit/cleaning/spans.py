"""Spans of furniture: what a rule proposes, and how proposals become one disjoint set.

Proposals are taken in the order of the engines, so a later one keeps only what no earlier one has taken.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from mediakit.cleaning.needles import Spot, borders

GONE = ("remove", "lift", "edit")
"""Actions that take a span out of the text; a `flag` stays."""
ACTIONS = (*GONE, "flag", "keep")


class Span(NamedTuple):
    """A stretch `[start, end)` of a text, what it is and which rule says so."""

    start: int
    end: int
    category: str
    action: str
    rule: str
    evidence: str = ""
    confidence: float = 0.9
    replacement: str = ""
    field: str = ""
    """Where a lifted span goes."""


class Taken:
    """The disjoint spans accepted so far, in the order of the text."""

    __slots__ = ("ends", "spans", "starts")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.spans: list[Span] = []

    def free(self, start: int, end: int) -> list[tuple[int, int]]:
        """The parts of `[start, end)` that no span has taken."""
        first = bisect_right(self.ends, start)
        if first == len(self.starts) or end <= self.starts[first]:  # mostly
            return [(start, end)] if start < end else []
        parts: list[Spot] = []
        for i in range(first, bisect_left(self.starts, end)):
            if start < self.starts[i]:
                parts.append((start, self.starts[i]))
            start = max(start, self.ends[i])
        if start < end:
            parts.append((start, end))
        return parts

    def touch(self, spots: Sequence[Spot]) -> list[bool]:
        """Whether any span touches each of some stretches."""
        starts, ends = borders(spots)
        before = np.searchsorted(self.ends, starts, side="right")
        touched: list[bool] = (before < np.searchsorted(self.starts, ends)).tolist()
        return touched

    def is_free(self, start: int, end: int) -> bool:
        """Whether no span touches `[start, end)`."""
        return bisect_right(self.ends, start) == bisect_left(self.starts, end)

    def fill(self, spans: Iterable[Span]) -> None:
        """Accept spans that are known to be free and without white space at their ends, all at once."""
        self.spans = sorted([*self.spans, *spans], key=itemgetter(0))
        self.starts, self.ends = [s.start for s in self.spans], [s.end for s in self.spans]

    def add(self, text: str, spans: Iterable[Span]) -> None:
        """Accept what is still free of each span, without white space at its ends (an edit may be of white space)."""
        for span in spans:
            for start, end in self.free(span.start, span.end):
                first, last = (start, end) if span.action == "edit" else trim(text, start, end)
                if first < last:
                    at = bisect_right(self.ends, first)
                    self.starts.insert(at, first)
                    self.ends.insert(at, last)
                    whole = first == span.start and last == span.end
                    self.spans.insert(at, span if whole else span._replace(start=first, end=last))


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
