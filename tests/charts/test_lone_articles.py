"""Single articles: what is drawn of them is hollow, and the small print and the alt text say why."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from mediakit import charts
from mediakit.comparison import contrasts
from mediakit.errors import InputError, MissingColumnError
from mediakit.reporting import alt_text

SCORES = pd.DataFrame({"outlet": ["Gazette", "Ledger"], "flesch_kincaid_grade": [3.0, 12.0], "lix": [20.0, 51.0]})
TWO = contrasts(SCORES)
ONE = [("A", 1, 8.0, 7.0, 9.0, "resampled sentences"), ("B", 9, 5.0, 4.0, 6.0, "95 % t interval")]
ESTIMATES = pd.DataFrame(ONE, columns=["outlet", "n", "mean", "low", "high", "method"]).assign(measure="lix", note="")
OWN = "hollow: one article, its line from its own sentences drawn again"


def small_print(ax):
    return " ".join(ax.texts[-1].get_text().split())


def fills(ax):
    return [line.get_markerfacecolor() for line in ax.lines if line.get_marker() not in ("None", "")]


def test_differences_of_single_articles_were_measured():
    ax = charts.forest(TWO)
    assert "No effect size (one article): Flesch-Kincaid grade, LIX; no test was possible" in ax.get_label()
    assert "not measured" not in ax.get_label() + small_print(ax)


def test_a_difference_of_single_articles_is_drawn_in_its_unit():
    ax = charts.forest(TWO, "flesch_kincaid_grade")
    told = "no interval. No test was possible; differences: Gazette − Ledger −9.0."
    assert ax.get_label().endswith(told)
    assert fills(ax) == ["white"]
    assert "not measured" not in small_print(ax)


def test_a_row_without_effect_size_is_named_beside_the_others():
    row = {"measure": "lix", "outlet": "A", "reference": "B", "n": 9, "n_reference": 9, "difference": 2.0, "low": 1.0}
    row |= {"high": 3.0, "hedges_g": 1.0, "p_adjusted": 0.01}
    lost = {"low": np.nan, "high": np.nan, "hedges_g": np.nan, "p_adjusted": np.nan}
    rows = [row, {**row, **lost, "outlet": "C", "n": 1}, {**row, **lost, "outlet": "D", "difference": 0.0}]
    ax = charts.forest(pd.DataFrame([*rows, {**row, **lost, "outlet": "E", "difference": np.nan}]))
    for told in (small_print(ax), ax.get_label()):
        assert "o effect size (one article): LIX: C − B" in told
        assert "o effect size (nothing varies): LIX: D − B" in told
        assert "ot measured: LIX: E − B" in told


def test_a_tested_forest_says_that_nothing_can_be_told_apart_after_correction():
    table = TWO.assign(p_adjusted=0.4, low=-1.0, high=1.0)
    ax = charts.forest(table, "lix")
    assert "hollow: cannot be told apart from zero after correction, or not tested" in small_print(ax)
    assert ax.get_label().endswith("No difference has a corrected p below .05.")


def test_a_clear_interval_with_a_corrected_p_above_the_level_is_hollow():
    assert fills(charts.forest(TWO.assign(p_adjusted=0.2, low=-9.9, high=-8.1), "flesch_kincaid_grade")) == ["white"]


@pytest.mark.parametrize("draw", [charts.dotplot, lambda t, m: charts.scatter(t, m, m), charts.panels])
def test_the_line_of_a_single_article_is_explained_apart_from_the_others(draw):
    made = draw(ESTIMATES, "lix")
    ax = made[0] if isinstance(made, np.ndarray) else made
    told = ax.figure.get_supxlabel() if isinstance(made, np.ndarray) else ax.texts[-1].get_text()
    told = " ".join(told.split())
    assert "line: 95 % t interval;" in told
    assert OWN in told
    assert "resampled" not in told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (slice(None), "Brackets give the 95 % t interval; of one article that of its own sentences drawn again."),
        (slice(1), "Brackets give the interval of the article's own sentences drawn again."),
        (slice(1, 2), "Brackets give the 95 % t interval."),
    ],
)
def test_the_alt_text_says_whose_interval_it_is(rows, told):
    assert charts.dotplot(ESTIMATES[rows], "lix").get_label().endswith(told)


def test_only_single_articles_have_no_other_line():
    told = small_print(charts.dotplot(ESTIMATES[:1], "lix"))
    assert told == f"Mark and number: mean of articles; {OWN}."


def test_a_question_ends_without_a_full_stop():
    empty = pd.DataFrame(columns=["outlet", "measure", "period", "n", "mean", "low", "high"])
    assert alt_text(charts.timeline(empty, "lix")) == "No period has a value: are the dates missing?"


def planned(**other):
    row = {"setting": "planned", "measure": "lix", "outlet": "A", "reference": "B", "difference": 2.0}
    row |= {"low": 1.0, "high": 3.0, **other}
    return pd.DataFrame([row, {**row, "setting": "raw"}])


def test_the_plan_is_filled_and_hollow_without_an_interval():
    sure, lone = (
        charts.settings(planned(**other), "lix", ax=plt.figure().add_subplot())
        for other in ({}, {"low": np.nan, "high": np.nan})
    )
    assert [f == "white" for f in fills(sure)] == [False, True]
    assert "Filled: planned; hollow: other settings; line: 95 % interval" in small_print(sure)
    assert fills(lone) == ["white", "white"]
    assert "planned without an interval, as of one article; no interval" in small_print(lone)
    assert "no interval" in lone.get_label()


def test_an_eighth_setting_is_hollow_like_the_others():
    table = pd.concat([planned()[:1].assign(setting=f"s{i}") for i in range(8)])
    assert [f == "white" for f in fills(charts.settings(table, "lix"))] == [False] + [True] * 7


def test_key_words_of_an_empty_table_are_a_note():
    words = pd.DataFrame(columns=["outlet", "word", "log_odds", "z", "n_articles"])
    assert charts.keydots(words, "Gazette").get_label() == "No word to draw: the table is empty"


@pytest.mark.parametrize("words", [SCORES["lix"], SCORES, 500])
def test_words_that_are_not_of_voices_are_refused_by_their_type(words):
    hits = pd.DataFrame({"category": ["modal"], "voice": ["own"]})
    with pytest.raises(InputError, match=rf"such as {{'own': 5000}}; not a {type(words).__name__}$"):
        charts.categories(hits, words=words)


def test_a_series_that_lacks_a_voice_names_its_voices():
    hits = pd.DataFrame({"category": ["modal"] * 2, "voice": ["own", "quoted"]})
    with pytest.raises(MissingColumnError, match=r"quoted; it has: own$"):
        charts.categories(hits, words=pd.Series({"own": 500}))
