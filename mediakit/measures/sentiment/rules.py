"""What news mode does to a corpus, rule by rule, and the sentence that belongs under every figure of tone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.corpus import english_only, require_corpus
from mediakit.measures.sentiment.instruments import news_instrument, read_with, stock_instrument
from mediakit.measures.sentiment.measure import article_mean
from mediakit.measures.sentiment.news import NEWS_RULES, NEWS_VERSION
from mediakit.measures.sentiment.stock import stock_version
from mediakit.tables import group_labels, require

if TYPE_CHECKING:
    from mediakit.corpus import Corpus

LOW_COVERAGE = 0.5
LIMITS = "Tone is the valence of words, not the stance of an outlet."
ALTERED = 5e-5  # less than the stock analyser's rounding


def tone_rules(corpus: Corpus) -> pd.DataFrame:
    """Effect of each rule of news mode on this corpus.

    Parameters
    ----------
    corpus : Corpus
        Articles in another language than English are left out.

    Returns
    -------
    DataFrame, index `rule`
        "all" (news mode against stock VADER), then each rule (news mode with it against news mode without it):
        `n_changed`, `share_changed` (sentences whose compound differs), `mean_without`, `mean_with` (mean over
        articles of their mean sentence), `effect` (their difference).

    Examples
    --------
    >>> import mediakit as mk
    >>> corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["The party met. It isn’t good."]}))
    >>> tone_rules(corpus).loc["neutral", "n_changed"].item()
    1
    """
    require_corpus(corpus)
    corpus = english_only(corpus)
    others = [news_instrument(set(NEWS_RULES) - {rule}) for rule in NEWS_RULES]
    results = read_with(corpus, [news_instrument(), stock_instrument(), *others])
    compounds = [r.scored.compound() for r in results]
    means = [article_mean(corpus, compound) for compound in compounds]
    rows = []
    for compound, mean in zip(compounds[1:], means[1:], strict=True):
        changed = np.abs(compound - compounds[0]) > ALTERED
        rows.append((changed.sum(), _mean(changed), _mean(mean), _mean(means[0]), _mean(means[0] - mean)))
    names = ["n_changed", "share_changed", "mean_without", "mean_with", "effect"]
    return pd.DataFrame(rows, columns=names, index=pd.Index(["all", *NEWS_RULES], name="rule"))


def _mean(values: np.ndarray) -> float:
    """Mean of what is not NaN; NaN if nothing is left."""
    values = values[~np.isnan(values)]
    return float(values.mean()) if len(values) else np.nan


def tone_note(corpus: Corpus, *, by: str = "outlet") -> str:
    """Say what a figure of tone must carry: what tone is, instrument and version, unit, size, coverage.

    Parameters
    ----------
    corpus : Corpus
        Articles in another language than English are left out, and not counted.
    by : str, default "outlet"
        Groups whose coverage is looked at: one with a word of the lexicon in less than half of its sentences is named,
        as its mean says little.

    Returns
    -------
    str

    Raises
    ------
    MissingColumnError
        `by` is no column of the articles.

    Examples
    --------
    >>> import mediakit as mk
    >>> corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["A great day. It rained."]}))
    >>> tone_note(corpus)
    'Tone is the valence of words, not the stance of an outlet. News mode 1 on vaderSentiment ...; mean of sentences;
    1 article, 2 sentences, 50 % of them with a tone word.'
    """
    require_corpus(corpus)
    require(corpus.articles, (by,), "articles")
    corpus = english_only(corpus)
    hit = read_with(corpus, [news_instrument()])[0].scored.hits() > 0
    article = corpus.article_of(corpus.sentence_start)
    group = group_labels(corpus.articles, by)[article]
    shares = pd.Series(hit).groupby(group).mean()
    low = [f"{name} ({100 * share:.0f} %)" for name, share in shares.items() if share < LOW_COVERAGE]
    n_articles, n_sentences = len(np.unique(article)), len(hit)
    size = f"{n_articles:,} article{'s' * (n_articles != 1)}, {n_sentences:,} sentence{'s' * (n_sentences != 1)}"
    covered = f"{100 * hit.mean():.0f} % of them with a tone word" if n_sentences else "none to score"
    warning = f" Low coverage, read with care: {', '.join(low)}." if low else ""
    return f"{LIMITS} News mode {NEWS_VERSION} on {stock_version()}; mean of sentences; {size}, {covered}.{warning}"
