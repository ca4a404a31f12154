"""Words that mark an outlet: formula, exchange of articles, switches."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

import mediakit as mk
from mediakit.comparison import keyness
from mediakit.comparison.formulas import benjamini_hochberg
from mediakit.comparison.keytable import log_odds_of
from mediakit.errors import MissingColumnError, UnknownNameError
from mediakit.segmentation import segment

COMMON = "The council met and the mayor said that it will meet again."


def corpus(n=40, seed=0):
    """Two outlets with the same words; A also has `quibberly` in 15 articles and `zorblax` forty times in one."""
    rng = np.random.default_rng(seed)
    filler = np.array(["harbour", "river", "bridge", "school", "budget", "winter", "farmer", "museum"])
    texts = []
    for i in range(n):
        own = " ".join(rng.choice(filler, 40))
        extra = " quibberly" if i < 15 else ""
        extra += " zorblax" * 40 if i == 16 else " zorblax" if i >= n - 4 else ""
        texts.append(f"{COMMON} We saw {own}{extra}. They met Ada Brandt.")
    outlet = ["A"] * (n // 2) + ["B"] * (n // 2)
    return segment(pd.DataFrame({"outlet": outlet, "text": texts}, index=[f"a{i}" for i in range(n)]))


def row(table, outlet, word):
    found = table[(table["outlet"] == outlet) & (table["word"] == word)]
    assert len(found) == 1
    return found.iloc[0]


def test_a_word_of_many_articles_marks_an_outlet():
    made = keyness(corpus())
    best = made[(made["outlet"] == "A") & (made["note"] == "")].iloc[0]
    assert best["word"] == "quibberly"
    assert (best["n"], best["n_articles"], best["n_rest"], best["n_articles_rest"]) == (15, 15, 0, 0)
    assert best["p_adjusted"] < 0.01


def test_a_word_of_one_long_article_does_not():
    made = row(keyness(corpus()), "A", "zorblax")
    assert made["z"] > 3
    assert made["p"] > 0.2
    assert made["note"] == "in one article only"


def test_words_of_few_articles_are_left_out():
    words = set(keyness(corpus(), min_articles=16)["word"])
    assert not words & {"quibberly", "zorblax"}


def test_names_can_be_left_out():
    assert "brandt" in set(keyness(corpus())["word"])
    without = set(keyness(corpus(), capitalised=False)["word"])
    assert not without & {"ada", "brandt"}
    assert {"council", "the", "quibberly"} <= without


def test_numbers_are_finite_and_two_outlets_mirror_each_other():
    made = keyness(corpus())
    assert np.isfinite(made[["log_odds", "z", "p", "p_adjusted"]].to_numpy()).all()
    a, b = (made[made["outlet"] == o].set_index("word").sort_index() for o in "AB")
    assert a["z"].to_numpy() == pytest.approx(-b["z"].to_numpy())
    assert a["p"].to_numpy() == pytest.approx(b["p"].to_numpy())


def test_correction_is_over_the_words_of_an_outlet():
    made = keyness(corpus())
    for _, part in made.groupby("outlet"):
        assert part["p_adjusted"].to_numpy() == pytest.approx(benjamini_hochberg(part["p"].to_numpy()))


def test_exchange_p_is_that_of_many_random_exchanges():
    batch = corpus(24, seed=3)
    made = row(keyness(batch, min_articles=1), "A", "river")
    texts = batch.articles["text"].str.casefold().str.split()
    n = texts.map(lambda t: t.count("river")).to_numpy()
    length = texts.map(len).to_numpy()
    excess = n - n.sum() / length.sum() * length
    rng = np.random.default_rng(0)
    others = np.array([excess[rng.permutation(24)[:12]].sum() for _ in range(4000)])
    observed = excess[:12].sum()
    assert made["p"] == pytest.approx(2 * min((others >= observed).mean(), (others <= observed).mean()), abs=0.1)


@given(st.floats(1, 500), st.floats(0, 500), st.floats(0.01, 50))
def test_log_odds_are_those_of_the_plain_formula(n, rest, prior):
    totals, a = (2000.0, 3000.0), 1000.0
    odds, z = log_odds_of(np.array([n, 0.0]), np.array([rest, 0.0]), totals, (np.array([prior, a - prior]), a))
    one = np.log((n + prior) / (totals[0] + a - n - prior))
    two = np.log((rest + prior) / (totals[1] + a - rest - prior))
    assert odds[0] == pytest.approx(one - two, abs=1e-9)
    assert z[0] == pytest.approx((one - two) / np.sqrt(1 / (n + prior) + 1 / (rest + prior)), abs=1e-9)


def test_random_halves_have_hardly_any_marks():
    rng, found = np.random.default_rng(1), []
    for seed in range(5):
        batch = corpus(60, seed=seed)
        table = batch.articles.assign(outlet=rng.permutation(batch.articles["outlet"].to_numpy()))
        found += (keyness(segment(table))["p_adjusted"] < 0.05).tolist()
    assert np.mean(found) < 0.02


def test_one_voice_counts_only_its_words(make_corpus):
    batch = make_corpus([("A", "“Herring soup,” she said. The mayor left."), ("B", "The mayor left.")] * 5)
    assert "herring" in set(keyness(batch)["word"])
    assert "herring" not in set(keyness(batch, voice="own")["word"])


def test_one_article_a_side_has_no_p(make_corpus):
    made = keyness(make_corpus([("A", COMMON), ("B", COMMON)]), min_articles=1)
    assert made["p"].isna().all()


@pytest.mark.parametrize("rows", [[("A", COMMON)] * 3, [("A", ""), ("B", "!!!")]], ids=["one outlet", "no words"])
def test_nothing_to_compare_gives_no_rows(make_corpus, rows):
    assert keyness(make_corpus(rows), min_articles=1).empty


def test_wrong_names_are_refused():
    with pytest.raises(UnknownNameError, match="own"):
        keyness(corpus(4), voice="mine")
    with pytest.raises(MissingColumnError, match="section"):
        keyness(corpus(4), by="section")


@pytest.mark.parametrize("k", [2, 3, 5, 10])
def test_a_few_articles_drawn_at_random_have_no_marks(k):
    rng, sample = np.random.default_rng(k), mk.segment(mk.load_sample())
    found = 0
    for _ in range(10):
        outlet = np.where(rng.permutation(len(sample.articles)) < k, "A", "B")
        table = keyness(replace(sample, articles=sample.articles.assign(outlet=outlet)))
        found += bool((table.loc[table["outlet"] == "A", "p_adjusted"] < 0.05).any())
    assert found <= 2


@pytest.mark.parametrize(("own", "rest"), [(1, 4), (2, 3), (0, 30)])
def test_p_of_a_rare_word_is_near_the_exact_one(own, rest):
    texts = ["quay one two three"] * own + ["hill one two three"] * (2 - own)
    texts += ["quay one two three"] * rest + ["hill one two three"] * (198 - rest)
    batch = mk.segment(pd.DataFrame({"outlet": ["A"] * 2 + ["B"] * 198, "text": texts}))
    law = stats.hypergeom(200, own + rest, 2)
    exact = min(1, 2 * min(law.sf(own - 1), law.cdf(own)))
    assert exact / 2 <= row(keyness(batch, min_articles=1), "A", "quay")["p"] <= 8 * exact


def test_log_odds_do_not_depend_on_which_words_are_left_out():
    batch = mk.segment(mk.load_sample())
    few, all_words = (keyness(batch, min_articles=n).set_index(["outlet", "word"]) for n in (30, 1))
    assert np.allclose(few["log_odds"], all_words.loc[few.index, "log_odds"])
