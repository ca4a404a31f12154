"""Spans of furniture: what a rule proposes, and how proposals become one disjoint set.

Proposals are taken in the order of the engines, so a later one keeps only what no earlier one has taken.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

GONE = ("remove", "lift", "edit")
"""Actions that take a span out of the text; a `flag` stays."""
ACTIONS = (*GONE, "flag", "keep")


@dataclass(frozen=True, slots=True)
class Span:
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
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
        parts = []
        for i in range(first, last):
            if start < self.starts[i]:
                parts.append((start, self.starts[i]))
            start = max(start, self.ends[i])
        if start < end:
            parts.append((start, end))
        return parts

    def is_free(self, start: int, end: int) -> bool:
        """Whether no span touches `[start, end)`."""
        return bisect_right(self.ends, start) == bisect_left(self.starts, end)

    def insert(self, span: Span) -> None:
        """Add a span that overlaps none."""
        at = bisect_left(self.starts, span.start)
        self.starts.insert(at, span.start)
        self.ends.insert(at, span.end)
        self.spans.insert(at, span)

    def add(self, text: str, spans: Iterable[Span]) -> None:
        """Accept what is still free of each span, without white space at its ends (an edit may be of white space)."""
        for span in spans:
            for start, end in self.free(span.start, span.end):
                first, last = (start, end) if span.action == "edit" else trim(text, start, end)
                if first < last:
                    whole = (first, last) == (span.start, span.end)
                    self.insert(span if whole else replace(span, start=first, end=last))


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
