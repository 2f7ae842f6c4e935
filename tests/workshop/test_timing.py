"""The countdown of an agenda item."""

from datetime import UTC, datetime, timedelta

import pytest

from confluence_desktop.workshop.agenda import AgendaItem, ItemTime
from confluence_desktop.workshop.timing import (
    Countdown,
    Phase,
    Stopwatch,
    countdown_of,
    day_ends_at,
    elapsed_clock,
    gap_after_restart,
)

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)


class FakeClock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("total_s", "spent_s", "text"),
    [
        (600, 0, "10:00"),
        (600, 0.4, "10:00"),
        (600, 1.0, "09:59"),
        (600, 599.5, "00:01"),
        (600, 600, "00:00"),
        (600, 612.3, "+0:12"),
        (600, 600 + 3725, "+62:05"),
        (7200, 0, "120:00"),
    ],
)
def test_the_countdown_reads_as_minutes_and_seconds(
    total_s: float, spent_s: float, text: str
) -> None:
    assert Countdown(total_s, spent_s).text == text


@pytest.mark.parametrize(
    ("spent_s", "phase"),
    [
        (0, Phase.CALM),
        (799, Phase.CALM),
        (800, Phase.LOW),
        (949, Phase.LOW),
        (950, Phase.LAST),
        (1000, Phase.LAST),
        (1001, Phase.OVER),
    ],
)
def test_a_fifth_left_is_low_a_twentieth_is_last_and_then_it_is_over(
    spent_s: float, phase: Phase
) -> None:
    assert Countdown(1000, spent_s).phase is phase


def test_an_item_without_minutes_is_calm_until_it_runs() -> None:
    assert Countdown(0, 0).phase is Phase.CALM
    assert Countdown(0, 3).phase is Phase.OVER


def test_minutes_given_lengthen_and_minutes_taken_never_go_below_nothing() -> None:
    item = AgendaItem.new(title="Frame", minutes=5)
    given = ItemTime(id="t", item_id=item.id, spent_s=30, added_s=60)
    taken = ItemTime(id="t", item_id=item.id, spent_s=30, added_s=-900)
    assert countdown_of(item.minutes, given, running_s=10).left_s == 5 * 60 + 60 - 40
    assert countdown_of(item.minutes, taken).total_s == 0


def test_a_stopwatch_counts_only_while_it_runs() -> None:
    clock = FakeClock()
    watch = Stopwatch(clock)
    clock.now += 5
    assert watch.elapsed_s == 0
    watch.start()
    clock.now += 5
    watch.start()
    assert watch.elapsed_s == 5
    assert watch.take() == 5
    clock.now += 2
    assert watch.stop() == 2
    clock.now += 9
    assert watch.stop() == 0
    assert not watch.is_running


def test_a_clock_that_goes_backwards_takes_no_time_away() -> None:
    clock = FakeClock()
    watch = Stopwatch(clock)
    watch.start()
    clock.now -= 50
    assert watch.elapsed_s == 0
    assert watch.take() == 0


def test_the_elapsed_clock_never_runs_backwards() -> None:
    first = elapsed_clock()
    assert elapsed_clock() >= first


def test_after_a_restart_the_gap_counts_unless_it_is_too_long_or_negative() -> None:
    assert gap_after_restart(None, NOON) is None
    assert gap_after_restart(NOON - timedelta(seconds=42), NOON) == 42
    assert gap_after_restart(NOON + timedelta(hours=1), NOON) == 0
    assert gap_after_restart(NOON - timedelta(days=1), NOON) is None


def test_the_day_ends_when_the_current_item_and_the_later_ones_are_through() -> None:
    agenda = [AgendaItem.new(title=title, minutes=10) for title in "abc"]
    assert day_ends_at(agenda, agenda[1].id, 90, NOON) == NOON + timedelta(minutes=10, seconds=90)
    assert day_ends_at(agenda, agenda[1].id, -90, NOON) == NOON + timedelta(minutes=10)
    assert day_ends_at(agenda, None, 0, NOON) == NOON + timedelta(minutes=30)
