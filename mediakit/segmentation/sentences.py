"""Sentences: where one ends, decided on token types and their neighbours.

A boundary is a stop, a question or exclamation mark or an ellipsis, with the closing marks after it, unless the word
is an abbreviation, an initial or a list number, or what follows cannot begin a sentence. A new line always ends a
sentence, so a headline without a stop is one. The rules are of the kind described by Grefenstette & Tapanainen (1994)
and Mikheev (2002).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mediakit.corpus import require_corpus
from mediakit.segmentation import sentence_types as kinds
from mediakit.segmentation.tokens import Tokens
from mediakit.wordforms import is_word
from mediakit.wordforms.characters import Characters

if TYPE_CHECKING:
    from mediakit.corpus import Corpus

Array = np.ndarray[Any, Any]

LONGEST_DATELINE = 12
Fact = Callable[[Characters, Array], Array]
"""A function of `sentence_types`: characters of all types, and the types asked about -> one value each."""


class Facts:
    """Facts of types for tokens: of each type that is asked for, each fact is worked out once."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens, self.ids, self.row = tokens, tokens.type_ids, Characters.of(tokens.types)
        self.known: dict[Fact, tuple[Array, Array]] = {}

    def at(self, of: Fact, where: Array) -> Array:
        """Value of a fact for the tokens at `where`."""
        ids = self.ids.take(where)
        told, values = self.known.get(of) or self.known.setdefault(of, self._blank(of))
        asked = np.zeros(len(told), dtype=bool)
        asked[ids] = True
        new = np.flatnonzero(asked & ~told)
        values[new], told[new] = of(self.row, new), True
        return values.take(ids)

    def _blank(self, of: Fact) -> tuple[Array, Array]:
        """Nothing is told yet of any type."""
        n = len(self.row.first)
        return np.zeros(n, dtype=bool), np.zeros(n, dtype=of(self.row, np.zeros(0, dtype=np.int64)).dtype)


def sentence_starts(tokens: Tokens) -> Array:
    """Offsets of sentences over tokens, int64, (n_sentences + 1,)."""
    n = len(tokens.type_ids)
    if n == 0:
        return np.zeros(1, dtype=np.int64)
    facts = Facts(tokens)
    first = np.append(tokens.new_paragraph, True)  # a new line, and the end of the batch
    kind = kinds.ends(facts.row).take(tokens.type_ids)
    at = np.flatnonzero(kind)
    at = at[~first[at + 1]]
    last = at + facts.at(kinds.closes_only, at + 1)
    inside = ~first[last + 1]
    at, last = at[inside], last[inside]
    start = first.copy()
    start[last[_is_boundary(facts, kind[at], at, last)] + 1] = True
    start[_after_datelines(facts, first)] = True
    return np.flatnonzero(start).astype(np.int64)


def _after_datelines(facts: Facts, first: Array) -> Array:
    """Tokens after a dateline: a line that begins with a place in capitals, or with commas, up to a dash."""
    dash = np.flatnonzero(kinds.is_dash(facts.row, np.arange(len(facts.row.first))).take(facts.ids))
    dash = dash[~first[dash] & ~first[dash + 1]]
    line = np.flatnonzero(first)
    begin = line[np.searchsorted(line, dash, side="right") - 1]
    near = dash - begin <= LONGEST_DATELINE
    dash, begin = dash[near], begin[near]
    follows = facts.at(kinds.begins, dash + 1) >= kinds.OTHER_CAPITAL
    dash, begin = dash[follows], begin[follows]
    if not len(dash):
        return dash
    length = dash - begin
    offset = np.cumsum(length) - length
    place = np.repeat(begin - offset, length) + np.arange(length.sum())  # the tokens of all lines up to their dash
    small = np.add.reduceat(facts.at(kinds.begins, place) == kinds.LOWER, offset, dtype=np.int64)
    commas = np.add.reduceat(facts.at(kinds.ends_in_comma, place), offset, dtype=np.int64)
    return np.asarray(dash[(small == 0) & (facts.at(kinds.in_capitals, begin) | (commas > 0))] + 1)


def _is_boundary(facts: Facts, kind: Array, at: Array, last: Array) -> Array:
    """Whether a sentence ends after token `last`, the end mark standing on token `at`; more follows in the line."""
    follow = last + 1
    begin = facts.at(kinds.begins, follow)
    bare = np.flatnonzero(begin == 0)  # look past a dash, a bullet, a lone mark
    begin[bare] = facts.at(kinds.begins, _next(facts, follow[bare]))
    ends_here = np.ones(len(at), dtype=bool)
    short = facts.at(kinds.shortenings, at)
    doubtful = np.flatnonzero((kind == kinds.STOP) & (short > 0))
    ends_here[doubtful] = _stop_ends(facts, short[doubtful], begin[doubtful], (at[doubtful], last[doubtful]))
    numbered = np.flatnonzero((kind == kinds.STOP) & facts.tokens.new_paragraph[at])
    ends_here[numbered] &= ~facts.at(kinds.numbered, at[numbered])
    dots = np.flatnonzero((kind == kinds.ELLIPSIS) & (begin < kinds.OTHER_CAPITAL))
    ends_here[dots] = facts.at(kinds.opens_quote, follow[dots])
    quoted = np.flatnonzero(facts.at(kinds.quoted_ends, last))
    asks = quoted[kind[quoted] == kinds.ASK]
    ends_here[asks] = ~_asked_by(facts, follow[asks])
    ends_here[quoted] &= ~facts.at(kinds.is_dash, follow[quoted])  # a quotation signed after a dash goes on
    return np.asarray(ends_here & (begin != kinds.LOWER) & ~facts.at(kinds.only_dots, follow))


def _next(facts: Facts, at: Array) -> Array:
    """Place of the token after each, of the last one the last."""
    return np.asarray(np.minimum(at + 1, len(facts.ids) - 1))


def _stop_ends(facts: Facts, short: Array, begin: Array, token: tuple[Array, Array]) -> Array:
    """Whether the full stop of an abbreviation ends a sentence, given its class and what follows.

    `token` is where it stands, and the last token of the sentence, if closing marks follow it.
    """
    at, follow = token[0], token[1] + 1
    beyond = _next(facts, follow)
    opens = facts.at(kinds.opens_quote, follow)
    after_capital = facts.at(kinds.begins, np.maximum(at - 1, 0)) >= kinds.OTHER_CAPITAL
    starts = (begin == kinds.STARTER) | (opens & (begin != kinds.DIGIT))
    capital = begin == kinds.OTHER_CAPITAL
    small_after = facts.at(kinds.begins, beyond) == kinds.LOWER
    cases = [
        (short == kinds.TITLE) | (short == kinds.NEVER),
        short == kinds.INITIAL,
        (short == kinds.DOTTED) | (short == kinds.NAME_PART),
        short == kinds.COMPANY,
        short == kinds.CLOCK,
        short == kinds.BEFORE_NUMBER,
    ]
    values = [
        np.zeros_like(starts),
        (begin == kinds.STARTER) & (facts.tokens.new_paragraph[at] | ~after_capital),
        starts,
        starts | (capital & small_after & ~facts.at(kinds.in_bracket, follow)),
        (starts | capital | (begin == kinds.OFFICE)) & ~facts.at(kinds.is_time, beyond),
        begin != kinds.DIGIT,
    ]
    return np.asarray(np.select(cases, values, default=True), dtype=bool)


def _asked_by(facts: Facts, follow: Array) -> Array:
    """Whether a name and a reporting verb follow: “Is it?” Smith asked."""
    last = len(facts.ids) - 1
    found = np.zeros(len(follow), dtype=bool)
    named = facts.at(kinds.begins, follow) >= kinds.OTHER_CAPITAL
    for step in (1, 2, 3):
        there = np.minimum(follow + step, last)
        named = named & ~facts.tokens.new_paragraph[there]
        found |= named & facts.at(kinds.is_asking, there)
        named = named & (facts.at(kinds.begins, there) >= kinds.OTHER_CAPITAL)
    return found


def sentences(corpus: Corpus) -> pd.DataFrame:
    """One row a sentence.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame
        `article_id`, `sentence` (number in the article, from 0), `start`, `end` (characters of `text`, half open),
        `n_words`, `quoted_share` (share of its words inside quoted speech, in [0, 1]; NaN without words).

    Raises
    ------
    InputError
        `corpus` is no Corpus.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["“It rained,” she said. It may stop."]}))
    >>> mk.sentences(corpus)[["sentence", "start", "end", "n_words", "quoted_share"]].to_dict("list")
    {'sentence': [0, 1], 'start': [0, 23], 'end': [22, 35], 'n_words': [4, 3], 'quoted_share': [0.5, 0.0]}
    """
    require_corpus(corpus)
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
