"""Valence of each hit from the three words before it: boosters, negation, capitals, "no" and "least".

The steps keep the order and the quirks of `SentimentIntensityAnalyzer.sentiment_valence` in vaderSentiment 3.3.2:
a word before the hit that is itself in the lexicon neither boosts nor negates, and "so" or "this" right before the hit
replaces a negation two words earlier.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mediakit.measures.sentiment import table as bits
from mediakit.measures.sentiment.stock import installed
from mediakit.measures.sentiment.table import unpack

if TYPE_CHECKING:
    from mediakit.corpus import Array
    from mediakit.measures.sentiment.table import Table

DAMPING = (1.0, 0.95, 0.9)
NEVER_SO = 1.25


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Form ids of the hits and of the words around them; outside the sentence stands the empty form."""

    own: Array
    before: tuple[Array, Array, Array]
    after: Array

    def select(self, kept: Array) -> Neighbours:
        """Only the hits where `kept` is true."""
        one, two, three = self.before
        return Neighbours(self.own[kept], (one[kept], two[kept], three[kept]), self.after[kept])


def weigh(near: Neighbours, table: Table, loud: Array) -> Array:
    """Valence of each hit, (n_hits,).

    Parameters
    ----------
    loud : bool array, (n_hits,)
        Capitals count as shouting there: some, not all, words of the sentence are in capitals.
    """
    own, parts = table.part[near.own], [table.part[b] for b in near.before]
    valence = _after_no(table.valence[near.own], own, table.part[near.after], parts)
    shout = loud & unpack(own, bits.UPPER)
    valence = valence + shout * np.where(valence > 0, 1, -1) * installed().caps
    factors = _negations(parts)
    for k, (ids, part) in enumerate(zip(near.before, parts, strict=True)):
        free = ~unpack(part, bits.LEXICON | bits.NOTHING)
        boosted = valence + _boost(table.booster[ids], valence, loud & unpack(part, bits.UPPER)) * DAMPING[k]
        valence = np.where(free, boosted * factors[k], valence)
    return np.where(_least(parts), valence * installed().negation, valence)


def _after_no(base: Array, own: Array, after: Array, parts: list[Array]) -> Array:
    """Read "no": before a word of the lexicon it loses its valence and turns that of the word."""
    silent = unpack(own, bits.NO) & unpack(after, bits.LEXICON)
    one, two, three = (unpack(p, bits.NO) for p in parts)
    turned = one | two | (three & unpack(parts[0], bits.OR_NOR))
    return np.where(turned, base * installed().negation, np.where(silent, 0.0, base))


def _boost(booster: Array, valence: Array, shout: Array) -> Array:
    """Step that a booster adds: away from zero for an intensifier, toward it for a dampener."""
    if not booster.any():
        return booster
    step = booster * np.where(valence < 0, -1, 1)
    return step + (shout & (booster != 0)) * np.where(valence > 0, 1, -1) * installed().caps


def _negations(parts: list[Array]) -> list[Array]:
    """Factor by which each of the three words before the hit changes it, (n_hits,) each."""
    one, two, three = parts
    turn, same = installed().negation, 1.0
    so_near = unpack(one, bits.SO_THIS)
    doubt_near = unpack(one, bits.DOUBT)
    never_so_far = unpack(three, bits.NEVER) & unpack(two, bits.SO_THIS)
    return [
        np.where(unpack(one, bits.NEGATION), turn, same),
        np.select(
            [unpack(two, bits.NEVER) & so_near, unpack(two, bits.WITHOUT) & doubt_near, unpack(two, bits.NEGATION)],
            [NEVER_SO, same, turn],
            same,
        ),
        np.select(
            [
                never_so_far | so_near,
                unpack(three, bits.WITHOUT) & (unpack(two, bits.DOUBT) | doubt_near),
                unpack(three, bits.NEGATION),
            ],
            [NEVER_SO, same, turn],
            same,
        ),
    ]


def _least(parts: list[Array]) -> Array:
    """Read "least": right before the hit it negates, but not in "at least" and "very least"."""
    return unpack(parts[0], bits.LEAST) & ~unpack(parts[0], bits.LEXICON) & ~unpack(parts[1], bits.AT_VERY)
