"""Keywords in context: the characters before and after every hit, so that each count can be read.

The form is that of concordances (Luhn 1960).
"""

from __future__ import annotations

import math

import pandas as pd

from mediakit.corpus import Corpus, articles_of, require_corpus
from mediakit.errors import InputError, UnknownNameError
from mediakit.tables import require, require_count

NO_TEXT = "(no text)"
"""Stands for the text of an article that has none."""


def kwic(corpus: Corpus, hits: pd.DataFrame, *, width: int = 60) -> pd.DataFrame:
    """Show every hit in its context.

    Parameters
    ----------
    corpus : Corpus
    hits : a table of spans, such as that of `hedges`, `quotes` or `reported`
        Columns `article_id` (or an index of that name), `start` and `end`: characters of the article's `text`.
    width : characters, at least 1
        Context on each side, cut at a word.

    Returns
    -------
    DataFrame
        One row a hit, in the order of `hits`: `article_id`, `outlet`, `before`, `hit`, `after` (white space folded to
        single spaces), then the further columns of `hits`. A hit without offsets has no context; `hit` is "(no text)"
        where the article's text is missing.

    Raises
    ------
    MissingColumnError
        If `hits` lacks a column.
    UnknownNameError
        If a hit is of an article that the corpus does not have.
    InputError
        If `corpus` is no Corpus, `width` is below 1, or a hit lies outside its article's text.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["Rain fell all day, and it may not stop soon."]}))
    >>> mk.kwic(corpus, mk.hedges(corpus), width=12)[["before", "hit", "after", "category"]].values.tolist()
    [['day, and it', 'may not', 'stop soon.', 'modal']]
    """
    require_corpus(corpus)
    require_count(width, "width")
    require(hits, ["article_id", "start", "end"], "hits")
    hits = hits if "article_id" in hits.columns else hits.reset_index()
    article = articles_of(corpus, hits)
    if (article < 0).any():
        raise UnknownNameError("article_id", hits["article_id"].iloc[article.argmin()], corpus.articles.index[:8])
    texts = corpus.articles["text"].to_numpy(dtype=object)[article]
    offsets = (pd.to_numeric(hits[c], errors="coerce").astype(float) for c in ("start", "end"))
    rows = [_context(text, start, end, width) for text, start, end in zip(texts, *offsets, strict=True)]
    shown = pd.DataFrame(rows, columns=["before", "hit", "after"], index=hits.index, dtype="str")
    shown.insert(0, "article_id", hits["article_id"])
    shown.insert(1, "outlet", corpus.articles["outlet"].iloc[article].set_axis(hits.index))
    further = [c for c in hits.columns if c not in (*shown.columns, "text")]
    return pd.concat([shown, hits[further]], axis=1)


def _context(text: object, first: float, last: float, width: int) -> tuple[str, str, str]:
    """Before, hit and after, with folded white space; a word cut at the outer edge is left out."""
    if not isinstance(text, str):
        return "", NO_TEXT, ""
    if math.isnan(first) or math.isnan(last):
        return "", "", ""
    if not 0 <= first <= last <= len(text):
        raise InputError(f"a hit must lie in its text of {len(text)} characters; not {first:g} to {last:g}")
    start, end = int(first), int(last)
    before, after = text[max(0, start - width) : start], text[end : end + width]
    if start > width and not text[start - width - 1].isspace():
        before = before[_first_blank(before) :]
    if end + width < len(text) and not text[end + width].isspace():
        after = after[: len(after) - _first_blank(after[::-1])]
    folded = (" ".join(part.split()) for part in (before, text[start:end], after))
    left, hit, right = folded
    return left, hit, right


def _first_blank(text: str) -> int:
    """Position of the first white space; 0 when there is none, so that one long word is kept."""
    return next((i for i, c in enumerate(text) if c.isspace()), 0)
