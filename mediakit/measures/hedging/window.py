"""What a guard sees: the words around each candidate, never beyond its sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediakit.corpus import Array, Corpus
from mediakit.measures.hedging.words import ENDINGS, class_bits, word_bits
from mediakit.segmentation.quote_words import facts

SKIPPED = 4
"""How many adverbs in a row a guard looks past."""


@dataclass(frozen=True, slots=True)
class Text:
    """The facts of a corpus that windows read: one value a type, and each token's type and sentence."""

    type_ids: Array
    bits: Array
    facts: Array
    sentence_start: Array

    @classmethod
    def of(cls, corpus: Corpus) -> Text:
        """Facts of the corpus's types, computed once."""
        return cls(corpus.index(), corpus.per_type(word_bits), corpus.per_type(facts), corpus.sentence_start)


@dataclass(frozen=True, slots=True)
class Window:
    """Candidates, one entry each: tokens `first` to `last` of the sentence `[begin, end)`."""

    text: Text
    first: Array
    last: Array
    begin: Array
    end: Array

    def take(self, chosen: Array) -> Window:
        """Return the chosen candidates only."""
        return Window(self.text, self.first[chosen], self.last[chosen], self.begin[chosen], self.end[chosen])

    def bits_at(self, token: Array) -> Array:
        """Classes of the token; only `edge` outside the sentence."""
        inside = (token >= self.begin) & (token < self.end)
        safe = np.where(inside, token, self.first)
        return np.where(inside, self.text.bits[self.text.type_ids[safe]], class_bits()["edge"])

    def fact_at(self, token: Array, name: str) -> Array:
        """Whether the token has this fact of `quote_words.facts`; false outside the sentence."""
        inside = (token >= self.begin) & (token < self.end)
        return np.asarray(
            self.text.facts[name][self.text.type_ids[np.where(inside, token, self.first)]] & inside, dtype=bool
        )

    def closed_at(self, token: Array) -> Array:
        """Whether the clause may end with the token: a comma, colon or full stop, or the edge of the sentence."""
        mark = self.fact_at(token, "comma") | self.fact_at(token, "colon") | self.fact_at(token, "stop")
        return np.asarray(mark | (token < self.begin) | (token >= self.end - 1))

    def after(self, *names: str) -> Array:
        """Whether the next token is of one of the classes and no comma stands between."""
        return np.asarray(self.has(self.last + 1, *names) & ~self.closed_at(self.last))

    def before(self, *names: str) -> Array:
        """Whether the token before is of one of the classes and no comma stands between."""
        return np.asarray(self.has(self.first - 1, *names) & ~self.closed_at(self.first - 1))

    def has(self, token: Array, *names: str) -> Array:
        """Whether the token is of one of the classes."""
        return np.asarray((self.bits_at(token) & mask_of(*names)) != 0)

    def unknown(self, token: Array) -> Array:
        """Whether the token is of no class at all."""
        return np.asarray((self.bits_at(token) & ~mask_of(*(f"-{e}" for e in ENDINGS))) == 0)


def past_adverbs(w: Window, step: int) -> Array:
    """First token that is no adverb, after the candidate (step 1) or before it (step -1)."""
    token = w.last + 1 if step > 0 else w.first - 1
    for _ in range(SKIPPED):
        skip = w.has(token, "adverb", "neg") & ~w.has(token, "not_adverb", "modal", "be")
        token = token + step * skip
    return token


def mask_of(*names: str) -> int:
    """Bits of the classes together."""
    bits = class_bits()
    return sum(bits[name] for name in dict.fromkeys(names))
