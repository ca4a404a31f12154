"""Quotation marks: every mark of a batch with its place, shape and direction, in any typography.

A mark is read, never changed: two apostrophes become *one* double mark that is two characters wide, so offsets stay
those of the article's own text. Everything about a mark inside its token is worked out once a type; only the
neighbouring token (a dash or an ellipsis that touches the mark) is looked up in place. The order of evidence
(neighbours, then shape, then alternation) follows O'Keefe et al. (2012) and the clean-up of the Gender Gap Tracker
(Asr et al. 2021).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

import numpy as np

from mediakit.segmentation.tokens import Tokens
from mediakit.wordforms.characters import SEPARATOR, Characters

Array = np.ndarray[Any, Any]

STYLES = (
    "straight",
    "curly",
    "apostrophes",
    "backticks",
    "doubled curly",
    "low",
    "guillemets",
    "single straight",
    "single curly",
    "single other",
)
"""How a mark is written; the first seven are double marks."""
N_DOUBLE = 7
SPECIAL = (2, 3, 4)
"""Doubled singles: read as one mark, so a span in them is repaired."""
SINGLE_OF = np.array([7, 8, 7, 9, 8, 9, 9, 7, 8, 9])
"""The style of one mark of a doubled one."""

DOUBLES = {
    '"': (0, 0),
    "\uff02": (0, 0),
    "“": (1, 1),
    "”": (1, -1),
    "‟": (1, 1),
    "„": (5, 1),
    "«": (6, 1),
    "»": (6, -1),
}
SINGLES = {
    "'": (7, 0),
    "‘": (8, 1),
    "’": (8, -1),
    "‛": (8, 1),
    "‚": (9, 1),
    "‹": (9, 1),
    "›": (9, -1),
    "`": (9, 0),
    "´": (9, 0),
    "ʼ": (8, -1),
    "＇": (7, 0),
}
DOUBLED = {"'": 2, "‘": 4, "’": 4, "`": 3, "´": 3, "‚": 5}
OPENING, JOINING, CLOSING = (
    "([{<¡¿\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff",
    "-/*_=|\u2010\u2011\u2012\u2013",
    ")]}>.,;:!?-/*_|\u2010\u2011\u2012\u2013",
)
LIMIT = 1 << 16
LONGEST = 8
AFTER, BEFORE = (re.compile(p) for p in (rf"[^\W\d_]{{0,{LONGEST}}}", r"[^\W\d_]*$"))
"""Letters after and before a mark."""


def _table(characters: dict[str, int] | str, value: int = 1, rest: int = 0) -> Array:
    """One number a code point below 65,536."""
    table = np.full(LIMIT, rest, dtype=np.int8)
    for c in characters:
        table[ord(c)] = characters[c] if isinstance(characters, dict) else value
    return table


STYLE = _table({c: style for c, (style, _) in (DOUBLES | SINGLES).items()}, rest=-1)
SHAPE = _table({c: shape for c, (_, shape) in (DOUBLES | SINGLES).items()})
TWICE = _table(DOUBLED, rest=-1)
LEFT = _table(dict.fromkeys(OPENING, 2) | dict.fromkeys(JOINING, 1) | {SEPARATOR: 2}, rest=-2)
RIGHT = _table(dict.fromkeys(CLOSING, -1) | {SEPARATOR: -2, "<": 0}, rest=2)
DIGIT = _table("0123456789").astype(bool)
FEET, DITTO = ([ord(c) for c in marks] for marks in ("'’′", '"”'))
SIBILANT = _table("sSzZxX").astype(bool)


@cache
def letters() -> Array:
    """Whether each character is a letter or a digit; made at first use."""
    return np.array([chr(c).isalnum() for c in range(LIMIT)], dtype=bool)


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks of a batch in text order, one entry a mark.

    `direction` is above 0 where neighbours say that the mark opens, below 0 where it closes; `weak` marks a single one
    that may as well be an apostrophe (dogs', goin', '16), and a double one that may stand for inches (12"); `before` is
    the character before the mark.
    """

    token: Array
    start: Array
    width: Array
    style: Array
    shape: Array
    direction: Array
    weak: Array
    before: Array


def find_marks(tokens: Tokens, elisions: frozenset[str]) -> Marks:
    """Find every quotation mark; apostrophes that cannot be one are left out.

    Parameters
    ----------
    tokens : Tokens
    elisions : set of str
        Lower-case words written with a leading or trailing apostrophe, straight ("'em", "goin'").
    """
    of_type = _marks_of_types(tokens.types, elisions)
    type_of, found = of_type[0], of_type[1:]
    first = np.searchsorted(type_of, np.arange(len(tokens.types) + 1))
    token = np.flatnonzero((np.diff(first) > 0).take(tokens.type_ids))
    ids = tokens.type_ids[token]
    count = np.diff(first)[ids]
    ends = np.cumsum(count)
    index = np.repeat(first[ids] - (ends - count), count) + np.arange(ends[-1] if len(ends) else 0)
    token = np.repeat(token, count)
    offset, width, style, shape, left, right, weak, before = (x[index] for x in found)
    touches = np.zeros(len(tokens.start) + 1, dtype=bool)
    touches[1:-1] = tokens.start[1:] == tokens.end[:-1]
    touches[tokens.article_start] = False
    left = left - (touches[token] & (left == 2))
    right = right + (touches[token + 1] & (right == -2))
    last = np.append(tokens.new_paragraph[1:], True)
    right = right - 2 * (last[token] & (right == -2))  # nothing is left to open at the end of a paragraph
    return Marks(token, tokens.start[token] + offset, width, style, shape, left + right, weak, before)


def split_doubled(marks: Marks, chosen: Array) -> tuple[Marks, Array]:
    """Read the chosen doubled singles as two single marks each; with the marks, `chosen` for each of them."""
    n = len(marks.token)
    times = np.where(chosen & (marks.width == 2), 2, 1)
    index = np.repeat(np.arange(n), times)
    second = np.append(False, index[1:] == index[:-1])
    single = times[index] == 2
    parts = {f.name: getattr(marks, f.name)[index] for f in fields(Marks)}
    parts["start"] = parts["start"] + second
    parts["width"] = np.where(single, 1, parts["width"])
    parts["style"] = np.where(single, SINGLE_OF[parts["style"]], parts["style"])
    return Marks(**parts), chosen[index]


def _marks_of_types(types: Array, elisions: frozenset[str]) -> tuple[Array, ...]:
    """Marks of each type: type, offset, width, style, shape, left and right evidence, weak, before."""
    row = Characters.of(types)
    codes, begin = np.minimum(row.codes, LIMIT - 1), row.first
    at = np.flatnonzero((STYLE >= 0).take(codes))
    type_of = np.searchsorted(begin, at, side="right") - 1
    new = np.diff(at, prepend=-1) > 1  # first mark of a run of adjoining marks
    run = np.cumsum(new) - 1
    around = Runs(codes, at[new], at[np.roll(new, -1)], run)
    left, right = LEFT[around.code(-1)], RIGHT[around.code(1)]
    keep, width, style = _doubled(codes, at, left)
    single = style >= N_DOUBLE
    apostrophe, weak = _apostrophes(around, left, right, SHAPE[codes[at]])
    for i in np.flatnonzero(single & keep & ~apostrophe & ((left == 2) | (right == -2))):
        apostrophe[i] = _is_elision(types[type_of[i]], int(at[i] - begin[type_of[i]]), elisions)
    keep &= ~(single & apostrophe)
    inches, figure = _figures(around, right)
    keep &= ~(np.isin(codes[at], DITTO) & new & inches)
    weak = np.where(single, weak, np.isin(codes[at], DITTO) & figure)
    parts = (type_of, at - begin[type_of], width, style, SHAPE[codes[at]], left, right, weak, around.code(-1))
    return tuple(x[keep] for x in parts)


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of adjoining marks in a line of codes: where each begins and ends, and the run of each mark."""

    codes: Array
    first: Array
    last: Array
    of: Array

    def code(self, step: int) -> Array:
        """Character so many places after the run (or before it) of each mark; a separator beyond the ends."""
        at = self.last + step if step > 0 else self.first + step
        found: Array = self.codes[np.clip(at, 0, len(self.codes) - 1)][self.of]
        return found


def _apostrophes(around: Runs, left: Array, right: Array, shape: Array) -> tuple[Array, Array]:
    """Whether a single mark is surely an apostrophe (don't, ’90s), and whether it may be one (dogs', '16)."""
    before, after, second = around.code(-1), around.code(1), around.code(2)
    word = letters()
    possessive = (left < 0) & ((after == ord("s")) | (after == ord("S"))) & ~word[second]
    decade = (left == 2) & DIGIT[after] & DIGIT[second] & ~DIGIT[around.code(3)]
    sure = (word[before] & word[after]) | possessive | (decade & ((around.code(3) == ord("s")) | (shape < 0)))
    clipped = (before == ord("n")) & (around.code(-2) == ord("i"))
    return sure, ((SIBILANT | DIGIT)[before] | clipped) & (right == -2) | decade


def _figures(around: Runs, right: Array) -> tuple[Array, Array]:
    """Whether a double mark is surely one of inches (6'2"), and whether it may be one: a blank follows (12" wide)."""
    before, second, third = (around.code(-k) for k in (1, 2, 3))
    one, two = (np.isin(foot, FEET) & DIGIT[figure] for foot, figure in ((second, third), (third, around.code(-4))))
    sure = DIGIT[before] & (one | (two & DIGIT[second]))
    return sure, DIGIT[before] & ~(DIGIT[second] & DIGIT[third]) & (right == -2)


def _doubled(codes: Array, at: Array, left: Array) -> tuple[Array, Array, Array]:
    """Join neighbouring equal singles into one double mark: which marks stay, their width and style."""
    style, twice = STYLE[codes[at]].copy(), TWICE[codes[at]]
    width, keep = np.ones(len(at), dtype=np.int64), np.ones(len(at), dtype=bool)
    same = np.zeros(len(at) + 1, dtype=bool)  # equal to the mark before it
    same[1:-1] = (np.diff(at) == 1) & (codes[at][1:] == codes[at][:-1]) & (twice[1:] >= 0)
    place = np.arange(len(at))
    head = np.maximum.accumulate(np.where(same[:-1], 0, place))
    length = np.bincount(head, minlength=len(at))[head]
    place = place - head - ((length % 2 == 1) & (left < 1))  # a closing run of three ends with the outer mark
    first = (length > 1) & (place >= 0) & (place % 2 == 0) & same[1:]
    width[first], style[first] = 2, twice[first]
    keep[1:] = ~first[:-1]
    return keep, width, style


def _is_elision(form: str, at: int, elisions: frozenset[str]) -> bool:
    """Whether the mark at `at` belongs to a word such as ’til or goin' and is no quotation mark."""
    after, before = AFTER.match(form, at + 1), BEFORE.search(form[max(0, at - LONGEST) : at])
    endings = ("'" + after[0].lower() if after else "", before[0].lower() + "'" if before else "")
    return not elisions.isdisjoint(endings)
