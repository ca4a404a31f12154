"""A guard: the compound of a whole article, with a warning that says why it is the wrong number."""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.corpus import require_corpus
from mediakit.measures.sentiment.instruments import read_with, stock_instrument
from mediakit.measures.sentiment.scored import rounded
from mediakit.measures.sentiment.sentences import DIGITS

if TYPE_CHECKING:
    from mediakit.corpus import Corpus

SATURATED = 0.9


class SaturatedToneWarning(UserWarning):
    """A whole text was scored as if it were one sentence."""


def article_compound(corpus: Corpus) -> pd.Series:
    """Stock VADER's compound of each whole article: for showing what goes wrong, not for results.

    VADER was made for sentences. Over a whole article its sum grows with length, so that most articles end near -1
    or 1; one "but", one exclamation mark or one acronym changes the sign or size of all of it. Use
    `measure(corpus)["vader_sentence_mean"]`.

    Returns
    -------
    Series of float, index `article_id`, name `article_compound`, in [-1, 1]
        NaN for an article without words.

    Warns
    -----
    SaturatedToneWarning
        Always, with the share of these articles beyond 0.9 and the share whose sign differs from the mean of their
        sentences.

    Examples
    --------
    >>> import mediakit as mk
    >>> corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["A great day. It rained."]}))
    >>> with warnings.catch_warnings(record=True) as seen:
    ...     warnings.simplefilter("always")
    ...     whole = article_compound(corpus)
    >>> seen[0].category.__name__
    'SaturatedToneWarning'
    """
    require_corpus(corpus)
    filled = np.flatnonzero(np.diff(corpus.article_start))
    bounds = np.append(corpus.article_start[filled], corpus.article_start[-1])
    as_one = replace(corpus, sentence_start=bounds)
    whole = np.full(len(corpus.articles), np.nan)
    whole[filled] = rounded(read_with(as_one, [stock_instrument()])[0].scored.compound(), DIGITS)
    by_sentence = read_with(corpus, [stock_instrument()])[0].scored.compound()
    means = np.full(len(whole), np.nan)
    article = pd.Series(by_sentence).groupby(corpus.article_of(corpus.sentence_start)).mean()
    means[article.index] = article
    warnings.warn(_why(whole[filled], means[filled]), SaturatedToneWarning, stacklevel=2)
    return pd.Series(whole, index=corpus.articles.index, name="article_compound")


def _why(whole: np.ndarray, means: np.ndarray) -> str:
    """Say what is wrong with these numbers, on these articles."""
    n = max(len(whole), 1)
    full, turned = (np.abs(whole) > SATURATED).sum() / n, (np.sign(whole) * np.sign(means) < 0).sum() / n
    return (
        f"one compound for a whole article saturates: {100 * full:.0f} % of these {len(whole)} articles lie beyond "
        f"{SATURATED}, and {100 * turned:.0f} % have another sign than the mean of their sentences; "
        "use vader_sentence_mean or news_tone_mean of measure(corpus)"
    )
