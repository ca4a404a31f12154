"""A wrong call names the wrong value; what is not in a table is named as not measured."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from mediakit import charts
from mediakit.errors import InputError, MissingColumnError, UnknownNameError

OWN = pd.DataFrame({"category": ["modal"] * 2, "voice": ["own"] * 2})


def small_print(ax):
    return " ".join(ax.texts[-1].get_text().split())


@pytest.mark.parametrize("top", [0, -1, 2.5, "3", None])
@pytest.mark.parametrize(
    ("chart", "table"), [("keydots", "keys"), ("contributions", "words"), ("voices", "voices")], ids=lambda v: v
)
def test_a_number_of_rows_below_one_is_refused(chart, table, top, tables):
    with pytest.raises(InputError, match=rf"top must be a whole number .*1.*; not {top!r}"):
        getattr(charts, chart)(getattr(tables["three"], table), top=top)


def test_more_speakers_than_can_be_told_apart_are_refused(tables):
    with pytest.raises(InputError, match="from 1 to 4; not 5"):
        charts.voices(tables["three"].voices, top=5)


@pytest.mark.parametrize("top", [1, np.int64(1)])
def test_one_row_can_be_asked_for(top, tables):
    assert len(charts.keydots(tables["three"].keys, top=top).get_yticks()) == 1


ORDERED = {
    "barcode": lambda t, order: charts.barcode(t.positions, t.articles, density=t.density, order=order),
    "dotplot": lambda t, order: charts.dotplot(t.estimates, "n_words", order=order),
    "heatmap": lambda t, order: charts.heatmap(t.estimates, ["n_words"], order=order),
    "reuse": lambda t, order: charts.reuse(t.passages, t.articles, order=order),
    "shares": lambda t, order: charts.shares(t.estimates, order=order),
    "stripplot": lambda t, order: charts.stripplot(t.scores, "n_words", order=order),
    "timeline": lambda t, order: charts.timeline(t.trends, "n_words", order=order),
}


@pytest.mark.parametrize("order", [["Nope"], ["Nope", "Post"]], ids=["alone", "beside a known one"])
@pytest.mark.parametrize("chart", ORDERED)
def test_an_outlet_that_is_not_in_the_table_is_not_measured(chart, order, tables):
    ax = ORDERED[chart](tables["three"], order)
    assert "ot measured: Nope" in ax.get_label()
    drawn = [t.get_text() for t in (*ax.texts, *ax.get_yticklabels(), *ax.get_xticklabels())]
    assert any("Nope" in text for text in drawn)


@pytest.mark.parametrize("chart", ORDERED)
def test_a_single_string_is_one_outlet(chart, tables):
    assert ORDERED[chart](tables["three"], "Post").get_label() == ORDERED[chart](tables["three"], ["Post"]).get_label()


def test_words_that_an_absent_outlet_shares_are_no_zero(tables):
    ax = charts.reuse(tables["three"].passages, tables["three"].articles, order=["Nope", "Post"])
    assert [t.get_text() for t in ax.texts[:4]] == ["–", "–", "–", "0"]


def test_hits_in_a_voice_without_words_are_refused():
    with pytest.raises(InputError, match="'own' must be more than 0, because it has 2 hits; not 0"):
        charts.categories(OWN, words={"own": 0})


def test_a_voice_without_words_has_no_rate():
    ax = charts.categories(OWN, words={"own": 100, "quoted": 0})
    assert [p.get_width() for p in ax.patches] == [20.0]
    assert "not measured: quoted (no words)" in small_print(ax)
    assert ax.get_label().endswith("Not measured: quoted (no words).")


def test_a_voice_with_words_but_no_hits_has_a_rate_of_zero():
    ax = charts.categories(OWN, words=pd.Series({"own": 100, "quoted": 50}))
    assert [p.get_width() for p in ax.patches] == [20.0, 0.0]


@pytest.mark.parametrize(
    "draw",
    [
        pytest.param(lambda t, s: charts.dotplot(t.estimates, "n_words", scores=s), id="dotplot"),
        pytest.param(lambda t, s: charts.scatter(t.estimates, "n_words", "news_tone_mean", scores=s), id="scatter"),
        pytest.param(lambda t, s: charts.panels(t.estimates, "n_words", scores=s), id="panels"),
    ],
)
def test_scores_without_the_measure_are_refused_by_column(draw, tables):
    with pytest.raises(MissingColumnError, match=r"scores needs the column\(s\) n_words"):
        draw(tables["three"], tables["three"].scores.drop(columns="n_words"))


@pytest.mark.parametrize("columns", [["outlet", "measure"], ["outlet", "n", "mean"]])
def test_a_heat_map_of_another_table_is_refused_by_column(columns, tables):
    with pytest.raises(MissingColumnError, match="estimates needs"):
        charts.heatmap(tables["three"].estimates[columns])


def test_articles_of_an_outlet_without_estimates_are_not_drawn(tables):
    estimates = tables["three"].estimates
    ax = charts.scatter(
        estimates[estimates["outlet"] != "Post"], "n_words", "news_tone_mean", scores=tables["three"].scores
    )
    assert len(ax.collections[0].get_offsets()) == (tables["three"].scores["outlet"] != "Post").sum()


def test_a_single_string_is_one_measure(tables):
    axes = charts.panels(tables["three"].estimates, "n_words")
    assert [ax.get_xlabel() for ax in axes] == ["number of words"]
    plt.close("all")
    assert "1 measure" in charts.heatmap(tables["three"].estimates, "n_words").get_label()


def test_an_unknown_measure_of_panels_is_named_whole(tables):
    with pytest.raises(UnknownNameError, match="not 'lix'"):
        charts.panels(tables["three"].estimates, "lix")


def test_periods_read_from_a_file_are_dates(tables):
    trends = tables["three"].trends
    text = trends.assign(period=trends["period"].astype(str))
    one, two = (charts.timeline(t, "n_words", ax=plt.figure().add_subplot()) for t in (trends, text))
    assert one.lines[0].get_xydata().tolist() == two.lines[0].get_xydata().tolist()
    with pytest.raises(InputError, match="period must be a date such as 2024-05-31; not 'soon'"):
        charts.timeline(trends.assign(period="soon"), "n_words")
