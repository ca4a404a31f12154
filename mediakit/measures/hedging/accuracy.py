"""How often the cues are right, against passages labelled by people."""

from __future__ import annotations

import numpy as np
import pandas as pd

from mediakit.corpus import Array, Corpus, require_corpus
from mediakit.errors import InputError
from mediakit.measures.hedging.lexicon import PROFILES, in_groups, shipped
from mediakit.measures.hedging.rates import DEFAULT
from mediakit.measures.hedging.table import hedges
from mediakit.tables import require

LABELS = ("hedge", "booster")


def hedge_accuracy(corpus: Corpus, labelled: pd.DataFrame, *, profile: str = DEFAULT) -> pd.DataFrame:
    """Precision and recall of each category on labelled articles.

    Parameters
    ----------
    corpus : Corpus
        The labelled articles; offsets of `labelled` count in their `text`.
    labelled : DataFrame
        One row a labelled passage: `article_id`, `start`, `end`, `label` (`hedge`, `booster` or anything else for
        neither) and `category`. A hit that overlaps no row of its pole is wrong, so the labels must be complete.
    profile : {"epistemic", "weasel", "strict", "news", "all"}
        Labels of a category that the profile does not count are left out, and so are hits on them.

    Returns
    -------
    DataFrame
        One row a category, then `all hedges` and `boosters`: `category`, `n_found`, `n_right`, `n_labelled`,
        `n_labelled_found`, `precision`, `recall`, `f1`; NaN where nothing was found or labelled. Precision is by the
        category of the hit, recall by that of the label.

    Raises
    ------
    MissingColumnError
        `labelled` lacks a column.
    InputError
        No label is of an article of the corpus.
    UnknownNameError
        For an unknown profile.

    Examples
    --------
    >>> import pandas as pd, mediakit as mk
    >>> corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["It may rain, or so they fear."]}, index=["a"]))
    >>> labelled = pd.DataFrame({"start": [3, 24], "end": [6, 28], "category": ["modal", "verb"]})
    >>> table = mk.hedge_accuracy(corpus, labelled.assign(article_id="a", label="hedge"))
    >>> table[["category", "precision", "recall"]].values.tolist()
    [['modal', 1.0, 1.0], ['verb', nan, 0.0], ['all hedges', 1.0, 0.5], ['boosters', nan, nan]]
    """
    require_corpus(corpus)
    require(labelled, ["article_id", "start", "end", "label", "category"], "labelled")
    labelled = labelled[labelled["article_id"].isin(corpus.articles.index)]
    if labelled.empty:
        raise InputError("no labelled passage is of an article of this corpus; compare the column article_id")
    hits = hedges(corpus, profile)
    hits = hits[hits["pole"].isin(LABELS) & hits["article_id"].isin(labelled["article_id"])].reset_index(drop=True)
    truth = labelled[labelled["label"].isin(LABELS)].reset_index(drop=True)
    outside = ~truth["category"].isin(counted_categories(profile)).to_numpy()
    hits = hits[~overlapping(hits, truth[outside])].reset_index(drop=True)
    truth = truth[~outside].reset_index(drop=True)
    right = overlapping(hits.assign(label=hits["pole"]), truth, same="label")
    found = overlapping(truth, hits.assign(label=hits["pole"]), same="label")
    return _by_category(hits, right, truth, found)


def counted_categories(profile: str) -> set[str]:
    """Categories that a profile counts, boosters included."""
    rows = shipped().rows
    return {*rows["category"][in_groups(rows, PROFILES[profile])], "booster"}


def overlapping(left: pd.DataFrame, right: pd.DataFrame, *, same: str | None = None) -> Array:
    """Whether each span of `left` shares a character with one of `right` in its article (and with an equal `same`)."""
    keys = ["article_id", *([same] if same else [])]
    spans: dict[tuple[object, ...], list[tuple[int, int]]] = {}
    for *key, start, end in right[[*keys, "start", "end"]].itertuples(index=False):
        spans.setdefault(tuple(key), []).append((start, end))
    return np.array(
        [
            any(start < stop and begin < end for begin, stop in spans.get(tuple(key), ()))
            for *key, start, end in left[[*keys, "start", "end"]].itertuples(index=False)
        ],
        dtype=bool,
    )


def _by_category(hits: pd.DataFrame, right: Array, truth: pd.DataFrame, found: Array) -> pd.DataFrame:
    """Counts and shares of each category, of all hedges and of the boosters."""
    hedge_hits, hedge_truth = (hits["pole"] == "hedge").to_numpy(), (truth["label"] == "hedge").to_numpy()
    rows = []
    for name in sorted({*hits["category"][hedge_hits], *truth["category"][hedge_truth]}):
        of_hits = hedge_hits & (hits["category"] == name).to_numpy()
        rows.append((name, right[of_hits], found[hedge_truth & (truth["category"] == name).to_numpy()]))
    rows += [
        ("all hedges", right[hedge_hits], found[hedge_truth]),
        ("boosters", right[~hedge_hits], found[~hedge_truth]),
    ]
    counts = [(name, len(r), int(r.sum()), len(f), int(f.sum())) for name, r, f in rows]
    table = pd.DataFrame(counts, columns=["category", "n_found", "n_right", "n_labelled", "n_labelled_found"])
    precision, recall = table["n_right"] / table["n_found"], table["n_labelled_found"] / table["n_labelled"]
    return table.assign(precision=precision, recall=recall, f1=2 * precision * recall / (precision + recall))
