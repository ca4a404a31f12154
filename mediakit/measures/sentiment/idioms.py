"""Idioms of the stock analyser: which hits stand near one. Their valence is then asked of the analyser itself.

A hit looks at three words before it and two after it, so that window is enough, however long the sentence is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mediakit.measures.sentiment.stock import installed
from mediakit.measures.sentiment.table import idiom_words

if TYPE_CHECKING:
    from mediakit.corpus import Array
    from mediakit.measures.sentiment.table import Table

BACK, AHEAD = 3, 2


def near_idioms(at: Array, ids: Array, ends: Array, table: Table) -> Array:
    """Hits (index) with an idiom in their window; some may lie in the next sentence, which does no harm.

    Parameters
    ----------
    at : int array, (n_hits,)
        Positions of the hits, ascending.
    ends : int array
        Positions of words an idiom may end with.
    """
    number = idiom_words()
    one, two = table.idiom_word[ids[ends]], table.idiom_word[ids[np.maximum(ends - 1, 0)]]
    three = table.idiom_word[ids[np.maximum(ends - 2, 0)]]
    found = np.zeros(len(at) + 1, dtype=np.int64)
    for phrase in installed().idioms:
        code = [number[w] for w in reversed(phrase.split(" "))]
        hit = (one == code[0]) & (two == code[1])
        if len(code) > 2:
            hit &= three == code[2]
        last = ends[hit]
        np.add.at(found, np.searchsorted(at, last - AHEAD), 1)
        np.add.at(found, np.searchsorted(at, last - len(code) + 1 + BACK, side="right"), -1)
    return np.flatnonzero(np.cumsum(found[:-1]))
