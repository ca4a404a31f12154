"""Heads: the name inside the mention of a speaker, if there is one.

"Press secretary Ann Lee of Bogtown" is Ann Lee; in "a spokesman for Ann Lee", "Israeli officials" and "Ann Lee's
office" nobody is named.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from mediakit.attribution.speakers import Attributions
from mediakit.attribution.subjects import LINKS, SUBJECTS, Words, inside_name
from mediakit.segmentation import quote_words as qw

Array = np.ndarray[Any, Any]

Name = tuple[Array, Array, Array]
"""Of each mention: first token of the name, its last, and whether there is one."""

LONGEST = 10
LONGEST_APPOSED = 4
NO_NAME = (*LINKS, *SUBJECTS, qw.TIME, qw.TITLE, qw.SUFFIX)
PERSONS = (qw.ROLE, qw.UNNAMED)


def heads(found: Attributions, words: Words) -> Name:
    """Name inside each mention.

    It is the last run of capitalised words before a preposition or a comma, or else the one set off after it.
    """
    first, head = found.first.copy(), found.last.copy()
    named, growing = np.zeros(len(first), dtype=bool), found.first >= 0
    running = np.zeros(len(first), dtype=bool)
    body = qw.among(words.kind[np.maximum(first, 0)], (qw.ARTICLE, qw.BODY))
    for step in range(LONGEST):
        at = found.first + step
        growing &= at <= found.last
        if not growing.any():
            break
        safe = np.where(growing, at, 0)
        kind = words.kind[safe]
        joins = running & body & (at < found.last) & inside_name(safe, words)
        growing &= (kind != qw.PREPOSITION) | (step == 0) | joins
        capital = growing & words.capital[safe] & ~qw.among(kind, NO_NAME)
        inner = growing & (_particle(safe, words) | (running & (joins | (kind == qw.ARTICLE))))
        owner = capital & _owner(safe, words) & (at < found.last)
        named &= ~(growing & ~words.capital[safe] & qw.among(kind, PERSONS))
        first = np.where((capital | inner) & ~running, at, first)
        head = np.where(capital | (growing & ~named), at, head)
        named = (named | (capital & ~_common(safe, words))) & ~owner
        running = (capital | inner) & ~owner
        growing &= ~words.breaks[safe] | (kind == qw.TITLE)
    return _apposed((first, head, named), found, words)


def _common(at: Array, words: Words) -> Array:
    """Whether a capital is only that of its sentence: "Critics called it …", "Police said"."""
    opens = words.starts[words.sentence[at]] == at
    return np.asarray(opens & qw.among(words.kind[at], (qw.BODY, qw.UNNAMED)))


def _owner(at: Array, words: Words) -> Array:
    """Whether a token owns what follows it: "Smith's lawyer" is not Smith."""
    return np.asarray(words.table["genitive"][words.ids[at]])


def _particle(at: Array, words: Words) -> Array:
    """Whether a small word belongs to the name that goes on after it: "von" of "von der Leyen"."""
    following = np.minimum(at + 1, len(words.kind) - 1)
    goes_on = (following > at) & (words.sentence[following] == words.sentence[at])
    goes_on &= words.capital[following] | (words.kind[following] == qw.NAME_PARTICLE)
    small = ~words.capital[at] & (words.kind[at] == qw.NAME_PARTICLE) & ~words.breaks[at]
    return np.asarray(small & goes_on)


def _apposed(name: Name, found: Attributions, words: Words) -> Name:
    """The name set off by commas after a mention without one: "his lawyer, Ann Lee, said"."""
    first, head, named = name
    last = np.maximum(found.last, 0)
    growing = (found.first >= 0) & ~named & (head == found.last) & words.table["comma"][words.ids[last]]
    growing &= ~qw.among(words.kind[last], SUBJECTS)
    done, end = np.zeros(len(first), dtype=bool), last.copy()
    for step in range(1, LONGEST_APPOSED + 1):
        at = np.minimum(last + step, len(words.kind) - 1)
        kind = words.kind[at]
        growing &= (last + step < len(words.kind)) & (words.sentence[at] == words.sentence[last]) & ~words.blocked[at]
        growing &= (words.capital[at] & ~_owner(at, words)) | _particle(at, words)
        growing &= ~qw.among(kind, (*LINKS, *SUBJECTS, qw.TIME, *PERSONS))
        end = np.where(growing, at, end)
        closed = growing & words.breaks[at] & ~qw.among(kind, (qw.TITLE, qw.NAME_PARTICLE))
        done |= closed
        growing &= ~closed
    return np.where(done, last + 1, first), np.where(done, end, head), named | done
