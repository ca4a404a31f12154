"""Sentiment of an article: the mean of its sentences' compounds, in stock VADER and in news mode.

Source: Hutto & Gilbert (2014). The unit is the sentence: on rated editorials the mean of sentence compounds agrees
with readers better than one compound for the whole text, which nears -1 or 1 for most articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mediakit.corpus import segment_sums
from mediakit.measures.sentiment.figures import THRESHOLD
from mediakit.measures.sentiment.headlines import headline_tone
from mediakit.measures.sentiment.instruments import news_instrument, read_with, stock_instrument
from mediakit.measures.sentiment.scored import rounded
from mediakit.measures.sentiment.sentences import DIGITS, sentence_offsets
from mediakit.tables import Column, Measure
from mediakit.wordforms import is_word

if TYPE_CHECKING:
    from mediakit.corpus import Array, Corpus
    from mediakit.tables import Columns


def sentiment(corpus: Corpus) -> Columns:
    """Tone of each article by sentence.

    Parameters
    ----------
    corpus : Corpus
        In a narrowed voice a sentence is what is left of it.

    Returns
    -------
    vader_sentence_mean : float array, (n_articles,), in [-1, 1]
        Mean compound of stock VADER over the sentences.
    news_tone_mean : float array, in [-1, 1]
        Mean compound of news mode over the sentences; so are all that follow.
    negative_sentence_share : float array, in [0, 1]
        Sentences with a compound of -0.05 or less.
    positive_sentence_share : float array, in [0, 1]
        Sentences with a compound of 0.05 or more.
    tone_spread : float array, in [0, 1]
        Standard deviation of the compounds (n in the denominator); 0 for one sentence.
    tone_coverage : float array, in [0, 1]
        Sentences with at least one word of the lexicon; the others count as 0 in the means.
    headline_tone : float array, in [-1, 1]
        Compound of the title, apart from the body; NaN without a title. A voice does not change it.

    Notes
    -----
    An article without words has NaN throughout.
    """
    stock, news = (r.scored for r in read_with(corpus, [stock_instrument(), news_instrument()]))
    compound = news.compound()
    mean = article_mean(corpus, compound)
    return {
        "vader_sentence_mean": article_mean(corpus, rounded(stock.compound(), DIGITS)),
        "news_tone_mean": mean,
        "negative_sentence_share": article_mean(corpus, compound <= -THRESHOLD),
        "positive_sentence_share": article_mean(corpus, compound >= THRESHOLD),
        "tone_spread": _spread(corpus, compound, mean),
        "tone_coverage": article_mean(corpus, news.hits() > 0),
        "headline_tone": np.where(has_word(corpus), headline_tone(corpus), np.nan),
    }


def has_word(corpus: Corpus) -> Array:
    """Whether each article has a word, (n_articles,)."""
    filled = np.diff(corpus.article_start) > 0
    found = np.zeros(len(filled), dtype=bool)
    if filled.any():
        found[filled] = np.logical_or.reduceat(corpus.each(is_word), corpus.article_start[:-1][filled])
    return found


def article_mean(corpus: Corpus, values: Array) -> Array:
    """Mean of a value a sentence over each article, NaN without words."""
    offsets = sentence_offsets(corpus)
    n = np.diff(offsets).astype(float)
    return segment_sums(values, offsets) / np.where(has_word(corpus), n, np.nan)


def _spread(corpus: Corpus, compound: Array, mean: Array) -> Array:
    """Take the standard deviation over the sentences of each article, NaN without words."""
    apart = compound - np.repeat(mean, np.diff(sentence_offsets(corpus)))
    return np.sqrt(article_mean(corpus, apart * apart))


MEASURE = Measure(
    name="sentiment",
    columns=(
        Column("vader_sentence_mean", unit="compound of stock VADER, mean of sentences", low=-1, high=1),
        Column("news_tone_mean", unit="compound in news mode, mean of sentences", low=-1, high=1),
        Column("negative_sentence_share", unit="share of sentences", low=0, high=1),
        Column("positive_sentence_share", unit="share of sentences", low=0, high=1),
        Column("tone_spread", unit="standard deviation of sentence compounds", low=0, high=1),
        Column("tone_coverage", unit="share of sentences with a tone word", low=0, high=1),
        Column("headline_tone", unit="compound of the title in news mode", low=-1, high=1),
    ),
    of=sentiment,
    source="hutto2014",
)
