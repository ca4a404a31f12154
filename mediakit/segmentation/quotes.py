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
from mediakit.segmentation.quote_kinds import KINDS, SPEECH, classify, evidence
from mediakit.segmentation.quote_line import line_of, utterances
from mediakit.segmentation.quote_pairs import pair_marks, quotes_with_singles
from mediakit.segmentation.quote_spans import Spans, make_spans
from mediakit.segmentation.tokens import Tokens
from mediakit.wordforms.characters import ALNUM, Characters

Array = np.ndarray[Any, Any]

TAG = re.compile(r"<[/!A-Za-z][^<>]{0,2000}>")


def find_quotes(texts: Sequence[str], tokens: Tokens, table: Array | None = None) -> pd.DataFrame:
    """Find every marked span of a batch.

    Parameters
    ----------
    texts : sequence of str, n_articles
    tokens : Tokens
        What `tokenize(texts)` gave.
    table : array, (n_types,), optional
        What `quote_words.facts` says of its types, if that is known.

    Returns
    -------
    DataFrame
        One row a span, in text order: `article` (position), `start`, `end` (characters between the marks), `kind`
        (speech, scare, title) with its `reason` and `points`, `mark` (how it is written), `utterance` (parts split by
        their attribution, and paragraphs that go on with a quote, share one), the flags `repaired`, `unclosed`,
        `continued`, `nested`, `in_headline`, and `final` (the character before the closing mark). Single-marked terms
        and names in an article that quotes with double marks are left out.
    """
    spans = spans_of(texts, tokens)
    if not len(spans.begin):
        return _frame(spans, (spans.begin, spans.begin, spans.begin.astype(float)), spans.begin)
    line = line_of(spans, tokens, table)
    utterance = utterances(spans, line)
    kind, reason, points = classify(spans, line)
    part = _parts_of_speech(kind, utterance, spans)
    frame = _frame(spans, (np.where(part, SPEECH, kind), reason, points), utterance)
    frame.loc[part & (kind != SPEECH), "reason"] = "part of an utterance"
    kept: pd.DataFrame = frame[~spans.second | spans.nested | (kind == SPEECH)].reset_index(drop=True)
    return kept


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


def quoted_mask(spans: pd.DataFrame, tokens: Tokens) -> Array:
    """Whether each token's word begins inside a span of kind speech, bool, (n_tokens,)."""
    speech = spans[spans["kind"] == "speech"]
    if not len(tokens.start):
        return np.zeros(0, dtype=bool)
    base = _bases(tokens)
    place = np.repeat(base, np.diff(tokens.article_start)) + tokens.start
    shift = base[speech["article"].to_numpy()]
    change = np.zeros(len(place) + 1, dtype=np.int32)
    for column, step in (("start", 1), ("end", -1)):
        np.add.at(change, _first_word(tokens, place, shift + speech[column].to_numpy()), step)
    return np.cumsum(change, dtype=np.int32)[:-1] > 0


def _first_word(tokens: Tokens, place: Array, border: Array) -> Array:
    """First token whose word begins at each border or after it; `place` is where each token begins."""
    found = np.searchsorted(place, border)
    before = np.maximum(found - 1, 0)  # a mark may stand inside its token, before the word
    row, types = Characters.of(tokens.types), tokens.type_ids[before]
    letters = np.append(np.flatnonzero(row.traits & ALNUM), len(row.codes))
    word = letters[np.searchsorted(letters, row.first[types])]
    offset = np.where(word <= row.last[types], word - row.first[types], 0)
    return np.where((found > 0) & (place[before] + offset >= border), before, found)


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
