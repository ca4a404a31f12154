"""The counts behind every readability score, so that any score can be redone by hand.

Words and sentences are those of the corpus; syllables those of `wordforms`. A name is a capitalised word that the
same article nowhere writes in small letters: Dale & Chall (1948) and Gunning (1952) leave names of persons and places
out, but not the common words inside names of organisations, which are known here by their endings.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from mediakit.corpus import Array, Corpus
from mediakit.lexicons import load_lexicon
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


@cache
def common_endings() -> tuple[str, ...]:
    """Endings of common words, bare and inflected: a capital does not make such a word a name."""
    endings = load_lexicon("common_endings")["ending"]
    return tuple(f"{ending}{inflection}" for ending in endings for inflection in ("", "s", "'s"))


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
    hard &= ~_shortened(corpus.types, syllables, hard)
    unnamed = _unnamed(corpus, _may_be_name(corpus, difficult))
    of_types = {
        "n_words": word,
        "n_syllables": syllables,
        "n_polysyllables": syllables >= POLYSYLLABLE,
        "n_hard_words": hard,
        "n_letters": letters,
        "n_characters": corpus.per_type(n_characters),
        "n_difficult": difficult,
        "n_long_words": letters > LONG_WORD,
    }
    ids = corpus.index()
    counts = {name: values.take(ids) for name, values in of_types.items()}
    for name in ("n_hard_words", "n_difficult"):
        counts[name] &= unnamed
    return counts


def _unnamed(corpus: Corpus, named: Array) -> Array:
    """Whether each token is no name: no type that may be one, or written with a small first letter in its article.

    Only forms with a small type are looked up in the articles.
    """
    form, small = corpus.per_type(folded_id), ~corpus.per_type(is_capitalised)
    contested, ids = named & _of_form(form, small), corpus.index()
    unnamed = ~named.take(ids)
    asked = np.flatnonzero(contested.take(ids))
    found = np.flatnonzero((small & _of_form(form, contested)).take(ids))
    written = pd.Series(_in_article(corpus, asked, form)).isin(_in_article(corpus, found, form))
    unnamed[asked] = written.to_numpy()
    return unnamed


def _of_form(form: Array, chosen: Array) -> Array:
    """Whether a type of the same form is among the chosen types."""
    found = np.zeros(int(form.max(initial=0)) + 1, dtype=bool)
    found[form[chosen]] = True
    return found[form]


def _in_article(corpus: Corpus, tokens: Array, form: Array) -> Array:
    """One number for the word form and the article of each token."""
    article = np.searchsorted(corpus.article_start, tokens, side="right") - 1
    return article * (int(form.max(initial=0)) + 1) + form[corpus.type_ids[tokens]].astype(np.int64)


def _shortened(types: Array, syllables: Array, hard: Array) -> Array:
    """Whether Gunning leaves a hard type out: three syllables by -ed or -es, or short parts and a hyphen."""
    forms, place = distinct_forms(types)
    of_hard = np.zeros(len(forms), dtype=bool)
    of_hard[place[hard]] = True
    asked = np.flatnonzero(of_hard).tolist()
    by_ending, joined = np.zeros((2, len(forms)), dtype=bool)
    by_ending[[k for k in asked if forms[k].endswith(("ed", "es"))]] = True
    hyphenated = [k for k in asked if "-" in forms[k]]
    parts = [forms[k].split("-") for k in hyphenated]
    n = form_syllables([p for own in parts for p in own])
    first = np.cumsum([0, *map(len, parts)])[:-1]
    joined[hyphenated] = np.maximum.reduceat(n, first) < POLYSYLLABLE if parts else False
    return np.asarray((by_ending[place] & (syllables == POLYSYLLABLE)) | joined[place])


def _may_be_name(corpus: Corpus, difficult: Array) -> Array:
    """Whether the difficult type is capitalised and does not end like a common word."""
    capital = np.flatnonzero(difficult & corpus.per_type(is_capitalised))
    forms, place = distinct_forms(corpus.types)
    common = common_endings()
    named = [not forms[k].endswith(common) for k in place[capital].tolist()]
    found = np.zeros(len(difficult), dtype=bool)
    found[capital[np.array(named, dtype=bool)]] = True
    return found
