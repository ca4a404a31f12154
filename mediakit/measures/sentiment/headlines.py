"""Tone of headlines, apart from the body: they run more negative and hardly follow it, so the two are never mixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.corpus import Corpus
from mediakit.measures.sentiment.instruments import news_instrument, read_with
from mediakit.segmentation.tokens import tokenize

if TYPE_CHECKING:
    from mediakit.corpus import Array


def headline_tone(corpus: Corpus) -> Array:
    """Compound in news mode of each article's `title`, read as one sentence, (n_articles,); NaN without one."""
    tones = np.full(len(corpus.articles), np.nan)
    if "title" not in corpus.articles:
        return tones
    titles = corpus.articles["title"].to_numpy(dtype=object)
    given = [k for k, title in enumerate(titles) if isinstance(title, str) and title.strip()]
    if given:
        scored = read_with(_one_sentence_each([titles[k] for k in given]), [news_instrument()])[0].scored
        tones[given] = scored.compound()
    return tones


def _one_sentence_each(texts: list[str]) -> Corpus:
    """Corpus in which each text is one sentence."""
    cut = tokenize(texts)
    bounds = np.unique(cut.article_start)
    return Corpus(
        articles=pd.DataFrame({"text": texts}, dtype=object),
        types=cut.types,
        type_ids=cut.type_ids.astype(np.int32),
        token_start=cut.start,
        token_end=cut.end,
        article_start=cut.article_start,
        sentence_start=bounds,
        paragraph_start=bounds.copy(),
        quoted=np.zeros(len(cut.type_ids), dtype=bool),
        quote_spans=pd.DataFrame(),
    )
