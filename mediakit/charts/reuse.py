"""Reuse matrix: how many article pairs of each two outlets share passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.charts.alt import count, listed, sentences
from mediakit.charts.layout import canvas, nothing
from mediakit.charts.style import INK
from mediakit.charts.text import cell_size, column_labels, fitted, room, small_print
from mediakit.corpus import Array
from mediakit.errors import UnknownNameError
from mediakit.tables import require

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def reuse(
    passages: pd.DataFrame, articles: pd.DataFrame, *, order: Sequence[str] | None = None, ax: Axes | None = None
) -> Axes:
    """Draw outlets against outlets: in each cell the shared words, in thousands or as they are, and the article pairs.

    Parameters
    ----------
    passages : table of `reused`
        Columns `article_id, other_id, n_words`. Choose kinds by choosing rows.
    articles : table of articles, index `article_id`, column `outlet`
    order : outlets from the top and from the left, optional
        Default: by name.
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
    'Matrix of words in shared passages of 2 outlets. Herald and Post 37 words.'
    """
    require(passages, ["article_id", "other_id", "n_words"], "passages")
    require(articles, ["outlet"], "articles")
    outlets = list(order) if order is not None else sorted(articles["outlet"].dropna().unique())
    ax = canvas(ax, 2 * len(outlets))
    if not outlets:
        return nothing(ax, "No outlet to draw: the table is empty")
    words, pairs = counted_pairs(passages, articles, outlets)
    ax.imshow(np.log1p(words), cmap="Greys", vmin=0, vmax=2.8 * np.log1p(max(words.max(), 1)), aspect="auto")
    labels, size = fitted(ax, list(map(str, outlets)), room(ax, part=0.3))
    texts = [
        [f"{n:,}\n({count(int(k), 'pair')})" if n else "0" for n, k in zip(*line, strict=True)]
        for line in zip(words.tolist(), pairs.tolist(), strict=True)
    ]
    letters = min(8.0, cell_size(ax, texts))
    for row, column in np.ndindex(words.shape):
        ax.text(column, row, texts[row][column], ha="center", va="center", fontsize=letters, color=INK)
    ax.set_yticks(range(len(outlets)), labels, fontsize=size, color=INK)
    column_labels(ax, list(map(str, outlets)), size)
    for spine in ax.spines.values():
        spine.set_visible(False)
    small_print(
        ax,
        "number: words in shared passages (pairs of articles that share them)",
        "the diagonal is reuse inside an outlet",
    )
    found = [(words[i, j], i, j) for i in range(len(outlets)) for j in range(i, len(outlets)) if words[i, j]]
    told = [
        f"{outlets[i]} and {outlets[j]} {n:,} words" for n, i, j in sorted(found, key=lambda f: (-f[0], f[1], f[2]))
    ]
    ax.set_label(
        sentences(f"Matrix of words in shared passages of {count(len(outlets), 'outlet')}", listed(told) or "none")
    )
    return ax


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
