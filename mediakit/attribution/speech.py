"""The speech in a corpus as arrays: quotes, cues, speakers. One pass serves the tables and the measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from mediakit.attribution.cues import Cues, find_cues, words_of
from mediakit.attribution.names import Mentions, mentions
from mediakit.attribution.speakers import Attributions, Places, attribute, places
from mediakit.attribution.subjects import Words
from mediakit.corpus import Corpus

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Speech:
    """Parts of one pass over a corpus; `places`, `found` and `mentions` have one entry a quote of kind speech."""

    words: Words
    cues: Cues
    places: Places
    found: Attributions
    mentions: Mentions


def find_speech(corpus: Corpus) -> Speech:
    """Find cues, choose one for each quote, and fold the speakers' names."""
    words = words_of(corpus)
    cues = find_cues(words)
    where = places(corpus)
    found = attribute(where, cues, words)
    return Speech(words, cues, where, found, mentions(corpus, where, found, words))


def words_inside(where: Places, is_word: Array) -> Array:
    """Words of each quote."""
    before = np.concatenate([[0], np.cumsum(is_word)])
    counts: Array = before[where.end] - before[where.begin]
    return counts
