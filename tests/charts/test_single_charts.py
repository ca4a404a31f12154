"""What the single charts draw: the numbers of their tables, in order, and nothing where nothing was measured."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from mediakit import charts
from mediakit.charts.direct import spread
from mediakit.charts.forest import p_words
from mediakit.charts.labels import axis_label
from mediakit.charts.layout import jitter, number
from mediakit.charts.standardised import standardised
from mediakit.errors import InputError, MissingColumnError, UnknownNameError


def estimates(rows, measure="quoted_word_share"):
    made = pd.DataFrame(rows, columns=["outlet", "n", "mean", "low", "high"])
    return made.assign(measure=measure, n_missing=0, method="t interval", note="")


THREE = estimates([("B", 9, 0.2, 0.1, 0.3), ("A", 9, 0.4, 0.3, 0.5), ("C", 0, np.nan, np.nan, np.nan)])


def row_names(ax):
    return [t.get_text().split(" (")[0] for t in ax.get_yticklabels()]


def points(ax):
    """Marks as (x, y) and intervals as (low, high, y), as they are drawn."""
    lines = [np.array(line.get_xydata(), dtype=float) for line in ax.lines]
    marks = [tuple(p[0]) for p in lines if len(p) == 1]
    spans = [(p[0, 0], p[1, 0], p[0, 1]) for p in lines if len(p) == 2 and p[0, 1] == p[1, 1]]
    return marks, spans


def test_a_dot_plot_shows_the_numbers_of_its_table():
    marks, spans = points(charts.dotplot(THREE, "quoted_word_share"))
    assert marks[:2] == [(0.4, 0.0), (0.2, 1.0)]
    assert spans[:2] == [(0.3, 0.5, 0.0), (0.1, 0.3, 1.0)]


def test_the_dashed_line_is_the_mean_of_all_articles():
    table = estimates([("A", 30, 0.2, 0.1, 0.3), ("B", 10, 0.6, 0.5, 0.7)])
    assert charts.dotplot(table, "quoted_word_share").lines[-1].get_xdata()[0] == pytest.approx(0.3)


def test_what_was_not_measured_is_no_zero():
    ax = charts.dotplot(THREE, "quoted_word_share")
    assert row_names(ax) == ["A", "B", "C"]
    assert np.isnan(points(ax)[0][2][0])
    assert "not measured: C" in ax.get_label().replace("Not", "not")
    assert "not measured" in [t.get_text() for t in ax.texts]


def test_the_given_order_is_kept_and_an_absent_outlet_has_a_row():
    ax = charts.dotplot(THREE, "quoted_word_share", order=["B", "Z", "A"])
    assert row_names(ax) == ["B", "Z", "A"]
    assert "(n\u00a0=\u00a00)" in ax.get_yticklabels()[1].get_text()


def test_shuffled_rows_give_the_same_chart():
    one = charts.dotplot(THREE, "quoted_word_share", ax=plt.figure().add_subplot())
    two = charts.dotplot(THREE.iloc[::-1], "quoted_word_share", ax=plt.figure().add_subplot())
    assert points(one)[0][:2] == points(two)[0][:2]
    assert one.get_label() == two.get_label()


def test_an_outlet_has_one_colour_in_all_charts():
    palette = charts.colors(["A", "B", "C"])
    whole = charts.dotplot(THREE, "quoted_word_share", colors=palette, ax=plt.figure().add_subplot())
    part = charts.dotplot(THREE[:1], "quoted_word_share", colors=palette, ax=plt.figure().add_subplot())
    assert whole.lines[3].get_markerfacecolor() == part.lines[1].get_markerfacecolor() == palette["B"]


def test_an_absent_outlet_changes_no_colour_of_the_others():
    table = estimates([(o, 9, 0.2, 0.1, 0.3) for o in ("A", "C")])
    one, two = (
        charts.dotplot(table, "quoted_word_share", order=order, ax=plt.figure().add_subplot())
        for order in (["A", "C"], ["A", "B", "C"])
    )
    assert one.lines[3].get_markerfacecolor() == two.lines[5].get_markerfacecolor()


def test_a_single_article_is_hollow_and_said_to_be_one():
    ax = charts.dotplot(estimates([("A", 1, 0.4, np.nan, np.nan)]), "quoted_word_share")
    assert ax.lines[1].get_markerfacecolor() == "white"
    assert "hollow: one article, not the outlet" in " ".join(" ".join(t.get_text().split()) for t in ax.texts)


def test_an_unknown_measure_is_named_with_the_known_ones():
    with pytest.raises(UnknownNameError, match="quoted_word_share; not 'quoted'"):
        charts.dotplot(THREE, "quoted")


def test_a_table_of_another_kind_is_refused_by_column():
    with pytest.raises(MissingColumnError, match="low, high"):
        charts.dotplot(THREE.drop(columns=["low", "high"]), "quoted_word_share")


def test_the_alt_text_tells_every_outlet_in_order_with_intervals():
    alt = charts.dotplot(THREE, "quoted_word_share").get_label()
    assert "A 0.40 (0.30 to 0.50), B 0.20 (0.10 to 0.30)" in alt
    assert "3 outlets, 0 to 9 articles each" in alt


def test_an_article_keeps_its_place_whatever_stands_beside_it():
    assert jitter(["x", "y"])[1] == jitter(["y"])[0]
    assert np.abs(jitter(range(500))).max() <= 0.5


def test_the_strip_plot_draws_every_article_once():
    rng = np.random.default_rng(0)
    scores = pd.DataFrame({"outlet": ["A"] * 40 + ["B"] * 5, "n_words": rng.normal(500, 50, 45)})
    ax = charts.stripplot(scores, "n_words")
    drawn = np.sort(np.concatenate([c.get_offsets()[:, 0] for c in ax.collections]))
    assert drawn.tolist() == np.sort(scores["n_words"]).tolist()
    assert len(ax.patches) == 1  # only A has the thirty articles that a box needs


def test_standardised_distance_is_in_spreads_of_articles():
    table = THREE.assign(sd=[0.1, 0.1, np.nan])
    z = standardised(table).set_index("outlet")["z"]
    assert z["A"] == pytest.approx(1.0)
    assert z["B"] == pytest.approx(-1.0)
    assert np.isnan(z["C"])


def test_a_measure_that_does_not_vary_has_no_distance():
    table = estimates([("A", 3, 1.0, 1.0, 1.0), ("B", 3, 1.0, 1.0, 1.0)]).assign(sd=0.0)
    assert standardised(table)["z"].isna().all()


def test_the_heat_map_shows_a_dash_where_nothing_was_measured():
    ax = charts.heatmap(THREE)
    assert [t.get_text() for t in ax.texts][:3] == ["0.40", "0.20", "–"]


PAIRS = pd.DataFrame(
    {"outlet": ["A", "B", "A", "B", "A"], "event": ["1", "1", "2", "2", "3"], "n_words": [100.0, 140, 200, 230, 999]}
)


def test_paired_slopes_draw_shared_events_only():
    ax = charts.paired(PAIRS, "n_words")
    thin = [line.get_ydata().tolist() for line in ax.lines[:2]]
    assert sorted(thin) == [[100, 140], [200, 230]]
    assert ax.lines[2].get_ydata().tolist() == [150, 185]


@pytest.mark.parametrize(
    ("outlet", "reference", "sign"), [pytest.param("B", "A", 1, id="as asked"), pytest.param("A", "B", -1, id="turned")]
)
def test_the_difference_is_the_second_outlet_less_the_first(outlet, reference, sign):
    row = [("n_words", outlet, reference, sign * 35.0, min(sign * 20.0, sign * 50), max(sign * 20.0, sign * 50))]
    table = pd.DataFrame(row, columns=["measure", "outlet", "reference", "difference", "low", "high"])
    ax = charts.paired(PAIRS, "n_words", contrasts=table)
    assert "Difference 35 (20 to 50)" in ax.get_label()
    assert ax.lines[-1].get_ydata().tolist() == [185.0]


def test_a_pair_of_one_outlet_is_refused():
    with pytest.raises(InputError, match="two different names; not A, A"):
        charts.paired(PAIRS, "n_words", outlets=["A", "A"])


def test_a_pair_with_an_unknown_outlet_names_the_known_ones():
    with pytest.raises(UnknownNameError, match="outlets must be one of A, B; not 'C'"):
        charts.paired(PAIRS, "n_words", outlets=["A", "C"])


CONTRASTS = pd.DataFrame(
    {
        "measure": ["n_words", "lix"],
        "outlet": "A",
        "reference": "B",
        "n": 9,
        "difference": [50.0, -2.0],
        "low": [20.0, -5.0],
        "high": [80.0, 1.0],
        "hedges_g": [1.0, -0.4],
        "p_adjusted": [0.002, 0.4],
    }
)


def test_a_forest_plot_fills_only_what_can_be_told_apart():
    ax = charts.forest(CONTRASTS)
    fills = [line.get_markerfacecolor() for line in ax.lines if line.get_marker() not in ("None", "")]
    assert [f == "white" for f in fills] == [False, True]
    assert {".002", "0.40"[1:], "adjusted p"} <= {t.get_text() for t in ax.texts}


def test_without_intervals_of_g_those_of_the_difference_are_scaled():
    spans = [s for s in points(charts.forest(CONTRASTS))[1] if s[2] in (0, 1)]
    assert spans[0] == pytest.approx((0.4, 1.6, 0))
    assert spans[1] == pytest.approx((-1.0, 0.2, 1))


@pytest.mark.parametrize(
    ("p", "words"), [(np.nan, "–"), (0.0, "< .001"), (0.0005, "< .001"), (0.05, ".050"), (0.2, ".20"), (1.0, "1.00")]
)
def test_p_values_are_printed_with_two_digits(p, words):
    assert p_words(p) == words


def test_a_timeline_breaks_where_nothing_was_published():
    days = pd.date_range("2020-01-01", periods=3, freq="7D")
    rows = [("A", d, n, m, m - 1, m + 1) for d, n, m in zip(days, (2, 0, 3), (5.0, np.nan, 7.0), strict=True)]
    table = pd.DataFrame(rows, columns=["outlet", "period", "n", "mean", "low", "high"]).assign(measure="lix")
    ax = charts.timeline(table, "lix")
    assert np.isnan(ax.lines[0].get_ydata()[1])
    assert [round(p.get_height(), 3) for p in ax.patches] == [0.093, 0.0, 0.14]


def test_a_band_of_two_articles_does_not_flatten_the_means():
    rows = [
        ("A", pd.Timestamp("2020-01-01"), 2, 5.0, -90.0, 100.0),
        ("A", pd.Timestamp("2020-02-01"), 9, 6.0, 5.5, 6.5),
    ]
    table = pd.DataFrame(rows, columns=["outlet", "period", "n", "mean", "low", "high"]).assign(measure="lix")
    ax = charts.timeline(table, "lix")
    assert ax.get_ylim()[1] < 7
    assert "cut off where n is small" in " ".join(" ".join(t.get_text().split()) for t in ax.texts)


def test_the_barcode_draws_quotes_where_they_stand():
    positions = pd.DataFrame({"article_id": ["a"], "kind": ["speech"], "position": [0.25], "width": [0.5]})
    articles = pd.DataFrame({"outlet": ["A", "A"]}, index=pd.Index(["a", "b"], name="article_id"))
    ax = charts.barcode(positions, articles)
    rows, bars = ([path.get_extents() for path in c.get_paths()] for c in ax.collections)
    assert [(b.x0, b.x1, b.y0) for b in rows] == [(0, 1, 0), (0, 1, 1)]
    assert [(b.x0, b.x1, b.y0) for b in bars] == [(0.25, 0.75, 0)]
    assert "2 articles of 1 outlet" in ax.get_label()


def test_rates_by_voice_need_the_words_of_every_voice():
    hedges = pd.DataFrame({"category": ["modal"], "voice": ["reported"]})
    with pytest.raises(MissingColumnError, match="reported"):
        charts.categories(hedges, words={"own": 10})


def test_hedge_categories_are_rates_of_their_voice():
    hedges = pd.DataFrame({"category": ["modal"] * 3, "voice": ["own", "own", "quoted"]})
    ax = charts.categories(hedges, words={"own": 1000, "quoted": 100})
    assert [p.get_width() for p in ax.patches] == [2.0, 10.0]


def test_bars_of_a_tone_gap_sum_to_the_gap():
    words = pd.DataFrame(
        {"outlet": "A", "reference": "B", "word": list("abcdef"), "gap": [3.0, -2, 1, 0.5, 0.25, 0.125]}
    )
    ax = charts.contributions(words, top=3)
    assert [p.get_width() for p in ax.patches] == [3.0, -2.0, 1.0, 0.875]


def test_shared_words_are_counted_once_a_pair_and_both_ways():
    articles = pd.DataFrame({"outlet": ["A", "B", "A"]}, index=["a", "b", "c"])
    passages = pd.DataFrame({"article_id": ["a", "a", "a"], "other_id": ["b", "b", "c"], "n_words": [10, 5, 7]})
    texts = [t.get_text() for t in charts.reuse(passages, articles).texts[:4]]
    assert texts == ["7\n(1 pair)", "15\n(1 pair)", "15\n(1 pair)", "0"]


def test_pronouns_are_not_named_speakers():
    shares = pd.DataFrame(
        {
            "outlet": "A",
            "speaker": ["she", "Vane", ""],
            "speaker_sort": ["pronoun", "named", ""],
            "share": [0.5, 0.3, 0.2],
        }
    )
    ax = charts.voices(shares)
    assert [round(p.get_width(), 2) for p in ax.patches] == [0.3, 0.7]


def test_three_parts_of_a_share_bar_sum_to_one():
    parts = [
        estimates([("A", 5, v, v, v)], m)
        for v, m in ((0.3, "negative_sentence_share"), (0.2, "positive_sentence_share"))
    ]
    ax = charts.shares(pd.concat(parts))
    assert sum(p.get_width() for p in ax.patches) == pytest.approx(1)
    middle = ax.patches[1]
    assert middle.get_x() + middle.get_width() / 2 == pytest.approx(0)


def test_panels_share_order_and_colours(tables):
    t = tables["three"]
    axes = charts.panels(t.estimates, ["n_words", "news_tone_mean", "quoted_word_share"], scores=t.scores)
    assert [a.get_xlabel().split()[0] for a in axes] == ["number", "news", "quoted"]
    assert len(axes[0].figure.axes) == 3
    marks = [[line.get_markerfacecolor() for line in a.lines[1::2]] for a in axes]
    assert marks[0] == marks[1] == marks[2]


def test_panels_need_a_measure(tables):
    with pytest.raises(InputError, match="at least one"):
        charts.panels(tables["three"].estimates, [])


@pytest.mark.parametrize(
    ("measure", "label"),
    [
        ("hedges_per_1k_words", "hedges per 1,000 words"),
        ("flesch_reading_ease", "Flesch reading ease (higher = easier)"),
        ("n_speakers", "number of speakers"),
    ],
)
def test_axis_labels_carry_the_unit(measure, label):
    assert axis_label(measure) == label


@pytest.mark.parametrize(("value", "text"), [(-0.001, "0.00"), (-0.25, "−0.25"), (np.nan, "not measured")])
def test_numbers_have_real_minus_signs_and_no_negative_zero(value, text):
    assert number(value, "news_tone_mean") == text


def test_spread_labels_stay_inside_and_apart():
    rng = np.random.default_rng(3)
    centers, heights = rng.uniform(0, 100, 9), np.full(9, 10.0)
    placed = np.sort(spread(centers, heights, (0.0, 100.0)))
    assert placed[0] >= 5
    assert placed[-1] <= 95
    assert (np.diff(placed) >= 10 - 1e-9).all()


def test_one_outlet_has_no_pairs_and_sets_no_words_apart():
    scores = pd.DataFrame({"outlet": ["A", "A"], "event": ["fire", "vote"], "lix": [40.0, 44.0]})
    assert "Two outlets are needed" in charts.paired(scores, "lix", outlets=["A", "A"]).get_label()
    words = pd.DataFrame(columns=["outlet", "reference", "word", "gap"])
    assert "No word" in charts.contributions(words, "A").get_label()
