"""Charts of a journal's column and of a notebook without the style: nothing is cut, nothing overlaps."""

from itertools import combinations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib import dates

from mediakit import charts

SIZE = (3.4, 2.6)
OUTLETS = ["Calderay Press Agency", "The Averil Courant", "The Daily Gannet", "The Messenger", "The Open Tide"]
MEASURES = ["quoted_word_share", "hedges_per_1k_words", "flesch_kincaid_grade", "news_tone_mean"]
ESTIMATES = pd.DataFrame(
    [(o, m, 9, 0.1 + 0.04 * i, 0.05 + 0.04 * i, 0.2 + 0.04 * i) for m in MEASURES for i, o in enumerate(OUTLETS)],
    columns=["outlet", "measure", "n", "mean", "low", "high"],
).assign(method="95 % t interval", note="")
MONTHS = pd.date_range("2023-05-01", periods=6, freq="MS")
TRENDS = pd.DataFrame(
    [(o, d, 2, 0.02 + 0.07 * i, 0.0, 0.4) for i, o in enumerate(OUTLETS) for d in MONTHS],
    columns=["outlet", "period", "n", "mean", "low", "high"],
).assign(measure="quoted_word_share")


def drawn(draw, *, styled, size=SIZE, title=""):
    with charts.style(size[0]) if styled else plt.rc_context():
        figure, ax = plt.subplots(figsize=size, layout="constrained")
        draw(ax)
        ax.set_title(title)
    figure.draw_without_rendering()
    return ax


def boxes(texts):
    return [t.get_window_extent().padded(-1) for t in texts if t.get_text() and t.get_visible()]


def inside(ax, texts):
    page = ax.figure.bbox.padded(1)
    return all(page.containsx(x) and page.containsy(y) for b in boxes(texts) for x, y in b.corners())


@pytest.mark.parametrize("styled", [True, False])
def test_the_rows_of_a_heat_map_have_what_its_columns_leave(styled):
    ax = drawn(lambda ax: charts.heatmap(ESTIMATES, MEASURES, ax=ax), styled=styled)
    assert not any(a.overlaps(b) for a, b in combinations(boxes(ax.get_yticklabels()), 2))
    assert min(t.get_fontsize() for t in ax.get_yticklabels()) >= 6


@pytest.mark.parametrize("styled", [True, False])
@pytest.mark.parametrize(
    "draw",
    [
        pytest.param(lambda ax: charts.scatter(ESTIMATES, MEASURES[1], MEASURES[0], ax=ax), id="scatter"),
        pytest.param(lambda ax: charts.timeline(TRENDS, MEASURES[0], ax=ax), id="timeline"),
    ],
)
def test_titles_and_names_are_not_cut(draw, styled):
    ax = drawn(draw, styled=styled, title="A title")
    assert ax.get_ylabel() == "quoted word share\n(0 to 1)"
    assert inside(ax, [ax.yaxis.label, *ax.texts])


def test_names_on_both_sides_of_a_narrow_scatter_plot_stay_in_it():
    ax = drawn(lambda ax: charts.scatter(ESTIMATES, MEASURES[1], MEASURES[0], ax=ax), styled=False)
    names = boxes(t for t in ax.texts if t.get_text().replace("\n", " ") in OUTLETS)
    assert len(names) == 5
    assert all(ax.bbox.x0 <= b.x0 and b.x1 <= ax.bbox.x1 for b in names)


@pytest.mark.parametrize("size", [SIZE, (6, 3.2)])
@pytest.mark.parametrize("styled", [True, False])
def test_a_timeline_writes_nothing_over_the_names(size, styled):
    ax = drawn(lambda ax: charts.timeline(TRENDS, MEASURES[0], ax=ax), styled=styled, size=size)
    assert not any(a.overlaps(b) for a, b in combinations(boxes(ax.texts), 2))
    assert "articles a period, outlets together, at most 10" in " ".join(ax.texts[-1].get_text().split())


@pytest.mark.parametrize("size", [SIZE, (6, 3.2)])
def test_a_timeline_has_ticks_where_it_has_periods_only_and_enough_of_them(size):
    ax = drawn(lambda ax: charts.timeline(TRENDS, MEASURES[0], ax=ax), styled=False, size=size)
    first, last = dates.date2num([MONTHS[0], MONTHS[-1]])
    assert len(ax.get_xticks()) >= 3
    assert all(first <= t <= last for t in ax.get_xticks())
    assert not any(a.overlaps(b) for a, b in combinations(boxes(ax.get_xticklabels()), 2))
    low, high = ax.get_ylim()
    assert sum(low <= t <= high for t in ax.get_yticks()) >= 3


def test_two_periods_that_no_round_date_divides_are_both_told():
    days = pd.to_datetime(["2023-05-17", "2023-11-23"])
    trends = TRENDS[TRENDS["period"].isin(MONTHS[:2])]
    trends = trends.assign(period=np.where(trends["period"] == MONTHS[0], days[0], days[1]))
    ax = drawn(lambda ax: charts.timeline(trends, MEASURES[0], ax=ax), styled=False)
    assert len(ax.get_xticks()) >= 2


SPEAKERS = ["Inspector Ruben Calloway", "Astrid Colbeck", "Garrick Sole"]
SHARES = pd.DataFrame(
    [(o, s, 0.1) for o in OUTLETS for s in SPEAKERS] + [(o, "Bo", 0.01) for o in OUTLETS],
    columns=["outlet", "speaker", "share"],
)


@pytest.mark.parametrize(("size", "n"), [(SIZE, 2), ((6, 3.2), 3)])
def test_a_speaker_is_blue_if_named_under_the_bar(size, n):
    ax = drawn(lambda ax: charts.voices(SHARES, ax=ax), styled=True, size=size)
    blue = [p for p in ax.patches if p.get_facecolor()[2] > p.get_facecolor()[0] + 0.1]
    named = [[s for s in SPEAKERS if s in t.get_text()] for t in ax.texts[:5]]
    assert [len(s) for s in named] == [n] * 5
    assert len(blue) == 5 * n
    assert ("whose names have no room" in " ".join(ax.texts[-1].get_text().split())) == (n == 2)
    assert all(s in ax.get_label() for s in SPEAKERS)


def test_a_speaker_with_a_long_name_is_still_named():
    shares = pd.DataFrame({"outlet": ["A"], "speaker": ["The spokesperson of the association " * 4], "share": [1.0]})
    ax = drawn(lambda ax: charts.voices(shares, ax=ax), styled=True)
    assert ax.texts[0].get_text().startswith("The spokesperson")
    assert inside(ax, ax.texts[:1])
