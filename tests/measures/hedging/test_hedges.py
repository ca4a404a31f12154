"""The table of hits and the rates: columns, offsets, voices, profiles, users' lists."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mediakit as mk
from mediakit.errors import InputError, MissingColumnError, UnknownNameError

COLUMNS = [
    "article_id", "start", "end", "text", "cue", "category", "pole", "voice", "strength", "group", "rule", "lexicon",
]  # fmt: skip
STORY = (
    "The ferry may sail in May, officials said. “Perhaps it will,” said Ann Lee.\n"
    "The mayor said that it might be late. Clearly, about 40 people could be stranded."
)


def corpus_of(*texts, **columns):
    """Articles a0, a1, … of one outlet."""
    index = pd.Index([f"a{i}" for i in range(len(texts))], name="article_id")
    return mk.segment(pd.DataFrame({"outlet": "A", "text": list(texts), **columns}, index=index))


def rates(text):
    return mk.measure(corpus_of(text)).iloc[0]


def test_a_hit_is_a_row_with_cue_category_pole_voice_and_rule():
    table = mk.hedges(corpus_of(STORY))
    assert table.columns.to_list() == COLUMNS
    assert table["text"].to_list() == ["may", "Perhaps", "might", "Clearly", "could be"]
    assert table["voice"].to_list() == ["reported", "quoted", "reported", "own", "own"]
    assert table["pole"].to_list() == ["hedge", "hedge", "hedge", "booster", "hedge"]
    assert table["rule"].iloc[0] == "modal_may, not before_you"
    assert len(set(table["lexicon"])) == 1


@pytest.mark.parametrize("profile", ["epistemic", "weasel", "strict", "news", "all"])
def test_offsets_cut_out_the_text_of_the_hit(profile):
    table = mk.hedges(corpus_of("", STORY), profile)
    assert [STORY[s:e] for s, e in zip(table["start"], table["end"], strict=True)] == table["text"].to_list()
    assert set(table["article_id"]) == {"a1"}


def test_a_stricter_profile_finds_no_more():
    n = {p: len(mk.hedges(corpus_of(STORY), p)) for p in ("strict", "epistemic", "all")}
    assert n["strict"] <= n["epistemic"] <= n["all"]


def test_approximators_are_listed_only_where_they_are_asked_for():
    assert "about" not in set(mk.hedges(corpus_of(STORY))["text"])
    assert {"about"} <= set(mk.hedges(corpus_of(STORY), "all")["text"])


def test_unnamed_sources_and_named_beliefs_have_no_pole():
    table = mk.hedges(corpus_of("Officials said so. Smith believes that it failed."), "all")
    apart = table[table["pole"] == "none"]
    assert apart["category"].to_list() == ["unnamed_source", "doxastic"]
    assert mk.hedges(corpus_of("Officials said so. Smith believes that it failed.")).empty


def test_no_text_gives_a_table_with_the_same_columns():
    assert mk.hedges(corpus_of("", "!!!")).columns.to_list() == COLUMNS
    assert mk.hedges(corpus_of()).empty


def test_an_unknown_profile_stands_beside_the_known_ones():
    with pytest.raises(UnknownNameError, match=r"epistemic, weasel, strict, news, all.*not 'loud'"):
        mk.hedges(corpus_of(STORY), "loud")


def test_a_users_list_replaces_the_shipped_one():
    table = pd.DataFrame({"pattern": ["strand*", "be late"], "category": ["loss", "time"]})
    found = mk.hedges(corpus_of(STORY), table)
    assert found["text"].to_list() == ["be late", "stranded"]
    assert found["category"].to_list() == ["time", "loss"]


@pytest.mark.parametrize(
    ("table", "error"),
    [
        pytest.param({"word": ["maybe"]}, MissingColumnError, id="no column pattern"),
        pytest.param({"pattern": ["maybe"], "pole": ["up"]}, InputError, id="unknown pole"),
        pytest.param({"pattern": [""]}, InputError, id="no pattern"),
    ],
)
def test_a_users_list_that_is_none_is_refused(table, error):
    with pytest.raises(error):
        mk.hedges(corpus_of(STORY), pd.DataFrame(table))


def test_rates_count_cues_over_words():
    row = rates("It may rain. It will clearly not. Officials said so.")
    assert row["hedges_per_1k_words"] == pytest.approx(1000 / 10)
    assert row["boosters_per_1k_words"] == pytest.approx(1000 / 10)
    assert row["hedged_sentence_share"] == pytest.approx(1 / 3)
    assert row["hedge_share"] == pytest.approx(1 / 2)
    assert row["unnamed_attribution_per_1k_words"] == pytest.approx(1000 / 10)


def test_without_hedge_and_booster_the_share_is_nan_and_the_rates_are_zero():
    row = rates("It rained all day.")
    assert row["hedges_per_1k_words"] == 0
    assert math.isnan(row["hedge_share"])


def test_the_measure_counts_the_rows_of_the_default_profile():
    corpus = corpus_of(STORY, "It may rain or it may not.", "")
    table = mk.hedges(corpus)
    hits = table[table["pole"] == "hedge"].groupby("article_id").size().reindex(corpus.articles.index, fill_value=0)
    scores = mk.measure(corpus)
    counted = scores["hedges_per_1k_words"] * scores["n_words"] / 1000
    assert np.allclose(counted.fillna(0), hits)


def test_own_and_quoted_hedges_make_all_hedges():
    corpus = corpus_of(STORY)
    parts = {v: mk.measure(corpus, voice=v).iloc[0] for v in ("all", "own", "quoted")}
    n = {v: row["hedges_per_1k_words"] * row["n_words"] for v, row in parts.items()}
    assert n["own"] + n["quoted"] == pytest.approx(n["all"])


@pytest.mark.parametrize("text", ["may\x00be", "may" * 1000, "\u200b", "“may” ‘may’ may—may"])
def test_odd_characters_give_a_table(text):
    assert mk.hedges(corpus_of(text), "all").columns.to_list() == COLUMNS


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(["may", "it is", "believed", "that", "some", "not", "possible", "“", "”", ".", "40", "as"])
    )
)
def test_hits_of_one_pole_never_overlap(words):
    table = mk.hedges(corpus_of(" ".join(words)), "weasel").sort_values("start")
    assert (table["start"].to_numpy()[1:] >= table["end"].to_numpy()[:-1]).all()


def test_a_lone_surrogate_in_the_text_is_no_error():
    texts = pd.Series(["\ud800 may \ud800rain possibly\ud800"], dtype=object)
    table = mk.hedges(mk.segment(pd.DataFrame({"outlet": ["A"]}).assign(text=texts)), "all")
    assert "may" in table["text"].to_list()
