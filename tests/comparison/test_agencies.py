"""Agencies are credited by datelines, bylines and notes, not by mentions."""

import pandas as pd
import pytest

import mediakit as mk
from mediakit.comparison.agencies import agency_of, credited
from mediakit.lexicons import load_lexicon

LIST = load_lexicon("agencies").to_dict("records")


@pytest.mark.parametrize("row", LIST, ids=[r["form"] for r in LIST])
def test_every_form_is_credited_in_its_example_and_not_in_its_counter_example(row):
    assert credited(row["example"]) == row["agency"]
    assert credited(row["counter_example"]) == ""


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        pytest.param("By Ada Brandt of The Associated Press\nThe town slept.", "Associated Press", id="byline"),
        pytest.param(
            "The town slept.\nReporting by A. Brandt; Editing by T. Ferrar", "unnamed agency", id="reporting by"
        ),
        pytest.param("The town slept.\nAFP contributed to this report.", "Agence France-Presse", id="contributed"),
        pytest.param("The town slept. (Reuters)", "Reuters", id="in brackets at the end"),
        pytest.param("The town slept. — AFP", "Agence France-Presse", id="after a dash at the end"),
        pytest.param("The town slept.\nWith files from The Canadian Press", "The Canadian Press", id="with files from"),
        pytest.param("By Reuters Staff\nThe town slept.", "Reuters", id="staff byline"),
        pytest.param("OSTERHOLM, May 3 (Reuters) -- The town slept.", "Reuters", id="dateline with a date"),
        pytest.param("Copyright 2024 by The Associated Press.\nThe town slept.", "Associated Press", id="rights"),
        pytest.param("The town slept, as Reuters", "", id="a sentence that ends with a name"),
        pytest.param("x " * 400 + "(AP) — here" + " x" * 400, "", id="a dateline in the middle is none"),
        pytest.param("The AP said so.", "", id="a mention"),
        pytest.param("", "", id="no text"),
    ],
)
def test_credit(text, agency):
    assert credited(text) == agency


def test_lifted_fields_count_as_credits(make_corpus):
    corpus = make_corpus([("A", "The town slept."), ("B", "The town woke.")], agency=["© Reuters 2024", None])
    assert agency_of(corpus).tolist() == ["Reuters", ""]


def test_a_missing_text_credits_nobody(make_corpus):
    corpus = make_corpus([("A", None), ("B", "The town woke.")])
    assert agency_of(corpus).tolist() == ["", ""]
    assert isinstance(corpus.articles, pd.DataFrame)


def test_a_credit_without_a_name_counts_in_a_lifted_field_too():
    credit = "(Reporting by Ann Lee; Editing by Bo Roe)"
    articles = pd.DataFrame({"outlet": ["A"], "text": [f"It rained all day in the town.\n\n{credit}"]})
    lifted = articles.assign(text="It rained all day in the town.", agency=credit)
    found = [agency_of(mk.segment(table)).tolist() for table in (articles, lifted)]
    assert found == [["unnamed agency"], ["unnamed agency"]]
