"""Plans: read strictly, carried out, every filter counted, every deviation named."""

import pandas as pd
import pytest

from mediakit.comparison import run_plan
from mediakit.comparison.exclusions import exclude
from mediakit.comparison.plan import Exclusions, Plan, plan_digest, read_plan
from mediakit.comparison.running import articles_digest
from mediakit.errors import InputError, UnknownNameError
from mediakit.reporting.provenance import corpus_digest

TOML = """
title = "Do the outlets quote alike?"
measures = ["quoted_word_share", "n_words"]
exploratory = ["flesch_reading_ease"]
pair = "event"
seed = 3

[exclude]
min_words = 5
wire_copy = true
"""


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.toml"
    path.write_text(TOML, encoding="utf-8")
    return path


def test_a_plan_is_followed(articles, plan):
    made = run_plan(plan, articles())
    assert made.contrasts["question"].tolist() == ["confirmatory", "confirmatory", "exploratory"]
    assert made.contrasts["n_family"].tolist() == [2, 2, 1]
    assert made.contrasts["family"].str.startswith("bh").tolist() == [False, False, True]
    assert len(made.scores) == 11
    assert set(made.verdict.index) == {"quoted_word_share", "n_words", "flesch_reading_ease"}


def test_filters_are_counted_one_by_one(articles, plan):
    made = run_plan(plan, articles()).filters
    assert made["step"].tolist() == ["all articles", "long enough", "without wire copy"]
    assert made["n_after"].tolist() == [12, 12, 11]
    assert made["left_out"].tolist() == ["", "", "a1"]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        pytest.param({"measures": ["n_words", "happiness"]}, "measure", id="no such measure"),
        pytest.param({"measures": []}, "measures", id="no measure named"),
        pytest.param({"pair": "story"}, "pair", id="no such pair column"),
        pytest.param({"min_articles": 50}, "articles", id="too few articles"),
        pytest.param(
            {"measures": ["tone_coverage"], "exclude": {"min_words": 4}, "voice": "quoted"}, "test", id="no test"
        ),
    ],
)
def test_a_deviation_is_named(articles, change, what):
    made = run_plan({"measures": ["n_words"], **change}, articles())
    assert what in made.deviations["what"].to_list()


def test_a_plan_followed_to_the_letter_has_no_deviation(articles, plan):
    made = run_plan(plan, articles())
    assert made.deviations.empty
    assert "## Deviations from the plan\n\nNone." in made.report


def test_the_report_holds_filters_findings_and_digests(articles, plan):
    made = run_plan(plan, articles())
    for said in ("# Do the outlets quote alike?", "| without wire copy | 12 | 11 | a1 |", "quoted word share:"):
        assert said in made.report
    for name in ("plan sha256", "articles as loaded sha256", "word lists sha256", "mediakit", "seed"):
        assert name in made.provenance["name"].to_list()


def test_the_same_plan_and_articles_give_the_same_report(articles, plan):
    mixed = articles().sample(frac=1, random_state=0)
    assert run_plan(plan, articles()).provenance.equals(run_plan(plan, mixed).provenance)
    pd.testing.assert_frame_equal(run_plan(plan, articles()).contrasts, run_plan(plan, mixed).contrasts, rtol=1e-9)


def test_digest_of_articles_is_that_of_the_reports(articles):
    assert articles_digest(articles()) == corpus_digest(articles())["sha256"]


def test_digest_of_a_plan_depends_on_its_contents_only(plan):
    assert plan_digest(read_plan(plan)) == plan_digest(read_plan(str(plan)))
    assert plan_digest(Plan()) != plan_digest(Plan(seed=1))
    assert plan_digest(Plan()) != plan_digest(Plan(exclude=Exclusions(min_words=1)))


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        pytest.param({"mesures": []}, UnknownNameError, "measures", id="misspelt key"),
        pytest.param({"exclude": {"minwords": 3}}, UnknownNameError, "min_words", id="misspelt exclusion"),
        pytest.param({"seed": "three"}, InputError, "seed", id="wrong kind"),
        pytest.param({"measures": "n_words"}, InputError, "measures", id="text for a list"),
        pytest.param({"exclude": 3}, InputError, "exclude", id="number for a table"),
        pytest.param("no/such/plan.toml", InputError, "no/such/plan.toml", id="no file"),
    ],
)
def test_a_plan_that_cannot_be_meant_is_refused(given, error, said):
    with pytest.raises(error, match=said):
        read_plan(given)


def test_a_file_that_is_not_toml_is_refused(tmp_path):
    path = tmp_path / "plan.toml"
    path.write_text("measures = [", encoding="utf-8")
    with pytest.raises(InputError, match="not a TOML file"):
        read_plan(path)


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        pytest.param({"outlets": ("b",)}, 6, id="an outlet, whatever its case"),
        pytest.param({"languages": ("en",)}, 11, id="a language; unknown ones stay"),
        pytest.param({"since": "2024-02-01"}, 11, id="too early; undated ones stay"),
        pytest.param({"until": "2024-01-01"}, 12, id="the last day counts"),
        pytest.param({"undated": True}, 1, id="undated"),
        pytest.param({"flagged": True}, 11, id="flagged"),
        pytest.param({"without_event": True}, 12, id="without an event"),
        pytest.param({"min_words": 10_000}, 0, id="too short"),
    ],
)
def test_exclusion(articles, chosen, kept):
    table = articles().assign(
        language=["fr", "en", *[None] * 10], flags=["truncated", *[""] * 11], published=["2024-01-01", *[None] * 11]
    )
    stays, filters = exclude(table, Exclusions(**chosen))
    assert len(stays) == kept
    assert filters["n_after"].iloc[-1] == kept


def test_pairs_may_be_any_column_of_the_articles(articles):
    run = run_plan({"pair": "topic", "clean": False}, articles().assign(topic=articles()["event"]))
    assert "there is no such column: compared without pairs" not in run.deviations["done"].tolist()
    assert run.contrasts["n_events"].max() > 0


def test_an_outlet_that_loses_all_its_articles_is_a_deviation(articles):
    articles = articles()
    extra = articles.iloc[:1].assign(outlet="Short", text="It rained.").set_axis(["short"])
    plan = {"clean": False, "exclude": {"min_words": 10}}
    done = run_plan(plan, pd.concat([articles, extra])).deviations
    assert done.loc[done["planned"].str.startswith("Short: at least"), "done"].tolist() == ["0"]


def test_missing_values_are_counted_over_all_articles(articles):
    articles = articles()
    plan = {"measures": ["vader_sentence_mean"], "clean": False, "reference": str(articles["outlet"].iloc[0])}
    table = articles.assign(language=["fr"] * 3 + ["en"] * (len(articles) - 3))
    done = run_plan(plan, table).deviations
    assert done.loc[done["what"] == "missing values", "done"].tolist() == ["3 articles without a value left out"]
