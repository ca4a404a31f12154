"""Cosine of TF-IDF between texts: how much rare vocabulary they share.

Source: Salton & Buckley (1988), with sublinear term counts and smoothed document frequencies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mediakit.corpus import Array

COMMON = 0.25
"""Words in a larger share of the texts than this say nothing about the story."""
BLOCK = 500


def tf_idf(ids: Array, text: Array, n_texts: int, common: float = COMMON) -> Any:
    """Sparse matrix (n_texts, n_words) of unit rows; words of one text only and of too many texts are left out.

    Parameters
    ----------
    ids, text : int array, (n_words,)
        Number of each word and of its text.
    n_texts : int
    common : float
        Share of the texts above which a word is left out; small batches keep all words that two texts share.
    """
    from scipy.sparse import coo_array

    shape = (n_texts, int(ids.max(initial=-1)) + 1)
    counts = coo_array((np.ones(len(ids)), (text, ids)), shape=shape).tocsr()
    counts.sum_duplicates()
    frequency = np.bincount(counts.indices, minlength=shape[1])
    telling = (frequency > 1) & (frequency <= max(2, common * n_texts))
    weight = np.where(telling, np.log((1 + n_texts) / (1 + frequency)) + 1, 0)
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
