"""Sentences: where one ends."""

import csv
from importlib import resources

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediakit as mk


def articles(*texts: str) -> pd.DataFrame:
    return pd.DataFrame({"outlet": "A", "text": list(texts)}, index=[f"a{i}" for i in range(len(texts))])


def cut(text: str) -> list[str]:
    table = mk.sentences(mk.segment(articles(text)))
    return [text[s:e] for s, e in zip(table["start"], table["end"], strict=True)]


def rows(name: str) -> list[dict[str, str]]:
    with (resources.files("mediakit") / "lexicons" / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("text", "n"),
    [
        pytest.param("It rained. She left.", 2, id="a stop before a capital"),
        pytest.param("Mr. Hale met Gen. Orr.", 1, id="titles never end"),
        pytest.param("It fell 3.5 percent to $2.6 billion in a day.", 1, id="decimals"),
        pytest.param("J. R. Hale left. W. Orr stayed.", 2, id="initials"),
        pytest.param("The talks with Henry I. Otero failed.", 1, id="the initial I in a name"),
        pytest.param("She and I. That was all.", 2, id="the word I at the end"),
        pytest.param("He flew to the U.S. Treasury bonds fell.", 1, id="an acronym goes on before a name"),
        pytest.param("He flew to the U.S. The bonds fell.", 2, id="an acronym ends before a usual beginning"),
        pytest.param("They met at 5 p.m. Tuesday in Tarn.", 1, id="a time of day goes on before a weekday"),
        pytest.param("They met at 5 p.m. Tarn time in the hall.", 1, id="a time of day goes on before a zone"),
        pytest.param("They met at 5 p.m. Police came.", 2, id="a time of day ends before a capital"),
        pytest.param("The vote is at 5 p.m. IST on Monday.", 1, id="a time of day goes on before a far zone"),
        pytest.param("The show starts at 10 a.m. Eastern.", 1, id="a time of day goes on before a zone at the end"),
        pytest.param("He left at 5 p.m. EST. Police came.", 2, id="a zone in capitals ends a sentence"),
        pytest.param("The fine was Rs. 500.", 1, id="rupees before a figure"),
        pytest.param("He paid in Rs. Then he left.", 2, id="rupees at the end"),
        pytest.param("He met Max. Then he left.", 2, id="the name Max"),
        pytest.param("Call Tel. +44 20 now.", 1, id="a telephone number with a sign"),
        pytest.param("She was taken to the ER. Doctors came.", 2, id="the ward ER is no title"),
        pytest.param("They met Smt. Hale and M/s. Brandt there.", 1, id="titles of India"),
        pytest.param("He met Col. Orr Retd. (a former guard) there.", 1, id="retired, before a bracket"),
        pytest.param("He met Col. Orr (Retd.). Then he left.", 2, id="retired, at the end"),
        pytest.param("He works at Brandt S.p. A. in Tarn.", 1, id="a company with a blank in its form"),
        pytest.param("He works at Brandt S.p.A. in Tarn.", 1, id="a company of dotted letters"),
        pytest.param("He left Brandt Corp. Shares fell.", 2, id="a company ends before a new subject"),
        pytest.param("Brandt Corp. Chairman Ann Hale left.", 1, id="a company goes on before an office"),
        pytest.param("He cited No. 5 of the list.", 1, id="No. before a figure"),
        pytest.param("Did he? No. He stayed.", 3, id="the answer no"),
        pytest.param("“Yes. No.” Then he left.", 3, id="sentences inside quotes are cut"),
        pytest.param("“Is it?” he asked.", 1, id="a quoted question goes on in small letters"),
        pytest.param("“Is it?” Ann Hale asked.", 1, id="a quoted question goes on with a name and a verb"),
        pytest.param("“Is it?” The crowd was silent.", 2, id="a quoted question ends otherwise"),
        pytest.param("He waited... then left.", 1, id="an ellipsis before a small letter"),
        pytest.param("He waited... Then she left.", 2, id="an ellipsis before a capital"),
        pytest.param("He waited. . . . Then she left.", 2, id="an ellipsis written with blanks"),
        pytest.param("A headline without a stop\nThe text begins.", 2, id="a line ends a sentence"),
        pytest.param("TARN (AP) — The mayor left.", 2, id="a dateline stands alone"),
        pytest.param("1. First point\n2. Second point", 2, id="list numbers"),
        pytest.param("(He left.) She stayed.", 2, id="a closing bracket after the stop"),
        pytest.param("It ended.Then she left.", 2, id="a missing blank"),
        pytest.param("“It is over.” — Ann Hale", 1, id="a quotation signed after a dash"),
        pytest.param("!!!", 1, id="marks alone"),
        pytest.param("", 0, id="no text"),
    ],
)
def test_sentences_end(text: str, n: int) -> None:
    assert len(cut(text)) == n


@pytest.mark.parametrize("row", [pytest.param(r, id=r["abbreviation"]) for r in rows("abbreviations")])
def test_abbreviation_does_what_its_row_says(row: dict[str, str]) -> None:
    assert len(cut(row["example"])) == 1
    assert len(cut(row["counter_example"])) == 2


@pytest.mark.parametrize("row", [pytest.param(r, id=r["word"]) for r in rows("sentence_starters")])
def test_starter_does_what_its_row_says(row: dict[str, str]) -> None:
    begins = row["class"] == "starter"
    assert (len(cut(row["example"])), len(cut(row["counter_example"]))) == ((2, 1) if begins else (1, 2))


@given(st.lists(st.text(alphabet='aB.!? \n"“”’()1…-') | st.text(), max_size=3))
def test_sentences_cover_every_token_once_and_stay_in_their_line(batch: list[str]) -> None:
    corpus = mk.segment(articles(*batch))
    table = mk.sentences(corpus)
    assert corpus.sentence_start[0] == 0
    assert corpus.sentence_start[-1] == len(corpus.type_ids)
    for article, start, end in zip(table["article_id"], table["start"], table["end"], strict=True):
        text = batch[int(article[1:])]
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]


@given(st.text(alphabet='aB.!? \n"“”’()1…-'), st.text(alphabet='aB.!? \n"“”’'))
def test_an_article_is_cut_alike_alone_and_in_a_batch(one: str, other: str) -> None:
    both = mk.sentences(mk.segment(articles(other, one)))
    alone = mk.sentences(mk.segment(articles(one)))
    columns = ["start", "end", "n_words"]
    assert both.loc[both["article_id"] == "a1", columns].to_numpy().tolist() == alone[columns].to_numpy().tolist()


def test_quoted_share_counts_words_inside_speech() -> None:
    table = mk.sentences(mk.segment(articles("“Not today,” she said again.")))
    assert table["quoted_share"].tolist() == [0.4]
