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

from mediakit.segmentation.marks import STYLES, Marks, find_marks, split_doubled
from mediakit.segmentation.quote_kinds import KINDS, SPEECH, Spans, classify, evidence
from mediakit.segmentation.quote_pairs import Pairs, pair_marks, quotes_with_singles
from mediakit.segmentation.tokens import Tokens

Array = np.ndarray[Any, Any]

HEADLINE = 25
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
    frame, spans = spans_of(texts, tokens)
    kind, reason, points = classify(spans, tokens)
    reasons = np.array([row.reason for row in evidence()], dtype=object)
    frame = frame.assign(kind=np.array(KINDS, dtype=object)[kind], reason=reasons[reason], points=points)
    return frame[~frame["second"] | frame["nested"] | (kind == SPEECH)].drop(columns="second").reset_index(drop=True)


def spans_of(texts: Sequence[str], tokens: Tokens) -> tuple[pd.DataFrame, Spans]:
    """Marked spans as rows, and by their tokens."""
    marks = _outside_tags(find_marks(tokens, elisions()), texts, tokens)
    with_singles = quotes_with_singles(marks, tokens)
    if (with_singles & (marks.width == 2)).any():  # said: 'He asked 'why?'' ends in two marks, not in a double one
        marks, with_singles = split_doubled(marks, with_singles)
    return _table(pair_marks(marks, with_singles, tokens), marks, tokens)


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


def _table(pairs: Pairs, marks: Marks, tokens: Tokens) -> tuple[pd.DataFrame, Spans]:
    """Spans as rows, and by their tokens; a span without a token is none."""
    token = marks.token[pairs.opener]
    closed = pairs.closer >= 0
    shut = np.append(marks.token, 0)[pairs.closer]
    first, stop = _paragraphs(tokens)
    start = marks.start[pairs.opener] + marks.width[pairs.opener]
    end = np.where(closed, np.append(marks.start, 0)[pairs.closer], np.append(tokens.end, 0)[stop[token] - 1])
    begin = token + (start >= tokens.end[token])
    stop_token = np.where(closed, shut + (end > np.append(tokens.start, 0)[shut]), stop[token])
    article = np.searchsorted(tokens.article_start, token, side="right") - 1
    keep = (begin < stop_token) & (start < end)
    reach = np.maximum.accumulate(stop_token[keep]) if keep.any() else stop_token[keep]
    nested = np.concatenate([[False], begin[keep][1:] < reach[:-1]])[: keep.sum()]
    frame = pd.DataFrame(
        {
            "article": article[keep],
            "start": start[keep].astype(np.int64),
            "end": end[keep].astype(np.int64),
            "kind": "speech",
            "mark": np.array(STYLES, dtype=object)[marks.style[pairs.opener]][keep],
            "reason": "",
            "utterance": np.arange(keep.sum()),
            "repaired": ~closed[keep],
            "unclosed": ~closed[keep],
            "continued": _continued(begin[keep], closed[keep], stop_token[keep]),
            "nested": nested,
            "second": pairs.inner[keep],
            "final": np.where(closed, np.append(marks.before, 0)[pairs.closer], 0)[keep].astype(np.int32),
        },
    )
    frame["pulled"] = _pulled(begin[keep], stop_token[keep], closed[keep], marks.token[pairs.stray], tokens)
    frame["in_headline"] = _in_headline(frame["article"].to_numpy(), begin[keep], tokens)
    flags = (frame[c].to_numpy() for c in ("final", "unclosed", "continued", "pulled", "in_headline", "article"))
    return frame, Spans(begin[keep], stop_token[keep], *flags)


def _pulled(begin: Array, stop: Array, closed: Array, stray: Array, tokens: Tokens) -> Array:
    """Whether an open span is a whole paragraph and the next one, a name, ends in the closing mark: a pull quote."""
    if not len(stray):
        return np.zeros(len(begin), dtype=bool)
    last = len(tokens.start)
    at = np.searchsorted(stray, stop)
    closer = stray[np.minimum(at, len(stray) - 1)]
    first, end = (np.append(x, last) for x in _paragraphs(tokens))
    whole = first[np.minimum(begin, last)] >= begin - 1
    return (
        ~closed & whole & (at < len(stray)) & (end[np.minimum(stop, last)] == closer + 1) & (closer - stop < HEADLINE)
    )


def _in_headline(article: Array, begin: Array, tokens: Tokens) -> Array:
    """Whether a span lies in the first paragraph of its article, and that is short enough for a headline."""
    if not len(begin):
        return np.zeros(0, dtype=bool)
    first, stop = _paragraphs(tokens)
    return (first[begin] == tokens.article_start[article]) & (stop[begin] - first[begin] <= HEADLINE)


def _continued(begin: Array, closed: Array, stop: Array) -> Array:
    """Whether a span is left open at the end of its paragraph because the next paragraph goes on with it."""
    following = np.append(begin[1:], -1)
    return ~closed & (following == stop)


def _paragraphs(tokens: Tokens) -> tuple[Array, Array]:
    """First token of the paragraph of each token, and the token after its last."""
    first = np.flatnonzero(tokens.new_paragraph)
    size = np.diff(np.append(first, len(tokens.start)))
    return np.repeat(first, size), np.repeat(first + size, size)
