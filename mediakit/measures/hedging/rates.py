"""Hedging: how often a text withholds commitment, how often it claims certainty, and how often sources have no name.

Sources: Hyland (2005) for hedges against boosters; Farkas et al. (2010) for weasel attribution; our own word list and
guards. Hedges and boosters are never added up.
"""

from __future__ import annotations

import numpy as np

from mediakit.corpus import Array, Corpus
from mediakit.measures.hedging.lexicon import POLES, Lexicon, shipped
from mediakit.measures.hedging.matching import Hits, passed, resolved
from mediakit.tables import Columns
from mediakit.wordforms import is_word

DEFAULT = "epistemic"


def hedging(corpus: Corpus) -> Columns:
    """Rates of hedges (profile `epistemic`), boosters and unnamed sources.

    Returns
    -------
    hedges_per_1k_words : float array, (n_articles,), in [0, 1000]
        Hedges (profile `epistemic`) per 1,000 words, each counted where its guards let it pass.
    boosters_per_1k_words : float array, (n_articles,), in [0, 1000]
        Boosters ("clearly", "there is no doubt") per 1,000 words.
    hedged_sentence_share : float array, (n_articles,), in [0, 1]
        Sentences with at least one hedge over sentences with a word.
    hedge_share : float array, (n_articles,), in [0, 1]
        Hedges over hedges and boosters; NaN without either.
    unnamed_attribution_per_1k_words : float array, (n_articles,), in [0, 1000]
        "Officials said", "people familiar with": attribution to nobody in particular, which is no hedge.
    """
    lexicon = shipped()
    hits = passed(corpus, lexicon)
    counted = resolved(hits, lexicon.counted(DEFAULT))
    unnamed = resolved(hits, (lexicon.rows["category"] == "unnamed_source").to_numpy())
    return rates(corpus, lexicon, counted, unnamed)


def rates(corpus: Corpus, lexicon: Lexicon, counted: Hits, unnamed: Hits) -> Columns:
    """Columns of the measure from hits."""
    word = corpus.each(is_word)
    words = corpus.per_article(word).astype(float)
    pole = lexicon.pole[counted.row]
    hedges, boosters = (counted.first[pole == POLES.index(p)] for p in ("hedge", "booster"))
    n_hedges, n_boosters, n_unnamed = (tally(corpus, at) for at in (hedges, boosters, unnamed.first))
    return {
        "hedges_per_1k_words": 1000 * ratio(n_hedges, words),
        "hedged_sentence_share": _sentence_share(corpus, word, hedges),
        "boosters_per_1k_words": 1000 * ratio(n_boosters, words),
        "hedge_share": ratio(n_hedges, n_hedges + n_boosters),
        "unnamed_attribution_per_1k_words": 1000 * ratio(n_unnamed, words),
    }


def tally(corpus: Corpus, tokens: Array) -> Array:
    """Number of the tokens that lie in each article, int array, (n_articles,)."""
    article = np.searchsorted(corpus.article_start, tokens, side="right") - 1
    return np.bincount(article, minlength=len(corpus.articles))


def ratio(part: Array, whole: Array) -> Array:
    """Divide; NaN where the whole is 0."""
    return np.asarray(np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0))


def _sentence_share(corpus: Corpus, word: Array, hedges: Array) -> Array:
    """Share of the sentences with a word that have a hedge."""
    worded = corpus.per_sentence(word) > 0
    hedged = np.zeros(len(worded), dtype=bool)
    hedged[np.searchsorted(corpus.sentence_start, hedges, side="right") - 1] = True
    article = corpus.article_of(corpus.sentence_start)
    n = len(corpus.articles)
    return ratio(np.bincount(article[hedged & worded], minlength=n), np.bincount(article[worded], minlength=n))
