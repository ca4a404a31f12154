"""Mentions of a name in a corpus: whole words, aliases, possessives, typographic marks."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.errors import InputError
from mediakit.measures.sentiment.streams import PLAIN_MARKS
from mediakit.segmentation.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediakit.corpus import Array, Corpus

PLAIN = str.maketrans(PLAIN_MARKS)


def mentions(corpus: Corpus, names: Sequence[str]) -> pd.DataFrame:
    """Tokens at which one of the names stands, one row a mention: `first`, `end` (tokens), `sentence`.

    A name of several words must stand in one sentence; of two names that overlap the longer counts. A name with a
    capital letter is found only as it is written, one without in any case. A possessive 's is no part of a word.
    """
    wanted = sorted({tuple(_words(n)) for n in names if _words(n)}, key=len, reverse=True)
    if not wanted:
        raise InputError(
            f"a name to look for must hold a letter or digit; not {', '.join(map(repr, names)) or 'nothing'}"
        )
    plain = np.array([plain_form(t) for t in corpus.types], dtype=object)
    taken = np.zeros(len(corpus.type_ids) + 1, dtype=bool)
    found = [_occurrences(corpus, plain, name, taken) for name in wanted]
    rows = pd.DataFrame({"first": np.concatenate([f for f, _ in found]), "end": np.concatenate([e for _, e in found])})
    rows = rows.sort_values("first", ignore_index=True)
    rows["sentence"] = np.searchsorted(corpus.sentence_start, rows["first"].to_numpy(), side="right") - 1
    return rows


def plain_form(token: str) -> str:
    """Token without outer punctuation and possessive, with plain marks; capitals are kept.

    >>> plain_form("“Halden’s”")
    'Halden'
    """
    return token.translate(PLAIN).strip(string.punctuation).removesuffix("'s")


def _words(name: str) -> list[str]:
    """Plain forms of the words of a name; none if it holds no letter or digit."""
    forms = [plain_form(str(t)) for t in tokenize([name]).types]
    return [f for f in forms if any(c.isalnum() for c in f)]


def _occurrences(corpus: Corpus, plain: Array, name: tuple[str, ...], taken: Array) -> tuple[Array, Array]:
    """First and last + 1 tokens of one name where no longer name stands; `taken` is updated."""
    at = np.arange(len(corpus.type_ids) - len(name) + 1)
    for offset, word in enumerate(name):
        same = _same(plain, word)[corpus.type_ids]
        at = at[same[at + offset]]
    sentence_end = np.append(corpus.sentence_start, len(corpus.type_ids))
    limit = sentence_end[np.searchsorted(corpus.sentence_start, at, side="right")]
    at = at[at + len(name) <= limit]
    at = at[~taken[at]]
    for offset in range(len(name)):
        taken[at + offset] = True
    return at, at + len(name)


def _same(plain: Array, word: str) -> Array:
    """Types that are the word: as written if it has a capital, else in any case."""
    if word != word.lower():
        return np.asarray(plain == word, dtype=bool)
    return np.array([p.lower() == word for p in plain], dtype=bool)
