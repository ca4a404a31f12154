"""Tokens: text to integer type ids with character offsets, in one columnar pass.

A token is a run of characters without white space (as `str.isspace` has it), cut also at dashes that join clauses
(em and en dash, two or more hyphens) and at ellipses. The whole batch is one byte array: NumPy finds the cuts, and
Arrow encodes the pieces as ids over a table of distinct pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

Array = np.ndarray[Any, Any]

DIGIT = np.zeros(256, dtype=bool)
DIGIT[48:58] = True
UPPER, LOWER = (np.isin(np.arange(256), c) for c in (range(65, 91), range(97, 123)))
ADDRESS = re.compile(rb"[/@\\_=#]|www\.|\.(?:com|org|net|gov|edu|co|uk|js|io)\b", re.IGNORECASE)
PORTION = 1 << 18
BLANK, HYPHEN, STOP, ASK, CALL = b" -.?!"
TWO_BYTES, THREE_BYTES, LATER_BYTE = 0xC2, 0xE0, 0x80
CLOSERS = np.zeros(256, dtype=bool)
CLOSERS[list(b"\"'),.:;!?]}")] = True


def _packed(characters: str) -> Array:
    """Each character as its UTF-8 bytes in one number, sorted: how `_wide` looks characters up."""
    codes = [int.from_bytes(c.encode().ljust(3, b"\0"), "big") for c in characters]
    return np.array(sorted(codes), dtype=np.int64)


WIDE_SPACE = _packed(
    "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
WIDE_LINE_ENDS = _packed("\x85\u2028\u2029")
WIDE_DASHES = _packed("\u2014\u2015")
EN_DASH, WIDE_ELLIPSIS = _packed("\u2013"), _packed("\u2026")
WIDE_CLOSERS = _packed("\u2019\u201d\u00bb")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Arrays of `Corpus` that come from cutting alone; `new_paragraph` marks tokens that begin a line."""

    types: Array
    type_ids: Array
    start: Array
    end: Array
    article_start: Array
    new_paragraph: Array


def tokenize(texts: Sequence[str]) -> Tokens:
    """Cut texts into tokens.

    Parameters
    ----------
    texts : sequence of str, n_articles

    Returns
    -------
    Tokens
        Offsets are characters of each text; every character that is not white space lies in exactly one token.
    """
    ink, length, start, end, count, new_paragraph = (
        np.concatenate(x) for x in zip(*map(_cut, _portions(texts)), strict=True)
    )
    types, ids = _encode(ink, length)
    article_start = np.concatenate([[0], np.cumsum(count)]).astype(np.int64)
    return Tokens(types, ids, start, end, article_start, new_paragraph)


def _portions(texts: Sequence[str]) -> Iterator[list[bytes]]:
    """Texts as bytes, as many at a time as the memory next to the processor holds; at least one portion."""
    portion: list[bytes] = []
    size = 0
    for text in texts:
        portion.append(text.encode("utf-8", "surrogatepass"))
        size += len(portion[-1])
        if size > PORTION:
            yield portion
            portion, size = [], 0
    yield portion


def _cut(texts: list[bytes]) -> tuple[Array, ...]:
    """Bytes of all tokens and each token's number of them, its first and last character, tokens a text, new lines."""
    data = np.frombuffer(b"\n".join([*texts, b""]), dtype=np.uint8)
    space, cut, lines = _boundaries(data)
    ink = ~space
    first, last = ink.copy(), ink.copy()
    first[1:] &= space[:-1] | cut[1:]
    last[:-1] &= space[1:] | cut[1:]
    begin, end = np.flatnonzero(first), np.flatnonzero(last) + 1
    text_begin = np.concatenate([[0], np.cumsum([len(t) + 1 for t in texts])]).astype(np.int64)
    of_text = np.searchsorted(begin, text_begin)
    new_paragraph = np.zeros(len(begin) + 1, dtype=bool)
    new_paragraph[np.searchsorted(begin, lines)] = True
    new_paragraph[of_text] = True
    start, stop = _in_characters(data, begin, end, text_begin[:-1])
    return data.compress(ink), end - begin, start, stop, np.diff(of_text), new_paragraph[:-1]


def _in_characters(data: Array, begin: Array, end: Array, text_begin: Array) -> tuple[Array, Array]:
    """Bytes at which tokens begin and end as characters of their text, int32."""
    later = np.flatnonzero((data & 0xC0) == LATER_BYTE)  # of a character of several bytes
    follows = np.searchsorted(begin, later)  # the first token that begins after it
    within = follows[later < np.append(0, end)[follows]] - 1
    before = np.cumsum(np.bincount(follows, minlength=len(begin) + 1)[: len(begin)])
    origin = text_begin - np.searchsorted(later, text_begin)
    shift = before + np.repeat(origin, np.diff(np.append(np.searchsorted(begin, text_begin), len(begin))))
    stop = end - shift - np.bincount(within, minlength=len(end))
    return (begin - shift).astype(np.int32), stop.astype(np.int32)


def _boundaries(data: Array) -> tuple[Array, Array, Array]:
    """White space (bool a byte), forced cuts before a byte (bool), positions of line ends."""
    space = (data == BLANK) | (data - 9 < 5) | (data - 28 < 4)  # unsigned: what str.isspace says of ASCII
    cut = np.zeros(len(data), dtype=bool)
    lines = np.flatnonzero((data - 10 < 4) | (data - 28 < 3))
    for mark, least in ((HYPHEN, 2), (STOP, 3)):
        start, stop = _runs(data == mark, least)
        _cut_at(data, cut, start, stop)
    cut[_missing_blanks(data)] = True
    wide = np.flatnonzero(data >= TWO_BYTES)
    if wide.size:
        code = _wide(data, wide)
        for characters in (WIDE_SPACE,):
            at, width = _found(code, wide, characters)
            for k in range(3):
                space[(at + k)[width > k]] = True
        at, _ = _found(code, wide, WIDE_LINE_ENDS)
        lines = np.sort(np.concatenate([lines, at]))
        for characters in (WIDE_DASHES, WIDE_ELLIPSIS, EN_DASH):
            at, _ = _found(code, wide, characters)
            if characters is EN_DASH:  # 2015–16 is one token
                at = at[~(DIGIT[data[at - 1]] & DIGIT[data[np.minimum(at + 3, len(data) - 1)]])]
            _cut_at(data, cut, at, at + 3)
    return space, cut, lines


def _runs(mask: Array, least: int) -> tuple[Array, Array]:
    """Start and end of the runs of true values that are at least `least` long."""
    at = np.flatnonzero(mask)
    if not at.size:
        return at, at
    breaks = np.flatnonzero(np.diff(at) > 1)
    start, stop = at[np.concatenate([[0], breaks + 1])], at[np.concatenate([breaks, [len(at) - 1]])] + 1
    long = stop - start >= least
    return start[long], stop[long]


def _missing_blanks(data: Array) -> Array:
    """Bytes after an end mark that lacks its blank ("left.Then"), addresses and file names apart."""
    end = np.flatnonzero((data == STOP) | (data == ASK) | (data == CALL))
    end = end[(end > 1) & (end + 2 < len(data))]
    end = end[UPPER[data[end + 1]] & LOWER[data[end + 2]] & LOWER[data[end - 1]] & LOWER[data[end - 2]]]
    plain = [ADDRESS.search(_run(data[max(0, k - 60) : k + 20].tobytes(), min(60, k))) is None for k in end.tolist()]
    return np.asarray(end[np.array(plain, dtype=bool)] + 1)


def _run(part: bytes, k: int) -> bytes:
    """The piece of `part` between blanks that holds byte `k`."""
    return part[max(part.rfind(b" ", 0, k), part.rfind(b"\n", 0, k)) + 1 :].split(None, 1)[0]


def _cut_at(data: Array, cut: Array, start: Array, stop: Array) -> None:
    """Cut before and after each run, but keep closing marks that follow it in its token."""
    cut[start] = True
    after = stop[stop < len(data)]
    after = after[~CLOSERS[data[after]]]
    wide = after[data[after] >= TWO_BYTES]
    closing = wide[np.isin(_wide(data, wide), WIDE_CLOSERS)] if wide.size else wide
    cut[np.setdiff1d(after, closing, assume_unique=True)] = True


def _wide(data: Array, at: Array) -> Array:
    """Bytes at `at` and the two after it as one number; two-byte characters end in a zero (a line end follows)."""
    second, third = data[at + 1].astype(np.int64), data[at + 2].astype(np.int64)
    third[data[at] < THREE_BYTES] = 0
    return np.asarray((data[at].astype(np.int64) << 16) | (second << 8) | third)


def _found(code: Array, at: Array, characters: Array) -> tuple[Array, Array]:
    """Positions at which one of the characters begins, and its width in bytes."""
    hit = np.isin(code, characters)
    return at[hit], np.where(code[hit] & 0xFF, 3, 2)


def _encode(ink: Array, lengths: Array) -> tuple[Array, Array]:
    """Distinct tokens (object array of str, in order of first appearance) and the id of every token."""
    offsets = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
    column = pa.Array.from_buffers(pa.binary(), len(lengths), [None, pa.py_buffer(offsets), pa.py_buffer(ink)])
    encoded = column.dictionary_encode()
    raw = encoded.dictionary
    try:
        names = raw.cast(pa.string()).to_pylist()
    except pa.ArrowInvalid:  # a lone surrogate: not valid UTF-8, but a legal Python string
        names = [b.decode("utf-8", "surrogatepass") for b in raw.to_pylist()]
    types = np.empty(len(names), dtype=object)
    types[:] = names
    return types, encoded.indices.to_numpy(zero_copy_only=False).astype(np.int32)
