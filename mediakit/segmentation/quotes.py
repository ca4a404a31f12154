"""Quotes: marked spans of every article, paired paragraph by paragraph, with their kind and the reason for it.

No text is refused: a mark without a partner costs its own paragraph and nothing more. Definitions follow the Penn
Attribution Relation Corpus (Pareti 2012) and PolNeAR (Newell et al. 2018): speech is what is attributed to somebody;
scare quotes and titles are marked, but nobody's speech.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import fields
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import pandas as pd

from mediakit.segmentation.marks import STYLES, Marks, find_marks
from mediakit.segmentation.quote_pairs import Pairs, pair_marks
from mediakit.segmentation.tokens import Tokens

Array = np.ndarray[Any, Any]

TAG = re.compile(r"<[/!A-Za-z][^<>]{0,2000}>")


def find_quotes(texts: Sequence[str], tokens: Tokens) -> pd.DataFrame:
    """Find every marked span of a batch.

    Parameters
    ----------
    texts : sequence of str, n_articles
    tokens : Tokens
        What `tokenize(texts)` gave.

    Returns
    -------
    DataFrame
        One row a span, in text order: `article` (position), `start`, `end` (characters between the marks), `kind`
        (speech, scare, title), `mark`, `reason`, `utterance`, and the flags `repaired`, `unclosed`, `nested`.
    """
    marks = _outside_tags(find_marks(tokens, elisions()), texts, tokens)
    return _table(pair_marks(marks, tokens), marks, tokens)


def quoted_mask(spans: pd.DataFrame, tokens: Tokens) -> Array:
    """Whether each token's word begins inside a span of kind speech, bool, (n_tokens,)."""
    speech = spans[spans["kind"] == "speech"]
    if not len(tokens.start):
        return np.zeros(0, dtype=bool)
    base = _bases(tokens)
    article = np.repeat(np.arange(len(base)), np.diff(tokens.article_start))
    word = base[article] + tokens.start + _first_letter(tokens.types)[tokens.type_ids]
    shift = base[speech["article"].to_numpy()]
    change = np.zeros(len(word) + 1, dtype=np.int64)
    np.add.at(change, np.searchsorted(word, shift + speech["start"].to_numpy()), 1)
    np.add.at(change, np.searchsorted(word, shift + speech["end"].to_numpy()), -1)
    return np.cumsum(change)[:-1] > 0


@cache
def elisions() -> frozenset[str]:
    """Words written with an apostrophe at one end."""
    with resources.files("mediakit.lexicons").joinpath("elisions.csv").open(encoding="utf8") as file:
        return frozenset(row["form"] for row in csv.DictReader(file))


def _bases(tokens: Tokens) -> Array:
    """A character position for the start of each article, so that positions grow through the batch."""
    starts, ends = tokens.article_start[:-1], tokens.article_start[1:]
    last = np.where(ends > starts, tokens.end[np.maximum(ends - 1, 0)], 0).astype(np.int64) + 2
    return np.cumsum(last) - last


def _first_letter(types: Array) -> Array:
    """Characters before the first letter or digit of each type; 0 where there is none."""
    offsets = np.zeros(len(types), dtype=np.int64)
    for i, form in enumerate(types):
        if not form[0].isalnum():
            offsets[i] = next((k for k, c in enumerate(form) if c.isalnum()), 0)
    return offsets


def _outside_tags(marks: Marks, texts: Sequence[str], tokens: Tokens) -> Marks:
    """Leave out marks that stand inside a markup tag, such as attribute values."""
    article = np.searchsorted(tokens.article_start, marks.token, side="right") - 1
    keep = np.ones(len(article), dtype=bool)
    for i, text in enumerate(texts):
        if "<" in text and ">" in text:
            own = slice(*np.searchsorted(article, [i, i + 1]))
            edges = np.array([e for m in TAG.finditer(text) for e in m.span()], dtype=np.int64)
            keep[own] = np.searchsorted(edges, marks.start[own], side="right") % 2 == 0
    return marks if keep.all() else Marks(*(getattr(marks, f.name)[keep] for f in fields(Marks)))


def _table(pairs: Pairs, marks: Marks, tokens: Tokens) -> pd.DataFrame:
    """Spans as rows; a span without characters other than blanks is none."""
    article = np.searchsorted(tokens.article_start, marks.token[pairs.opener], side="right") - 1
    start = marks.start[pairs.opener] + marks.width[pairs.opener]
    closed = pairs.closer >= 0
    end = np.where(closed, np.append(marks.start, 0)[pairs.closer], _paragraph_end(tokens)[marks.token[pairs.opener]])
    style = marks.style[pairs.opener]
    frame = pd.DataFrame(
        {
            "article": article,
            "start": start.astype(np.int64),
            "end": end.astype(np.int64),
            "kind": np.full(len(start), "speech", dtype=object),
            "mark": np.array(STYLES, dtype=object)[style],
            "reason": np.full(len(start), "marked", dtype=object),
            "utterance": np.arange(len(start)),
            "repaired": ~closed,
            "unclosed": ~closed,
            "nested": pairs.inner,
            "final": np.where(closed, np.append(marks.before, 0)[pairs.closer], 0).astype(np.int32),
        },
    )
    return frame[frame["start"] < frame["end"]].reset_index(drop=True)


def _paragraph_end(tokens: Tokens) -> Array:
    """Last character of the paragraph of each token."""
    first = np.flatnonzero(tokens.new_paragraph)
    if not len(first):
        return tokens.end
    last = np.append(first[1:], len(tokens.start)) - 1
    return np.repeat(tokens.end[last], np.diff(np.append(first, len(tokens.start))))
