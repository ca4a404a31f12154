"""The counts behind every readability score, so that any score can be redone by hand.

Words and sentences are those of the corpus; syllables those of `wordforms`. A name is a capitalised word that the
same article nowhere writes in small letters: Dale & Chall (1948) and Gunning (1952) leave names of persons and places
out, but not the common words inside names of organisations, which are known here by their endings.
"""

from __future__ import annotations

from functools import cache

import numpy as np

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
    hard[_shortened(corpus.types, syllables, hard)] = False
    ids = corpus.type_ids
    unnamed = np.ones(len(ids), dtype=bool)
    candidate = np.flatnonzero(_may_be_name(corpus, difficult)[ids])
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


def _shortened(types: Array, syllables: Array, hard: Array) -> list[int]:
    """Types among the hard ones that Gunning leaves out: three syllables by -ed or -es, or short parts and a hyphen."""
    forms, place = distinct_forms(types)
    of_hard = [(i, forms[k]) for i, k in zip(np.flatnonzero(hard).tolist(), place[hard].tolist(), strict=True)]
    by_ending = [i for i, form in of_hard if form.endswith(("ed", "es")) and syllables[i] == POLYSYLLABLE]
    joined = [i for i, form in of_hard if "-" in form and _short_parts(form)]
    return by_ending + joined


def _may_be_name(corpus: Corpus, difficult: Array) -> Array:
    """Whether the difficult type is capitalised and does not end like a common word."""
    capital = np.flatnonzero(difficult & corpus.per_type(is_capitalised))
    forms, place = distinct_forms(corpus.types)
    common = common_endings()
    named = [not forms[k].endswith(common) for k in place[capital].tolist()]
    found = np.zeros(len(difficult), dtype=bool)
    found[capital[np.array(named, dtype=bool)]] = True
    return found


def _short_parts(form: str) -> bool:
    return all(form_syllables(part) < POLYSYLLABLE for part in form.split("-"))
