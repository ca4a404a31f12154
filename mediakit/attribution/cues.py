"""Cues: reporting verbs with their subject, the hinge of direct and of indirect speech.

For every verb of `reporting_verbs.csv` the subject is looked for by walking left over auxiliaries, adverbs and an
apposition to a noun phrase, and for "said Ann Lee" by walking right. All cues of a batch take a step together. The
layouts are those of Pareti et al. (2013) and O'Keefe et al. (2012); a cue whose subject is not certain has none.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from mediakit.attribution.other_subjects import fill_it, invert, lend, speaks_surely
from mediakit.attribution.subjects import Words, likely, subjects_before
from mediakit.attribution.verbs import is_according, is_passive, saying
from mediakit.corpus import Corpus
from mediakit.segmentation import quote_words as qw

Array = np.ndarray[Any, Any]

TAIL = 4
APPOSED = (qw.ARTICLE, qw.DETERMINER, qw.ROLE, qw.BODY, qw.UNNAMED, qw.PRONOUN)


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

    def at(self, chosen: Array) -> Cues:
        """Some of the cues."""
        return Cues(*(getattr(self, column.name)[chosen] for column in fields(self)))


def words_of(corpus: Corpus) -> Words:
    """Gather the facts of every token; quoted speech is blocked: no subject is looked for inside it."""
    table = corpus.per_type(qw.facts)
    ids = corpus.index()
    sentence = np.repeat(np.arange(len(corpus.sentence_start) - 1, dtype=np.int32), np.diff(corpus.sentence_start))
    final = np.diff(sentence, append=-1) != 0  # "Acme Inc. said": a stop inside a sentence ends nothing
    breaks = (table["comma"] | table["colon"] | ~table["letters"]).take(ids)
    breaks |= qw.ends_sentence(table).take(ids) & final
    kinds = np.ascontiguousarray(table["kind"]).take(ids)
    capital = np.ascontiguousarray(table["capital"]).take(ids)
    words = Words(table, ids, kinds, capital, breaks, sentence, corpus.sentence_start, corpus.quoted)
    kinds[_named(words)] = 0
    return words


def _named(words: Words) -> Array:
    """Tokens with a capital that are names, although their form is that of an adverb, an auxiliary or a month.

    "Mark Kelly", and "Italy said" where a sentence begins; "Theresa May", "Mr. March"; "Will Smith said".
    """
    at = np.flatnonzero(words.capital & qw.among(words.kind, (qw.ADVERB, qw.AUXILIARY, qw.TIME)))
    kind, (before, after, then) = words.kind[at], np.clip(at + np.array([[-1], [1], [2]]), 0, len(words.kind) - 1)
    inside = (words.sentence[before] == words.sentence[at]) & (before < at)
    titled = inside & (words.kind[before] == qw.TITLE)
    led = inside & words.capital[before] & (words.kind[before] == 0) & ~words.breaks[before]
    first = words.capital[after] & (words.kind[after] == 0) & ~words.breaks[at]
    first &= (inside & words.is_verb(before)) | (words.table["tag"][words.ids[then]] == qw.PAST)
    adverb = (kind == qw.ADVERB) & (inside | words.is_verb(after))
    return np.asarray(at[adverb | titled | ((kind == qw.AUXILIARY) & (led | first))])


def find_cues(words: Words) -> Cues:
    """Find every reporting verb outside quoted speech, and its subject."""
    token = qw.verb_tokens(words.table, words.ids, words.blocked)
    token = token[~words.capital[token] | (words.starts[words.sentence[token]] == token)] if len(token) else token
    verb, tag = words.table["verb"][words.ids[token]], words.table["tag"][words.ids[token]]
    phrase = np.array(subjects_before(token, words))
    phrase[:, ((tag == qw.GERUND) & ~is_according(verb)) | is_passive(token, tag, words)] = -1
    if len(token):
        fill_it(phrase, token, tag, words)
    inverted = invert(phrase, token, tag, words)
    lent = lend(phrase, token, tag, words)
    doubtful = np.flatnonzero(~likely(phrase[0], phrase[1], words))
    phrase[:, doubtful[~speaks_surely(phrase[:, doubtful], token[doubtful], words)]] = -1
    return Cues(token, verb, tag, saying()[verb], phrase[0], phrase[1], inverted, lent)


def first_words(cues: Cues) -> Array:
    """First token of each cue with its subject."""
    return np.where(cues.inverted | cues.lent, cues.token, np.minimum(cues.token, cues.first))


def closing(cues: Cues, words: Words) -> Array:
    """Whether a cue of saying closes its sentence after a pause: "…, Ann Lee said.", "…, said Ann Lee, the mayor."."""
    begin, sentence = first_words(cues), words.sentence[cues.token]
    ends: Array = words.breaks[np.maximum(begin - 1, 0)] & (begin > words.starts[sentence])
    ends &= (cues.first >= 0) & cues.said & ~cues.lent
    asked = np.flatnonzero(ends)
    ends[asked] = _ends(cues.at(asked), words)
    return ends


def _ends(cues: Cues, words: Words) -> Array:
    """Whether nothing but a day, a place, a hearer or an apposition follows each cue in its sentence."""
    end, sentence = np.maximum(cues.token, cues.last), words.sentence[cues.token]
    following = np.minimum(end + 1, max(len(words.kind) - 1, 0))
    apposed = cues.inverted & words.table["comma"][words.ids[end]] & (words.sentence[following] == sentence)
    apposed &= words.capital[following] | qw.among(words.kind[following], APPOSED)
    inside = (words.sentence[following] == sentence) & (following > end)
    kind = words.kind[following]
    trailing = ~inside | words.breaks[end] | qw.among(kind, (qw.TIME, qw.ADVERB, qw.PREPOSITION))
    trailing |= qw.verbs_with("content", "person")[cues.verb] | cues.inverted
    return np.asarray(((words.starts[sentence + 1] - end <= TAIL) & trailing) | apposed)
