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
        pytest.param("28 July 2023 at 11.30pm AEST", "2023-07-28T13:30Z", id="zone of australia"),
        pytest.param("28 July 2023 10:30 AWST", "2023-07-28T02:30Z", id="zone of western australia"),
        pytest.param("28 July 2023 10:30 ACST", "2023-07-28T01:00Z", id="zone of half an hour"),
        pytest.param("28 July 2023 10:30 NZST", "2023-07-27T22:30Z", id="zone of new zealand"),
        pytest.param("28 July 2023 10:30 JST", "2023-07-28T01:30Z", id="zone of japan"),
        pytest.param("28 July 2023 10:30 PKT", "2023-07-28T05:30Z", id="zone of pakistan"),
        pytest.param("28 July 2023 10:30 sgt", "2023-07-28T02:30Z", id="zone in small letters"),
        pytest.param("28 July 2023, 9pm", "2023-07-28T21:00Z", id="hour alone"),
        pytest.param("28 July 2023, 9 a.m. HKT", "2023-07-28T01:00Z", id="hour alone with zone"),
        pytest.param("2023/07/28", "2023-07-28T00:00Z", id="year first, slashes"),
        pytest.param("2023.07.28", "2023-07-28T00:00Z", id="year first, full stops"),
        pytest.param("2023-7-8", "2023-07-08T00:00Z", id="year first, one digit"),
        pytest.param("2023/07/28 9:05 pm EST", "2023-07-29T02:05Z", id="year first, clock and zone"),
        pytest.param("28-Jul-2023", "2023-07-28T00:00Z", id="hyphens and a short month"),
        pytest.param("2023-07-28 09:05:00+00", "2023-07-28T09:05Z", id="iso with hours of the zone"),
        pytest.param("2023-07-28 09:05:00-05", "2023-07-28T14:05Z", id="iso with hours of the zone, west"),
        pytest.param("2023-07-28T09:05:00 EST", "2023-07-28T14:05Z", id="iso with the name of the zone"),
        pytest.param("Fri, 28 Jul 2023 09:05:00 +0200", "2023-07-28T07:05Z", id="mail and rss"),
        pytest.param("28 July 2023 09:05 GMT+2", "2023-07-28T07:05Z", id="offset after gmt"),
        pytest.param("May 30, 2014 Friday 10:36 FINAL Edition", "2014-05-30T10:36Z", id="edition after the clock"),
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
        pytest.param("2023-07-28 to 2023-08-01", "not understood", id="from one day to another"),
        pytest.param("1.2E+09", "not understood", id="a number"),
    ],
)
def test_any_other_date_is_missing_with_a_reason(written, why):
    when, reason = parse_date(written)
    assert pd.isna(when)
    assert why in reason


@pytest.mark.parametrize(
    ("zone", "why"),
    [
        ("IST", "means several time zones"),
        ("ET", "means several time zones"),
        ("XYZT", "is not a time zone that is known"),
    ],
)
@pytest.mark.parametrize("form", ["28 July 2023 10:30 {}", "2023-07-28T10:30:00 {}", "28/07/2023, 10:30 am ({})"])
def test_a_zone_that_is_not_sure_keeps_the_date_and_is_told(form, zone, why):
    when, reason = parse_date(form.format(zone))
    assert when == pd.Timestamp("2023-07-28T10:30Z")
    assert repr(zone) in reason
    assert why in reason
    assert "taken as UTC" in reason


@pytest.mark.parametrize("written", [None, "", "  ", float("nan"), pd.NaT, "None"])
def test_no_date_needs_no_reason(written):
    assert parse_date(written) == (pd.NaT, "") or pd.isna(parse_date(written)[0])
    assert parse_date(written)[1] == ""


@pytest.mark.parametrize(("day_first", "expected"), [(True, "2023-04-03"), (False, "2023-03-04")])
def test_the_order_of_numbers_is_the_researchers_to_give(day_first, expected):
    assert parse_date("03/04/2023", day_first=day_first)[0].date().isoformat() == expected
