"""Fields that the page's own furniture fills: standfirst, byline, captions, …; noted, so that they can be emptied."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Any

import pandas as pd

FILLED = "filled"
MADE = "+"
"""Before the name of a field whose column was not there before."""


def column(values: Iterable[object], index: pd.Index[Any]) -> pd.Series[Any]:
    """A column of text; of plain objects if a string cannot be stored otherwise (lone surrogates)."""
    listed = list(values)
    try:
        return pd.Series(listed, index=index, dtype="str")
    except UnicodeEncodeError:
        return pd.Series(listed, index=index, dtype=object)


def listed(table: pd.DataFrame, *columns: str) -> list[list[Any]]:
    """Columns as plain lists, which are much faster to walk through than a column of text."""
    return [table[c].to_numpy(dtype=object).tolist() for c in columns]


def old(articles: pd.DataFrame, name: str) -> list[Any]:
    """A column that may not be there yet, None where it is empty."""
    if name not in articles:
        return [None] * len(articles)
    return [v if known else None for v, known in zip(articles[name], articles[name].notna(), strict=True)]


def with_fields(articles: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Fill the fields that removals are lifted to, where they are empty."""
    if "field" not in table or table.empty:
        return articles
    rows = zip(*listed(table, "start", "field", "action", "article_id", "text"), strict=True)
    lifted = [r for r in rows if isinstance(r[1], str) and r[1] and r[2] in ("lift", "remove")]
    by_field: dict[str, dict[object, list[str]]] = {}
    for _, name, _, i, text in sorted(lifted, key=itemgetter(0)):
        by_field.setdefault(name, {}).setdefault(i, []).append(text)
    filled: dict[object, list[str]] = {}
    for name, texts in sorted(by_field.items()):
        present, made = old(articles, name), "" if name in articles else MADE
        for i, value in zip(articles.index, present, strict=True):
            if i in texts and value is None:
                filled.setdefault(i, []).append(f"{made}{name}")
        pairs = zip(articles.index, present, strict=True)
        new = ["\n".join(texts[i]) if v is None and i in texts else v for i, v in pairs]
        articles[name] = column(new, articles.index)
    before = old(articles, FILLED)
    notes = [" ".join(filled[i]) if i in filled else v for i, v in zip(articles.index, before, strict=True)]
    articles[FILLED] = column(notes, articles.index)
    return articles


def without_fields(articles: pd.DataFrame) -> pd.DataFrame:
    """Empty what `with_fields` filled; a column that it made and that holds nothing else is dropped."""
    filled = [set(v.split()) if v else set() for v in old(articles, FILLED)]
    for name in sorted(set().union(*filled)):
        plain = name.removeprefix(MADE)
        kept = [None if name in fields else v for fields, v in zip(filled, old(articles, plain), strict=True)]
        if plain != name and all(v is None for v in kept):
            articles = articles.drop(columns=plain)
        else:
            articles[plain] = column(kept, articles.index)
    return articles
