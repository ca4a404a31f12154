"""One difference between two sets of articles: which method fits, what it gives, and what must be said about it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from mediakit.comparison.formulas import (
    ALPHA,
    Gap,
    cliffs_delta,
    detectable,
    hedges_g,
    pooled_spread,
    t_quantile,
    t_two_sided,
    welch,
)
from mediakit.comparison.groups import joined_notes
from mediakit.comparison.pairs import CLUSTERS, Shared, event_effects_gap, paired_gap
from mediakit.comparison.permutation import (
    EXACT,
    floor_of_events,
    floor_of_two,
    relabellings,
    two_samples,
    within_events,
)

if TYPE_CHECKING:
    from mediakit.corpus import Array

FEW = 10
"""Below this many articles on a side, p comes from relabelling articles."""
MANY_EVENTS = 100
"""Above this many events outlets are no longer exchanged: the t test gives the same p."""
ONE_ARTICLE = "descriptive only: one article"
NO_VALUE = "no article has this measure on one side"
ALL_EQUAL = "all values equal"


class Test(NamedTuple):
    """A p value, the smallest one it could have been, and how it was come by."""

    p: float
    p_floor: float
    method: str
    note: str = ""


NO_TEST = Test(math.nan, math.nan, "none")


def unpaired(a: Array, b: Array, seed: int) -> dict[str, Any]:
    """Difference of means of two sets of articles: Welch's interval, and a p value that fits the numbers."""
    gap = welch(a, b)
    if not min(len(a), len(b)):
        return row(gap, a, b, Test(math.nan, math.nan, "none", NO_VALUE))
    if min(len(a), len(b)) == 1:
        return row(gap, a, b, Test(math.nan, math.nan, "none", ONE_ARTICLE))
    return row(gap, a, b, test_of_two(gap, a, b, seed))


def test_of_two(gap: Gap, a: Array, b: Array, seed: int) -> Test:
    """Relabelling for few articles or no spread, else Welch's t test."""
    few, n = min(len(a), len(b)), relabellings(len(a), len(b))
    if equal(a, b):
        return NO_TEST._replace(note=ALL_EQUAL)
    if few >= FEW and gap.error > 0:
        return Test(t_two_sided(gap.difference / gap.error, gap.df), 0.0, "Welch t test")
    floor = floor_of_two(len(a), len(b))
    note = f"cannot reach .05 with n = {len(a)} and {len(b)} (floor {decimals(floor)})" if floor > ALPHA else ""
    kind = "exact permutation" if n <= EXACT else "permutation"
    return Test(two_samples(a, b, seed), floor, f"Welch interval, {kind}", note)


def paired(side: Shared, seed: int) -> dict[str, Any]:
    """Difference within the shared events: over events when the cells are even, else with event effects."""
    gap, method = paired_gap(side.differences), "paired by event"
    n, note = len(side.differences), f"paired by {len(side.differences)} shared events"
    if not side.balanced and n >= CLUSTERS:
        gap, method = event_effects_gap(side), "event effects, clustered errors"
    test = test_of_pairs(gap, side, method, seed)
    made = row(gap, side.a, side.b, test._replace(note=joined_notes(note, test.note)))
    return {**made, "n_events": n}


def test_of_pairs(gap: Gap, side: Shared, method: str, seed: int) -> Test:
    """Exchange within events for up to 100 of them, else the t test of the same difference."""
    n = len(side.differences)
    if equal(side.a, side.b):
        return NO_TEST._replace(note=ALL_EQUAL)
    by_t = not method.startswith("paired") or n > MANY_EVENTS
    if by_t and gap.error > 0:
        return Test(t_two_sided(gap.difference / gap.error, gap.df), 0.0, f"{method}, t test")
    floor = floor_of_events((~np.isnan(side.choices)).sum(axis=1))
    note = f"cannot reach .05 with {n} shared events (floor {decimals(floor)})" if floor > ALPHA else ""
    return Test(within_events(side.choices, side.own, seed), floor, f"{method}, exchanged within events", note)


def row(gap: Gap, a: Array, b: Array, test: Test) -> dict[str, Any]:
    """Return the numbers of one contrast."""
    half = t_quantile(gap.df, 1 - ALPHA / 2) * gap.error
    g, g_low, g_high = hedges_g(gap, a, b)
    least = detectable(gap) if test.p_floor <= ALPHA else math.nan
    pooled = pooled_spread(a, b)
    return {
        "n": len(a),
        "n_reference": len(b),
        "n_events": 0,
        "difference": gap.difference,
        "low": gap.difference - half,
        "high": gap.difference + half,
        "hedges_g": g,
        "g_low": g_low,
        "g_high": g_high,
        "cliffs_delta": cliffs_delta(a, b),
        "detectable_difference": least,
        "detectable_g": least / pooled if pooled > 0 else math.nan,
        "p": test.p,
        "p_floor": test.p_floor,
        "method": test.method,
        "note": test.note,
    }


def equal(a: Array, b: Array) -> bool:
    """Whether all values of both sides are the same."""
    both = np.concatenate([a, b])
    return bool(both.min() == both.max())


def decimals(p: float) -> str:
    """Three decimals without the leading nought, as 1.000 or .333."""
    return f"{p:.3f}".removeprefix("0")
