"""The guard against whole-article compounds, the note under a figure, and hostile length."""

import time

import pandas as pd
import pytest
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

import mediakit as mk
from mediakit.measures.sentiment import SaturatedToneWarning, stock_version
from mediakit.measures.sentiment.instruments import read_with, stock_instrument

TEXT = "The harbour had a great year. The flood was a disaster! But people hope. " * 3


def test_a_whole_article_compound_warns_and_says_why():
    corpus = mk.segment(pd.DataFrame({"outlet": "A", "text": ["It was a great and happy day. " * 30, "Rain.", ""]}))
    with pytest.warns(SaturatedToneWarning, match="50 % of these 2 articles lie beyond 0.9"):
        whole = mk.article_compound(corpus)
    assert whole.iloc[0] > 0.9
    assert whole.isna().tolist() == [False, False, True]


def test_a_whole_article_compound_is_that_of_the_stock_library():
    corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": [TEXT]}))
    with pytest.warns(SaturatedToneWarning):
        whole = mk.article_compound(corpus)
    assert whole.iloc[0] == SentimentIntensityAnalyzer().polarity_scores(TEXT)["compound"]


def test_the_note_says_instrument_unit_size_and_coverage():
    corpus = mk.segment(
        pd.DataFrame({"outlet": ["A", "B"], "text": ["A great day. A bad day.", "It rained. It snowed."]})
    )
    note = mk.tone_note(corpus)
    for part in (
        "not the stance",
        "News mode 1",
        stock_version(),
        "mean of sentences",
        "2 articles, 4 sentences",
        "50 %",
    ):
        assert part in note
    assert "Low coverage, read with care: B (0 %)" in note


def test_the_note_is_silent_about_coverage_that_is_fine():
    assert "Low" not in mk.tone_note(mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["A great day."]})))


UNITS = ["a very good but bad day ", "isn’t ", "good—", "😀 good ", "kind of good ", "GOOD bad ", "no no ", "! ", "x"]


@pytest.mark.soak
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_no_faster_than_the_text(unit):
    seconds = []
    for size in (250_000, 1_000_000):
        corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": [unit * (size // len(unit))]}))
        start = time.perf_counter()
        mk.tone(corpus)
        seconds.append(time.perf_counter() - start)
    assert seconds[1] < 10 * seconds[0] + 0.05
    assert seconds[1] < 5


@pytest.mark.soak
def test_a_sentence_costs_a_thirtieth_of_the_stock_library():
    texts = [
        TEXT + f"It was number {k}, they said, and nobody knew why the minister was so very angry." for k in range(800)
    ]
    corpus, stock = mk.segment(pd.DataFrame({"outlet": "A", "text": texts})), SentimentIntensityAnalyzer()
    table = mk.tone(corpus)
    sentences = [t[s:e] for t in texts[:60] for s, e in table.loc[table.article_id == 0, ["start", "end"]].to_numpy()]
    ratios = []
    for _ in range(5):
        start = time.perf_counter()
        for sentence in sentences:
            stock.polarity_scores(sentence)
        middle = time.perf_counter()
        read_with(corpus, [stock_instrument()])
        ratios.append((middle - start) / len(sentences) / (time.perf_counter() - middle) * len(table))
    assert sorted(ratios)[2] >= 30


@pytest.mark.soak
def test_a_word_costs_no_more_in_a_long_text_than_in_a_short_one():
    words = ("the minister said it was a very good but costly plan and nobody was angry " * 1400).split()
    seconds = []
    for size, copies in ((400, 50), (20_000, 1)):
        corpus = mk.segment(pd.DataFrame({"outlet": "A", "text": [" ".join(words[:size])] * copies}))
        runs = []
        for _ in range(5):
            start = time.perf_counter()
            mk.tone(corpus)
            runs.append(time.perf_counter() - start)
        seconds.append(min(runs))
    assert seconds[1] <= 1.3 * seconds[0]
