"""Small statistical formulas over plain arrays: intervals, effect sizes, corrections.

Values are finite floats without NaN unless a docstring says otherwise. Sources: Welch (1947); Hedges (1981); Cliff
(1993); Holm (1979); Benjamini & Hochberg (1995).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from mediakit.corpus import Array

ALPHA = 0.05
POWER = 0.8


class Gap(NamedTuple):
    """A difference of two means with its standard error and degrees of freedom (NaN where undefined)."""

    difference: float
    error: float
    df: float


def t_quantile(df: float, p: float) -> float:
    """Quantile `p` of Student's t; NaN for no degrees of freedom."""
    from scipy.special import stdtrit

    return float(stdtrit(df, p)) if df > 0 else math.nan


def t_two_sided(t: float, df: float) -> float:
    """Two-sided p value of a t statistic."""
    from scipy.special import stdtr

    return float(2 * stdtr(df, -abs(t)))


def spread(values: Array) -> float:
    """Return the standard deviation with n - 1; NaN below two values, exactly 0 for equal values.

    >>> spread(np.array([.1, .1, .1])), spread(np.array([1., 3.]))
    (0.0, 1.4142135623730951)
    """
    if len(values) < 2:
        return math.nan
    if values.min() == values.max():  # the mean of equal floats may be off by one bit
        return 0.0
    return float(values.std(ddof=1))


def t_interval(values: Array, level: float) -> tuple[float, float]:
    """Student interval of the mean; NaN below two values.

    >>> [round(x, 3) for x in t_interval(np.array([1., 2., 3.]), .95)]
    [-0.484, 4.484]
    """
    n, sd = len(values), spread(values)
    if n < 2:
        return math.nan, math.nan
    half = t_quantile(n - 1, (1 + level) / 2) * sd / math.sqrt(n)
    return float(values.mean() - half), float(values.mean() + half)


def welch(a: Array, b: Array) -> Gap:
    """Mean of `a` less mean of `b`, with Welch's standard error and Satterthwaite's degrees of freedom."""
    difference = float(a.mean() - b.mean()) if len(a) and len(b) else math.nan
    if min(len(a), len(b)) < 2:
        return Gap(difference, math.nan, math.nan)
    one, two = spread(a) ** 2 / len(a), spread(b) ** 2 / len(b)
    if one + two == 0:
        return Gap(difference, 0.0, float(len(a) + len(b) - 2))
    df = (one + two) ** 2 / (one**2 / (len(a) - 1) + two**2 / (len(b) - 1))
    return Gap(difference, math.sqrt(one + two), df)


def student(a: Array, b: Array) -> Gap:
    """Mean of `a` less mean of `b`, with the standard error of equal spreads; two articles a side at least."""
    error = pooled_spread(a, b) * math.sqrt(1 / len(a) + 1 / len(b))
    return Gap(float(a.mean() - b.mean()), error, float(len(a) + len(b) - 2))


def pooled_spread(a: Array, b: Array) -> float:
    """Pooled standard deviation of two groups; NaN below three values in all."""
    n = len(a) + len(b) - 2
    if n < 1 or not len(a) or not len(b):
        return math.nan
    squares = sum((len(x) - 1) * spread(x) ** 2 for x in (a, b) if len(x) > 1)
    return math.sqrt(squares / n)


def hedges_g(gap: Gap, a: Array, b: Array) -> tuple[float, float, float]:
    """Hedges' g of a difference over the pooled spread of the articles, with a 95 % interval.

    The variance is that of the difference over the pooled variance, plus g² (1 + r²) / (2 (n1 + n2 - 2)) for the spread
    being estimated, r the correlation that pairing took out (0 unpaired). So a paired g stands on the same scale as an
    unpaired one but has its own, narrower interval.

    Returns
    -------
    g, low, high : float
        NaN where a side has fewer than two articles or the pooled spread is 0.
    """
    pooled = pooled_spread(a, b)
    if min(len(a), len(b)) < 2 or not pooled > 0:
        return math.nan, math.nan, math.nan
    n = len(a) + len(b)
    small = 1 - 3 / (4 * n - 9)
    g = small * gap.difference / pooled
    shared = max(0.0, 1 - (gap.error / student(a, b).error) ** 2)
    error = math.sqrt((small * gap.error / pooled) ** 2 + g**2 * (1 + shared**2) / (2 * (n - 2)))
    half = t_quantile(gap.df, 1 - ALPHA / 2) * error
    return g, g - half, g + half


def cliffs_delta(a: Array, b: Array) -> float:
    """Share of pairs with A above B, less the share with A below B, in [-1, 1]; NaN for an empty group.

    >>> cliffs_delta(np.array([1., 2.]), np.array([1., 0.]))
    0.75
    """
    if not len(a) or not len(b):
        return math.nan
    ordered = np.sort(b)
    above = np.searchsorted(ordered, a, side="left").sum()
    below = (len(b) - np.searchsorted(ordered, a, side="right")).sum()
    return float((above - below) / (len(a) * len(b)))


def detectable(gap: Gap) -> float:
    """Smallest difference that the present articles show with 80 % power at .05, in the measure's unit."""
    return (t_quantile(gap.df, 1 - ALPHA / 2) + t_quantile(gap.df, POWER)) * gap.error


def holm(p: Array) -> Array:
    """Holm's adjusted p values; NaN stay NaN and are not counted.

    >>> holm(np.array([.01, np.nan, .04])).tolist()
    [0.02, nan, 0.04]
    """
    adjusted = np.full(len(p), np.nan)
    tested = np.flatnonzero(~np.isnan(p))
    order = tested[np.argsort(p[tested], kind="stable")]
    steps = np.arange(len(order), 0, -1)
    adjusted[order] = np.minimum(np.maximum.accumulate(p[order] * steps), 1)
    return adjusted


def benjamini_hochberg(p: Array) -> Array:
    """Benjamini-Hochberg's adjusted p values; NaN stay NaN and are not counted.

    >>> benjamini_hochberg(np.array([.01, np.nan, .04])).tolist()
    [0.02, nan, 0.04]
    """
    adjusted = np.full(len(p), np.nan)
    tested = np.flatnonzero(~np.isnan(p))
    order = tested[np.argsort(-p[tested], kind="stable")]
    ranks = np.arange(len(order), 0, -1)
    adjusted[order] = np.minimum(np.minimum.accumulate(p[order] * len(order) / ranks), 1)
    return adjusted


def unadjusted(p: Array) -> Array:
    """Return the p values as they are."""
    return p.copy()


CORRECTIONS = {"holm": holm, "bh": benjamini_hochberg, "none": unadjusted}
