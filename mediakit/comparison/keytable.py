"""The table of key words from sums over articles: log-odds, and p values of an exchange of whole articles.

Sources: Monroe, Colaresi & Quinn (2008) for the log-odds; Mielke & Berry (2007) for an exchange by its first moments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from mediakit.comparison.formulas import benjamini_hochberg
from mediakit.comparison.permutation import floor_of_two

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mediakit.corpus import Array

HALF, SYMMETRIC = 0.5, 1e-3
"""Continuity correction of a count; skewness below which a distribution is taken for normal."""


class Sizes(NamedTuple):
    """Articles and words of a group and of the whole, and the sums of squared and cubed lengths of all articles."""

    n_own: int
    n_articles: int
    own: float
    total: float
    l2: float
    l3: float


def terms_of(n: Array, length: Array) -> dict[str, Array]:
    """What is summed over articles: products of times and lengths of articles."""
    squares, crossed = n**2, n * length
    return {
        "squares": squares,
        "crossed": crossed,
        "cubes": n * squares,
        "squares_crossed": squares * length,
        "crossed_lengths": crossed * length,
    }


def key_table(
    words: Array | pd.Index, own: tuple[Array, Array], sums: Mapping[str, Array], sizes: Sizes, *, weight: float
) -> pd.DataFrame:
    """Every word of one group against the rest, from sums over articles.

    `own` are times and articles of each word in the group, `sums` those of `sums_of` over the whole, `weight` the words
    that the prior stands for.
    """
    n, articles = own
    n_all, prior = sums["n"], weight * sums["n"] / max(sizes.total, 1)
    log_odds, z = log_odds_of(n, n_all - n, (sizes.own, sizes.total - sizes.own), (prior, weight))
    p = exchange_p(n, n_all, sizes, sums)
    return pd.DataFrame(
        {
            "word": words,
            "n": n.astype(np.int64),
            "log_odds": log_odds,
            "z": z,
            "n_articles": articles.astype(np.int64),
            "n_rest": (n_all - n).astype(np.int64),
            "n_articles_rest": (sums["n_articles"] - articles).astype(np.int64),
            "p": p,
            "p_adjusted": benjamini_hochberg(p),
            "note": np.where(articles == 1, "in one article only", np.where(articles == 0, "not in this outlet", "")),
        }
    )


def log_odds_of(n: Array, rest: Array, totals: tuple[float, float], priors: tuple[Array, float]) -> tuple[Array, Array]:
    """Log-odds of each word in the group less that in the rest, and its z.

    Parameters
    ----------
    n, rest : float array, (n_words,)
        Times in the group and in the rest.
    totals : (float, float)
        Words of the group and of the rest.
    priors : (float array, (n_words,), float)
        Prior times of each word, above 0, and of all words of the corpus together, those left out as well.
    """
    prior, weight = priors
    one = np.log((n + prior) / np.maximum(totals[0] + weight - n - prior, 1e-12))
    two = np.log((rest + prior) / np.maximum(totals[1] + weight - rest - prior, 1e-12))
    return one - two, (one - two) / np.sqrt(1 / (n + prior) + 1 / (rest + prior))


def exchange_p(n: Array, n_all: Array, sizes: Sizes, sums: Mapping[str, Array]) -> Array:
    """Two-sided p of each word if whole articles were handed to outlets at random; NaN without two articles a side.

    The statistic is the group's count less what its length leads to expect. Its mean over all exchanges is 0; variance
    and skewness are those of sampling articles without replacement, its tails those of the gamma distribution that has
    them (Pearson III), with the continuity correction of a count. No p is below that of a single exchange of all.
    """
    k, m = sizes.n_own, sizes.n_articles
    if min(k, m - k) < 2:
        return np.full(len(n), np.nan)
    rate = n_all / max(sizes.total, 1)
    squares = sums["squares"] - 2 * rate * sums["crossed"] + rate**2 * sizes.l2
    cubes = sums["cubes"] - 3 * rate * sums["squares_crossed"] + 3 * rate**2 * sums["crossed_lengths"]
    cubes -= rate**3 * sizes.l3
    variance = squares * k * (m - k) / (m * (m - 1))
    third = cubes * k * (m - k) * (m - 2 * k) / (m * (m - 1) * (m - 2))
    known = variance > 1e-12 * np.maximum(n_all, 1)
    spread = np.sqrt(np.where(known, variance, 1))
    excess, skew = n - rate * sizes.own, np.where(known, third, 0) / spread**3
    tail = np.minimum(upper_tail((excess - HALF) / spread, skew), upper_tail(-(excess + HALF) / spread, -skew))
    return np.where(known, np.clip(2 * tail, floor_of_two(k, m - k, least=0), 1), np.nan)


def upper_tail(z: Array, skew: Array) -> Array:
    """Share of a Pearson III distribution with mean 0, variance 1 and the given skewness that lies above `z`.

    >>> upper_tail(np.array([1.96, 2.0, -1.0]), np.array([0.0, 2.0, -2.0])).round(3).tolist()
    [0.025, 0.05, 0.865]
    """
    from scipy.special import gammainc, gammaincc, ndtr

    shape = 4 / np.maximum(skew**2, SYMMETRIC**2)
    right, left = (np.maximum(shape + sign * z * np.sqrt(shape), 0) for sign in (1, -1))
    skewed = np.where(skew > 0, gammaincc(shape, right), gammainc(shape, left))
    return np.where(np.abs(skew) < SYMMETRIC, ndtr(-z), skewed)
