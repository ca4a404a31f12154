"""Words that mark an outlet: log-odds against the rest of the corpus, tested over whole articles.

Log-odds with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008), the prior being the word's share in the
whole corpus. A count pooled over articles lets one long article pass for a style, so p values come from exchanging
whole articles between outlets (Lijffijt et al. 2016 on why words are no independent draws), by the mean, variance and
skewness that all exchanges have (Mielke & Berry 2007).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from mediakit.comparison.formulas import benjamini_hochberg
from mediakit.comparison.groups import joined_labels
from mediakit.comparison.permutation import floor_of_two
from mediakit.comparison.words import words_of
from mediakit.corpus import require_corpus
from mediakit.wordforms import is_capitalised, word_form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mediakit.corpus import Array, Corpus

PRIOR, MOST_PRIOR = 0.05, 10_000
HALF, SYMMETRIC = 0.5, 1e-3
COLUMNS = ("outlet", "word", "n", "log_odds", "z", "n_articles", "n_rest", "n_articles_rest", "p", "p_adjusted", "note")


class Counts(NamedTuple):
    """How often each word stands in each article (sparse triplets), with sizes."""

    word: Array
    article: Array
    n: Array
    forms: Array
    length: Array


def keyness(
    corpus: Corpus,
    by: str | Sequence[str] = "outlet",
    *,
    voice: str = "all",
    capitalised: bool = True,
    min_articles: int = 5,
    prior: float | None = None,
) -> pd.DataFrame:
    """Words that one outlet uses more, or less, than the others.

    Parameters
    ----------
    corpus : Corpus
        Articles of every language count: words need no dictionary here.
    by : str or list of str
        Column or columns of the articles; each group is set against all others together.
    voice : {"all", "own", "quoted"}
        Whose words are counted.
    capitalised : bool
        Whether words that are mostly written with a capital inside sentences (names) are kept.
    min_articles : int
        Words in fewer articles of the corpus are left out.
    prior : float, optional
        Weight of the prior, in words; more draws rare words further towards no difference. Without it 5 % of the
        words of the corpus, at most 10,000.

    Returns
    -------
    DataFrame
        A row for each group and word, the strongest marks of each group first: `outlet, word`; `n` (times in the
        group); `log_odds` (natural logarithm; above 0 is more than the rest) and `z`; `n_articles` (of the group, with
        the word); `n_rest, n_articles_rest`; `p` (exchange of articles) and `p_adjusted` (Benjamini-Hochberg over the
        words of the group); `note` ("in one article only" where the group has the word from a single article).

    Raises
    ------
    UnknownNameError
        `voice` is not known.
    MissingColumnError
        A column of `by` is missing.

    Examples
    --------
    >>> from mediakit.segmentation import segment
    >>> texts = ["The quay flooded."] * 4 + ["The hill slept."] * 4
    >>> corpus = segment(pd.DataFrame({"outlet": ["A"] * 4 + ["B"] * 4, "text": texts}))
    >>> keyness(corpus, min_articles=4).groupby("outlet")["word"].first().to_list()
    ['flooded', 'hill']
    """
    require_corpus(corpus)
    names, group = np.unique(joined_labels(corpus.articles, by).of_rows.astype(str), return_inverse=True)
    counts = filtered(counted(corpus.voice(voice)), corpus, min_articles, capitalised=capitalised)
    weight = min(MOST_PRIOR, PRIOR * counts.length.sum()) if prior is None else prior
    tables = [keys_of(counts, group == g, weight).assign(outlet=name) for g, name in enumerate(names)]
    tables = [t.sort_values(["z", "word"], ascending=[False, True]) for t in tables if len(names) > 1]
    if not tables:
        return pd.DataFrame(columns=list(COLUMNS))
    return pd.concat(tables, ignore_index=True)[list(COLUMNS)]


def counted(corpus: Corpus) -> Counts:
    """Count each word in each article."""
    words = words_of(corpus)
    n_articles = len(words.start) - 1
    cell, n = np.unique(words.ids * n_articles + words.article, return_counts=True)
    length = np.diff(words.start).astype(float)
    return Counts(cell // max(1, n_articles), cell % max(1, n_articles), n.astype(float), words.forms, length)


def filtered(counts: Counts, corpus: Corpus, min_articles: int, *, capitalised: bool) -> Counts:
    """Keep words of enough articles that hold a letter, and, if asked, drop those mostly capitalised."""
    kept = np.bincount(counts.word, minlength=len(counts.forms)) >= min_articles
    kept &= np.array([any(c.isalpha() for c in f) for f in counts.forms], dtype=bool)
    if not capitalised:
        kept &= ~np.isin(counts.forms.astype(str), names_among(corpus))
    renumbered = np.cumsum(kept) - 1
    inside = kept[counts.word]
    return counts._replace(
        word=renumbered[counts.word[inside]],
        article=counts.article[inside],
        n=counts.n[inside],
        forms=counts.forms[kept],
    )


def names_among(corpus: Corpus) -> Array:
    """Word forms written with a capital in most places where no sentence begins."""
    inner = np.ones(len(corpus.type_ids), dtype=bool)
    inner[corpus.sentence_start[:-1]] = False
    types, n = np.unique(corpus.type_ids[inner], return_counts=True)
    forms, of_type = np.unique(corpus.per_type(word_form)[types].astype(str), return_inverse=True)
    capital = np.bincount(of_type, n * corpus.per_type(is_capitalised)[types], minlength=len(forms))
    return forms[capital > np.bincount(of_type, n, minlength=len(forms)) / 2]


def keys_of(counts: Counts, inside: Array, prior: float) -> pd.DataFrame:
    """Every word of one group against the rest."""
    size = len(counts.forms)
    own = inside[counts.article]
    n_all, n = (
        np.bincount(counts.word, counts.n, minlength=size),
        np.bincount(counts.word[own], counts.n[own], minlength=size),
    )
    articles = np.bincount(counts.word[own], minlength=size)
    total, total_own = counts.length.sum(), counts.length[inside].sum()
    log_odds, z = log_odds_of(n, n_all - n, (total_own, total - total_own), (prior * n_all / max(total, 1), prior))
    length = counts.length
    sizes = Sizes(int(inside.sum()), len(inside), total_own, total, (length**2).sum(), (length**3).sum())
    p = exchange_p(n, n_all, sizes, sums_of(counts))
    return pd.DataFrame(
        {
            "word": counts.forms,
            "n": n.astype(int),
            "log_odds": log_odds,
            "z": z,
            "n_articles": articles,
            "n_rest": (n_all - n).astype(int),
            "n_articles_rest": np.bincount(counts.word[~own], minlength=size),
            "p": p,
            "p_adjusted": benjamini_hochberg(p),
            "note": np.where(articles == 1, "in one article only", np.where(articles == 0, "not in this outlet", "")),
        }
    )


def log_odds_of(n: Array, rest: Array, totals: tuple[float, float], priors: tuple[Array, float]) -> tuple[Array, Array]:
    """Log-odds of each word in the group less that in the rest, and its z.

    Parameters
    ----------
    n, rest : float array, (n_words,)
        Times in the group and in the rest.
    totals : (float, float)
        Words of the group and of the rest.
    priors : (float array, (n_words,), float)
        Prior times of each word, above 0, and of all words of the corpus together, those left out as well.
    """
    prior, weight = priors
    one = np.log((n + prior) / np.maximum(totals[0] + weight - n - prior, 1e-12))
    two = np.log((rest + prior) / np.maximum(totals[1] + weight - rest - prior, 1e-12))
    return one - two, (one - two) / np.sqrt(1 / (n + prior) + 1 / (rest + prior))


class Sizes(NamedTuple):
    """Articles and words of a group and of the whole, and the sums of squared and cubed lengths of all articles."""

    n_own: int
    n_articles: int
    own: float
    total: float
    l2: float
    l3: float


def sums_of(counts: Counts) -> dict[str, Array]:
    """Sums over articles for each word."""
    terms = terms_of(counts.n, counts.length[counts.article])
    return {name: np.bincount(counts.word, term, minlength=len(counts.forms)) for name, term in terms.items()}


def terms_of(n: Array, length: Array) -> dict[str, Array]:
    """What is summed over articles: products of times and lengths of articles."""
    squares, crossed = n**2, n * length
    return {
        "squares": squares,
        "crossed": crossed,
        "cubes": n * squares,
        "squares_crossed": squares * length,
        "crossed_lengths": crossed * length,
    }


def exchange_p(n: Array, n_all: Array, sizes: Sizes, sums: Mapping[str, Array]) -> Array:
    """Two-sided p of each word if whole articles were handed to outlets at random; NaN without two articles a side.

    The statistic is the group's count less what its length leads to expect. Its mean over all exchanges is 0; variance
    and skewness are those of sampling articles without replacement, its tails those of the gamma distribution that has
    them (Pearson III), with the continuity correction of a count. No p is below that of a single exchange of all.
    """
    k, m = sizes.n_own, sizes.n_articles
    if min(k, m - k) < 2:
        return np.full(len(n), np.nan)
    rate = n_all / max(sizes.total, 1)
    squares = sums["squares"] - 2 * rate * sums["crossed"] + rate**2 * sizes.l2
    cubes = sums["cubes"] - 3 * rate * sums["squares_crossed"] + 3 * rate**2 * sums["crossed_lengths"]
    cubes -= rate**3 * sizes.l3
    variance = squares * k * (m - k) / (m * (m - 1))
    third = cubes * k * (m - k) * (m - 2 * k) / (m * (m - 1) * (m - 2))
    known = variance > 1e-12 * np.maximum(n_all, 1)
    spread = np.sqrt(np.where(known, variance, 1))
    excess, skew = n - rate * sizes.own, np.where(known, third, 0) / spread**3
    tail = np.minimum(upper_tail((excess - HALF) / spread, skew), upper_tail(-(excess + HALF) / spread, -skew))
    return np.where(known, np.clip(2 * tail, floor_of_two(k, m - k, least=0), 1), np.nan)


def upper_tail(z: Array, skew: Array) -> Array:
    """Share of a Pearson III distribution with mean 0, variance 1 and the given skewness that lies above `z`.

    >>> upper_tail(np.array([1.96, 2.0, -1.0]), np.array([0.0, 2.0, -2.0])).round(3).tolist()
    [0.025, 0.05, 0.865]
    """
    from scipy.special import gammainc, gammaincc, ndtr

    shape = 4 / np.maximum(skew**2, SYMMETRIC**2)
    right, left = (np.maximum(shape + sign * z * np.sqrt(shape), 0) for sign in (1, -1))
    skewed = np.where(skew > 0, gammaincc(shape, right), gammainc(shape, left))
    return np.where(np.abs(skew) < SYMMETRIC, ndtr(-z), skewed)
