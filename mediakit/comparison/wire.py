"""How much of each article is copy: text that other outlets carry too, and agencies that are credited."""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit.comparison.agencies import agency_of
from mediakit.comparison.groups import labels
from mediakit.comparison.reuse import COPIES, reused
from mediakit.comparison.words import words_of
from mediakit.corpus import Array, Corpus, require_corpus

COPY = 0.5
"""From this share of copied words on an article is called wire copy."""


def wire_share(corpus: Corpus, passages: pd.DataFrame | None = None) -> pd.DataFrame:
    """Share of each article's words that it has in common with other outlets as copy.

    Parameters
    ----------
    corpus : Corpus
    passages : DataFrame, optional
        What `reused(corpus)` gave, to save its time.

    Returns
    -------
    DataFrame
        Index `article_id`; `outlet`; `wire_share` in [0, 1] (words inside passages of kind exact, near-duplicate or
        wire copy shared with another outlet; NaN without words); `agency` (the one credited, "" for none); `is_wire`
        (an agency is credited, or half of the words are copy). The twin of an agency story is often not in the corpus,
        so the two signs complement each other.

    Examples
    --------
    >>> from mediakit.segmentation import segment
    >>> texts = {"outlet": ["A"], "text": ["OSTERHOLM (AP) — The council met on Monday."]}
    >>> wire_share(segment(pd.DataFrame(texts, index=["a"])))[["agency", "is_wire"]].values.tolist()
    [['Associated Press', True]]
    """
    require_corpus(corpus)
    outlet = labels(corpus.articles, "outlet").of_rows
    found = reused(corpus) if passages is None else passages
    share = copied_share(corpus, found[found["kind"].isin(COPIES)], outlet)
    agency = agency_of(corpus)
    table = {"outlet": outlet, "wire_share": share, "agency": agency, "is_wire": (agency != "") | (share >= COPY)}
    return pd.DataFrame(table, index=corpus.articles.index.rename("article_id"))


def copied_share(corpus: Corpus, copies: pd.DataFrame, outlet: Array) -> Array:
    """Share of words inside the passages that are shared with another outlet."""
    index = pd.Index(corpus.articles.index.map(str))
    one, two = (index.get_indexer_for(copies[c].to_numpy(dtype=object)) for c in ("article_id", "other_id"))
    across = outlet[one] != outlet[two]
    article = np.concatenate([one[across], two[across]])
    start = np.concatenate([copies[c].to_numpy(dtype=np.int64)[across] for c in ("start", "other_start")])
    end = np.concatenate([copies[c].to_numpy(dtype=np.int64)[across] for c in ("end", "other_end")])
    words = words_of(corpus)
    longest = int(corpus.token_end.max(initial=0)) + 1
    at = words.article * longest + corpus.token_start[words.token]
    first, last = np.searchsorted(at, article * longest + start), np.searchsorted(at, article * longest + end)
    depth = np.zeros(len(at) + 1, dtype=np.int64)
    np.add.at(depth, first, 1)
    np.add.at(depth, last, -1)
    inside = np.bincount(words.article, np.cumsum(depth)[:-1] > 0, minlength=len(index))
    size = np.diff(words.start)
    return np.where(size > 0, inside / np.maximum(size, 1), np.nan)
