"""Nearest stories: for each article the most similar one of every other outlet within a few days."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from mediakit.comparison.similarity import blocks, tf_idf
from mediakit.comparison.words import numbered
from mediakit.corpus import Array
from mediakit.segmentation.tokens import tokenize
from mediakit.tables import utc_times


def mutual_pairs(frame: pd.DataFrame, outlet: Array, days: float) -> pd.DataFrame:
    """Articles `a` < `b` (positions) that are each other's nearest neighbour in the other's outlet.

    Returns
    -------
    DataFrame
        `a, b, score` (cosine), `margin` (to the second best), `dated` (whether both dates are known).
    """
    nearest, best, second = neighbours(frame, outlet, days)
    a, other = np.nonzero(best > 0)
    b = nearest[a, other]
    back = nearest[b, outlet[a]] == a
    a, b = a[back], b[back]
    a, b = a[a < b], b[a < b]
    margin = np.minimum(best[a, outlet[b]] - second[a, outlet[b]], best[b, outlet[a]] - second[b, outlet[a]])
    dated = ~np.isnan(day_numbers(frame)[a] + day_numbers(frame)[b])
    return pd.DataFrame({"a": a, "b": b, "score": best[a, outlet[b]], "margin": margin, "dated": dated})


def neighbours(frame: pd.DataFrame, outlet: Array, days: float) -> tuple[Array, Array, Array]:
    """For each article and outlet: position of the nearest story, its cosine, and the second best cosine."""
    n, n_outlets = len(frame), int(outlet.max(initial=-1)) + 1
    day = day_numbers(frame)
    nearest = np.zeros((n, n_outlets), dtype=np.int64)
    best, second = np.zeros((n, n_outlets)), np.zeros((n, n_outlets))
    members = [np.flatnonzero(outlet == o) for o in range(n_outlets)]
    for first, cosines in blocks(vectors(frame)):
        rows = np.arange(first, first + len(cosines))
        cosines[np.abs(day[rows][:, None] - day[None, :]) > days] = 0
        for o, columns in enumerate(members):
            part = np.where(outlet[rows][:, None] == o, 0, cosines[:, columns])
            top = part.argmax(axis=1)
            best[rows, o] = part[np.arange(len(rows)), top]
            part[np.arange(len(rows)), top] = 0
            second[rows, o] = part.max(axis=1)
            nearest[rows, o] = columns[top]
    return nearest, best, second


def vectors(frame: pd.DataFrame) -> Any:
    """TF-IDF of title and text of each article."""
    title = frame["title"] if "title" in frame.columns else pd.Series("", frame.index)
    texts = [
        f"{t if isinstance(t, str) else ''}\n{x if isinstance(x, str) else ''}"
        for t, x in zip(title.to_list(), frame["text"].to_list(), strict=True)
    ]
    tokens = tokenize(texts)
    return tf_idf(numbered(tokens.types, tokens.type_ids, tokens.article_start))


def day_numbers(frame: pd.DataFrame) -> Array:
    """Day of publication as a number; NaN when unknown (a comparison with NaN excludes nothing)."""
    if "published" not in frame.columns:
        return np.full(len(frame), np.nan)
    dates = utc_times(frame["published"])
    days = (dates - pd.Timestamp(0, tz="UTC")) / pd.Timedelta(days=1)
    return np.floor(days.to_numpy(dtype=float))
