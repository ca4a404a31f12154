"""Instruments: a lexicon with a set of rules. Stock VADER, news mode and a user's own list are read side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from mediakit.errors import UnknownNameError
from mediakit.lexicons import load_lexicon
from mediakit.measures.sentiment.engine import Reading, Stream, score
from mediakit.measures.sentiment.forms import Forms, forms_of
from mediakit.measures.sentiment.news import NEWS_RULES, known_rules, news_stream, without_names
from mediakit.measures.sentiment.stock import installed
from mediakit.measures.sentiment.streams import Types, stock_stream
from mediakit.measures.sentiment.table import table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from mediakit.corpus import Corpus
    from mediakit.measures.sentiment.scored import Scored

MODES = ("news", "vader")


@dataclass(frozen=True, eq=False, slots=True)
class Instrument:
    """What scores a corpus: a lexicon (word -> valence, about -4 to 4) and the rules of news mode that are on."""

    valences: Mapping[str, float]
    rules: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Result:
    """A scored corpus with the words it was scored on."""

    scored: Scored
    stream: Stream
    forms: Forms


def stock_instrument() -> Instrument:
    """Stock VADER: the installed lexicon, no rule on top."""
    return Instrument(installed().valences)


def news_instrument(rules: Collection[str] = NEWS_RULES) -> Instrument:
    """News mode with the rules given, all of them by default."""
    chosen = known_rules(rules)
    return Instrument(_tonal_valences() if "neutral" in chosen else installed().valences, chosen)


def mode_instrument(mode: str) -> Instrument:
    """Instrument of a column of `tone`: "news" or "vader"."""
    if mode not in MODES:
        raise UnknownNameError("mode", mode, MODES)
    return stock_instrument() if mode == "vader" else news_instrument()


@cache
def _tonal_valences() -> Mapping[str, float]:
    """Take the installed lexicon without the words that carry no tone in news."""
    neutral = frozenset(load_lexicon("news_neutral")["word"])
    return {word: valence for word, valence in installed().valences.items() if word not in neutral}


def read_with(corpus: Corpus, instruments: Sequence[Instrument]) -> list[Result]:
    """Score a corpus with each instrument; facts of the words are computed once for all of them."""
    types = Types(corpus.types)
    plain = {"marks" in i.rules for i in instruments}
    streams = {mark: (news_stream if mark else stock_stream)(corpus, types) for mark in sorted(plain)}
    forms = forms_of(np.array(types.known, dtype=object))
    return [_read(streams["marks" in i.rules], forms, i) for i in instruments]


def _read(stream: Stream, forms: Forms, instrument: Instrument) -> Result:
    """Score one stream with one instrument."""
    table = table_of(forms, instrument.valences)
    if "names" in instrument.rules:
        stream = without_names(stream, forms, table)
    reading = Reading(
        forms,
        table,
        instrument.valences,
        caps="capitals" not in instrument.rules,
        but_by_value="but" not in instrument.rules,
    )
    return Result(score(stream, reading), stream, forms)
