"""Speakers: which cue, and so whose mention, belongs to each quote. No model; an empty speaker is an honest one.

Layouts in order: the cue after the quote ("…," said Ann Lee), the cue before it in its sentence (Lee said: "…"), a name
with a colon or a dash, the quote before it in the paragraph, the paragraph before. After O'Keefe et al. (2012).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from mediakit.attribution.cues import Cues, Words
from mediakit.corpus import Corpus

Array = np.ndarray[Any, Any]

REACH = 12
CARRY = 3


@dataclass(frozen=True, slots=True)
class Places:
    """Where each outermost span lies: its tokens `[begin, end)`, its paragraph, and its row in `quote_spans`."""

    row: Array
    begin: Array
    end: Array
    paragraph: Array
    article: Array
    final: Array


@dataclass(frozen=True, slots=True)
class Attributions:
    """For each place: its cue (-1: none), and the tokens of the speaker's mention (-1: none)."""

    cue: Array
    first: Array
    last: Array
    layout: Array


def bases(corpus: Corpus) -> Array:
    """A character position for the start of each article, such that positions grow through the batch."""
    length = np.zeros(len(corpus.articles), dtype=np.int64)
    filled = corpus.article_start[1:] > corpus.article_start[:-1]
    length[filled] = corpus.token_end[corpus.article_start[1:][filled] - 1] + 2
    spans = corpus.quote_spans
    if len(spans):
        np.maximum.at(length, spans["article"].to_numpy(), spans["end"].to_numpy() + 2)
    return np.cumsum(length) - length


def places(corpus: Corpus, kind: str = "speech") -> Places:
    """Find the tokens of the outermost spans of one kind; a span without a token in the corpus is left out."""
    spans = corpus.quote_spans
    base = bases(corpus)
    article = spans["article"].to_numpy()
    outer = np.flatnonzero((spans["kind"].to_numpy(dtype=object) == kind) & ~spans["nested"].to_numpy(dtype=bool))
    token_article = np.repeat(np.arange(len(base)), np.diff(corpus.article_start))
    stops = base[token_article] + corpus.token_end
    begin = np.searchsorted(stops, base[article[outer]] + spans["start"].to_numpy()[outer], side="right")
    end = np.searchsorted(
        base[token_article] + corpus.token_start, base[article[outer]] + spans["end"].to_numpy()[outer]
    )
    paragraph = np.searchsorted(corpus.paragraph_start, begin, side="right") - 1
    keep = begin < end
    final = spans["final"].to_numpy()[outer] if "final" in spans else np.full(len(outer), ord(","))
    return Places(*(x[keep] for x in (outer, begin, end, paragraph, article[outer], final)))


def attribute(where: Places, cues: Cues, words: Words) -> Attributions:
    """Choose the cue of each span and the mention of its speaker."""
    right = _cue_after(where, cues, words)
    left = _cue_before(where, cues, words)
    comma = np.isin(where.final, [ord(c) for c in ",?!—-"])
    cue = np.where((right >= 0) & (comma | (left < 0)), right, left)
    first = np.where(cue >= 0, np.append(cues.first, -1)[cue], -1)
    last = np.where(cue >= 0, np.append(cues.last, -1)[cue], -1)
    layout = np.where(cue < 0, 0, np.where(cue == right, 1, 2))
    return _carried(Attributions(cue, first, last, layout), where)


def _cue_after(where: Places, cues: Cues, words: Words) -> Array:
    """First cue with a subject after each span, in its sentence and before the next span; -1 if there is none."""
    if not len(cues.token):
        return np.full(len(where.begin), -1)
    n = len(words.kind)
    at = np.searchsorted(cues.token, where.end)
    cue = np.minimum(at, len(cues.token) - 1)
    token = cues.token[cue]
    following = np.append(where.begin[1:], n)
    behind = np.minimum(where.end, n - 1)
    good = (at < len(cues.token)) & (token < following) & (token - where.end <= REACH)
    good &= words.sentence[token] == words.sentence[behind]
    good &= (cues.first[cue] >= where.end) | (cues.inverted[cue] & (token == where.end))
    good &= where.final != ord(".")
    return np.where(good, cue, -1)


def _cue_before(where: Places, cues: Cues, words: Words) -> Array:
    """Last cue with a subject before each span in its sentence; -1 if there is none."""
    if not len(cues.token):
        return np.full(len(where.begin), -1)
    at = np.searchsorted(cues.token, where.begin) - 1
    cue = np.maximum(at, 0)
    token = cues.token[cue]
    before = np.maximum(where.begin - 1, 0)
    good = (at >= 0) & (words.sentence[token] == words.sentence[before]) & (cues.first[cue] >= 0)
    good &= words.sentence[before] == words.sentence[np.minimum(where.begin, len(words.kind) - 1)]
    return np.where(good, cue, -1)


def _carried(found: Attributions, where: Places) -> Attributions:
    """A span without a cue keeps the speaker of the span before it, in its paragraph or one of the next few."""
    has = found.first >= 0
    source = np.maximum.accumulate(np.where(has, np.arange(len(has)), -1))
    known = source >= 0
    near = known & (where.article[source] == where.article) & (where.paragraph - where.paragraph[source] <= CARRY)
    first, last = np.where(near, found.first[source], -1), np.where(near, found.last[source], -1)
    layout = np.where(has, found.layout, np.where(near, np.where(where.paragraph == where.paragraph[source], 3, 4), 0))
    return Attributions(found.cue, first, last, layout)


def frame(corpus: Corpus, where: Places, found: Attributions, cues: Cues) -> pd.DataFrame:
    """Character offsets of the mention and the verb, one row a place."""
    start, end = np.append(corpus.token_start, -1), np.append(corpus.token_end, -1)
    verb = np.where(found.cue >= 0, np.append(cues.token, -1)[found.cue], -1)
    return pd.DataFrame(
        {
            "row": where.row,
            "speaker_start": start[found.first],
            "speaker_end": np.where(found.first >= 0, end[found.last], -1),
            "verb_start": start[verb],
            "verb_end": end[verb],
            "verb_row": np.where(found.cue >= 0, np.append(cues.verb, 0)[found.cue], 0),
            "layout": found.layout,
        },
    )
