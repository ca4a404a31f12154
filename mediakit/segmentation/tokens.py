"""Tokens: text to integer type ids with character offsets, in one columnar pass.

A token is a run of characters without white space (as `str.isspace` has it), cut also at dashes that join clauses
(em and en dash, two or more hyphens) and at ellipses. A batch is looked at as bytes: blanks are found by comparison,
and all other rules look only at the one byte in twenty that is neither a letter, a digit nor a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from mediakit.segmentation.encoding import Pieces, encode, packed
from mediakit.wordforms.characters import PLANE

Array = np.ndarray[Any, Any]

DIGIT, UPPER, LOWER = (np.isin(np.arange(256), c) for c in (range(48, 58), range(65, 91), range(97, 123)))
ADDRESS = re.compile(rb"[/@\\_=#]|www\.|\.(?:com|org|net|gov|edu|co|uk|js|io)\b", re.IGNORECASE)
PORTION = 1 << 19
BLANK, HYPHEN, STOP, ASK, CALL = b" -.?!"
TWO_BYTES, THREE_BYTES, FOUR_BYTES, LATER_BYTE = 0xC2, 0xE0, 0xF0, 0x80
CLOSERS = np.isin(np.arange(256), list(b"\"'),.:;!?]}"))

SPACE, LINE_END, DASH, EN_DASH, ELLIPSIS, CLOSER = (1 << k for k in range(6))
WIDE = np.zeros(PLANE, dtype=np.uint8)
"""What a character of two or three bytes is, as bits."""
for bit, characters in {
    SPACE: "\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))),
    LINE_END: "\x85\u2028\u2029",
    DASH: "\u2014\u2015",
    EN_DASH: "\u2013",
    ELLIPSIS: "\u2026",
    CLOSER: "\u2019\u201d\u00bb",
}.items():
    WIDE[[ord(c) for c in characters]] |= bit


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
    low, high, size, start, end, count, new_paragraph = (
        np.concatenate(x) for x in zip(*map(_cut, _portions(texts)), strict=True)
    )
    article_start = np.concatenate([[0], np.cumsum(count)]).astype(np.int64)

    def spelled(tokens: Array) -> list[str]:
        text = np.searchsorted(article_start, tokens, side="right") - 1
        return [texts[i][start[k] : end[k]] for i, k in zip(text.tolist(), tokens.tolist(), strict=True)]

    types, ids = encode(Pieces(low, high, size), spelled)
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
    """Packed bytes of all tokens, their first and last character, tokens a text, and tokens that begin a line."""
    data = np.frombuffer(b"\n".join([*texts, *[b""] * 17]), dtype=np.uint8)  # a look at 16 bytes never goes too far
    space = (data == BLANK) | (data - 9 < 5) | (data - 28 < 4)  # unsigned: what str.isspace says of ASCII
    at = np.flatnonzero((data - 33 < 15) | (data < 32) | (data >= LATER_BYTE) | (data == ASK))
    code = data[at]
    wide = at[code >= TWO_BYTES]
    kind = WIDE[_points(data, wide)]
    blank = (kind & SPACE) > 0
    _fill(space, wide[blank], 3 - (data[wide[blank]] < THREE_BYTES))
    cuts = _cuts(data, at, code, (wide, kind))
    cuts = cuts[~space[cuts] & ~space[cuts - 1]]
    edges = np.flatnonzero(space[1:] != space[:-1]) + 1
    edges = edges if space[0] else np.append(0, edges)
    begin, end = (np.insert(e, np.searchsorted(e, cuts), cuts) for e in (edges[::2], edges[1::2]))
    text_begin = np.concatenate([[0], np.cumsum([len(t) + 1 for t in texts])]).astype(np.int64)
    lines = np.concatenate([at[(code - 10 < 4) | (code - 28 < 3)], wide[(kind & LINE_END) > 0], text_begin])
    new_paragraph = np.zeros(len(begin) + 1, dtype=bool)
    new_paragraph[np.searchsorted(begin, lines)] = True
    later = at[(code & 0xC0) == LATER_BYTE]
    start, stop = _in_characters(later, begin, end, text_begin[:-1])
    count = np.diff(np.searchsorted(begin, text_begin))
    return *packed(data, begin, end, at[code == 0]), start, stop, count, new_paragraph[:-1]


def _points(data: Array, at: Array) -> Array:
    """Code points of the characters of two or three bytes that begin at `at`; 0 for those of four."""
    first, second, third = (data[at + k].astype(np.int32) for k in range(3))
    two, three = (first & 31) << 6 | (second & 63), (first & 15) << 12 | (second & 63) << 6 | (third & 63)
    return np.where(first < THREE_BYTES, two, np.where(first < FOUR_BYTES, three, 0))


def _fill(mask: Array, start: Array, width: Array) -> None:
    """Set two or three places of a mask."""
    for k in range(3):
        mask[(start + k)[width > k]] = True


def _cuts(data: Array, at: Array, code: Array, wides: tuple[Array, Array]) -> Array:
    """Bytes before which a token begins though no blank stands there, ascending."""
    wide, kind = wides
    runs = [_runs(at[code == mark], least) for mark, least in ((HYPHEN, 2), (STOP, 3))]
    joint = wide[(kind & (DASH | ELLIPSIS)) > 0]
    en = wide[kind == EN_DASH]
    en = en[~(DIGIT[data[en - 1]] & DIGIT[data[en + 3]])]  # 2015–16 is one token
    start = np.concatenate([*(first for first, _ in runs), joint, en])
    stop = np.concatenate([*(end for _, end in runs), joint + 3, en + 3])
    stop = stop[~CLOSERS[data[stop]]]  # closing marks stay in the token of a dash
    closing = (WIDE[_points(data, stop)] & CLOSER > 0) & (data[stop] >= TWO_BYTES)
    missing = _missing_blanks(data, at[(code == STOP) | (code == ASK) | (code == CALL)])
    cuts = np.unique(np.concatenate([start, stop[~closing], missing]))
    return cuts[cuts > 0]


def _runs(at: Array, least: int) -> tuple[Array, Array]:
    """Start and end of the runs of adjoining places that are at least `least` long."""
    if not at.size:
        return at, at
    breaks = np.flatnonzero(np.diff(at) > 1)
    start, stop = at[np.append(0, breaks + 1)], at[np.append(breaks, len(at) - 1)] + 1
    long = stop - start >= least
    return start[long], stop[long]


def _missing_blanks(data: Array, end: Array) -> Array:
    """Bytes after an end mark that lacks its blank ("left.Then"), addresses and file names apart."""
    end = end[end > 1]
    end = end[UPPER[data[end + 1]] & LOWER[data[end + 2]] & LOWER[data[end - 1]] & LOWER[data[end - 2]]]
    plain = [ADDRESS.search(_run(data[max(0, k - 60) : k + 20].tobytes(), min(60, k))) is None for k in end.tolist()]
    return np.asarray(end[np.array(plain, dtype=bool)] + 1)


def _run(part: bytes, k: int) -> bytes:
    """The piece of `part` between blanks that holds byte `k`."""
    return part[max(part.rfind(b" ", 0, k), part.rfind(b"\n", 0, k)) + 1 :].split(None, 1)[0]


def _in_characters(later: Array, begin: Array, end: Array, text_begin: Array) -> tuple[Array, Array]:
    """Bytes at which tokens begin and end as characters of their text, int32.

    `later` are the bytes of a character after its first.
    """
    follows = np.searchsorted(begin, later)  # the first token that begins after it
    within = follows[later < np.append(0, end)[follows]] - 1
    before = np.cumsum(np.bincount(follows, minlength=len(begin) + 1)[: len(begin)])
    origin = text_begin - np.searchsorted(later, text_begin)
    shift = before + np.repeat(origin, np.diff(np.append(np.searchsorted(begin, text_begin), len(begin))))
    stop = end - shift - np.bincount(within, minlength=len(end))
    return (begin - shift).astype(np.int32), stop.astype(np.int32)
