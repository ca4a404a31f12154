"""Cues: reporting verbs with their subject, the hinge of direct and of indirect speech.

For every verb of `reporting_verbs.csv` the subject is looked for by walking left over auxiliaries, adverbs and an
apposition to a noun phrase, and for "said Ann Lee" by walking right. All cues of a batch take a step together. The
layouts are those of Pareti et al. (2013) and O'Keefe et al. (2012); a cue whose subject is not certain has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from mediakit.attribution.subjects import LINKS, Words, likely, subjects_after, subjects_before
from mediakit.corpus import Corpus
from mediakit.segmentation import quote_words as qw

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Cues:
    """One entry a cue, in text order; the subject is tokens `first` to `last`, -1 where none is certain.

    `said` is true for verbs of saying (not of thinking); `inverted` where the subject follows; `lent` where the subject
    is that of the verb before or of the sentence ("…, adding").
    """

    token: Array
    verb: Array
    tag: Array
    said: Array
    first: Array
    last: Array
    inverted: Array
    lent: Array


def words_of(corpus: Corpus) -> Words:
    """Gather the facts of every token; quoted speech is blocked: no subject is looked for inside it."""
    table = corpus.per_type(qw.facts)
    ids = corpus.index()
    breaks = table["comma"] | table["colon"] | ~table["letters"] | qw.ends_sentence(table)
    sentence = np.repeat(np.arange(len(corpus.sentence_start) - 1, dtype=np.int32), np.diff(corpus.sentence_start))
    return Words(
        table,
        ids,
        np.ascontiguousarray(table["kind"]).take(ids),
        np.ascontiguousarray(table["capital"]).take(ids),
        breaks.take(ids),
        sentence,
        corpus.sentence_start,
        corpus.quoted,
    )


def find_cues(words: Words) -> Cues:
    """Find every reporting verb outside quoted speech, and its subject."""
    token = qw.verb_tokens(words.table, words.ids, words.blocked)
    token = token[~words.capital[token] | (words.starts[words.sentence[token]] == token)] if len(token) else token
    verb, tag = words.table["verb"][words.ids[token]], words.table["tag"][words.ids[token]]
    said, according = saying()[verb], is_according(verb)
    phrase = np.array(subjects_before(token, words))
    gerund = tag == qw.GERUND
    phrase[:, (gerund & ~according) | _passive(token, tag, words)] = -1
    inverted = _invert(phrase, token, according | (~gerund & words.blocked[np.maximum(token - 1, 0)]), words)
    lent = _lend(phrase, token, tag, words)
    phrase[:, ~likely(phrase[0], phrase[1], words)] = -1
    return Cues(token, verb, tag, said, phrase[0], phrase[1], inverted, lent)


@cache
def saying() -> Array:
    """Whether each row of the verb table is a verb of saying."""
    return np.array([row[1] in ("neutral", "loaded") for row in qw.verb_table()])


def is_according(verb: Array) -> Array:
    """Whether the cue is "according to"."""
    return np.equal(verb, next(i for i, row in enumerate(qw.verb_table()) if row[0] == "according"))


def _passive(token: Array, tag: Array, words: Words) -> Array:
    """Whether a verb is passive ("was told", "was also told"): its subject does not speak."""
    hint = words.table["hint"][words.ids]
    before = hint[np.maximum(token - 1, 0)] if len(token) else token
    adverb = words.kind[np.maximum(token - 1, 0)] == qw.ADVERB
    earlier = hint[np.maximum(token - 2, 0)] if len(token) else token
    passive: Array = qw.among(tag, (qw.PAST, qw.PARTICIPLE)) & ((before == qw.BE) | (adverb & (earlier == qw.BE)))
    return passive


def _invert(phrase: Array, token: Array, may: Array, words: Words) -> Array:
    """Fill in subjects that follow the verb: "said Ann Lee" after a quote, "according to Ann Lee" anywhere."""
    according = is_according(words.table["verb"][words.ids[token]])
    after = np.flatnonzero((may & (phrase[0] < 0)) | according)
    phrase[:, after] = subjects_after(token[after] + 1 + according[after], words)
    inverted = np.zeros(len(token), dtype=bool)
    inverted[after[phrase[0, after] >= 0]] = True
    return inverted


def _lend(phrase: Array, token: Array, tag: Array, words: Words) -> Array:
    """Give "…, adding" and "… and said" the subject of the verb before in the sentence, or of the sentence."""
    if not len(token):
        return np.zeros(0, dtype=bool)
    kinds = words.kind[np.maximum(token - 1, 0)], words.kind[np.maximum(token - 2, 0)]
    joined = (kinds[0] == qw.JOINER) | ((kinds[0] == qw.ADVERB) & (kinds[1] == qw.JOINER))
    needs = (phrase[0] < 0) & ((tag == qw.GERUND) | joined) & (tag != qw.BASE)
    lender = np.maximum.accumulate(np.where(phrase[0] >= 0, np.arange(len(token)), -1))
    known = (lender >= 0) & (words.sentence[token[lender]] == words.sentence[token])
    lent: Array = needs & known
    phrase[:, lent] = phrase[:, lender[lent]]
    rest = np.flatnonzero(needs & ~known)
    phrase[:, rest] = subjects_after(_clause_start(token[rest], words), words)
    lent[rest] = phrase[0, rest] >= 0
    return lent


def _clause_start(token: Array, words: Words) -> Array:
    """First token of the sentence, or the one after its first comma where it begins with a link such as "In May,"."""
    start = words.starts[words.sentence[token]]
    begin = start.copy()
    moving = np.flatnonzero(
        qw.among(words.kind[start], LINKS) & ~qw.among(words.kind[start], (qw.ARTICLE, qw.DETERMINER))
    )
    for _ in range(8):
        done = words.breaks[begin[moving]]
        begin[moving] += 1
        moving = moving[~done]
        moving = moving[begin[moving] < token[moving]]
        if not len(moving):
            break
    return begin
