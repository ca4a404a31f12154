"""Permutation tests: exact when there are few relabellings, 9,999 random ones otherwise.

Where fewer than ten of the random relabellings are as extreme as the data, 49,999 are drawn instead, so that a large
family of tests does not end at the resolution of the draws.
Two-sided p values are twice the smaller tail, the observed labelling included, so no p is ever 0 and none is below the
floor that the number of articles sets. Source: Phipson & Smyth (2010); Ernst (2004).
"""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from mediakit.corpus import Array

EXACT = 20_000
DRAWS = 9_999
MORE_DRAWS = 49_999
RARE = 20 / (DRAWS + 1)
LEAST = 2 / (MORE_DRAWS + 1)
"""Smallest p that random relabellings can give."""


def relabellings(n_a: int, n_b: int) -> int:
    """Ways to hand the label of `n_a` articles to `n_a + n_b` articles."""
    return math.comb(n_a + n_b, n_a)


def floor_of_two(n_a: int, n_b: int, *, least: float = LEAST) -> float:
    """Smallest p that two groups can reach; `least` where the relabellings are too many to try all.

    >>> round(floor_of_two(2, 2), 3), round(floor_of_two(4, 4), 3)
    (0.333, 0.029)
    """
    if min(n_a, n_b) > 20:
        return least
    n = relabellings(n_a, n_b)
    return min(1.0, 2 / n if n <= EXACT else least)


def floor_of_events(counts: Array) -> float:
    """Smallest p that exchange within events can reach; `counts` is how many groups tell each event.

    >>> round(floor_of_events(np.array([2, 2, 2, 2, 2])), 4), round(floor_of_events(np.array([3, 3, 3, 3])), 4)
    (0.0625, 0.0247)
    """
    ways = np.log(counts).sum()
    return min(1.0, 2 * math.exp(-ways) if ways <= math.log(EXACT) else LEAST)


def tails(statistics: Array, observed: float, *, exact: bool) -> float:
    """Two-sided p of `observed` among the statistics of other labellings."""
    slack = 1e-9 * max(1e-300, float(np.abs(statistics).max(initial=0)), abs(observed))
    low, high = int((statistics <= observed + slack).sum()), int((statistics >= observed - slack).sum())
    extra = 0 if exact else 1
    return min(1.0, 2 * (min(low, high) + extra) / (len(statistics) + extra))


def two_samples(a: Array, b: Array, seed: int) -> float:
    """P value of the difference of means under exchange of articles.

    Parameters
    ----------
    a, b : float array
        At least one value each. The order of the values makes no difference.
    seed : int
        Of the random relabellings, used when there are more than 20,000.
    """
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    values = np.sort(np.concatenate([few, many]))
    centre = values.mean()
    values = values - centre  # sums of the smaller group then order labellings just as mean differences do
    observed = float(few.sum() - len(few) * centre)
    if relabellings(len(few), len(many)) <= EXACT:
        return tails(values[every_choice(len(values), len(few))].sum(axis=1), observed, exact=True)

    def drawn(draws: int) -> float:
        chosen = random_choices((draws, len(few)), len(values), seed)
        return tails(values[chosen].sum(axis=1), observed, exact=False)

    return refined(drawn)


def within_events(choices: Array, own: int, seed: int) -> float:
    """P value of the mean difference when, in each event, any group might have been the one that is looked at.

    Parameters
    ----------
    choices : float array, (n_events, n_groups)
        What the difference in an event would be if it were that group's; NaN where the group does not tell the event.
        With two groups the columns are d and -d, and this is the sign-flip test.
    own : int
        Column of the group that is looked at; never NaN.
    seed : int
        Of the random exchanges, used when there are more than 20,000.
    """
    observed = float(choices[:, own].sum())
    rows = sorted((row[~np.isnan(row)] for row in np.sort(choices, axis=1)), key=tuple)  # whatever the events' order
    if sum(math.log(len(row)) for row in rows) <= math.log(EXACT):
        sums = np.zeros(1)
        for row in rows:
            sums = (sums[:, None] + row[None, :]).ravel()
        return tails(sums, observed, exact=True)

    def drawn(draws: int) -> float:
        rng, totals = np.random.default_rng(seed), np.zeros(draws)
        for row in rows:
            totals += row[rng.integers(len(row), size=draws)]
        return tails(totals, observed, exact=False)

    return refined(drawn)


def refined(drawn: Callable[[int], float]) -> float:
    """P value from 9,999 draws, or from 49,999 where so few are extreme that their number is unsure."""
    p = drawn(DRAWS)
    return drawn(MORE_DRAWS) if p < RARE else p


def every_choice(n: int, k: int) -> Array:
    """All ways to choose `k` of `n` positions, one a row."""
    flat = np.fromiter((i for row in combinations(range(n), k) for i in row), dtype=np.intp)
    return flat.reshape(-1, k)


def random_choices(shape: tuple[int, int], n: int, seed: int) -> Array:
    """Random ways to choose `shape[1]` of `n` positions, `shape[0]` rows."""
    rng = np.random.default_rng(seed)
    if n <= 8 * shape[1]:
        return np.argsort(rng.random((shape[0], n)), axis=1)[:, : shape[1]]
    chosen = np.sort(rng.integers(n, size=shape), axis=1)
    while (twice := (np.diff(chosen, axis=1) == 0).any(axis=1)).any():  # few rows hold a position twice: draw again
        chosen[twice] = np.sort(rng.integers(n, size=(int(twice.sum()), shape[1])), axis=1)
    return chosen
