"""Contrasts: signs, pairs, tests that fit the numbers, families, notes."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from mediakit.comparison import contrasts, verdict
from mediakit.comparison.contrasts import NOBODY, ONLY_ONE
from mediakit.comparison.formulas import holm
from mediakit.errors import MissingColumnError, UnknownNameError

NAN = float("nan")
DESIGN = [
    *("measure", "outlet", "reference", "n", "difference", "low", "high", "hedges_g", "cliffs_delta"),
    *("p", "p_adjusted", "method", "note"),
]


def told(n_events=40, shift=0.0, seed=0, outlets="ABC"):
    """Scores of complete events with strong event effects; outlet A is higher by `shift`."""
    rng = np.random.default_rng(seed)
    k = len(outlets)
    event = np.repeat(np.arange(n_events), k)
    tone = rng.normal(size=n_events)[event] + rng.normal(0, 0.5, n_events * k)
    outlet = np.array(list(outlets) * n_events)
    return pd.DataFrame({"outlet": outlet, "event": event, "tone": tone + shift * (outlet == "A"),
                         "n_words": rng.normal(500, 90, n_events * k)})  # fmt: skip


def one(table, **where):
    for name, value in where.items():
        table = table[table[name] == value]
    assert len(table) == 1
    return table.iloc[0]


def test_the_promised_columns_are_there():
    assert set(DESIGN) <= set(contrasts(told()))


@pytest.mark.parametrize("pair", [None, "event"])
@pytest.mark.parametrize("reference", [None, "B"])
def test_difference_is_mean_of_outlet_less_mean_of_reference(pair, reference):
    table = told()
    mean = table.groupby("outlet")["tone"].mean()
    made = contrasts(table, pair=pair, reference=reference)
    for row in made[made["measure"] == "tone"].itertuples():
        other = mean.drop(row.outlet).mean() if row.reference == "rest" else mean[row.reference]
        assert row.difference == pytest.approx(mean[row.outlet] - other, abs=1e-12)


def test_pairs_by_event_give_a_narrower_interval():
    a, b = (one(contrasts(told(), pair=p, reference="B"), measure="tone", outlet="A") for p in ("event", None))
    assert a["high"] - a["low"] < 0.7 * (b["high"] - b["low"])


def test_paired_interval_is_the_t_interval_of_the_differences():
    table = told(outlets="AB").drop(columns="n_words")
    wide = table.pivot_table(index="event", columns="outlet", values="tone")
    expected = stats.ttest_rel(wide["A"], wide["B"]).confidence_interval()
    made = one(contrasts(table, pair="event"))
    assert [made["low"], made["high"]] == pytest.approx(list(expected))
    assert made["n_events"] == 40
    assert "paired by 40 shared events" in made["note"]


def test_paired_g_is_over_the_pooled_spread_of_articles():
    table = told(outlets="AB", shift=1).drop(columns="n_words")
    paired, plain = (one(contrasts(table, pair=p)) for p in ("event", None))
    assert paired["hedges_g"] == pytest.approx(plain["hedges_g"])
    assert paired["g_high"] - paired["g_low"] < plain["g_high"] - plain["g_low"]


def test_two_groups_are_compared_once():
    made = contrasts(told(outlets="AB"))
    assert made[["outlet", "reference"]].drop_duplicates().to_numpy().tolist() == [["A", "B"]]


def test_more_groups_are_each_compared_with_the_rest():
    made = contrasts(told())
    assert made["reference"].unique().tolist() == ["rest"]
    assert made["outlet"].unique().tolist() == ["A", "B", "C"]


def test_reference_is_found_whatever_its_case():
    assert contrasts(told(), reference="b")["reference"].unique().tolist() == ["B"]


def test_p_is_the_larger_of_two_tests():
    table = told().drop(columns="n_words")
    made = one(contrasts(table[table["outlet"] != "C"]))
    a, b = (g["tone"].to_numpy() for _, g in table[table["outlet"] != "C"].groupby("outlet"))
    gap = lambda x, y, axis: x.mean(axis=axis) - y.mean(axis=axis)  # noqa: E731
    exchanged = stats.permutation_test((a, b), gap, n_resamples=9_999, vectorized=True, rng=1).pvalue
    assert made["p"] == pytest.approx(max(stats.ttest_ind(a, b, equal_var=False).pvalue, exchanged), abs=0.02)
    many = pd.DataFrame({"outlet": ["A"] * 120 + ["B"] * 150, "tone": np.resize(np.arange(7.0) ** 2, 270)})
    a, b = (g["tone"].to_numpy() for _, g in many.groupby("outlet"))
    tests = [stats.ttest_ind(a, b, equal_var=equal).pvalue for equal in (True, False)]
    assert one(contrasts(many))["p"] == pytest.approx(max(tests))


def test_two_against_two_says_that_it_cannot_reach_05():
    table = pd.DataFrame({"outlet": list("AABB"), "tone": [1.0, 2.0, 8.0, 9.0]})
    made = one(contrasts(table))
    assert made["p"] == pytest.approx(1 / 3)
    assert made["p_floor"] == pytest.approx(1 / 3)
    assert "cannot reach .05 with n = 2 and 2 (floor .333)" in made["note"]
    assert math.isnan(made["detectable_g"])


def test_five_events_cannot_reach_05_either():
    made = one(contrasts(told(5, shift=9, outlets="AB").drop(columns="n_words"), pair="event"))
    assert "cannot reach .05 with 5 shared events (floor .062)" in made["note"]


def test_a_family_too_large_for_the_events_is_said_to_be():
    table = told(6, shift=9, outlets="AB").assign(**{f"m{i}": range(12) for i in range(4)})
    made = contrasts(table, pair="event")
    assert made["note"].str.contains("cannot reach .05 over 6 tests (floor .031)", regex=False).any()
    assert (made["p_adjusted"] >= 0.05).all()


def test_one_article_a_side_is_descriptive_only():
    made = contrasts(told(1))
    assert made["p"].isna().all()
    assert made["p_adjusted"].isna().all()
    assert made["low"].isna().all()
    assert made["note"].str.contains("descriptive only: one article").all()
    assert made["difference"].notna().all()


def test_one_article_against_many_has_no_test():
    table = pd.DataFrame({"outlet": ["A", *"BBBBBB"], "tone": [9.0, 1, 2, 3, 4, 5, 6]})
    made = one(contrasts(table))
    assert math.isnan(made["p"])
    assert math.isnan(made["hedges_g"])
    assert made["cliffs_delta"] == 1


def test_equal_values_have_difference_0_and_no_test():
    made = one(contrasts(told(outlets="AB").assign(tone=0.1).drop(columns="n_words")))
    assert (made["difference"], made["low"], made["high"]) == (0, 0, 0)
    assert math.isnan(made["hedges_g"])
    assert math.isnan(made["p"])
    assert "all values equal" in made["note"]


def test_two_constant_groups_that_differ_are_still_tested():
    table = pd.DataFrame({"outlet": list("A" * 20 + "B" * 20), "tone": [0.0] * 20 + [1.0] * 20})
    made = one(contrasts(table))
    assert made["p"] < 0.001
    assert made["difference"] == made["low"] == made["high"] == -1


def test_a_measure_without_values_has_a_row_and_moves_no_other_p():
    table = told()
    full = contrasts(table.assign(empty=NAN))
    assert one(full, measure="empty", outlet="A")["note"] != ""
    assert full.loc[full["measure"] == "empty", "p"].isna().all()
    same = full[full["measure"] != "empty"].reset_index(drop=True)
    pd.testing.assert_series_equal(same["p_adjusted"], contrasts(table)["p_adjusted"])


def test_missing_values_are_counted_and_their_events_left_out():
    table = told()
    table.loc[table["event"].isin([3, 4]) & (table["outlet"] == "A"), "tone"] = NAN
    made = one(contrasts(table, pair="event", reference="B"), measure="tone", outlet="A")
    assert (made["n_events"], made["n_missing"]) == (38, 2)
    assert "2 articles without this measure left out" in made["note"]


def test_holm_is_taken_over_all_rows_and_the_family_is_named():
    made = contrasts(told(shift=0.6), pair="event")
    assert made["p_adjusted"].to_numpy() == pytest.approx(holm(made["p"].to_numpy()))
    assert made["n_family"].unique().tolist() == [6]
    assert made["family"].unique().tolist() == ["holm over 6 tests (2 measures, 3 comparisons each)"]


@pytest.mark.parametrize("correction", ["bh", "none"])
def test_other_corrections_are_never_stricter_than_holm(correction):
    made, strict = (contrasts(told(shift=0.3), correction=c)["p_adjusted"] for c in (correction, "holm"))
    assert (made <= strict + 1e-12).all()


def test_what_is_not_found_cannot_be_told_apart():
    made = contrasts(told(shift=3), pair="event", reference="B")
    said = made["note"].str.contains("cannot be told apart")
    assert (said == (made["p_adjusted"] >= 0.05)).all()
    assert not one(made, measure="tone", outlet="A")["note"].endswith("told apart")


def test_order_of_rows_makes_no_difference():
    table = told(7, seed=3)
    for pair in (None, "event"):
        a = contrasts(table, pair=pair)
        b = contrasts(table.sample(frac=1, random_state=2), pair=pair)
        pd.testing.assert_frame_equal(a, b, rtol=1e-9)


def test_without_shared_events_there_are_no_pairs_and_the_note_says_so():
    table = told(outlets="AB")
    table["event"] = np.arange(len(table))
    made = contrasts(table, pair="event")
    assert (made["n_events"] == 0).all()
    assert made["note"].str.contains("too few shared events: compared without pairs").all()


def test_articles_without_an_event_take_no_part_in_pairs():
    table = told(outlets="AB").astype({"event": object})
    table.loc[table["event"].isin(range(10)), "event"] = None
    assert (contrasts(table, pair="event")["n_events"] == 30).all()


def test_spellings_of_one_outlet_are_put_together_and_named():
    table = told(outlets="AB")
    table.loc[::4, "outlet"] = "a"
    assert contrasts(table)["note"].str.contains("outlet labels differ only by case: A, a").all()


def test_groups_of_two_columns_have_joined_names():
    made = contrasts(told().assign(section="x"), by=["outlet", "section"], reference="A / x")
    assert made["outlet"].unique().tolist() == ["B / x", "C / x"]


def test_random_halves_of_one_outlet_rarely_differ():
    rng, found = np.random.default_rng(5), []
    people = pd.DataFrame({f"m{i}": rng.gamma(2, 1, 60) for i in range(5)})
    for _ in range(60):
        half = people.iloc[rng.permutation(60)].assign(outlet=["left"] * 30 + ["right"] * 30)
        found.append((contrasts(half)["p_adjusted"] < 0.05).any())
    assert np.mean(found) <= 0.1


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        pytest.param({"reference": "Z"}, UnknownNameError, "Z", id="unknown reference"),
        pytest.param({"correction": "bonferroni"}, UnknownNameError, "holm, bh, none", id="unknown correction"),
        pytest.param({"pair": "story"}, MissingColumnError, "story", id="no such pair column"),
        pytest.param({"by": "section"}, MissingColumnError, "section", id="no such group column"),
    ],
)
def test_a_wrong_call_names_what_is_wrong(call, error, said):
    with pytest.raises(error, match=said):
        contrasts(told(), **call)


@pytest.mark.parametrize("call", [{}, {"pair": "event"}, {"reference": "A"}, {"correction": "bh"}])
def test_one_group_alone_is_a_row_that_says_so(call):
    table = contrasts(told(outlets="A"), **call)
    assert set(table["note"]) == {ONLY_ONE}
    assert set(zip(table["outlet"], table["reference"], strict=True)) == {("A", NOBODY)}
    assert (table["n"] > 0).all()
    assert table[["difference", "low", "high", "p", "p_adjusted", "hedges_g"]].isna().all(axis=None)
    assert verdict(table).str.endswith("there is only A, nothing to compare it with.").all()


def test_without_articles_there_is_nothing_to_compare():
    assert contrasts(told().iloc[:0]).empty


def test_twenty_outlets_ten_measures_and_ten_thousand_articles_take_seconds():
    rng = np.random.default_rng(0)
    n = 10_000
    table = pd.DataFrame(rng.normal(size=(n, 10)), columns=[f"m{i}" for i in range(10)])
    table = table.assign(outlet=[f"o{i % 20:02d}" for i in range(n)], event=np.arange(n) // 20)
    for pair in (None, "event"):
        assert len(contrasts(table, pair=pair)) == 200


def zeros(share):
    return lambda rng, n: (rng.random(n) < share) * rng.lognormal(size=n)


@pytest.mark.parametrize(
    ("one_side", "other_side", "n"),
    [
        pytest.param(zeros(0.02), zeros(0.02), (20, 300), id="a rare thing"),
        pytest.param(zeros(0.1), zeros(0.1), (10, 100), id="not so rare"),
        pytest.param(zeros(0.1), zeros(0.1), (120, 1000), id="many articles"),
        pytest.param(lambda r, n: r.lognormal(size=n), lambda r, n: r.lognormal(size=n), (12, 200), id="skewed"),
        pytest.param(lambda r, n: r.normal(0, 3, n), lambda r, n: r.normal(size=n), (5, 50), id="few and wider"),
    ],
)
def test_sides_drawn_alike_rarely_differ(one_side, other_side, n):
    rng, found = np.random.default_rng(5), 0
    outlet = np.repeat(["A", "B"], n)
    for _ in range(60):
        values = np.concatenate([one_side(rng, n[0]), other_side(rng, n[1])])
        found += contrasts(pd.DataFrame({"outlet": outlet, "tone": values}))["p"].iloc[0] < 0.05
    assert found <= 8  # of 60 at .05, with probability .995


@pytest.mark.parametrize(("spread", "n_others"), [(3, 1), (1, 8)])
def test_outlets_drawn_alike_within_events_rarely_differ(spread, n_others):
    rng, found = np.random.default_rng(6), 0
    n = [1, n_others, n_others, n_others]
    outlet, event = np.tile(np.repeat(list("ABCD"), n), 12), np.repeat(np.arange(12), sum(n))
    for _ in range(60):
        tone = rng.normal(size=12)[event] + rng.normal(size=len(event)) * np.where(outlet == "A", spread, 1)
        table = contrasts(pd.DataFrame({"outlet": outlet, "event": event, "tone": tone}), pair="event")
        found += one(table, outlet="A")["p"] < 0.05
    assert found <= 8


def test_a_constant_side_is_said():
    table = pd.DataFrame({"outlet": ["A"] * 20 + ["B"] * 300, "tone": [0.0] * 305 + [1.0] * 15})
    made = one(contrasts(table))
    assert made["p"] > 0.3
    assert "one side is constant: the interval has the spread of the other only" in made["note"]


def test_the_smallest_p_of_random_relabellings_is_said():
    rng = np.random.default_rng(0)
    table = pd.DataFrame({"outlet": ["A"] * 30 + ["B"] * 30, "tone": rng.normal(size=60) + np.repeat([0, 10], 30)})
    made = one(contrasts(table))
    assert made["p"] == made["p_floor"] == pytest.approx(2 / 50_000)
