"""Readability: how hard an article reads, by eight published formulas.

Sources: see `formulas`. Figures, symbols and abbreviations count as one syllable (Flesch 1979). `counting="textstat"`
calls that library unchanged; the default, `"news"`, is the kit's own counting, which cuts news sentences rightly.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit.corpus import Corpus, require_corpus
from mediakit.errors import UnknownNameError
from mediakit.measures.readability.countings import countings
from mediakit.measures.readability.counts import readability_counts
from mediakit.measures.readability.flags import readability_flags
from mediakit.measures.readability.formulas import formulas
from mediakit.measures.readability.stock import counted_by_textstat
from mediakit.measures.readability.uncertainty import grade_intervals, sentence_influence
from mediakit.tables import Column, Columns, Measure

__all__ = [
    "MEASURE",
    "countings",
    "grade_intervals",
    "readability",
    "readability_flags",
    "readability_inputs",
    "sentence_influence",
]

COUNTINGS = ("news", "textstat")
GRADE, POINTS = "school grade, higher is harder", "points, higher is harder"


def readability(corpus: Corpus, *, counting: str = "news", spoken: bool = False) -> Columns:
    """Eight readability scores of each article.

    Parameters
    ----------
    corpus : Corpus
    counting : {"news", "textstat"}
        Who counts sentences, words and syllables: the kit, or the installed textstat on each article's text.
    spoken : bool
        In the kit's counting: spell abbreviations out, a letter a syllable, instead of counting them as one.

    Returns
    -------
    flesch_reading_ease : float array, (n_articles,)
        Points; higher is easier. All others rise with difficulty.
    flesch_kincaid_grade, gunning_fog, smog_grade, coleman_liau_grade, ari_grade : float array
        School grades. SMOG was published for 30 sentences and more: see `readability_flags`.
    dale_chall, lix : float array
        Points on scales of their own.

    NaN for an article without words, in both countings.

    Raises
    ------
    UnknownNameError
        For another counting.
    MissingExtraError
        In `counting="textstat"`, if the pronouncing dictionary that textstat needs is not there.
    """
    if counting not in COUNTINGS:
        raise UnknownNameError("counting", counting, COUNTINGS)
    if counting == "textstat":
        return counted_by_textstat(corpus)
    return formulas(readability_counts(corpus, spoken=spoken))


def readability_inputs(corpus: Corpus) -> pd.DataFrame:
    """Raw counts behind every score.

    Parameters
    ----------
    corpus : Corpus
        Articles of any language are counted, by the English rules.

    Returns
    -------
    DataFrame of float
        One row an article, index `article_id`.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["Mr. Hale paid 3.5 crowns. He left."]}))
    >>> mk.readability_inputs(corpus)[["n_sentences", "n_words", "n_syllables"]].iloc[0].tolist()
    [2.0, 7.0, 8.0]
    """
    require_corpus(corpus)
    return pd.DataFrame(readability_counts(corpus), index=corpus.articles.index).astype(np.float64)


def measured(corpus: Corpus) -> Columns:
    """Scores in the default counting: what `measure` calls."""
    return readability(corpus)


MEASURE = Measure(
    name="readability",
    columns=(
        Column(
            "flesch_reading_ease",
            "points, higher is easier",
            formula="206.835 - 1.015 words / sentences - 84.6 syllables / words",
        ),
        Column("flesch_kincaid_grade", GRADE, formula="0.39 words / sentences + 11.8 syllables / words - 15.59"),
        Column("gunning_fog", GRADE, low=0, formula="0.4 (words / sentences + 100 hard words / words)"),
        Column("smog_grade", GRADE, low=0, formula="1.043 sqrt(30 polysyllables / sentences) + 3.1291"),
        Column("coleman_liau_grade", GRADE, formula="5.88 letters / words - 29.6 sentences / words - 15.8"),
        Column("ari_grade", GRADE, formula="4.71 characters / words + 0.5 words / sentences - 21.43"),
        Column(
            "dale_chall",
            POINTS,
            low=0,
            formula="15.79 difficult words / words + 0.0496 words / sentences + 3.6365",
        ),
        Column("lix", POINTS, low=0, formula="words / sentences + 100 long words / words"),
    ),
    of=measured,
    source="Flesch 1948; Kincaid et al. 1975; Gunning 1952; McLaughlin 1969; Coleman & Liau 1975; Smith & Senter 1967; "
    "Dale & Chall 1948; Bjornsson 1968",
)
