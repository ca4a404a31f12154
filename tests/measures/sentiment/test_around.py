"""Tone around a name: which mentions are found, what counts, and the article as the unit."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import t as student

import mediakit as mk
from mediakit.errors import InputError, MissingColumnError, UnknownNameError


def corpus_of(*texts, outlets=None):
    return mk.segment(pd.DataFrame({"outlet": outlets or ["A"] * len(texts), "text": list(texts)}))


def found(text, name, **options):
    return mk.tone_mentions(corpus_of(text), name, **options)["text"].tolist()


@pytest.mark.parametrize(
    ("text", "name", "options", "expected"),
    [
        pytest.param("Tarn met Tarnow.", "Tarn", {}, ["Tarn"], id="whole words only"),
        pytest.param("Tarn’s aide and Tarn's car.", "Tarn", {}, ["Tarn’s", "Tarn's"], id="possessives"),
        pytest.param("“Tarn,” he said—Tarn.", "Tarn", {}, ["“Tarn,”", "Tarn."], id="marks and dashes"),
        pytest.param("May will come in may.", "May", {}, ["May"], id="capital as written"),
        pytest.param("Taxes rise; taxes fall.", "taxes", {}, ["Taxes", "taxes"], id="no capital, any case"),
        pytest.param("Mara Tarn met Mara.", "Mara Tarn", {}, ["Mara Tarn"], id="several words"),
        pytest.param("Mara Tarn came.", "Tarn", {"aliases": ["Mara Tarn"]}, ["Mara Tarn"], id="longer alias first"),
        pytest.param("She left Mara. Tarn stayed.", "Mara Tarn", {}, [], id="not over a sentence end"),
        pytest.param("Rain.", "Tarn", {}, [], id="not there"),
    ],
)
def test_mentions_are_found(text, name, options, expected):
    assert found(text, name, **options) == expected


def test_nearer_words_count_more():
    near, far = (
        mk.tone_mentions(corpus_of(text), "Tarn")["tone"][0]
        for text in (
            "Tarn made a disaster of the long and windy road by the river.",
            "Tarn saw on the long and windy road by the river a disaster.",
        )
    )
    assert near < far < 0


def test_a_window_counts_tokens_on_either_side():
    text = "A disaster one two Tarn three four good."
    tones = [mk.tone_mentions(corpus_of(text), "Tarn", window=w)["tone"][0] for w in (0, 2, 3)]
    assert tones[:2] == [0, 0]
    assert tones[2] != 0


def test_the_sentence_window_is_the_tone_of_the_sentence():
    corpus = corpus_of("It was a great day for Tarn! Rain.")
    assert mk.tone_mentions(corpus, "Tarn", window="sentence")["tone"][0] == mk.tone(corpus)["news"][0]


def test_words_of_the_name_itself_do_not_count():
    assert mk.tone_mentions(corpus_of("they saw joy there."), "joy")["tone"].tolist() == [0.0]


def test_sentences_that_name_others_are_flagged():
    table = mk.tone_mentions(corpus_of("Then Tarn met Ellwood. Then Tarn left."), "Tarn")
    assert table["shared"].tolist() == [True, False]


def test_the_article_is_the_unit():
    texts = ["Great Tarn, great. A great day for Tarn.", "A disaster for Tarn.", "A great day for Tarn.", "Rain."]
    corpus = corpus_of(*texts, outlets=["A", "A", "B", "C"])
    table = mk.tone_around(corpus, "Tarn").set_index("outlet")
    means = mk.tone_mentions(corpus, "Tarn").groupby("article_id")["tone"].mean()
    assert table.loc["A", "tone"] == pytest.approx(means.iloc[:2].mean())
    low, high = student.interval(0.95, 1, means.iloc[:2].mean(), means.iloc[:2].std() / np.sqrt(2))
    assert table.loc["A", ["low", "high"]].astype(float).tolist() == pytest.approx([low, high])
    assert table["n_mentions"].tolist() == [3, 1, 0]
    assert np.isnan(table.loc[["B", "C"], "low"].astype(float)).all()
    assert table["note"].tolist() == ["", "these mentions, not the outlet", "not named"]


def test_wrong_calls_are_told():
    corpus = corpus_of("Rain.")
    with pytest.raises(InputError, match="letter or digit"):
        mk.tone_mentions(corpus, "!!")
    with pytest.raises(InputError, match="-1"):
        mk.tone_mentions(corpus, "Tarn", window=-1)
    with pytest.raises(UnknownNameError, match="fading, sentence"):
        mk.tone_mentions(corpus, "Tarn", window="all")
    with pytest.raises(MissingColumnError, match="section"):
        mk.tone_around(corpus, "Tarn", by="section")


def test_mentions_go_into_kwic_and_highlight():
    corpus = corpus_of("It was a great day for Tarn & Co.")
    mentions = mk.tone_mentions(corpus, "Tarn")
    assert len(mk.kwic(corpus, mentions)) == 1
    assert "Tarn" in str(mk.highlight(corpus, corpus.articles.index[0], mentions))
