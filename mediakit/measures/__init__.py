"""Measures: what is computed of each article. `MEASURES` is the whole list, and its order is the column order."""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit.corpus import Array, Corpus, foreign_languages, require_corpus
from mediakit.measures.diversity import MEASURE as DIVERSITY
from mediakit.measures.hedging import MEASURE as HEDGING
from mediakit.measures.length import MEASURE as LENGTH
from mediakit.measures.quotation import MEASURE as QUOTATION
from mediakit.measures.readability import MEASURE as READABILITY
from mediakit.measures.sentiment import MEASURE as SENTIMENT
from mediakit.tables import META, Measure, validate

__all__ = ["MEASURES", "measure"]

MEASURES: tuple[Measure, ...] = (LENGTH, READABILITY, SENTIMENT, QUOTATION, HEDGING, DIVERSITY)


def measure(corpus: Corpus, *, voice: str = "all") -> pd.DataFrame:
    """Score every article with every measure.

    Parameters
    ----------
    corpus : Corpus
    voice : {"all", "own", "quoted"}
        Whose words: all of them, the outlet's own, or the speech it quotes.

    Returns
    -------
    DataFrame
        scores: one row an article, index `article_id`; `outlet`, `event` and `published` where the articles have them,
        then one float column per declared column of `MEASURES`, and `note`. NaN where an article has no words of that
        voice, and in measures with English rules where the articles' `language` is another: `note` says so.

    Raises
    ------
    UnknownNameError
        For an unknown voice.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["It rained all day. It may stop."]}))
    >>> mk.measure(corpus)["words_per_sentence"].tolist()
    [3.5]
    """
    require_corpus(corpus)
    heard = corpus.voice(voice)
    scores = corpus.articles[[c for c in META if c in corpus.articles]].copy()
    language = foreign_languages(corpus.articles)
    columns: dict[str, Array] = {}
    for one in MEASURES:
        values = one.of(heard)
        columns |= {c.name: values[c.name].astype(float) for c in one.columns}
        if one.english and language.any():
            for column in one.columns:
                columns[column.name][language != ""] = np.nan
    scores = pd.concat([scores, pd.DataFrame(columns, index=scores.index)], axis=1)
    scores["note"] = [f"not English ({name}): only length and diversity" if name else "" for name in language]
    return validate(scores, [c for one in MEASURES for c in one.columns], "scores")
