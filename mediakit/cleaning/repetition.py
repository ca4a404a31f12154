"""Repetition inside an outlet: runs of six or more tokens that several of its pages share are furniture.

A pure function of the given texts: the order of the articles and other runs do not matter. Idea: shingling
(Broder 1997) as in Nicholls (2019); menus, appeals and legal notices come back on an outlet's pages word for word,
reporting does not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mediakit.cleaning.signs import DECIMAL, SPACE, Array, of_kind, runs, signs_of

DIGITS = re.compile(r"\d+")
RUN = 6
MANY = 5
SHARE = 0.4
PRIME = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters `[start, end)` of a text that its outlet repeats, and in how many of how many documents."""

    start: int
    end: int
    documents: int
    of: int


def tokens_of(text: str) -> tuple[list[str], Array, Array]:
    """Tokens of a text, with case and digits folded, and where each starts and ends."""
    signs = signs_of(text)
    starts, ends = runs(~of_kind(signs, SPACE))
    words = text.casefold().split()
    for i in np.unique(np.searchsorted(ends, np.flatnonzero(of_kind(signs, DECIMAL)), side="right")).tolist():
        words[i] = DIGITS.sub("0", words[i])
    return words, starts, ends


def grams(ids: Array, size: int) -> Array:
    """One hash for each run of `size` ids, shape (max(0, n - size + 1),)."""
    n = len(ids) - size + 1
    if n <= 0:
        return np.zeros(0, dtype=np.uint64)
    total = np.zeros(n, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for k in range(size):
            total = (total ^ (ids[k : k + n] + np.uint64(1))) * PRIME
            total ^= total >> np.uint64(29)
    return total


def distinct(values: Array) -> Array:
    """Each value once, in order."""
    ordered = np.sort(values)  # much faster than the hashing of np.unique
    first: Array = np.diff(ordered, prepend=ordered[:1] + np.uint64(1)) != 0
    return ordered[first]


def needed(n_documents: int) -> int:
    """In how many documents a run must stand: 2, and from five documents on at least 40 in 100 of them."""
    return 2 if n_documents < MANY else max(2, int(np.ceil(SHARE * n_documents)))


def repeated(texts: Sequence[str], size: int = RUN) -> list[list[Run]]:
    """Runs of at least `size` tokens that enough of the texts share.

    Parameters
    ----------
    texts : sequence of str
        The articles of one outlet.
    size : int
        Tokens in the shortest run.

    Returns
    -------
    list of list of Run
        One list a text, in its order; empty for an outlet with a single article.

    Examples
    --------
    >>> menu = "Log in to read the rest now"
    >>> [[(r.start, r.end) for r in runs] for runs in repeated([menu + " Rain fell.", "Snow. " + menu])]
    [[(0, 27)], [(6, 33)]]
    """
    if len(texts) < 2:
        return [[] for _ in texts]
    vocabulary: defaultdict[str, int] = defaultdict()
    vocabulary.default_factory = vocabulary.__len__  # a new token gets the next number
    cut = [tokens_of(t) for t in texts]
    hashes = [
        grams(np.fromiter(map(vocabulary.__getitem__, words), dtype=np.uint64, count=len(words)), size)
        for words, _, _ in cut
    ]
    keys, counts = np.unique(np.concatenate([distinct(h) for h in hashes]), return_counts=True)
    limits = (size, needed(len(texts)), len(texts))
    return [
        runs_of(counts[np.searchsorted(keys, h)], starts, ends, limits)
        for h, (_, starts, ends) in zip(hashes, cut, strict=True)
    ]


def runs_of(documents: Array, starts: Array, ends: Array, limits: tuple[int, int, int]) -> list[Run]:
    """Join the repeated grams of one text (in how many documents each stands) into runs of characters."""
    size, enough, of = limits
    hits = np.flatnonzero(documents >= enough)
    if not hits.size:
        return []
    borders = np.flatnonzero(np.diff(hits) > size)
    firsts = hits[np.concatenate([[0], borders + 1])]
    lasts = hits[np.concatenate([borders, [len(hits) - 1]])] + size - 1
    return [
        Run(int(starts[a]), int(ends[b]), int(documents[a : b - size + 2].max()), of)
        for a, b in zip(firsts, lasts, strict=True)
    ]
