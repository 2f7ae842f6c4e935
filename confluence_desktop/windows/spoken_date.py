"""Days in words: what they say, in any order, and which day that is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from confluence_desktop.windows.date_words import date_words
from confluence_desktop.windows.periods import Calendar, Edge, Unit, day_in_period, from_now

if TYPE_CHECKING:
    from datetime import date

_TOKEN = re.compile(r"'\d{2}(?!\d)|\d+|[^\W\d_]+|\S")
_SEPARATORS = frozenset(".,/-'")
_YEAR_DIGITS = 4
_WEEK = 7


@dataclass(slots=True)
class Said:
    """What the words of a date say.

    Attributes:
        numbers: Those that are no year for certain, in their order.
        is_count: A number stands right before the unit: so many from today.
        which: ``next`` or ``this``; empty if neither is said.
    """

    numbers: list[int] = field(default_factory=list)
    year: int | None = None
    month: int | None = None
    weekday: int | None = None
    days: int | None = None
    unit: Unit | None = None
    is_count: bool = False
    edge: Edge | None = None
    which: str = ""


def read_words(typed: str) -> Said | None:
    """What all words say; None where one is not known, or says a thing a second time.

    Args:
        typed: Plain small letters.
    """
    phrases = date_words().phrases
    words = [phrases.get(token, token) for token in _TOKEN.findall(typed)]
    tokens = [token for word in words for token in word.split()]
    said = Said()
    for token, following in pairwise([*tokens, ""]):
        if token in _SEPARATORS:
            continue
        is_before_unit = following in date_words().units
        take = _take_number if token[-1].isdecimal() else _take_word
        if not take(said, token, is_before_unit=is_before_unit):
            return None
    return said


def day_of(said: Said, calendar: Calendar) -> date | None:
    """The day that is said; None where that is none."""
    if said.days is not None:
        return calendar.today + timedelta(days=said.days)
    if said.month is not None:
        found = _of_month(said, calendar)
        is_right = found is None or said.weekday in {None, found.weekday()}
        return found if is_right else None
    if said.weekday is not None:
        return _of_weekday(said, calendar)
    return _of_unit(said, calendar)


def two_digits(year: str) -> int:
    """A year as it is typed: of two digits it is one of this century."""
    return int(year) + (2000 if len(year) == len("26") else 0)


def _take_number(said: Said, token: str, *, is_before_unit: bool) -> bool:
    if token.startswith("'") or len(token) == _YEAR_DIGITS:
        if said.year is not None:
            return False
        said.year = two_digits(token.lstrip("'"))
        return True
    said.numbers.append(int(token))
    said.is_count = said.is_count or is_before_unit
    return len(token) < _YEAR_DIGITS


def _take_word(said: Said, word: str, *, is_before_unit: bool) -> bool:
    words = date_words()
    if is_before_unit and word in words.numbers:
        said.numbers.append(words.numbers[word])
        said.is_count = True
        return True
    if word in words.ordinals:
        said.numbers.append(words.ordinals[word])
        return True
    if word in words.kinds:
        _take_kind(said, words.kinds[word])
        return True
    return _take_name(said, word)


def _take_kind(said: Said, kind: str) -> None:
    if kind in {"next", "this"}:
        said.which = kind
    elif kind in set(Edge):
        said.edge = Edge(kind)


def _take_name(said: Said, word: str) -> bool:
    """Take the name of a unit, a day, a month or a weekday, each once."""
    words, unit = date_words(), date_words().units.get(word)
    for name, found in (
        ("unit", Unit(unit) if unit is not None else None),
        ("days", words.days.get(word)),
        ("month", words.month(word)),
        ("weekday", words.weekday(word)),
    ):
        if found is not None and getattr(said, name) is None:
            setattr(said, name, found)
            return True
    return False


def _of_month(said: Said, calendar: Calendar) -> date | None:
    """A day of a month, or its last one; a second number, or one with "end", is the year."""
    numbers, year = list(said.numbers), said.year
    if year is None and len(numbers) > (0 if said.edge is not None else 1):
        year = two_digits(f"{numbers.pop():02}")
    if said.unit is not None or said.month is None or len(numbers) > 1:
        return None
    if not numbers:
        return day_in_period(calendar.period(Unit.MONTH, said.month, year), said.edge or Edge.END)
    if said.edge is not None:
        return None
    if said.which == "next" and year is None:
        calendar = Calendar(calendar.today, looks_ahead=True)
    return calendar.day(year, said.month, numbers[0])


def _of_weekday(said: Said, calendar: Calendar) -> date | None:
    """The next day of that name, or that of this or the next week."""
    if said.weekday is None or said.numbers or said.year is not None or said.edge is not None:
        return None
    today = calendar.today
    ahead = (said.weekday - today.weekday()) % _WEEK
    if said.unit is Unit.WEEK and not said.which:  # "Friday week" is the one after the next
        return today + timedelta(days=(ahead or _WEEK) + _WEEK)
    if said.unit is Unit.WEEK:
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=said.weekday + (_WEEK if said.which == "next" else 0))
    if said.unit is not None:
        return None
    return today + timedelta(days=ahead if said.which == "this" else (ahead or _WEEK))


def _of_unit(said: Said, calendar: Calendar) -> date | None:
    """A day of a quarter, a half, a week or a year, or so many of them from today."""
    unit, numbers, year, edge = said.unit, list(said.numbers), said.year, said.edge
    if unit is None:
        is_year = year and not numbers and (calendar.looks_ahead or edge is not None)
        period = calendar.period(Unit.YEAR, None, year) if is_year else None
        return day_in_period(period, edge or Edge.END)
    if said.is_count:
        is_plain = len(numbers) == 1 and year is None and edge is None and not said.which
        return from_now(unit, numbers[0], calendar.today) if is_plain else None
    if len(numbers) > 1 and year is None:
        year = two_digits(f"{numbers.pop():02}")
    has_number = len(numbers) == 1 and unit in {Unit.QUARTER, Unit.HALF, Unit.WEEK}
    if (numbers and not has_number) or (year is not None and not numbers and unit is not Unit.YEAR):
        return None
    number = numbers[0] if numbers else None
    period = calendar.period(unit, number, year, is_next=said.which == "next")
    return day_in_period(period, edge or Edge.END)
