"""Subjects: the noun phrase before or after a reporting verb, found by all verbs of a batch in step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from mediakit.segmentation import quote_words as qw

Array = np.ndarray[Any, Any]

STEPS = 18
AFTER = 10
SUBJECTS = (qw.PRONOUN, qw.FIRST_PERSON)
LINKS = (qw.PREPOSITION, qw.CONJUNCTION, qw.JOINER, qw.ARTICLE, qw.DETERMINER, qw.PARTICLE, qw.SECOND_PERSON)
LEADS = (qw.ARTICLE, qw.DETERMINER)
PERSONS = (qw.ROLE, qw.UNNAMED, qw.TITLE)
JOINS = (qw.OF, qw.FOR, qw.ON)
ENDS = (qw.TIME, qw.CONJUNCTION, qw.JOINER, qw.AUXILIARY, qw.ADVERB, qw.PREPOSITION, *SUBJECTS)
SEEK, NOUN, SKIP, DONE = range(4)


@dataclass(frozen=True, slots=True)
class Words:
    """What the walk asks of a token, one value a token; `breaks` is a clause boundary after the token.

    `starts` are the sentence starts of the corpus, `table` and `ids` the facts of each type and the type of each token.
    """

    table: Array
    ids: Array
    kind: Array
    capital: Array
    breaks: Array
    sentence: Array
    starts: Array
    blocked: Array

    def is_verb(self, at: Array) -> Array:
        """Whether the tokens at some places have the form of a reporting verb."""
        return self.table["verb"][self.ids[at]] > 0


@dataclass(frozen=True, slots=True)
class Walk:
    """State of the walk of each verb, and the first and last token found so far; changed in place."""

    state: Array
    first: Array
    last: Array


def likely(first: Array, last: Array, words: Words) -> Array:
    """Whether each phrase can speak: a pronoun, a name, or a phrase with a noun for a person, a body or a document.

    "It" is a subject only where it was taken for one.
    """
    good = np.zeros(len(first), dtype=bool)
    asked = np.flatnonzero(first >= 0)
    for step in range(AFTER):
        asked = asked[(first[asked] + step <= last[asked]) & ~good[asked]]
        if not len(asked):
            break
        at = first[asked] + step
        kind = words.kind[at]
        speaks = qw.among(kind, (*SUBJECTS, qw.ROLE, qw.BODY, qw.UNNAMED)) | (
            words.capital[at] & ~qw.among(kind, (*LINKS, qw.TIME, qw.AUXILIARY, qw.ADVERB))
        )
        good[asked] = speaks | (words.table["hint"][words.ids[at]] == qw.IT)
    return good


def subjects_before(token: Array, words: Words) -> tuple[Array, Array]:
    """Noun phrase that ends before each verb: its first and last token, -1 where none is certain."""
    n = len(token)
    walk = Walk(np.full(n, SEEK), np.full(n, -1), np.full(n, -1))
    sentence = words.sentence[token] if n else token
    active = np.arange(n)
    for step in range(1, STEPS):
        at = token[active] - step
        gone = (at < 0) | (words.sentence[np.maximum(at, 0)] != sentence[active]) | words.blocked[np.maximum(at, 0)]
        ended = active[gone]
        ended = ended[walk.state[ended] == NOUN]
        walk.first[ended] = token[ended] - step + 1
        active, at = active[~gone], at[~gone]
        if not len(active):
            break
        _step(walk, active, at, words, next_to_verb=step == 1)
        active = active[walk.state[active] < DONE]
    walk.last[walk.first < 0] = -1
    return walk.first, walk.last


def _step(walk: Walk, active: Array, at: Array, words: Words, *, next_to_verb: bool) -> None:
    """One token to the left for every verb that still looks."""
    kind, breaks, capital = words.kind[at], words.breaks[at], words.capital[at]
    state, first, last = walk.state, walk.first, walk.last
    now = state[active].copy()
    seek, noun, skip = now == SEEK, now == NOUN, now == SKIP
    comma = seek & breaks
    state[active[comma]] = SKIP if next_to_verb else DONE
    seek &= ~comma
    link = qw.among(kind, LINKS)
    passing = qw.among(kind, (qw.AUXILIARY, qw.ADVERB, qw.TIME))
    pronoun = seek & qw.among(kind, SUBJECTS)
    state[active[seek & link]] = DONE
    first[active[pronoun]] = last[active[pronoun]] = at[pronoun]
    state[active[pronoun]] = DONE
    begin = (seek & ~link & ~passing & ~pronoun) | (skip & breaks & ~words.table["digit"][words.ids[at]])
    last[active[begin]] = at[begin]
    state[active[begin]] = NOUN
    crossing = _tied(at, words)
    inside = (kind == qw.ARTICLE) & _tied(np.maximum(at - 1, 0), words, any_body=False)
    determiner = noun & qw.among(kind, LEADS) & ~breaks & ~inside
    stop = noun & (breaks | (link & ~crossing & ~inside) | qw.among(kind, (*SUBJECTS, qw.AUXILIARY, qw.ADVERB)))
    stop |= noun & ~capital & words.is_verb(at)
    first[active[determiner]] = at[determiner]
    first[active[stop & ~determiner]] = at[stop & ~determiner] + 1
    state[active[determiner | stop]] = DONE


def _tied(at: Array, words: Words, *, any_body: bool = True) -> Array:
    """Whether a preposition ties what follows to the noun before it: "a spokesman for", "Bank of England"."""
    tied = words.kind[at] == qw.PREPOSITION
    some = np.flatnonzero(tied)
    at, hint = at[some], words.table["hint"][words.ids[at[some]]]
    kind = words.kind[np.maximum(at - 1, 0)]
    noun = qw.among(kind, PERSONS)
    noun |= (kind == qw.BODY) & (any_body | (hint == qw.OF))  # "in a letter to the court Lee said"
    tied[some] = (hint != qw.AFTER) & (noun | inside_name(at, words))
    return np.asarray(tied)


def inside_name(at: Array, words: Words) -> Array:
    """Whether a preposition may stand inside a name, between capitals: "Institute for Fiscal Studies"."""
    final = len(words.kind) - 1
    before, after = np.maximum(at - 1, 0), np.minimum(at + 1, final)
    after = np.minimum(after + (words.kind[after] == qw.ARTICLE), final)
    joins = (words.kind[at] == qw.PREPOSITION) & np.isin(words.table["hint"][words.ids[at]], JOINS)
    joins &= words.capital[before] & qw.among(words.kind[before], (0, qw.BODY)) & ~words.breaks[before]
    joins &= words.capital[after] & (words.kind[after] != qw.TIME)
    return np.asarray(joins & (words.sentence[before] == words.sentence[after]) & (after > at))


def subjects_after(begin: Array, words: Words) -> tuple[Array, Array]:
    """Noun phrase that begins at each token: its first and last token, -1 where there is none."""
    n = len(words.kind)
    first, last = np.full(len(begin), -1), np.full(len(begin), -1)
    if not n or not len(begin):
        return first, last
    start = np.minimum(begin, n - 1)
    kind = words.kind[start]
    good = (begin < n) & ~words.blocked[start]
    good &= ~qw.among(kind, (qw.TIME, qw.AUXILIARY, qw.ADVERB)) & (~qw.among(kind, LINKS) | qw.among(kind, LEADS))
    good &= words.table["letters"][words.ids[start]]
    first[good] = last[good] = start[good]
    body = qw.among(kind, (qw.ARTICLE, qw.BODY))
    growing = np.flatnonzero(good & ~qw.among(kind, SUBJECTS) & ~words.breaks[start])
    for step in range(1, AFTER):
        at = start[growing] + step
        fits = at < n
        at = np.minimum(at, n - 1)
        fits &= (words.sentence[at] == words.sentence[start[growing]]) & ~words.blocked[at]
        fits &= ~qw.among(words.kind[at], ENDS) | (body[growing] & inside_name(at, words))
        fits &= words.capital[at] | ~words.is_verb(at)
        growing, at = growing[fits], at[fits]
        last[growing] = at
        growing = growing[~words.breaks[at]]
        if not len(growing):
            break
    return first, last
