"""Both countings side by side."""

import numpy as np
import pandas as pd
import pytest
import textstat

import mediakit as mk

TEXTS = [
    "Mr. J. R. Orr of Tarn Corp. paid $3.5 million to the U.S. office on Jan. 4. He declined to comment on it.",
    "It rained all day in the north of the town. The river rose and the bridge was closed to lorries.",
    "",
]


def corpus():
    return mk.segment(pd.DataFrame({"outlet": "A", "text": TEXTS}, index=["one", "two", "none"]))


def test_their_counts_are_those_of_the_library():
    table = mk.countings(corpus())
    assert table["n_sentences_textstat"].to_list()[:2] == [textstat.sentence_count(t) for t in TEXTS[:2]]
    assert table["n_words_textstat"].to_list()[:2] == [textstat.lexicon_count(t) for t in TEXTS[:2]]
    assert table["n_sentences"].to_list() == [2, 2, 0]


def test_where_sentences_agree_the_grade_does_not_move():
    table = mk.countings(corpus())
    assert table.at["two", "grade_by_their_sentences"] == table.at["two", "flesch_kincaid_grade"]
    assert table.at["one", "grade_by_their_sentences"] != table.at["one", "flesch_kincaid_grade"]


def test_no_words_gives_nan_not_zero():
    row = mk.countings(corpus()).loc["none"]
    assert row[["n_sentences_textstat", "flesch_kincaid_grade", "grade_by_their_sentences"]].isna().all()


@pytest.mark.usefixtures("cmudict_for_nltk")
def test_with_the_dictionary_the_grade_is_the_librarys_own():
    table = mk.countings(corpus())
    expected = [textstat.flesch_kincaid_grade(t) for t in TEXTS[:2]]
    assert np.allclose(table["flesch_kincaid_grade_textstat"].to_list()[:2], expected)
    assert set(table["note"]) == {""}


def test_without_the_dictionary_a_note_says_how_to_get_it(monkeypatch):
    import nltk

    monkeypatch.setattr(nltk.data, "path", [])
    table = mk.countings(corpus())
    assert table["flesch_kincaid_grade_textstat"].isna().all()
    assert table["note"].str.contains("nltk.downloader cmudict").all()
