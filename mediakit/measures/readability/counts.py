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
    folded_id,
    has_digit,
    is_capitalised,
    is_easy,
    is_word,
    n_characters,
    n_letters,
    n_syllables,
    word_form,
)

LONG_WORD = 6
POLYSYLLABLE = 3
COMMON_ENDING = re.compile(
    r"(?:tion|sion|ment|ness|ship|ology|ance|ence|ism|ity|ics|ture|tive|tial|ical)s?(?:'s)?$"
)  # of common words: a capital does not make them a name


def readability_counts(corpus: Corpus) -> Columns:
    """Raw counts of each article, float arrays, (n_articles,).

    `n_hard_words` are Gunning's: three syllables or more, without names, familiar words, verbs that reach three by
    -ed or -es, and hyphenated words of short parts. `n_difficult` are Dale & Chall's: neither familiar nor a name.
    """
    word = corpus.each(is_word)
    n_sentences = np.bincount(
        corpus.article_of(corpus.sentence_start)[corpus.per_sentence(word) > 0], minlength=len(corpus.articles)
    )
    sums = {name: corpus.per_article(values).astype(float) for name, values in token_counts(corpus).items()}
    return {"n_sentences": n_sentences.astype(float)} | sums


def token_counts(corpus: Corpus) -> dict[str, Array]:
    """What each token adds to each count, arrays of shape (n_tokens,)."""
    word, difficult = corpus.each(is_word), corpus.each(is_unfamiliar)
    hard, letters = corpus.each(is_hard), corpus.each(n_letters)
    unnamed = np.ones(len(word), dtype=bool)
    candidate = np.flatnonzero((difficult | hard) & corpus.each(may_be_name))
    unnamed[candidate[_never_small(corpus, candidate)]] = False
    return {
        "n_words": word,
        "n_syllables": corpus.each(n_syllables),
        "n_polysyllables": corpus.each(is_polysyllable),
        "n_hard_words": hard & unnamed,
        "n_letters": letters,
        "n_characters": corpus.each(n_characters),
        "n_difficult": difficult & unnamed,
        "n_long_words": letters > LONG_WORD,
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


def is_unfamiliar(types: Array) -> Array:
    """Whether the type is a word that Dale & Chall's list and rules do not hold."""
    return np.asarray(is_word(types) & ~is_easy(types), dtype=bool)


def is_polysyllable(types: Array) -> Array:
    """Whether the word has three syllables or more."""
    return np.asarray(n_syllables(types) >= POLYSYLLABLE, dtype=bool)


def is_hard(types: Array) -> Array:
    """Whether Gunning counts the word, names apart."""
    counts, forms = n_syllables(types), word_form(types)
    hard = (counts >= POLYSYLLABLE) & ~is_easy(types)
    for i in np.flatnonzero(hard):
        by_ending = counts[i] == POLYSYLLABLE and forms[i].endswith(("ed", "es"))
        hard[i] = not by_ending and not ("-" in forms[i] and _short_parts(forms[i]))
    return np.asarray(hard, dtype=bool)


def _short_parts(form: str) -> bool:
    parts = np.array([p for p in form.split("-") if p], dtype=object)
    return bool((n_syllables(parts) < POLYSYLLABLE).all()) if len(parts) else False


def may_be_name(types: Array) -> Array:
    """Whether the type is capitalised, holds no figure and does not end like a common word."""
    capital = is_capitalised(types) & ~has_digit(types)
    forms = word_form(types)
    for i in np.flatnonzero(capital):
        capital[i] = COMMON_ENDING.search(forms[i]) is None
    return np.asarray(capital, dtype=bool)
