"""How sure a score of a single article is: its sentences drawn again and measured again.

An outlet with one article has no interval over articles. What can be said is how far the score depends on which
sentences the article happens to hold; it tells of this article, not of the outlet. Sentences between which a quote
stays open are drawn together. Source: Efron & Tibshirani (1993), percentile interval.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit.corpus import Array, Corpus
from mediakit.measures import measure
from mediakit.segmentation import segment

DRAWS = 200
FEWEST = 5
"""With fewer pieces than this an article says nothing about its own spread."""


def within_article(corpus: Corpus, article: int, level: float, seed: int) -> pd.DataFrame:
    """Interval of every measure of one article, from 200 redrawn versions of it.

    Parameters
    ----------
    corpus : Corpus
    article : int
        Position of the article.
    level : float in (0, 1)
    seed : int

    Returns
    -------
    DataFrame
        Index: measure; `low`, `high`. Measures that the draw does not change are left out; empty for an article of
        fewer than five pieces.
    """
    pieces = pieces_of(corpus, article)
    if len(pieces) < FEWEST:
        return pd.DataFrame({"low": [], "high": []}, dtype=float)
    drawn = np.random.default_rng(seed).integers(len(pieces), size=(DRAWS, len(pieces)))
    row = corpus.articles.iloc[[article]].drop(columns="text")
    versions = row.loc[row.index.repeat(DRAWS)].reset_index(drop=True)
    texts = ["\n".join(pieces[i] for i in sorted(draw)) for draw in drawn]
    scores = measure(segment(versions.assign(text=texts))).select_dtypes("number")
    ends = scores.quantile([(1 - level) / 2, (1 + level) / 2])
    table = pd.DataFrame({"low": ends.iloc[0], "high": ends.iloc[1]})
    return table[table["low"] < table["high"]]  # what no sentence changes, such as a headline's tone, is left out


def pieces_of(corpus: Corpus, article: int) -> list[str]:
    """Sentences of an article as text; those between which a quote stays open are one piece."""
    text = corpus.articles["text"].iloc[article]
    first, last = corpus.article_start[article], corpus.article_start[article + 1]
    inside = corpus.sentence_start[(corpus.sentence_start >= first) & (corpus.sentence_start < last)]
    if not len(inside):
        return []
    cuts = corpus.token_start[inside]
    spans = corpus.quote_spans[corpus.quote_spans["article"] == article]
    cuts = cuts[~open_at(cuts, spans["start"].to_numpy(), spans["end"].to_numpy())]
    ends = [*cuts[1:].tolist(), len(text)]
    return [text[a:b].strip() for a, b in zip(cuts.tolist(), ends, strict=True)]


def open_at(cuts: Array, start: Array, end: Array) -> Array:
    """Whether a quote is open at each of the character offsets."""
    opened, unclosed = start[None, :] < cuts[:, None], cuts[:, None] <= end[None, :]
    inside: Array = np.any(opened & unclosed, axis=1)
    return inside
