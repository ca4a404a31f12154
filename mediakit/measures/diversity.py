"""Lexical diversity: how varied the vocabulary is, whatever the length.

Source: Covington & McFall (2010), moving-average type-token ratio. Unlike the plain ratio it does not fall with length.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from mediakit.corpus import Array, Corpus, segment_sums
from mediakit.tables import Column, Columns, Measure
from mediakit.wordforms import folded_id, is_word

WINDOW = 50
PORTION = 1 << 16
"""About how many words are looked at together: so many stay near the processor."""


def diversity(corpus: Corpus) -> Columns:
    """Moving-average type-token ratio over windows of 50 words; case and outer punctuation do not count.

    Returns
    -------
    mattr_50 : float array, (n_articles,), in [0, 1]
        Mean share of distinct words over all windows of an article. NaN for an article with fewer than 50 words.
    """
    word = corpus.each(is_word)
    ids = corpus.each(folded_id).compress(word)
    n_words = corpus.per_article(word)
    start = np.concatenate([[0], np.cumsum(n_words)])
    borders = np.unique(np.append(np.searchsorted(start, np.arange(0, start[-1], PORTION)), len(n_words))).tolist()
    total = np.zeros(len(n_words), dtype=np.int64)
    for a, b in pairwise([0, *borders]):
        total[a:b] = _distinct(ids[start[a] : start[b]], n_words[a:b])
    windows = n_words - WINDOW + 1
    ratio = np.divide(total, windows * WINDOW, out=np.full(len(n_words), np.nan), where=windows > 0)
    return {"mattr_50": ratio}


def _distinct(ids: Array, n_words: Array) -> Array:
    """Distinct forms of each window, summed over the windows of each article of a portion."""
    end = np.cumsum(n_words)
    place = np.arange(len(ids))
    first = np.maximum(np.maximum(place - (WINDOW - 1), _previous(ids) + 1), np.repeat(end - n_words, n_words))
    last = np.minimum(place, np.repeat(end - WINDOW, n_words))
    counted = np.maximum(last - first + 1, 0)  # windows in which this is the first word of its form
    return segment_sums(counted, np.concatenate([[0], end]))


def _previous(ids: Array) -> Array:
    """Position of the last earlier word of the same form in the batch, -1 if there is none."""
    before = np.full(len(ids), -1, dtype=np.int64)
    place = np.argsort(ids.astype(np.uint16), kind="stable")  # of sixteen bits NumPy sorts without comparing
    if ids.max(initial=0) >= 1 << 16:
        place = place[np.argsort((ids >> 16).astype(np.uint16)[place], kind="stable")]
    sorted_ids = ids[place]
    same = sorted_ids[1:] == sorted_ids[:-1]
    before[place[1:].compress(same)] = place[:-1].compress(same)
    return before


MEASURE = Measure(
    name="diversity",
    columns=(Column("mattr_50", "share of distinct words", low=0, high=1),),
    of=diversity,
    source="Covington & McFall 2010",
    english=False,
)
