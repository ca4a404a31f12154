"""A measure over time: bins, gaps, dates."""

import pandas as pd
import pytest

from mediakit.comparison import trend
from mediakit.errors import InputError, MissingColumnError, UnknownNameError


def scores(dates, outlets=None, values=None):
    n = len(dates)
    return pd.DataFrame(
        {"outlet": outlets or ["A"] * n, "published": dates, "tone": values or [float(i) for i in range(n)]}
    )


def test_every_outlet_has_every_period_and_gaps_are_rows_without_a_mean():
    made = trend(scores(["2024-01-31", "2024-04-01", "2024-02-01"], list("ABA")))
    assert len(made) == 2 * 4
    gap = made[(made["outlet"] == "B") & (made["n"] == 0)]
    assert len(gap) == 3
    assert gap["mean"].isna().all()
    assert (gap["note"] == "no article in this period").all()


@pytest.mark.parametrize(
    ("every", "periods"),
    [
        ("day", ["2023-12-31", "2024-01-01", "2024-01-02"]),
        ("week", ["2023-12-25", "2024-01-01"]),
        ("month", ["2023-12-01", "2024-01-01"]),
        ("quarter", ["2023-10-01", "2024-01-01"]),
        ("year", ["2023-01-01", "2024-01-01"]),
    ],
)
def test_periods_are_those_of_the_calendar(every, periods):
    made = trend(scores(["2023-12-31", "2024-01-02"]), every=every)
    assert made["period"].dt.strftime("%Y-%m-%d").to_list() == periods


def test_intervals_are_those_of_compare():
    made = trend(scores(["2024-01-01"] * 3, values=[1.0, 2.0, 3.0])).iloc[0]
    assert (made["n"], made["mean"], made["method"]) == (3, 2.0, "95 % t interval")
    assert made["low"] == pytest.approx(-0.4841, abs=1e-3)


def test_articles_without_a_date_are_counted():
    made = trend(scores(["2024-01-01", None, "no date"]))
    assert made["n"].to_list() == [1]
    assert "2 articles without a date left out" in made["note"].iloc[0]


def test_order_of_rows_makes_no_difference():
    table = scores(["2024-01-01", "2024-03-01", "2024-01-09"], list("ABA"))
    pd.testing.assert_frame_equal(trend(table), trend(table.iloc[::-1]))


def test_dates_with_a_zone_and_a_time_are_read_as_utc():
    made = trend(scores(pd.to_datetime(["2024-01-31T23:30:00Z", "2024-02-01T01:00:00Z"])))
    assert made["n"].to_list() == [1, 1]


def test_without_dates_there_is_no_period():
    made = trend(scores(["2024-01-01"]).assign(published=None))
    assert made.empty
    assert "period" in made


@pytest.mark.parametrize(
    ("change", "call", "error"),
    [
        pytest.param({}, {"every": "decade"}, UnknownNameError, id="unknown period"),
        pytest.param({}, {"date": "seen"}, MissingColumnError, id="no such column"),
    ],
)
def test_a_wrong_call_is_refused(change, call, error):
    with pytest.raises(error):
        trend(scores(["2024-01-01"]).assign(**change), **call)


def test_dates_in_several_iso_forms_are_all_read_and_numbers_are_none():
    table = scores(["2024-01-05", "2024-01-05T10:00:00Z", "2024-01-05 10:00", 7])
    made = trend(table)
    assert made["n"].tolist() == [3]
    assert "1 article without a date left out" in made["note"].iloc[0]


def test_a_level_that_is_none_is_refused():
    with pytest.raises(InputError, match="level must lie between 0 and 1; not 95"):
        trend(scores(["2024-01-05"]), level=95)
