"""Articles that are copies of one another, inside an outlet and across outlets: reported, never deleted.

Containment, not Jaccard (Broder 1997): the share of the shorter article's runs of five words that the other holds. Two
lengths of one agency story have a high containment and a low Jaccard index.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd

from mediakit.cleaning.repetition import grams
from mediakit.tables import ARTICLES, require, whole_texts

Array = np.ndarray[Any, Any]
WORD = re.compile(r"\w+")
SIZE = 5
COMMON = 60
"""A run of words that stands in more articles than this is a formula, and pairs nothing."""
FEWEST_GRAMS = 10
COLUMNS = ("article_id", "other_id", "outlet", "other_outlet", "kind", "containment", "n_shared")


def duplicates(articles: pd.DataFrame, *, at_least: float = 0.8) -> pd.DataFrame:
    """Pairs of articles with the same text, or one of which holds most of the other.

    Parameters
    ----------
    articles : DataFrame
        Best cleaned: shared furniture makes pages look alike.
    at_least : float
        Least containment of a pair, in (0, 1].

    Returns
    -------
    DataFrame
        `article_id, other_id, outlet, other_outlet, kind, containment, n_shared`, a row a pair; kind is `exact`
        (same words) or `near`; containment is the share of the shorter article's 5-word runs found in the other. The
        order of the rows of `articles` does not matter; texts under 14 words pair only if they are the same.

    Raises
    ------
    MissingColumnError
        `articles` lacks outlet or text.

    Examples
    --------
    >>> texts = ["Rain fell on the town.", "Rain fell on the town!", "Snow."]
    >>> table = duplicates(pd.DataFrame({"outlet": ["A", "B", "B"], "text": texts}, index=list("xyz")))
    >>> table[["article_id", "other_id", "kind"]].to_numpy().tolist()
    [['x', 'y', 'exact']]
    """
    require(articles, ARTICLES, "articles")
    ordered = whole_texts(articles).sort_index(kind="stable")
    words = [WORD.findall(t.casefold()) if isinstance(t, str) else [] for t in ordered["text"]]
    pairs = exact_pairs(words)
    known = {(a, b) for a, b, _, _ in pairs}
    pairs += [p for p in near_pairs(words, at_least) if (p[0], p[1]) not in known]
    ids, outlets = ordered.index.to_list(), ordered["outlet"].to_list()
    rows = [
        (ids[a], ids[b], outlets[a], outlets[b], "exact" if (a, b) in known else "near", share, n)
        for a, b, share, n in sorted(pairs)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def exact_pairs(words: list[list[str]]) -> list[tuple[int, int, float, int]]:
    """Pairs with the same words; of a group every member is paired with its first."""
    first: dict[str, int] = {}
    pairs = []
    for i, tokens in enumerate(words):
        text = " ".join(tokens)
        if text and first.setdefault(text, i) != i:
            pairs.append((first[text], i, 1.0, max(0, len(tokens) - SIZE + 1)))
    return pairs


def near_pairs(words: list[list[str]], at_least: float) -> list[tuple[int, int, float, int]]:
    """Pairs by an inverted index of 5-word runs."""
    vocabulary: dict[str, int] = {}
    sets = [
        np.unique(grams(np.array([vocabulary.setdefault(w, len(vocabulary)) for w in t], dtype=np.uint64), SIZE))
        for t in words
    ]
    if not sets or not sum(map(len, sets)):
        return []
    keys = np.concatenate(sets)
    owners = np.repeat(np.arange(len(sets)), [len(s) for s in sets])
    order = np.argsort(keys, kind="stable")
    keys, owners = keys[order], owners[order]
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    sizes = np.diff(np.concatenate([starts, [len(keys)]]))
    counts = shared_counts(owners, starts, sizes, len(sets))
    pairs = []
    for code, n in counts:
        a, b = divmod(int(code), len(sets))
        least = min(len(sets[a]), len(sets[b]))
        if least >= FEWEST_GRAMS and n >= at_least * least:
            pairs.append((a, b, float(n) / least, int(n)))
    return pairs


def shared_counts(owners: Array, starts: Array, sizes: Array, n: int) -> list[tuple[int, int]]:
    """Number of shared runs for each pair of articles (coded as first * n + second) that shares any."""
    codes = []
    for size in range(2, COMMON + 1):
        at = starts[sizes == size]
        if at.size:
            block = owners[at[:, None] + np.arange(size)]
            i, j = np.triu_indices(size, 1)
            codes.append((block[:, i].astype(np.int64) * n + block[:, j]).ravel())
    if not codes:
        return []
    found, counts = np.unique(np.concatenate(codes), return_counts=True)
    return [(int(c), int(k)) for c, k in zip(found, counts, strict=True)]
