"""What a lexicon says about every form: valence, and the part the form plays in VADER's rules, as bits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mediakit.measures.sentiment.idioms import anchor, idiom_words
from mediakit.measures.sentiment.stock import installed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mediakit.corpus import Array
    from mediakit.measures.sentiment.forms import Forms

HIT, BUT, MARK, IDIOM, LEXICON, NEGATION, UPPER, NO = (1 << k for k in range(8))
OR_NOR, NEVER, SO_THIS, WITHOUT, DOUBT, LEAST, AT_VERY, KIND, OF, NOTHING, BOOSTER = (1 << k for k in range(8, 19))

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
    """One value a form: `part` (bits), `valence`, `booster` (0 if none), `idiom_word` (its number, 0 if none)."""

    part: Array
    valence: Array
    booster: Array
    idiom_word: Array


@dataclass(frozen=True, eq=False, slots=True)
class Entries:
    """Words of a lexicon and of the rules, and a last row for any other word: what `Table` says of them."""

    valences: Mapping[str, float]
    words: Any
    part: Array
    valence: Array
    booster: Array
    idiom_word: Array


def entries_of(valences: Mapping[str, float]) -> Entries:
    """Lay a lexicon over the rules' own words.

    A word is a HIT if it is in the lexicon and no booster; IDIOM if it may be the anchor of an idiom.
    """
    stock = installed()
    anchors = {idiom.split(" ")[anchor(idiom)] for idiom in stock.idioms}
    number = idiom_words()
    words = list(dict.fromkeys([*valences, *stock.boosters, *stock.negations, *RULE_WORDS, *number]))
    groups = ((valences, LEXICON), (stock.boosters, BOOSTER), (stock.negations, NEGATION), (anchors, IDIOM))
    bits = [RULE_WORDS.get(w, 0) | sum(bit * (w in group) for group, bit in groups) for w in words]
    part = np.array([*bits, 0], dtype=np.int32)
    part[unpack(part, LEXICON) & ~unpack(part, BOOSTER)] |= HIT
    value = np.array([*(valences.get(w, 0.0) for w in words), 0.0])
    boost = np.array([*(stock.boosters.get(w, 0.0) for w in words), 0.0])
    inner = np.array([*(number.get(w, 0) for w in words), 0], dtype=np.int8)
    return Entries(valences, pa.array(words, pa.string()), part, value, boost, inner)


def table_of(forms: Forms, entries: Entries) -> Table:
    """Look every form up; MARK if its token has an exclamation or question mark."""
    found = pc.index_in(forms.lower, value_set=entries.words).fill_null(len(entries.words))
    code = found.to_numpy(zero_copy_only=False)
    part = entries.part[code]
    part[forms.contracted] |= NEGATION
    part[forms.upper] |= UPPER
    part[(forms.exclaims > 0) | (forms.questions > 0)] |= MARK
    part[forms.nothing] |= NOTHING
    return Table(part, entries.valence[code], entries.booster[code], entries.idiom_word[code])


def unpack(part: Array, bit: int) -> Array:
    """Whether a bit is set, as bool array."""
    return np.asarray((part & bit) != 0)
