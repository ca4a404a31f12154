"""Two countings side by side: the kit's and that of the installed textstat, and what the sentences alone change."""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit.corpus import Corpus, foreign_languages, require_corpus
from mediakit.errors import MissingExtraError
from mediakit.measures.readability.counts import readability_counts
from mediakit.measures.readability.formulas import formulas
from mediakit.measures.readability.stock import counted_by_textstat, texts_of

GRADE = "flesch_kincaid_grade"


def countings(corpus: Corpus) -> pd.DataFrame:
    """Sentences, words and Flesch-Kincaid grade of each article, as the kit counts and as textstat does.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame
        One row an article, index `article_id`: `n_sentences`, `n_sentences_textstat`, `n_words`, `n_words_textstat`;
        `flesch_kincaid_grade`; `grade_by_their_sentences` (the kit's words and syllables over textstat's sentences:
        what sentence splitting alone does); `flesch_kincaid_grade_textstat` (all of it textstat's; NaN where the
        pronouncing dictionary that textstat needs is not installed, and `note` says how to get it). NaN without words,
        and throughout for an article in another language than English: `note` says so.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> text = "Gen. Ann Hale met the two members from Tarn Corp. in a hall near St. Orr Street today."
    >>> table = mk.countings(mk.segment(pd.DataFrame({"outlet": ["A"], "text": [text]})))
    >>> table[["n_sentences", "n_sentences_textstat"]].values.tolist()
    [[1.0, 3.0]]
    """
    import textstat

    require_corpus(corpus)
    counts = readability_counts(corpus)
    texts, some = texts_of(corpus), counts["n_words"] > 0
    theirs = np.where(some, [float(textstat.sentence_count(t)) for t in texts], np.nan)
    try:
        grade, note = counted_by_textstat(corpus)[GRADE], ""
    except MissingExtraError as problem:
        grade, note = np.full(len(texts), np.nan), str(problem)
    columns = {
        "n_sentences": counts["n_sentences"],
        "n_sentences_textstat": theirs,
        "n_words": counts["n_words"],
        "n_words_textstat": np.where(some, [float(textstat.lexicon_count(t)) for t in texts], np.nan),
        GRADE: formulas(counts)[GRADE],
        "grade_by_their_sentences": formulas(counts | {"n_sentences": np.where(some, theirs, 0.0)})[GRADE],
        f"{GRADE}_textstat": grade,
    }
    language = foreign_languages(corpus.articles)
    table = pd.DataFrame(columns, index=corpus.articles.index)
    table.loc[language != ""] = np.nan
    return table.assign(note=[f"not English ({name})" if name else note for name in language])
