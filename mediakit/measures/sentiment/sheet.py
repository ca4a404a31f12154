"""Check the tone by hand: draw sentences for coders who see neither score nor outlet, and hold the codes to the scores.

The human ceiling says how well one coder agrees with the others: no score can be asked for more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.corpus import english_only, id_ranks, require_corpus
from mediakit.errors import InputError
from mediakit.measures.sentiment.sentences import sentence_places
from mediakit.tables import NO_LABEL, group_labels, require

if TYPE_CHECKING:
    from mediakit.corpus import Array, Corpus

CODES = "code_"
"""Columns whose names begin so hold the codes, one column a coder."""


def tone_sheet(corpus: Corpus, n: int = 100, *, by: str = "outlet", coders: int = 2, seed: int = 0) -> pd.DataFrame:
    """Draw sentences for hand coding, the same number from each outlet, in random order.

    Save it with `to_csv` (or `to_excel`), give each coder a copy without the columns of the others, fill in -1
    (negative), 0 or 1 (positive), or any finer scale, and read it back with `tone_agreement`.

    Parameters
    ----------
    corpus : Corpus
        Articles in another language than English are left out.
    n : int, default 100
        Sentences in all; an outlet with fewer than its part gives all it has.
    by : str, default "outlet"
        Column of `corpus.articles` with the strata; articles without a value are left out.
    coders : int, default 2
    seed : int, default 0
        The same seed draws the same sentences, whatever the order of the articles.

    Returns
    -------
    DataFrame, one row a sentence
        `article_id, sentence`, `before`, `text`, `after` (the sentence between its neighbours), and empty columns
        `code_1`, `code_2`, ... Neither scores nor outlets are shown, so that nobody codes by them.

    Raises
    ------
    MissingColumnError
        `by` is no column of the articles.
    InputError
        `n` or `coders` is below 1.

    Examples
    --------
    >>> import mediakit as mk
    >>> articles = pd.DataFrame({"outlet": ["A", "B"], "text": ["It rained. It was a great day.", "It snowed."]})
    >>> sheet = tone_sheet(mk.segment(articles), n=2)
    >>> list(sheet.columns)
    ['article_id', 'sentence', 'before', 'text', 'after', 'code_1', 'code_2']
    """
    require_corpus(corpus)
    require(corpus.articles, (by,), "articles")
    if n < 1 or coders < 1:
        raise InputError(f"n and coders must be at least 1; not {n} and {coders}")
    corpus = english_only(corpus)
    places = sentence_places(corpus)
    article = corpus.article_of(corpus.sentence_start)
    places["group"] = group_labels(corpus.articles, by)[article]
    for name, shift in (("before", -1), ("text", 0), ("after", 1)):
        places[name] = _neighbour(corpus, shift)
    places["order"] = id_ranks(corpus)[article]
    places = places[places["group"] != NO_LABEL].sort_values(["order", "sentence"])
    drawn = places.loc[_draw(places["group"], n, np.random.default_rng(seed))]
    sheet = drawn[["article_id", "sentence", "before", "text", "after"]].reset_index(drop=True)
    return sheet.assign(**{f"{CODES}{k + 1}": "" for k in range(coders)})


def _neighbour(corpus: Corpus, shift: int) -> list[str]:
    """Text of the sentence `shift` places on, for each sentence; empty where the article has none there."""
    article = corpus.article_of(corpus.sentence_start)
    first, end = corpus.token_start[corpus.sentence_start[:-1]], corpus.token_end[corpus.sentence_start[1:] - 1]
    texts = corpus.articles["text"].to_numpy(dtype=object)
    n = len(article)
    return [
        texts[article[k]][first[k + shift] : end[k + shift]]
        if 0 <= k + shift < n and article[k + shift] == article[k]
        else ""
        for k in range(n)
    ]


def _draw(group: pd.Series, n: int, rng: np.random.Generator) -> Array:
    """Index of n rows, evenly from the groups; what a small group cannot give the larger ones do."""
    pools = {name: rng.permutation(rows) for name, rows in sorted(group.groupby(group).groups.items())}
    sizes = pd.Series({name: len(rows) for name, rows in pools.items()}).sort_values(kind="stable")
    chosen, left = [], n
    for k, (name, size) in enumerate(sizes.items()):
        part = min(int(size), left // (len(sizes) - k))
        chosen.append(pools[name][:part])
        left -= part
    return rng.permutation(np.concatenate(chosen)) if chosen else np.array([], dtype=int)
