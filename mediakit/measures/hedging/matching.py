"""From a corpus to hits: phrases found, guards asked, the longest of what overlaps kept."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mediakit.corpus import Array, Corpus
from mediakit.measures.hedging.guards import GUARDS
from mediakit.measures.hedging.lexicon import Lexicon, shipped, shipped_codes
from mediakit.measures.hedging.window import Text, Window
from mediakit.segmentation.quote_words import facts


@dataclass(frozen=True, slots=True)
class Hits:
    """Found cues, one entry each, in text order: tokens `first` to `last`, row of the lexicon."""

    first: Array
    last: Array
    row: Array

    def take(self, chosen: Array) -> Hits:
        """Return the chosen hits."""
        return Hits(self.first[chosen], self.last[chosen], self.row[chosen])


def passed(corpus: Corpus, lexicon: Lexicon) -> Hits:
    """All phrases of the lexicon whose guards hold, overlapping ones too."""
    codes = corpus.per_type(shipped_codes) if lexicon is shipped() else lexicon.codes(corpus.types)
    marks = corpus.per_type(facts)
    stops = (marks["comma"] | marks["colon"] | marks["stop"]).take(corpus.index())
    stops[corpus.sentence_start[1:] - 1] = True
    first, last, row = lexicon.trie.find(codes.take(corpus.index()), stops)
    whole = corpus.quoted[first] == corpus.quoted[last]
    first, last, row = first[whole], last[whole], row[whole]
    sentence = np.searchsorted(corpus.sentence_start, first, side="right")
    window = Window(Text.of(corpus), first, last, corpus.sentence_start[sentence - 1], corpus.sentence_start[sentence])
    return Hits(first, last, row).take(_guarded(window, row, lexicon))


def _guarded(window: Window, row: Array, lexicon: Lexicon) -> Array:
    """Whether every guard of each candidate's row holds."""
    good = np.ones(len(row), dtype=bool)
    for column, wanted in (("needs", True), ("forbids", False)):
        for name, asking in _asking(lexicon, column).items():
            chosen = np.flatnonzero(good & asking[row])
            good[chosen] = GUARDS[name](window.take(chosen)) == wanted
    return good


def _asking(lexicon: Lexicon, column: str) -> dict[str, Array]:
    """For each guard named in a column, the rows that name it."""
    names = [cell.split() for cell in lexicon.rows[column]]
    return {name: np.array([name in cell for cell in names]) for name in sorted({n for cell in names for n in cell})}


def resolved(hits: Hits, chosen: Array) -> Hits:
    """Of the hits whose row is chosen, those that stand when overlaps go to the earlier, then to the longer one."""
    hits = hits.take(chosen[hits.row])
    order = np.lexsort((hits.row, -hits.last, hits.first))
    hits = hits.take(order)
    reach = np.maximum.accumulate(hits.last) if len(order) else hits.last
    clash = np.zeros(len(order), dtype=bool)
    clash[1:] = hits.first[1:] <= reach[:-1]
    keep = ~clash
    held = -1
    for i in np.flatnonzero(clash):  # rare: a hit that begins inside one that may itself have fallen
        if not clash[i - 1]:
            held = hits.last[i - 1]
        if hits.first[i] > held:
            keep[i], held = True, hits.last[i]
    return hits.take(keep)
