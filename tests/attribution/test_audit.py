"""Audit: the sample to judge, and what the verdicts say."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from mediakit.attribution import corrected_share, quote_precision, sample_quotes
from mediakit.attribution.audit import verdicts, wilson
from mediakit.errors import InputError, MissingColumnError
from mediakit.segmentation import segment

TEXT = "“It rained all day,” said Ann Lee. “It was bad,” Lee said. “No,” officials said."


@pytest.fixture(scope="module")
def corpus():
    return segment(pd.DataFrame({"outlet": ["B", "A", "A"], "text": [TEXT] * 3}))


def test_a_sample_has_n_quotes_per_outlet_and_empty_verdicts(corpus):
    sample = sample_quotes(corpus, 2)
    assert sample["outlet"].tolist() == ["A", "A", "B", "B"]
    assert (sample[["is_speech", "is_speaker"]] == "").all(axis=None)
    assert all(text in context for text, context in zip(sample["text"], sample["context"], strict=True))


def test_the_same_seed_draws_the_same_quotes(corpus):
    pd.testing.assert_frame_equal(sample_quotes(corpus, 2, seed=3), sample_quotes(corpus, 2, seed=3))


def test_an_outlet_with_fewer_quotes_gives_all(corpus):
    assert sample_quotes(corpus, 99)["outlet"].value_counts().to_dict() == {"A": 6, "B": 3}


def test_a_sample_written_and_read_back_is_judged(corpus, tmp_path):
    sample = sample_quotes(corpus, 2)
    sample["is_speech"] = ["yes", "No", "Y", ""]
    sample.to_csv(tmp_path / "judged.csv", index=False)
    table = quote_precision(pd.read_csv(tmp_path / "judged.csv"))
    assert table[["outlet", "n", "n_right"]].to_numpy().tolist() == [["A", 2, 1], ["B", 1, 1], ["all", 3, 2]]


def test_an_outlet_without_verdicts_has_nan():
    table = quote_precision(pd.DataFrame({"outlet": ["A"], "is_speech": [""]}))
    assert table[["precision", "low", "high"]].isna().all(axis=None)


@pytest.mark.parametrize("cell", ["perhaps", 2])
def test_a_verdict_that_is_neither_yes_nor_no_is_named(cell):
    with pytest.raises(InputError, match=str(cell)):
        quote_precision(pd.DataFrame({"outlet": ["A"], "is_speech": [cell]}))


def test_wrong_calls_are_named(corpus):
    with pytest.raises(InputError, match="0"):
        sample_quotes(corpus, 0)
    with pytest.raises(MissingColumnError, match="city"):
        sample_quotes(corpus, 1, by="city")
    with pytest.raises(InputError, match="recall"):
        corrected_share(0.2, quote_precision(pd.DataFrame({"outlet": ["A"], "is_speech": ["yes"]})), recall=0)


@given(st.integers(1, 200), st.data())
def test_wilson_agrees_with_scipy(n, data):
    right = data.draw(st.integers(0, n))
    expected = binomtest(right, n).proportion_ci(method="wilson")
    assert wilson(right, n)[1:] == pytest.approx((expected.low, expected.high), abs=1e-9)


def test_no_trials_give_nan():
    assert all(math.isnan(x) for x in wilson(0, 0))


def test_a_perfect_sample_leaves_the_share_inside_its_band():
    value, low, high = corrected_share(
        0.2, quote_precision(pd.DataFrame({"outlet": "A", "is_speech": ["yes"] * 50})), recall=1
    )
    assert low < value == pytest.approx(0.2)
    assert high == pytest.approx(0.2)


def test_articles_without_a_label_are_sampled_as_a_group_of_their_own():
    corpus = segment(pd.DataFrame({"outlet": "A", "event": [None, "flood"], "text": [TEXT] * 2}))
    assert sample_quotes(corpus, 1, by="event")["event"].tolist() == ["(none given)", "flood"]


def test_verdicts_without_a_label_are_a_row_of_their_own():
    judged = pd.DataFrame({"outlet": ["A", None], "is_speech": ["yes", "no"]})
    assert quote_precision(judged)[["outlet", "n"]].to_numpy().tolist() == [["(none given)", 1], ["A", 1], ["all", 2]]


def test_a_level_that_is_no_share_is_named():
    with pytest.raises(InputError, match="level must lie between 0 and 1; not 95"):
        quote_precision(pd.DataFrame({"outlet": ["A"], "is_speech": ["yes"]}), level=95)


@pytest.mark.parametrize("cell", ["", "  ", None, float("nan"), pd.NA])
def test_an_empty_cell_is_no_verdict(cell):
    assert verdicts(pd.Series([cell, "yes"], dtype=object)).isna().tolist() == [True, False]
