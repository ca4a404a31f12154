"""A sheet of hits to judge by reading, and what the verdicts say: the precision of each cue.

Source: Wilson (1927) for the interval of a proportion.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from mediakit.attribution.audit import verdicts, wilson
from mediakit.corpus import Corpus, articles_of, id_ranks, is_english, require_corpus
from mediakit.errors import InputError
from mediakit.measures.hedging.rates import DEFAULT
from mediakit.measures.hedging.table import hedges
from mediakit.tables import group_labels, require, require_level

CONTEXT = 120
"""Characters of context on each side of a hit in the sheet."""

KEPT = ("outlet", "article_id", "start", "end", "cue", "category", "pole", "voice", "rule")


def hedge_sheet(
    corpus: Corpus,
    n: int,
    *,
    by: str | Sequence[str] = "cue",
    profile: str | pd.DataFrame = DEFAULT,
    seed: int = 0,
) -> pd.DataFrame:
    """Draw hits to judge: up to `n` of each cue (or category, outlet, voice, or several of these together).

    Parameters
    ----------
    corpus : Corpus
        Hits in articles in another language than English are left out.
    n : int
        Hits of each value of `by`; all of them where there are fewer.
    by : "cue", "category", "outlet", "voice", or several of these
    profile : as in `hedges`
    seed : int

    Returns
    -------
    DataFrame
        One row a hit: `outlet`, `article_id`, `start`, `end`, `cue`, `category`, `pole`, `voice`, `rule`, `before`,
        `text`, `after` (120 characters on each side) and `is_right`, empty. Write yes or no there (in a spreadsheet:
        `sheet.to_csv(...)`, then `pandas.read_csv`), or leave a cell empty; `hedge_precision` reads it.

    Raises
    ------
    InputError
        `n` is less than 1.
    MissingColumnError
        `by` names another column.
    UnknownNameError
        For an unknown profile.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["It may rain. Could it snow? It may."]}))
    >>> mk.hedge_sheet(corpus, 1)[["before", "text", "after", "is_right"]].values.tolist()
    [['It may rain. ', 'Could', ' it snow? It may.', ''], ['It may rain. Could it snow? It ', 'may', '.', '']]
    """
    if n < 1:
        raise InputError(f"n is how many hits to draw of each {by}, 1 or more; not {n}")
    require_corpus(corpus)
    hits = hedges(corpus, profile)
    hits = hits[is_english(corpus)[articles_of(corpus, hits)]].reset_index(drop=True)
    hits.insert(0, "outlet", group_labels(corpus.articles, "outlet")[articles_of(corpus, hits)])
    keys = [by] if isinstance(by, str) else list(by)
    require(hits, keys, "hits")
    order = np.random.default_rng(seed).permutation(len(hits))
    nth = hits.iloc[order].groupby(keys, sort=False).cumcount()
    drawn = hits.loc[np.sort(nth.index[nth < n])]
    drawn = drawn.assign(order=id_ranks(corpus)[articles_of(corpus, drawn)])
    drawn = drawn.sort_values([*keys, "order", "start"], kind="stable")
    texts = corpus.articles["text"].to_numpy(dtype=object)[articles_of(corpus, drawn)]
    edges = list(zip(texts, drawn["start"], drawn["end"], strict=True))
    drawn = drawn.assign(
        before=pd.Series([t[max(0, s - CONTEXT) : s] for t, s, _ in edges], index=drawn.index, dtype=str),
        after=pd.Series([t[e : e + CONTEXT] for t, _, e in edges], index=drawn.index, dtype=str),
        is_right="",
    )
    return drawn[[*KEPT, "before", "text", "after", "is_right"]].reset_index(drop=True)


def hedge_precision(judged: pd.DataFrame, *, by: str = "cue", level: float = 0.95) -> pd.DataFrame:
    """Read a judged sheet back: how often the hits of each cue are right.

    Parameters
    ----------
    judged : DataFrame
        A sheet of `hedge_sheet` with yes or no in `is_right`; an empty cell is a hit that was not judged.
    by : column of the sheet
    level : float in (0, 1)
        Of the Wilson interval.

    Returns
    -------
    DataFrame
        One row a value of `by`, the least precise first, then `all`: `by`, `n_judged`, `n_right`, `precision`, `low`,
        `high`; NaN where nothing was judged.

    Raises
    ------
    MissingColumnError, InputError
        A column is missing, a verdict is neither yes nor no, or `level` is not between 0 and 1.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> judged = pd.DataFrame({"cue": ["may", "may", "could"], "is_right": ["yes", "no", ""]})
    >>> mk.hedge_precision(judged).round(2).values.tolist()
    [['may', 2, 1, 0.5, 0.09, 0.91], ['could', 0, 0, nan, nan, nan], ['all', 2, 1, 0.5, 0.09, 0.91]]
    """
    require(judged, [by, "is_right"], "judged sheet")
    require_level(level)
    right = verdicts(judged["is_right"])
    groups = [*right.groupby(group_labels(judged, by)), ("all", right)]
    rows = []
    for name, values in groups:
        known = values.dropna()
        n_right = int(known.sum())
        rows.append((name, len(known), n_right, *wilson(n_right, len(known), level)))
    table = pd.DataFrame(rows, columns=[by, "n_judged", "n_right", "precision", "low", "high"])
    parts = table.iloc[:-1].sort_values(["precision", by], kind="stable")
    return pd.concat([parts, table.iloc[-1:]], ignore_index=True)
