"""One pure function: a score depends on its article alone."""

import random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

import mediakit as mk
from mediakit.errors import MissingColumnError
from mediakit.measures import MEASURES
from mediakit.scaling import scoring
from tests.scaling.texts import HOSTILE

SCHEMA = mk.score_schema()
NUMBERS = [c.name for m in MEASURES for c in m.columns]


def table(texts, **more):
    return pd.DataFrame({"outlet": "A", "text": pd.Series(list(texts), dtype=object), **more})


def keeps_schema(scores):
    return (
        list(scores.columns) == list(SCHEMA.columns)
        and (scores.dtypes == SCHEMA.dtypes).all()
        and scores.index.dtype == "str"
    )


def test_the_schema_has_every_declared_measure_in_order_and_no_rows():
    assert list(SCHEMA.columns) == ["outlet", "event", "published", *NUMBERS, "problem"]
    assert len(SCHEMA) == 0
    assert SCHEMA.index.name == "article_id"


@pytest.mark.parametrize(
    "articles",
    [
        pytest.param(table([]), id="no articles"),
        pytest.param(table(["It rained."]), id="no event, no date"),
        pytest.param(table([None]), id="no text"),
        pytest.param(table(["It rained."], event=3, published="2024-05-01"), id="other types"),
        pytest.param(table(["It rained."], outlet2=None).assign(outlet=pd.Categorical(["A"])), id="categories"),
    ],
)
def test_scores_have_the_declared_columns_and_types_whatever_the_batch_holds(articles):
    assert keeps_schema(mk.score(articles))


def test_scores_are_those_of_measure(sample):
    expected = mk.measure(mk.segment(sample)).drop(columns="note")
    assert_frame_equal(mk.score(sample)[expected.columns], expected, check_exact=True)


@pytest.mark.parametrize("column", ["outlet", "text"])
def test_a_missing_column_is_named(column):
    with pytest.raises(MissingColumnError, match=column):
        mk.score(table(["It rained."]).drop(columns=column))


def test_the_articles_are_not_changed(mixed):
    before = mixed.copy(deep=True)
    mk.score(mixed, clean=True)
    assert_frame_equal(mixed, before)


@pytest.mark.parametrize("clean", [False, True])
def test_one_article_at_a_time_in_any_order_and_batch_gives_the_same(mixed, clean, monkeypatch):
    part = mixed.iloc[:40]
    expected = mk.score(part, clean=clean)
    alone = pd.concat([mk.score(part.iloc[[i]], clean=clean) for i in range(len(part))])
    shuffled = mk.score(part.sample(frac=1, random_state=1), clean=clean).loc[expected.index]
    monkeypatch.setattr(scoring, "BATCH", 7)
    small = mk.score(part, clean=clean)
    monkeypatch.setattr(scoring, "MOST_CHARACTERS", 1000)
    short = mk.score(part, clean=clean)
    mk.clear_caches()
    for other in (alone, shuffled, small, short, mk.score(part, clean=clean)):
        assert_frame_equal(other, expected, check_exact=True)


def test_cleaning_by_itself_takes_out_furniture_but_not_what_the_outlet_repeats(sample):
    raw, alone = mk.score(sample)["n_words"], mk.score(sample, clean=True)["n_words"]
    full = mk.measure(mk.segment(mk.clean(sample)))["n_words"]
    assert full.sum() <= alone.sum() < raw.sum()
    page = table(["Share on Facebook Share on Twitter Email Print\nRain fell on the town for a third day."])
    assert mk.score(page, clean=True)["n_words"].to_list() == [9.0]


def test_articles_already_cleaned_are_not_cleaned_again(sample):
    once = mk.clean(sample)
    assert_frame_equal(mk.score(once, clean=True), mk.score(once), check_exact=True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(None, "no text", id="none"),
        pytest.param(float("nan"), "no text", id="nan"),
        pytest.param(pd.NA, "no text", id="NA"),
        pytest.param(17, "not a string but int", id="number"),
        pytest.param(b"x", "not a string but bytes", id="bytes"),
        pytest.param("!!!", "no words", id="no words"),
        pytest.param("", "no words", id="empty"),
        pytest.param("word " * 400_001, "more than 2,000,000", id="too long"),
        pytest.param("It rained.", "", id="nothing wrong"),
    ],
)
@pytest.mark.parametrize("clean", [False, True])
def test_a_bad_article_is_a_row_with_its_reason(text, words, clean):
    scores = mk.score(table(["It may rain.", text]), clean=clean)
    assert scores["n_words"].iloc[0] == 3
    assert words in scores["problem"].iloc[1]
    assert (scores["problem"].iloc[1] == "") == (words == "")
    assert not words or scores["flesch_kincaid_grade"].isna().iloc[1]


def test_an_article_that_makes_scoring_fail_is_found_among_many(monkeypatch):
    plain = scoring.segment

    def failing(articles):
        if any(isinstance(t, str) and "BOOM" in t for t in articles["text"]):
            raise ZeroDivisionError("on this text")
        return plain(articles)

    monkeypatch.setattr(scoring, "segment", failing)
    texts = [f"It rained {i} times." for i in range(100)]
    expected = mk.score(table(texts))
    texts[37] = texts[62] = "BOOM"
    scores = mk.score(table(texts))
    bad = scores["problem"] != ""
    assert scores.index[bad].to_list() == ["37", "62"]
    assert set(scores["problem"][bad]) == {"ZeroDivisionError: on this text"}
    assert_frame_equal(scores[~bad], expected[~bad], check_exact=True)


def test_a_fault_of_the_program_is_not_taken_for_one_of_the_articles(monkeypatch):
    def broken(_):
        raise NameError("nothing works")

    monkeypatch.setattr(scoring, "segment", broken)
    with pytest.raises(NameError):
        mk.score(table(["It rained."]))


@pytest.mark.parametrize("clean", [False, True])
def test_hostile_texts_score_alike_alone_and_together(clean):
    together = mk.score(table(HOSTILE), clean=clean)
    assert len(together) == len(HOSTILE)
    assert keeps_schema(together)
    alone = pd.concat([mk.score(table([t]).rename({0: i}), clean=clean) for i, t in enumerate(HOSTILE)])
    assert_frame_equal(alone, together, check_exact=True)


def test_labels_that_cannot_be_written_are_written_as_codes():
    labels = {c: pd.Series([v], dtype=object) for c, v in (("outlet", "\ud800"), ("event", "\udc00"))}
    frame = table(["It rained."]).assign(**labels)
    assert mk.score(frame)[["outlet", "event"]].iloc[0].to_list() == ["\\ud800", "\\udc00"]


def test_dates_are_read_one_by_one_and_in_utc():
    dates = ["2024-05-01", "2024-05-01T12:00:00+02:00", pd.Timestamp("2024-05-01"), "in May", None, 5, "\ud800"]
    got = mk.score(table(["It rained."] * 7, published=pd.Series(dates, dtype=object)))["published"]
    day = pd.Timestamp("2024-05-01", tz="UTC")
    assert got.iloc[:3].to_list() == [day, day + pd.Timedelta(hours=10), day]
    assert got.iloc[3:].isna().all()


def test_the_id_is_the_column_article_id_or_the_index():
    frame = table(["It rained.", "It snowed."])
    assert mk.score(frame.assign(article_id=["x", "y"])).index.to_list() == ["x", "y"]
    assert mk.score(frame.set_axis([3, 3])).index.to_list() == ["3", "3"]


CHARACTERS = st.text(st.characters(), max_size=200)
NEWS = st.lists(
    st.sampled_from(
        [
            "“",
            "”",
            '"',
            "'",
            "\n",
            ". ",
            "said ",
            "Mr. ",
            "may ",
            "not ",
            "— ",
            "… ",
            "a",
            "Ann ",
            "\u200b",
            "\x00",
            "\ud800",
        ]
    ),
    max_size=60,
)


@given(st.lists(CHARACTERS | NEWS.map("".join) | st.none(), max_size=4), st.booleans())
def test_whatever_the_text_there_is_a_row_and_the_same_one_again(texts, clean):
    scores = mk.score(table(texts), clean=clean)
    assert len(scores) == len(texts)
    assert keeps_schema(scores)
    assert_frame_equal(
        mk.score(table(texts[::-1]), clean=clean).iloc[::-1].set_axis(scores.index), scores, check_exact=True
    )
    assert not scores["problem"].str.contains("Error").any()


@pytest.mark.soak
def test_ten_thousand_mutated_articles_end_in_a_row(sample):
    rng = random.Random(11)  # noqa: S311  texts, not secrets
    texts, joined = sample["text"].to_list(), "".join(t for t in HOSTILE if isinstance(t, str))
    for _ in range(20):
        made = [mutated(rng, rng.choice(texts)[:2000], joined) for _ in range(500)]
        scores = mk.score(table(made), clean=True)
        assert not scores["problem"].str.contains("Error").any(), scores["problem"].unique()
        assert np.isfinite(scores["n_words"]).all()


def mutated(rng, text, strange):
    """Cut, double, reverse or spoil pieces of a text."""
    for _ in range(rng.randrange(1, 12)):
        a = rng.randrange(len(text) + 1)
        b = min(len(text), a + rng.randrange(1, 200))
        at = rng.randrange(len(strange))
        text = rng.choice(
            [
                text[:a] + text[b:],
                text[:b] + text[a:],
                text[:a] + text[a:b][::-1] + text[b:],
                text[:a] + strange[at : at + 40] + text[a:],
                text[:a] + text[a:b].swapcase() + text[b:],
            ]
        )
    return text
