"""Fields that the page's own furniture fills: standfirst, byline, captions, …; noted, so that they can be emptied."""

from __future__ import annotations

from collections.abc import Iterable
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


def old(articles: pd.DataFrame, name: str) -> list[Any]:
    """A column that may not be there yet, None where it is empty."""
    if name not in articles:
        return [None] * len(articles)
    return [v if known else None for v, known in zip(articles[name], articles[name].notna(), strict=True)]


def with_fields(articles: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Fill the fields that removals are lifted to, where they are empty."""
    if "field" not in table or table.empty:
        return articles
    lifted = table[table["field"].fillna("").ne("") & table["action"].isin(("lift", "remove"))]
    filled: dict[object, list[str]] = {}
    for name, group in lifted.sort_values("start", kind="stable").groupby("field", sort=True):
        texts = {a: "\n".join(g["text"]) for a, g in group.groupby("article_id", sort=False)}
        present, made = old(articles, str(name)), "" if name in articles else MADE
        for i, value in zip(articles.index, present, strict=True):
            if i in texts and value is None:
                filled.setdefault(i, []).append(f"{made}{name}")
        new = [texts.get(i) if v is None else v for i, v in zip(articles.index, present, strict=True)]
        articles[str(name)] = column(new, articles.index)
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
