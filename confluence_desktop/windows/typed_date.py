"""Dates as people type them, and as the windows say them."""

import re
from calendar import monthrange
from datetime import date, timedelta

from confluence_desktop.errors import RefusedError

__all__ = ["day_in_words", "long_day_in_words", "parse_typed_date"]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ]\s*(\d{1,2})(?:[-/. ]\s*(\d{2}|\d{4}))?\.?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([^\W\d]+)\.?,?(?:\s+(\d{2}|\d{4}))?")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{2}|\d{4}))?")
_IN = re.compile(r"in (\d{1,3}|an?|one|two|three) (day|week|month|year)s?")
_NUMBER_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
_LONGEST_WAY = 520
_QUARTER = re.compile(
    r"(?:by )?(?:the )?(?:end of )?"
    r"(?:q([1-4])(?:[ /-]*(\d{2}|\d{4}))?|([1-4])(?:st|nd|rd|th) quarter(?: (\d{4}))?)"
)
_MONTH = re.compile(r"(?:by |in )?(?:the )?(?:end of |next )?([^\W\d]{3,})\.?,?(?: (\d{4}))?")
_SHORTEST_NAME = 3
_LONG_AGO = 183
"""A date without a year lies in the year that brings it nearest to today."""


def parse_typed_date(text: str, today: date) -> date | None:
    """The day that somebody typed; None for nothing.

    Takes ``2026-11-22``, ``22.11.2026``, ``22/11``, ``22 Nov``, ``November 22, 2026``, ``today``,
    ``tomorrow``, ``monday`` (the next one), ``in 2 weeks``; of ``Q3 2027``, ``June 2027`` or
    ``end of June`` the last day. Numbers are day, then month, unless only the other way gives a
    date.

    Raises:
        RefusedError: That is no day.
    """
    typed = " ".join(text.split()).casefold()
    if not typed:
        return None
    ways = (_by_word, _from_now, _by_numbers, _by_month_name, _by_end)
    found = next((day for way in ways if (day := way(typed, today)) is not None), None)
    if found is None:
        message = f"“{text.strip()}” is no date; type it like 22 November 2026 or 2026-11-22."
        raise RefusedError(message)
    return found


def day_in_words(day: date, today: date) -> str:
    """``22 November``, with the year when it is not this one."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"


def long_day_in_words(day: date) -> str:
    """``Sunday, 22 November 2026``."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def _by_word(typed: str, today: date) -> date | None:
    near = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if typed in near:
        return today + timedelta(days=near[typed])
    word = typed.removeprefix("next ")
    for number, name in enumerate(WEEKDAYS):
        if len(word) >= _SHORTEST_NAME and name.casefold().startswith(word):
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return None


def _by_numbers(typed: str, today: date) -> date | None:
    if match := _ISO.fullmatch(typed):
        year, month, day = (int(part) for part in match.groups())
        return _day(year, month, day)
    if match := _NUMBERS.fullmatch(typed):
        first, second = int(match[1]), int(match[2])
        return _near(match[3], second, first, today) or _near(match[3], first, second, today)
    return None


def _by_month_name(typed: str, today: date) -> date | None:
    if match := _DAY_FIRST.fullmatch(typed):
        day, name, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(typed):
        name, day, year = match.groups()
    else:
        return None
    if len(name) >= _SHORTEST_NAME:
        for number, month in enumerate(MONTHS, start=1):
            if month.casefold().startswith(name):
                return _near(year, number, int(day), today)
    return None


def _from_now(typed: str, today: date) -> date | None:
    """``in 3 weeks``: so long from today; months and years keep the day where they have it."""
    match = _IN.fullmatch(typed)
    if match is None:
        return None
    number = _NUMBER_WORDS.get(match[1]) or int(match[1])
    if number > _LONGEST_WAY:
        return None
    unit = match[2]
    if unit in {"day", "week"}:
        return today + timedelta(days=number * (7 if unit == "week" else 1))
    months = today.month - 1 + number * (12 if unit == "year" else 1)
    year, month = today.year + months // 12, months % 12 + 1
    return _day(year, month, min(today.day, monthrange(year, month)[1]))


def _by_end(typed: str, today: date) -> date | None:
    """The last day of a quarter or a month; without a year, the next one to come."""
    if match := _QUARTER.fullmatch(typed):
        month = 3 * int(match[1] or match[3])
        year = match[2] or match[4]
    elif match := _MONTH.fullmatch(typed):
        names = [name.casefold() for name in MONTHS]
        month = next((n for n, name in enumerate(names, 1) if name.startswith(match[1])), 0)
        year = match[2]
    else:
        return None
    if not month:
        return None
    if year is not None:
        in_year = int(year) + (2000 if len(year) == len("26") else 0)
    else:
        in_year = today.year + (1 if month < today.month else 0)
    return _day(in_year, month, monthrange(in_year, month)[1]) if in_year else None


def _near(year: str | None, month: int, day: int, today: date) -> date | None:
    if year is not None:
        return _day(int(year) + (2000 if len(year) == len("26") else 0), month, day)
    years = (today.year, today.year + 1, today.year - 1)
    days = [found for each in years if (found := _day(each, month, day)) is not None]
    within = [found for found in days if abs((found - today).days) <= _LONG_AGO]
    return next(iter(within or days), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
