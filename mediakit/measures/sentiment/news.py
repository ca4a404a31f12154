"""News mode: VADER's engine with five named rules on top, each of which can be switched off; none learns words.

marks : typographic quotes, apostrophes and dashes are read as plain ones; a dash or ellipsis parts words.
names : a capitalised word inside a sentence is a name and carries no tone, unless the sentence is set in capitals.
capitals : capitals are an acronym, not shouting.
neutral : words of the list `news_neutral` carry no tone (institutions, everyday senses).
but : every word is weighed once by where it stands, before or after "but".

With every rule off, news mode is stock VADER.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mediakit.errors import UnknownNameError
from mediakit.measures.sentiment import table as bits
from mediakit.measures.sentiment.engine import Stream
from mediakit.measures.sentiment.streams import without_emoji

if TYPE_CHECKING:
    from collections.abc import Collection

    from mediakit.corpus import Corpus
    from mediakit.measures.sentiment.forms import Forms
    from mediakit.measures.sentiment.streams import Types
    from mediakit.measures.sentiment.table import Table

NEWS_RULES = ("marks", "names", "capitals", "neutral", "but")
NEWS_VERSION = "1"

PLAIN = str.maketrans(
    {**dict.fromkeys("‘’‚‛ʼ′´`", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—―", "-"), "…": "..."}
)
JOINTS = frozenset("-.'\"")
"""A token of these alone is a dash or an ellipsis, with quotation marks perhaps: it parts words and is none."""
TITLE_CASE = 0.5
"""More capitalised words than this share, and the sentence is a headline in title case."""


def known_rules(rules: Collection[str]) -> frozenset[str]:
    """Return the rules as a set, or raise `UnknownNameError` for one that is no rule of news mode."""
    for rule in rules:
        if rule not in NEWS_RULES:
            raise UnknownNameError("a rule of news mode", rule, NEWS_RULES)
    return frozenset(rules)


def news_stream(corpus: Corpus, types: Types) -> Stream:
    """Words of news mode with plain marks; `types` takes up those that are no token of the corpus."""
    plain = np.arange(len(types.known))
    for k in types.beyond_ascii().tolist():
        folded = types.known[k].translate(PLAIN)
        if folded != types.known[k]:
            plain[k] = types.ids([folded])[0]
    joint = np.array([JOINTS.issuperset(t) for t in types.known], dtype=bool)
    ids = plain[corpus.type_ids]
    kept = np.flatnonzero(~joint[ids])
    words = Stream(ids, corpus.sentence_start)
    if len(kept) < len(ids):
        words = Stream(ids[kept], np.searchsorted(kept, corpus.sentence_start), kept)
    return without_emoji(words, types)


def without_names(stream: Stream, forms: Forms, table: Table) -> Stream:
    """Replace names by the empty form, which no lexicon holds."""
    ids, start = stream.ids, stream.sentence_start
    capital = np.flatnonzero((table.part[ids] & bits.HIT != 0) & forms.capital[ids])
    of = np.searchsorted(start, capital, side="right") - 1
    inside = capital > start[of]
    inside &= ~forms.opens[ids[capital]] & ~forms.ends[ids[capital - 1]]
    n_capital = np.concatenate([[0], np.cumsum(forms.capital[ids])])
    n_letters = np.concatenate([[0], np.cumsum(forms.letter[ids])])
    share = (n_capital[start[of + 1]] - n_capital[start[of]]) / np.maximum(
        n_letters[start[of + 1]] - n_letters[start[of]], 1
    )
    changed = ids.copy()
    changed[capital[inside & (share <= TITLE_CASE)]] = forms.nothing
    return Stream(changed, start, stream.token)
