"""Idioms of the stock analyser: which hits stand near one. Their valence is then asked of the analyser itself.

A hit looks at three words before it and two after it, so that window is enough, however long the sentence is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from mediakit.measures.sentiment.stock import Window, installed, stock_valences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mediakit.corpus import Array
    from mediakit.measures.sentiment.forms import Forms
    from mediakit.measures.sentiment.view import View

BACK, AHEAD = 3, 2


def anchor(idiom: str) -> int:
    """Place of the longest word of an idiom, which is rarer than the others.

    >>> anchor("to die for")
    1
    """
    words = idiom.split(" ")
    return words.index(max(words, key=len))


def idiom_words() -> dict[str, int]:
    """Each word of the stock idioms and its number, from 1."""
    words = dict.fromkeys(w for idiom in installed().idioms for w in idiom.split(" "))
    return {w: k for k, w in enumerate(words, start=1)}


def near_idioms(view: View, idiom_word: Array, at: Array, anchors: Array) -> Array:
    """Hits (index) with an idiom near them; too many do no harm.

    Parameters
    ----------
    idiom_word : int array, (n_forms,)
        Number of the form among `idiom_words`.
    at : int array, (n_hits,)
        Positions of the hits, ascending.
    anchors : int array
        Positions of the words that may be the anchor of an idiom.
    """
    found = np.zeros(len(at) + 1, dtype=np.int64)
    if not len(anchors):
        return found[:0]
    places = _around(view, anchors)
    words, number = [idiom_word[view.form[view.ids[p]]] for p in places], idiom_words()
    for idiom in installed().idioms:
        parts, begin = idiom.split(" "), BACK - anchor(idiom)
        hit = np.all([words[begin + k] == number[part] for k, part in enumerate(parts)], axis=0)
        low, high = places[begin + len(parts) - 1][hit], places[begin][hit]
        for _ in range(AHEAD):
            low = view.step(low, -1)
        for _ in range(BACK):
            high = view.step(high, 1)
        np.add.at(found, np.searchsorted(at, low), 1)
        np.add.at(found, np.searchsorted(at, high, side="right"), -1)
    return np.flatnonzero(np.cumsum(found[:-1]))


def _around(view: View, at: Array) -> list[Array]:
    """Positions of the three words before, the word, and the three after."""
    places = [at]
    for _ in range(BACK):
        places = [view.step(places[0], -1), *places, view.step(places[-1], 1)]
    return places


def idiom_valences(view: View, forms: Forms, valences: Mapping[str, float], hits: tuple[Array, Array, Array]) -> Array:
    """Valence that the stock analyser gives hits, from the words around them.

    `hits` are their positions, sentences, and whether capitals count there.
    """
    at, of, loud = hits
    columns = [*view.near(at, of, -1, BACK)[::-1], view.ids[at], *view.near(at, of, 1, AHEAD)]
    rows, row = np.unique(np.column_stack([view.form[c] for c in columns] + [loud]), axis=0, return_inverse=True)
    ids, caps = rows[:, :-1], rows[:, -1]
    words = np.array(forms.stripped.take(pa.array(ids.ravel())).to_pylist(), dtype=object).reshape(ids.shape)
    inside = ids != forms.nothing
    windows = [
        Window(tuple(word[keep].tolist()), bool(shout), int(keep[:BACK].sum()))
        for word, keep, shout in zip(words, inside, caps, strict=True)
    ]
    return np.array(stock_valences(windows, valences))[row]
