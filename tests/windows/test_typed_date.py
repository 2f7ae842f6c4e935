"""Days ahead, in the words that rooms say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desktop.errors import RefusedError
from confluence_desktop.windows.date_words import date_words, plain
from confluence_desktop.windows.typed_date import long_day_in_words, parse_typed_date

TODAY = date(2026, 11, 27)
"""A Friday."""


def ahead(typed: str) -> date | None:
    return parse_typed_date(typed, TODAY, looks_ahead=True)


@pytest.mark.parametrize(
    "typed", ["30 June", "30/6", "30.6.", "june 30", "30 Juni", "june", "end of june", "30 juin"]
)
def test_a_day_without_a_year_is_the_next_one_to_come(typed: str) -> None:
    assert ahead(typed) == date(2027, 6, 30)


def test_a_day_of_a_session_without_a_year_is_the_nearest_one() -> None:
    assert parse_typed_date("30 June", TODAY) == date(2026, 6, 30)
    assert parse_typed_date("15 Jan", TODAY) == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", TODAY),
        ("27 November", TODAY),
        ("29 Feb", date(2028, 2, 29)),
        ("2027", date(2027, 12, 31)),
        ("end of 2027", date(2027, 12, 31)),
        ("mid 2027", date(2027, 6, 30)),
        ("end of year", date(2026, 12, 31)),
        ("end of the year", date(2026, 12, 31)),
        ("next year", date(2027, 12, 31)),
        ("12/2027", date(2027, 12, 31)),
        ("2027-06", date(2027, 6, 30)),
        ("2027/12", date(2027, 12, 31)),
        ("friday week", date(2026, 12, 11)),
        ("monday week", date(2026, 12, 7)),
        ("in 6 mths", date(2027, 5, 27)),
        ("in 3 wks", date(2026, 12, 18)),
        ("June '27", date(2027, 6, 30)),
        ("June \N{RIGHT SINGLE QUOTATION MARK}27", date(2027, 6, 30)),
        ("end of march 27", date(2027, 3, 31)),
        ("march 27", date(2027, 3, 27)),
        ("mid June", date(2027, 6, 15)),
        ("start of May", date(2027, 5, 1)),
        ("next june", date(2027, 6, 30)),
        ("next month", date(2026, 12, 31)),
        ("end of next month", date(2026, 12, 31)),
        ("end of the month", date(2026, 11, 30)),
        ("end Q2", date(2027, 6, 30)),
        ("by the end of Q1", date(2027, 3, 31)),
        ("3rd quarter 2027", date(2027, 9, 30)),
        ("H1 2027", date(2027, 6, 30)),
        ("second half of 2027", date(2027, 12, 31)),
        ("next week", date(2026, 12, 4)),
        ("week 40", date(2027, 10, 8)),
        ("this friday", TODAY),
        ("friday", date(2026, 12, 4)),
        ("friday next week", date(2026, 12, 4)),
        ("in six months", date(2027, 5, 27)),
        ("in 2 weeks", date(2026, 12, 11)),
        ("2 weeks", date(2026, 12, 11)),
        ("in a month", date(2026, 12, 27)),
        ("30. Juni 2027", date(2027, 6, 30)),
        ("Ende Juni", date(2027, 6, 30)),
        ("3. Quartal", date(2027, 9, 30)),
        ("KW 40", date(2027, 10, 8)),
        ("in 3 Wochen", date(2026, 12, 18)),
        ("Jahresende", date(2026, 12, 31)),
        ("15 janvier", date(2027, 1, 15)),
        ("1er mai", date(2027, 5, 1)),
        ("fin juin", date(2027, 6, 30)),
        ("mi-juin", date(2027, 6, 15)),
        ("fin d'année", date(2026, 12, 31)),
        ("dans 3 mois", date(2027, 2, 27)),
        ("a finales de junio", date(2027, 6, 30)),
        ("la semana que viene", date(2026, 12, 4)),
        ("en 2 semanas", date(2026, 12, 11)),
        ("15 de enero de 2027", date(2027, 1, 15)),
    ],
)
def test_days_ahead_are_taken_as_rooms_say_them(typed: str, day: date) -> None:
    assert ahead(typed) == day
    assert ahead(typed.upper()) == day


@pytest.mark.parametrize(
    "typed",
    [
        "31 June",
        "Monday 27 November",
        "week 54",
        "Q5",
        "22",
        "1 2 3 4",
        "in 2",
        "next",
        "end",
        "0",
        "in 999999 weeks",
        "12/0000",
        "June June",
        "jui",
        "as soon as possible",
    ],
)
def test_what_is_no_day_is_refused_in_words(typed: str) -> None:
    with pytest.raises(RefusedError, match="is no date"):
        ahead(typed)


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.booleans())
def test_a_day_as_the_windows_say_it_is_that_day(day: date, looks_ahead: bool) -> None:
    assert parse_typed_date(long_day_in_words(day), TODAY, looks_ahead=looks_ahead) == day


WORDS = st.sampled_from(
    sorted({*date_words().months, *date_words().kinds, *date_words().units, *date_words().days})
)


@given(st.lists(WORDS | st.integers(0, 99_999).map(str) | st.text(max_size=4), max_size=5))
def test_whatever_is_typed_is_a_day_or_refused(words: list[str]) -> None:
    try:
        found = ahead(" ".join(words))
    except RefusedError:
        return
    assert found is None or isinstance(found, date)


def test_every_month_of_every_language_is_known_by_its_name_and_its_beginning() -> None:
    months = date_words().months
    for name, number in months.items():
        assert ahead(f"15 {name} 2027") == date(2027, number, 15)
        others = {one for word, one in months.items() if word.startswith(name[:4])}
        if len(others) == 1:
            assert ahead(f"15 {name[:4]} 2027") == date(2027, number, 15)
    assert plain("Août") == "aout"
