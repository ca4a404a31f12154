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
    r"^(\d{4})-?(\d{2})-?(\d{2})"
    r"(?:[T ]\s*(\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$"
)
YEAR_FIRST = re.compile(r"^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=$|[T ,;])")
NUMERIC = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2}|\d{4})\b")
CJK = re.compile(r"^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
DAY_MONTH = re.compile(
    r"\b(\d{1,2})(?:(?:st|nd|rd|th)?\.?\s+(?:de\s+|of\s+)?|[-/])([^\W\d_]{3,12})(?:\.?,?\s+(?:de\s+)?|[-/])(\d{4})\b"
)
MONTH_DAY = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
CLOCK = re.compile(
    r"\b(?:(\d{1,2})[:.](\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([ap])\.?m\b\.?)?|(\d{1,2})\s*([ap])\.?m\b\.?)",
    re.IGNORECASE,
)
OFFSET = re.compile(r"(?:(?<=[\d\s(CTm.])|^)([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)")
AFTER_CLOCK = re.compile(r"\s*\(?([^\W\d_]{1,5})\b(?!\s+edition)", re.IGNORECASE)
DATE_LINE = re.compile(
    r"\W*(?:[^\W\d_]+\.? \d{1,2},? \d{4}|\d{1,2}\.? (?:de )?[^\W\d_]+\.? (?:de )?\d{4}|\d{4}\s?年|\d{4}-\d\d)"
)
LONGEST_LINE = 90
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
def weekdays() -> frozenset[str]:
    """Names of the days of the week in small letters."""
    return frozenset(pd.read_csv(Path(__file__).with_name("weekdays.csv"))["name"].to_list())


@lru_cache(maxsize=1)
def zones() -> dict[str, float | None]:
    """Hours from UTC of the zone abbreviations that news pages print; None if one means several zones."""
    table = pd.read_csv(Path(__file__).with_name("zones.csv"), keep_default_na=False)
    rows = zip(table["zone"], table["hours"], table["kind"], strict=True)
    return {zone: float(hours) if hours else None for zone, hours, kind in rows if kind != "no zone"}


@lru_cache(maxsize=1)
def no_zones() -> frozenset[str]:
    """Words in capitals that stand after a time of day and are no zone."""
    table = pd.read_csv(Path(__file__).with_name("zones.csv"), keep_default_na=False)
    return frozenset(table.loc[table["kind"] == "no zone", "zone"])


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
        In UTC (a date without a zone is taken as UTC), and why it is missing or doubtful, else "".

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
    when, why = bounded(found, text)
    return when, why or doubt(text)


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
    m = YEAR_FIRST.match(text)
    rest = text[m.end() :].removeprefix("T") if m else ""
    if m and (not rest or CLOCK.search(rest)):
        return with_clock(int(m[1]), int(m[3]), int(m[4]), rest)
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
    if not m:
        return datetime(year, month, day, tzinfo=UTC)
    hour, minute, second, half = int(m[1] or m[5]), int(m[2] or 0), int(m[3] or 0), (m[4] or m[6] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return datetime(year, month, day, hour, minute, second, tzinfo=zone_of(zone_in(rest, m)))


def zone_in(rest: str, clock: re.Match[str]) -> str:
    """The zone that a text gives for its time of day: an offset, an abbreviation after the time, or one elsewhere."""
    if offset := OFFSET.search(rest, clock.end()):
        return offset[0]
    after = AFTER_CLOCK.match(rest, clock.end())
    words = [after[1].upper()] if after else []
    return next((w for w in (*words, *re.findall(r"\b[A-Z]{1,5}\b", rest)) if zones().get(w) is not None), "")


def doubt(text: str) -> str:
    """What is not sure about a date that was read: its zone, if there is one that means several or is not known."""
    clock = CLOCK.search(text)
    after = AFTER_CLOCK.match(text, clock.end()) if clock else None
    name = after[1] if after else ""
    if not name.isupper() or len(name) == 1 or name in no_zones() or zones().get(name) is not None:
        return ""
    if clock and OFFSET.search(text, clock.end()):
        return ""
    why = "means several time zones" if name in zones() else "is not a time zone that is known"
    return f"{name!r} in {text[:40]!r} {why}: the time was taken as UTC"


def zone_of(name: str) -> timezone:
    """A zone from its abbreviation or offset; UTC if there is none."""
    hours = zones().get(name)
    if hours is not None:
        return timezone(timedelta(hours=hours))
    if m := OFFSET.match(name):
        minutes = int(m[2]) * 60 + int(m[3] or 0)
        return timezone((-1 if m[1] == "-" else 1) * timedelta(minutes=minutes))
    return UTC


def without_weekday(line: str) -> str:
    """A line without the day of the week that it begins with.

    >>> without_weekday("Wednesday, January 10, 2018"), without_weekday("January 10, 2018 Wednesday")
    ('January 10, 2018', 'January 10, 2018 Wednesday')
    """
    first, _, rest = line.strip().partition(" ")
    return rest.strip() if first.strip(",.").casefold() in weekdays() else line


def is_date_line(line: str) -> bool:
    """Whether a line begins with a date that can be read, as a date line does and a headline rarely."""
    bare = without_weekday(line)
    return len(line) < LONGEST_LINE and bool(DATE_LINE.match(bare)) and not pd.isna(parse_date(bare)[0])
