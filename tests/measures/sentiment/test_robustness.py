"""Robustness: the same outlets by other instruments."""

import numpy as np
import pandas as pd
import pytest

import mediakit as mk
from mediakit.errors import MissingColumnError

TEXTS = ["A great day. It rained.", "A disaster. A horrible loss.", "It was fine by the party.", "War."]
CORPUS = mk.segment(pd.DataFrame({"outlet": ["A", "B", "A", "B"], "text": TEXTS}))


def test_each_variant_has_the_means_of_its_measure():
    scores = mk.measure(CORPUS).groupby("outlet").mean(numeric_only=True)
    table = mk.tone_robustness(CORPUS)
    assert np.allclose(table.loc["news mode", ["A", "B"]].astype(float), scores["news_tone_mean"])
    assert np.allclose(table.loc["stock VADER", ["A", "B"]].astype(float), scores["vader_sentence_mean"], atol=1e-4)
    balance = scores["positive_sentence_share"] - scores["negative_sentence_share"]
    assert np.allclose(table.loc["positive less negative sentences at 0.05", ["A", "B"]].astype(float), balance)


def test_an_opposite_list_turns_the_order():
    turned = pd.DataFrame({"word": ["great", "disaster", "horrible"], "valence": [-3, 3, 3]})
    table = mk.tone_robustness(CORPUS, lexicons={"turned": turned})
    assert table["tau"].tolist()[-1] == -1
    assert table["tau"].tolist()[0] == 1


def test_without_all_its_words_there_is_no_order():
    table = mk.tone_robustness(CORPUS, heaviest=100)
    row = table.loc["news mode without its 100 heaviest words"]
    assert row[["A", "B"]].tolist() == [0, 0]
    assert np.isnan(row["tau"])


def test_one_outlet_has_no_order():
    corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["A great day."]}))
    assert mk.tone_robustness(corpus)["tau"].isna().all()


def test_a_missing_column_is_told():
    with pytest.raises(MissingColumnError, match="section"):
        mk.tone_robustness(CORPUS, by="section")
