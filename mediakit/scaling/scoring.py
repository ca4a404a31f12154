"""Scores of any number of articles: one pure function from a table to a table, batch by batch inside.

A score depends on its article alone, never on the batch, the order or the process; so the same function serves a
notebook, a pool of processes and a cluster.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from mediakit.corpus import Array
from mediakit.measures import measure
from mediakit.scaling.pages import cleaned
from mediakit.scaling.schema import NUMBERS, score_schema, table
from mediakit.segmentation import segment
from mediakit.tables import ARTICLES, is_missing, require

BATCH = 2_000
MOST_CHARACTERS = 20_000_000
"""Of one batch, so that long texts do not fill the memory."""
LONGEST = 2_000_000
"""Characters; a longer text is no article (a thick novel has about a million)."""
PLAIN = pd.DataFrame({"outlet": ["A"], "text": ["It may rain, she said. “Not here.”"]})
Numbers = dict[str, Array]


def score(articles: pd.DataFrame, *, clean: bool = False) -> pd.DataFrame:
    """Score articles with every measure, in batches, whatever they hold.

    Parameters
    ----------
    articles : DataFrame
        With `outlet` and `text`; `event`, `published` and `title` if known. `article_id` is a column or the index.
    clean : bool
        Whether page furniture is taken out first, each page judged by itself. What an outlet repeats over many
        articles is left in: only `mediakit.clean` sees all of them.

    Returns
    -------
    DataFrame
        scores: a row an article, in the order given, in the columns and types of `score_schema`. `problem` is empty, or
        says why an article has no values: no text, a text that is not a string, no words, more than 2,000,000
        characters, or the error it caused.

    Raises
    ------
    MissingColumnError
        `outlet` or `text` is missing.

    Examples
    --------
    >>> articles = pd.DataFrame({"outlet": ["A", "A"], "text": ["It rained. It may stop.", None]}, index=["x", "y"])
    >>> score(articles)[["n_words", "problem"]].to_dict("list")
    {'n_words': [5.0, nan], 'problem': ['', 'no text']}
    """
    require(articles, ARTICLES, "articles")
    given = laid_out(articles)
    parts = [scored(given.iloc[a:b].reset_index(drop=True), clean=clean) for a, b in batches(given)]
    return pd.concat(parts) if parts else score_schema()


def laid_out(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the columns that scoring reads, as plain objects, with `article_id` among them."""
    ids = articles.get("article_id", articles.index)
    wanted = [c for c in ("outlet", "event", "published", "title", "text", "language", "cleaned_with") if c in articles]
    columns = {"title": None, **{c: articles[c].to_numpy(dtype=object) for c in wanted}}
    return pd.DataFrame({"article_id": ids.to_numpy(dtype=object), **columns}, dtype=object)


def objects(values: Iterable[object]) -> pd.Series[Any]:
    """Values as plain objects: a column of strings cannot hold a lone surrogate."""
    return pd.Series(list(values), dtype=object)


def batches(articles: pd.DataFrame) -> Iterator[tuple[int, int]]:
    """First and last row of batches that hold neither too many articles nor too many characters."""
    sizes = [len(t) if isinstance(t, str) else 0 for t in articles["text"]]
    first, held = 0, 0
    for i, size in enumerate(sizes):
        if i > first and (i - first >= BATCH or held + size > MOST_CHARACTERS):
            yield first, i
            first, held = i, 0
        held += size
    if sizes:
        yield first, len(sizes)


def scored(articles: pd.DataFrame, *, clean: bool) -> pd.DataFrame:
    """Scores of one batch; if it cannot be scored, of its halves, down to the article that is at fault."""
    reasons = [reason(t) for t in articles["text"]]
    try:
        return with_scores(articles, reasons, clean=clean)
    except Exception as problem:  # noqa: BLE001 - one hostile article must not end a run of hours
        measure(segment(PLAIN))  # if not even this can be scored, the installation is at fault: say so, at once
        if len(articles) == 1:
            return rows(articles, {}, [f"{type(problem).__name__}: {problem}"[:300]])
    half = len(articles) // 2
    parts = (articles.iloc[:half], articles.iloc[half:])
    return pd.concat([scored(part.reset_index(drop=True), clean=clean) for part in parts])


def with_scores(articles: pd.DataFrame, reasons: list[str], *, clean: bool) -> pd.DataFrame:
    """Scores of one batch, NaN where a text cannot be read."""
    usable = articles.drop(columns="article_id")
    usable["text"] = objects(None if r else t for r, t in zip(reasons, articles["text"], strict=True))
    usable["title"] = objects(t if is_usable(t) else None for t in articles["title"])
    values = measure(segment(cleaned(usable) if clean else usable))
    numbers = {name: values[name].to_numpy(dtype=float) for name in NUMBERS}
    wordless = ~(numbers["n_words"] > 0)
    unread = np.array([bool(r) for r in reasons])
    numbers = {name: np.where(unread, np.nan, column) for name, column in numbers.items()}
    said = zip(reasons, wordless, values["note"].to_list(), strict=True)
    return rows(articles, numbers, [r or ("no words" if w else note) for r, w, note in said])


def rows(articles: pd.DataFrame, numbers: Numbers, problems: list[str]) -> pd.DataFrame:
    """Scores in their declared columns."""
    nothing = [None] * len(articles)
    outlet, event, published = (articles.get(c, nothing) for c in ("outlet", "event", "published"))
    return table(
        ids=articles["article_id"], labels=(outlet, event), published=published, numbers=numbers, problems=problems
    )


def reason(text: object) -> str:
    """Why a cell cannot be scored, or an empty text."""
    if isinstance(text, str):
        return "" if is_usable(text) else f"text of more than {LONGEST:,} characters"
    return "no text" if is_missing(text) else f"text is not a string but {type(text).__name__}"


def is_usable(text: object) -> bool:
    """Whether a cell holds a text that is not too long."""
    return isinstance(text, str) and len(text) <= LONGEST
