"""Segmentation: the only place where text is cut, into tokens, sentences, paragraphs and quotes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit.corpus import Corpus
from mediakit.errors import InputError
from mediakit.segmentation.quote_words import facts
from mediakit.segmentation.quotes import find_quotes
from mediakit.segmentation.sentences import sentence_starts, sentences
from mediakit.segmentation.tokens import tokenize
from mediakit.tables import ARTICLES, require

__all__ = ["segment", "sentences"]


def segment(articles: pd.DataFrame) -> Corpus:
    """Cut articles into tokens, sentences, paragraphs and quotes.

    Parameters
    ----------
    articles : DataFrame
        With the columns `outlet` and `text`; the index is `article_id`. A missing text is an empty one.

    Returns
    -------
    Corpus
        Offsets are characters of `text` as it stands in `articles`. Cutting an article does not depend on the others.

    Raises
    ------
    MissingColumnError
        If `outlet` or `text` is missing.
    InputError
        If an article id is there twice.

    Examples
    --------
    >>> import pandas as pd
    >>> segment(pd.DataFrame({"outlet": ["A"], "text": ["It rained. “Again,” she said."]}))
    Corpus(1 articles, 2 sentences, 5 tokens)
    """
    require(articles, ARTICLES, "articles")
    if not articles.index.is_unique:
        twice = articles.index[articles.index.duplicated()][0]
        raise InputError(f"article ids must be unique; {twice!r} is there more than once")
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
