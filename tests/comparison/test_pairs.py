"""Within-event differences: balanced, unbalanced, and the rest of the corpus."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from mediakit.comparison import contrasts
from mediakit.comparison import pairs as pr


def sides(outlet, event, y):
    group = np.unique(outlet, return_inverse=True)[1]
    values = np.asarray(y, dtype=float)
    return pr.shared(values, pr.cells(values, np.asarray(event), group), 0, [1])


def test_event_effects_equal_the_paired_difference_when_events_are_balanced():
    rng = np.random.default_rng(0)
    side = sides(list("AB") * 30, np.repeat(np.arange(30), 2), rng.normal(size=60))
    assert pr.event_effects_gap(side) == pytest.approx(pr.paired_gap(side.differences))


def test_event_effects_are_those_of_statsmodels():
    rng = np.random.default_rng(1)
    event = np.sort(rng.integers(25, size=200))
    outlet = rng.choice(["A", "B"], size=200)
    y = rng.normal(size=25)[event] + rng.normal(size=200)
    side = sides(outlet, event, y)
    inside = np.isin(event, np.unique(side.a_event))
    dummies = pd.get_dummies(event[inside]).to_numpy(dtype=float)
    x = np.column_stack([(outlet == "A")[inside].astype(float), dummies])
    fit = sm.OLS(y[inside], x).fit(cov_type="cluster", cov_kwds={"groups": event[inside], "use_correction": False})
    g = len(np.unique(event[inside]))
    gap = pr.event_effects_gap(side)
    assert gap.difference == pytest.approx(fit.params[0])
    assert gap.error == pytest.approx(fit.bse[0] * np.sqrt(g / (g - 1)))


def test_unbalanced_events_use_event_effects_from_twenty_events_on():
    rng = np.random.default_rng(2)
    table = pd.DataFrame(
        {"outlet": list("AAB") * 24, "event": np.repeat(np.arange(24), 3), "tone": rng.normal(size=72)}
    )
    many, few = contrasts(table, pair="event"), contrasts(table[table["event"] < 12], pair="event")
    assert many["method"].tolist() == ["event effects, clustered errors, t test"]
    assert few["method"].tolist() == ["paired by event, t test, exchanged within events"]
    one_large = pd.concat([table, *[table[table["event"] == 0]] * 20])
    assert contrasts(one_large, pair="event")["method"].tolist() == few["method"].tolist()


def test_the_rest_is_the_mean_of_the_others_in_each_event():
    values = np.array([5.0, 1.0, 3.0, 7.0, 2.0])  # A B C in event 0; A B in event 1
    event, group = np.array([0, 0, 0, 1, 1]), np.array([0, 1, 2, 0, 1])
    side = pr.shared(values, pr.cells(values, event, group), 0, [1, 2])
    assert side.differences.tolist() == [3.0, 5.0]


def test_several_articles_of_one_outlet_in_an_event_are_averaged():
    side = sides(["A", "A", "B"], [0, 0, 0], [2.0, 4.0, 1.0])
    assert side.differences.tolist() == [2.0]


def test_blank_events_are_no_event():
    assert pr.event_numbers(pd.Series(["b", None, " ", "a"])).tolist() == [1, -1, -1, 0]


@pytest.mark.parametrize("event", [None, np.nan, " "])
def test_articles_without_any_event_are_compared_unpaired(event):
    table = pd.DataFrame({"outlet": list("AABB"), "event": [event] * 4, "tone": [1.0, 2.0, 4.0, 5.0]})
    paired, plain = contrasts(table, pair="event"), contrasts(table)
    assert paired["difference"].tolist() == plain["difference"].tolist() == [-3.0]
    assert paired["n_events"].tolist() == [0]
    assert "event" in paired["note"].item()
