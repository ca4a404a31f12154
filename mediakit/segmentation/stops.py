"""Stops: every mark that could end a sentence, whether it does, and why not; so that a reader can check the cuts."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from mediakit.corpus import Corpus, require_corpus
from mediakit.segmentation import sentence_types as kinds
from mediakit.segmentation.sentence_types import among
from mediakit.wordforms.characters import ALPHA, DIGIT, Characters

Array = np.ndarray[Any, Any]

REASONS = {
    kinds.TITLE: "title",
    kinds.INITIAL: "initial",
    kinds.DOTTED: "acronym",
    kinds.NAME_PART: "part of a name",
    kinds.COMPANY: "company",
    kinds.CLOCK: "time of day",
    kinds.BEFORE_NUMBER: "before a number",
    kinds.NEVER: "abbreviation",
}
MARKS = ".?!\u2026"


def sentence_stops(corpus: Corpus) -> pd.DataFrame:
    """Every token with a stop, question or exclamation mark or ellipsis, and whether a sentence ends with it.

    Parameters
    ----------
    corpus : Corpus
        Of a narrowed voice the tokens and sentences that are left.

    Returns
    -------
    DataFrame
        One row a token, in text order: `article_id`, `start`, `end` (characters of `text`), `text` (the token), `ends`
        (bool: its sentence ends there, closing marks apart), and `reason`: "sentence" where it ends, else what the
        mark belongs to: "title", "initial", "acronym", "part of a name", "company", "time of day", "before a number",
        "abbreviation", "decimal", "address" (letters on both sides), "ellipsis" or "goes on" (the sentence goes on
        after it).

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> text = "Mr. Orr paid $3.5 million to the U.S. office. He left."
    >>> table = mk.sentence_stops(mk.segment(pd.DataFrame({"outlet": ["A"], "text": [text]})))
    >>> table[["text", "ends", "reason"]].values.tolist()
    [['Mr.', False, 'title'], ['$3.5', False, 'decimal'], ['U.S.', False, 'acronym'],
     ['office.', True, 'sentence'], ['left.', True, 'sentence']]
    """
    require_corpus(corpus)
    row = Characters.of(corpus.types)
    marked = np.zeros(len(corpus.types), dtype=bool)
    marked[_types_at(row, np.flatnonzero(among(MARKS).take(row.codes, mode="clip")))] = True
    token = np.flatnonzero(marked.take(corpus.index()))
    ids = corpus.type_ids[token]
    article = np.searchsorted(corpus.article_start, token, side="right") - 1
    closes = kinds.closes_only(row, np.arange(len(corpus.types))).take(corpus.index())
    ends = np.zeros(len(corpus.type_ids), dtype=bool)
    last = corpus.sentence_start[1:] - 1
    ends[last] = True
    ends[last[closes[last]] - 1] = True  # a closing mark may stand alone after the stop
    ends = ends[token] & (kinds.ends(row)[ids] > 0)
    return pd.DataFrame(
        {
            "article_id": corpus.articles.index.to_numpy()[article],
            "start": corpus.token_start[token],
            "end": corpus.token_end[token],
            "text": corpus.types[ids],
            "ends": ends,
            "reason": np.where(ends, "sentence", _reasons(row)[ids]),
        }
    )


def _types_at(row: Characters, places: Array) -> Array:
    """Type that each place of the row belongs to."""
    return np.searchsorted(row.first, places, side="right") - 1


def _reasons(row: Characters) -> Array:
    """What the mark of each type belongs to where no sentence ends with it."""
    every = np.arange(len(row.first))
    found = np.full(len(every), "goes on", dtype=object)
    found[kinds.ends(row) == kinds.ELLIPSIS] = "ellipsis"
    stop = np.flatnonzero(row.codes == ord("."))
    inner = stop[(stop > 0) & (stop < len(row.codes) - 1)]
    before, after = row.traits[inner - 1], row.traits[inner + 1]
    found[_types_at(row, inner[(before & ALPHA & after) > 0])] = "address"
    short = kinds.shortenings(row, every)
    for kind, reason in REASONS.items():
        found[short == kind] = reason
    found[_types_at(row, inner[(before & DIGIT & after) > 0])] = "decimal"
    return found
