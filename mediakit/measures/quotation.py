"""Quotation: how much of an article is other people's words, whose, and under which verbs.

Sources: Bergler et al. (2004) and Pareti et al. (2013) for shares of reported speech; Floyd (2000) for reporting verbs;
Carlson (2011) for unnamed sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from mediakit.attribution.names import UNNAMED
from mediakit.attribution.reported import reported_mask
from mediakit.attribution.speakers import places
from mediakit.attribution.speech import Speech, find_speech, words_inside
from mediakit.corpus import Corpus
from mediakit.segmentation.quote_words import verb_table
from mediakit.tables import Column, Columns, Measure
from mediakit.wordforms import is_word

Array = np.ndarray[Any, Any]


def quotation(corpus: Corpus) -> Columns:
    """Shares and rates of quoted and reported speech.

    Returns
    -------
    quoted_word_share : float array, (n_articles,), in [0, 1]
        Words inside quotes of kind speech over all words; NaN for an article without words.
    quotes_per_1k_words : float array, (n_articles,)
        Utterances per 1,000 words; parts split by their attribution count once.
    scare_quotes_per_1k_words : float array, (n_articles,)
        Spans of kind scare per 1,000 words.
    mean_quote_words : float array, (n_articles,)
        Words per utterance; NaN without a quote.
    n_speakers : float array, (n_articles,)
        Distinct folded names of speakers of quotes: an upper bound of persons, for pronouns that cannot be resolved
        are left out and two spellings may count twice.
    reported_word_share : float array, (n_articles,), in [0, 1]
        Words of indirect speech outside quotes over all words. A rough instrument: see `reported`.
    top_speaker_share : float array, (n_articles,), in [0, 1]
        Quoted words of the speaker who has most of them, over the quoted words whose speaker is known; NaN without any.
    unnamed_source_share : float array, (n_articles,), in [0, 1]
        Of the utterances with a speaker, those of an unnamed one ("officials"); NaN without any.
    neutral_verb_share : float array, (n_articles,), in [0, 1]
        Of the utterances with a reporting verb, those under a neutral one ("said"); NaN without any.
    loaded_verb_share : float array, (n_articles,), in [0, 1]
        Of the utterances with a reporting verb, those under a loaded one ("claimed"); NaN without any.

    Notes
    -----
    Of a narrowed corpus (`corpus.voice("own")`) the measure is taken of what is left: in the own voice no word is
    quoted, so `quoted_word_share` and the rates are 0 and the rest is NaN.
    """
    word = corpus.each(is_word)
    speech = find_speech(corpus)
    words = corpus.per_article(word).astype(float)
    said = Said.of(corpus, speech, word & corpus.quoted)
    reported_words = corpus.per_article(word & reported_mask(corpus, speech.cues, speech.words))
    scare = _scare_spans(corpus)
    columns = {
        "quoted_word_share": ratio(corpus.per_article(word & corpus.quoted), words),
        "quotes_per_1k_words": 1000 * ratio(said.count(said.first), words),
        "mean_quote_words": ratio(said.count(weights=said.words), said.count(said.first)),
        "scare_quotes_per_1k_words": 1000 * ratio(scare, words),
        "n_speakers": np.where(words > 0, said.n_speakers(), np.nan),
        "reported_word_share": ratio(reported_words, words),
        "top_speaker_share": said.top_share(),
    }
    with_speaker = said.first & (said.sort > 0)
    with_verb = said.first & (said.verb_class > 0)
    columns["unnamed_source_share"] = ratio(said.count(with_speaker & (said.sort == UNNAMED)), said.count(with_speaker))
    columns["neutral_verb_share"] = ratio(said.count(with_verb & (said.verb_class == NEUTRAL)), said.count(with_verb))
    columns["loaded_verb_share"] = ratio(said.count(with_verb & (said.verb_class == LOADED)), said.count(with_verb))
    return columns


@dataclass(frozen=True, slots=True)
class Said:
    """Quotes of kind speech that have words, one entry a quote; `first` marks the first part of an utterance."""

    n_articles: int
    article: Array
    words: Array
    first: Array
    sort: Array
    key: Array
    verb_class: Array

    @classmethod
    def of(cls, corpus: Corpus, speech: Speech, word: Array) -> Said:
        """Gather what the measure asks of each quote."""
        where, found, who = speech.places, speech.found, speech.mentions
        n_words = words_inside(where, word)
        utterance = corpus.quote_spans["utterance"].to_numpy()[where.row]
        first = np.diff(utterance, prepend=-1) != 0
        verbs = np.where(found.cue >= 0, np.append(speech.cues.verb, 0)[found.cue], 0)
        keep = n_words > 0
        parts = (where.article, n_words, first, who.sort, who.key, verb_classes()[verbs])
        return cls(len(corpus.articles), *(x[keep] for x in parts))

    def count(self, chosen: Array | None = None, weights: Array | None = None) -> Array:
        """Number of the chosen quotes, or sum of weights, of each article."""
        article = self.article if chosen is None else self.article[chosen]
        return np.bincount(article, weights=weights, minlength=self.n_articles)

    def _by_speaker(self) -> tuple[Array, Array]:
        """Article and quoted words of each distinct speaker."""
        known = self.key >= 0
        pair = self.article[known].astype(np.int64) << 32 | self.key[known]
        speakers, index = np.unique(pair, return_inverse=True)
        return speakers >> 32, np.bincount(index, weights=self.words[known], minlength=len(speakers))

    def n_speakers(self) -> Array:
        """Distinct speakers of each article."""
        return np.bincount(self._by_speaker()[0], minlength=self.n_articles)

    def top_share(self) -> Array:
        """Share of the speaker with most words in the quoted words whose speaker is known; NaN without any."""
        article, words = self._by_speaker()
        top = np.zeros(self.n_articles)
        np.maximum.at(top, article, words)
        return ratio(top, np.bincount(article, weights=words, minlength=self.n_articles))


def verb_classes() -> Array:
    """Class of each reporting verb as a number: 0 other, NEUTRAL, LOADED."""
    return np.array([{"neutral": NEUTRAL, "loaded": LOADED}.get(row[1], len(row[0]) and OTHER) for row in verb_table()])


def ratio(part: Array, whole: Array) -> Array:
    """Divide; NaN where the whole is 0."""
    whole = whole.astype(float)
    result: Array = np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0)
    return result


def _scare_spans(corpus: Corpus) -> Array:
    """Spans of kind scare with a token left in the corpus, of each article."""
    spans = corpus.quote_spans
    scare = places(corpus, kind="scare")
    return np.bincount(spans["article"].to_numpy()[scare.row], minlength=len(corpus.articles))


NEUTRAL, LOADED, OTHER = 1, 2, 3
SHARE = "share of words"

MEASURE = Measure(
    name="quotation",
    columns=(
        Column("quoted_word_share", unit=SHARE, low=0, high=1),
        Column("quotes_per_1k_words", unit="utterances per 1,000 words", low=0, high=1000),
        Column("mean_quote_words", unit="words per utterance", low=0),
        Column("scare_quotes_per_1k_words", unit="spans per 1,000 words", low=0, high=1000),
        Column("n_speakers", unit="speakers", low=0),
        Column("reported_word_share", unit=SHARE, low=0, high=1),
        Column("top_speaker_share", unit="share of attributed quoted words", low=0, high=1),
        Column("unnamed_source_share", unit="share of attributed utterances", low=0, high=1),
        Column("neutral_verb_share", unit="share of utterances with a verb", low=0, high=1),
        Column("loaded_verb_share", unit="share of utterances with a verb", low=0, high=1),
    ),
    of=quotation,
    source="pareti2013",
)
