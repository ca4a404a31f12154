"""Whether any outlet differs: against scipy, and what cannot be tested."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from mediakit.comparison import omnibus
from mediakit.errors import UnknownNameError

groups = st.lists(st.lists(st.integers(0, 9), min_size=2, max_size=8), min_size=2, max_size=5)


def stacked(samples):
    outlet = np.repeat([f"o{i}" for i in range(len(samples))], [len(s) for s in samples])
    return pd.DataFrame({"outlet": outlet, "tone": np.concatenate([np.array(s, dtype=float) for s in samples])})


@given(groups)
def test_articles_are_tested_by_scipys_kruskal(samples):
    made = omnibus(stacked(samples)).iloc[0]
    if len({x for s in samples for x in s}) == 1:
        assert math.isnan(made["p"])
        assert "all values equal" in made["note"]
    else:
        assert made["p"] == pytest.approx(stats.kruskal(*samples).pvalue)


def test_complete_events_are_tested_by_scipys_friedman():
    blocks = np.random.default_rng(0).integers(0, 6, size=(12, 4)).astype(float)
    table = pd.DataFrame(
        {"outlet": np.tile(list("ABCD"), 12), "event": np.repeat(range(12), 4), "tone": blocks.ravel()}
    )
    made = omnibus(table, pair="event").iloc[0]
    assert (made["method"], made["n_events"]) == ("Friedman", 12)
    assert made["p"] == pytest.approx(stats.friedmanchisquare(*blocks.T).pvalue)


def test_few_complete_events_fall_back_to_articles_and_say_so():
    table = stacked([[1, 2, 3], [4, 5, 6], [7, 8, 9]]).assign(event=range(9))
    made = omnibus(table, pair="event").iloc[0]
    assert made["method"] == "Kruskal-Wallis"
    assert "too few complete events" in made["note"]


def test_one_article_an_outlet_is_descriptive_only():
    made = omnibus(stacked([[1], [2], [3]])).iloc[0]
    assert math.isnan(made["p"])
    assert made["note"] == "descriptive only: fewer than two groups of two articles"


def test_missing_values_are_counted_and_an_empty_measure_enters_no_family():
    table = stacked([[1, 2, 3], [4, 5, 9]]).assign(empty=float("nan"))
    made = omnibus(table).set_index("measure")
    assert math.isnan(made.loc["empty", "p_adjusted"])
    assert made.loc["empty", "n_missing"] == 6
    assert made.loc["tone", "p_adjusted"] == made.loc["tone", "p"]


def test_an_unknown_correction_is_refused():
    with pytest.raises(UnknownNameError, match="holm"):
        omnibus(stacked([[1, 2], [3, 4]]), correction="dunn")


def events(outlets, n=7):
    rng = np.random.default_rng(0)
    rows = [(o, f"e{e}", rng.normal() + 3 * (o == "A")) for e in range(n) for o in outlets]
    return pd.DataFrame(rows, columns=["outlet", "event", "tone"])


def test_a_group_of_one_article_does_not_cost_the_others_their_pairs():
    made = omnibus(pd.concat([events("ABC"), events("D", 1)]), pair="event").iloc[0]
    assert (made["method"], made["n_events"], made["n_groups"], made["n"]) == ("Friedman", 7, 3, 21)
    assert made["note"] == "groups of one article left out"


def test_all_articles_of_the_events_are_counted():
    assert omnibus(pd.concat([events("ABC")] * 2), pair="event")["n"].iloc[0] == 42


def test_of_two_groups_the_pairs_are_left_to_the_contrasts():
    made = omnibus(events("AB"), pair="event").iloc[0]
    assert made["note"] == "two groups: compared without pairs here, with pairs in contrasts"


def test_two_articles_have_no_degrees_of_freedom():
    made = omnibus(pd.DataFrame({"outlet": ["A", "B"], "tone": [1.0, 2.0]})).iloc[0]
    assert (made["n_groups"], made["df"]) == (0, 0)
    assert "fewer than two groups of two articles" in made["note"]
