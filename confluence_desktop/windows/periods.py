"""Weeks, months, quarters, halves and years, and the days in them that are meant."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

Period = tuple[date, date]
"""First and last day; of a week, Monday and Friday."""


class Unit(StrEnum):
    """What days are counted in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class Edge(StrEnum):
    """Which day of a period is meant."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}
_FRIDAY = 4
_LONGEST_WAY = 520
_MIDDLE_DAY = 15
_LEAP_YEARS_APART = 8
_LONG_AGO = 183
"""A day without a year lies in the year that brings it nearest to today."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Finds days and periods as they are meant on a day.

    Attributes:
        looks_ahead: A day without a year is the next one to come, not the nearest one.
    """

    today: date
    looks_ahead: bool = False

    def day(self, year: int | None, month: int, day: int) -> date | None:
        """A day; None where there is none such. Without a year one that is meant without."""
        if year is not None:
            return _date(year, month, day)
        now = self.today.year
        near = (now, now + 1, now - 1)
        years = range(now, now + _LEAP_YEARS_APART + 1) if self.looks_ahead else near
        days = [found for each in years if (found := _date(each, month, day)) is not None]
        if self.looks_ahead:
            return next((found for found in days if found >= self.today), None)
        within = [found for found in days if abs((found - self.today).days) <= _LONG_AGO]
        return next(iter(within or days), None)

    def period(
        self, unit: Unit, number: int | None, year: int | None, *, is_next: bool = False
    ) -> Period | None:
        """A period by its number in a year; without a number that of today, or the one after.

        Without a year it is the next one that is not over. None where there is none of that number.
        """
        if unit is Unit.DAY:
            return None
        if unit is Unit.WEEK:
            return _week(number, year, self.today, is_next=is_next)
        length = _MONTHS[unit]
        if number is None:
            whole = (self.today.year * 12 + self.today.month - 1) // length
            if unit is Unit.YEAR and year is not None:
                whole = year
            return _months(whole * length + (length if is_next else 0), length)
        if not 1 <= number <= 12 // length:
            return None
        if year is not None:
            return _months(year * 12 + (number - 1) * length, length)
        found = _months(self.today.year * 12 + (number - 1) * length, length)
        if found is not None and found[1] < self.today:
            found = _months((self.today.year + 1) * 12 + (number - 1) * length, length)
        return found


def day_in_period(period: Period | None, edge: Edge) -> date | None:
    """The day of a period that is meant."""
    if period is None:
        return None
    first, last = period
    if edge is Edge.START:
        return first
    if edge is Edge.END:
        return last
    if (last - first).days <= 31:  # noqa: PLR2004  a month at most
        middle = _MIDDLE_DAY if first.day == 1 else first.day + (last - first).days // 2
        return first + timedelta(days=middle - first.day)
    month = first.month + (last.month - first.month) // 2
    return date(first.year, month, monthrange(first.year, month)[1])


def from_now(unit: Unit, count: int, today: date) -> date | None:
    """So many units from today; months keep the day where they have it."""
    if not 0 <= count <= _LONGEST_WAY:
        return None
    if unit in {Unit.DAY, Unit.WEEK}:
        return today + timedelta(days=count * (7 if unit is Unit.WEEK else 1))
    months = today.month - 1 + count * _MONTHS[unit]
    year, month = today.year + months // 12, months % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _week(number: int | None, year: int | None, today: date, *, is_next: bool) -> Period | None:
    monday = today - timedelta(days=today.weekday())
    if number is None:
        monday += timedelta(days=7 if is_next else 0)
        return None if year is not None else (monday, monday + timedelta(days=_FRIDAY))
    for each in (year,) if year is not None else (today.year, today.year + 1):
        try:
            found = date.fromisocalendar(each, number, 1)
        except ValueError:
            continue
        if year is not None or found + timedelta(days=_FRIDAY) >= today:
            return found, found + timedelta(days=_FRIDAY)
    return None


def _months(first: int, length: int) -> Period | None:
    """So many months from one that is counted from the year 0."""
    last = first + length - 1
    try:
        return (
            date(first // 12, first % 12 + 1, 1),
            date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1]),
        )
    except ValueError:
        return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
