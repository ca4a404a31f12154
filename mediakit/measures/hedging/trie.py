"""Finding phrases: a trie over codes of word forms, walked from all candidate positions at once.

Source: Fredkin (1960); the state table is dense, and only states with a continuation have a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from mediakit.corpus import Array

Found = tuple[Array, Array, Array]
"""First token, last token and phrase of each match."""


@dataclass(frozen=True, slots=True)
class Trie:
    """`step[state, code]` is the next state (0: none; state 0 is the root)."""

    codes: dict[str, int]
    step: Array
    n_phrases: Array
    first_phrase: Array
    phrases: Array

    @classmethod
    def of(cls, phrases: Iterable[tuple[Sequence[str], int]]) -> Trie:
        """Build from pairs of words and the number of their phrase; states with a continuation come first."""
        codes: dict[str, int] = {}
        children: list[dict[int, int]] = [{}]
        ends: list[tuple[int, ...]] = [()]
        for words, number in phrases:
            state = 0
            for word in words:
                code = codes.setdefault(word, len(codes) + 1)
                if code not in children[state]:
                    children[state][code] = len(children)
                    children.append({})
                    ends.append(())
                state = children[state][code]
            ends[state] = tuple(sorted({*ends[state], number}))
        return cls._packed(codes, *_merged(children, ends))

    @classmethod
    def _packed(cls, codes: dict[str, int], children: list[dict[int, int]], ends: list[tuple[int, ...]]) -> Trie:
        """Write states as arrays, those with a continuation first; the root stays state 0."""
        order = sorted(range(len(children)), key=lambda s: (s != 0 and not children[s], s))
        rank = {state: i for i, state in enumerate(order)}
        step = np.zeros((sum(map(bool, children)) or 1, len(codes) + 1), dtype=np.int32)
        for state, table in enumerate(children):
            for code, child in table.items():
                step[rank[state], code] = rank[child]
        counts = np.array([len(ends[state]) for state in order], dtype=np.int64)
        flat = np.array([number for state in order for number in ends[state]], dtype=np.int64)
        return cls(codes, step, counts, np.cumsum(counts) - counts, flat)

    def find(self, code: Array, stops: Array) -> Found:
        """All phrases in a text, shorter ones inside longer ones too.

        Parameters
        ----------
        code, stops : arrays, (n_tokens,)
            Code of each token (0: in no phrase), and whether no phrase goes on after it.
        """
        state = self.step[0].take(code)
        at = np.flatnonzero(state)
        state, first, found = state.take(at), at, []
        while len(at):
            found.append(self._ending(state, first, at))
            going = np.flatnonzero((state < len(self.step)) & ~stops.take(at))
            first, at = first.take(going), at.take(going) + 1
            state = self.step[state.take(going), code.take(at)]
            live = np.flatnonzero(state)
            state, first, at = state.take(live), first.take(live), at.take(live)
        if not found:
            none = np.zeros(0, dtype=np.int64)
            return none, none, none
        begin, last, phrase = (np.concatenate(parts) for parts in zip(*found, strict=True))
        return begin, last, phrase

    def _ending(self, state: Array, first: Array, last: Array) -> Found:
        """Matches that end in these states: a state may end several phrases."""
        some = np.flatnonzero((self.n_phrases > 0).take(state))
        state, first, last = state.take(some), first.take(some), last.take(some)
        counts = self.n_phrases[state]
        row = np.repeat(np.arange(len(state)), counts)
        nth = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
        return first[row], last[row], self.phrases[self.first_phrase[state[row]] + nth]


def _merged(
    children: list[dict[int, int]], ends: list[tuple[int, ...]]
) -> tuple[list[dict[int, int]], list[tuple[int, ...]]]:
    """Make one state of all that go on in the same way: a pattern with many choices then costs few states."""
    same: dict[int, int] = {}
    seen: dict[tuple[object, ...], int] = {}
    for state in range(len(children) - 1, -1, -1):  # a child has a higher number than its parent
        table = {code: same[child] for code, child in children[state].items()}
        same[state] = seen.setdefault((ends[state], tuple(sorted(table.items()))), state)
        children[state] = table
    kept = {state: i for i, state in enumerate(sorted(set(same.values()) | {0}))}
    tables = [{code: kept[child] for code, child in children[state].items()} for state in kept]
    return tables, [ends[state] for state in kept]
