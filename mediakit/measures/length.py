"""Length: words and sentences of an article.

A word is a token with a letter or a digit; "light-rail", "3.5" and "U.S." are one word each.
"""

from __future__ import annotations

import numpy as np

from mediakit.corpus import Corpus
from mediakit.tables import Column, Columns, Measure
from mediakit.wordforms import is_word


def length(corpus: Corpus) -> Columns:
    """Words, and words per sentence.

    Returns
    -------
    n_words : float array, (n_articles,), words
        Tokens with a letter or a digit; 0 for an article without words: a count, not a rate.
    words_per_sentence : float array, (n_articles,), words
        Words over the sentences that hold a word; NaN without one.
    """
    word = corpus.each(is_word)
    n_words = corpus.per_article(word).astype(float)
    spoken = corpus.per_sentence(word) > 0
    n_sentences = np.bincount(corpus.article_of(corpus.sentence_start)[spoken], minlength=len(n_words))
    mean = np.divide(n_words, n_sentences, out=np.full(len(n_words), np.nan), where=n_sentences > 0)
    return {"n_words": n_words, "words_per_sentence": mean}


MEASURE = Measure(
    name="length",
    columns=(Column("n_words", "words", low=0), Column("words_per_sentence", "words", low=1)),
    of=length,
    source="words and sentences as defined in docs/glossary.md",
    english=False,
)
