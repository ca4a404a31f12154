"""Dates: only a form that can be read in one way becomes a date; everything else stays missing, with a reason.

ISO 8601 first, then forms with a month in letters; `03/04/2023` needs an order given by the user.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path

import pandas as pd
from pandas.api.typing import NaTType

ISO = re.compile(
    r"^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]\s*(\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$"
)
NUMERIC = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2}|\d{4})\b")
CJK = re.compile(r"^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
DAY_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:de\s+|of\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+)?(\d{4})\b")
MONTH_DAY = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
CLOCK = re.compile(r"\b(\d{1,2})[:.](\d{2})(?::(\d{2}))?(?:\s*([ap])\.?m\b\.?)?", re.IGNORECASE)
ZONE = re.compile(r"\b(?:(UTC|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|CET|CEST)\b|([+-])(\d{2}):?(\d{2})(?!\d))")
RELATIVE = re.compile(r"\b(ago|yesterday|today|just now|last (?:week|month|night))\b", re.IGNORECASE)
Day = pd.Timestamp | NaTType
EARLIEST = 1900
NOTHING = ("", "nan", "nat", "none", "null", "[removed]")


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Names of months, whole and short, in the interface languages of the databases."""
    table = pd.read_csv(Path(__file__).with_name("months.csv"))
    return dict(zip(table["name"].str.casefold().to_list(), table["month"].to_list(), strict=True))


@lru_cache(maxsize=1)
def zones() -> dict[str, float]:
    """Hours from UTC of the zone abbreviations that news pages print."""
    table = pd.read_csv(Path(__file__).with_name("zones.csv"))
    return dict(zip(table["zone"].to_list(), table["hours"].to_list(), strict=True))


def parse_date(written: object, *, day_first: bool | None = None) -> tuple[Day, str]:
    """Read a date.

    Parameters
    ----------
    written : object
        As the file has it.
    day_first : bool, optional
        How `03/04/2023` is meant; None leaves it missing unless one number is above 12.

    Returns
    -------
    (Timestamp or NaT, str)
        In UTC (a date without a zone is taken as UTC), and why it is missing, else "".

    Examples
    --------
    >>> parse_date("March 22, 2010 Monday")[0].date().isoformat()
    '2010-03-22'
    >>> parse_date("03/04/2023")
    (NaT, "'03/04/2023' can be 3 April or March 4: say day_first=True or False")
    """
    if isinstance(written, datetime):
        return bounded(written, str(written))
    text = " ".join(str(written).split()) if written is not None else ""
    if text.casefold() in NOTHING or written is pd.NaT:
        return pd.NaT, ""
    try:
        found = iso(text) or numeric(text, day_first) or in_words(text)
    except (ValueError, OverflowError):
        return pd.NaT, f"{text[:40]!r} is not a date of the calendar"
    if isinstance(found, str):
        return pd.NaT, found
    if found is None:
        why = "is relative to an unknown day" if RELATIVE.search(text) else "was not understood as a date"
        return pd.NaT, f"{text[:40]!r} {why}"
    return bounded(found, text)


def bounded(when: datetime | NaTType, text: str) -> tuple[Day, str]:
    """Refuse years before 1900 and days in the future."""
    if isinstance(when, NaTType):
        return pd.NaT, ""
    aware = when if when.tzinfo else when.replace(tzinfo=UTC)
    if aware.year < EARLIEST:
        return pd.NaT, f"{text[:40]!r} lies before {EARLIEST}"
    if aware > datetime.now(UTC) + timedelta(days=2):
        return pd.NaT, f"{text[:40]!r} lies in the future"
    return pd.Timestamp(aware).tz_convert("UTC"), ""


def iso(text: str) -> datetime | None:
    """ISO 8601, also in its basic form."""
    m = ISO.match(text)
    if not m:
        return None
    year, month, day, hour, minute, second = (int(g or 0) for g in m.groups()[:6])
    return datetime(year, month, day, hour, minute, second, tzinfo=zone_of(m[7] or ""))


def numeric(text: str, day_first: bool | None) -> datetime | str | None:  # noqa: FBT001 - three-valued, passed through
    """Numbers only: read if one order is possible or given."""
    if m := CJK.match(text):
        return with_clock(int(m[1]), int(m[2]), int(m[3]), text[m.end() :])
    m = NUMERIC.match(text)
    if not m:
        return None
    first, second, year = int(m[1]), int(m[2]), int(m[3])
    if len(m[3]) == len("23"):
        return f"{text[:40]!r} has a year of two digits"
    if first <= 12 and second <= 12 and first != second and day_first is None:
        a, b = pd.Timestamp(2000, second, 1), pd.Timestamp(2000, first, 1)
        return f"{m[0]!r} can be {first} {a.month_name()} or {b.month_name()} {second}: say day_first=True or False"
    if second > 12 or (first <= 12 and not day_first):
        first, second = second, first
    return with_clock(year, second, first, text[m.end() :])


def in_words(text: str) -> datetime | None:
    """A day with the month in letters, the time of day after it or in front."""
    for m in DAY_MONTH.finditer(text):
        month = months().get(m[2].casefold())
        if month:
            return with_clock(int(m[3]), month, int(m[1]), text[: m.start()] + " " + text[m.end() :])
    for m in MONTH_DAY.finditer(text):
        month = months().get(m[1].casefold())
        if month:
            return with_clock(int(m[3]), month, int(m[2]), text[: m.start()] + " " + text[m.end() :])
    return None


def with_clock(year: int, month: int, day: int, rest: str) -> datetime:
    """Add the time of day and the zone that stand in `rest`; midnight UTC without them."""
    m = CLOCK.search(rest)
    hour, minute, second = (int(m[1]), int(m[2]), int(m[3] or 0)) if m else (0, 0, 0)
    if m and m[4]:
        hour = hour % 12 + (12 if m[4].casefold() == "p" else 0)
    zone = ZONE.search(rest)
    return datetime(year, month, day, hour, minute, second, tzinfo=zone_of(zone[0] if zone and m else ""))


def zone_of(name: str) -> timezone:
    """A zone from its abbreviation or offset; UTC if there is none."""
    if name in zones():
        return timezone(timedelta(hours=zones()[name]))
    if name[:1] in ("+", "-") and len(name) >= len("+0100"):
        minutes = int(name[1:3]) * 60 + int(name[-2:])
        return timezone((-1 if name[0] == "-" else 1) * timedelta(minutes=minutes))
    return UTC
