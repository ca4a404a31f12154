"""Reported speech: what is said without marks, after a cue.

A weaker instrument than quotes: against human labels about three words in five are right. Any figure made from it should
stand beside `REPORTED_ERROR`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from mediakit.attribution.cues import Cues, find_cues, words_of
from mediakit.attribution.subjects import Words
from mediakit.corpus import Corpus

Array = np.ndarray[Any, Any]


def reported(corpus: Corpus) -> pd.DataFrame:
    """List indirect speech: one row a cue that is followed by what somebody says, thinks or wants.

    Returns
    -------
    DataFrame
        `article_id`, `start`, `end` (characters), `cue`, `source_start`, `source_end` (-1: no source).
    """
    words = words_of(corpus)
    cues = find_cues(words)
    cue, first, last = contents(corpus, cues, words)
    article = np.searchsorted(corpus.article_start, first, side="right") - 1
    start, end = np.append(corpus.token_start, -1), np.append(corpus.token_end, -1)
    return pd.DataFrame(
        {
            "article_id": corpus.articles.index.to_numpy()[article],
            "start": start[first],
            "end": end[last],
            "cue": corpus.types[corpus.type_ids[cues.token[cue]]],
            "source_start": start[cues.first[cue]],
            "source_end": np.where(cues.last[cue] >= 0, end[cues.last[cue]], -1),
        },
    )


def contents(corpus: Corpus, cues: Cues, words: Words) -> tuple[Array, Array, Array]:
    """Cues with a content, and the first and last token of it: to the end of the sentence."""
    cue = np.flatnonzero(cues.first >= 0)
    token = cues.token[cue]
    last = corpus.sentence_start[words.sentence[token] + 1] - 1 if len(token) else token
    keep = token + 1 <= last
    return cue[keep], token[keep] + 1, last[keep]


def reported_mask(corpus: Corpus, cues: Cues, words: Words) -> Array:
    """Whether each token is in indirect speech and in no quote, bool, (n_tokens,)."""
    _, first, last = contents(corpus, cues, words)
    change = np.zeros(len(corpus.type_ids) + 1, dtype=np.int64)
    np.add.at(change, first, 1)
    np.add.at(change, last + 1, -1)
    return (np.cumsum(change)[:-1] > 0) & ~corpus.quoted
