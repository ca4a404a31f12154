"""Speakers: which cue, and so whose mention, belongs to each quote. No model; an empty speaker is an honest one.

Layouts in order: the cue after the quote ("…," said Ann Lee), the cue before it in its sentence (Lee said: "…"), a name
with a colon or a dash, the quote before it in the paragraph, the paragraph before. After O'Keefe et al. (2012).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from mediakit.attribution.cues import Cues, closing
from mediakit.attribution.subjects import Words
from mediakit.corpus import Corpus, first_above

Array = np.ndarray[Any, Any]

REACH = 12
CARRY = 3
PAUSES = [ord(c) for c in ",?!—-"]
NONE, FOLLOWS, PRECEDES, ENDS, CARRIED, CARRIED_OVER = range(6)


@dataclass(frozen=True, slots=True)
class Places:
    """Where each outermost span lies: its tokens `[begin, end)`, its paragraph, and its row in `quote_spans`.

    `alone` is true for a span that fills its paragraph, `limit` is the token after the paragraph.
    """

    row: Array
    begin: Array
    end: Array
    paragraph: Array
    article: Array
    final: Array
    alone: Array
    limit: Array


@dataclass(frozen=True, slots=True)
class Attributions:
    """For each place: its cue (-1: none), and the tokens of the speaker's mention (-1: none)."""

    cue: Array
    first: Array
    last: Array
    layout: Array


def places(corpus: Corpus, kind: str = "speech") -> Places:
    """Find the tokens of the outermost spans of one kind; a span without a token in the corpus is left out."""
    spans = corpus.quote_spans
    outer = np.flatnonzero((spans["kind"].to_numpy(dtype=object) == kind) & ~spans["nested"].to_numpy(dtype=bool))
    article, start, stop = (spans[c].to_numpy()[outer] for c in ("article", "start", "end"))
    own = corpus.article_start[article], corpus.article_start[article + 1]
    begin, end = first_above(corpus.token_end, *own, start), first_above(corpus.token_start, *own, stop - 1)
    paragraph = np.searchsorted(corpus.paragraph_start, begin, side="right") - 1
    keep = begin < end
    final = spans["final"].to_numpy()[outer] if "final" in spans else np.full(len(outer), ord(","))
    starts = corpus.paragraph_start
    limit = starts[np.minimum(paragraph + 1, len(starts) - 1)]
    alone = (begin - starts[paragraph] <= 1) & (limit - end <= 1)
    return Places(*(x[keep] for x in (outer, begin, end, paragraph, article, final, alone, limit)))


def attribute(where: Places, cues: Cues, words: Words) -> Attributions:
    """Choose the cue of each span and the mention of its speaker."""
    if not len(where.begin) or not len(cues.token):
        none = np.full(len(where.begin), -1)
        return Attributions(none, none, none, np.zeros(len(none), dtype=np.int64))
    right, left, final = (
        _cue_after(where, cues, words),
        _cue_before(where, cues, words),
        _cue_at_end(where, cues, words),
    )
    pause = np.isin(where.final, PAUSES)
    cue = np.select([(right >= 0) & (pause | (left < 0)), final >= 0, left >= 0], [right, final, left], -1)
    layout = np.select([cue < 0, cue == right, cue == final], [NONE, FOLLOWS, ENDS], PRECEDES)
    first = np.where(cue >= 0, cues.first[cue], -1)
    last = np.where(cue >= 0, cues.last[cue], -1)
    return _carried(Attributions(cue, first, last, layout), where)


def _cue_after(where: Places, cues: Cues, words: Words) -> Array:
    """Cue whose subject or verb stands right after each span; -1 if there is none."""
    n = len(words.kind)
    at = np.searchsorted(cues.token, where.end)
    cue = np.minimum(at, len(cues.token) - 1)
    token, first = cues.token[cue], cues.first[cue]
    following = np.append(where.begin[1:], n)
    good = (at < len(cues.token)) & (first >= 0) & (token < following) & (token - where.end <= REACH) & ~cues.lent[cue]
    good &= words.sentence[token] == words.sentence[np.minimum(where.end, n - 1)]
    good &= ((first >= where.end) & (first - where.end <= 1)) | (cues.inverted[cue] & (token - where.end <= 1))
    good &= (where.final != ord(".")) & (token < where.limit)
    return np.where(good, cue, -1)


def _cue_before(where: Places, cues: Cues, words: Words) -> Array:
    """Last cue of saying with a subject before each span in its sentence, else of thinking; -1 if there is none."""
    known = cues.first >= 0
    before = np.maximum(where.begin - 1, 0)
    inside = words.sentence[before] == words.sentence[where.begin]
    best = np.full(len(where.begin), -1)
    for chosen in (np.flatnonzero(known & cues.said), np.flatnonzero(known)):
        if len(chosen):
            at = np.searchsorted(cues.token[chosen], where.begin) - 1
            cue = chosen[np.maximum(at, 0)]
            good = inside & (at >= 0) & (words.sentence[cues.token[cue]] == words.sentence[before])
            best = np.where((best < 0) & good, cue, best)
    return best


def _cue_at_end(where: Places, cues: Cues, words: Words) -> Array:
    """Cue that closes the sentence of each span, such as "…, Ann Lee wrote."; -1 if there is none."""
    chosen = np.flatnonzero(closing(cues, words))
    if not len(chosen):
        return np.full(len(where.begin), -1)
    after = np.minimum(where.end, len(words.kind) - 1)
    at = np.searchsorted(cues.token[chosen], where.end)
    cue = chosen[np.minimum(at, len(chosen) - 1)]
    good = (at < len(chosen)) & (words.sentence[cues.token[cue]] == words.sentence[after])
    good &= (words.sentence[after] == words.sentence[where.begin]) & (cues.token[cue] < where.limit)
    return np.where(good, cue, -1)


def _carried(found: Attributions, where: Places) -> Attributions:
    """A span without a cue keeps the speaker of the span before it in its paragraph; one that goes on keeps it too."""
    has = found.first >= 0
    order = np.arange(len(has))
    source = np.maximum.accumulate(np.where(has, order, -1))
    known = ~has & (source >= 0) & (where.article[source] == where.article)
    same = known & (where.paragraph == where.paragraph[source])
    over = known & ~same & (where.paragraph - where.paragraph[source] <= CARRY) & where.alone
    over &= (
        np.maximum.accumulate(np.where(where.alone | has | same, -1, order)) < source
    )  # nothing but such paragraphs between
    first, last = (np.where(has | same | over, x[np.where(has, order, source)], -1) for x in (found.first, found.last))
    layout = np.where(has, found.layout, np.where(same, CARRIED, np.where(over, CARRIED_OVER, NONE)))
    return Attributions(found.cue, first, last, layout)
