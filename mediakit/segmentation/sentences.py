"""Sentences: where one ends, decided on token types and their neighbours.

A boundary is a stop, a question or exclamation mark or an ellipsis, with the closing marks after it, unless the word
is an abbreviation, an initial or a list number, or what follows cannot begin a sentence. A new line always ends a
sentence, so a headline without a stop is one. The rules are of the kind described by Grefenstette & Tapanainen (1994)
and Mikheev (2002); abbreviations and sentence starters are data.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mediakit.lexicons import load_lexicon
from mediakit.segmentation.tokens import Tokens
from mediakit.wordforms import is_word

if TYPE_CHECKING:
    from mediakit.corpus import Corpus

Array = np.ndarray[Any, Any]

CLOSING = "\"'\u2019\u201d\u00bb\u203a)]}*"
ONLY_CLOSING = frozenset("\u2019\u201d\u00bb\u203a)]}")
OPENING = "\"'\u2018\u201c\u201e\u201a\u00ab\u2039([{`\u00bf\u00a1*"
STOP, ASK, ELLIPSIS = 1, 2, 3
TITLE, INITIAL, DOTTED, NAME_PART, BEFORE_NUMBER, NEVER, LIST_NUMBER = range(1, 8)
CLASSES = {"title": TITLE, "dotted": DOTTED, "name_part": NAME_PART, "before_number": BEFORE_NUMBER, "never": NEVER}
LOWER, DIGIT, STARTER, PRONOUN_I, OTHER_CAPITAL = 1, 2, 3, 4, 5
DOTTED_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:-[^\W\d_]+\.?)?")
NUMBERED = re.compile(r"[(]?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)]+")
END_CHARACTERS = frozenset(".!?\u2026" + CLOSING)
END_OF = {".": STOP, "!": ASK, "?": ASK, "\u2026": ELLIPSIS, "\u203d": ASK}


@cache
def abbreviations() -> dict[str, int]:
    """Class of each abbreviation, by its form without the last stop; also in capitals."""
    table = load_lexicon("abbreviations")
    known = {w[:-1]: CLASSES[c] for w, c in zip(table["abbreviation"], table["class"], strict=True)}
    return {w.upper(): c for w, c in known.items() if len(w) > 1 and c in (TITLE, NAME_PART)} | known


@cache
def starters() -> frozenset[str]:
    """Words that, written with a capital, usually begin a sentence."""
    return frozenset(load_lexicon("sentence_starters")["word"])


@cache
def asking_verbs() -> frozenset[str]:
    """Reporting verbs in the past and present: they may follow a quoted question without ending its sentence."""
    table = load_lexicon("reporting_verbs")
    return frozenset(table["third"]) | frozenset(table["past"])


def ends(types: Array) -> Array:
    """How each type ends: 0 not like a sentence, else STOP, ASK or ELLIPSIS (int8)."""
    kind = np.zeros(len(types), dtype=np.int8)
    for i in [i for i, t in enumerate(types) if t[-1] in END_CHARACTERS]:
        bare = types[i].rstrip(CLOSING)
        kind[i] = ELLIPSIS if bare.endswith("...") else END_OF.get(bare[-1:], 0)
    return kind


def quoted_ends(types: Array) -> Array:
    """Whether the type ends with a closing quotation mark after its own end mark."""
    return np.array([t[-1] in "\"'\u2019\u201d\u00bb" for t in types], dtype=bool)


def shortenings(types: Array) -> Array:
    """Class of abbreviation of each type that ends in a stop, 0 for others (int8)."""
    known, kind = abbreviations(), np.zeros(len(types), dtype=np.int8)
    for i in [i for i, t in enumerate(types) if "." in t[-3:]]:
        word = types[i].strip(OPENING).rstrip(CLOSING + ",;:")
        if word.endswith("."):
            kind[i] = _shortening(word, known)
    return kind


def _shortening(word: str, known: dict[str, int]) -> int:
    bare = word[:-1]
    bare = bare.rsplit("-", 1)[-1] if "-" in bare else bare
    if bare in known:
        return known[bare]
    if len(bare) == 1 and word[0].isupper() and word[0] != "I":
        return INITIAL
    if DOTTED_WORD.fullmatch(word):
        return DOTTED
    return 0


def begins(types: Array) -> Array:
    """How each type begins: small letter, digit, a capitalised starter, "I", another capital; 0 for marks (int8)."""
    known, kind = starters(), np.zeros(len(types), dtype=np.int8)
    for i, t in enumerate(types):
        first = t[0]
        if first.islower():
            kind[i] = LOWER
        else:
            kind[i] = _beginning(t, known)
    return kind


def _beginning(token: str, known: frozenset[str]) -> int:
    word = token.lstrip(OPENING)
    first = word[:1]
    if not first or not first.isalnum():
        return DIGIT if first in ("$", "\u00a3", "\u20ac") and first else 0
    if first.isdigit():
        return DIGIT
    if not first.isupper():
        return LOWER if first.islower() else OTHER_CAPITAL
    bare = word.rstrip(CLOSING + ".,;:!?\u2026").replace("\u2019", "'")
    if bare.partition("'")[0] == "I":
        return PRONOUN_I
    return (
        STARTER if bare.lower().partition("'")[0] in known and (bare[1:].islower() or len(bare) == 1) else OTHER_CAPITAL
    )


def opens_quote(types: Array) -> Array:
    """Whether the type begins with an opening mark."""
    return np.array([t[0] in OPENING for t in types], dtype=bool)


def closes_only(types: Array) -> Array:
    """Whether the type is nothing but closing marks."""
    return np.array([t[0] in ONLY_CLOSING and set(t) <= ONLY_CLOSING for t in types], dtype=bool)


def numbered(types: Array) -> Array:
    """Whether the type is a list number such as "1." or "b)"."""
    return np.array([t[-1] in ".)" and len(t) < 8 and NUMBERED.fullmatch(t) is not None for t in types], dtype=bool)


def is_asking(types: Array) -> Array:
    """Whether the type is a reporting verb."""
    known = asking_verbs()
    return np.array([t.rstrip(",.:;") in known for t in types], dtype=bool)


def sentence_starts(tokens: Tokens) -> Array:
    """Offsets of sentences over tokens, int64, (n_sentences + 1,)."""
    types, ids = tokens.types, tokens.type_ids
    n = len(ids)
    if n == 0:
        return np.zeros(1, dtype=np.int64)
    first = np.append(tokens.new_paragraph, True)  # a new line, and the end of the batch
    kind = ends(types)[ids]
    at = np.flatnonzero(kind)
    last = at + (~first[at + 1] & closes_only(types)[ids[np.minimum(at + 1, n - 1)]])
    keep = ~first[last + 1]
    at, last = at[keep], last[keep]
    cut = last[_is_boundary(tokens, kind, at, last)] + 1
    start = first.copy()
    start[cut] = True
    return np.flatnonzero(start).astype(np.int64)


def _is_boundary(tokens: Tokens, kind: Array, at: Array, last: Array) -> Array:
    """Whether a sentence ends after token `last`, the end mark standing on token `at`; the next token is in the line."""
    types, ids = tokens.types, tokens.type_ids
    n = len(ids)
    follow = last + 1
    begin, opens = begins(types)[ids], opens_quote(types)[ids]
    nothing = (begin[follow] == 0) & ~opens[follow] & (follow + 1 < n)  # a dash or bullet: look past it
    begin_next = np.where(nothing, begin[np.minimum(follow + 1, n - 1)], begin[follow])
    short = shortenings(types)[ids[at]]
    starter = (begin_next == STARTER) | (begin_next == PRONOUN_I)
    capital = starter | (begin_next == OTHER_CAPITAL)
    possible = begin_next != LOWER
    stop = possible & _stop_ends(short, begin_next, starter, opens[follow], _follows_capital(tokens, begin, at))
    in_list = numbered(types)[ids[at]] & tokens.new_paragraph[at]
    ask = possible & ~(quoted_ends(types)[ids[last]] & _asked_by(tokens, begin, follow))
    ellipsis = capital | opens[follow]
    ends_here = np.select([kind[at] == STOP, kind[at] == ASK], [stop & ~in_list, ask], ellipsis)
    return np.asarray(ends_here, dtype=bool)


def _follows_capital(tokens: Tokens, begin: Array, at: Array) -> Array:
    """Whether the token before stands in the same line and begins with a capital."""
    before = np.maximum(at - 1, 0)
    return ~tokens.new_paragraph[at] & (begin[before] >= STARTER)


def _stop_ends(short: Array, begin_next: Array, starter: Array, opens: Array, after_capital: Array) -> Array:
    """Whether a full stop ends a sentence, given the class of its abbreviation and what follows."""
    never = (short == TITLE) | (short == NEVER)
    number = begin_next == DIGIT
    initial = (short == INITIAL) & ~(starter & ~after_capital)
    weak = ((short == DOTTED) | (short == NAME_PART)) & ~(starter | (opens & ~number))
    before_number = (short == BEFORE_NUMBER) & number
    return ~(never | initial | weak | before_number)


def _asked_by(tokens: Tokens, begin: Array, follow: Array) -> Array:
    """Whether a name and a reporting verb follow: “Is it?” Smith asked."""
    n = len(tokens.type_ids)
    verb = is_asking(tokens.types)[tokens.type_ids]
    paragraph = np.cumsum(tokens.new_paragraph)
    found = np.zeros(len(follow), dtype=bool)
    named = begin[follow] >= STARTER
    for step in (1, 2, 3):
        there = np.minimum(follow + step, n - 1)
        found |= named & verb[there] & (paragraph[there] == paragraph[follow])
        named = named & (begin[there] >= STARTER)
    return found


def sentences(corpus: Corpus) -> pd.DataFrame:
    """One row a sentence.

    Returns
    -------
    DataFrame
        `article_id`, `sentence` (number in the article, from 0), `start`, `end` (characters of `text`, half open),
        `n_words`, `quoted_share` (share of its words inside quoted speech, in [0, 1]; NaN without words).
    """
    start = corpus.sentence_start
    article = corpus.article_of(start)
    word = corpus.each(is_word)
    n_words = corpus.per_sentence(word)
    quoted = corpus.per_sentence(word & corpus.quoted)
    first = np.searchsorted(article, np.arange(len(corpus.articles)))
    return pd.DataFrame(
        {
            "article_id": corpus.articles.index.to_numpy()[article],
            "sentence": np.arange(len(article)) - first[article],
            "start": corpus.token_start[start[:-1]],
            "end": corpus.token_end[start[1:] - 1],
            "n_words": n_words,
            "quoted_share": np.divide(quoted, n_words, out=np.full(len(article), np.nan), where=n_words > 0),
        }
    )
