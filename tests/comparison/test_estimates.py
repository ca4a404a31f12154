"""Estimates of each outlet: counts, intervals, spellings and what the notes say."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from mediakit.comparison import compare, contrasts
from mediakit.comparison.estimates import ALL_EQUAL, ONE_ARTICLE
from mediakit.errors import InputError, MissingColumnError

NAN = float("nan")


def scores(**columns):
    n = len(next(iter(columns.values())))
    return pd.DataFrame(columns, index=pd.Index([f"a{i}" for i in range(n)], name="article_id"))


def row(table, **where):
    for name, value in where.items():
        table = table[table[name] == value]
    assert len(table) == 1
    return table.iloc[0]


def test_columns_are_the_promised_ones_in_order():
    made = compare(scores(outlet=["A", "A"], n_words=[1.0, 2.0]))
    assert list(made) == [
        *("outlet", "measure", "n", "n_missing", "mean", "median", "sd", "low", "high", "method", "note"),
    ]


def test_numbers_are_those_of_pandas_and_scipy():
    rng = np.random.default_rng(0)
    table = scores(outlet=list("AB") * 10, n_words=rng.normal(100, size=20))
    made = compare(table).set_index("outlet")
    for outlet, x in table.groupby("outlet")["n_words"]:
        low, high = stats.t.interval(0.95, 9, x.mean(), stats.sem(x))
        assert made.loc[outlet, ["mean", "median", "sd", "low", "high"]].to_list() == pytest.approx(
            [x.mean(), x.median(), x.std(), low, high]
        )


def test_missing_values_are_counted_and_left_out():
    made = row(compare(scores(outlet=["A"] * 4, tone=[1.0, NAN, 3.0, NAN])))
    assert (made["n"], made["n_missing"], made["mean"]) == (2, 2, 2.0)
    assert "2 articles without this measure left out" in made["note"]


def test_a_measure_without_values_is_a_row_with_nan_and_a_note():
    made = row(compare(scores(outlet=["A", "A"], tone=[NAN, NAN])))
    assert (made["n"], made["n_missing"], made["method"]) == (0, 2, "none")
    assert math.isnan(made["mean"])
    assert made["note"].startswith("no article has this measure")


@pytest.mark.parametrize(
    "values",
    [
        pytest.param([1.0, float("inf"), 3.0], id="infinite"),
        pytest.param(pd.array([1, None, 3], dtype="Int64"), id="missing integer"),
        pytest.param(pd.array([1.0, None, 3.0], dtype="float64[pyarrow]"), id="missing arrow float"),
    ],
)
def test_what_is_no_number_is_missing(values):
    made = row(compare(scores(outlet=["A"] * 3, tone=values)))
    assert (made["n"], made["n_missing"], made["mean"]) == (2, 1, 2.0)


def test_one_article_has_no_interval_and_says_so():
    made = row(compare(scores(outlet=["A"], tone=[0.5])))
    assert made["note"] == ONE_ARTICLE == "this article, not the outlet"
    assert math.isnan(made["low"])
    assert math.isnan(made["sd"])


def test_equal_values_have_an_interval_of_no_width():
    made = row(compare(scores(outlet=["A"] * 3, tone=[0.1] * 3)))
    assert made["low"] == pytest.approx(0.1)
    assert made["high"] == pytest.approx(0.1)
    assert made["sd"] == 0
    assert ALL_EQUAL in made["note"]


def test_spellings_that_differ_by_case_are_one_outlet_and_the_note_names_them():
    made = compare(scores(outlet=["NYT", "nyt", "NYT ", "fox", "FOX", "fox"], n_words=range(6)))
    assert sorted(made["outlet"]) == ["NYT", "fox"]
    assert "outlet labels differ only by case: NYT, NYT , nyt" in row(made, outlet="NYT")["note"]


def test_an_article_without_an_outlet_is_not_dropped():
    made = compare(scores(outlet=["A", None, "A"], n_words=[1.0, 2.0, 3.0]))
    assert dict(zip(made["outlet"], made["n"], strict=True)) == {"(none given)": 1, "A": 2}


def test_two_columns_give_a_row_for_each_pair_of_labels():
    table = scores(outlet=list("AABB"), section=list("xyxx"), n_words=[1.0, 2.0, 3.0, 5.0])
    made = compare(table, by=["outlet", "section"])
    assert list(made.columns[:3]) == ["outlet", "section", "measure"]
    assert made[["outlet", "section", "n"]].to_numpy().tolist() == [["A", "x", 1], ["A", "y", 1], ["B", "x", 2]]


def test_order_of_rows_makes_no_difference():
    rng = np.random.default_rng(1)
    table = scores(outlet=list("ABC") * 9, tone=rng.normal(size=27))
    pd.testing.assert_frame_equal(compare(table), compare(table.sample(frac=1, random_state=1)))


def test_labels_are_never_measures():
    table = scores(outlet=["A", "A"], event=[1, 2], n_words=[3, 4]).assign(
        published=pd.Timestamp("2024-01-01"), is_wire=[True, False]
    )
    assert compare(table)["measure"].to_list() == ["n_words"]


@pytest.mark.parametrize("n", [2, 3, 5, 10, 30])
def test_the_interval_holds_the_mean_in_nine_draws_of_ten_or_more(n):
    rng = np.random.default_rng(n)
    people = rng.gamma(2, 1, 100)  # skewed, as rates are
    drawn = rng.choice(people, size=(400, n))
    table = scores(outlet=np.repeat([f"o{i}" for i in range(400)], n), rate=drawn.ravel())
    made = compare(table)
    assert ((made["low"] <= people.mean()) & (people.mean() <= made["high"])).mean() >= 0.9


@pytest.mark.parametrize("level", [0, 1, 95])
def test_a_level_outside_0_to_1_is_refused(level):
    with pytest.raises(InputError, match=str(level)):
        compare(scores(outlet=["A"], n_words=[1.0]), level=level)


def test_a_missing_column_is_named():
    with pytest.raises(MissingColumnError, match="section"):
        compare(scores(outlet=["A"], n_words=[1.0]), by="section")


@pytest.mark.parametrize("call", [compare, contrasts])
def test_estimates_are_not_taken_for_scores(call):
    with pytest.raises(InputError, match="a row an article"):
        call(compare(scores(outlet=["A", "B"], n_words=[1.0, 2.0])))


def test_no_articles_give_no_rows():
    assert compare(scores(outlet=[], n_words=[])).empty


def test_an_interval_ends_where_its_measure_does():
    scores = pd.DataFrame({"outlet": ["A"] * 3, "n_words": [100.0, 200, 300], "quoted_word_share": [0.0, 0.9, 1.0]})
    table = compare(scores.assign(own=[1.0, 2.0, 9.0])).set_index("measure")
    assert table.at["n_words", "low"] == 0
    assert (table.at["quoted_word_share", "low"], table.at["quoted_word_share", "high"]) == (0, 1)
    assert table.at["own", "low"] < 0
