"""Emoji: stock VADER reads their names, word by word, so a token can become several words.

Sentences with emoji are few; they are taken out of the stream and scored in a small stream of their own.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from mediakit.measures.sentiment.spellings import each_once
from mediakit.measures.sentiment.stock import installed, spelled_out
from mediakit.measures.sentiment.streams import Stream

if TYPE_CHECKING:
    from mediakit.corpus import Array, Corpus
    from mediakit.measures.sentiment.spellings import Spellings


@dataclass(frozen=True, slots=True)
class Side:
    """Sentences read apart: their words, the token of the corpus behind each word, and which sentences they are."""

    stream: Stream
    token: Array
    sentences: Array


def emoji_ids(spellings: Spellings) -> Array:
    """Ids of the strings that hold an emoji of the stock list."""
    wide = spellings.beyond_ascii()
    text = "\n".join([spellings.known[k] for k in wide.tolist()] + [""])
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    held = np.flatnonzero(_is_emoji()[codes])
    row = np.searchsorted(np.flatnonzero(codes == ord("\n")), held)
    return wide[each_once(row)]


@cache
def _is_emoji() -> Array:
    """Whether each code point is an emoji of the stock list."""
    known = np.zeros(sys.maxunicode + 1, dtype=bool)
    known[[ord(e) for e in installed().emoji]] = True
    return known


def emoji_sentences(corpus: Corpus, ids: Array) -> Array:
    """Sentences with a token that holds an emoji; `ids` as `emoji_ids` gives them."""
    holds = np.zeros(len(corpus.types), dtype=bool)
    holds[ids[ids < len(holds)]] = True
    held = np.flatnonzero(holds.take(corpus.index())) if holds.any() else ids[:0]
    return each_once(np.searchsorted(corpus.sentence_start, held, side="right") - 1)


def without_emoji(stream: Stream, spellings: Spellings, ids: Array, sentences: Array) -> tuple[Stream, Side | None]:
    """Silence the sentences with emoji and give them as a side stream; `spellings` takes up the names."""
    if not len(sentences):
        return stream, None
    form_of = np.arange(len(spellings.known)) if stream.form_of is None else stream.form_of
    first, end = stream.sentence_start[sentences], stream.sentence_start[sentences + 1]
    tokens = _ranges(first, end)
    silent = np.zeros(len(stream.ids), dtype=bool)
    silent[stream.silent] = True
    live = tokens[~silent[tokens]]
    silent[tokens] = True
    side = _expanded(live, form_of[stream.ids[live]], spellings, ids)
    start = np.append(np.searchsorted(side[0], first), len(side[0]))
    words = Stream(side[1], start, np.zeros(0, dtype=np.int64))
    return replace(stream, silent=np.flatnonzero(silent)), Side(words, side[0], sentences)


def _ranges(first: Array, end: Array) -> Array:
    """Positions of adjoining or separate ranges, one after the other."""
    size = end - first
    return np.asarray(np.arange(size.sum()) + np.repeat(first - np.cumsum(size) + size, size))


def _expanded(tokens: Array, forms: Array, spellings: Spellings, ids: Array) -> tuple[Array, Array]:
    """Replace each token with emoji by the words of their names: tokens and ids of the words."""
    emoji, present = installed().emoji, ids[np.bincount(forms, minlength=len(spellings.known))[ids] > 0].tolist()
    names = [spelled_out(spellings.known[k], emoji) for k in present]
    distinct = dict.fromkeys(word for name in names for word in name)
    number = dict(zip(distinct, spellings.ids(distinct).tolist(), strict=True))
    length, begin = np.ones(len(spellings.known), dtype=np.int64), np.arange(len(spellings.known))
    length[present] = [len(name) for name in names]
    begin[present] = len(begin) + np.cumsum(length[present]) - length[present]
    words = np.concatenate([np.arange(len(begin)), [number[word] for name in names for word in name]]).astype(np.int64)
    first = begin[forms]
    return np.repeat(tokens, length[forms]), words[_ranges(first, first + length[forms])]
