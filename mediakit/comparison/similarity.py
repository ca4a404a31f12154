"""Cosine of TF-IDF between texts: how much rare vocabulary they share.

Source: Salton & Buckley (1988), with sublinear term counts and smoothed document frequencies.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from mediakit.comparison.words import Words
from mediakit.corpus import Array
from mediakit.wordforms import is_easy

COMMON = 0.25
"""Words in a larger share of the texts than this say nothing about the story."""
FEW = 10
"""Words in at most this many texts are never too common: a small batch may hold one event only."""
FAMILIAR = 0.4
"""Weight of everyday words; in a small batch document frequencies alone do not show which words are common."""
BLOCK = 500


def tf_idf(words: Words) -> Any:
    """Sparse matrix (n_texts, n_forms) of unit rows; words of too many texts are left out."""
    from scipy.sparse import coo_array

    n_texts, n_forms = len(words.start) - 1, len(words.forms)
    counts = coo_array((np.ones(len(words.ids)), (words.article, words.ids)), shape=(n_texts, n_forms)).tocsr()
    counts.sum_duplicates()
    frequency = np.bincount(counts.indices, minlength=n_forms)
    weight = (np.log((1 + n_texts) / (1 + frequency)) + 1) * np.where(is_easy(words.forms), FAMILIAR, 1)
    weight[frequency > max(FEW, COMMON * n_texts)] = 0
    counts.data = (1 + np.log(counts.data)) * weight[counts.indices]
    length = np.sqrt(np.bincount(rows_of(counts), counts.data**2, minlength=n_texts))
    counts.data /= np.where(length > 0, length, 1)[rows_of(counts)]
    counts.eliminate_zeros()
    return counts


def rows_of(matrix: Any) -> Array:
    """Row of each stored value of a CSR matrix."""
    return np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))


def blocks(matrix: Any) -> Iterator[tuple[int, Array]]:
    """First row and dense cosines of each block of rows against all rows, so that memory stays small."""
    other = matrix.T.tocsr()
    for first in range(0, matrix.shape[0], BLOCK):
        yield first, (matrix[first : first + BLOCK] @ other).toarray()
