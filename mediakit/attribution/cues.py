"""Cues: reporting verbs with their subject, the hinge of direct and of indirect speech.

For every verb of `reporting_verbs.csv` the subject is looked for by walking left over auxiliaries, adverbs and an
apposition to a noun phrase, and for "said Ann Lee" by walking right. All cues of a batch take a step together. The
layouts are those of Pareti et al. (2013) and O'Keefe et al. (2012); a cue whose subject is not certain has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from mediakit.corpus import Corpus
from mediakit.segmentation import quote_words as qw

Array = np.ndarray[Any, Any]

STEPS = 18
SUBJECTS = (qw.PRONOUN, qw.FIRST_PERSON)
LINKS = (qw.PREPOSITION, qw.CONJUNCTION, qw.JOINER, qw.ARTICLE, qw.DETERMINER, qw.PARTICLE, qw.SECOND_PERSON)
SEEK, NOUN, SKIP, RELATIVE, DONE, FAILED = range(6)


@dataclass(frozen=True, slots=True)
class Words:
    """What the walk asks of a token, one value a token; `breaks` is a clause boundary after the token."""

    kind: Array
    capital: Array
    breaks: Array
    verb: Array
    tag: Array
    sentence: Array
    blocked: Array


@dataclass(frozen=True, slots=True)
class Cues:
    """One entry a cue, in text order; the subject is tokens `first` to `last`, -1 where none is certain."""

    token: Array
    verb: Array
    tag: Array
    first: Array
    last: Array
    inverted: Array


def words_of(corpus: Corpus) -> Words:
    """Gather the facts of every token; quoted speech is blocked: no subject is looked for inside it."""
    table = corpus.per_type(qw.facts)
    ids = corpus.type_ids
    short = corpus.token_end - corpus.token_start <= 2
    capital = table["capital"][ids]
    kind = table["kind"][ids]
    breaks = (
        (table["comma"] | table["colon"])[ids] | (table["stop"][ids] & ~(((kind == qw.TITLE) | short) & capital)) | ~table["letters"][ids]
    )
    sentence = np.repeat(np.arange(len(corpus.sentence_start) - 1), np.diff(corpus.sentence_start))
    return Words(kind, capital, breaks, table["verb"][ids], table["tag"][ids], sentence, corpus.quoted)


def find_cues(corpus: Corpus, words: Words) -> Cues:
    """Find every reporting verb outside quoted speech, and its subject."""
    token = np.flatnonzero((words.verb > 0) & ~words.blocked)
    tag = words.tag[token]
    first, last = subjects_before(token, words)
    inverted = np.zeros(len(token), dtype=bool)
    after = np.flatnonzero((first < 0) & (tag != qw.BASE) & (tag != qw.GERUND))
    according = is_according(words.verb[token[after]])
    begin = token[after] + 1 + according
    found_first, found_last = subjects_after(begin, words)
    good = (found_first >= 0) & (according | _follows_quote(token[after], words))
    first[after[good]], last[after[good]] = found_first[good], found_last[good]
    inverted[after[good]] = True
    return Cues(token, words.verb[token], tag, first, last, inverted)


def is_according(verb: Array) -> Array:
    """Whether the cue is "according to"."""
    return verb == next(i for i, row in enumerate(qw.verb_table()) if row[0] == "according")


def _follows_quote(token: Array, words: Words) -> Array:
    """Whether the token before is quoted speech."""
    return words.blocked[np.maximum(token - 1, 0)] & (token > 0)


def subjects_before(token: Array, words: Words) -> tuple[Array, Array]:
    """Noun phrase that ends before each verb: its first and last token, -1 where none is certain."""
    n = len(token)
    state, first, last = np.full(n, SEEK), np.full(n, -1), np.full(n, -1)
    sentence = words.sentence[token] if n else token
    active = np.arange(n)
    for step in range(1, STEPS):
        at = token[active] - step
        gone = (at < 0) | (words.sentence[np.maximum(at, 0)] != sentence[active]) | words.blocked[np.maximum(at, 0)]
        ended = active[gone]
        first[ended[state[ended] == NOUN]] = token[ended[state[ended] == NOUN]] - step + 1
        active, at = active[~gone], at[~gone]
        if not len(active):
            break
        _step(active, at, step, state, first, last, words)
        active = active[state[active] < DONE]
    first[active] = -1
    last[first < 0] = -1
    return first, last


def _step(active: Array, at: Array, step: int, state: Array, first: Array, last: Array, words: Words) -> None:
    """One token to the left for every cue that still looks."""
    kind, breaks, capital = words.kind[at], words.breaks[at], words.capital[at]
    now = state[active].copy()
    seek, noun, skip = (now == SEEK) | (now == RELATIVE), now == NOUN, now == SKIP
    comma = seek & breaks & (now == SEEK)
    state[active[comma & (step == 1)]] = SKIP
    state[active[comma & (step != 1)]] = FAILED
    seek &= ~comma
    pronoun = seek & np.isin(kind, SUBJECTS)
    found = seek & ~np.isin(
        kind, (qw.AUXILIARY, qw.ADVERB, qw.PRONOUN, qw.TIME, qw.PREPOSITION, qw.CONJUNCTION, qw.DETERMINER)
    )
    state[active[seek & np.isin(kind, (qw.PREPOSITION, qw.CONJUNCTION, qw.DETERMINER))]] = FAILED
    first[active[pronoun]] = last[active[pronoun]] = at[pronoun]
    state[active[pronoun]] = DONE
    begin = found | (skip & breaks)
    last[active[begin]] = at[begin]
    state[active[begin]] = NOUN
    crossing = (kind == qw.PREPOSITION) & np.isin(words.kind[np.maximum(at - 1, 0)], (qw.ROLE, qw.UNNAMED, qw.TITLE))
    determiner = noun & np.isin(kind, (qw.ARTICLE, qw.DETERMINER)) & ~breaks
    stop = noun & (
        breaks
        | np.isin(kind, (*SUBJECTS, qw.AUXILIARY, qw.ADVERB, qw.CONJUNCTION, qw.PARTICLE))
        | ((kind == qw.PREPOSITION) & ~crossing)
    )
    stop |= noun & ~capital & (words.verb[at] > 0)
    first[active[determiner]] = at[determiner]
    first[active[stop & ~determiner]] = at[stop & ~determiner] + 1
    state[active[determiner | stop]] = DONE


def subjects_after(begin: Array, words: Words) -> tuple[Array, Array]:
    """Noun phrase that begins at each token: its first and last token, -1 where there is none."""
    n = len(words.kind)
    first, last = np.full(len(begin), -1), np.full(len(begin), -1)
    inside = begin < n
    start = np.minimum(begin, max(n - 1, 0))
    if not n:
        return first, last
    kind = words.kind[start]
    good = (
        inside
        & ~words.blocked[start]
        & (words.capital[start] | np.isin(kind, (*SUBJECTS, qw.ARTICLE, qw.DETERMINER, qw.ROLE, qw.UNNAMED, qw.TITLE)))
    )
    good &= ~np.isin(kind, (qw.TIME, qw.PREPOSITION, qw.CONJUNCTION, qw.JOINER, qw.AUXILIARY, qw.ADVERB))
    first[good] = last[good] = start[good]
    growing = np.flatnonzero(good & ~np.isin(kind, SUBJECTS) & ~words.breaks[start])
    for step in range(1, 10):
        at = start[growing] + step
        fits = (at < n) & (words.sentence[np.minimum(at, n - 1)] == words.sentence[start[growing]])
        at = np.minimum(at, n - 1)
        fits &= ~words.blocked[at] & ~np.isin(
            words.kind[at], (qw.TIME, qw.CONJUNCTION, qw.AUXILIARY, qw.ADVERB, qw.PRONOUN)
        )
        fits &= (words.kind[at] != qw.PREPOSITION) & (words.capital[at] | (words.verb[at] == 0))
        growing, at = growing[fits], at[fits]
        last[growing] = at
        growing = growing[~words.breaks[at]]
        if not len(growing):
            break
    return first, last
