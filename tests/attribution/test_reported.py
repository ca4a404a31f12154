"""Reported speech: the cue with its subject, and what is said."""

import csv
from importlib import resources

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.attribution import reported
from mediakit.segmentation import segment

BITS = [
    "He said ",
    "that it rained",
    ", ",
    ". ",
    "“",
    "” ",
    "according to ",
    "Ann Lee ",
    "adding ",
    "\n",
    "and ",
    "officials ",
]
texts = st.lists(st.sampled_from(BITS), max_size=30).map("".join)


def rows_of(text):
    corpus = segment(pd.DataFrame({"outlet": ["A"], "text": [text]}))
    return reported(corpus)


def said(text):
    return [text[a:b] for a, b in zip(rows_of(text)["start"], rows_of(text)["end"], strict=True)]


def verbs():
    with (resources.files("mediakit") / "lexicons" / "reporting_verbs.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def cues_found():
    """Cues of every example and counter-example, by their text."""
    sentences = [row[c] for row in verbs() for c in ("example", "counter_example")]
    index = pd.Index(sentences, name="article_id")
    table = reported(segment(pd.DataFrame({"outlet": "A", "text": sentences}, index=index)))
    return table["cue"].str.lower().str.strip(",.").groupby(table["article_id"]).agg(set).to_dict()


@pytest.mark.parametrize("row", verbs(), ids=lambda row: row["verb"])
def test_a_verb_reports_in_its_example_and_not_in_its_counter_example(row, cues_found):
    forms = {row[c] for c in ("verb", "third", "past", "participle", "gerund")}
    assert forms & cues_found[row["example"]]
    assert row["counter_example"] not in cues_found


def test_columns_of_the_verbs_hold_known_values():
    contents = {"clause", "person", "naming", "object", "infinitive", "that", "quote", "gain"}
    assert {row["content"] for row in verbs()} == contents
    assert {row["subject"] for row in verbs()} == {"", "any"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Lee said that it rained.", ["that it rained."], id="after the verb to the end"),
        pytest.param("The road was shut, officials said.", ["The road was shut,"], id="before a closing verb"),
        pytest.param("According to Ann Lee, it rained.", ["it rained."], id="after its source"),
        pytest.param("It rained all day, according to Ann Lee.", ["It rained all day,"], id="before according to"),
        pytest.param("“It rained,” Lee said on Monday.", [], id="a verb that attributes a quote has none"),
        pytest.param("“It rained,” said Ann Lee, the mayor.", [], id="nor has one before its subject"),
        pytest.param("The claims were long.", [], id="a noun is no cue"),
        pytest.param("Lee was told to leave.", [], id="who is told does not say"),
        pytest.param("The rain fell.", [], id="no verb"),
        pytest.param("It added that it rained.", ["that it rained."], id="it as a subject"),
        pytest.param("It is said that it rained.", [], id="no subject in it is said"),
        pytest.param("It emerged that it rained.", [], id="no subject in it emerged"),
        pytest.param("Shares fell, said Ann Lee.", ["Shares fell,"], id="the subject after the verb"),
        pytest.param(
            "Shares fell, said Ann Lee, an analyst at the Bogtown bank.", ["Shares fell,"], id="with her trade"
        ),
        pytest.param("In May, shares fell, said the analyst.", ["In May, shares fell,"], id="two commas"),
        pytest.param("In Bogtown, shares fell, said Lee.", ["In Bogtown, shares fell,"], id="a place is no subject"),
        pytest.param("Shares fell, said Lee, but bonds did not.", [], id="the sentence goes on"),
        pytest.param("In a letter, said to be forged, Lee left.", [], id="no subject after the verb"),
        pytest.param("The lies, told by Lee, spread.", [], id="a participle after a comma"),
        pytest.param("Ann Lee, the mayor, said Hill was late.", ["Hill was late."], id="the subject stands before"),
        pytest.param("The wagoneer said it rained.", ["it rained."], id="any noun before a clause"),
        pytest.param("It rained all day, the wagoneer said.", ["It rained all day,"], id="any noun at the end"),
        pytest.param("The less said the better.", [], id="no noun at all"),
        pytest.param("The story told in the book is sad.", [], id="what is told"),
        pytest.param("Acme Inc. said it rained.", ["it rained."], id="a stop inside the sentence"),
        pytest.param("The court heard the rain and signalled to us.", [], id="heard without that"),
        pytest.param("On Monday, Lee said he would go.", ["he would go."], id="what comes first is no content"),
        pytest.param("In a statement, the firm said it was sorry.", ["it was sorry."], id="nor is the occasion"),
        pytest.param("Shares fell, Ann Lee said on Monday.", ["Shares fell,"], id="a day after the verb"),
        pytest.param("Shares fell, Ann Lee told reporters.", ["Shares fell,"], id="a hearer after the verb"),
        pytest.param("The charity added 10 shops.", [], id="a gain"),
        pytest.param("The couple added a garden.", [], id="a gain with an article"),
        pytest.param("It claimed its first victim.", [], id="a loss"),
        pytest.param("The charity added the shops were full.", ["the shops were full."], id="added without that"),
        pytest.param("The party ruled the country for decades.", [], id="ruled without that"),
        pytest.param("Adding to the misery, rain fell all day.", [], id="a participle is not its own subject"),
    ],
)
def test_what_is_said(text, expected):
    assert said(text) == expected


def test_the_source_is_the_subject():
    text = "Ann Lee, the mayor, said that it rained."
    row = rows_of(text).iloc[0]
    assert text[row["source_start"] : row["source_end"]].startswith("Ann Lee")


@given(texts)
def test_rows_lie_inside_the_text_and_never_cross_a_line(text):
    for row in rows_of(text).itertuples():
        assert 0 <= row.start < row.end <= len(text)
        assert "\n" not in text[row.start : row.end]
        assert 0 <= row.source_start < row.source_end <= len(text)
