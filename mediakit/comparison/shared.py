"""The same quotation in different outlets, and how each of them cut it.

Quotes are aligned by runs of four equal word forms, so that other marks, a dropped word or an ellipsis do not hide that
it is the same utterance. Model: quotation tracking by Leskovec, Backstrom & Kleinberg (2009).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from mediakit.attribution import quotes
from mediakit.comparison.groups import labels
from mediakit.comparison.passages import shared_runs
from mediakit.comparison.words import Words, words_of
from mediakit.corpus import Array, Corpus, require_corpus

SEED = 4
SAME = 0.7
"""Share of the shorter quote's words that must stand in the longer one."""
COLUMNS = (
    *("quote", "article_id", "outlet", "event", "start", "end", "text", "speaker"),
    *("n_words", "n_outlets", "cut"),
)


class Quoted(NamedTuple):
    """Speech quotes long enough to be recognised, each with its words."""

    table: pd.DataFrame
    words: Words


def shared_quotes(corpus: Corpus, *, least: int = 5) -> pd.DataFrame:
    """Quotes that more than one outlet carries, aligned.

    Parameters
    ----------
    corpus : Corpus
    least : int
        Fewest words of a quote; shorter ones are too often the same by chance.

    Returns
    -------
    DataFrame
        A row for each version of a quote, versions of one quote together: `quote` (number, by first appearance);
        `article_id, outlet, event, start, end, text, speaker` as in `quotes`; `n_words`; `n_outlets` (that carry it);
        `cut`: "longest", "same words", "cut at the start", "cut at the end", "cut at both ends" or "altered" (words
        within were changed or dropped), all against the longest version.

    Examples
    --------
    >>> from mediakit.segmentation import segment
    >>> texts = ["“The bridge will open on Friday, whatever the weather,” said Ann Lee.",
    ...          "Ann Lee said: “The bridge will open on Friday.”"]
    >>> shared_quotes(segment(pd.DataFrame({"outlet": ["A", "B"], "text": texts})))["cut"].tolist()
    ['longest', 'cut at the end']
    """
    require_corpus(corpus)
    quoted = quoted_speech(corpus, least)
    runs = alike(quoted, least)
    outlet = quoted.table["outlet"].to_numpy(dtype=object)
    group = grouped(len(quoted.table), runs)
    n_outlets = pd.Series(outlet).groupby(group).transform("nunique").to_numpy()
    longest = longest_of(group, np.diff(quoted.words.start))
    table = quoted.table.assign(quote=group, n_outlets=n_outlets, cut=cuts(quoted, runs, longest))
    table = table[table["n_outlets"] > 1].sort_values(["quote", "article_id", "start"], kind="stable")
    return table.assign(quote=pd.factorize(table["quote"])[0] + 1).reset_index(drop=True)[list(COLUMNS)]


def quoted_speech(corpus: Corpus, least: int) -> Quoted:
    """Quotes of kind speech with at least `least` words, and their words as if each quote were an article."""
    table = with_position(quotes(corpus), corpus)
    table = table[table["kind"] == "speech"]
    words = words_of(corpus)
    sizes = [len(t) + 1 if isinstance(t, str) else 1 for t in corpus.articles["text"].to_list()]
    base = np.concatenate([[0], np.cumsum(sizes)])[:-1].astype(np.int64)
    position = table["position"].to_numpy()
    at = base[words.article] + corpus.token_end[words.token] - 1
    first = np.searchsorted(at, base[position] + table["start"].to_numpy())
    last = np.searchsorted(at, base[position] + table["end"].to_numpy())
    kept = last - first >= least
    table, first, last, position = table[kept], first[kept], last[kept], position[kept]
    chosen = np.concatenate(
        [np.arange(a, b) for a, b in zip(first, last, strict=True)] or [np.zeros(0, dtype=np.int64)]
    )
    start = np.concatenate([[0], np.cumsum(last - first)]).astype(np.int64)
    found = corpus.articles
    event = found["event"].to_numpy(dtype=object)[position] if "event" in found.columns else np.nan
    table = table.assign(outlet=labels(found, "outlet").of_rows[position], event=event, n_words=last - first)
    return Quoted(table.reset_index(drop=True), Words(words.forms, words.ids[chosen], words.token[chosen], start))


def with_position(table: pd.DataFrame, corpus: Corpus) -> pd.DataFrame:
    """Return the table with the position of each row's article."""
    place = {article: i for i, article in enumerate(corpus.articles.index)}
    return table.assign(position=np.array([place[a] for a in table["article_id"]], dtype=np.int64))


def alike(quoted: Quoted, least: int) -> pd.DataFrame:
    """Return the runs between quotes of which the shorter one stands in the longer one for the most part."""
    runs = shared_runs(quoted.words, min(least, SEED), SEED)
    size = np.diff(quoted.words.start)
    sums = runs.groupby(["a", "b"])["n_words"].transform("sum").to_numpy(dtype=float)
    shorter = np.minimum(size[runs["a"].to_numpy(dtype=np.int64)], size[runs["b"].to_numpy(dtype=np.int64)])
    kept: pd.DataFrame = runs[sums >= SAME * shorter]
    return kept


def grouped(n: int, runs: pd.DataFrame) -> Array:
    """Group of each quote: quotes tied by any chain of pairs are one."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    a, b = runs["a"].to_numpy(dtype=np.int64), runs["b"].to_numpy(dtype=np.int64)
    _, group = connected_components(coo_array((np.ones(len(a)), (a, b)), shape=(n, n)), directed=False)
    return np.asarray(group)


def longest_of(group: Array, size: Array) -> Array:
    """Position of the longest quote of each quote's group; the first of several."""
    order = np.lexsort((np.arange(len(group)), -size, group))
    firsts = order[np.concatenate([[True], group[order][1:] != group[order][:-1]])[: len(order)]]
    longest: Array = firsts[group] if len(group) else firsts
    return longest


def cuts(quoted: Quoted, runs: pd.DataFrame, longest: Array) -> list[str]:
    """How each quote differs from the longest version of its group."""
    parts: dict[tuple[int, int], list[tuple[int, int, int, int]]] = {}
    for a, b, a1, a2, b1, b2, _ in runs.itertuples(index=False, name=None):
        parts.setdefault((a, b), []).append((a1, a2, b1, b2))
        parts.setdefault((b, a), []).append((b1, b2, a1, a2))
    return [cut_of(i, int(j), parts.get((i, int(j)), []), quoted.words) for i, j in enumerate(longest)]


def cut_of(one: int, whole: int, runs: list[tuple[int, int, int, int]], words: Words) -> str:
    """How quote `one` differs from the quote `whole`, from the runs that they share."""
    if one == whole:
        return "longest"
    first, last = words.start[whole], words.start[whole + 1]
    inner = words.ids[words.start[one] : words.start[one + 1]]
    if len(inner) == last - first and (inner == words.ids[first:last]).all():
        return "same words"
    if len(runs) != 1 or runs[0][1] - runs[0][0] != len(inner) or runs[0][3] - runs[0][2] != len(inner):
        return "altered"
    start, end = runs[0][2] > first, runs[0][3] < last
    return "cut at both ends" if start and end else "cut at the start" if start else "cut at the end"
