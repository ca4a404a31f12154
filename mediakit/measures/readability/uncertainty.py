"""How sure one article's grade is, and which sentences drive it.

A grade of one article is a mean over few sentences. Resampling its sentences (Efron 1979) gives an interval for *this
article*, which says nothing about the outlet; leaving one sentence out shows what it does to the score.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit.corpus import Array, Corpus, english_only, foreign_languages, require_corpus
from mediakit.errors import UnknownNameError
from mediakit.measures.readability.counts import token_counts
from mediakit.measures.readability.formulas import formulas
from mediakit.tables import Columns, require_count, require_level

SCORES = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog_grade",
    "coleman_liau_grade",
    "ari_grade",
    "dale_chall",
    "lix",
)


def grade_intervals(
    corpus: Corpus, score: str = "flesch_kincaid_grade", *, level: float = 0.95, draws: int = 2000, seed: int = 0
) -> pd.DataFrame:
    """Interval of each article's score from resampling its sentences.

    Parameters
    ----------
    corpus : Corpus
    score : str
        A readability column.
    level : float in (0, 1)
        Share of the draws inside the interval.
    draws : int, at least 1
        Resamples of each article.
    seed : int
        Of the random draws; each article has its own stream, so the others do not change its interval.

    Returns
    -------
    DataFrame
        One row an article: `article_id, score, value, low, high` (in the score's unit), `n_sentences, note`. `low` and
        `high` are NaN with fewer than two sentences, `value` too without words; all three for an article in another
        language than English: `note` says so.

    Raises
    ------
    UnknownNameError
        For a score that is not a readability column.
    InputError
        `level` is not between 0 and 1, or `draws` is below 1.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> text = "It rained. The council will publish its report on Monday. Nobody was hurt in the flood."
    >>> corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": [text]}))
    >>> mk.grade_intervals(corpus)[["value", "low", "high", "n_sentences"]].round(1).to_dict("records")
    [{'value': 2.7, 'low': -3.0, 'high': 5.2, 'n_sentences': 3}]
    """
    _require(corpus, score)
    require_level(level)
    require_count(draws, "draws")
    counts, article = _sentence_counts(corpus)
    language = foreign_languages(corpus.articles)
    rows = []
    for i, name in enumerate(corpus.articles.index):
        own = {k: v[article == i] for k, v in counts.items()}
        n = len(own["n_words"])
        if language[i]:
            rows.append((name, score, np.nan, np.nan, np.nan, n, f"not English ({language[i]})"))
            continue
        value = formulas({k: np.array([v.sum()]) for k, v in own.items()})[score][0]
        rng = np.random.default_rng([seed, _stream(str(name))])
        low, high = _quantiles(_resampled(own, score, rng, draws), level) if n > 1 else (np.nan, np.nan)
        rows.append((name, score, value, low, high, n, "this article, not the outlet"))
    return pd.DataFrame(rows, columns=["article_id", "score", "value", "low", "high", "n_sentences", "note"])


def sentence_influence(corpus: Corpus, score: str = "flesch_kincaid_grade") -> pd.DataFrame:
    """What each sentence does to its article's score: the score less the score without the sentence.

    Parameters
    ----------
    corpus : Corpus
        Articles in another language than English are left out.
    score : str
        A readability column.

    Returns
    -------
    DataFrame
        One row a sentence with words: `article_id, start, end, n_words, influence` (in the score's unit), the most
        influential first within each article. NaN where the article has one sentence.

    Raises
    ------
    UnknownNameError
        For a score that is not a readability column.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> text = "It rained. The council will publish its report on Monday. Nobody was hurt in the flood."
    >>> corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": [text]}))
    >>> mk.sentence_influence(corpus)[["start", "end", "influence"]].round(1).to_dict("list")
    {'start': [11, 0, 58], 'end': [57, 10, 87], 'influence': [2.0, -1.3, -0.2]}
    """
    _require(corpus, score)
    corpus = english_only(corpus)
    counts, article = _sentence_counts(corpus)
    n_articles = len(corpus.articles)
    total = {k: np.bincount(article, weights=v, minlength=n_articles) for k, v in counts.items()}
    without = formulas({k: total[k][article] - v for k, v in counts.items()})[score]
    spoken = _spoken(corpus)
    start = corpus.sentence_start
    rows = pd.DataFrame(
        {
            "article_id": corpus.articles.index.to_numpy()[article],
            "start": corpus.token_start[start[:-1]][spoken],
            "end": corpus.token_end[start[1:] - 1][spoken],
            "n_words": counts["n_words"].astype(int),
            "influence": formulas(total)[score][article] - without,
        }
    )
    order = np.lexsort((rows["start"].to_numpy(), -np.nan_to_num(np.abs(rows["influence"].to_numpy())), article))
    return rows.iloc[order].reset_index(drop=True)


def _require(corpus: Corpus, score: str) -> None:
    require_corpus(corpus)
    if score not in SCORES:
        raise UnknownNameError("score", score, SCORES)


def _spoken(corpus: Corpus) -> Array:
    return np.asarray(corpus.per_sentence(token_counts(corpus)["n_words"]) > 0, dtype=bool)


def _sentence_counts(corpus: Corpus) -> tuple[Columns, Array]:
    """Counts of each sentence with words, and its article (position)."""
    sums = {k: corpus.per_sentence(v).astype(float) for k, v in token_counts(corpus).items()}
    spoken = sums["n_words"] > 0
    counts = {k: v[spoken] for k, v in sums.items()} | {"n_sentences": np.ones(int(spoken.sum()))}
    return counts, corpus.article_of(corpus.sentence_start)[spoken]


def _resampled(own: Columns, score: str, rng: np.random.Generator, draws: int) -> Array:
    """Score of the article with as many of its own sentences, drawn with replacement, `draws` times."""
    n = len(own["n_words"])
    times = rng.multinomial(n, np.full(n, 1 / n), size=draws)
    return formulas({k: times @ v for k, v in own.items()})[score]


def _quantiles(values: Array, level: float) -> tuple[float, float]:
    low, high = np.quantile(values, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def _stream(name: str) -> int:
    """A number of the article's name that is the same in every process."""
    return int.from_bytes(name.encode("utf-8", "surrogatepass")[-32:].rjust(1, b"\0"), "little")
