"""The words VADER reads, from the tokens of a corpus.

Stock VADER cuts at white space only: tokens that touch ("crisis—a", "wait...") are put together again for it. Emoji
are replaced by their names, as it does. News mode reads the tokens of the corpus, see `news`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mediakit.measures.sentiment.engine import Stream
from mediakit.measures.sentiment.stock import installed, spelled_out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mediakit.corpus import Array, Corpus


class Types:
    """Distinct tokens, to which new ones can be added; an id never changes."""

    def __init__(self, types: Array) -> None:
        self.known: list[str] = types.tolist()
        self.added: dict[str, int] = {}

    def ids(self, strings: Iterable[str]) -> list[int]:
        """Ids of the strings, which are added where they are new."""
        found = []
        for string in strings:
            if string not in self.added:
                self.added[string] = len(self.known)
                self.known.append(string)
            found.append(self.added[string])
        return found

    def beyond_ascii(self) -> Array:
        """Ids of the types with a character beyond ASCII, ascending."""
        try:
            plain = pc.string_is_ascii(pa.array(self.known, pa.string())).to_numpy(zero_copy_only=False)
        except UnicodeEncodeError:  # a lone surrogate
            plain = np.array([t.isascii() for t in self.known], dtype=bool)
        return np.flatnonzero(~plain)


def stock_stream(corpus: Corpus, types: Types) -> Stream:
    """Words of stock VADER; `types` takes up those that are no token of the corpus."""
    return without_emoji(_glued(corpus, types), types)


def _glued(corpus: Corpus, types: Types) -> Stream:
    """Put tokens together that touch in the text."""
    start, end, bounds = corpus.token_start, corpus.token_end, corpus.sentence_start
    touching = np.zeros(len(start), dtype=bool)
    touching[1:] = start[1:] == end[:-1]
    touching[bounds[:-1]] = False
    if not touching.any():
        return Stream(corpus.type_ids, bounds)
    kept = np.flatnonzero(~touching)
    heads = np.flatnonzero(~touching[:-1] & touching[1:])
    tails = np.append(kept, len(start))[np.searchsorted(kept, heads) + 1] - 1
    article = np.searchsorted(corpus.article_start, heads, side="right") - 1
    texts = corpus.articles["text"].to_numpy(dtype=object)
    rows = zip(article.tolist(), start[heads].tolist(), end[tails].tolist(), strict=True)
    ids = corpus.type_ids.copy()
    ids[heads] = types.ids(texts[a][s:e] for a, s, e in rows)
    return Stream(ids[kept], np.searchsorted(kept, bounds), kept)


def without_emoji(stream: Stream, types: Types) -> Stream:
    """Replace each word with emoji by the words of their names."""
    emoji = installed().emoji
    names = {
        t: spelled_out(types.known[t], emoji)
        for t in types.beyond_ascii().tolist()
        if not emoji.keys().isdisjoint(types.known[t])
    }
    if not names:
        return stream
    n_words = np.ones(len(types.known), dtype=np.int64)
    n_words[list(names)] = [len(words) for words in names.values()]
    length = n_words[stream.ids]
    before = np.concatenate([[0], np.cumsum(length)])
    ids = np.repeat(stream.ids, length)
    for position in np.flatnonzero(np.isin(stream.ids, list(names))).tolist():
        words = names[int(stream.ids[position])]
        ids[before[position] : before[position + 1]] = types.ids(words)
    token = np.repeat(stream.tokens_of(np.arange(len(stream.ids))), length)
    return Stream(ids, before[stream.sentence_start], token)
