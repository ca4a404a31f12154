"""Measure: means over sentences, shares, spread, coverage, headlines apart."""

import numpy as np
import pandas as pd
import pytest

import mediakit as mk
from mediakit.measures.sentiment import MEASURE, sentiment

BODY = "It was a great day. The war went on, a disaster. It rained. “We had a good year,” she said."


def corpus_of(*texts, **columns):
    return mk.segment(pd.DataFrame({"outlet": "A", "text": pd.Series(list(texts), dtype=object), **columns}))


def test_means_and_shares_are_those_of_the_sentences():
    corpus = corpus_of(BODY, "Rain.")
    columns, table = sentiment(corpus), mk.tone(corpus)
    first = table[table.article_id == corpus.articles.index[0]]
    assert columns["vader_sentence_mean"][0] == pytest.approx(first.vader.mean())
    assert columns["news_tone_mean"][0] == pytest.approx(first.news.mean())
    assert columns["negative_sentence_share"][0] == (first.news <= -0.05).mean()
    assert columns["positive_sentence_share"][0] == (first.news >= 0.05).mean()
    assert columns["tone_spread"][0] == pytest.approx(first.news.std(ddof=0))
    assert columns["tone_coverage"].tolist() == [0.75, 0.0]


@pytest.mark.parametrize("text", ["", " \n", "!!!", "— …", ":)"], ids=["empty", "blank", "marks", "dashes", "emoticon"])
def test_no_words_gives_nan_not_zero(text):
    assert all(np.isnan(values[0]) for values in sentiment(corpus_of(text, "Rain.")).values())


def test_words_without_tone_are_zero_not_nan():
    columns = sentiment(corpus_of("The table stood there."))
    assert columns["news_tone_mean"].tolist() == [0.0]
    assert columns["tone_coverage"].tolist() == [0.0]


def test_headline_is_apart_from_the_body():
    columns = sentiment(corpus_of(BODY, BODY, BODY, title=["A horrible disaster", None, "  "]))
    assert columns["headline_tone"][0] < -0.5
    assert np.isnan(columns["headline_tone"][1:]).all()
    assert len(set(columns["news_tone_mean"].tolist())) == 1


def test_headline_is_nan_where_every_title_is_missing():
    assert np.isnan(sentiment(corpus_of(BODY, title=[None]))["headline_tone"]).all()


def test_headline_is_nan_without_a_title_column():
    assert np.isnan(sentiment(corpus_of(BODY))["headline_tone"]).all()


def test_voices_are_scored_apart():
    corpus = corpus_of("The mayor praised nothing. “It is a terrible disaster,” he said of the wonderful day.")
    own, quoted = (sentiment(corpus.voice(v))["news_tone_mean"][0] for v in ("own", "quoted"))
    assert quoted < 0 < own


def test_a_narrowed_sentence_is_its_remaining_tokens():
    corpus = corpus_of("“Good,” he said, “very good.” Rain.").voice("quoted")
    table = mk.tone(corpus)
    assert table["vader"][0] == mk.tone(corpus_of("“Good,” “very good.”"))["vader"][0]


def test_repeating_an_article_changes_no_mean():
    once, twice = sentiment(corpus_of(BODY)), sentiment(corpus_of(BODY + "\n" + BODY))
    assert all(np.allclose(once[name], twice[name], equal_nan=True) for name in once)


def test_an_article_scores_alone_as_in_a_batch():
    alone, batch = sentiment(corpus_of(BODY)), sentiment(corpus_of("Good 😀—bad.", BODY, "It isn’t."))
    assert all(np.allclose(alone[name][0], batch[name][1], equal_nan=True) for name in alone)


def test_whole_articles_do_not_saturate():
    text = " ".join(["It was a great day.", "It rained and nobody came to the harbour."] * 200)
    assert sentiment(corpus_of(text))["vader_sentence_mean"][0] < 0.5


def test_every_column_is_declared_with_unit_and_range():
    assert list(sentiment(corpus_of(BODY))) == [c.name for c in MEASURE.columns]
    assert all(c.unit and np.isfinite([c.low, c.high]).all() for c in MEASURE.columns)


@pytest.mark.parametrize("n", [0, 1], ids=["no article", "one empty article"])
def test_an_empty_corpus_gives_empty_tables(n):
    corpus = corpus_of(*[""] * n)
    assert len(mk.tone(corpus)) == 0
    assert len(mk.tone_words(corpus)) == 0
    assert len(mk.tone_mentions(corpus, "Tarn")) == 0
    assert mk.tone_rules(corpus)["n_changed"].sum() == 0
    assert "none to score" in mk.tone_note(corpus)
    assert len(mk.tone_sheet(corpus)) == 0
