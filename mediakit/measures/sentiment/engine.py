"""VADER over a whole corpus at once: the rules of the stock analyser on arrays, with its numbers.

Only words of the lexicon (hits) are looked at, with the three words before each and the two after it.
Source: Hutto & Gilbert (2014); parity is kept with their package vaderSentiment 3.3.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mediakit.measures.sentiment import table as bits
from mediakit.measures.sentiment.but import halved_before_but
from mediakit.measures.sentiment.idioms import AHEAD, BACK, near_idioms
from mediakit.measures.sentiment.scored import Scored
from mediakit.measures.sentiment.stock import Window, stock_valence
from mediakit.measures.sentiment.table import unpack
from mediakit.measures.sentiment.weights import Neighbours, weigh

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mediakit.corpus import Array
    from mediakit.measures.sentiment.forms import Forms
    from mediakit.measures.sentiment.table import Table

EXCLAIM, MOST_EXCLAIMS = 0.292, 4
QUESTION, FEW_QUESTIONS, MANY_QUESTIONS = 0.18, 3, 0.96


@dataclass(frozen=True, slots=True)
class Stream:
    """Words as the analyser reads them: `ids` into the forms, and the offsets of the sentences.

    `token` is the (first) token of the corpus behind each word; None where words and tokens are the same.
    """

    ids: Array
    sentence_start: Array
    token: Array | None = None

    def tokens_of(self, at: Array) -> Array:
        """Tokens of the corpus behind the words at some positions."""
        return at if self.token is None else self.token[at]


@dataclass(frozen=True, slots=True)
class Reading:
    """A lexicon laid over the forms of a corpus, and the quirks of the stock analyser that are kept."""

    forms: Forms
    table: Table
    valences: Mapping[str, float]
    caps: bool = True
    but_by_value: bool = True


def score(stream: Stream, reading: Reading) -> Scored:
    """Find the hits of a stream and weigh them."""
    part = reading.table.part[stream.ids]
    spots = np.flatnonzero(part & (bits.HIT | bits.BUT | bits.MARK | bits.IDIOM))
    part = part[spots]
    of = np.searchsorted(stream.sentence_start, spots, side="right") - 1
    hit = unpack(part, bits.HIT)
    at, sentence = spots[hit], of[hit]
    near = _neighbours(stream, at, sentence, reading.forms.nothing)
    kept = ~(unpack(reading.table.part[near.own], bits.KIND) & unpack(reading.table.part[near.after], bits.OF))
    if not kept.all():
        at, sentence, near = at[kept], sentence[kept], near.select(kept)
    loud = _loud(stream, reading, near, sentence)
    valence = weigh(near, reading.table, loud)
    rare = near_idioms(at, stream.ids, spots[unpack(part, bits.IDIOM)], reading.table)
    valence[rare] = [_by_stock(stream, reading, at[k], sentence[k], loud=bool(loud[k])) for k in rare]
    but = unpack(part, bits.BUT)
    valence = halved_before_but(valence, at, sentence, _first(of[but], spots[but]), by_value=reading.but_by_value)
    marked = unpack(part, bits.MARK)
    emphasis = _emphasis(reading.forms, stream, spots[marked], of[marked])
    return Scored(at, sentence, valence, emphasis, np.diff(stream.sentence_start))


def _neighbours(stream: Stream, at: Array, of: Array, nothing: int) -> Neighbours:
    """Gather the forms around the hits."""
    ids, first, end = stream.ids, stream.sentence_start[of], stream.sentence_start[of + 1]
    one, two, three = (np.where(at - k >= first, ids[at - k], nothing) for k in (1, 2, 3))
    after = np.where(at + 1 < end, ids[np.minimum(at + 1, max(len(ids) - 1, 0))], nothing)
    return Neighbours(ids[at], (one, two, three), after)


def _loud(stream: Stream, reading: Reading, near: Neighbours, of: Array) -> Array:
    """Hits in sentences of which some, not all, words are in capitals; told only where a word near is in capitals."""
    loud = np.zeros(len(of), dtype=bool)
    if not reading.caps:
        return loud
    upper = reading.forms.upper
    asked = upper[near.own] | upper[near.before[0]] | upper[near.before[1]] | upper[near.before[2]]
    sentences = np.unique(of[asked])
    first, end = stream.sentence_start[sentences], stream.sentence_start[sentences + 1]
    before = np.concatenate([[0], np.cumsum(upper[stream.ids])]) if len(sentences) else np.zeros(1, dtype=np.int64)
    n_upper = before[end] - before[first]
    mixed = sentences[(n_upper > 0) & (n_upper < end - first)]
    loud[asked] = np.isin(of[asked], mixed)
    return loud


def _by_stock(stream: Stream, reading: Reading, at: int, of: int, *, loud: bool) -> float:
    """Valence of a hit beside an idiom, from the stock analyser."""
    first, end = stream.sentence_start[of], stream.sentence_start[of + 1]
    begin = max(first, at - BACK)
    words = reading.forms.stripped[stream.ids[begin : min(end, at + AHEAD + 1)]].tolist()
    return stock_valence(Window(words, loud), int(at - begin), reading.valences)


def _first(sentences: Array, positions: Array) -> tuple[Array, Array]:
    """Each sentence once, with the first of its positions."""
    rows, index = np.unique(sentences, return_index=True)
    return rows, positions[index]


def _emphasis(forms: Forms, stream: Stream, at: Array, of: Array) -> Array:
    """Weigh the exclamation and question marks of each sentence, (n_sentences,)."""
    n = len(stream.sentence_start) - 1
    exclaims = np.bincount(of, forms.exclaims[stream.ids[at]], minlength=n)
    questions = np.bincount(of, forms.questions[stream.ids[at]], minlength=n)
    asked = np.where(questions > FEW_QUESTIONS, MANY_QUESTIONS, (questions > 1) * questions * QUESTION)
    return np.minimum(exclaims, MOST_EXCLAIMS) * EXCLAIM + asked
