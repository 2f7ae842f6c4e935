"""Dates as people type them, and as the windows say them."""

import re
from datetime import date

from confluence_desktop.errors import RefusedError
from confluence_desktop.windows.date_words import plain
from confluence_desktop.windows.periods import Calendar, Edge, Unit, day_in_period
from confluence_desktop.windows.spoken_date import day_of, read_words, two_digits
from confluence_desktop.workshop.spoken import say, spoken

__all__ = ["day_in_words", "long_day_in_words", "parse_typed_date"]

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ]\s*(\d{1,2})(?:[-/. ]\s*(\d{2}|\d{4}))?\.?")
_MONTH_AND_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_YEAR_AND_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")


def parse_typed_date(text: str, today: date, *, looks_ahead: bool = False) -> date | None:
    """The day that somebody typed; None for nothing.

    Takes ``2026-11-22``, ``22.11.2026``, ``22/11``, ``22 Nov``, ``November 22, 2026``, ``today``,
    ``monday`` (the next one), ``in 2 weeks``; of a period its last day, as in ``Q3 2027``, ``June
    2027``, ``end of year``, ``next month``, but of a week its Friday, and ``mid`` and ``start of``
    are taken as well. German, French and Spanish words count too. Numbers are day, then month,
    unless only the other way gives a date.

    Args:
        looks_ahead: A day without a year is the next one to come, as of something that is planned.

    Raises:
        RefusedError: That is no day.
    """
    typed = " ".join(plain(text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    if not typed:
        return None
    calendar = Calendar(today, looks_ahead=looks_ahead)
    found = _by_numbers(typed, calendar)
    if found is None:
        said = read_words(typed)
        found = day_of(said, calendar) if said is not None else None
    if found is None:
        message = say("window.no_date").format(text=text.strip())
        raise RefusedError(message)
    return found


def day_in_words(day: date, today: date) -> str:
    """``22 November``, with the year when it is not this one."""
    words = f"{day.day} {_month(day)}"
    return words if day.year == today.year else f"{words} {day.year}"


def long_day_in_words(day: date) -> str:
    """``Sunday, 22 November 2026``."""
    weekday = spoken("dates")["weekday_names"][day.weekday()]
    return f"{weekday}, {day.day} {_month(day)} {day.year}"


def _month(day: date) -> str:
    return str(spoken("dates")["month_names"][day.month - 1])


def _by_numbers(typed: str, calendar: Calendar) -> date | None:
    if match := _ISO.fullmatch(typed):
        year, month, day = (int(part) for part in match.groups())
        return calendar.day(year, month, day)
    if match := _MONTH_AND_YEAR.fullmatch(typed):
        period = calendar.period(Unit.MONTH, int(match[1]), int(match[2]))
        return day_in_period(period, Edge.END)
    if match := _YEAR_AND_MONTH.fullmatch(typed):
        period = calendar.period(Unit.MONTH, int(match[2]), int(match[1]))
        return day_in_period(period, Edge.END)
    match = _NUMBERS.fullmatch(typed)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    in_year = two_digits(match[3]) if match[3] is not None else None
    return calendar.day(in_year, second, first) or calendar.day(in_year, first, second)
