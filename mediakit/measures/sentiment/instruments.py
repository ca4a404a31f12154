"""Instruments: a lexicon with a set of rules. Stock VADER, news mode and a user's own list are read side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from mediakit.errors import UnknownNameError
from mediakit.lexicons import load_lexicon
from mediakit.measures.sentiment.emoji import Side, emoji_ids, emoji_sentences, without_emoji
from mediakit.measures.sentiment.engine import Reading, score
from mediakit.measures.sentiment.forms import Forms, forms_of
from mediakit.measures.sentiment.news import NEWS_RULES, known_rules
from mediakit.measures.sentiment.scored import Scored, merged
from mediakit.measures.sentiment.spellings import Spellings
from mediakit.measures.sentiment.stock import installed
from mediakit.measures.sentiment.streams import Stream, news_stream, stock_stream
from mediakit.measures.sentiment.table import Entries, entries_of, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mediakit.corpus import Corpus

MODES = ("news", "vader")


@dataclass(frozen=True, eq=False, slots=True)
class Instrument:
    """What scores a corpus: a lexicon (word -> valence, about -4 to 4) and the rules of news mode that are on."""

    entries: Entries
    rules: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Result:
    """A scored corpus with the forms of its words."""

    scored: Scored
    forms: Forms


@cache
def stock_instrument() -> Instrument:
    """Stock VADER: the installed lexicon, no rule on top."""
    return Instrument(entries_of(installed().valences))


def news_instrument(rules: Collection[str] = NEWS_RULES) -> Instrument:
    """News mode with the rules given, all of them by default."""
    chosen = known_rules(rules)
    return Instrument(_tonal() if "neutral" in chosen else stock_instrument().entries, chosen)


@cache
def _tonal() -> Entries:
    """Take the installed lexicon without the words that carry no tone in news."""
    neutral = frozenset(load_lexicon("news_neutral")["word"])
    return entries_of({word: valence for word, valence in installed().valences.items() if word not in neutral})


def mode_instrument(mode: str) -> Instrument:
    """Instrument of a column of `tone`: "news" or "vader"."""
    if mode not in MODES:
        raise UnknownNameError("mode", mode, MODES)
    return stock_instrument() if mode == "vader" else news_instrument()


def read_with(corpus: Corpus, instruments: Sequence[Instrument]) -> list[Result]:
    """Score a corpus with each instrument; facts of the words are computed once for all of them."""
    spellings = Spellings(corpus.types)
    marks = sorted({"marks" in i.rules for i in instruments})
    streams = {plain: (news_stream if plain else stock_stream)(corpus, spellings) for plain in marks}
    emoji = emoji_ids(spellings)
    apart = emoji_sentences(corpus, emoji)
    parts = {plain: without_emoji(stream, spellings, emoji, apart) for plain, stream in streams.items()}
    forms = forms_of(spellings)
    return [Result(_read(*parts["marks" in i.rules], forms, i), forms) for i in instruments]


def _read(main: Stream, side: Side | None, forms: Forms, instrument: Instrument) -> Scored:
    """Score one stream, and the sentences beside it, with one instrument."""
    reading = Reading(
        forms,
        table_of(forms, instrument.entries),
        instrument.entries.valences,
        caps="capitals" not in instrument.rules,
        names_count="names" not in instrument.rules,
        but_by_value="but" not in instrument.rules,
    )
    scored = score(main, reading)
    return merged(scored, score(side.stream, reading), side.token, side.sentences) if side else scored
