"""What is added up from partitions is what is computed of the whole."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

import mediakit as mk
from mediakit.errors import InputError, MissingColumnError, UnknownNameError


def same(combined, whole):
    """Compare estimates; the median cannot be had from sums."""
    assert combined["median"].isna().all()
    assert_frame_equal(combined.drop(columns="median"), whole.drop(columns="median"), rtol=1e-9, atol=1e-9)


def cut(frame, size, seed=0):
    """Partitions of a shuffled table."""
    mixed = frame.sample(frac=1, random_state=seed)
    return [mixed.iloc[a : a + size] for a in range(0, len(mixed), size)]


@pytest.mark.parametrize("size", [3, 50, 1000])
@pytest.mark.parametrize("by", ["outlet", "event", ["outlet", "event"]])
def test_estimates_from_partitions_are_those_of_compare(whole, size, by):
    same(mk.combine(mk.aggregate(part, by) for part in cut(whole, size)), mk.compare(whole, by=by))


def test_the_level_is_that_of_the_interval(whole):
    same(mk.combine(mk.aggregate(whole), level=0.8), mk.compare(whole, level=0.8))
    with pytest.raises(InputError, match="level"):
        mk.combine(mk.aggregate(whole), level=95)


def test_tables_may_come_as_one(whole):
    tables = [mk.aggregate(part) for part in cut(whole, 30)]
    assert_frame_equal(mk.combine(pd.concat(tables)), mk.combine(tables))


def test_many_partitions_are_added_a_few_at_a_time(whole):
    scores = whole[["outlet", "n_words", "lix"]]
    parts = cut(scores, 1) * 3
    assert len(parts) > 300
    same(mk.combine(mk.aggregate(p) for p in parts), mk.compare(pd.concat([scores] * 3)))


def test_outlets_spelt_in_two_ways_are_one_and_a_note_says_so():
    scores = pd.DataFrame({"outlet": ["NYT", "nyt ", "NYT", "B"], "n_words": [1.0, 2.0, 5.0, 4.0]})
    combined = mk.combine(mk.aggregate(part) for part in cut(scores, 1))
    same(combined, mk.compare(scores))
    assert combined["note"].str.contains("differ only by case: NYT, nyt ").any()


@pytest.mark.parametrize(
    "values",
    [
        pytest.param([5.0, 5.0, 5.0], id="all equal"),
        pytest.param([0.1] * 7, id="all equal, not a binary fraction"),
        pytest.param([np.nan, np.nan], id="none has a value"),
        pytest.param([np.nan, 3.0], id="one has"),
        pytest.param([1e9 + 1, 1e9 + 2, 1e9 + 4], id="large and close together"),
        pytest.param([np.inf, 1.0, 2.0], id="not finite"),
    ],
)
def test_strange_values_are_treated_as_compare_treats_them(values):
    scores = pd.DataFrame({"outlet": "A", "lix": values})
    same(mk.combine(mk.aggregate(part) for part in cut(scores, 1)), mk.compare(scores))


def test_an_outlet_without_a_name_is_a_group(whole):
    scores = whole[["outlet", "lix"]].copy()
    scores.loc[scores.index[:5], "outlet"] = np.nan
    same(mk.combine(mk.aggregate(part) for part in cut(scores, 20)), mk.compare(scores))


def test_no_articles_give_no_estimates():
    empty = mk.aggregate(mk.score_schema())
    assert len(mk.combine(empty)) == 0
    assert list(mk.combine(empty).columns) == list(mk.compare(mk.score_schema()).columns)


def test_wrong_calls_are_told(whole):
    with pytest.raises(MissingColumnError, match="section"):
        mk.aggregate(whole, "section")
    with pytest.raises(MissingColumnError, match="squares"):
        mk.combine(whole)
    with pytest.raises(InputError, match="at least one"):
        mk.combine([])
    with pytest.raises(InputError, match="at least one"):
        mk.combine_words([])
    with pytest.raises(MissingColumnError, match="crossed"):
        mk.combine_words(whole)


NUMBER = st.floats(-1e6, 1e6) | st.just(float("nan"))


@given(
    st.lists(st.tuples(st.sampled_from("AB"), NUMBER), min_size=1, max_size=40), st.integers(1, 9), st.integers(0, 99)
)
def test_any_division_gives_the_same_estimates(rows, size, seed):
    scores = pd.DataFrame(rows, columns=["outlet", "x"])
    same(mk.combine(mk.aggregate(p) for p in cut(scores, size, seed)), mk.compare(scores))


def by_word(keys):
    return keys.sort_values(["outlet", "word"], ignore_index=True)


@pytest.mark.parametrize("size", [4, 1000])
@pytest.mark.parametrize("voice", ["all", "own"])
def test_key_words_from_partitions_are_those_of_keyness(sample, size, voice):
    expected = mk.keyness(mk.segment(sample), voice=voice, min_articles=3)
    counts = (mk.word_counts(mk.segment(part), voice=voice) for part in cut(sample, size))
    got = mk.combine_words(counts, min_articles=3)
    assert len(expected) > 1000
    assert got.groupby("outlet").head(5)["word"].to_list() == expected.groupby("outlet").head(5)["word"].to_list()
    assert_frame_equal(by_word(got), by_word(expected), rtol=1e-9, atol=1e-9)


def test_the_prior_is_that_of_keyness(sample):
    expected = mk.keyness(mk.segment(sample), prior=50)
    assert_frame_equal(
        by_word(mk.combine_words(mk.word_counts(mk.segment(sample)), prior=50)), by_word(expected), rtol=1e-9
    )


def test_one_outlet_alone_has_no_key_words(sample):
    one = sample[sample["outlet"] == sample["outlet"].iloc[0]]
    assert len(mk.combine_words(mk.word_counts(mk.segment(one)))) == 0


def test_counts_of_no_articles_are_an_empty_table():
    none = mk.word_counts(mk.segment(pd.DataFrame({"outlet": [], "text": []}, dtype="str")))
    assert len(none) == 0
    assert len(mk.combine_words(none)) == 0


def test_an_unknown_voice_is_told(sample):
    with pytest.raises(UnknownNameError, match="voice"):
        mk.word_counts(mk.segment(sample), voice="whose")


def test_a_group_that_one_measure_lacks_is_kept():
    one = mk.aggregate(pd.DataFrame({"outlet": ["A", "A"], "x": [1.0, 2.0], "y": [3.0, 4.0]}))
    two = mk.aggregate(pd.DataFrame({"outlet": ["B", "B", "b"], "y": [5.0, 5.0, 6.0]}))
    found = mk.combine([one, two]).set_index(["outlet", "measure"])
    assert found.loc[("B", "y"), "n"] == 3
    assert found.loc[("B", "y"), "mean"] == pytest.approx(16 / 3)


def test_mostly_zeros_are_said_in_compare_and_in_combine():
    scores = pd.DataFrame({"outlet": ["A"] * 5, "tone": [0.0, 0.0, 0.0, 1.0, 2.0]})
    notes = [t["note"].tolist() for t in (mk.compare(scores), mk.combine(mk.aggregate(scores)))]
    assert notes[0] == notes[1] == ["most values are 0: the interval may be too narrow"]
