"""Key words from counts of each partition: what marks an outlet in a corpus that no computer holds.

Every sum that `keyness` needs, the variance of its exchange of articles included, is a sum over articles, so partitions
can be counted apart and added.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from mediakit.comparison.groups import merged
from mediakit.comparison.keyness import COLUMNS, MOST_PRIOR, PRIOR, counted
from mediakit.comparison.keytable import Sizes, key_table, terms_of
from mediakit.errors import InputError
from mediakit.tables import group_labels, require

if TYPE_CHECKING:
    from mediakit.corpus import Corpus

SUMS = ["n", "n_articles", "squares", "crossed", "cubes", "squares_crossed", "crossed_lengths"]
MANY = 16
"""Tables held before they are added up."""


def word_counts(corpus: Corpus, by: str = "outlet", *, voice: str = "all") -> pd.DataFrame:
    """Counts of each word in one partition, from which `combine_words` makes what `keyness` says of the whole.

    Parameters
    ----------
    corpus : Corpus
        Any part of the articles.
    by : str
        Column of the articles to group by.
    voice : {"all", "own", "quoted"}
        Whose words are counted.

    Returns
    -------
    DataFrame
        A row for each group and word: `outlet, word`; `n` (times); `n_articles` (with the word); and sums over articles
        of products of times and length: `squares` (n²), `crossed` (n l), `cubes` (n³), `squares_crossed` (n² l) and
        `crossed_lengths` (n l²). The row with an empty word holds the same for all words of the group together.

    Raises
    ------
    MissingColumnError
        The articles have no column `by`.
    UnknownNameError
        `voice` is not known.

    Examples
    --------
    >>> from mediakit.segmentation import segment
    >>> corpus = segment(pd.DataFrame({"outlet": ["A", "A"], "text": ["Rain, rain.", "Rain."]}))
    >>> word_counts(corpus)[["word", "n", "n_articles"]].to_numpy().tolist()
    [['', 3, 2], ['rain', 3, 2]]
    """
    require(corpus.articles, [by], "articles")
    names, group = np.unique(group_labels(corpus.articles, by).astype(str), return_inverse=True)
    counts = counted(corpus.voice(voice))
    length = counts.length.astype(np.int64)
    n = counts.n.astype(np.int64)
    cells = pd.DataFrame({"group": group[counts.article], "word": counts.word, "n": n, "n_articles": 1})
    cells = cells.assign(**terms_of(n, length[counts.article]))
    words = cells.groupby(["group", "word"], as_index=False).sum()
    words["word"] = counts.forms[words["word"].to_numpy()]
    sizes = pd.DataFrame({"group": group, "word": "", "n": length, "n_articles": 1})
    sizes = sizes.assign(**terms_of(length, length)).groupby(["group", "word"], as_index=False).sum()
    table = pd.concat([sizes, words]).sort_values(["group", "word"], ignore_index=True)
    outlet = pd.Series(names[table.pop("group").to_numpy()], dtype="str")
    return table.astype({"word": "str", **dict.fromkeys(SUMS, np.int64)}).assign(outlet=outlet)[
        ["outlet", "word", *SUMS]
    ]


def combine_words(
    counts: pd.DataFrame | Iterable[pd.DataFrame], *, min_articles: int = 5, prior: float | None = None
) -> pd.DataFrame:
    """Words that one outlet uses more, or less, than the others: `keyness` from the counts of partitions.

    Parameters
    ----------
    counts : DataFrame or iterable of DataFrame
        Tables of `word_counts`, one a partition, or all in one; in any order.
    min_articles : int
        Words in fewer articles of the whole are left out.
    prior : float, optional
        As in `keyness`.

    Returns
    -------
    DataFrame
        The table of `keyness`.

    Raises
    ------
    InputError
        There is no table.
    MissingColumnError
        A table is not one of `word_counts`.

    Examples
    --------
    >>> from mediakit.segmentation import segment
    >>> texts = ["The quay flooded."] * 4 + ["The hill slept."] * 4
    >>> articles = pd.DataFrame({"outlet": ["A"] * 4 + ["B"] * 4, "text": texts})
    >>> parts = [word_counts(segment(articles.iloc[a : a + 3])) for a in (0, 3, 6)]
    >>> combine_words(parts, min_articles=4).groupby("outlet")["word"].first().to_list()
    ['flooded', 'hill']
    """
    table = one_spelling(folded(counts))
    sizes = table[table["word"] == ""].set_index("outlet").sort_index()
    words = table[table["word"] != ""]
    whole = words.groupby("word")[SUMS].sum()
    whole = whole[
        (whole["n_articles"] >= min_articles) & np.array([any(c.isalpha() for c in w) for w in whole.index], dtype=bool)
    ]
    tables = []
    for outlet in sizes.index if len(sizes) > 1 else []:
        own = words[words["outlet"] == outlet].set_index("word")[SUMS].reindex(whole.index, fill_value=0)
        tables.append(keys_of(own, whole, (sizes.loc[outlet], sizes.sum()), prior).assign(outlet=outlet))
    tables = [t.sort_values(["z", "word"], ascending=[False, True]) for t in tables]
    return pd.concat(tables, ignore_index=True)[list(COLUMNS)] if tables else pd.DataFrame(columns=list(COLUMNS))


def folded(counts: pd.DataFrame | Iterable[pd.DataFrame]) -> pd.DataFrame:
    """All tables added up, a few at a time."""
    held: list[pd.DataFrame] = []
    for table in [counts] if isinstance(counts, pd.DataFrame) else counts:
        require(table, ("outlet", "word", *SUMS), "counts")
        held.append(table)
        if len(held) >= MANY:
            held = [added(pd.concat(held, ignore_index=True))]
    if not held:
        raise InputError("combine_words needs at least one table of word_counts")
    return added(pd.concat(held, ignore_index=True))


def added(table: pd.DataFrame) -> pd.DataFrame:
    """One row for each outlet and word."""
    return table.groupby(["outlet", "word"], as_index=False, sort=False)[SUMS].sum()


def one_spelling(table: pd.DataFrame) -> pd.DataFrame:
    """Outlets that differ only by case or spaces are one."""
    chosen, _ = merged(table[table["word"] == ""].groupby("outlet")["n_articles"].sum(), "outlet")
    return added(table.assign(outlet=table["outlet"].map(chosen)))


def keys_of(
    own: pd.DataFrame, whole: pd.DataFrame, sizes: tuple[pd.Series[int], pd.Series[int]], prior: float | None
) -> pd.DataFrame:
    """Every word of one group against the rest; `sizes` are those of the group and of the whole."""
    total, inside = float(sizes[1]["n"]), float(sizes[0]["n"])
    weight = min(MOST_PRIOR, PRIOR * total) if prior is None else prior
    many = int(sizes[0]["n_articles"]), int(sizes[1]["n_articles"])
    of_all = Sizes(*many, inside, total, float(sizes[1]["squares"]), float(sizes[1]["cubes"]))
    sums = {name: whole[name].to_numpy(dtype=float) for name in SUMS}
    times, articles = (own[name].to_numpy(dtype=float) for name in ("n", "n_articles"))
    return key_table(whole.index, (times, articles), sums, of_all, weight=weight)
