"""One difference between two sets of articles: which method fits, what it gives, and what must be said about it.

Relabelling articles is right when the sides are equally spread, a t test when their means are near normal. Neither
holds for every measure of news: rare things are zeros in most articles, and outlets differ in spread and number. So p
is the larger of the two (a test that rejects only when both do keeps its level where either does), and the interval is
that of the t test.
"""

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
    spread,
    student,
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

MANY, MANY_EVENTS = 40, 100
"""With more articles on each side, or more events, relabelling gives way to its limit, the t test of equal spreads."""
ONE_ARTICLE = "descriptive only: one article"
NO_VALUE = "no article has this measure on one side"
ALL_EQUAL = "all values equal"
ONE_CONSTANT = "one side is constant: the interval has the spread of the other only"


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
    """The larger p of Welch's t test and of relabelling articles (for many articles, of Student's t test)."""
    few = min(len(a), len(b))
    if equal(a, b):
        return NO_TEST._replace(note=ALL_EQUAL)
    note = ONE_CONSTANT if min(spread(a), spread(b)) == 0 else ""
    if few > MANY:
        return Test(max(t_test(gap), t_test(student(a, b))), 0.0, "Welch t test, Student t test", note)
    floor = floor_of_two(len(a), len(b))
    short = f"cannot reach .05 with n = {len(a)} and {len(b)} (floor {decimals(floor)})" if floor > ALPHA else ""
    p = max(two_samples(a, b, seed), t_test(gap))
    exact = "exact " if relabellings(len(a), len(b)) <= EXACT else ""
    return Test(p, floor, f"Welch t test, {exact}permutation", joined_notes(short, note))


def t_test(gap: Gap) -> float:
    """P value of a difference against its standard error; 0 without an error, which leaves p to the other test."""
    return t_two_sided(gap.difference / gap.error, gap.df) if gap.error > 0 else 0.0


def paired(side: Shared, seed: int) -> dict[str, Any]:
    """Difference within the shared events: over events when the cells are even, else with event effects."""
    gap, method = paired_gap(side.differences), "paired by event"
    n, note = len(side.differences), f"paired by {len(side.differences)} shared events"
    if not side.balanced and side.n_even_events >= CLUSTERS:
        gap, method = event_effects_gap(side), "event effects, clustered errors"
    test = test_of_pairs(gap, side, method, seed)
    made = row(gap, side.a, side.b, test._replace(note=joined_notes(note, test.note)))
    return {**made, "n_events": n}


def test_of_pairs(gap: Gap, side: Shared, method: str, seed: int) -> Test:
    """The larger p of the t test over events and of exchanging the outlets within each; for many events the former."""
    n = len(side.differences)
    if equal(side.a, side.b):
        return NO_TEST._replace(note=ALL_EQUAL)
    if gap.error > 0 and (n > MANY_EVENTS or not method.startswith("paired")):
        return Test(t_test(gap), 0.0, f"{method}, t test")
    floor = floor_of_events((~np.isnan(side.choices)).sum(axis=1))
    note = f"cannot reach .05 with {n} shared events (floor {decimals(floor)})" if floor > ALPHA else ""
    p = max(within_events(side.choices, side.own, seed), t_test(gap))
    return Test(p, floor, f"{method}, t test, exchanged within events", note)


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
