"""The same scores as the installed textstat computes them: for comparison, and for work that must match it."""

from __future__ import annotations

import numpy as np

from mediakit.corpus import Corpus
from mediakit.errors import MissingExtraError
from mediakit.tables import Columns
from mediakit.wordforms import is_word

NAMES = {  # ours -> textstat's
    "flesch_reading_ease": "flesch_reading_ease",
    "flesch_kincaid_grade": "flesch_kincaid_grade",
    "gunning_fog": "gunning_fog",
    "smog_grade": "smog_index",
    "coleman_liau_grade": "coleman_liau_index",
    "ari_grade": "automated_readability_index",
    "dale_chall": "dale_chall_readability_score",
    "lix": "lix",
}


def counted_by_textstat(corpus: Corpus) -> Columns:
    """Scores of textstat, unchanged, on each article's text; NaN where there are no words.

    For a narrowed voice the text is the kept part of each sentence, joined by blanks.
    """
    require_dictionary()
    import textstat

    has_words = corpus.per_article(corpus.each(is_word)) > 0
    texts = texts_of(corpus)
    return {
        ours: np.array(
            [getattr(textstat, theirs)(t) if w else np.nan for t, w in zip(texts, has_words, strict=True)], dtype=float
        )
        for ours, theirs in NAMES.items()
    }


def require_dictionary() -> None:
    """Raise `MissingExtraError` unless NLTK finds the pronouncing dictionary; textstat would try to download it."""
    import nltk

    try:
        nltk.data.find("corpora/cmudict")
    except LookupError:
        raise MissingExtraError(
            'counting="textstat"',
            "the NLTK resource cmudict",
            'python -m nltk.downloader cmudict, or use the default counting="news"',
        ) from None


def texts_of(corpus: Corpus) -> list[str]:
    """Text of each article; for a narrowed voice the kept part of each sentence, joined by blanks."""
    whole = [t if isinstance(t, str) else "" for t in corpus.articles["text"].to_list()]
    if corpus.whole:
        return whole
    kept: list[list[str]] = [[] for _ in whole]
    article = corpus.article_of(corpus.sentence_start)
    start, end = corpus.sentence_start[:-1], corpus.sentence_start[1:]
    for a, s, e in zip(article, start, end, strict=True):
        kept[a].append(" ".join(corpus.types[corpus.type_ids[s:e]]))
    return [" ".join(parts) for parts in kept]
