"""Permutation tests against scipy, their floors, and their indifference to order."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from mediakit.comparison import permutation as pm


def flipped(d):
    """Exchange between two groups: the sign-flip test of their differences."""
    return pm.within_events(np.column_stack([d, -d]), 0, 0)


few = st.lists(st.integers(-20, 20), min_size=2, max_size=6)


@settings(max_examples=40)
@given(few, few)
def test_exact_test_of_two_samples_is_scipys(a, b):
    def gap(x, y, axis):
        return x.mean(axis=axis) - y.mean(axis=axis)

    expected = stats.permutation_test((a, b), gap, n_resamples=np.inf, vectorized=True).pvalue
    assert pm.two_samples(np.array(a, float), np.array(b, float), 0) == pytest.approx(expected, abs=1e-12)


@settings(max_examples=40)
@given(st.lists(st.integers(-20, 20), min_size=2, max_size=9))
def test_exact_sign_flips_are_scipys(d):
    def mean(x, axis):
        return x.mean(axis=axis)

    expected = stats.permutation_test(
        (np.array(d, float),), mean, permutation_type="samples", n_resamples=np.inf, vectorized=True
    ).pvalue
    assert flipped(np.array(d, float)) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("n", "floor"),
    [
        pytest.param((2, 2), 1 / 3, id="2 against 2"),
        pytest.param((3, 3), 0.1, id="3 against 3"),
        pytest.param((4, 4), 2 / 70, id="4 against 4"),
        pytest.param((2, 3), 0.2, id="2 against 3"),
    ],
)
def test_floor_of_two_groups_is_reached_by_the_clearest_case(n, floor):
    a, b = np.arange(n[0]) + 100.0, np.arange(n[1], dtype=float)
    assert pm.floor_of_two(*n) == pytest.approx(floor)
    assert pm.two_samples(a, b, 0) == pytest.approx(floor)


@pytest.mark.parametrize(("n", "floor"), [(5, 0.0625), (6, 0.03125)])
def test_floor_of_pairs_is_reached_by_the_clearest_case(n, floor):
    assert pm.floor_of_events(np.full(n, 2)) == pytest.approx(floor)
    assert flipped(np.arange(n) + 1.0) == floor


def test_with_more_groups_the_floor_is_lower_and_the_clearest_case_reaches_it():
    x = np.tile([9.0, 1.0, 2.0], (5, 1)) + np.arange(5)[:, None]
    choices = x - (x.sum(axis=1, keepdims=True) - x) / 2
    assert pm.floor_of_events(np.full(5, 3)) == pytest.approx(2 / 3**5)
    assert pm.within_events(choices, 0, 0) == pytest.approx(2 / 3**5)


def test_exchange_within_events_finds_nothing_in_at_most_one_draw_in_twenty():
    rng, p = np.random.default_rng(3), []
    for _ in range(80):
        x = rng.gamma(1, 1, size=(9, 4))  # skewed: outlet less mean of the others is not symmetric
        p.append(pm.within_events(x - (x.sum(axis=1, keepdims=True) - x) / 3, 0, 0))
    assert np.mean(np.array(p) < 0.05) <= 0.09


def test_a_group_that_does_not_tell_an_event_is_no_choice_there():
    choices = np.array([[1.0, -1.0, np.nan], [2.0, -3.0, 1.0]])
    assert pm.within_events(choices, 0, 0) == pytest.approx(2 / 6)


def test_random_relabelling_agrees_with_the_t_test():
    rng = np.random.default_rng(0)
    a, b = rng.normal(0.4, 1, 9), rng.normal(0, 1, 300)
    assert pm.two_samples(a, b, 0) == pytest.approx(stats.ttest_ind(a, b).pvalue, abs=0.02)
    d = rng.normal(0.2, 1, 60)
    assert flipped(d) == pytest.approx(stats.ttest_1samp(d, 0).pvalue, abs=0.02)


def test_order_of_values_makes_no_difference():
    rng = np.random.default_rng(1)
    a, b = rng.normal(0.5, 1, 8), rng.normal(0, 1, 40)
    assert pm.two_samples(a, b, 3) == pm.two_samples(a[::-1], b[::-1], 3)
    assert flipped(b) == flipped(b[::-1])


def test_a_clear_case_is_not_stuck_at_the_resolution_of_the_draws():
    assert flipped(np.linspace(1, 2, 40)) <= 2 / 50_000


def test_random_choices_never_take_a_position_twice():
    chosen = pm.random_choices((500, 4), 200, 0)
    assert (np.diff(np.sort(chosen, axis=1), axis=1) > 0).all()


@pytest.mark.parametrize("n", [3, 12])
def test_no_difference_is_found_in_at_most_one_draw_in_twenty(n):
    rng = np.random.default_rng(2)
    p = [pm.two_samples(rng.normal(size=n), rng.normal(size=n), 0) for _ in range(60)]
    assert np.mean(np.array(p) < 0.05) <= 0.1
