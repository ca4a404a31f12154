"""What a reporting verb is, whoever its subject: of saying, "according to", passive."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from mediakit.attribution.subjects import Words
from mediakit.segmentation import quote_words as qw

Array = np.ndarray[Any, Any]


@cache
def saying() -> Array:
    """Whether each row of the verb table is a verb of saying."""
    return np.array([row[1] in ("neutral", "loaded") for row in qw.verb_table()])


def is_according(verb: Array) -> Array:
    """Whether the cue is "according to"."""
    return np.equal(verb, next(i for i, row in enumerate(qw.verb_table()) if row[0] == "according"))


def is_passive(token: Array, tag: Array, words: Words) -> Array:
    """Whether a verb is passive ("was told", "was also told"): its subject does not speak."""
    before, earlier = np.maximum(token - 1, 0), np.maximum(token - 2, 0)
    be, was = (words.table["hint"][words.ids[at]] == qw.BE for at in (before, earlier))
    passive: Array = qw.among(tag, (qw.PAST, qw.PARTICIPLE)) & (be | ((words.kind[before] == qw.ADVERB) & was))
    return passive
