"""Reuse matrix: how many article pairs of each two outlets share passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.charts.alt import count, listed, sentences
from mediakit.charts.labels import needed, not_measured, several
from mediakit.charts.layout import canvas, nothing
from mediakit.charts.matrix import READABLE, cell_letters, column_labels
from mediakit.charts.style import INK
from mediakit.charts.text import fitted, room, small_print
from mediakit.corpus import Array
from mediakit.errors import UnknownNameError

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def reuse(
    passages: pd.DataFrame, articles: pd.DataFrame, *, order: Sequence[str] | None = None, ax: Axes | None = None
) -> Axes:
    """Draw outlets against outlets: in each cell the shared words and, in brackets, the article pairs.

    Parameters
    ----------
    passages : table of `reused`
        Columns `article_id, other_id, n_words`. Choose kinds by choosing rows.
    articles : table of articles, index `article_id`, column `outlet`
    order : outlets from the top and from the left, optional
        Default: by name. One without articles has dashes.
    ax : Axes, optional
        Default: the current one.

    Returns
    -------
    Axes
        The diagonal is reuse inside one outlet; the matrix is symmetric.

    Raises
    ------
    MissingColumnError, UnknownNameError
        If a table lacks a column, or a passage is of an article that `articles` does not have.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> articles = pd.DataFrame({"outlet": ["Herald", "Post"]}, index=["a", "b"])
    >>> passages = pd.DataFrame({"article_id": ["a", "a"], "other_id": ["b", "b"], "n_words": [17, 20]})
    >>> mk.charts.reuse(passages, articles).get_label()
    'Matrix of words in shared passages of 2 outlets. Most first: Herald and Post 37 words.'
    """
    passages = needed(passages, ["article_id", "other_id", "n_words"], "passages")
    articles = needed(articles, ["outlet"], "articles")
    outlets = several(order) if order is not None else sorted(set(articles["outlet"]))
    ax = canvas(ax, 2 * len(outlets))
    if not outlets:
        return nothing(ax, "No outlet to draw: the table is empty")
    words, pairs = counted_pairs(passages, articles, outlets)
    ax.imshow(np.log1p(words), cmap="Greys", vmin=0, vmax=2.8 * np.log1p(max(words.max(), 1)), aspect="auto")
    taken = column_labels(ax, outlets)
    labels, size = fitted(ax, outlets, room(ax, part=0.3), taken)
    lost = [o for o in outlets if o not in set(articles["outlet"])]
    cell_texts(ax, words, pairs, [outlets.index(o) for o in lost])
    ax.set_yticks(range(len(outlets)), labels, fontsize=size, color=INK)
    for spine in ax.spines.values():
        spine.set_visible(False)
    small_print(
        ax,
        "number: words in shared passages (pairs of articles that share them)",
        "the diagonal is reuse inside an outlet",
        not_measured(lost),
    )
    title = f"Matrix of words in shared passages of {count(len(outlets), 'outlet')}"
    ax.set_label(sentences(title, most(words, outlets), not_measured(lost)))
    return ax


def most(words: Array, outlets: Sequence[str]) -> str:
    """Pairs of outlets by the words that they share, most first, without those that share none."""
    found = [(int(words[i, j]), i, j) for i in range(len(outlets)) for j in range(i, len(outlets)) if words[i, j]]
    found.sort(key=lambda f: (-f[0], f[1], f[2]))
    names = [f"{outlets[i]} and {outlets[j]}" if i != j else f"within {outlets[i]}" for _, i, j in found]
    told = [f"{name} {count(n, 'word')}" for name, (n, _, _) in zip(names, found, strict=True)]
    return "most first: " + listed(told) if told else "none"


def cell_texts(ax: Axes, words: Array, pairs: Array, lost: Sequence[int]) -> None:
    """Write words and pairs into each cell, without the noun where it would be too small to read; a dash if lost."""
    both = list(zip(words.tolist(), pairs.tolist(), strict=True))
    full = [[f"{n:,}\n({count(k, 'pair')})" if n else "0" for n, k in zip(*line, strict=True)] for line in both]
    short = [[f"{n:,}\n({k:,})" if n else "0" for n, k in zip(*line, strict=True)] for line in both]
    letters = cell_letters(ax, full)
    texts = full if letters["fontsize"] >= READABLE and not letters["rotation"] else short
    letters = cell_letters(ax, texts)
    letters["fontsize"] = min(8.0, letters["fontsize"])
    for row, column in np.ndindex(words.shape):
        text = "–" if row in lost or column in lost else texts[row][column]
        ax.text(column, row, text, ha="center", va="center", color=INK, **letters)


def counted_pairs(passages: pd.DataFrame, articles: pd.DataFrame, outlets: Sequence[str]) -> tuple[Array, Array]:
    """Shared words and article pairs of each two outlets, both (n_outlets, n_outlets) and symmetric."""
    number = {o: i for i, o in enumerate(outlets)}
    of = articles["outlet"].map(number)
    words = np.zeros((len(outlets), len(outlets)), dtype=int)
    pairs = np.zeros_like(words)
    sums = passages.groupby(["article_id", "other_id"], as_index=False)["n_words"].sum()
    for one, two, n in sums.itertuples(index=False):
        for name in (one, two):
            if name not in of.index:
                raise UnknownNameError("article_id", name, [*of.index[:5], "..."])
        if pd.isna(of[one]) or pd.isna(of[two]):
            continue
        for i, j in {(int(of[one]), int(of[two])), (int(of[two]), int(of[one]))}:
            words[i, j] += int(n)
            pairs[i, j] += 1
    return words, pairs
