"""Names: mentions of speakers folded to one name inside an article.

"Ann Lee", "Ms. Lee" and "Lee" are one speaker: titles are dropped and the last capitalised word decides. A pronoun is
resolved only where one named speaker is near; otherwise it stays a pronoun. Sources without a name ("officials") are
marked as unnamed (Carlson 2009).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from mediakit.attribution.subjects import SUBJECTS, Words
from mediakit.attribution.speakers import Attributions, Places
from mediakit.corpus import Corpus
from mediakit.segmentation import quote_words as qw
from mediakit.wordforms import word_form

Array = np.ndarray[Any, Any]

NOBODY, NAMED, PRONOUN, UNNAMED = range(4)


@dataclass(frozen=True, slots=True)
class Mentions:
    """For each place: what its speaker is called by, and who that is.

    `sort` is NOBODY, NAMED, PRONOUN or UNNAMED; `head` the token that decides; `key` a number for the folded form of the
    head (-1: nobody); after resolution a pronoun has the key of its name.
    """

    sort: Array
    head: Array
    key: Array


def name_key(types: Array) -> Array:
    """Folded form of each type as a number: case, marks and a possessive ending are dropped."""
    forms = [f.removesuffix("'s") for f in word_form(types).tolist()]
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(f, len(numbers)) for f in forms], dtype=np.int64)


def mentions(corpus: Corpus, where: Places, found: Attributions, words: Words) -> Mentions:
    """Say what each speaker is called by, and resolve pronouns where that is certain."""
    has = found.first >= 0
    head = _heads(found, words)
    safe = np.maximum(head, 0)
    kind = words.kind[safe] if len(words.kind) else safe
    named = has & words.capital[safe] & ~np.isin(kind, SUBJECTS) if len(words.kind) else has
    sort = np.where(~has, NOBODY, np.where(np.isin(kind, SUBJECTS), PRONOUN, np.where(named, NAMED, UNNAMED)))
    key = np.where(has, corpus.per_type(name_key)[corpus.type_ids[safe]], -1) if len(words.kind) else head
    return Mentions(sort, head, _resolved(sort, key, where))


def _heads(found: Attributions, words: Words) -> Array:
    """Last capitalised token of each mention, else its last token; -1 where there is no mention."""
    head = np.where(found.first >= 0, found.last, -1)
    chosen = np.full(len(head), -1)
    for step in range(10):
        at = found.last - step
        inside = (found.first >= 0) & (at >= found.first) & (chosen < 0)
        safe = np.maximum(at, 0)
        good = (
            inside
            & words.capital[safe]
            & (words.kind[safe] != qw.TIME)
            & ~np.isin(words.kind[safe], (qw.ARTICLE, qw.DETERMINER))
            if inside.any()
            else inside
        )
        chosen[good] = at[good]
    return np.where(chosen >= 0, chosen, head)


def _resolved(sort: Array, key: Array, where: Places) -> Array:
    """Give a pronoun the key of the last named speaker, if the named speaker before that one is the same or far off."""
    order = np.arange(len(sort))
    latest = np.maximum.accumulate(np.where(sort == NAMED, order, -1)) if len(sort) else order
    known = (latest >= 0) & (where.article[latest] == where.article) & (where.paragraph - where.paragraph[latest] <= 4)
    pronoun = (sort == PRONOUN) & known
    result = key.copy()
    result[pronoun] = key[latest[pronoun]]
    result[(sort == PRONOUN) & ~known] = -1
    return result
