"""Corrected rates: intervals that cover what they promise, none from one article, and a group for every article."""

import numpy as np
import pandas as pd
import pytest

import mediakit as mk
from mediakit.errors import InputError
from mediakit.measures.hedging.corrected import drawn_rates, precisions
from mediakit.measures.hedging.profile import pooled_rate

RIGHT = np.array([0.9, 0.6, 0.3])
PER_WORD = np.array([0.008, 0.005, 0.003])
JUDGED = pd.DataFrame({"cue": ["may", "may"], "pole": "hedge", "is_right": ["yes", "no"]})


def corpus(outlets, texts, **columns):
    return mk.segment(pd.DataFrame({"outlet": outlets, "text": texts, **columns}))


def covered(n, rng):
    """Whether the intervals of n articles hold the rate and the corrected rate that they were drawn from."""
    words = rng.integers(200, 1200, size=n).astype(float)
    mood = rng.gamma(10, 1 / 10, size=(n, 1))  # an article hedges a third more or less than its outlet
    counts = rng.poisson(words[:, None] * PER_WORD * mood).astype(float)
    right = rng.binomial(40, RIGHT)
    precision = rng.beta(right + 0.5, 40 - right + 0.5, size=(400, 3))
    low, high = pooled_rate(counts.sum(axis=1), words)[4:]
    ends = np.quantile(drawn_rates(counts, words, precision, rng)[1], [0.025, 0.975])
    return low <= 1000 * PER_WORD.sum() <= high, ends[0] <= 1000 * PER_WORD @ RIGHT <= ends[1]


@pytest.mark.parametrize("n", [3, 5, 10])
def test_intervals_of_few_articles_cover_the_rate(n):
    rng = np.random.default_rng(n)
    counted, corrected = np.mean([covered(n, rng) for _ in range(1000)], axis=0)
    assert counted >= 0.90
    assert corrected >= 0.90


def test_one_article_gives_no_interval_and_differs_from_none():
    texts = ["It may rain, it may snow, it may hail."] + ["The ferry sailed at noon and came back at six."] * 9
    table = mk.hedge_corrected(corpus(["A"] + ["B"] * 9, texts), JUDGED).set_index("outlet")
    assert table.loc["A", ["low", "high", "corrected_low", "corrected_high"]].isna().all()
    assert (table[["differs_from", "vanishes"]] == "").all(axis=None)


def test_the_counted_interval_is_that_of_the_profile():
    texts = ["It may rain.", "It may snow or hail today.", "It rained all day.", "It may be so, they said."]
    articles = corpus(["A"] * 4, texts)
    profile = mk.hedge_profile(articles).query("category == 'all hedges' and voice == 'all'").iloc[0]
    table = mk.hedge_corrected(articles, JUDGED).iloc[0]
    assert table[["per_1k_words", "low", "high"]].to_list() == profile[["per_1k_words", "low", "high"]].to_list()


@pytest.mark.parametrize("by", ["event", "outlet"])
def test_articles_without_a_label_are_a_group_of_their_own(by):
    texts = ["It may rain.", "It may snow.", "It rained."]
    table = mk.hedge_corrected(corpus(["A", None, "A"], texts, event=["x", None, "x"]), JUDGED, by=by)
    assert table[[by, "n_articles", "n_hits"]].iloc[0].to_list() == ["(none given)", 1, 1]


def test_a_level_that_is_no_share_is_named():
    articles = corpus(["A"], ["It may rain."])
    for call in (
        lambda: mk.hedge_corrected(articles, JUDGED, level=95),
        lambda: mk.hedge_precision(JUDGED, level=95),
    ):
        with pytest.raises(InputError, match="level must lie between 0 and 1; not 95"):
            call()


def test_no_hit_in_two_articles_is_no_certainty():
    texts = ["It rained all day in the town. " * 6] * 2 + ["It may rain all day in the town. " * 8] * 2
    corpus = mk.segment(pd.DataFrame({"outlet": ["A", "A", "B", "B"], "text": texts}))
    rates = mk.hedge_corrected(corpus, JUDGED.assign(is_right="yes")).set_index("outlet")
    assert rates.loc["A", "high"] > 20
    assert rates.loc["A", "corrected_high"] > 0


def test_the_interval_holds_the_estimate_when_all_verdicts_are_alike():
    cues = ["may", "might", "could", "perhaps", "possibly", "probably", "likely"]
    corpus = mk.segment(pd.DataFrame({"outlet": ["A"] * 5, "text": [f"It {c} rained." for c in cues[:5]]}))
    rates = mk.hedge_corrected(corpus, pd.DataFrame({"cue": cues, "pole": "hedge", "is_right": "yes"})).iloc[0]
    assert rates["corrected_low"] <= rates["corrected_per_1k_words"] <= rates["corrected_high"]
    assert rates["corrected_per_1k_words"] == pytest.approx(rates["per_1k_words"])


def test_cues_without_verdicts_share_one_precision():
    rng = np.random.default_rng(0)
    right, n = np.array([6.0, *[0.0] * 9]), np.array([10.0, *[0.0] * 9])
    expected, draws = precisions(right, n, rng)
    assert np.allclose(expected[1:], 0.6)
    assert (draws[:, 1:] == draws[:, [1]]).all()
    assert draws[:, 1].std() > 0.1
