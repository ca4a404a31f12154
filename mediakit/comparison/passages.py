"""Runs of words that two articles have in common, chained over small edits.

Seeds are runs of six equal word forms, found through one sorted array of hashes; a seed that very many articles hold is
furniture or a set phrase and tells nothing of a pair.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from mediakit.comparison.words import Words
    from mediakit.corpus import Array

SEED = 6
"""Words of a seed: fewer would make set phrases of the language look like copying."""
GAP = 12
"""Words that may lie between two runs of one passage, on either side."""
DENSITY = 0.6
"""Least share of equal words within a passage, on either side."""
CROWD = 60
"""A seed that occurs more often than this is left out."""
RUN, MANY = 8, 20
"""A passage has an unbroken run of 8 equal words, or 20 equal words in all: two short set phrases are no passage."""
ARRAYS = (("a_first", "a_last"), ("b_first", "b_last"))
COLUMNS = ("a", "b", "a_first", "a_last", "b_first", "b_last", "n_words")


def shared_runs(words: Words, least: int, seed: int = SEED) -> pd.DataFrame:
    """Passages of at least `least` equal words.

    Returns
    -------
    DataFrame
        `a`, `b` (articles, by position, a < b), `a_first, a_last, b_first, b_last` (words of the batch, half open),
        `n_words` (equal words). Passages of one pair do not overlap on either side.
    """
    table = exact_runs(seed_pairs(words, seed), words.article, seed)
    if table.empty:
        return table
    promising = table.groupby(["a", "b"])["n_words"].transform("sum") >= least  # most pairs share one set phrase only
    table = table[promising.to_numpy(dtype=bool)].sort_values(["a", "b", "a_first", "b_first"], kind="stable")
    rows = zip(*(table[c].to_list() for c in COLUMNS), strict=True)
    chains = [chain for _, pair in groupby(rows, key=itemgetter(0, 1)) for chain in chained(list(pair), least)]
    return pd.DataFrame(chains, columns=list(COLUMNS))


def hashes(words: Words, seed: int) -> tuple[Array, Array]:
    """Hash of the `seed` words that begin at each word, and those positions; runs do not cross articles."""
    n = len(words.ids) - seed + 1
    if n < 1:
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
    mixed = (words.ids.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(29)
    total = np.zeros(n, dtype=np.uint64)
    for i in range(seed):
        total = total * np.uint64(0xBF58476D1CE4E5B9) + mixed[i : n + i]
    inside = words.article[:n] == words.article[seed - 1 :]
    return total[inside], np.flatnonzero(inside)


def seed_pairs(words: Words, seed: int) -> tuple[Array, Array]:
    """Positions of words where equal seeds of two different articles begin; the earlier article first."""
    total, position = hashes(words, seed)
    order = np.argsort(total, kind="stable")
    total, position = total[order], position[order]
    new = np.concatenate([[True], total[1:] != total[:-1]])[: len(total)]
    size = np.bincount(np.cumsum(new) - 1)[np.cumsum(new) - 1] if len(total) else np.zeros(0, dtype=np.int64)
    kept = (size > 1) & (size <= CROWD)
    total, position = total[kept], position[kept]
    article = words.article
    left, right = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for step in range(1, CROWD):
        same = total[step:] == total[:-step]
        if not same.any():
            break
        p, q = position[:-step][same], position[step:][same]
        apart = article[p] != article[q]
        left.append(p[apart])
        right.append(q[apart])
    return np.concatenate(left), np.concatenate(right)


def exact_runs(pairs: tuple[Array, Array], article: Array, seed: int) -> pd.DataFrame:
    """Longest runs of equal words from their seeds: seeds that follow each other on both sides are one run."""
    p, q = pairs
    order = np.lexsort((p, q - p, article[q], article[p]))
    p, q = p[order], q[order]
    a, b, diagonal = article[p], article[q], q - p
    if not len(p):
        return pd.DataFrame(columns=list(COLUMNS))
    same = (a[1:] == a[:-1]) & (b[1:] == b[:-1]) & (diagonal[1:] == diagonal[:-1]) & (p[1:] - p[:-1] <= seed)
    first = np.flatnonzero(np.concatenate([[True], ~same]))
    last = np.append(first[1:], len(p)) - 1
    length = p[last] + seed - p[first]
    return pd.DataFrame(
        {
            "a": a[first],
            "b": b[first],
            "a_first": p[first],
            "a_last": p[first] + length,
            "b_first": q[first],
            "b_last": q[first] + length,
            "n_words": length,
        }
    )


def chained(rows: list[tuple[int, ...]], least: int) -> list[tuple[int, ...]]:
    """Passages of one pair of articles: runs (in text order) joined over small gaps, best first, without overlap."""
    chains: list[list[tuple[int, ...]]] = []
    for row in rows:
        home = next((c for c in reversed(chains) if follows(c[-1], row)), None)
        if home is None:
            chains.append([row])
        else:
            home.append(row)
    passages = [part for chain in chains for part in dense_parts(chain, min(RUN, least)) if part[6] >= least]
    found: list[tuple[int, ...]] = []
    for passage in sorted(passages, key=lambda c: (-c[6], c[2], c[4])):
        if not any(overlap(passage, other) for other in found):
            found.append(passage)
    return found


def follows(last: tuple[int, ...], row: tuple[int, ...]) -> bool:
    """Whether the run begins on both sides within the gap after the last one, or overlaps it by less than a seed."""
    gaps = row[2] - last[3], row[4] - last[5]
    return all(-SEED < g <= GAP for g in gaps) and row[3] > last[3] and row[5] > last[5]


def dense_parts(chain: list[tuple[int, ...]], unbroken: int) -> list[tuple[int, ...]]:
    """Passages that a chain of runs makes: one, or where too little of it is equal its parts beside the widest gap."""
    waiting, made = [chain], []
    while waiting:
        runs = waiting.pop()
        gaps = [max(two[2] - one[3], two[4] - one[5]) for one, two in pairwise(runs)]
        overlaps = sum(min(two[2] - one[3], two[4] - one[5], 0) for one, two in pairwise(runs))
        n_equal = sum(run[6] for run in runs) + overlaps
        passage = (*runs[0][:3], runs[-1][3], runs[0][4], runs[-1][5], n_equal)
        telling = n_equal >= MANY or max(run[6] for run in runs) >= unbroken
        if len(runs) == 1 or passage[6] >= DENSITY * max(passage[3] - passage[2], passage[5] - passage[4]):
            made += [passage] if telling else []
        else:
            widest = gaps.index(max(gaps)) + 1
            waiting += [runs[:widest], runs[widest:]]
    return made


def overlap(one: tuple[int, ...], two: tuple[int, ...]) -> bool:
    """Whether two passages share a word on either side."""
    return (one[2] < two[3] and two[2] < one[3]) or (one[4] < two[5] and two[4] < one[5])
