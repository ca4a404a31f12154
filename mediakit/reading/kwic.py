"""Keywords in context: the characters before and after every hit, so that each count can be read.

The form is that of concordances (Luhn 1960).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from mediakit.errors import InputError, UnknownNameError
from mediakit.tables import require

if TYPE_CHECKING:
    from mediakit.corpus import Corpus


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
        single spaces), then the further columns of `hits`.

    Raises
    ------
    MissingColumnError
        If `hits` lacks a column.
    UnknownNameError
        If a hit is of an article that the corpus does not have.
    InputError
        If `width` is below 1, or a hit lies outside its article's text.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["Rain fell all day, and it may not stop soon."]}))
    >>> mk.kwic(corpus, mk.hedges(corpus), width=12)[["before", "hit", "after", "category"]].values.tolist()
    [['day, and it', 'may not', 'stop soon.', 'modal']]
    """
    if width < 1:
        raise InputError(f"width must be at least 1 character; not {width!r}")
    require(hits, ["article_id", "start", "end"], "hits")
    hits = hits if "article_id" in hits.columns else hits.reset_index()
    texts = dict(zip(corpus.articles.index, corpus.articles["text"].to_list(), strict=True))
    for article_id in hits["article_id"].unique():
        if article_id not in texts:
            raise UnknownNameError("article_id", article_id, list(texts)[:8])
    spans = zip(
        hits["article_id"].to_list(),
        hits["start"].astype(int),
        hits["end"].astype(int),
        strict=True,
    )
    rows = [_context(texts[a], start, end, width) for a, start, end in spans]
    shown = pd.DataFrame(rows, columns=["before", "hit", "after"], index=hits.index, dtype="str")
    shown.insert(0, "article_id", hits["article_id"])
    shown.insert(1, "outlet", hits["article_id"].map(corpus.articles["outlet"]))
    further = [c for c in hits.columns if c not in (*shown.columns, "text")]
    return shown.join(hits[further])


def _context(text: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """Before, hit and after, with folded white space; a word cut at the outer edge is left out."""
    if not 0 <= start <= end <= len(text):
        raise InputError(f"a hit must lie in its text of {len(text)} characters; not {start} to {end}")
    before, after = text[max(0, start - width) : start], text[end : end + width]
    if start > width and not text[start - width - 1].isspace():
        before = before[_first_blank(before) :]
    if end + width < len(text) and not text[end + width].isspace():
        after = after[: len(after) - _first_blank(after[::-1])]
    folded = (" ".join(part.split()) for part in (before, text[start:end], after))
    first, hit, last = folded
    return first, hit, last


def _first_blank(text: str) -> int:
    """Position of the first white space; 0 when there is none, so that one long word is kept."""
    return next((i for i, c in enumerate(text) if c.isspace()), 0)
