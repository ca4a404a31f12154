"""Tables for an outlet: how its marks are written, whose voice it carries, and where in the article quotes stand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from mediakit.attribution.quotes import quotes
from mediakit.corpus import Corpus
from mediakit.tables import require
from mediakit.wordforms import is_word

Array = np.ndarray[Any, Any]


def quote_marks(corpus: Corpus, *, by: str = "outlet") -> pd.DataFrame:
    """Count the styles of quotation marks: look here before any chart of quotes.

    Returns
    -------
    DataFrame
        One row an outlet and style, most frequent first: the column `by`, `mark`, `n_quotes`, `n_articles` (with that
        style), `share` (of the outlet's quotes), `n_repaired`, `n_unclosed`.
    """
    require(corpus.articles, [by], "articles")
    spans = corpus.quote_spans
    group = corpus.articles[by].to_numpy(dtype=object)[spans["article"].to_numpy()]
    table = spans.assign(**{by: group}).groupby([by, "mark"], sort=True)
    counts = table.agg(
        n_quotes=("start", "size"),
        n_articles=("article", "nunique"),
        n_repaired=("repaired", "sum"),
        n_unclosed=("unclosed", "sum"),
    )
    counts.insert(2, "share", counts["n_quotes"] / counts.groupby(level=0)["n_quotes"].transform("sum"))
    return counts.reset_index().sort_values([by, "n_quotes"], ascending=[True, False], ignore_index=True)


def share_of_voice(corpus: Corpus, *, by: str = "outlet") -> pd.DataFrame:
    """Words of each speaker in quoted speech, per outlet.

    Returns
    -------
    DataFrame
        One row an outlet and speaker, largest share first: the column `by`, `speaker` (empty: nobody certain),
        `speaker_sort`, `n_quotes`, `n_words`, `n_articles`, `share` (of the outlet's quoted words, so that the shares
        of an outlet sum to 1). Names are folded inside an article; across articles the same full name is one speaker.
    """
    require(corpus.articles, [by], "articles")
    table = quotes(corpus)
    table = table[(table["kind"] == "speech") & ~table["nested"]]
    table = table.assign(
        n_words=_words_of(corpus, table), **{by: corpus.articles[by].loc[table["article_id"]].to_numpy(dtype=object)}
    )
    grouped = table.groupby([by, "speaker", "speaker_sort"], sort=True)
    voices = grouped.agg(
        n_quotes=("utterance", "nunique"), n_words=("n_words", "sum"), n_articles=("article_id", "nunique")
    )
    voices["share"] = voices["n_words"] / voices.groupby(level=0)["n_words"].transform("sum")
    return voices.reset_index().sort_values(
        [by, "n_words", "speaker"], ascending=[True, False, True], ignore_index=True
    )


def quote_positions(corpus: Corpus) -> pd.DataFrame:
    """Where each quote stands in its article, for a barcode.

    Returns
    -------
    DataFrame
        One row a span: `article_id`, `kind`, `speaker`, `position` and `width`, both as shares of the article's
        characters, in [0, 1].
    """
    table = quotes(corpus)
    length = corpus.articles["text"].str.len().reindex(table["article_id"]).to_numpy(dtype=float)
    return pd.DataFrame(
        {
            "article_id": table["article_id"],
            "kind": table["kind"],
            "speaker": table["speaker"],
            "position": table["start"].to_numpy() / length,
            "width": (table["end"] - table["start"]).to_numpy() / length,
        },
    )


def _words_of(corpus: Corpus, table: pd.DataFrame) -> Array:
    """Words inside each row."""
    row = corpus.articles.index.get_indexer(table["article_id"])
    word = corpus.each(is_word)
    before = np.concatenate([[0], np.cumsum(word)])
    counts = np.zeros(len(table), dtype=np.int64)
    for i, (a, start, end) in enumerate(zip(row, table["start"], table["end"], strict=True)):
        own = slice(corpus.article_start[a], corpus.article_start[a + 1])
        first = corpus.article_start[a] + np.searchsorted(corpus.token_end[own], start, side="right")
        last = corpus.article_start[a] + np.searchsorted(corpus.token_start[own], end)
        counts[i] = before[last] - before[first]
    return counts
