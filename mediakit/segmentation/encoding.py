"""Encoding: tokens as numbers over a table of distinct tokens.

Most tokens have at most eight bytes and are told apart as one whole number each; those of up to sixteen bytes as a
pair of numbers; the few longer ones as strings. No two different tokens have the same number: nothing is hashed away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

Array = np.ndarray[Any, Any]

WORD, LONGEST = 8, 16
KEPT = np.array([(1 << (8 * k)) - 1 for k in range(WORD + 1)], dtype=np.uint64)
"""Bits of the first k bytes of a number of eight."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Bytes of tokens: the first eight of each as a number, the next eight of those that have more, and their number.

    A size above `LONGEST` says that the token cannot be told from its numbers.
    """

    low: Array
    high: Array
    size: Array


def packed(data: Array, begin: Array, end: Array, zeros: Array) -> tuple[Array, Array, Array]:
    """Numbers and sizes of the tokens between some bytes; `zeros` are the places of zero bytes, which numbers lose."""
    words = np.ndarray(shape=(len(data) - WORD + 1,), dtype="<u8", buffer=data, strides=(1,))  # one at every byte
    size = (end - begin).astype(np.int32)
    holder = np.searchsorted(begin, zeros, side="right") - 1
    size[holder[zeros < np.append(end, 0)[holder]]] = LONGEST + 1
    low = words[begin] & KEPT[np.minimum(size, WORD)]
    more = np.flatnonzero((size > WORD) & (size <= LONGEST))
    return low, words[begin[more] + WORD] & KEPT[size[more] - WORD], size


def encode(pieces: Pieces, longer: Callable[[Array], list[str]]) -> tuple[Array, Array]:
    """Distinct tokens (object array of str), the short ones first, and the id of every token (intp).

    `longer` gives tokens at some places as strings.
    """
    ids = np.empty(len(pieces.size), dtype=np.intp)
    short = pieces.size <= WORD
    long = np.flatnonzero(pieces.size > LONGEST)
    middle = np.flatnonzero(~short & (pieces.size <= LONGEST))
    ids[short], heads = _numbered(pieces.low[short])
    low, lows = _numbered(pieces.low[middle])
    high, highs = _numbered(pieces.high)
    pair, pairs = _numbered(np.multiply(high, len(lows), dtype=np.int64) + low)
    ids[middle] = pair + len(heads)
    number: dict[str, int] = {}
    rest = [number.setdefault(t, len(number)) for t in longer(long)]
    ids[long] = np.array(rest, dtype=np.intp) + len(heads) + len(pairs)
    words = np.zeros((len(heads) + len(pairs), 2), dtype="<i8")
    words[: len(heads), 0] = heads
    if len(pairs):
        words[len(heads) :, 0], words[len(heads) :, 1] = lows[pairs % len(lows)], highs[pairs // len(lows)]
    types = np.empty(len(words) + len(number), dtype=object)
    types[: len(words)], types[len(words) :] = _spelled(words), list(number)
    return types, ids


def _numbered(values: Array) -> tuple[Array, Array]:
    """Number of each value among the distinct ones, and these."""
    found = pa.array(values.view(np.int64)).dictionary_encode()
    return found.indices.to_numpy(zero_copy_only=False), found.dictionary.to_numpy()


def _spelled(words: Array) -> Array:
    """Tokens from their numbers, object array of str."""
    letters = words.view(np.uint8).reshape(len(words), LONGEST)
    used = letters != 0
    offsets = np.append(0, np.cumsum(used.sum(axis=1))).astype(np.int32)
    column = pa.Array.from_buffers(
        pa.binary(), len(words), [None, pa.py_buffer(offsets), pa.py_buffer(letters[used].tobytes())]
    )
    try:
        return np.asarray(column.cast(pa.string()).to_numpy(zero_copy_only=False))
    except pa.ArrowInvalid:  # a lone surrogate: not valid UTF-8, but a legal Python string
        return np.array([b.decode("utf-8", "surrogatepass") for b in column.to_pylist()], dtype=object)
