"""The counts behind every readability score, so that any score can be redone by hand.

Words and sentences are those of the corpus; syllables those of `wordforms`. A name is a capitalised word that the
same article nowhere writes in small letters: Dale & Chall (1948) and Gunning (1952) leave names of persons and places
out, but not the common words inside names of organisations, which are known here by their endings.
"""

from __future__ import annotations

import re

import numpy as np

from mediakit.corpus import Array, Corpus
from mediakit.tables import Columns
from mediakit.wordforms import (
    distinct_forms,
    folded_id,
    form_syllables,
    is_capitalised,
    is_easy,
    is_word,
    n_characters,
    n_letters,
    n_syllables,
    n_syllables_spoken,
)

LONG_WORD = 6
POLYSYLLABLE = 3
COMMON_ENDING = re.compile(
    r"(?:tion|sion|ment|ness|ship|ology|ance|ence|ism|ity|ics|ture|tive|tial|ical)s?(?:'s)?$"
)  # of common words: a capital does not make them a name


def readability_counts(corpus: Corpus, *, spoken: bool = False) -> Columns:
    """Raw counts of each article, float arrays, (n_articles,).

    `n_hard_words` are Gunning's: three syllables or more, without names, familiar words, verbs that reach three by
    -ed or -es, and hyphenated words of short parts. `n_difficult` are Dale & Chall's: neither familiar nor a name.
    """
    word = corpus.each(is_word)
    n_sentences = np.bincount(
        corpus.article_of(corpus.sentence_start)[corpus.per_sentence(word) > 0], minlength=len(corpus.articles)
    )
    sums = {
        name: corpus.per_article(values).astype(float) for name, values in token_counts(corpus, spoken=spoken).items()
    }
    return {"n_sentences": n_sentences.astype(float)} | sums


def token_counts(corpus: Corpus, *, spoken: bool = False) -> dict[str, Array]:
    """What each token adds to each count, arrays of shape (n_tokens,); `spoken` spells abbreviations out."""
    word, syllables = corpus.per_type(is_word), corpus.per_type(n_syllables_spoken if spoken else n_syllables)
    letters = corpus.per_type(n_letters)
    difficult = word & ~corpus.per_type(is_easy)
    hard = difficult & (syllables >= POLYSYLLABLE)
    hard[_shortened(corpus.types, syllables, hard)] = False
    ids = corpus.type_ids
    unnamed = np.ones(len(ids), dtype=bool)
    candidate = np.flatnonzero((difficult & _may_be_name(corpus, difficult))[ids])
    unnamed[candidate[_never_small(corpus, candidate)]] = False
    return {
        "n_words": word[ids],
        "n_syllables": syllables[ids],
        "n_polysyllables": (syllables >= POLYSYLLABLE)[ids],
        "n_hard_words": hard[ids] & unnamed,
        "n_letters": letters[ids],
        "n_characters": corpus.each(n_characters),
        "n_difficult": difficult[ids] & unnamed,
        "n_long_words": (letters > LONG_WORD)[ids],
    }


def _never_small(corpus: Corpus, candidate: Array) -> Array:
    """Whether the article nowhere writes the candidate's word form with a small first letter."""
    form = corpus.per_type(folded_id)[corpus.type_ids]
    asked = np.zeros(int(form.max(initial=0)) + 1, dtype=bool)
    asked[form[candidate]] = True
    small = np.flatnonzero(asked[form] & ~corpus.each(is_capitalised))
    return ~np.isin(_in_article(corpus, candidate, form), _in_article(corpus, small, form))


def _in_article(corpus: Corpus, tokens: Array, form: Array) -> Array:
    """One number for the word form and the article of each token."""
    article = np.searchsorted(corpus.article_start, tokens, side="right") - 1
    return article * (int(form.max(initial=0)) + 1) + form[tokens].astype(np.int64)


def _shortened(types: Array, syllables: Array, hard: Array) -> Array:
    """Types among the hard ones that Gunning leaves out: three syllables by -ed or -es, or short parts and a hyphen."""
    forms, place = distinct_forms(types)
    by_ending = np.fromiter((f.endswith(("ed", "es")) for f in forms), dtype=bool, count=len(forms))[place]
    out = hard & by_ending & (syllables == POLYSYLLABLE)
    joined = np.fromiter(("-" in f for f in forms), dtype=bool, count=len(forms))[place]
    for i in np.flatnonzero(hard & joined):
        out[i] = all(form_syllables(p) < POLYSYLLABLE for p in forms[place[i]].split("-"))
    return np.flatnonzero(out)


def _may_be_name(corpus: Corpus, difficult: Array) -> Array:
    """Whether the difficult type is capitalised and does not end like a common word."""
    capital = difficult & corpus.per_type(is_capitalised)
    forms, place = distinct_forms(corpus.types)
    for i in np.flatnonzero(capital):
        capital[i] = COMMON_ENDING.search(forms[place[i]]) is None
    return np.asarray(capital, dtype=bool)
