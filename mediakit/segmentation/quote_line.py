"""The line of words around quotes: facts of each token, sentence ends, and the parts of one utterance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from mediakit.corpus import covered
from mediakit.segmentation import quote_words as qw
from mediakit.segmentation.quote_spans import Spans
from mediakit.segmentation.tokens import Tokens

Array = np.ndarray[Any, Any]

GAP = 14
PAUSES = [ord(c) for c in ",?!—-"]


@dataclass(frozen=True, slots=True)
class Line:
    """Facts of each type, type of each token; its paragraph, sentence ends up to it; reporting verbs outside marks."""

    table: Array
    ids: Array
    paragraph: Array
    stops: Array
    verbs: Array

    def facts(self, at: Array) -> Array:
        """Facts of the tokens at some places; a place past the end stands for the last token."""
        found: Array = self.table[self.types_at(at)]
        return found

    def types_at(self, at: Array) -> Array:
        """Types of the tokens at some places."""
        found: Array = self.ids[np.clip(at, 0, len(self.ids) - 1)]
        return found


def line_of(spans: Spans, tokens: Tokens, table: Array | None = None) -> Line:
    """Gather what is asked of each token once; `table` has the facts of each type, if they are known."""
    table = qw.facts(tokens.types) if table is None else table
    stop = qw.ends_sentence(table)
    stops = np.concatenate([[0], np.cumsum(stop.take(tokens.type_ids), dtype=np.int32)])
    verbs = qw.verb_tokens(table, tokens.type_ids, covered(len(tokens.type_ids), spans.begin, spans.end))
    return Line(table, tokens.type_ids, np.cumsum(tokens.new_paragraph, dtype=np.int32), stops, verbs)


def utterances(spans: Spans, line: Line) -> Array:
    """Number the utterances: parts split by their own attribution, and paragraphs that go on with a quote, are one.

    A split quote has a reporting verb in a short gap without the end of a sentence, a pause before the gap, and goes on
    in lower case or after a comma. A nested span belongs to the utterance around it.
    """
    outer = np.flatnonzero(~spans.nested)
    begin, end = spans.begin[outer], spans.end[outer]
    gap = slice(None, -1), slice(1, None)
    before, after = end[gap[0]], begin[gap[1]]
    split = (line.paragraph[before - 1] == line.paragraph[after]) & (after - before <= GAP) & (after > before)
    split &= (np.searchsorted(line.verbs, after) > np.searchsorted(line.verbs, before)) & (
        line.stops[after] == line.stops[before]
    )
    split &= np.isin(spans.final[outer][gap[0]], PAUSES)
    split &= ~line.facts(after)["capital"] | line.facts(after - 1)["comma"]
    joined = np.concatenate([[False], split | spans.continued[outer][gap[0]]])
    starts = np.zeros(len(spans.begin), dtype=bool)
    starts[outer] = ~joined
    return np.cumsum(starts) - 1
