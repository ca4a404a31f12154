"""How outlets differ: differences with intervals, effect sizes and corrected p values.

The article is the unit; where outlets tell the same events they are compared within events. Each row says by which
method, over which family of tests it was corrected, the smallest p that so few articles could reach, and the smallest
difference they could have shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from mediakit.comparison.differences import NO_TEST, decimals, paired, row, unpaired
from mediakit.comparison.formulas import ALPHA, CORRECTIONS, welch
from mediakit.comparison.groups import (
    Labels,
    joined_labels,
    joined_notes,
    known_label,
    left_out,
    measures_of,
    names_of,
    values_of,
)
from mediakit.comparison.pairs import cells, event_numbers, shared
from mediakit.errors import UnknownNameError
from mediakit.tables import require

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediakit.corpus import Array

NOBODY = "(no other group)"
"""Reference of a row about the only group there is."""
ONLY_ONE = "only one group: nothing to compare it with"
REST = "rest"
"""Reference of a row that sets one outlet against all the others."""
APART = "cannot be told apart"
UNPAIRED = "too few shared events: compared without pairs"
PAIRS = 5
"""With fewer shared events than this, pairs are used only if they hold half of the smaller side."""
COLUMNS = (
    *("measure", "outlet", "reference", "n", "n_reference", "n_missing", "n_events", "difference", "low", "high"),
    *("hedges_g", "g_low", "g_high", "cliffs_delta", "detectable_difference", "detectable_g"),
    *("p", "p_adjusted", "p_floor", "n_family", "family", "method", "note"),
)


class Layout(NamedTuple):
    """Where each article stands: number of its group, number of its event (-1 for none), and the groups' names."""

    group: Array
    event: Array | None
    names: list[str]


def contrasts(
    scores: pd.DataFrame,
    *,
    by: str | Sequence[str] = "outlet",
    pair: str | None = None,
    reference: str | None = None,
    correction: str = "holm",
    seed: int = 0,
) -> pd.DataFrame:
    """Differences between outlets in every measure.

    Parameters
    ----------
    scores : DataFrame
        One row an article, as `measure` gives it.
    by : str or list of str
        Column or columns that say which group an article is of; the groups' names stand in `outlet` and `reference`.
    pair : str, optional
        Column of events (`"event"`): groups are then compared within the events that they share.
    reference : str, optional
        The group that each other one is compared with. Without it two groups are compared with each other, and of
        more groups each with the rest (`"rest"`: paired, the mean of the others in each event).
    correction : {"holm", "bh", "none"}
        Over all rows that have a p value: Holm for questions asked beforehand, Benjamini-Hochberg for exploration.
    seed : int
        Of random relabellings, which are used when there are too many to try all.

    Returns
    -------
    DataFrame
        A row for each measure and group: `measure, outlet, reference`; `n, n_reference, n_missing` (articles) and
        `n_events` (0 unpaired); `difference` (outlet less reference, in the unit of the measure) with its 95 %
        interval `low, high`; `hedges_g, g_low, g_high` (over the pooled spread of articles, paired or not);
        `cliffs_delta` in [-1, 1]; `detectable_difference, detectable_g` (what these n show with 80 % power at .05);
        `p, p_adjusted, p_floor`; `n_family, family` (the tests corrected for); `method, note`.
        NaN where there is nothing to say; NaN never enters the family. Of a single group there is one row a measure,
        without a difference, and `note` says that it is the only one.

    Raises
    ------
    MissingColumnError
        `by` or `pair` is not a column.
    UnknownNameError
        `reference` is not a group, or `correction` is not known.

    Examples
    --------
    >>> scores = pd.DataFrame({"outlet": ["A", "A", "B", "B"], "n_words": [1., 2., 8., 9.]})
    >>> contrasts(scores)[["outlet", "reference", "difference", "note"]].to_dict("records")
    [{'outlet': 'A', 'reference': 'B', 'difference': -7.0, 'note': 'cannot reach .05 with n = 2 and 2 (floor .333); \
cannot be told apart'}]
    """
    if correction not in CORRECTIONS:
        msg = "correction"
        raise UnknownNameError(msg, correction, CORRECTIONS)
    label = joined_labels(scores, by)
    layout = layout_of(scores, label, pair)
    sides = sides_of(layout.names, reference)
    apart = [*names_of(by), *([pair] if pair else [])]
    rows: list[dict[str, Any]] = []
    for measure in measures_of(scores, apart):
        values = values_of(scores, measure)
        for one, others in sides:
            made = contrast(values, layout, (one, others), seed)
            name, other = layout.names[one], name_of(layout.names, others)
            spelt = joined_notes(*(label.notes.get(n, "") for n in (name, other)))
            rows.append(
                {
                    **made,
                    "measure": measure,
                    "outlet": name,
                    "reference": other,
                    "note": joined_notes(made["note"], spelt),
                }
            )
    return corrected(pd.DataFrame(rows), correction).reindex(columns=list(COLUMNS))


def layout_of(scores: pd.DataFrame, label: Labels, pair: str | None) -> Layout:
    """Numbers for the groups (sorted by name) and events."""
    names, group = np.unique(label.of_rows.astype(str), return_inverse=True)
    if pair is None:
        return Layout(group, None, names.tolist())
    require(scores, [pair], "scores")
    return Layout(group, event_numbers(scores[pair]), names.tolist())


def sides_of(names: list[str], reference: str | None) -> list[tuple[int, list[int]]]:
    """Which group is compared with which others, by number."""
    everyone = list(range(len(names)))
    base = None if reference is None else names.index(known_label(reference, names, "reference"))
    if len(names) == 1:
        return [(0, [])]
    if base is not None:
        return [(i, [base]) for i in everyone if i != base]
    if len(names) == 2:
        return [(0, [1])]
    return [(i, [j for j in everyone if j != i]) for i in everyone]


def name_of(names: list[str], others: list[int]) -> str:
    """Name of what a group is compared with."""
    return names[others[0]] if len(others) == 1 else REST if others else NOBODY


def contrast(values: Array, layout: Layout, sides: tuple[int, list[int]], seed: int) -> dict[str, Any]:
    """One measure, one group against others; paired where events are given and enough of them shared."""
    one, others = sides
    known, own = ~np.isnan(values), layout.group == one
    rest = np.isin(layout.group, others)
    n_missing = int((~known & (own | rest)).sum())
    a, b = np.sort(values[known & own]), np.sort(values[known & rest])
    made, note = None, ""
    if not others:
        return {**row(welch(a, b), a, b, NO_TEST._replace(note=ONLY_ONE)), "n_missing": n_missing}
    if layout.event is not None:
        side = shared(values, cells(values, layout.event, layout.group), one, others)
        n = len(side.differences)
        half = 2 * min(len(side.a), len(side.b)) >= min(len(a), len(b))
        made = paired(side, seed) if n >= PAIRS or (n > 1 and half) else None
        note = UNPAIRED if made is None else ""
    made = made or unpaired(a, b, seed)
    return {**made, "n_missing": n_missing, "note": joined_notes(made["note"], note, left_out(n_missing))}


def corrected(table: pd.DataFrame, correction: str) -> pd.DataFrame:
    """Add `p_adjusted` over all rows with a p value, the family's name, and "cannot be told apart"."""
    if table.empty:
        return table
    p = table["p"].to_numpy(dtype=float)
    adjusted = CORRECTIONS[correction](p)
    n = int((~np.isnan(p)).sum())
    measures, rows = table["measure"].nunique(), len(table) // max(1, table["measure"].nunique())
    name = f"{correction} over {n} tests ({measures} measures, {rows} comparisons each)"
    unclear = (adjusted >= ALPHA) & ~np.isnan(adjusted)
    floor = table["p_floor"].to_numpy(dtype=float)
    hopeless = unclear & (correction == "holm") & (floor <= ALPHA) & (floor * n > ALPHA)
    notes = [
        joined_notes(note, f"cannot reach .05 over {n} tests (floor {decimals(f)})" if h else "", APART if u else "")
        for note, f, h, u in zip(table["note"], floor, hopeless, unclear, strict=True)
    ]
    return table.assign(p_adjusted=adjusted, n_family=n, family=name, note=notes)
