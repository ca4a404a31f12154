"""Lexical diversity: how varied the vocabulary is, whatever the length.

Source: Covington & McFall (2010), moving-average type-token ratio. Unlike the plain ratio it does not fall with length.
"""

from __future__ import annotations

import numpy as np

from mediakit.corpus import Array, Corpus
from mediakit.tables import Column, Columns, Measure
from mediakit.wordforms import folded_id, is_word

WINDOW = 50


def diversity(corpus: Corpus) -> Columns:
    """Moving-average type-token ratio over windows of 50 words; case and outer punctuation do not count.

    Returns
    -------
    mattr_50 : float array, (n_articles,), in [0, 1]
        Mean share of distinct words over all windows of an article. NaN for an article with fewer than 50 words.
    """
    word = corpus.each(is_word)
    ids = corpus.each(folded_id)[word]
    n_words = corpus.per_article(word)
    start = np.concatenate([[0], np.cumsum(n_words)])
    article = np.repeat(np.arange(len(n_words)), n_words)
    place = np.arange(len(ids)) - start[article]
    before = _previous(ids, article, place)
    length = n_words[article]
    first_window = np.maximum(np.maximum(place - WINDOW + 1, before + 1), 0)
    last_window = np.minimum(place, length - WINDOW)
    counted = np.maximum(last_window - first_window + 1, 0)  # windows in which this is the first of its form
    total = np.bincount(article, weights=counted, minlength=len(n_words))
    windows = n_words - WINDOW + 1
    ratio = np.divide(total, windows * WINDOW, out=np.full(len(n_words), np.nan), where=windows > 0)
    return {"mattr_50": ratio}


def _previous(ids: Array, article: Array, place: Array) -> Array:
    """Place in the article of the last earlier word of the same form, -1 if there is none."""
    before = np.full(len(ids), -1, dtype=np.int64)
    order = _stable_order(ids)
    same = (ids[order][1:] == ids[order][:-1]) & (article[order][1:] == article[order][:-1])
    before[order[1:][same]] = place[order[:-1][same]]
    return before


def _stable_order(ids: Array) -> Array:
    """Positions sorted by id, earlier ones first: two passes over 16 bits, which NumPy sorts by radix."""
    low = np.argsort((ids & 0xFFFF).astype(np.uint16), kind="stable")
    return low[np.argsort((ids >> 16).astype(np.uint16)[low], kind="stable")]


MEASURE = Measure(
    name="diversity",
    columns=(Column("mattr_50", "share of distinct words", low=0, high=1),),
    of=diversity,
    source="Covington & McFall 2010",
)
