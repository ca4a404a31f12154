"""The table of scores: columns, voices, languages."""

import pandas as pd
import pytest

import mediakit as mk
from mediakit.measures import MEASURES

TEXT = "“We may go,” she said. The mayor left early."


def articles(**columns):
    return pd.DataFrame({"outlet": ["A", "B"], "text": [TEXT, TEXT]} | columns, index=["a", "b"])


def test_scores_have_the_labels_the_declared_columns_and_a_note():
    scores = mk.measure(mk.segment(articles(event=["e", "e"], extra=[1, 2])))
    declared = [c.name for m in MEASURES for c in m.columns]
    assert list(scores.columns) == ["outlet", "event", *declared, "note"]
    assert scores.index.name == "article_id"


def test_measures_with_english_rules_refuse_other_languages():
    scores = mk.measure(mk.segment(articles(language=["en", "de"])))
    assert scores["note"].tolist() == ["", "not English (de): only length and diversity"]
    assert scores.loc["b", "n_words"] == scores.loc["a", "n_words"]
    english = [c.name for m in MEASURES if m.english for c in m.columns]
    assert scores.loc["b", english].isna().all()
    assert scores.loc["a", "flesch_kincaid_grade"] == scores.loc["a", "flesch_kincaid_grade"]


@pytest.mark.parametrize("language", [None, "", "en", "en-GB", "und", "unknown", float("nan")])
def test_an_unknown_language_is_not_refused(language):
    scores = mk.measure(mk.segment(articles(language=["en", language])))
    assert scores["note"].tolist() == ["", ""]
    assert scores.loc["b", "hedges_per_1k_words"] > 0


def test_refused_articles_are_counted_as_missing():
    estimates = mk.compare(mk.measure(mk.segment(articles(language=["en", "fr"]))))
    row = estimates[(estimates["outlet"] == "B") & (estimates["measure"] == "flesch_kincaid_grade")].iloc[0]
    assert (row["n"], row["n_missing"]) == (0, 1)
