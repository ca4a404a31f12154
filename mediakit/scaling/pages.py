"""Cleaning of one page by itself: phrases, layout, headlines and captions, but not what an outlet repeats.

What an outlet repeats can be known only from all its articles, so it would make a score depend on the batch. Here every
text is judged alone, and the result is the same in any batch, order and process.
"""

from __future__ import annotations

import pandas as pd

from mediakit.cleaning import clean
from mediakit.cleaning.finding import detail, frame, page_spans
from mediakit.cleaning.rules import all_rules, digest


def cleaned(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the articles without page furniture; those already cleaned, and what is no text, stay as they are."""
    rules = all_rules(None)
    texts = articles["text"].to_numpy(dtype=object)
    titles = articles["title"].to_numpy(dtype=object) if "title" in articles else [None] * len(articles)
    done = articles["cleaned_with"].notna().to_numpy() if "cleaned_with" in articles else [False] * len(articles)
    rows = [
        (name, s.start, s.end, s.category, s.action, s.rule, text[s.start : s.end], *detail(s))
        for name, text, title, was in zip(articles.index, texts, titles, done, strict=True)
        if isinstance(text, str) and not was
        for s in page_spans(text, title, rules, [])
    ]
    if not rows:
        return articles
    return clean(articles, frame(rows).assign(rules=rules_digest()))


def rules_digest() -> str:
    """Fingerprint of the rules in use."""
    return digest(all_rules(None))
