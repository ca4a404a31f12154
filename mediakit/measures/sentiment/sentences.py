"""Tone of every sentence: stock VADER and news mode side by side, and any lexicon of your own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.corpus import require_corpus
from mediakit.measures.sentiment.instruments import news_instrument, read_with, stock_instrument
from mediakit.measures.sentiment.lexicon import own_instruments
from mediakit.measures.sentiment.news import NEWS_RULES
from mediakit.measures.sentiment.scored import rounded

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from mediakit.corpus import Array, Corpus

DIGITS = 4  # the stock analyser rounds its compound to four digits, its shares to three
SHARE_DIGITS = 3
COLUMNS = ("article_id", "sentence", "start", "end", "vader", "news", "neg", "neu", "pos", "n_tone_words")


def tone(
    corpus: Corpus,
    *,
    rules: Collection[str] = NEWS_RULES,
    lexicons: Mapping[str, str | Path | pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """Valence of the words of every sentence; tone of words, not the stance of an outlet.

    Parameters
    ----------
    corpus : Corpus
        In a narrowed voice a sentence is the tokens that are left of it, with a blank between them where the text has
        white space or something was left out. Articles of any language get their rows, though lexicons and rules are
        English: leave out by `language` before a mean is taken of them.
    rules : collection of {"marks", "names", "capitals", "neutral", "but"}, optional
        Rules of news mode that are on (default all). Without any, `news` is stock VADER.
    lexicons : mapping of str to path or DataFrame, optional
        Lists of your own (`word`, `valence`), each scored into a column of that name, by the rules of news mode
        except `neutral`.

    Returns
    -------
    DataFrame, one row a sentence
        `article_id, sentence` (from 0 in each article), `start, end` (characters of the article's `text`, from the
        first to the last token of the voice), `vader`
        (compound of the installed vaderSentiment, in [-1, 1], four digits), `news` (compound of news mode, not
        rounded), `neg, neu, pos` (shares of the stock analyser), `n_tone_words` (lexicon words of news mode), and a
        column for each of `lexicons`. A sentence without a word of the lexicon has 0.

    Raises
    ------
    UnknownNameError
        For a rule that is not one of news mode.
    MissingColumnError, InputError
        For a lexicon without the columns `word` and `valence`, or with a valence that is no number.

    Notes
    -----
    Source: Hutto & Gilbert (2014). Against human ratings the mean of these over an article agrees better than one
    compound for its whole text, see `article_compound`.

    Examples
    --------
    >>> import mediakit as mk
    >>> articles = pd.DataFrame({"outlet": ["A"], "text": ["The party’s plan isn’t good. It rained."]})
    >>> tone(mk.segment(articles))[["vader", "news"]].round(2).values.tolist()
    [[0.44, -0.34], [0.0, 0.0]]
    """
    require_corpus(corpus)
    own = own_instruments(lexicons or {}, taken=COLUMNS)
    results = read_with(corpus, [stock_instrument(), news_instrument(rules), *own.values()])
    stock, news, *others = (r.scored for r in results)
    table = sentence_places(corpus)
    table["vader"] = rounded(stock.compound(), DIGITS)
    table["news"] = news.compound()
    for name, share in zip(("neg", "neu", "pos"), stock.shares(), strict=True):
        table[name] = rounded(share, SHARE_DIGITS)
    table["n_tone_words"] = news.hits()
    for name, scored in zip(own, others, strict=True):
        table[name] = scored.compound()
    return table


def sentence_places(corpus: Corpus) -> pd.DataFrame:
    """Where each sentence stands: `article_id, sentence, start, end`, one row a sentence."""
    first, end = corpus.sentence_start[:-1], corpus.sentence_start[1:]
    article = corpus.article_of(corpus.sentence_start)
    return pd.DataFrame(
        {
            "article_id": corpus.articles.index.to_numpy()[article],
            "sentence": running_number(article),
            "start": corpus.token_start[first],
            "end": corpus.token_end[end - 1],
        }
    )


def sentence_offsets(corpus: Corpus) -> Array:
    """Sentences of article i are `[offsets[i], offsets[i + 1])`, (n_articles + 1,)."""
    return np.searchsorted(corpus.sentence_start, corpus.article_start)


def running_number(group: Array) -> Array:
    """Count from 0 within runs of the same value.

    >>> running_number(np.array([4, 4, 7])).tolist()
    [0, 1, 0]
    """
    new = np.ones(len(group), dtype=bool)
    new[1:] = group[1:] != group[:-1]
    heads = np.flatnonzero(new)
    return np.arange(len(group)) - np.repeat(heads, np.diff(np.append(heads, len(group))))
