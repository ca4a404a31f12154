"""Reported speech: what is said without marks, after a cue.

A weaker instrument than quotes. Against people's labels of what is attributed to somebody (PolNeAR, 924 articles) 73
to 76 of 100 words found are right, and 60 to 63 of 100 words labelled are found; print this beside any estimate.
After Pareti et al. (2013).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from mediakit.attribution.cues import Cues, closing, find_cues, first_words, words_of
from mediakit.attribution.subjects import SUBJECTS, Words
from mediakit.attribution.verbs import is_according
from mediakit.corpus import Corpus, covered, require_corpus
from mediakit.segmentation import quote_words as qw

Array = np.ndarray[Any, Any]

OPENING = 2


def reported(corpus: Corpus) -> pd.DataFrame:
    """List indirect speech: one row a cue that is followed by what somebody says, thinks or wants.

    Returns
    -------
    DataFrame
        One row a cue, in text order: `article_id`, `start`, `end` (characters of what is said; quotes inside are not
        cut out), `cue` (the verb as it stands), `source_start`, `source_end` (the subject). Rows may overlap.

    Examples
    --------
    >>> import pandas as pd
    >>> from mediakit.segmentation import segment
    >>> corpus = segment(pd.DataFrame({"outlet": ["A"], "text": ["Ann Lee said that it rained."]}))
    >>> reported(corpus)[["start", "end", "cue"]].values.tolist()
    [[13, 28, 'said']]
    """
    require_corpus(corpus)
    words = words_of(corpus)
    cues = find_cues(words)
    cue, first, last = contents(cues, words)
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


def contents(cues: Cues, words: Words) -> tuple[Array, Array, Array]:
    """Cues with a content, and the first and last token of it.

    After most verbs what is said runs to the end of the sentence; before "…, Ann Lee said." and "…, according to Ann
    Lee." it is the sentence so far. A verb that only attributes the quote before it has none.
    """
    if not len(cues.token):
        return cues.token, cues.token, cues.token
    start = words.starts[words.sentence[cues.token]]
    stop = words.starts[words.sentence[cues.token] + 1]
    according = is_according(cues.verb)
    first_word = first_words(cues)
    before = np.maximum(first_word - 1, 0)
    after_quote = words.blocked[before] & (first_word > start)
    backward = (closing(cues, words) & ~after_quote) | (according & (cues.token - start > OPENING))
    first = np.where(backward, start, np.where(according, cues.last, cues.token) + 1)
    last = np.where(backward, first_word, stop) - 1
    keep = (
        (cues.first >= 0)
        & (first <= last)
        & (backward | (_goes_on(cues, words) & ~(cues.inverted & ~according)))
        & ~(after_quote & ~backward & cues.said)
    )
    chosen = np.flatnonzero(keep)
    return chosen, first[chosen], last[chosen]


def _goes_on(cues: Cues, words: Words) -> Array:
    """Whether what is said may follow a cue: after "smiled" it never does, after "heard" only with "that"."""
    following = np.minimum(cues.token + 1, len(words.kind) - 1)
    that = words.table["hint"][words.ids[following]] == qw.THAT
    only_that, never, gain = (qw.verbs_with("content", value)[cues.verb] for value in ("that", "quote", "gain"))
    goes = ~never & (that | ~only_that)
    asked = np.flatnonzero(gain & ~that)
    goes[asked[_gains(following[asked], words)]] = False
    return np.asarray(goes)


def _gains(token: Array, words: Words) -> Array:
    """Whether a thing begins at each token ("added two goals"), without a sign of a clause up to its sentence's end."""
    thing = qw.among(words.kind[token], (qw.ARTICLE, qw.DETERMINER)) | words.table["digit"][words.ids[token]]
    rest = words.starts[words.sentence[token] + 1] - token
    first = np.cumsum(rest) - rest
    at = np.repeat(token - first, rest) + np.arange(rest.sum())
    clause = np.append(0, np.cumsum(qw.among(words.kind[at], (qw.AUXILIARY, *SUBJECTS)) | words.is_verb(at)))
    return np.asarray(thing & (clause[first + rest] == clause[first]))


def reported_mask(corpus: Corpus, cues: Cues, words: Words) -> Array:
    """Whether each token is in indirect speech and in no quote, bool, (n_tokens,)."""
    _, first, last = contents(cues, words)
    return covered(len(corpus.type_ids), first, last + 1) & ~corpus.quoted
