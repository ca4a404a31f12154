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

from mediakit.corpus import covered
from mediakit.segmentation.marks import STYLES, Marks, find_marks, split_doubled
from mediakit.segmentation.quote_kinds import KINDS, SPEECH, classify, evidence
from mediakit.segmentation.quote_line import line_of, utterances
from mediakit.segmentation.quote_pairs import pair_marks, quotes_with_singles
from mediakit.segmentation.quote_spans import Spans, make_spans
from mediakit.segmentation.tokens import Tokens
from mediakit.wordforms.characters import ALNUM, Characters

Array = np.ndarray[Any, Any]

TAG = re.compile(r"<[/!A-Za-z][^<>]{0,2000}>")


def find_quotes(texts: Sequence[str], tokens: Tokens, table: Array | None = None) -> tuple[pd.DataFrame, Array]:
    """Find every marked span of a batch, and the tokens whose word begins inside quoted speech.

    Parameters
    ----------
    texts : sequence of str, n_articles
    tokens : Tokens
        What `tokenize(texts)` gave.
    table : array, (n_types,), optional
        What `quote_words.facts` says of its types, if that is known.

    Returns
    -------
    spans : DataFrame
        One row a span, in text order: `article` (position), `start`, `end` (characters between the marks), `kind`
        (speech, scare, title) with its `reason` and `points`, `mark` (how it is written), `utterance` (parts split by
        their attribution, and paragraphs that go on with a quote, share one), the flags `repaired`, `unclosed`,
        `continued`, `nested`, `in_headline`, and `final` (the character before the closing mark). Single-marked terms
        and names in an article that quotes with double marks are left out.
    quoted : bool array, (n_tokens,)
    """
    spans = spans_of(texts, tokens)
    if not len(spans.begin):
        nothing = (spans.begin, spans.begin, spans.begin.astype(float))
        return _frame(spans, nothing, spans.begin), np.zeros(len(tokens.type_ids), dtype=bool)
    line = line_of(spans, tokens, table)
    utterance = utterances(spans, line)
    kind, reason, points = classify(spans, line)
    part = _parts_of_speech(kind, utterance, spans)
    frame = _frame(spans, (np.where(part, SPEECH, kind), reason, points), utterance)
    frame.loc[part & (kind != SPEECH), "reason"] = "part of an utterance"
    kept = ~spans.second | spans.nested | (kind == SPEECH)
    return frame[kept].reset_index(drop=True), _quoted(spans, kept & (part | (kind == SPEECH)), tokens)


def spans_of(texts: Sequence[str], tokens: Tokens) -> Spans:
    """Find and pair the marks of a batch."""
    marks = _outside_tags(find_marks(tokens, elisions()), texts, tokens)
    with_singles = quotes_with_singles(marks, tokens)
    if (with_singles & (marks.width == 2)).any():  # said: 'He asked 'why?'' ends in two marks, not in a double one
        marks, with_singles = split_doubled(marks, with_singles)
    return make_spans(pair_marks(marks, with_singles, tokens), marks, tokens)


def _parts_of_speech(kind: Array, utterance: Array, spans: Spans) -> Array:
    """Whether each outer span is a closed or continued part of an utterance of which some part is speech."""
    whole = ~spans.nested & (~spans.unclosed | spans.continued)
    return (np.bincount(utterance, weights=(kind == SPEECH) & whole) > 0)[utterance] & whole


def _frame(spans: Spans, decision: tuple[Array, Array, Array], utterance: Array) -> pd.DataFrame:
    """Spans as rows, with the decision on each: kind, reason, points."""
    kind, reason, points = decision
    reasons = np.array([row.reason for row in evidence()], dtype=object)
    return pd.DataFrame(
        {
            "article": spans.article,
            "start": spans.start,
            "end": spans.stop,
            "kind": np.array(KINDS, dtype=object)[kind],
            "reason": reasons[reason],
            "points": points,
            "mark": np.array(STYLES, dtype=object)[spans.style],
            "utterance": utterance,
            "repaired": spans.repaired,
            "unclosed": spans.unclosed,
            "continued": spans.continued,
            "nested": spans.nested,
            "in_headline": spans.headline,
            "final": spans.final,
        },
    )


def _quoted(spans: Spans, speech: Array, tokens: Tokens) -> Array:
    """Whether each token's word begins inside one of the chosen spans: a mark may stand inside a token."""
    begin, last = spans.begin[speech], spans.end[speech] - 1
    first = begin + (_word_start(tokens, begin) < spans.start[speech])
    return covered(len(tokens.type_ids), first, last + (_word_start(tokens, last) < spans.stop[speech]))


def _word_start(tokens: Tokens, at: Array) -> Array:
    """First letter or digit of the tokens at some places, as a character of their article; their start without one."""
    row, types = Characters.of(tokens.types), tokens.type_ids[at]
    offset = row.first_with(ALNUM, types) - row.first[types]
    return tokens.start[at] + np.where(offset < row.last[types] - row.first[types] + 1, offset, 0)


@cache
def elisions() -> frozenset[str]:
    """Words written with an apostrophe at one end."""
    with resources.files("mediakit.lexicons").joinpath("elisions.csv").open(encoding="utf8") as file:
        return frozenset(row["form"] for row in csv.DictReader(file))


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
