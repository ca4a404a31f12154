"""Does the order of outlets hang on the instrument? The same means by other lexicons, words and thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.corpus import english_only, require_corpus
from mediakit.measures.sentiment.figures import THRESHOLD
from mediakit.measures.sentiment.instruments import Instrument, news_instrument, read_with, stock_instrument
from mediakit.measures.sentiment.lexicon import own_instruments
from mediakit.measures.sentiment.measure import article_mean
from mediakit.measures.sentiment.table import entries_of
from mediakit.tables import group_labels, require

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mediakit.corpus import Array, Corpus
    from mediakit.measures.sentiment.instruments import Result

HEAVIEST = 10
STRICT = 0.2


def tone_robustness(
    corpus: Corpus,
    by: str = "outlet",
    *,
    heaviest: int = HEAVIEST,
    lexicons: Mapping[str, str | Path | pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """Mean tone of each outlet by several instruments, and whether they put the outlets in the same order.

    Parameters
    ----------
    corpus : Corpus
        Articles in another language than English are left out.
    by : str, default "outlet"
        Column of `corpus.articles` that groups the articles; those without a value are a group of their own.
    heaviest : int, default 10
        How many of the words with most valence in this corpus one variant leaves out.
    lexicons : mapping of str to path or DataFrame, optional
        Lists of your own, a variant each, as in `tone`.

    Returns
    -------
    DataFrame, index `variant`
        A column for each outlet with the mean of its articles, and `tau` (Kendall's tau-b of the outlets' means with
        those of news mode: 1 for the same order, -1 for the opposite; NaN below two outlets). Variants: news mode,
        stock VADER, news mode without its heaviest words, positive less negative sentences at 0.05 and at 0.2, and
        each of `lexicons`.

    Raises
    ------
    MissingColumnError, InputError
        `by` is no column of the articles; a list cannot be read.

    Examples
    --------
    >>> import mediakit as mk
    >>> articles = pd.DataFrame({"outlet": ["A", "B"], "text": ["A great day. Rain.", "A disaster, a horrible one."]})
    >>> tone_robustness(mk.segment(articles), heaviest=1)["tau"].tolist()
    [1.0, 1.0, 1.0, 1.0, 1.0]
    """
    require_corpus(corpus)
    require(corpus.articles, (by,), "articles")
    corpus = english_only(corpus)
    own = own_instruments(lexicons or {})
    news, stock, *others = read_with(corpus, [news_instrument(), stock_instrument(), *own.values()])
    rest = read_with(corpus, [_without(_heaviest(news, heaviest))])[0].scored.compound()
    compound = news.scored.compound()
    variants = {
        "news mode": compound,
        "stock VADER": stock.scored.compound(),
        f"news mode without its {heaviest} heaviest words": rest,
        f"positive less negative sentences at {THRESHOLD:g}": _signs(compound, THRESHOLD),
        f"positive less negative sentences at {STRICT:g}": _signs(compound, STRICT),
        **{name: result.scored.compound() for name, result in zip(own, others, strict=True)},
    }
    articles = pd.DataFrame({name: article_mean(corpus, values) for name, values in variants.items()})
    means = articles.groupby(group_labels(corpus.articles, by)).mean().T.rename_axis(index="variant")
    return means.assign(tau=[_tau(row, means.iloc[0].to_numpy()) for row in means.to_numpy()])


def _signs(compound: Array, threshold: float) -> Array:
    """1 for a positive sentence, -1 for a negative one, else 0."""
    return (compound >= threshold).astype(float) - (compound <= -threshold)


def _heaviest(result: Result, n: int) -> set[str]:
    """Words with the largest sum of valences in the corpus, signs apart."""
    mass = np.bincount(result.scored.form, np.abs(result.scored.valence), minlength=len(result.forms.upper))
    words = pd.DataFrame({"word": result.forms.lower.to_pylist(), "mass": mass}).groupby("word", as_index=False).sum()
    return set(words.sort_values(["mass", "word"], ascending=[False, True])["word"].head(n))


def _without(words: set[str]) -> Instrument:
    """News mode whose lexicon lacks some words."""
    news = news_instrument()
    valences = {word: valence for word, valence in news.entries.valences.items() if word not in words}
    return Instrument(entries_of(valences), news.rules)


def _tau(one: Array, other: Array) -> float:
    """Kendall's tau-b of the pairs without NaN; NaN below two or where one side does not vary."""
    both = ~(np.isnan(one) | np.isnan(other))
    one, other = one[both], other[both]
    if len(set(one)) < 2 or len(set(other)) < 2:
        return np.nan
    from scipy.stats import kendalltau

    return float(kendalltau(one, other).statistic)
