"""Scored sentences: the words that count, and the compound and shares they add up to.

Source: Hutto & Gilbert (2014); the weights are those of the vaderSentiment package.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from mediakit.corpus import Array

NORMALISED_BY = 15  # alpha of Hutto & Gilbert: close to the largest sum expected


@dataclass(frozen=True, slots=True)
class Scored:
    """Words that carry valence (hits), and the emphasis by marks.

    Attributes
    ----------
    token, form, sentence : int arrays, (n_hits,)
        Token of the corpus (ascending), its form, its sentence.
    valence : float array, (n_hits,)
        After boosters, negation, capitals and "but".
    emphasis : float array, (n_sentences,)
        What exclamation and question marks add to the leading side.
    n_words : int array, (n_sentences,)
    """

    token: Array
    form: Array
    sentence: Array
    valence: Array
    emphasis: Array
    n_words: Array

    def total(self) -> Array:
        """Sum of valences, marks included, (n_sentences,)."""
        plain = np.bincount(self.sentence, self.valence, minlength=len(self.emphasis))
        return np.asarray(plain + np.sign(plain) * self.emphasis)

    def compound(self) -> Array:
        """Valence of each sentence in [-1, 1], 0 without hits; not rounded."""
        return compound_of(self.total())

    def hits(self) -> Array:
        """Words of the lexicon in each sentence, (n_sentences,)."""
        return np.bincount(self.sentence, minlength=len(self.emphasis))

    def shares(self) -> tuple[Array, Array, Array]:
        """Negative, neutral and positive share of each sentence, as the stock analyser weighs them."""
        n, v = len(self.emphasis), self.valence
        up, down = v > 0, v < 0
        positive = np.bincount(self.sentence[up], v[up] + 1, minlength=n)
        negative = np.bincount(self.sentence[down], 1 - v[down], minlength=n)
        neutral = self.n_words - np.bincount(self.sentence[up | down], minlength=n)
        lead = np.sign(positive - negative)
        positive, negative = positive + self.emphasis * (lead > 0), negative + self.emphasis * (lead < 0)
        whole = positive + negative + neutral
        return negative / whole, neutral / whole, positive / whole


def compound_of(total: Array) -> Array:
    """Map a sum of valences to [-1, 1].

    >>> compound_of(np.array([0.0, 1.0])).tolist()
    [0.0, 0.25]
    """
    return np.asarray(np.clip(total / np.sqrt(total * total + NORMALISED_BY), -1, 1))


def rounded(values: Array, digits: int) -> Array:
    """Round as Python does, which the stock analyser uses; NumPy goes another way for some ties.

    >>> rounded(np.array([0.5055, 0.2]), 3).tolist()
    [0.505, 0.2]
    """
    result, scaled = values.round(digits), np.abs(values) * 10**digits
    ties = np.flatnonzero(np.abs(scaled % 1 - 0.5) < 1e-6)
    result[ties] = [round(value, digits) for value in values[ties].tolist()]
    return np.asarray(result)


def merged(main: Scored, side: Scored, token: Array, sentences: Array) -> Scored:
    """Put sentences that were scored apart back: their `sentences`, and the corpus `token` of each word read there."""
    emphasis, n_words = main.emphasis.copy(), main.n_words.copy()
    emphasis[sentences], n_words[sentences] = side.emphasis, side.n_words
    place = np.concatenate([main.token, token[side.token]])
    order = np.argsort(place, kind="stable")
    return Scored(
        place[order],
        np.concatenate([main.form, side.form])[order],
        np.concatenate([main.sentence, sentences[side.sentence]])[order],
        np.concatenate([main.valence, side.valence])[order],
        emphasis,
        n_words,
    )
