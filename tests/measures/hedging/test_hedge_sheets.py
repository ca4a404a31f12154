"""Profile by category and voice, sheets to judge, corrected rates, accuracy against labels, the user's classifier."""

import numpy as np
import pandas as pd
import pytest

import mediakit as mk
from mediakit.errors import InputError, MissingColumnError
from mediakit.measures.hedging.profile import pooled_rate

PLAIN = "The ferry sailed at noon and came back at six, and the crew went home to rest after a long day at sea. "
HEDGED = "The ferry may sail at noon. Perhaps it will be late. Clearly nobody knows. “It could fail,” said Ann Lee. "


@pytest.fixture(scope="module")
def corpus():
    """Outlet A hedges with may, B with perhaps; articles of both are alike in length."""
    texts = [HEDGED + PLAIN * (1 + i % 3) for i in range(12)] + [PLAIN * 3 + "Perhaps. " * (i % 2) for i in range(12)]
    index = pd.Index([f"a{i}" for i in range(24)], name="article_id")
    return mk.segment(pd.DataFrame({"outlet": ["A"] * 12 + ["B"] * 12, "text": texts}, index=index))


@pytest.fixture
def sheet(corpus):
    return mk.hedge_sheet(corpus, 50)


def test_the_voices_of_a_profile_add_up_to_all(corpus):
    table = mk.hedge_profile(corpus)
    n = table.pivot_table(index=["outlet", "category"], columns="voice", values="n_hits")
    assert (n[["own", "quoted", "reported"]].sum(axis=1) == n["all"]).all()


def test_the_categories_of_a_profile_add_up_to_all_hedges(corpus):
    table = mk.hedge_profile(corpus).query("voice == 'all' and pole == 'hedge' and counted")
    parts = table[table["category"] != "all hedges"].groupby("outlet")["n_hits"].sum()
    assert parts.to_dict() == table[table["category"] == "all hedges"].set_index("outlet")["n_hits"].to_dict()


def test_the_profile_and_the_measure_agree(corpus):
    table = mk.hedge_profile(corpus).query("voice == 'all' and category == 'all hedges'").set_index("outlet")
    scores = mk.measure(corpus)
    n = (scores["hedges_per_1k_words"] * scores["n_words"] / 1000).groupby(scores["outlet"]).sum()
    assert np.allclose(n, table["n_hits"])
    assert ((table["low"] <= table["per_1k_words"]) & (table["per_1k_words"] <= table["high"])).all()


def test_an_interval_needs_two_articles_and_no_words_give_nan():
    assert pooled_rate(np.array([2.0]), np.array([1000.0]))[:4] == (2, 1000, 1, 2.0)
    assert np.isnan(pooled_rate(np.array([2.0]), np.array([1000.0]))[4:]).all()
    assert np.isnan(pooled_rate(np.array([0.0]), np.array([0.0]))[3])


def test_a_profile_by_an_unknown_column_is_refused(corpus):
    with pytest.raises(MissingColumnError, match="desk"):
        mk.hedge_profile(corpus, by="desk")


def test_a_sheet_holds_up_to_n_hits_of_each_cue_in_context(corpus):
    drawn = mk.hedge_sheet(corpus, 3)
    assert drawn.groupby("cue").size().max() == 3
    assert set(drawn["is_right"]) == {""}
    text = corpus.articles["text"]
    joined = drawn["before"] + drawn["text"] + drawn["after"]
    assert all(j in text.loc[a] for j, a in zip(joined, drawn["article_id"], strict=True))


def test_a_sheet_by_cue_and_outlet_draws_from_each(corpus):
    drawn = mk.hedge_sheet(corpus, 2, by=["outlet", "cue"])
    assert drawn.groupby(["outlet", "cue"]).size().max() == 2
    assert set(drawn["outlet"]) == {"A", "B"}


def test_the_same_seed_draws_the_same_hits(corpus):
    pd.testing.assert_frame_equal(mk.hedge_sheet(corpus, 3, seed=4), mk.hedge_sheet(corpus, 3, seed=4))


def test_a_sheet_of_no_hits_a_cue_is_refused(corpus):
    with pytest.raises(InputError, match="1 or more; not 0"):
        mk.hedge_sheet(corpus, 0)


def test_precision_is_the_share_of_yes_with_its_wilson_interval():
    judged = pd.DataFrame({"cue": ["may"] * 10 + ["could"] * 2, "is_right": ["yes"] * 9 + ["no", "", None]})
    table = mk.hedge_precision(judged).set_index("cue")
    assert table.loc["may", ["n_judged", "n_right", "precision"]].to_list() == [10, 9, 0.9]
    assert round(table.loc["may", "low"], 3) == 0.596
    assert table.loc["could", "n_judged"] == 0
    assert np.isnan(table.loc["could", "precision"])
    assert table.index[-1] == "all"


def test_a_verdict_that_is_neither_yes_nor_no_is_named():
    with pytest.raises(InputError, match="not 'perhaps'"):
        mk.hedge_precision(pd.DataFrame({"cue": ["may"], "is_right": ["perhaps"]}))


def test_a_sheet_can_be_written_and_read_back(sheet, tmp_path):
    sheet.assign(is_right="yes").to_csv(tmp_path / "sheet.csv", index=False)
    assert mk.hedge_precision(pd.read_csv(tmp_path / "sheet.csv")).iloc[-1]["precision"] == 1


def test_with_every_hit_right_the_corrected_rate_is_the_counted_one(corpus, sheet):
    table = mk.hedge_corrected(corpus, sheet.assign(is_right="yes"))
    assert np.allclose(table["corrected_per_1k_words"], table["per_1k_words"])
    assert (table["judged_share"] == 1).all()
    assert (table["vanishes"] == "").all()


def test_a_difference_that_rests_on_wrong_cues_vanishes(corpus, sheet):
    judged = sheet.assign(is_right=np.where(sheet["text"] == "Perhaps", "yes", "no"))
    judged = pd.concat([judged[judged["is_right"] == "no"]] * 8 + [judged], ignore_index=True)
    judged.loc[judged["text"] == "Perhaps", "is_right"] = "no"
    table = mk.hedge_corrected(corpus, judged).set_index("outlet")
    assert table.loc["A", "differs_from"] == "B"
    assert (table["corrected_per_1k_words"] == 0).all()
    everything_right = mk.hedge_corrected(corpus, sheet.assign(is_right="yes")).set_index("outlet")
    assert everything_right.loc["A", "differs_from"] == "B"


def test_a_sheet_without_verdicts_corrects_nothing(corpus, sheet):
    with pytest.raises(InputError, match="no hedge of the sheet is judged"):
        mk.hedge_corrected(corpus, sheet)


def test_accuracy_counts_hits_by_category_of_hit_and_label():
    index = pd.Index(["a"], name="article_id")
    corpus = mk.segment(pd.DataFrame({"outlet": ["A"], "text": ["It may rain. Clearly it could snow."]}, index=index))
    labelled = pd.DataFrame(
        [("a", 3, 6, "hedge", "modal"), ("a", 13, 20, "booster", "booster"), ("a", 7, 11, "hedge", "verb")],
        columns=["article_id", "start", "end", "label", "category"],
    )
    table = mk.hedge_accuracy(corpus, labelled).set_index("category")
    assert table.loc["modal", ["n_found", "n_right", "n_labelled", "n_labelled_found"]].to_list() == [2, 1, 1, 1]
    assert table.loc["verb", "recall"] == 0
    assert table.loc["boosters", "f1"] == 1


def test_labels_of_other_articles_are_refused(corpus):
    labelled = pd.DataFrame(
        [("zz", 0, 1, "hedge", "modal")], columns=["article_id", "start", "end", "label", "category"]
    )
    with pytest.raises(InputError, match="compare the column article_id"):
        mk.hedge_accuracy(corpus, labelled)


@pytest.fixture(scope="module")
def labelled_news():
    """Labelled pages of the test half of the sample, which no rule was tuned on."""
    split = mk.load_labels("split").set_index("file")["split"]
    bodies = mk.load_labels("bodies").set_index("file")
    bodies = bodies[split.reindex(bodies.index) == "test"].assign(outlet="sample")
    labels = mk.load_labels("hedges").rename(columns={"file": "article_id"})
    return mk.segment(bodies), labels


def test_on_labelled_news_the_cues_are_right_and_few_are_missed(labelled_news):
    table = mk.hedge_accuracy(*labelled_news, profile="news").set_index("category")
    assert table.loc["all hedges", "f1"] >= 0.80, table.to_string()
    assert table.loc["all hedges", "precision"] >= 0.85, table.to_string()


def judged_by_rule():
    """A sheet in which the word after the cue decides."""
    after = [" well fail", " be imposed"] * 30
    return pd.DataFrame(
        {
            "article_id": [f"a{i // 4}" for i in range(60)],
            "cue": "may",
            "category": "modal",
            "before": "a fine",
            "text": "may",
            "after": after,
            "is_right": ["yes", "no"] * 30,
        }
    )


def test_a_classifier_learns_from_the_words_around_the_cue():
    trained = mk.train_disambiguator(judged_by_rule())
    report = trained.report.set_index("method")
    assert report.loc["rules alone", "precision"] == 0.5
    assert report.loc["classifier", "precision"] == 1
    assert (trained.probability(judged_by_rule().head(2)) > 0.5).tolist() == [True, False]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param(lambda t: t.assign(is_right="yes"), "10 verdicts of each kind", id="one kind of verdict"),
        pytest.param(lambda t: t.assign(article_id="a"), "5 folds need as many articles", id="one article"),
    ],
)
def test_too_few_verdicts_train_nothing(change, says):
    with pytest.raises(InputError, match=says):
        mk.train_disambiguator(change(judged_by_rule()))


@pytest.mark.parametrize("folds", [1, 0, 2.5])
def test_a_number_of_folds_that_cannot_be_is_named(folds):
    with pytest.raises(InputError, match=f"folds must be a whole number from 2; not {folds}"):
        mk.train_disambiguator(judged_by_rule(), folds=folds)


def test_verdicts_of_one_kind_outside_a_fold_train_nothing():
    one_sided = judged_by_rule().assign(article_id=["a", "b"] * 30)
    with pytest.raises(InputError, match="verdicts of one kind only"):
        mk.train_disambiguator(one_sided, folds=2)


def test_hits_of_articles_without_an_outlet_are_drawn_as_a_group_of_their_own():
    corpus = mk.segment(pd.DataFrame({"outlet": [None, "A"], "text": ["It may rain.", "It may snow."]}))
    sheet = mk.hedge_sheet(corpus, 1, by="outlet")
    assert sheet["outlet"].to_list() == ["(none given)", "A"]
    assert mk.hedge_precision(sheet.assign(is_right="yes"), by="outlet")["n_judged"].to_list() == [1, 1, 2]
