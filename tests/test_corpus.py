"""The text model: sums, voices and what never changes."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk
from mediakit.corpus import segment_sums
from mediakit.errors import InputError, MissingColumnError, UnknownNameError
from mediakit.wordforms import is_word

TEXT = "The mayor spoke. “We will not go,” she said.\nNobody left."


def corpus(*texts: str) -> mk.Corpus:
    return mk.segment(pd.DataFrame({"outlet": "A", "text": list(texts)}))


def test_arrays_are_read_only() -> None:
    with pytest.raises(ValueError, match="read-only"):
        corpus(TEXT).type_ids[0] = 1


def test_sums_are_zero_for_an_empty_segment() -> None:
    assert segment_sums(np.array([1.5, 2.0]), np.array([0, 0, 2, 2])).tolist() == [0, 3.5, 0]


def test_words_are_counted_by_article_and_sentence() -> None:
    c = corpus(TEXT, "", "One.")
    assert c.per_article(c.each(is_word)).tolist() == [11, 0, 1]
    assert c.per_sentence(c.each(is_word)).tolist() == [3, 6, 2, 1]


def test_a_fact_is_computed_once_a_corpus() -> None:
    c = corpus(TEXT)
    assert c.per_type(is_word) is c.voice("own").per_type(is_word)


def test_own_and_quoted_words_are_all_words() -> None:
    c = corpus(TEXT, "No quotes here.")
    parts = [c.voice(v).per_article(c.voice(v).each(is_word)) for v in ("own", "quoted")]
    assert (parts[0] + parts[1]).tolist() == c.per_article(c.each(is_word)).tolist()
    assert parts[1].tolist() == [4, 0]


@given(st.lists(st.text(alphabet="ab. \n\"“”'") | st.text(), min_size=1, max_size=3))
def test_a_narrowed_corpus_has_no_empty_sentence(texts: list[str]) -> None:
    for voice in ("own", "quoted"):
        c = corpus(*texts).voice(voice)
        assert (np.diff(c.sentence_start) > 0).all()
        assert c.sentence_start[-1] == c.article_start[-1] == len(c.type_ids)
        assert len(c.article_start) == len(texts) + 1


def test_an_unknown_voice_is_named() -> None:
    with pytest.raises(UnknownNameError, match="own, quoted; not 'mine'"):
        corpus(TEXT).voice("mine")


def test_articles_need_outlet_and_text() -> None:
    with pytest.raises(MissingColumnError, match=r"outlet, text.*body"):
        mk.segment(pd.DataFrame({"body": ["x"]}))


def test_a_missing_text_is_an_empty_one() -> None:
    c = mk.segment(pd.DataFrame({"outlet": ["A", "A"], "text": [None, "Rain."]}))
    assert c.article_start.tolist() == [0, 0, 1]


@pytest.mark.parametrize("name", ["measure", "sentences", "quotes", "reported", "hedges", "tone", "keyness", "reused"])
def test_a_table_where_a_corpus_belongs_is_named(name: str) -> None:
    with pytest.raises(InputError, match=r"a Corpus is needed.*not a DataFrame"):
        getattr(mk, name)(pd.DataFrame({"outlet": ["A"], "text": ["Rain."]}))


def test_an_article_id_twice_is_named() -> None:
    with pytest.raises(InputError, match="'a' is there more than once"):
        mk.segment(pd.DataFrame({"outlet": "A", "text": ["One.", "Two."]}, index=["a", "a"]))


def test_a_lone_surrogate_is_read_as_the_replacement_character_and_shifts_nothing():
    text = "“It may \ud800 rain,” said Ann Lee. Halden \udfff voted."
    articles = pd.DataFrame({"outlet": "A", "text": pd.Series([text, None, "Rain."], dtype=object)})
    found = mk.segment(articles)
    assert found.articles["text"].iloc[0] == text.replace("\ud800", "\ufffd").replace("\udfff", "\ufffd")
    assert found.articles["text"].iloc[1] is None
    assert articles["text"].iloc[0] == text
    assert mk.quotes(found)["text"].to_list() == ["It may \ufffd rain,"]
    assert text[slice(*mk.hedges(found)[["start", "end"]].iloc[0])] == "may"
