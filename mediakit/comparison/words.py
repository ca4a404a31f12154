"""Words of a batch of articles as numbers: equal for equal word forms, whatever their case and outer punctuation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from mediakit.wordforms import is_word, word_form

if TYPE_CHECKING:
    from mediakit.corpus import Array, Corpus


class Words(NamedTuple):
    """The words of a batch in text order.

    Attributes
    ----------
    forms : object array of str
        Distinct word forms.
    ids : int64 array, (n_words,)
        Word form of each word.
    token : int64 array, (n_words,)
        Its token.
    start : int64 array, (n_articles + 1,)
        Words of article i are `[start[i], start[i + 1])`.
    """

    forms: Array
    ids: Array
    token: Array
    start: Array

    @property
    def article(self) -> Array:
        """Article (position) of each word."""
        return np.repeat(np.arange(len(self.start) - 1), np.diff(self.start))


def words_of(corpus: Corpus) -> Words:
    """Return the words of a corpus; tokens without a letter or digit are left out."""
    return numbered(corpus.types, corpus.type_ids, corpus.article_start)


def numbered(types: Array, type_ids: Array, article_start: Array) -> Words:
    """Return the words of tokens that are given as numbers of types."""
    forms, of_type = np.unique(word_form(types).astype(str), return_inverse=True)
    kept = is_word(types)[type_ids]
    before = np.concatenate([[0], np.cumsum(kept)])
    token = np.flatnonzero(kept)
    return Words(forms.astype(object), of_type[type_ids[token]].astype(np.int64), token, before[article_start])
