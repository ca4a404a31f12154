"""Names: a capitalised word inside a sentence is the name of a person or body, whatever it means otherwise."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from mediakit.lexicons import load_lexicon

if TYPE_CHECKING:
    from mediakit.corpus import Array
    from mediakit.measures.sentiment.forms import Forms
    from mediakit.measures.sentiment.view import View

TITLE_CASE = 0.5
"""With more words in capitals than this share, a sentence is a headline in title case: its capitals say nothing."""
OPENS, ENDS = r"^[\"'(\[]", r"[.!?:;][\"')\]]*$"
PARTS = r"[.!?:;,][\"')\]]*$"


def are_names(view: View, forms: Forms, at: Array, of: Array) -> Array:
    """Which of the words at some positions (of sentences `of`) are names, as bool array.

    A word with a capital is a name unless it begins the sentence, what stands in quotation marks or brackets, or what
    follows a full stop or colon, and unless the sentence is in title case or capitals. The first word of a sentence
    is one if another capitalised word, no acronym, follows at once, as in a first and last name. A word of the list
    `fixed_names` is one before its next word wherever it stands ("Great Britain").
    """
    named = forms.capital[view.form[view.ids[at]]].copy()
    asked = np.flatnonzero(named)
    at, of = at[asked], of[asked]
    own, before, after = view.form[view.ids[at]], view.near(at, of, -1, 1)[0], view.near(at, of, 1, 1)[0]
    opens = _matching(forms, own, OPENS)
    inside = (before != view.nothing) & ~opens & ~_matching(forms, view.form[before], ENDS)
    followed = forms.capital[view.form[after]] & ~forms.upper[view.form[after]]
    inside |= (before == view.nothing) & followed & ~_matching(forms, own, PARTS)
    inside[inside] = _capital_share(view, forms, of[inside]) <= TITLE_CASE
    listed = np.flatnonzero(followed & _is_listed(forms, own))
    opens |= before == view.nothing
    inside[listed] |= _fixed(forms, own[listed], view.form[after[listed]], opens=opens[listed])
    named[asked] = inside
    return named


@cache
def _fixed_names() -> dict[str, frozenset[str]]:
    """For each word of the list the words that may follow it; "*" is any."""
    table = load_lexicon("fixed_names")
    return {word: frozenset(following.split()) for word, following in zip(table["word"], table["next"], strict=True)}


def _is_listed(forms: Forms, ids: Array) -> Array:
    """Whether each form is a word of the list."""
    distinct, row = np.unique(ids, return_inverse=True)
    found = pc.is_in(forms.lower.take(pa.array(distinct)), pa.array(list(_fixed_names()), forms.lower.type))
    return np.asarray(found.to_numpy(zero_copy_only=False)[row])


def _fixed(forms: Forms, own: Array, after: Array, opens: Array) -> Array:
    """Whether a listed word and the next make a name; where any may follow, the word must open its sentence."""
    pair = [forms.lower.take(pa.array(ids)).to_pylist() for ids in (own, after)]
    following = [_fixed_names()[word] for word in pair[0]]
    found = [_bare(word) in words for word, words in zip(pair[1], following, strict=True)]
    return np.asarray(
        np.array(found, dtype=bool) | (opens & np.array(["*" in words for words in following], dtype=bool))
    )


def _bare(word: str) -> str:
    """A word without its genitive."""
    return word.removesuffix("'s").removesuffix("\u2019s")


def _matching(forms: Forms, ids: Array, pattern: str) -> Array:
    """Whether the whole token of each form matches."""
    distinct, row = np.unique(ids, return_inverse=True)
    found = pc.match_substring_regex(forms.whole.take(pa.array(distinct)), pattern)
    return np.asarray(found.to_numpy(zero_copy_only=False)[row])


def _capital_share(view: View, forms: Forms, of: Array) -> Array:
    """Share of the words of each sentence that have a capital; a word has a letter with two cases."""
    if not len(of):
        return np.zeros(0)
    sentences, row = np.unique(of, return_inverse=True)
    tokens, start = view.tokens_of(sentences)
    distinct, form = np.unique(view.form[view.ids[tokens]], return_inverse=True)
    lower = forms.lower.take(pa.array(distinct))
    cased = pc.not_equal(lower, pc.utf8_upper(lower)).to_numpy(zero_copy_only=False)
    n_capital, n_cased = (
        np.add.reduceat(flag[form], start, dtype=np.int64) for flag in (forms.capital[distinct], cased)
    )
    return np.asarray((n_capital / np.maximum(n_cased, 1))[row])
