"""Tables for an outlet: how its marks are written, whose voice it carries, and where in the article quotes stand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from mediakit.attribution.quotes import quotes
from mediakit.attribution.speakers import places
from mediakit.attribution.speech import words_inside
from mediakit.corpus import Corpus, articles_of, is_english, require_corpus
from mediakit.segmentation.quote_words import PRONOUNS
from mediakit.tables import group_labels, require
from mediakit.wordforms import is_word

Array = np.ndarray[Any, Any]

BINS = 20
"""Equal parts of an article in which the density of quotes is told."""


def quote_marks(corpus: Corpus, *, by: str = "outlet") -> pd.DataFrame:
    """Count how quotation marks are written: look here before any chart of quotes.

    Parameters
    ----------
    corpus : Corpus
    by : str
        Column of the articles; those without a value are a group of their own.

    Returns
    -------
    DataFrame
        One row an outlet and style, most frequent first: the column `by`, `mark`, `n_quotes` (spans of any kind),
        `n_articles` (with that style), `share` (of the outlet's spans), `n_repaired` (marks that had to be read another
        way: two apostrophes, reversed, mixed or missing), `n_unclosed`.

    Raises
    ------
    MissingColumnError
        If the articles have no column `by`.

    Examples
    --------
    >>> from mediakit.segmentation import segment
    >>> corpus = segment(pd.DataFrame({"outlet": ["A"], "text": ["''It rained,'' he said."]}))
    >>> quote_marks(corpus)[["outlet", "mark", "n_quotes", "n_repaired"]].values.tolist()
    [['A', 'apostrophes', 1, 1]]
    """
    require_corpus(corpus)
    require(corpus.articles, [by], "articles")
    spans = corpus.quote_spans
    group = group_labels(corpus.articles, by)[spans["article"].to_numpy()]
    counts = (
        spans.assign(**{by: group})
        .groupby([by, "mark"])
        .agg(
            n_quotes=("start", "size"),
            n_articles=("article", "nunique"),
            n_repaired=("repaired", "sum"),
            n_unclosed=("unclosed", "sum"),
        )
    )
    counts.insert(2, "share", counts["n_quotes"] / counts.groupby(level=0)["n_quotes"].transform("sum"))
    return counts.reset_index().sort_values([by, "n_quotes"], ascending=[True, False], ignore_index=True)


def share_of_voice(corpus: Corpus, *, by: str = "outlet") -> pd.DataFrame:
    """Words of each speaker in quoted speech, per outlet.

    Parameters
    ----------
    corpus : Corpus
    by : str
        Column of the articles; those without a value are a group of their own.

    Returns
    -------
    DataFrame
        One row an outlet and speaker, largest share first: the column `by`, `speaker`, `speaker_sort` (named; pronoun:
        one that could not be resolved; unnamed; empty: nobody is certain), `n_quotes` (utterances), `n_words`,
        `n_articles`, `share` of the outlet's quoted words; the shares of an outlet sum to 1. Names are folded inside an
        article; across articles the same full name is one speaker.

    Raises
    ------
    MissingColumnError
        If the articles have no column `by`.

    Examples
    --------
    >>> from mediakit.segmentation import segment
    >>> text = "“It rained,” said Ann Lee. “It rained a lot,” Lee said. “No,” officials said."
    >>> share_of_voice(segment(pd.DataFrame({"outlet": ["A"], "text": [text]})))[["speaker", "n_words"]].values.tolist()
    [['Ann Lee', 6], ['officials', 1]]
    """
    require_corpus(corpus)
    require(corpus.articles, [by], "articles")
    where = places(corpus)
    table = quotes(corpus, titles=True).iloc[where.row]
    lower = table["speaker"].str.lower()
    loose = lower.isin(PRONOUNS)
    sort = np.where(loose, "pronoun", np.where(table["speaker_sort"] == "pronoun", "named", table["speaker_sort"]))
    table = table.assign(
        speaker=table["speaker"].where(~loose & (sort != "unnamed"), lower),
        speaker_sort=sort,
        n_words=words_inside(where, corpus.each(is_word)),
        **{by: group_labels(corpus.articles, by)[where.article]},
    )
    voices = table.groupby([by, "speaker", "speaker_sort"]).agg(
        n_quotes=("utterance", "nunique"), n_words=("n_words", "sum"), n_articles=("article_id", "nunique")
    )
    voices["share"] = voices["n_words"] / voices.groupby(level=0)["n_words"].transform("sum")
    return voices.reset_index().sort_values(
        [by, "n_words", "speaker"], ascending=[True, False, True], ignore_index=True
    )


def quote_positions(corpus: Corpus) -> pd.DataFrame:
    """Where each quote stands in its article, for a barcode.

    Parameters
    ----------
    corpus : Corpus
        Articles of any language have their rows, as in `quotes`; `quote_density` leaves out those not in English.

    Returns
    -------
    DataFrame
        One row an outer span of speech or scare: `article_id`, `kind`, `speaker`, `position` (of its first character)
        and `width`, both as shares of the article's characters, in [0, 1].

    Examples
    --------
    >>> from mediakit.segmentation import segment
    >>> corpus = segment(pd.DataFrame({"outlet": ["A"], "text": ["“It rained,” said Ann Lee."]}))
    >>> quote_positions(corpus)["position"].round(2).tolist()
    [0.04]
    """
    require_corpus(corpus)
    table = quotes(corpus)
    table = table[~table["nested"]].reset_index(drop=True)
    texts = corpus.articles["text"].to_numpy(dtype=object)[articles_of(corpus, table)]
    length = np.array([len(text) for text in texts], dtype=float)
    position, width = table["start"].to_numpy() / length, (table["end"] - table["start"]).to_numpy() / length
    return table[["article_id", "kind", "speaker"]].assign(position=position, width=width)


def quote_density(corpus: Corpus, *, by: str = "outlet") -> pd.DataFrame:
    """How much of the text is quoted speech at each place of the article: the mean over the articles of an outlet.

    Each article is cut into 20 equal parts, and counts as one however long it is.

    Parameters
    ----------
    corpus : Corpus
        Articles in another language than English are left out.
    by : str
        Column of the articles; those without a value are a group of their own.

    Returns
    -------
    DataFrame
        Twenty rows an outlet, from the beginning of the article to its end: the column `by`, `position` (middle of the
        part, in [0, 1]), `share` (mean share of the characters of the part that stand in quoted speech, in [0, 1]; NaN
        for an outlet without any English text), `n` (articles with text). Scare quotes and titles do not count. The
        mean of the twenty shares is the outlet's mean share of quoted characters.

    Raises
    ------
    MissingColumnError
        If the articles have no column `by`.

    Examples
    --------
    >>> from mediakit.segmentation import segment
    >>> corpus = segment(pd.DataFrame({"outlet": ["A"], "text": ["“It rained,” said Ann Lee."]}))
    >>> density = quote_density(corpus)  # 10 of 26 characters are quoted: the 2nd to the 11th
    >>> density["share"].round(1).tolist()[:10], round(float(density["share"].mean()), 2)
    ([0.2, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.0], 0.38)
    """
    require_corpus(corpus)
    require(corpus.articles, [by], "articles")
    spans = quote_positions(corpus)
    spans = spans[spans["kind"] == "speech"]
    edges = np.linspace(0, 1, BINS + 1)
    start, width = spans["position"].to_numpy()[:, None], spans["width"].to_numpy()[:, None]
    each = np.zeros((len(corpus.articles), BINS))
    np.add.at(each, articles_of(corpus, spans), np.diff(np.clip(edges - start, 0, width), axis=1) * BINS)
    texts = corpus.articles["text"].to_list()
    each[[not isinstance(text, str) or not text for text in texts]] = np.nan
    each[~is_english(corpus)] = np.nan
    outlets = pd.DataFrame(each.clip(0, 1)).groupby(group_labels(corpus.articles, by))
    share, n = outlets.mean(), outlets.count()
    names, middles = np.repeat(share.index.to_numpy(), BINS), np.tile(edges[:-1] + 0.5 / BINS, len(share))
    return pd.DataFrame({by: names, "position": middles, "share": share.to_numpy().ravel(), "n": n.to_numpy().ravel()})
