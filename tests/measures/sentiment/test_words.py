"""Contributions of words: they sum to the means the measure reports, and to the gap between two of them."""

import numpy as np
import pandas as pd
import pytest

import mediakit as mk
from mediakit.errors import MissingColumnError, UnknownNameError

TEXTS = {
    "A": [
        "It was a great day! The bad, bad flood came. Nice 😀 view.",
        "Never so good.",
        "",
        "It tastes kind of good.",
    ],
    "B": ["A disaster—horrible!! War but hope.", "He said: “It isn’t good.” TERRIBLE news??", "It rained."],
    "C": ["The table stood there."],
}
ARTICLES = pd.DataFrame([{"outlet": o, "text": t} for o, texts in TEXTS.items() for t in texts])
CORPUS = mk.segment(ARTICLES)
COLUMN = {"news": "news_tone_mean", "vader": "vader_sentence_mean"}
both_modes = pytest.mark.parametrize("mode", ["news", "vader"])


@both_modes
@pytest.mark.parametrize("voice", ["all", "own", "quoted"])
def test_contributions_sum_to_the_outlets_mean(mode, voice):
    corpus = CORPUS.voice(voice)
    means = mk.measure(CORPUS, voice=voice).groupby("outlet")[COLUMN[mode]].mean()
    sums = mk.tone_words(corpus, mode=mode).groupby("outlet")["contribution"].sum().reindex(means.index).fillna(0.0)
    assert np.allclose(sums[means.notna()], means.dropna(), rtol=0, atol=1e-9)


@both_modes
@pytest.mark.parametrize("reference", ["A", "B", "C"])
def test_gaps_sum_to_the_difference_of_two_means(mode, reference):
    means = mk.measure(CORPUS).groupby("outlet")[COLUMN[mode]].mean()
    gaps = mk.tone_words(CORPUS, reference=reference, mode=mode).groupby("outlet")["gap"].sum()
    expected = (means - means[reference]).drop(reference)
    assert np.allclose(gaps.reindex(expected.index), expected, rtol=0, atol=1e-9)


def test_the_largest_gap_comes_first_and_names_both_counts():
    words = mk.tone_words(CORPUS, reference="A")
    of_b = words[words["outlet"] == "B"]
    assert of_b["gap"].abs().is_monotonic_decreasing
    assert (of_b["n"] + of_b["n_reference"] > 0).all()
    assert set(of_b["reference"]) == {"A"}


def test_marks_are_a_row_of_their_own():
    words = mk.tone_words(CORPUS).set_index(["outlet", "word"])
    assert words.loc[("A", "(! and ?)"), "contribution"] > 0
    assert words.loc[("B", "(! and ?)"), "contribution"] < 0


def test_negated_words_count_against_themselves():
    words = mk.tone_words(CORPUS).set_index(["outlet", "word"])
    assert words.loc[("B", "good"), "valence"] < 0


def test_any_column_can_group():
    corpus = mk.segment(ARTICLES.assign(section=["x", "y"] * 4))
    assert set(mk.tone_words(corpus, by="section")["section"]) == {"x", "y"}


def test_articles_without_a_group_are_left_out():
    corpus = mk.segment(ARTICLES.assign(section=["x", None] * 4))
    assert set(mk.tone_words(corpus, by="section")["section"]) == {"x"}


def test_wrong_names_are_told():
    with pytest.raises(MissingColumnError, match="section"):
        mk.tone_words(CORPUS, by="section")
    with pytest.raises(UnknownNameError, match="A, B, C; not 'Z'"):
        mk.tone_words(CORPUS, reference="Z")
    with pytest.raises(UnknownNameError, match="news, vader; not 'nltk'"):
        mk.tone_words(CORPUS, mode="nltk")


def test_an_article_of_marks_alone_has_no_part_in_a_mean():
    articles = pd.DataFrame({"outlet": ["A", "A"], "text": ["A great win.", "— ! * ! —"]})
    corpus = mk.segment(articles)
    mean = mk.measure(corpus)["news_tone_mean"].mean()
    assert mk.tone_words(corpus)["contribution"].sum() == pytest.approx(mean)
    assert mk.tone_robustness(corpus, heaviest=0)["A"].iloc[0] == pytest.approx(mean)
