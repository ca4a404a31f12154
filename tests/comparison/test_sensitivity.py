"""The same contrasts under other choices."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from mediakit.comparison import contrasts, sensitivity
from mediakit.comparison.sensitivity import GONE, as_planned, changed, kendall
from mediakit.errors import MissingColumnError


def test_every_setting_has_every_contrast_of_the_plan(articles):
    made = sensitivity(articles(), pair="event")
    assert made["setting"].unique().tolist() == [
        *("as planned", "raw text", "own voice", "without wire copy", "unpaired"),
    ]
    assert made.groupby("setting")["measure"].agg(set).map(len).unique().tolist() == [made["measure"].nunique()]


def test_the_plan_changes_nothing_against_itself(articles):
    made = sensitivity(articles())
    plan = made[made["setting"] == "as planned"]
    assert (plan["changes"] == "").all()
    assert plan["order_agreement"].dropna().eq(1).all()


def test_what_only_quotes_carry_cannot_be_compared_in_the_own_voice(articles):
    made = sensitivity(articles(), pair="event").set_index(["setting", "measure"])
    assert made.loc[("as planned", "quoted_word_share"), "p_adjusted"] >= 0
    assert made.loc[("own voice", "quoted_word_share"), "changes"] == "cannot be compared"


def test_without_copies_there_are_fewer_articles(articles):
    made = sensitivity(articles()).set_index(["setting", "measure"])
    assert made.loc[("without wire copy", "n_words"), "n_reference"] == 5


@pytest.mark.parametrize(
    ("now", "changes"),
    [
        pytest.param((1.0, 0.01), "", id="the same"),
        pytest.param((0.5, 0.2), "significance", id="no longer found"),
        pytest.param((-1.0, 0.01), "sign", id="found the other way round"),
        pytest.param((-1.0, 0.9), "sign and significance", id="both"),
        pytest.param((float("nan"), float("nan")), "cannot be compared", id="nothing there"),
    ],
)
def test_changes(now, changes):
    def table(difference, p):
        return pd.DataFrame(
            {"measure": ["m"], "outlet": ["A"], "reference": ["B"], "difference": [difference], "p_adjusted": [p]}
        )

    assert changed(table(*now), table(1.0, 0.01))["changes"].to_list() == [changes]


def test_kendall_is_scipys():
    rng = np.random.default_rng(1)
    for _ in range(20):
        x, y = rng.integers(0, 4, 6), rng.integers(0, 4, 6)
        expected = stats.kendalltau(x, y).statistic
        assert kendall(pd.Series(x), pd.Series(y)) == pytest.approx(expected, nan_ok=True)


def test_one_outlet_alone_is_told_under_every_setting(articles):
    table = sensitivity(articles().assign(outlet="A"), pair="event")
    assert table["setting"].nunique() >= 4
    assert table["difference"].isna().all()
    assert set(table["changes"]) == {""}


def test_a_setting_that_leaves_one_outlet_keeps_the_rows_of_the_plan():
    plan = contrasts(pd.DataFrame({"outlet": ["A", "A", "B", "B"], "n_words": [1.0, 2, 5, 6]}))
    lost = as_planned(contrasts(pd.DataFrame({"outlet": ["B", "B"], "n_words": [5.0, 6]})), plan)
    assert changed(lost, plan)[["outlet", "reference", "changes", "n"]].to_numpy().tolist() == [
        ["A", "B", "cannot be compared", 0]
    ]
    assert lost["note"].to_list() == [GONE]


def test_a_missing_event_column_is_named(articles):
    with pytest.raises(MissingColumnError, match="event"):
        sensitivity(articles().drop(columns="event"), pair="event")


def test_a_reference_may_be_spelt_in_another_case(articles):
    articles = articles()
    name = articles["outlet"].iloc[0]
    one, other = (sensitivity(articles, reference=spelt) for spelt in (name, f" {name.upper()} "))
    assert one["changes"].tolist() == other["changes"].tolist()
