"""Whether any outlet differs at all: one test a measure before the contrasts of more than two outlets.

Kruskal-Wallis over articles; Friedman where every outlet has one value in every event kept. Both look at ranks: they
say that some outlet tends higher, not which nor by how much. Sources: Kruskal & Wallis (1952); Friedman (1937).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from mediakit.comparison.formulas import CORRECTIONS
from mediakit.comparison.groups import joined_labels, joined_notes, left_out, measures_of, names_of, values_of
from mediakit.comparison.pairs import cells, event_numbers
from mediakit.errors import UnknownNameError
from mediakit.tables import require

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediakit.corpus import Array

BLOCKS = 5
"""Fewest complete events for Friedman's test."""
ONE = "descriptive only: fewer than two groups of two articles"
SMALL = "groups of one article left out"
TWO = "two groups: compared without pairs here, with pairs in contrasts"
COLUMNS = ("measure", "n_groups", "n", "n_missing", "n_events", "statistic", "df", "p", "p_adjusted", "method", "note")


def omnibus(
    scores: pd.DataFrame, *, by: str | Sequence[str] = "outlet", pair: str | None = None, correction: str = "holm"
) -> pd.DataFrame:
    """Test for each measure whether any group differs from any other.

    Parameters
    ----------
    scores : DataFrame
        One row an article, as `measure` gives it.
    by, pair, correction
        As in `contrasts`. With `pair` and three groups or more, Friedman's test over the events that every group with
        two articles covers, if there are five.

    Returns
    -------
    DataFrame
        `measure, n_groups, n` (articles used), `n_missing, n_events` (0 unpaired), `statistic` (chi square), `df, p,
        p_adjusted` (over the measures), `method, note`. NaN where there are fewer than two groups of two articles, or
        all values are equal.

    Raises
    ------
    MissingColumnError, UnknownNameError
        As in `contrasts`.

    Examples
    --------
    >>> scores = pd.DataFrame({"outlet": list("AAABBBCCC"), "n_words": [1., 2., 3., 4., 5., 6., 7., 8., 9.]})
    >>> omnibus(scores)[["n_groups", "statistic", "df"]].round(2).to_dict("records")
    [{'n_groups': 3, 'statistic': 7.2, 'df': 2}]
    """
    if correction not in CORRECTIONS:
        msg = "correction"
        raise UnknownNameError(msg, correction, CORRECTIONS)
    names, group = np.unique(joined_labels(scores, by).of_rows.astype(str), return_inverse=True)
    event = None
    if pair is not None:
        require(scores, [pair], "scores")
        event = event_numbers(scores[pair])
    rows = []
    for measure in measures_of(scores, [*names_of(by), *([pair] if pair else [])]):
        values = values_of(scores, measure)
        lost = int(np.isnan(values).sum())
        made = tested(values, group, event, len(names))
        rows.append({**made, "measure": measure, "n_missing": lost, "note": joined_notes(made["note"], left_out(lost))})
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.assign(p_adjusted=CORRECTIONS[correction](table["p"].to_numpy(dtype=float)))


def tested(values: Array, group: Array, event: Array | None, n_groups: int) -> dict[str, Any]:
    """Friedman's test where it can be made, else Kruskal and Wallis's."""
    kept = ~np.isnan(values)
    if event is None:
        return kruskal(values[kept], group[kept], "")
    several = np.flatnonzero(np.bincount(group[kept], minlength=n_groups) > 1)
    cell = cells(values, event, group)
    means = cell.means[:, several[several < cell.means.shape[1]]]
    full = ~np.isnan(means).any(axis=1)
    if len(several) > 2 and full.sum() >= BLOCKS:
        made = friedman(means[full], int(cell.counts[full][:, several].sum()))
        return made | {"note": joined_notes(SMALL if len(several) < n_groups else "", made["note"])}
    note = TWO if len(several) == 2 else "too few complete events: compared without pairs"
    return kruskal(values[kept], group[kept], note)


def friedman(blocks: Array, n_articles: int) -> dict[str, Any]:
    """Friedman's chi square, corrected for ties; one row of `blocks` an event, one column a group."""
    from scipy.stats import rankdata

    n, k = blocks.shape
    ranks = rankdata(blocks, axis=1)
    between = 12 / (n * k * (k + 1)) * (ranks.sum(axis=0) ** 2).sum() - 3 * n * (k + 1)
    ties = 1 - sum(tie_loss(row) for row in ranks) / (n * k * (k**2 - 1))
    return chi_square(between / ties if ties > 0 else math.nan, k, n_articles, method="Friedman") | {"n_events": n}


def kruskal(values: Array, group: Array, note: str) -> dict[str, Any]:
    """Kruskal and Wallis's chi square, corrected for ties; groups of fewer than two articles are left out."""
    from scipy.stats import rankdata

    size = np.bincount(group)
    kept = size[group] > 1
    ranks, (_, group) = rankdata(values[kept]), np.unique(group[kept], return_inverse=True)
    n, sizes = len(ranks), np.bincount(group)
    if len(sizes) < 2:
        return chi_square(math.nan, len(sizes), n, method="none", note=joined_notes(ONE, note))
    between = 12 / (n * (n + 1)) * (np.bincount(group, ranks) ** 2 / sizes).sum() - 3 * (n + 1)
    ties = 1 - tie_loss(ranks) / (n**3 - n)
    small = (size == 1).any()
    note = joined_notes(SMALL if small else "", note)
    return chi_square(between / ties if ties > 0 else math.nan, len(sizes), n, method="Kruskal-Wallis", note=note)


def tie_loss(ranks: Array) -> float:
    """Sum of t³ - t over runs of t equal ranks."""
    _, t = np.unique(ranks, return_counts=True)
    return float((t.astype(float) ** 3 - t).sum())


def chi_square(statistic: float, n_groups: int, n: int, *, method: str, note: str = "") -> dict[str, Any]:
    """Return one row of the table."""
    from scipy.special import chdtrc

    p = math.nan if math.isnan(statistic) else float(chdtrc(n_groups - 1, statistic))
    note = joined_notes("all values equal" if math.isnan(statistic) and method != "none" else "", note)
    return {
        "n_groups": n_groups,
        "n": n,
        "n_events": 0,
        "statistic": float(statistic),
        "df": max(0, n_groups - 1),
        "p": p,
        "method": method,
        "note": note,
    }
