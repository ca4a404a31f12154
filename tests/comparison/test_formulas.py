"""Small formulas against scipy, statsmodels and values worked out by hand."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests

from mediakit.comparison import formulas as f

values = st.lists(st.floats(-100, 100).map(lambda x: round(x, 3)), min_size=2, max_size=30)
p_values = st.lists(st.floats(0, 1), min_size=1, max_size=40)


def array(x):
    return np.array(x, dtype=float)


@given(values)
def test_t_interval_is_scipys(x):
    low, high = f.t_interval(array(x), 0.95)
    if np.ptp(x) == 0:
        assert low == high == pytest.approx(x[0])
    else:
        expected = stats.t.interval(0.95, len(x) - 1, np.mean(x), stats.sem(x))
        assert (low, high) == pytest.approx(expected, abs=1e-9)


@given(values, values)
def test_welch_is_scipys(a, b):
    if np.ptp(a) < 1e-2 or np.ptp(b) < 1e-2:  # scipy warns of cancellation
        return
    gap = f.welch(array(a), array(b))
    expected = stats.ttest_ind(a, b, equal_var=False)
    assert gap.difference / gap.error == pytest.approx(expected.statistic, abs=1e-9)
    assert gap.df == pytest.approx(expected.df, rel=1e-9)
    assert f.t_two_sided(gap.difference / gap.error, gap.df) == pytest.approx(expected.pvalue, abs=1e-9)


@given(values, values)
def test_cliffs_delta_is_the_plain_double_loop(a, b):
    plain = np.mean([np.sign(x - y) for x in a for y in b])
    assert f.cliffs_delta(array(a), array(b)) == pytest.approx(plain, abs=1e-12)


@given(values, values)
def test_cliffs_delta_turns_its_sign_when_the_groups_change_places(a, b):
    assert f.cliffs_delta(array(a), array(b)) == -f.cliffs_delta(array(b), array(a))


def test_hedges_g_by_hand():
    a, b = array([1, 2, 3, 4]), array([3, 4, 5, 6])
    g, low, high = f.hedges_g(f.welch(a, b), a, b)
    pooled = math.sqrt(((a.var(ddof=1) + b.var(ddof=1)) * 3) / 6)
    assert g == pytest.approx(-2 / pooled * (1 - 3 / 23), abs=1e-12)
    assert low < g < high


def test_hedges_g_interval_covers_the_true_effect():
    rng, inside = np.random.default_rng(0), []
    for _ in range(400):
        a, b = rng.normal(0.8, 1, 12), rng.normal(0, 1, 9)
        _, low, high = f.hedges_g(f.welch(a, b), a, b)
        inside.append(low <= 0.8 <= high)
    assert np.mean(inside) >= 0.92


def test_equal_values_have_no_g_and_no_warning():
    same = array([0.1, 0.1, 0.1])
    assert f.spread(same) == 0
    assert all(math.isnan(x) for x in f.hedges_g(f.welch(same, same), same, same))


@pytest.mark.parametrize(
    ("n_a", "n_b"), [pytest.param(0, 3, id="an empty side"), pytest.param(1, 1, id="one article a side")]
)
def test_too_few_articles_give_nan(n_a, n_b):
    a, b = np.arange(n_a, dtype=float), np.arange(n_b, dtype=float)
    assert math.isnan(f.welch(a, b).error)
    assert all(math.isnan(x) for x in f.hedges_g(f.welch(a, b), a, b))


@settings(max_examples=15)  # each call of statsmodels collects garbage
@given(p_values)
def test_holm_and_bh_are_statsmodels(p):
    assert f.holm(array(p)) == pytest.approx(multipletests(p, method="holm")[1], abs=1e-12)
    assert f.benjamini_hochberg(array(p)) == pytest.approx(multipletests(p, method="fdr_bh")[1], abs=1e-12)


@given(p_values, st.integers(1, 5))
def test_nan_stays_nan_and_moves_no_other_p(p, n_nan):
    holes = array([math.nan] * n_nan + p)
    for correct in (f.holm, f.benjamini_hochberg):
        adjusted = correct(holes)
        assert np.isnan(adjusted[:n_nan]).all()
        assert adjusted[n_nan:] == pytest.approx(correct(array(p)), abs=1e-12)


@pytest.mark.parametrize(("effect", "n"), [(0.2, 394), (0.5, 64), (0.8, 26)])
def test_smallest_detectable_effect_is_that_of_the_power_tables(effect, n):
    gap = f.Gap(0, math.sqrt(2 / n), 2 * n - 2)
    assert f.detectable(gap) == pytest.approx(effect, rel=0.01)
