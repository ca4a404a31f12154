"""Sentences: where one ends, decided on token types and their neighbours.

A boundary is a stop, a question or exclamation mark or an ellipsis, with the closing marks after it, unless the word
is an abbreviation, an initial or a list number, or what follows cannot begin a sentence. A new line always ends a
sentence, so a headline without a stop is one. The rules are of the kind described by Grefenstette & Tapanainen (1994)
and Mikheev (2002).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mediakit.segmentation import sentence_types as kinds
from mediakit.segmentation.tokens import Tokens
from mediakit.wordforms import is_upper, is_word

if TYPE_CHECKING:
    from mediakit.corpus import Corpus

Array = np.ndarray[Any, Any]

LONGEST_DATELINE = 12


def sentence_starts(tokens: Tokens) -> Array:
    """Offsets of sentences over tokens, int64, (n_sentences + 1,)."""
    n = len(tokens.type_ids)
    if n == 0:
        return np.zeros(1, dtype=np.int64)
    first = np.append(tokens.new_paragraph, True)  # a new line, and the end of the batch
    kind = kinds.ends(tokens.types)[tokens.type_ids]
    at = np.flatnonzero(kind)
    at = at[~first[at + 1]]
    last = at + fact(kinds.closes_only, tokens, at + 1)
    inside = ~first[last + 1]
    at, last = at[inside], last[inside]
    start = first.copy()
    start[last[_is_boundary(tokens, kind, at, last)] + 1] = True
    start[_after_datelines(tokens, first)] = True
    return np.flatnonzero(start).astype(np.int64)


def fact(of: Callable[[Array], Array], tokens: Tokens, where: Array) -> Array:
    """Value of a fact of types for the tokens at `where`: only the types that stand there are looked at."""
    used, place = np.unique(tokens.type_ids[where], return_inverse=True)
    return np.asarray(of(tokens.types[used])[place])


def _after_datelines(tokens: Tokens, first: Array) -> Array:
    """Tokens after a dateline: a line that begins with a place in capitals, or with commas, up to a dash."""
    dash = np.flatnonzero(kinds.is_dash(tokens.types)[tokens.type_ids])
    dash = dash[~first[dash] & ~first[dash + 1]]
    line = np.flatnonzero(first)
    begin = line[np.searchsorted(line, dash, side="right") - 1]
    near = dash - begin <= LONGEST_DATELINE
    dash, begin = dash[near], begin[near]
    follows = fact(kinds.begins, tokens, dash + 1) >= kinds.OTHER_CAPITAL
    dash, begin = dash[follows], begin[follows]
    if not len(dash):
        return dash
    length = dash - begin
    offset = np.cumsum(length) - length
    place = np.repeat(begin - offset, length) + np.arange(length.sum())  # the tokens of all lines up to their dash
    small = np.add.reduceat(fact(kinds.begins, tokens, place) == kinds.LOWER, offset, dtype=np.int64)
    commas = np.add.reduceat(fact(kinds.ends_in_comma, tokens, place), offset, dtype=np.int64)
    return np.asarray(dash[(small == 0) & (fact(is_upper, tokens, begin) | (commas > 0))] + 1)


def _is_boundary(tokens: Tokens, kind: Array, at: Array, last: Array) -> Array:
    """Whether a sentence ends after token `last`, the end mark standing on token `at`; more follows in the line."""
    follow = last + 1
    beyond = np.minimum(follow + 1, len(kind) - 1)
    begin, begin_beyond = fact(kinds.begins, tokens, follow), fact(kinds.begins, tokens, beyond)
    here = Neighbours(
        short=fact(kinds.shortenings, tokens, at),
        begin=np.where(begin == 0, begin_beyond, begin),  # look past a dash, a bullet, a lone mark
        small_after=begin_beyond == kinds.LOWER,
        zone_after=fact(kinds.is_time, tokens, beyond),
        opens=fact(kinds.opens_quote, tokens, follow),
        bracket=fact(kinds.in_bracket, tokens, follow),
        after_capital=~tokens.new_paragraph[at]
        & (fact(kinds.begins, tokens, np.maximum(at - 1, 0)) >= kinds.OTHER_CAPITAL),
    )
    quote_closed = fact(kinds.quoted_ends, tokens, last)
    dashed = quote_closed & fact(kinds.is_dash, tokens, follow)
    goes_on = (here.begin == kinds.LOWER) | dashed | fact(kinds.only_dots, tokens, follow)
    in_list = fact(kinds.numbered, tokens, at) & tokens.new_paragraph[at]
    asks = quote_closed & (kind[at] == kinds.ASK)
    asks[asks] = _asked_by(tokens, follow[asks])
    ellipsis = (here.begin >= kinds.OTHER_CAPITAL) | here.opens
    ends_here = np.select(
        [kind[at] == kinds.STOP, kind[at] == kinds.ASK], [_stop_ends(here) & ~in_list, ~asks], ellipsis
    )
    return np.asarray(~goes_on & ends_here.astype(bool), dtype=bool)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands around each full stop: one value a candidate."""

    short: Array
    begin: Array
    small_after: Array
    zone_after: Array
    opens: Array
    bracket: Array
    after_capital: Array


def _stop_ends(here: Neighbours) -> Array:
    """Whether a full stop ends a sentence, given the class of its abbreviation and what follows."""
    short, begin = here.short, here.begin
    starts = (begin == kinds.STARTER) | (here.opens & (begin != kinds.DIGIT))
    of_company = starts | ((begin == kinds.OTHER_CAPITAL) & here.small_after & ~here.bracket)
    of_clock = (starts | (begin == kinds.OTHER_CAPITAL) | (begin == kinds.OFFICE)) & ~here.zone_after
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
        (begin == kinds.STARTER) & ~here.after_capital,
        starts,
        of_company,
        of_clock,
        begin != kinds.DIGIT,
    ]
    return np.asarray(np.select(cases, values, default=True), dtype=bool)


def _asked_by(tokens: Tokens, follow: Array) -> Array:
    """Whether a name and a reporting verb follow: “Is it?” Smith asked."""
    last = len(tokens.type_ids) - 1
    found = np.zeros(len(follow), dtype=bool)
    named = fact(kinds.begins, tokens, follow) >= kinds.OTHER_CAPITAL
    for step in (1, 2, 3):
        there = np.minimum(follow + step, last)
        named = named & ~tokens.new_paragraph[there]
        found |= named & fact(kinds.is_asking, tokens, there)
        named = named & (fact(kinds.begins, tokens, there) >= kinds.OTHER_CAPITAL)
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
