"""What a lexicon says about every form: valence, and the part the form plays in VADER's rules, as bits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mediakit.measures.sentiment.stock import installed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mediakit.corpus import Array
    from mediakit.measures.sentiment.forms import Forms

HIT, BUT, MARK, IDIOM, LEXICON, NEGATION, UPPER, NO = (1 << k for k in range(8))
OR_NOR, NEVER, SO_THIS, WITHOUT, DOUBT, LEAST, AT_VERY, KIND, OF, NOTHING = (1 << k for k in range(8, 18))

RULE_WORDS = {
    "but": BUT,
    "no": NO,
    "or": OR_NOR,
    "nor": OR_NOR,
    "never": NEVER,
    "so": SO_THIS,
    "this": SO_THIS,
    "without": WITHOUT,
    "doubt": DOUBT,
    "least": LEAST,
    "at": AT_VERY,
    "very": AT_VERY,
    "kind": KIND,
    "of": OF,
}
"""Words that the rules of the stock analyser name one by one."""


@dataclass(frozen=True, slots=True)
class Table:
    """One value a form: `part` (bits), `valence`, `booster` (0 if none), `idiom_word` (0 if none)."""

    part: Array
    valence: Array
    booster: Array
    idiom_word: Array


def table_of(forms: Forms, valences: Mapping[str, float]) -> Table:
    """Look every form up in a lexicon and in the rules' own words.

    A form is a HIT if it is in the lexicon and no booster; MARK if its token has an exclamation or question mark;
    IDIOM if an idiom may end with it.
    """
    stock = installed()
    last = {p.rsplit(" ", 1)[1] for p in stock.idioms}
    inner = idiom_words()
    words = list(dict.fromkeys([*valences, *stock.boosters, *stock.negations, *RULE_WORDS, *inner]))
    part = np.array([_part(w, valences, w in last) for w in words] + [0], dtype=np.int32)
    value = np.array([valences.get(w, 0.0) for w in words] + [0.0])
    boost = np.array([stock.boosters.get(w, 0.0) for w in words] + [0.0])
    idiom = np.array([inner.get(w, 0) for w in words] + [0], dtype=np.int8)
    found = pc.index_in(forms.lower, value_set=pa.array(words, pa.string())).fill_null(len(words))
    code = found.to_numpy(zero_copy_only=False)
    return Table(part[code] | _part_of_form(forms), value[code], boost[code], idiom[code])


def idiom_words() -> dict[str, int]:
    """Each word of the stock idioms and its number, from 1."""
    words = dict.fromkeys(w for p in installed().idioms for w in p.split(" "))
    return {w: k for k, w in enumerate(words, start=1)}


def _part(word: str, valences: Mapping[str, float], ends_idiom: bool) -> int:  # noqa: FBT001 -- private
    """Bits of one word of the lexicon or the rules."""
    stock = installed()
    bits = RULE_WORDS.get(word, 0)
    bits |= NEGATION * (word in stock.negations) | IDIOM * ends_idiom
    return bits | LEXICON * (word in valences) | HIT * (word in valences and word not in stock.boosters)


def _part_of_form(forms: Forms) -> Array:
    """Bits that hang on the form alone: n't inside, capitals, marks."""
    contracted = pc.match_substring(forms.lower, "n't").to_numpy(zero_copy_only=False)
    nothing = np.arange(len(forms.upper)) == forms.nothing
    marked = (forms.exclaims > 0) | (forms.questions > 0)
    return (contracted * NEGATION | forms.upper * UPPER | marked * MARK | nothing * NOTHING).astype(np.int32)


def unpack(part: Array, bit: int) -> Any:
    """Whether a bit is set, as bool array."""
    return (part & bit) != 0
