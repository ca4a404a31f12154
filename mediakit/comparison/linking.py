"""Pairs of stories joined into events: at most one found article an outlet, and never two given events in one."""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit.corpus import Array
from mediakit.tables import whole_text


def given_events(frame: pd.DataFrame) -> list[str | None]:
    """Event each article already has; None for none."""
    if "event" not in frame.columns:
        return [None] * len(frame)
    return [whole_text(str(e)) if pd.notna(e) and str(e).strip() else None for e in frame["event"].to_list()]


def refusals(pairs: pd.DataFrame, outlet: Array, given: list[str | None]) -> list[str]:
    """Join pairs best first; the reason why a pair was not used, "" for one that was.

    `pairs` holds `a, b` (positions), `score` and `bar`, the least score for this pair.
    """
    group = Groups(outlet, given)
    return [
        group.join(a, b) if score >= bar else "score below the bar"
        for a, b, score, bar in zip(pairs["a"], pairs["b"], pairs["score"], pairs["bar"], strict=True)
    ]


class Groups:
    """Articles joined into events: at most one article an outlet, at most one given name."""

    def __init__(self, outlet: Array, given: list[str | None]) -> None:
        self.root = list(range(len(outlet)))
        self.outlets = [{int(o)} for o in outlet]
        self.name = list(given)
        first: dict[str, int] = {}
        for i, name in enumerate(given):
            if name is not None:
                self._merge(first.setdefault(name, i), i)

    def find(self, i: int) -> int:
        """Return the article that stands for the group of `i`."""
        while self.root[i] != i:
            self.root[i] = i = self.root[self.root[i]]
        return i

    def join(self, a: int, b: int) -> str:
        """Join the groups of two articles; return the reason if that cannot be done, "" if it was."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return ""
        if self.name[a] is not None and self.name[b] is not None:
            return "two given events"
        if self.outlets[a] & self.outlets[b]:
            return "the event has a story of that outlet already"
        self._merge(a, b)
        return ""

    def _merge(self, a: int, b: int) -> None:
        a, b = self.find(a), self.find(b)
        if a != b:
            self.root[b] = a
            self.outlets[a] |= self.outlets[b]
            self.name[a] = self.name[a] if self.name[a] is not None else self.name[b]


def event_names(links: list[tuple[int, int]], given: list[str | None], ids: Array) -> list[str | None]:
    """Name of each article's event: the given one, else "story 001" and so on by smallest article id."""
    group = Groups(np.arange(len(ids)), given)
    for a, b in links:
        group.join(a, b)
    members: dict[int, list[int]] = {}
    for i in range(len(ids)):
        members.setdefault(group.find(i), []).append(i)
    taken, number = {g for g in given if g is not None}, 0
    names: list[str | None] = list(given)
    for root, inside in sorted(members.items(), key=lambda item: min(ids[i] for i in item[1])):
        name = group.name[root]
        while len(inside) > 1 and (name is None or (group.name[root] is None and name in taken)):
            number += 1
            name = f"story {number:03d}"
        for i in inside:
            names[i] = name
    return names
