"""The "but" rule: what stands before the first "but" of a sentence counts half, what follows one and a half times.

vaderSentiment finds the words to change by their value instead of their place, so a value that occurs twice can be
changed twice. `by_value` keeps that quirk; without it each word is changed once.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import heappop, heappush
from typing import TYPE_CHECKING

import numpy as np

from mediakit.measures.sentiment.spellings import each_once

if TYPE_CHECKING:
    from mediakit.corpus import Array

BEFORE, AFTER = 0.5, 1.5


def halved_before_but(valence: Array, at: Array, of: Array, first_but: Array, *, by_value: bool) -> Array:
    """Valences after the "but" rule, (n_hits,).

    Parameters
    ----------
    valence, at, of : arrays, (n_hits,)
        Valence, position and sentence of each hit; positions ascend.
    first_but : int array, (n_sentences,)
        Position of the first "but" of each sentence, -1 without one.
    """
    but = first_but[of]
    touched = np.flatnonzero((but >= 0) & (but != at))
    if not len(touched):
        return valence
    at, of, but = at[touched], of[touched], but[touched]
    before, changed = valence[touched], valence.copy()
    after = before * np.where(at < but, BEFORE, AFTER)
    if by_value:
        for sentence in each_once(of[_met_again(of, before, after)]):
            part = slice(np.searchsorted(of, sentence), np.searchsorted(of, sentence, side="right"))
            after[part] = _replayed(before[part].tolist(), int((at[part] < but[part]).sum()))
    changed[touched] = after
    return changed


def _met_again(of: Array, before: Array, after: Array) -> Array:
    """Whether a value after the change is one that some word of the same sentence had before it."""
    apart = 1024.0 * of  # one number a sentence and value; where two fall together, a sentence is replayed in vain
    return np.asarray(np.isin(apart + after, apart + before) & (after != 0))


def _replayed(values: list[float], n_before: int) -> list[float]:
    """Walk over the values as the stock analyser does: each step changes the first place that holds the value.

    Zeros are left alone, as halving them does nothing.
    """
    places: defaultdict[float, list[int]] = defaultdict(list)
    for k, value in enumerate(values):
        places[value].append(k)
    for k in range(len(values)):
        value = values[k]
        if value == 0:
            continue
        heap = places[value]
        while values[heap[0]] != value:
            heappop(heap)
        first = heap[0]
        values[first] = value * (BEFORE if first < n_before else AFTER)
        heappush(places[values[first]], first)
    return values
