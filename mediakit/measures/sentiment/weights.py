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

DAMPING = (1.0, 0.95, 0.9)
NEVER_SO = 1.25
AT_WORK = bits.NEGATION | bits.SO_THIS | bits.LEAST | bits.NO | bits.BOOSTER
"""A word before a hit that has none of these leaves it as it is."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Bits of some hits and of the words around them, the lexicon's valence, and the boosts of the words before.

    `loud`: capitals count as shouting there, as some, not all, words of the sentence are in capitals.
    """

    own: Array
    before: list[Array]
    after: Array
    valence: Array
    boosts: list[Array]
    loud: Array


def weigh(near: Neighbours) -> Array:
    """Valence of each hit, (n_hits,)."""
    valence = _after_no(near)
    valence = valence + _shout(near.loud & unpack(near.own, bits.UPPER), valence)
    for part, boost, damping, factor in zip(near.before, near.boosts, DAMPING, _negations(near.before), strict=True):
        free = ~unpack(part, bits.LEXICON | bits.NOTHING)
        step = boost * np.where(valence < 0, -1, 1)
        step = step + _shout(near.loud & unpack(part, bits.UPPER) & (boost != 0), valence)
        valence = np.where(free, (valence + step * damping) * factor, valence)
    return np.where(_least(near.before), valence * installed().negation, valence)


def _after_no(near: Neighbours) -> Array:
    """Read "no": before a word of the lexicon it loses its valence and turns that of the word."""
    silent = unpack(near.own, bits.NO) & unpack(near.after, bits.LEXICON)
    one, two, three = (unpack(p, bits.NO) for p in near.before)
    turned = one | two | (three & unpack(near.before[0], bits.OR_NOR))
    return np.where(turned, near.valence * installed().negation, np.where(silent, 0.0, near.valence))


def _shout(where: Array, valence: Array) -> Array:
    """Emphasis of capitals: away from zero."""
    return np.asarray(where * np.where(valence > 0, 1, -1) * installed().caps)


def _negations(parts: list[Array]) -> list[Array]:
    """Factor by which each of the three words before the hit changes it, (n_hits,) each."""
    one, two, three = parts
    turn, same = installed().negation, 1.0
    so_near, doubt_near = unpack(one, bits.SO_THIS), unpack(one, bits.DOUBT)
    so_far = so_near | (unpack(three, bits.NEVER) & unpack(two, bits.SO_THIS))
    doubt_far = unpack(three, bits.WITHOUT) & (unpack(two, bits.DOUBT) | doubt_near)
    second = [unpack(two, bits.NEVER) & so_near, unpack(two, bits.WITHOUT) & doubt_near, unpack(two, bits.NEGATION)]
    third = [so_far, doubt_far, unpack(three, bits.NEGATION)]
    return [
        np.where(unpack(one, bits.NEGATION), turn, same),
        np.select(second, [NEVER_SO, same, turn], same),
        np.select(third, [NEVER_SO, same, turn], same),
    ]


def _least(parts: list[Array]) -> Array:
    """Read "least": right before the hit it negates, but not in "at least" and "very least"."""
    right_before = unpack(parts[0], bits.LEAST) & ~unpack(parts[0], bits.LEXICON)
    return np.asarray(right_before & ~unpack(parts[1], bits.AT_VERY))
