"""Figures of agreement: correlation with its interval, macro-F1, Krippendorff's alpha, the human ceiling.

Sources: Fisher (1921) for the interval of r; Krippendorff (2004), Content Analysis, for alpha.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from mediakit.corpus import Array

THRESHOLD = 0.05  # conventional; agreement with labels hardly moves between .05 and .3


def correlation(x: Array, y: Array) -> float:
    """Pearson's r of the pairs without NaN; NaN below three pairs or where one side does not vary.

    >>> correlation(np.array([1.0, 2.0, 4.0]), np.array([1.0, 2.0, 4.0]))
    1.0
    """
    both = ~(np.isnan(x) | np.isnan(y))
    x, y = x[both], y[both]
    if len(x) < 3:
        return math.nan
    x, y = x - x.mean(), y - y.mean()
    scale = math.sqrt(float(x @ x) * float(y @ y))
    return float(x @ y) / scale if scale > 0 else math.nan


def correlation_interval(r: float, n: int, level: float = 0.95) -> tuple[float, float]:
    """Fisher's interval of a correlation of n pairs; NaN below four pairs.

    >>> [round(x, 2) for x in correlation_interval(0.5, 100)]
    [0.34, 0.63]
    """
    if math.isnan(r) or n < 4:
        return math.nan, math.nan
    if abs(r) >= 1:
        return r, r
    from scipy.special import ndtri

    half = float(ndtri((1 + level) / 2)) / math.sqrt(n - 3)
    return math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half)


def macro_f1(score: Array, code: Array) -> float:
    """Mean F1 over the classes negative, neutral, positive that either side uses; NaN without pairs.

    Scores are parted at 0.05, codes at 0.

    >>> macro_f1(np.array([0.4, -0.3, 0.0]), np.array([1.0, -1.0, 0.0]))
    1.0
    """
    mine = (score >= THRESHOLD).astype(int) - (score <= -THRESHOLD)
    theirs = np.sign(code).astype(int)
    used = [k for k in (-1, 0, 1) if (mine == k).any() or (theirs == k).any()]
    parts = [2 * np.sum((mine == k) & (theirs == k)) / (np.sum(mine == k) + np.sum(theirs == k)) for k in used]
    return float(np.mean(parts)) if parts else math.nan


def alpha(codes: Array) -> float:
    """Krippendorff's alpha for interval data, (n_units, n_coders) with NaN for no code.

    1 is full agreement, 0 what chance gives; NaN if no unit has two codes or the codes do not vary.

    >>> alpha(np.array([[1.0, 1.0], [-1.0, -1.0], [0.0, 0.0]]))
    1.0
    """
    n_codes = (~np.isnan(codes)).sum(axis=1)
    codes, n_codes = codes[n_codes >= 2], n_codes[n_codes >= 2]
    if not len(codes):
        return math.nan
    within = float((np.nanvar(codes, axis=1, ddof=1) * n_codes).sum() / n_codes.sum())
    between = float(np.nanvar(codes, ddof=1))
    return 1 - within / between if between > 0 else math.nan


def human_ceiling(codes: Array) -> float:
    """Mean correlation of one coder with the mean of the others, (n_units, n_coders); NaN for one coder.

    >>> human_ceiling(np.array([[1.0, 1.0], [-1.0, -1.0], [0.0, 0.0]]))
    1.0
    """
    found = []
    for k in range(codes.shape[1]):
        others = np.delete(codes, k, axis=1)
        some = ~np.isnan(others).all(axis=1)
        rest = np.full(len(codes), np.nan)
        rest[some] = np.nanmean(others[some], axis=1) if some.any() else np.nan
        found.append(correlation(codes[:, k], rest))
    known = [r for r in found if not math.isnan(r)]
    return float(np.mean(known)) if known else math.nan
