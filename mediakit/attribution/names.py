"""Names: mentions of speakers folded to one name inside an article.

"Ann Lee", "Ms. Lee" and "Lee" are one speaker: titles are dropped and the last capitalised word of the name decides. A
pronoun is resolved only where one named speaker is near; otherwise it stays a pronoun. Sources without a name
("officials", "a spokesman for the ministry") are marked as unnamed (Carlson 2011).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from mediakit.attribution.heads import heads
from mediakit.attribution.speakers import Attributions, Places
from mediakit.attribution.subjects import SUBJECTS, Words
from mediakit.corpus import Corpus
from mediakit.segmentation import quote_words as qw
from mediakit.wordforms import distinct_forms

Array = np.ndarray[Any, Any]

NOBODY, NAMED, PRONOUN, UNNAMED = range(4)
SORTS = ("", "named", "pronoun", "unnamed")
NEAR = 4
SHORT = 5
OUTER = "\"“”‘’'`,;:!?()[]"


@dataclass(frozen=True, slots=True)
class Mentions:
    """For each place: what its speaker is called by, and who that is.

    `sort` is NOBODY, NAMED, PRONOUN or UNNAMED; the name is tokens `first` to `head`, of which `head` decides; `key`
    is a number for the folded form of the head, and for a resolved pronoun that of its name (-1: nobody certain).
    """

    sort: Array
    first: Array
    head: Array
    key: Array


def folded(corpus: Corpus, tokens: Array) -> tuple[list[str], Array]:
    """Folded forms of some tokens, without case, marks and a possessive ending, and the number of each token's."""
    forms, place = distinct_forms(corpus.types)
    asked, each = np.unique(place[corpus.type_ids[tokens]], return_inverse=True)
    number: dict[str, int] = {}
    keys = [number.setdefault(forms[k].removesuffix("'s"), len(number)) for k in asked.tolist()]
    return list(number), np.array(keys, dtype=np.int64)[each]


def mentions(corpus: Corpus, where: Places, found: Attributions, words: Words) -> Mentions:
    """Say what each speaker is called by, and resolve pronouns where that is certain."""
    has = found.first >= 0
    if not has.any():
        none = np.full(len(has), -1)
        return Mentions(np.zeros(len(has), dtype=np.int64), none, none, none)
    first, head, named = heads(found, words)
    it = words.table["hint"][words.ids[np.maximum(head, 0)]] == qw.IT
    pronoun = has & (it | qw.among(words.kind[np.maximum(head, 0)], SUBJECTS))
    sort = np.where(~has, NOBODY, np.where(pronoun, PRONOUN, np.where(named, NAMED, UNNAMED)))
    key = np.where(has, folded(corpus, np.maximum(head, 0))[1], -1)
    return Mentions(sort, first, head, np.where(has & it, -1, _resolved(sort, key, where)))


def _resolved(sort: Array, key: Array, where: Places) -> Array:
    """Give a pronoun the key of the last named speaker, if no other named speaker is near; else -1."""
    named = np.flatnonzero(sort == NAMED)
    pronoun = np.flatnonzero(sort == PRONOUN)
    result = key.copy()
    result[pronoun] = -1
    if not len(named) or not len(pronoun):
        return result
    run = np.maximum.accumulate(np.where(np.diff(key[named], prepend=-1) != 0, np.arange(len(named)), 0))
    at = np.searchsorted(named, pronoun) - 1
    latest, other = named[np.maximum(at, 0)], named[np.maximum(run[np.maximum(at, 0)] - 1, 0)]
    near = (at >= 0) & _near(latest, pronoun, where)
    alone = (run[np.maximum(at, 0)] == 0) | ~_near(other, pronoun, where)
    result[pronoun[near & alone]] = key[latest[near & alone]]
    return result


def _near(a: Array, b: Array, where: Places) -> Array:
    """Whether place a is in the article of place b and at most a few paragraphs before it."""
    near: Array = (where.article[a] == where.article[b]) & (where.paragraph[b] - where.paragraph[a] <= NEAR)
    return near


def display_names(corpus: Corpus, texts: Sequence[str], *, who: Mentions, found: Attributions, where: Places) -> Array:
    """Name to show for each place: the fullest form of the name in the article; a phrase or pronoun as it stands."""
    best: dict[tuple[int, int], str] = {}
    own = []
    start, end = corpus.token_start, corpus.token_end
    for a, key, sort, first, head, begin, last in zip(
        where.article, who.key, who.sort, who.first, who.head, found.first, found.last, strict=True
    ):
        left, right = (first, head) if sort == NAMED else (begin, last)
        name = _trimmed(texts[a][start[left] : end[right]]) if sort else ""
        own.append(name)
        if sort == NAMED and len(name) > len(best.get((a, key), "")):
            best[a, key] = name
    single = {at for at, name in best.items() if " " not in name}
    named = who.sort == NAMED
    heads = zip(*(column[named].tolist() for column in (where.article, who.key, who.head)), strict=True)
    head_of = {(a, key): head for a, key, head in heads if (a, key) in single}
    best |= {at: full for at, head in head_of.items() if (full := _full_name(corpus, at[0], head, texts))}
    shown = [best.get((a, key), name) for a, key, name in zip(where.article, who.key, own, strict=True)]
    return np.array(shown, dtype=object)


def _full_name(corpus: Corpus, article: int, head: int, texts: Sequence[str]) -> str:
    """Only full form in the article of a one-word name, "Ann Lee" for "Lee"; empty if there are several."""
    own = slice(corpus.article_start[article], corpus.article_start[article + 1])
    ids = corpus.type_ids[own]
    table = corpus.per_type(qw.facts)
    found = set()
    _, keys = folded(corpus, np.append(np.arange(own.start, own.stop), head))
    for at in np.flatnonzero(keys[:-1] == keys[-1]):
        before = table[ids[at - 1]] if at else table[ids[0]]
        plain = before["capital"] and before["kind"] == 0 and before["verb"] == 0
        if at and plain and not (before["comma"] or before["colon"] or before["stop"] or before["genitive"]):
            found.add(_trimmed(texts[article][corpus.token_start[own][at - 1] : corpus.token_end[own][at]]))
    return found.pop() if len(found) == 1 else ""


def _trimmed(name: str) -> str:
    """A mention without the punctuation around it and without a possessive ending."""
    bare = name.strip(OUTER).removesuffix("'s").removesuffix("’s")
    return bare.removesuffix(".") if len(bare.split(" ")[-1]) > SHORT or bare.count(".") == 1 else bare
