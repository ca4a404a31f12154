"""Facts of every distinct token, as VADER reads it: looked-up form, capitals, marks. Computed once a string.

VADER takes ASCII punctuation off both ends of a white-space token, unless two or fewer characters would be left (it
is then kept whole, as a likely emoticon), and looks the lower-cased rest up.
"""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mediakit.measures.sentiment.spellings import arrow_strings, utf8

if TYPE_CHECKING:
    from mediakit.corpus import Array
    from mediakit.measures.sentiment.spellings import Spellings

EMPTY = ["", "", ""]


@dataclass(frozen=True, slots=True)
class Forms:
    """One value a string, and three empty forms at the end.

    `whole`, `stripped`, `lower` are Arrow columns; `upper`: all letters are capitals, `capital`: some are;
    `contracted`: has n't inside; `exclaims`, `questions`: marks in the whole token.
    """

    whole: Any
    stripped: Any
    lower: Any
    upper: Array
    capital: Array
    contracted: Array
    exclaims: Array
    questions: Array

    @property
    def nothing(self) -> int:
        """Id of what stands before the first and after the last word of a sentence."""
        return len(self.upper) - 1

    @property
    def silent(self) -> int:
        """Id of what is no word at all: those on its two sides are neighbours."""
        return len(self.upper) - 2

    @property
    def toneless(self) -> int:
        """Id of a word that no lexicon holds."""
        return len(self.upper) - 3


def forms_of(spellings: Spellings) -> Forms:
    """Facts of each string; the empty forms are added."""
    whole = pa.concat_arrays([*spellings.columns, arrow_strings(EMPTY)])
    trimmed = pc.utf8_trim(whole, string.punctuation)
    stripped = pc.if_else(pc.less_equal(pc.utf8_length(trimmed), 2), whole, trimmed)
    lower = lower_case(stripped)
    capital = pc.not_equal(stripped, lower).to_numpy(zero_copy_only=False)
    return Forms(
        whole=whole,
        stripped=stripped,
        lower=lower,
        upper=_upper(stripped, capital, spellings.beyond_ascii()),
        capital=capital,
        contracted=_count(lower, b"n't") > 0,
        exclaims=_count(whole, b"!"),
        questions=_count(whole, b"?"),
    )


def lower_case(column: Any) -> Any:
    """Lower-case strings as `str.lower` does; Arrow makes a plain i of a dotted capital I, which Python does not."""
    if _count(column, "İ".encode()).any():
        column = pc.replace_substring(column, "İ", "i̇")
    return pc.utf8_lower(column)


def _upper(column: Any, capital: Array, wide: Array) -> Array:
    """Whether all cased characters (at least one) are capitals, as `str.isupper` has it."""
    upper = capital & pc.equal(column, pc.ascii_upper(column)).to_numpy(zero_copy_only=False)
    wide = wide[upper[wide]]
    upper[wide] = [s.isupper() for s in column.take(pa.array(wide)).to_pylist()]
    return np.asarray(upper)


def _count(column: Any, part: bytes) -> Array:
    """How often some bytes occur in each string of a column."""
    data, bounds = utf8(column)
    at = np.flatnonzero(data[: len(data) - len(part) + 1] == part[0])
    for offset, byte in enumerate(part[1:], start=1):
        at = at[data[at + offset] == byte]
    row = np.searchsorted(bounds, at, side="right") - 1
    row = row[at + len(part) <= bounds[row + 1]]
    return np.bincount(row, minlength=len(column))
