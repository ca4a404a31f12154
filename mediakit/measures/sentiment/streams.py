"""The words an instrument reads, from the tokens of a corpus.

Stock VADER cuts at white space only: tokens that touch ("crisis—a", "wait...") are put together again for it. News
mode reads the tokens of the corpus; its dashes and ellipses are no words. Tokens that are no word of their own stay
where they are, as silent ones, so that positions are always those of the corpus.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from mediakit.corpus import Array, Corpus
    from mediakit.measures.sentiment.spellings import Spellings

PLAIN_MARKS = {
    **dict.fromkeys("‘’‚‛ʼ′´`", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―", "-"),
    "…": "...",
}
JOINTS = "-.'\""
"""A token of these alone is a dash or an ellipsis, with quotation marks perhaps."""


@dataclass(frozen=True, slots=True)
class Stream:
    """Words of an instrument.

    Attributes
    ----------
    ids : int array, (n_tokens,)
        Spelling of each token.
    sentence_start : int array, (n_sentences + 1,)
    silent : int array
        Tokens that are no word, ascending.
    form_of : int array, (n_spellings,), or None
        Form in which a spelling is read; None if each is read as it is.
    """

    ids: Array
    sentence_start: Array
    silent: Array
    form_of: Array | None = None

    def n_words(self) -> Array:
        """Words of each sentence, (n_sentences,)."""
        n_silent = np.bincount(self.sentence_of(self.silent), minlength=len(self.sentence_start) - 1)
        return np.diff(self.sentence_start) - n_silent

    def sentence_of(self, at: Array) -> Array:
        """Sentence of each token position."""
        return np.searchsorted(self.sentence_start, at, side="right") - 1


def stock_stream(corpus: Corpus, spellings: Spellings) -> Stream:
    """Words of stock VADER; `spellings` takes up those that are put together."""
    touching = np.flatnonzero(corpus.token_start[1:] == corpus.token_end[:-1]) + 1
    new = np.searchsorted(corpus.sentence_start, touching)
    touching = touching[corpus.sentence_start[new] != touching]
    if not len(touching):
        return Stream(corpus.index(), corpus.sentence_start, touching)
    first, last = runs(touching)
    parts = corpus.type_ids[first[0] - 1 : last[-1] + 1]
    known, ids = spellings.known, corpus.index().copy()
    rows = zip((first - first[0]).tolist(), (last - first[0] + 2).tolist(), strict=True)
    ids[first - 1] = spellings.ids("".join([known[k] for k in parts[i:j].tolist()]) for i, j in rows)
    return Stream(ids, corpus.sentence_start, touching)


def news_stream(corpus: Corpus, spellings: Spellings) -> Stream:
    """Words of news mode with plain marks; `spellings` takes up the plain ones."""
    form_of = np.arange(len(spellings.known))
    wide = spellings.wide[0]
    plain = "\n".join([spellings.known[k] for k in wide.tolist()])
    for mark, instead in PLAIN_MARKS.items():
        plain = plain.replace(mark, instead)
    if len(wide):
        form_of[wide] = spellings.ids(plain.split("\n"))
    joints = np.zeros(len(spellings.known), dtype=bool)
    joints[spellings.made_of(JOINTS)] = True
    silent = np.flatnonzero(joints[form_of].take(corpus.index()))
    return Stream(corpus.index(), corpus.sentence_start, silent, form_of)


def runs(positions: Array) -> tuple[Array, Array]:
    """First and last position of each run of adjoining positions.

    >>> [ends.tolist() for ends in runs(np.array([2, 3, 7]))]
    [[2, 7], [3, 7]]
    """
    breaks = np.flatnonzero(np.diff(positions) > 1)
    first = positions[np.concatenate([[0], breaks + 1])] if len(positions) else positions
    last = positions[np.concatenate([breaks, [len(positions) - 1]])] if len(positions) else positions
    return first, last
