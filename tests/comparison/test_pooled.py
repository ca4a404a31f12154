"""Ratio of sums and mean of ratios, both named."""

import math

import numpy as np
import pandas as pd
import pytest

from mediakit.comparison import pooled
from mediakit.errors import InputError, MissingColumnError

NAN = float("nan")


def scores(rate, words, outlet="A"):
    return pd.DataFrame({"outlet": outlet, "rate": rate, "n_words": words})


def test_both_ratios_are_given_and_named():
    made = pooled(scores([0.5, 0.1], [100.0, 900.0]), "rate")
    assert dict(zip(made["method"], made["mean"], strict=True)) == {
        "ratio of sums": pytest.approx(0.14),
        "mean of ratios": pytest.approx(0.3),
    }


def test_equal_lengths_make_both_the_same():
    made = pooled(scores([0.5, 0.1, 0.3], [200.0] * 3), "rate")
    assert made["mean"].to_numpy() == pytest.approx(0.3)
    assert made["low"].iloc[0] == pytest.approx(made["low"].iloc[1])


def test_articles_without_a_value_are_left_out_and_counted():
    made = pooled(scores([0.5, NAN, 0.1], [100.0, 50.0, NAN]), "rate")
    assert made["n"].to_list() == [1, 1]
    assert made["n_missing"].to_list() == [2, 2]
    assert made["note"].iloc[0] == "this article, not the outlet; 2 articles without this measure left out"
    assert made["low"].isna().all()


@pytest.mark.parametrize("n", [3, 8, 15, 40])
def test_the_interval_of_the_ratio_covers_what_it_claims(n):
    rng, inside = np.random.default_rng(n), []
    words = rng.gamma(3, 200, 400)
    rate = rng.beta(2, 6, 400)
    truth = (rate * words).sum() / words.sum()
    for _ in range(80):
        i = rng.integers(400, size=n)
        made = pooled(scores(rate[i], words[i]), "rate").iloc[0]
        inside.append(made["low"] <= truth <= made["high"])
    assert np.mean(inside) >= 0.85


def test_order_of_rows_makes_no_difference():
    rng = np.random.default_rng(0)
    table = scores(rng.random(12), rng.random(12))
    pd.testing.assert_frame_equal(pooled(table, "rate"), pooled(table.iloc[::-1], "rate"))


def test_no_words_at_all_give_nan():
    made = pooled(scores([NAN, NAN], [0.0, 0.0]), "rate")
    assert made["mean"].isna().all()
    assert math.isnan(made["low"].iloc[0])


def test_a_missing_column_is_named():
    with pytest.raises(MissingColumnError, match="n_words"):
        pooled(pd.DataFrame({"outlet": ["A"], "rate": [1.0]}), "rate")


def test_a_level_that_is_none_is_refused():
    with pytest.raises(InputError, match="level must lie between 0 and 1; not 95"):
        pooled(scores([0.1, 0.2], [100, 200]), "rate", level=95)


def test_the_interval_of_a_share_stays_in_its_range():
    rng = np.random.default_rng(0)
    for _ in range(40):
        share = (rng.random(12) < 0.2) * rng.random(12)
        table = scores(share.tolist(), rng.lognormal(5, 2, 12).tolist()).rename(columns={"rate": "quoted_word_share"})
        made = pooled(table, "quoted_word_share")
        assert made["low"].min() >= 0
        assert made["high"].max() <= 1
