"""The distinct strings that instruments read: types of a corpus, and what is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mediakit.corpus import Array


class Spellings:
    """Strings by id: first the types of the corpus, then what was added; an id never changes."""

    def __init__(self, types: Array) -> None:
        self.known: list[str] = []
        self.columns: list[Any] = []
        self.wide: list[Array] = []
        self.ids(types.tolist())
        self.n_types = len(self.known)

    def ids(self, strings: Iterable[str]) -> Array:
        """Add strings and give their ids; one that was there before may have two."""
        first = len(self.known)
        self.known.extend(strings)
        self.columns.append(arrow_strings(self.known[first:]))
        self.wide.append(containing(self.columns[-1], lambda data: data >= 0x80) + first)
        return np.arange(first, len(self.known))

    def beyond_ascii(self) -> Array:
        """Ids of the strings with a character beyond ASCII, ascending."""
        return np.concatenate(self.wide)

    def made_of(self, characters: str) -> Array:
        """Ids of the strings that consist of some ASCII characters alone, ascending."""
        allowed = np.zeros(256, dtype=bool)
        allowed[list(characters.encode())] = True
        wanted, found, first = frozenset(characters), [], 0
        for column in self.columns:
            data, bounds = utf8(column)
            likely = allowed[data[bounds[:-1]]] & allowed[data[bounds[1:] - 1]] if len(column) else allowed[:0]
            found += [k for k in (np.flatnonzero(likely) + first).tolist() if wanted.issuperset(self.known[k])]
            first += len(column)
        return np.array(found, dtype=np.int64)


def containing(column: Any, asked: Callable[[Array], Array]) -> Array:
    """Rows (ascending, each once) of an Arrow column of strings with a byte that is asked for."""
    data, bounds = utf8(column)
    rows = np.searchsorted(bounds, np.flatnonzero(asked(data)), side="right") - 1
    return each_once(rows)


def each_once(ascending: Array) -> Array:
    """Distinct values of an ascending array of numbers from 0.

    >>> each_once(np.array([2, 2, 5])).tolist()
    [2, 5]
    """
    return ascending[np.diff(ascending, prepend=-1) > 0]


def arrow_strings(strings: Sequence[str]) -> Any:
    """Strings as an Arrow column; a lone surrogate, which Arrow cannot hold, becomes U+FFFD."""
    try:
        return pa.array(strings, pa.string())
    except UnicodeEncodeError:
        return pa.array([s.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for s in strings], pa.string())


def utf8(column: Any) -> tuple[Array, Array]:
    """Bytes of an Arrow column of strings without gaps, and the offsets of its strings in them."""
    _, bounds, data = column.buffers()
    if data is None or not len(column):
        return np.zeros(0, dtype=np.uint8), np.zeros(len(column) + 1, dtype=np.int32)
    return np.frombuffer(data, dtype=np.uint8), np.frombuffer(bounds, dtype=np.int32)[: len(column) + 1]
