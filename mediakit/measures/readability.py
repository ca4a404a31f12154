"""Readability: eight formulas over counts of words, sentences, syllables and letters.

Sources: Flesch (1948), Kincaid et al. (1975), Gunning (1952), McLaughlin (1969, SMOG), Coleman & Liau (1975), Smith &
Senter (1967, ARI), Dale & Chall (1948), Bjornsson (1968, LIX). Figures, symbols and abbreviations count as one
syllable (Flesch 1979).
"""

from __future__ import annotations

import numpy as np

from mediakit.corpus import Array, Corpus
from mediakit.tables import Column, Columns, Measure
from mediakit.wordforms import is_capitalised, is_easy, is_word, n_characters, n_letters, n_syllables, word_form

LONG_WORD = 6
POLYSYLLABLE = 3


def readability(corpus: Corpus) -> Columns:
    """Eight readability scores of each article.

    Returns
    -------
    flesch_reading_ease : float array, (n_articles,)
        Higher is easier. All others rise with difficulty.
    flesch_kincaid_grade, gunning_fog, smog_grade, coleman_liau_grade, ari_grade : float array
        School grades.
    dale_chall, lix : float array
        Scales of their own. NaN for an article without words.
    """
    return formulas(readability_counts(corpus))


def readability_counts(corpus: Corpus) -> Columns:
    """Raw counts of each article behind the formulas, float arrays, (n_articles,)."""
    word = corpus.each(is_word)
    syllables = corpus.each(n_syllables)
    per_sentence = corpus.per_sentence(word)
    n_sentences = np.bincount(
        corpus.article_of(corpus.sentence_start)[per_sentence > 0], minlength=len(corpus.articles)
    )
    name = _names(corpus, word)
    many = syllables >= POLYSYLLABLE
    counted = {
        "n_words": word,
        "n_syllables": syllables,
        "n_polysyllables": many,
        "n_hard_words": many & ~name & ~corpus.each(_is_compound) & ~(corpus.each(_loses_ending) & (syllables == POLYSYLLABLE)),
        "n_letters": corpus.each(n_letters),
        "n_characters": corpus.each(n_characters),
        "n_difficult": word & ~corpus.each(is_easy) & ~name,
        "n_long_words": corpus.each(n_letters) > LONG_WORD,
    }
    return {"n_sentences": n_sentences.astype(float)} | {k: corpus.per_article(v).astype(float) for k, v in counted.items()}


def formulas(counts: Columns) -> Columns:
    """Eight scores from counts; NaN where there are no words.

    Parameters
    ----------
    counts : dict of float arrays, (n_articles,)
        As `readability_counts` gives them.
    """
    words = np.where(counts["n_words"] > 0, counts["n_words"], np.nan)
    sentences = np.where(counts["n_sentences"] > 0, counts["n_sentences"], np.nan)
    length, syllables = words / sentences, counts["n_syllables"] / words
    difficult = 100 * counts["n_difficult"] / words
    return {
        "flesch_reading_ease": 206.835 - 1.015 * length - 84.6 * syllables,
        "flesch_kincaid_grade": 0.39 * length + 11.8 * syllables - 15.59,
        "gunning_fog": 0.4 * (length + 100 * counts["n_hard_words"] / words),
        "smog_grade": 1.0430 * np.sqrt(30 * counts["n_polysyllables"] / sentences) + 3.1291,
        "coleman_liau_grade": 0.0588 * 100 * counts["n_letters"] / words - 0.296 * 100 * sentences / words - 15.8,
        "ari_grade": 4.71 * counts["n_characters"] / words + 0.5 * length - 21.43,
        "dale_chall": 0.1579 * difficult + 0.0496 * length + 3.6365,
        "lix": length + 100 * counts["n_long_words"] / words,
    }


def _names(corpus: Corpus, word: Array) -> Array:
    """Capitalised words that do not begin a sentence: names, for the formulas that leave names out."""
    first = np.zeros(len(word), dtype=bool)
    first[corpus.sentence_start[:-1]] = True
    return np.asarray(word & corpus.each(is_capitalised) & ~first, dtype=bool)


def _is_compound(types: Array) -> Array:
    """Whether the word form is joined by a hyphen."""
    return np.array(["-" in f for f in word_form(types)], dtype=bool)


def _loses_ending(types: Array) -> Array:
    """Whether the word form has an ending that Gunning does not count: -es, -ed, -ing."""
    return np.array([f.endswith(("es", "ed", "ing")) for f in word_form(types)], dtype=bool)


MEASURE = Measure(
    name="readability",
    columns=(
        Column("flesch_reading_ease", "points, higher is easier"),
        Column("flesch_kincaid_grade", "school grade, higher is harder"),
        Column("gunning_fog", "school grade, higher is harder", low=0),
        Column("smog_grade", "school grade, higher is harder", low=0),
        Column("coleman_liau_grade", "school grade, higher is harder"),
        Column("ari_grade", "school grade, higher is harder"),
        Column("dale_chall", "points, higher is harder", low=0),
        Column("lix", "points, higher is harder", low=0),
    ),
    of=readability,
    source="Flesch 1948; Kincaid et al. 1975; Gunning 1952; McLaughlin 1969; Coleman & Liau 1975; Smith & Senter 1967; "
    "Dale & Chall 1948; Bjornsson 1968",
)
