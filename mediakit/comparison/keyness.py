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

from mediakit.comparison.groups import joined_labels
from mediakit.comparison.keytable import Sizes, key_table, terms_of
from mediakit.comparison.words import words_of
from mediakit.corpus import require_corpus
from mediakit.wordforms import is_capitalised, word_form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mediakit.corpus import Array, Corpus

PRIOR, MOST_PRIOR = 0.05, 10_000
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
    sums = sums_of(counts)
    tables = [keys_of(counts, group == g, sums, weight).assign(outlet=name) for g, name in enumerate(names)]
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


def keys_of(counts: Counts, inside: Array, sums: Mapping[str, Array], weight: float) -> pd.DataFrame:
    """Every word of one group against the rest; `sums` are those of the whole."""
    own, length, size = inside[counts.article], counts.length, len(counts.forms)
    times = np.bincount(counts.word[own], counts.n[own], minlength=size)
    articles = np.bincount(counts.word[own], minlength=size)
    many = int(inside.sum()), len(inside)
    sizes = Sizes(*many, length[inside].sum(), length.sum(), (length**2).sum(), (length**3).sum())
    return key_table(counts.forms, (times, articles), sums, sizes, weight=weight)


def sums_of(counts: Counts) -> dict[str, Array]:
    """Sums over articles for each word."""
    terms = {"n": counts.n, "n_articles": np.ones_like(counts.n), **terms_of(counts.n, counts.length[counts.article])}
    return {name: np.bincount(counts.word, term, minlength=len(counts.forms)) for name, term in terms.items()}
