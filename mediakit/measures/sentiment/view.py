"""A stream laid over the forms: walk from word to word, over silent tokens, and not beyond the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mediakit.measures.sentiment.streams import runs

if TYPE_CHECKING:
    from mediakit.corpus import Array
    from mediakit.measures.sentiment.forms import Forms
    from mediakit.measures.sentiment.streams import Stream


@dataclass(frozen=True, slots=True)
class View:
    """Ids of a stream, one more at the end, in which silent tokens have an id of their own.

    `form` is the form of each id; `first`, `last` are the ends of each run of silent
    tokens.
    """

    ids: Array
    form: Array
    sentence_start: Array
    first: Array
    last: Array

    @property
    def nothing(self) -> int:
        """Id outside a sentence."""
        return len(self.form) - 1

    @property
    def toneless(self) -> int:
        """Id of a word that no lexicon holds."""
        return len(self.form) - 3

    def step(self, at: Array, way: int) -> Array:
        """Position of the next word (way 1) or the one before (way -1); -1 and n_tokens are the ends."""
        at = np.minimum(at + 1, len(self.ids) - 1) if way > 0 else np.maximum(at - 1, -1)
        inside = np.flatnonzero(self.ids[at] == len(self.form) - 2) if len(self.first) else self.first
        if len(inside):
            run = np.searchsorted(self.last, at[inside])
            at[inside] = (self.last if way > 0 else self.first)[run] + way
        return at

    def near(self, at: Array, of: Array, way: int, reach: int) -> list[Array]:
        """Ids of the next `reach` words in one direction; `nothing` beyond sentence `of`."""
        low, high = self.sentence_start[of], self.sentence_start[of + 1]
        found = []
        for _ in range(reach):
            at = self.step(at, way)
            found.append(np.where((at >= low) & (at < high), self.ids[at], self.nothing))
        return found

    def tokens_of(self, sentences: Array) -> tuple[Array, Array]:
        """Positions of all tokens of some sentences, and where each sentence begins among them."""
        first, size = self.sentence_start[sentences], np.diff(self.sentence_start)[sentences]
        start = np.cumsum(size) - size
        return np.arange(size.sum()) + np.repeat(first - start, size), start


def view_of(stream: Stream, forms: Forms) -> View:
    """Lay a stream over the forms of its spellings."""
    n_forms = len(forms.upper)
    form = np.arange(n_forms - 3) if stream.form_of is None else stream.form_of
    form = np.append(form, [forms.toneless, forms.silent, forms.nothing])
    ids = np.append(stream.ids, len(form) - 1)
    ids[stream.silent] = len(form) - 2
    return View(ids, form, stream.sentence_start, *runs(stream.silent))
