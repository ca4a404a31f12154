"""When a readability score should be read with care: reason codes instead of refusals."""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit.corpus import Corpus, is_english, require_corpus
from mediakit.measures.readability.counts import readability_counts
from mediakit.tables import NO_LABEL, group_labels
from mediakit.wordforms import is_upper, is_word

SHORT, SMOG_SENTENCES, LONG_SENTENCE, SHOUTED, LEAD_SHARE = 100, 30, 60, 0.5, 0.35


def readability_flags(corpus: Corpus) -> pd.DataFrame:
    """Reasons to doubt an article's scores.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    DataFrame
        One row a reason: `article_id`, `flag`, `detail` (the number behind it). Flags: `not English` (no scores, no
        other flag, no part in the outlet's median; `detail` is NaN); `no words`; `short` (under 100 words: a lead alone
        reads about two grades harder than its article); `smog below 30 sentences`;
        `no sentence ends` (more than 60 words a sentence); `capitals` (more than half of the words in capitals);
        `shorter than the outlet's` (under .35 of the outlet's median length: a lead or a text cut off cannot be
        compared with full articles). No row for an article without a reason.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> corpus = mk.segment(pd.DataFrame({"outlet": ["A", "A"], "text": ["RAIN FELL ON TOWN", ""]}, index=["a", "b"]))
    >>> mk.readability_flags(corpus).values.tolist()
    [['b', 'no words', 0.0], ['a', 'short', 4.0], ['a', 'smog below 30 sentences', 1.0], ['a', 'capitals', 1.0]]
    """
    require_corpus(corpus)
    counts = readability_counts(corpus)
    words, sentences = counts["n_words"], np.maximum(counts["n_sentences"], 1)
    shouted = corpus.per_article(corpus.each(is_upper) & corpus.each(is_word)) / np.maximum(words, 1)
    outlet = group_labels(corpus.articles, "outlet")
    english = is_english(corpus)
    usual = pd.Series(words).where(english).groupby(outlet).transform("median").where(outlet != NO_LABEL).to_numpy()
    some = words > 0
    flags = {
        "not English": (~english, np.full(len(words), np.nan)),
        "no words": (~some, words),
        "short": (some & (words < SHORT), words),
        "smog below 30 sentences": (some & (counts["n_sentences"] < SMOG_SENTENCES), counts["n_sentences"]),
        "no sentence ends": (words / sentences > LONG_SENTENCE, words / sentences),
        "capitals": (shouted > SHOUTED, shouted),
        "shorter than the outlet's": (some & (words < LEAD_SHARE * usual), words / np.maximum(usual, 1)),
    }
    rows = [
        (corpus.articles.index[i], flag, float(detail[i]))
        for flag, (found, detail) in flags.items()
        for i in np.flatnonzero(found & (english | (flag == "not English"))).tolist()
    ]
    return pd.DataFrame(rows, columns=["article_id", "flag", "detail"])
