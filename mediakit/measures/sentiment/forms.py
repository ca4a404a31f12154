"""Facts of every distinct token, as VADER reads it: looked-up form, capitals, marks. Computed once a type.

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

if TYPE_CHECKING:
    from mediakit.corpus import Array

NO_TYPE = ""
"""Stands before the first and after the last word of a sentence; always the last form."""


@dataclass(frozen=True, slots=True)
class Forms:
    """One value a type, (n_types + 1,): the last one is the empty form, which no token has.

    `word` is what stands in a lexicon; `lower` the same for Arrow; `upper`: all letters are capitals; `capital`: the
    first character is one; `exclaims`, `questions`: marks in the whole token.
    """

    stripped: Array
    lower: Any
    upper: Array
    capital: Array
    letter: Array
    opens: Array
    ends: Array
    exclaims: Array
    questions: Array

    @property
    def nothing(self) -> int:
        """Id of the empty form."""
        return len(self.upper) - 1


def forms_of(types: Array) -> Forms:
    """Facts of each type (object array of str); the empty form is added at the end."""
    whole = _column([*types, NO_TYPE])
    trimmed = pc.utf8_trim(whole, string.punctuation)
    stripped = pc.if_else(pc.less_equal(pc.utf8_length(trimmed), 2), whole, trimmed)
    lower, upper = _cases(stripped)
    first = pc.utf8_slice_codeunits(stripped, 0, 1)
    return Forms(
        stripped=stripped.to_numpy(zero_copy_only=False),
        lower=lower,
        upper=upper,
        capital=pc.not_equal(first, pc.utf8_slice_codeunits(lower, 0, 1)).to_numpy(zero_copy_only=False),
        letter=pc.utf8_is_alpha(first).to_numpy(zero_copy_only=False),
        opens=pc.match_substring_regex(whole, r"^[\"'(\[]").to_numpy(zero_copy_only=False),
        ends=pc.match_substring_regex(whole, r"[.!?:][\"')\]]*$").to_numpy(zero_copy_only=False),
        exclaims=pc.count_substring(whole, "!").to_numpy(zero_copy_only=False),
        questions=pc.count_substring(whole, "?").to_numpy(zero_copy_only=False),
    )


def _column(strings: list[str]) -> Any:
    """Strings as an Arrow column; a lone surrogate, which Arrow cannot hold, becomes U+FFFD."""
    try:
        return pa.array(strings, pa.string())
    except UnicodeEncodeError:
        return pa.array([s.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for s in strings], pa.string())


def _cases(stripped: Any) -> tuple[Any, Array]:
    """Lower-cased column, and whether all cased characters (at least one) are capitals, as `str.isupper` has it."""
    lower, raised = pc.utf8_lower(stripped), pc.utf8_upper(stripped)
    upper = pc.and_(pc.equal(stripped, raised), pc.not_equal(stripped, lower)).to_numpy(zero_copy_only=False).copy()
    wide = np.flatnonzero(pc.invert(pc.string_is_ascii(stripped)).to_numpy(zero_copy_only=False))
    if wide.size:  # Arrow and Python differ on some letters beyond ASCII; the stock library is Python
        strings = stripped.take(pa.array(wide)).to_pylist()
        upper[wide] = [s.isupper() for s in strings]
        mask = np.zeros(len(stripped), dtype=bool)
        mask[wide] = True
        lower = pc.replace_with_mask(lower, pa.array(mask), pa.array([s.lower() for s in strings], pa.string()))
    return lower, upper
