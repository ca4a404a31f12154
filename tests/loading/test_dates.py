"""Dates: only what can be read in one way."""

import pandas as pd
import pytest

from mediakit.loading.dates import parse_date


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("2023-07-28", "2023-07-28T00:00Z", id="iso day"),
        pytest.param("2023-07-28T09:05:00+02:00", "2023-07-28T07:05Z", id="iso with zone"),
        pytest.param("2023-07-28 09:05", "2023-07-28T09:05Z", id="iso without zone is utc"),
        pytest.param("20230918T031500Z", "2023-09-18T03:15Z", id="basic iso"),
        pytest.param("March 22, 2010 Monday", "2010-03-22T00:00Z", id="month in letters, weekday after"),
        pytest.param("May 30, 2014 Friday, Late Edition - Final", "2014-05-30T00:00Z", id="edition in the line"),
        pytest.param("January 10, 2018 Wednesday 10:36 EST", "2018-01-10T15:36Z", id="time and zone"),
        pytest.param("March 3, 2018 9:05 PM EST", "2018-03-04T02:05Z", id="twelve-hour clock"),
        pytest.param("June 5, 2004, Saturday,, FINAL EDITION", "2004-06-05T00:00Z", id="two commas"),
        pytest.param("9 Januar 1993", "1993-01-09T00:00Z", id="german"),
        pytest.param("3 août 2014", "2014-08-03T00:00Z", id="french"),
        pytest.param("2018 年 10 月 7 日 17:04", "2018-10-07T17:04Z", id="chinese"),
        pytest.param("Jul 28, 2023", "2023-07-28T00:00Z", id="short month"),
        pytest.param("28/07/2023", "2023-07-28T00:00Z", id="one number above 12"),
        pytest.param("07/28/2023", "2023-07-28T00:00Z", id="month first, one above 12"),
        pytest.param("05/05/2023", "2023-05-05T00:00Z", id="the same either way"),
        pytest.param(pd.Timestamp("2023-07-28"), "2023-07-28T00:00Z", id="timestamp"),
    ],
)
def test_a_date_that_can_be_read_in_one_way_is_read(written, expected):
    assert parse_date(written) == (pd.Timestamp(expected), "")


@pytest.mark.parametrize(
    ("written", "why"),
    [
        pytest.param("03/04/2023", "can be 3 April or March 4", id="ambiguous order"),
        pytest.param("9/5/18", "a year of two digits", id="two-digit year"),
        pytest.param("3 hours ago", "relative to an unknown day", id="relative"),
        pytest.param("0001-11-30", "lies before 1900", id="before 1900"),
        pytest.param("2999-01-01", "lies in the future", id="future"),
        pytest.param("February 30, 2020", "not a date of the calendar", id="no such day"),
        pytest.param("soon", "not understood", id="no date"),
        pytest.param("1.2E+09", "not understood", id="a number"),
    ],
)
def test_any_other_date_is_missing_with_a_reason(written, why):
    when, reason = parse_date(written)
    assert pd.isna(when)
    assert why in reason


@pytest.mark.parametrize("written", [None, "", "  ", float("nan"), pd.NaT, "None"])
def test_no_date_needs_no_reason(written):
    assert parse_date(written) == (pd.NaT, "") or pd.isna(parse_date(written)[0])
    assert parse_date(written)[1] == ""


@pytest.mark.parametrize(("day_first", "expected"), [(True, "2023-04-03"), (False, "2023-03-04")])
def test_the_order_of_numbers_is_the_researchers_to_give(day_first, expected):
    assert parse_date("03/04/2023", day_first=day_first)[0].date().isoformat() == expected
