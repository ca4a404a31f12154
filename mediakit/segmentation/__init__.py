"""Segmentation: the only place where text is cut, into tokens, sentences, paragraphs and quotes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit.corpus import Corpus
from mediakit.errors import InputError
from mediakit.segmentation.quote_words import facts
from mediakit.segmentation.quotes import find_quotes
from mediakit.segmentation.sentences import sentence_starts, sentences
from mediakit.segmentation.stops import sentence_stops
from mediakit.segmentation.tokens import tokenize
from mediakit.tables import ARTICLES, require, whole_text, whole_texts

__all__ = ["segment", "sentence_stops", "sentences"]


def segment(articles: pd.DataFrame) -> Corpus:
    """Cut articles into tokens, sentences, paragraphs and quotes.

    Parameters
    ----------
    articles : DataFrame
        With the columns `outlet` and `text`; the index is `article_id`. A missing text is an empty one, and a lone
        surrogate in a text or a label is read as U+FFFD, as `load` does.

    Returns
    -------
    Corpus
        Offsets are characters of its `articles.text`. Cutting an article does not depend on the others.

    Raises
    ------
    MissingColumnError
        If `outlet` or `text` is missing.
    InputError
        If an article id is there twice, has several parts, or holds a lone surrogate, which no table of ids can.

    Examples
    --------
    >>> import pandas as pd
    >>> segment(pd.DataFrame({"outlet": ["A"], "text": ["It rained. “Again,” she said."]}))
    Corpus(1 articles, 2 sentences, 5 tokens)
    """
    require(articles, ARTICLES, "articles")
    require_ids(articles.index)
    levels = [c for c in ARTICLES if c not in articles.columns]
    articles = articles.assign(**{c: articles.index.get_level_values(c) for c in levels})
    articles = whole_texts(articles)
    texts = [t if isinstance(t, str) else "" for t in articles["text"].to_list()]
    tokens = tokenize(texts)
    starts = sentence_starts(tokens)
    table = facts(tokens.types)
    spans, quoted = find_quotes(texts, tokens, table)
    paragraphs = np.append(np.flatnonzero(tokens.new_paragraph), len(tokens.type_ids)).astype(np.int64)
    corpus = Corpus(
        articles=articles.rename_axis("article_id"),
        types=tokens.types,
        type_ids=tokens.type_ids.astype(np.int32),
        token_start=tokens.start,
        token_end=tokens.end,
        article_start=tokens.article_start,
        sentence_start=starts,
        paragraph_start=paragraphs if len(tokens.type_ids) else np.zeros(1, dtype=np.int64),
        quoted=quoted,
        quote_spans=spans,
        memo={facts: table},
    )
    corpus.places.append(tokens.type_ids)
    return corpus


def require_ids(ids: pd.Index) -> None:
    """Raise `InputError` for an index that cannot name articles."""
    if ids.nlevels > 1:
        raise InputError(f"article ids must stand in an index of one level; not of {ids.nlevels} (see reset_index)")
    if not ids.is_unique:
        raise InputError(f"article ids must be unique; {ids[ids.duplicated()][0]!r} is there more than once")
    broken = next((name for name in ids if isinstance(name, str) and whole_text(name) != name), None)
    if broken is not None:
        raise InputError(f"an article id must be whole text; {broken!r} holds a lone surrogate")
