"""VADER over a whole corpus at once: the rules of the stock analyser on arrays, with its numbers.

Only words of the lexicon (hits) are looked at, with the three words before each and the two after it; most have no
neighbour that does anything to them, and keep the valence of the lexicon.
Source: Hutto & Gilbert (2014); parity is kept with their package vaderSentiment 3.3.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mediakit.measures.sentiment import table as bits
from mediakit.measures.sentiment.but import halved_before_but
from mediakit.measures.sentiment.idioms import idiom_valences, near_idioms
from mediakit.measures.sentiment.names import are_names
from mediakit.measures.sentiment.scored import Scored
from mediakit.measures.sentiment.table import unpack
from mediakit.measures.sentiment.view import view_of
from mediakit.measures.sentiment.weights import AT_WORK, Neighbours, weigh

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mediakit.corpus import Array
    from mediakit.measures.sentiment.forms import Forms
    from mediakit.measures.sentiment.streams import Stream
    from mediakit.measures.sentiment.table import Table
    from mediakit.measures.sentiment.view import View

SPOT = bits.HIT | bits.BUT | bits.MARK | bits.IDIOM
WATCHED = bits.NO | bits.KIND
"""Hits that may be something else, by the word that follows."""
BACK = 3
EXCLAIM, MOST_EXCLAIMS = 0.292, 4
QUESTION, FEW_QUESTIONS, MANY_QUESTIONS = 0.18, 3, 0.96


@dataclass(frozen=True, slots=True)
class Reading:
    """A lexicon laid over the forms of a corpus, and which quirks of the stock analyser are kept."""

    forms: Forms
    table: Table
    valences: Mapping[str, float]
    caps: bool = True
    names_count: bool = True
    but_by_value: bool = True


@dataclass(frozen=True, slots=True)
class Spots:
    """Words that matter: position, sentence, bits."""

    at: Array
    of: Array
    part: Array

    def where(self, bit: int) -> tuple[Array, Array]:
        """Positions and sentences of the words with a bit."""
        chosen = unpack(self.part, bit)
        return self.at[chosen], self.of[chosen]


def score(stream: Stream, reading: Reading) -> Scored:
    """Find the hits of a stream and weigh them."""
    view = view_of(stream, reading.forms)
    part = reading.table.part[view.form]
    spots = _spots(stream, view, part)
    at, of = spots.where(bits.HIT)
    if not reading.names_count:
        named = are_names(view, reading.forms, at, of)
        view.ids[at[named]] = view.toneless
        at, of = at[~named], of[~named]
    at, of, valence = _weighed(view, reading, part, (at, of))
    valence = _beside_idioms(view, reading, (at, of, valence), spots)
    valence = halved_before_but(
        valence, at, of, _first_but(view, *spots.where(bits.BUT)), by_value=reading.but_by_value
    )
    emphasis = _emphasis(view, reading.forms, *spots.where(bits.MARK))
    return Scored(at, view.form[view.ids[at]], of, valence, emphasis, stream.n_words())


def _spots(stream: Stream, view: View, part: Array) -> Spots:
    """Find the words that matter."""
    at = np.flatnonzero(unpack(part, SPOT).take(view.ids[:-1]))
    return Spots(at, stream.sentence_of(at), part[view.ids[at]])


def _weighed(view: View, reading: Reading, part: Array, hits: tuple[Array, Array]) -> tuple[Array, Array, Array]:
    """Positions, sentences and valences of the hits; "kind" in "kind of" is none."""
    at, of = hits
    before, ids = view.near(at, of, -1, BACK), view.ids[at]
    own, around = part[ids], [part[b] for b in before]
    valence = reading.table.valence[view.form[ids]]
    near_by = around[0] | around[1] | around[2]
    work = unpack(near_by, AT_WORK | bits.UPPER * reading.caps) | unpack(own, WATCHED | bits.UPPER * reading.caps)
    busy = np.flatnonzero(work)
    after = part[view.near(at[busy], of[busy], 1, 1)[0]]
    near = Neighbours(
        own[busy],
        [p[busy] for p in around],
        after,
        valence[busy],
        [reading.table.booster[view.form[b[busy]]] for b in before],
        _loud(view, reading, of[busy], unpack((own | near_by)[busy], bits.UPPER)),
    )
    valence[busy] = weigh(near)
    dropped = busy[unpack(near.own, bits.KIND) & unpack(after, bits.OF)]
    return np.delete(at, dropped), np.delete(of, dropped), np.delete(valence, dropped)


def _loud(view: View, reading: Reading, of: Array, asked: Array) -> Array:
    """Whether some, not all, words of each sentence are in capitals; told where it is asked, else false."""
    loud = np.zeros(len(of), dtype=bool)
    if reading.caps and asked.any():
        sentences, row = np.unique(of[asked], return_inverse=True)
        tokens, start = view.tokens_of(sentences)
        form = view.form[view.ids[tokens]]
        n_upper = np.add.reduceat(reading.forms.upper[form], start, dtype=np.int64)
        n_words = np.add.reduceat(form != reading.forms.silent, start, dtype=np.int64)
        loud[asked] = ((n_upper > 0) & (n_upper < n_words))[row]
    return loud


def _beside_idioms(view: View, reading: Reading, hits: tuple[Array, Array, Array], spots: Spots) -> Array:
    """Valences of all hits; those beside an idiom have that of the stock analyser."""
    at, of, valence = hits
    rare = near_idioms(view, reading.table.idiom_word, at, spots.where(bits.IDIOM)[0])
    if len(rare):
        loud = _loud(view, reading, of[rare], np.ones(len(rare), dtype=bool))
        valence[rare] = idiom_valences(view, reading.forms, reading.valences, (at[rare], of[rare], loud))
    return valence


def _first_but(view: View, at: Array, of: Array) -> Array:
    """Position of the first "but" of each sentence, -1 without one, (n_sentences,)."""
    first = np.full(len(view.sentence_start) - 1, -1)
    first[of[::-1]] = at[::-1]  # of several values for one place the last is kept
    return first


def _emphasis(view: View, forms: Forms, at: Array, of: Array) -> Array:
    """Weigh the exclamation and question marks of each sentence, (n_sentences,)."""
    n = len(view.sentence_start) - 1
    form = view.form[view.ids[at]]
    exclaims = np.bincount(of, forms.exclaims[form], minlength=n)
    questions = np.bincount(of, forms.questions[form], minlength=n)
    asked = np.where(questions > FEW_QUESTIONS, MANY_QUESTIONS, (questions > 1) * questions * QUESTION)
    return np.minimum(exclaims, MOST_EXCLAIMS) * EXCLAIM + asked
