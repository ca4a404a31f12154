"""Rates of an outlet, both ways: the ratio of sums, and the mean of the articles' ratios.

The ratio of sums weighs long articles more (a share of the outlet's words); the mean of ratios weighs every article
alike (a share of a typical article). A paper must say which it reports. Intervals redraw whole articles, numerator and
denominator together (Efron & Tibshirani 1993).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediakit.comparison.estimates import in_range
from mediakit.comparison.formulas import t_interval
from mediakit.comparison.groups import joined_labels, joined_notes, left_out, values_of
from mediakit.corpus import Array
from mediakit.tables import require, require_level

DRAWS = 2_000
ONE_ARTICLE = "this article, not the outlet"
COLUMNS = ("outlet", "measure", "n", "n_missing", "total", "mean", "low", "high", "method", "note")


def pooled(
    scores: pd.DataFrame,
    measure: str,
    *,
    weight: str = "n_words",
    by: str | Sequence[str] = "outlet",
    level: float = 0.95,
    seed: int = 0,
) -> pd.DataFrame:
    """Rate of each outlet as ratio of sums and as mean of ratios.

    Parameters
    ----------
    scores : DataFrame
        One row an article.
    measure : str
        Column with a rate or share of each article, such as `quoted_word_share`.
    weight : str
        Column with its denominator, such as `n_words`: the numerator is the product of the two.
    by : str or list of str
    level : float in (0, 1)
    seed : int

    Returns
    -------
    DataFrame
        Two rows a group, named in `method`: "ratio of sums" (interval: 2,000 redraws of articles, from two on) and
        "mean of ratios" (t interval). `total` is the sum of the denominator over articles with a value; `mean` is in
        the unit of the measure.

    Raises
    ------
    MissingColumnError
        A column is missing.

    Examples
    --------
    >>> scores = pd.DataFrame({"outlet": ["A", "A"], "quoted_word_share": [.5, .1], "n_words": [100, 900]})
    >>> pooled(scores, "quoted_word_share")[["method", "mean"]].values.tolist()
    [['ratio of sums', 0.14], ['mean of ratios', 0.3]]
    """
    require(scores, [measure, weight], "scores")
    require_level(level)
    label = joined_labels(scores, by)
    rate, size = (values_of(scores, c) for c in (measure, weight))
    rows = []
    for name in sorted(set(label.of_rows)):
        inside = label.of_rows == name
        known = inside & ~np.isnan(rate) & ~np.isnan(size)
        order = np.lexsort((size[known], rate[known]))
        x, w = rate[known][order], size[known][order]
        lost = int(inside.sum() - len(x))
        note = joined_notes(ONE_ARTICLE if len(x) == 1 else "", left_out(lost), label.notes.get(name, ""))
        same = {
            "outlet": name,
            "measure": measure,
            "n": len(x),
            "n_missing": lost,
            "total": float(w.sum()),
            "note": note,
        }
        ratio = float((x * w).sum() / w.sum()) if w.sum() > 0 else math.nan
        low, high = in_range(measure, ratio, *redrawn(x * w, w, level, seed))
        rows.append({**same, "mean": ratio, "low": low, "high": high, "method": "ratio of sums"})
        mean = float(x.mean()) if len(x) else math.nan
        low, high = in_range(measure, mean, *t_interval(x, level))
        rows.append({**same, "mean": mean, "low": low, "high": high, "method": "mean of ratios"})
    return pd.DataFrame(rows, columns=list(COLUMNS))


def redrawn(numerator: Array, denominator: Array, level: float, seed: int) -> tuple[float, float]:
    """Interval of the ratio of sums when articles are redrawn: bootstrap t, so that few articles give a wide one."""
    n = len(numerator)
    if n < 2 or not denominator.sum() > 0:
        return math.nan, math.nan
    ratio = numerator.sum() / denominator.sum()
    error = ratio_error(numerator[None, :], denominator[None, :])[0]
    if error == 0:
        return float(ratio), float(ratio)
    if n < 10:
        return linear_interval(numerator, denominator, level)
    drawn = np.random.default_rng(seed).integers(n, size=(DRAWS, n))
    x, w = numerator[drawn], denominator[drawn]
    errors = ratio_error(x, w)
    usable = errors > 0
    studentised = (x[usable].sum(axis=1) / w[usable].sum(axis=1) - ratio) / errors[usable]
    high, low = np.quantile(studentised, [(1 - level) / 2, (1 + level) / 2])
    return float(ratio - low * error), float(ratio - high * error)


def linear_interval(numerator: Array, denominator: Array, level: float) -> tuple[float, float]:
    """Student interval of a ratio of sums by its linear form, for fewer than ten articles."""
    ratio = numerator.sum() / denominator.sum()
    low, high = t_interval(ratio + (numerator - ratio * denominator) / denominator.mean(), level)
    return low, high


def ratio_error(numerator: Array, denominator: Array) -> Array:
    """Return the standard error of a ratio of sums by its linear form; one row a draw."""
    n = numerator.shape[1]
    ratio = numerator.sum(axis=1, keepdims=True) / denominator.sum(axis=1, keepdims=True)
    left = numerator - ratio * denominator
    error: Array = np.sqrt((left**2).sum(axis=1) / (n * (n - 1))) / denominator.mean(axis=1)
    return error
