"""Every mark that could end a sentence is listed with what it was taken for."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from mediakit.errors import InputError


def stops(text):
    return mk.sentence_stops(mk.segment(pd.DataFrame({"outlet": ["A"], "text": [text]})))


@pytest.mark.parametrize(
    ("text", "token", "reason"),
    [
        pytest.param("We met Mr. Orr today.", "Mr.", "title", id="a title"),
        pytest.param("We met J. Orr today.", "J.", "initial", id="an initial"),
        pytest.param("It is in the U.S. house.", "U.S.", "acronym", id="an acronym"),
        pytest.param("It fell 3.5 percent.", "3.5", "decimal", id="a decimal"),
        pytest.param("See tarn.example now.", "tarn.example", "address", id="an address"),
        pytest.param("He waited... then left.", "...", "ellipsis", id="an ellipsis before a small letter"),
        pytest.param("“Is it?” he asked.", "it?”", "goes on", id="a quoted question"),
        pytest.param("They met at 5 p.m. today.", "p.m.", "time of day", id="a time of day"),
        pytest.param("It rained. (It stopped.)", "stopped.)", "sentence", id="a stop before a bracket"),
        pytest.param("It rained. She left.", "rained.", "sentence", id="a stop before a capital"),
    ],
)
def test_a_mark_is_told_by_its_reason(text, token, reason):
    table = stops(text).set_index("text")
    assert table.at[token, "reason"] == reason
    assert table.at[token, "ends"] == (reason == "sentence")


@given(st.lists(st.text(alphabet='aB.!? \n"“”’()1…-') | st.text(), max_size=3))
def test_marks_are_in_their_place_and_each_sentence_has_at_most_one_end(batch):
    corpus = mk.segment(pd.DataFrame({"outlet": "A", "text": batch}, index=[f"a{i}" for i in range(len(batch))]))
    table = mk.sentence_stops(corpus)
    for article, start, end, text in table[["article_id", "start", "end", "text"]].itertuples(index=False):
        assert batch[int(article[1:])][start:end] == text
        assert any(mark in text for mark in ".?!…")
    assert table["ends"].sum() <= len(mk.sentences(corpus))


def test_articles_are_not_a_corpus():
    with pytest.raises(InputError, match="Corpus"):
        mk.sentence_stops(pd.DataFrame({"outlet": ["A"], "text": ["It rained."]}))
