"""Votes keyed from hands: only a count before they are revealed, on the wall nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from confluence_desktop.workshop.catch_22 import Because
from confluence_desktop.workshop.votes import Ballot, Poll
from tests.windows.exercise_driver import REASONS, ExerciseDriver


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[ExerciseDriver]:
    made = ExerciseDriver(qtbot, tmp_path)
    made.fill_loops()
    made.go_to_stage(8)
    made.press("F10", "Space")
    yield made
    made.close()


def vote(driver: ExerciseDriver, *ballots: str) -> None:
    for ballot in ballots:
        driver.type(ballot)
        driver.press("Return")


def test_the_items_are_numbered_and_a_ballot_is_one_line(driver: ExerciseDriver) -> None:
    vote(driver, "3 5 5 9", "5")
    assert [one.choices for one in driver.all(Ballot)] == [(3, 5, 5, 9), (5,)]
    assert "2 ballots so far" in driver.said
    driver.press("Shift+Tab", "F10")
    driver.page.inspector.focus_work()
    assert driver.focus() is not None


def test_what_is_no_ballot_is_refused_with_a_reason(driver: ExerciseDriver) -> None:
    vote(driver, "3 13")
    assert "There is no 13 to vote for" in driver.page.messages.text
    assert driver.all(Ballot) == []
    vote(driver, "3 12")  # it stands in the place of what was refused
    assert [one.choices for one in driver.all(Ballot)] == [(3, 12)]


def test_backspace_takes_the_last_ballot_back(driver: ExerciseDriver) -> None:
    vote(driver, "1", "2")
    driver.press("Backspace")
    assert [one.choices for one in driver.all(Ballot)] == [(1,)]
    assert "1 ballot so far" in driver.said


def test_nothing_of_it_is_shown_before_it_is_revealed(driver: ExerciseDriver) -> None:
    driver.page.start_wall()
    driver.window.activateWindow()
    wall = driver.page.projection.wall
    assert wall is not None
    driver.press("F10")
    assert wall.view is not None
    wall.view.settle()
    before = wall.grab().toImage()
    vote(driver, "3 5 5 9", "5 5")
    wall.view.settle()
    assert wall.grab().toImage() == before
    assert "● 4" not in driver.said
    driver.press("Tab", "Space")
    assert "● 4" in driver.said
    wall.view.settle()
    assert wall.grab().toImage() != before


def test_revealed_it_is_ranked_with_the_widest_spread_first(driver: ExerciseDriver) -> None:
    vote(driver, "3 5 5 9", "5 5", "9 9 9 9", "2")
    driver.press("Tab", "Space")
    (poll,) = driver.page.document.all(Poll)
    assert poll.is_revealed
    shown = driver.rows.shown
    assert shown[0].text == "Furthest apart: talk about it first"
    assert shown[1].text == f"{REASONS[2]} 3"
    assert shown[1].bars == (2, 1, 0, 0, 1)
    assert shown[2].text == "Weakest first"
    assert shown[3].aside.startswith("● 5")
    assert "✓ The becauses are ranked" in driver.said


def test_a_ranked_because_opens_by_enter(driver: ExerciseDriver) -> None:
    vote(driver, "5")
    driver.press("Tab", "Space", "Return")
    (chosen,) = driver.page.selection
    because = driver.page.document.find(Because, chosen)
    assert because is not None
    assert because.text == f"{REASONS[1]} 2"


def test_ballots_go_on_being_typed_when_the_wall_covers_the_window(driver: ExerciseDriver) -> None:
    vote(driver, "3")
    driver.press("F5")
    assert driver.page.projection.cover is not None
    vote(driver, "5 5")
    driver.press("Shift+F5")
    vote(driver, "9")
    assert [one.choices for one in driver.all(Ballot)] == [(3,), (5, 5), (9,)]


def test_rows_get_the_keyboard_back_once_the_wall_is_gone(driver: ExerciseDriver) -> None:
    driver.press("Ctrl+Shift+PgUp", "Ctrl+Shift+PgUp", "F10")
    rows = driver.rows
    assert rows.hasFocus()
    driver.press("F5")
    assert driver.page.line.field.hasFocus()
    driver.press("Shift+F5")
    assert rows.hasFocus()
    driver.press("F5")
    driver.type("Late")
    driver.press("Shift+F5")
    assert driver.page.line.field.hasFocus()


def test_the_weakest_is_the_first_of_the_ranking_where_dots_are_even(
    driver: ExerciseDriver,
) -> None:
    (poll,) = driver.page.document.all(Poll)
    sure_id, unsure_id = poll.item_ids[2], poll.item_ids[6]
    driver.page.edits.change("Sure", Because, sure_id, confidence=10)
    driver.page.edits.change("Unsure", Because, unsure_id, confidence=3)
    vote(driver, "3 7")
    driver.press("Tab", "Space")
    assert [row.key for row in driver.rows.shown][1:3] == [unsure_id, sure_id]
    weakest = driver.page.document.find(Because, unsure_id)
    assert weakest is not None
    assert f"“{weakest.text}”" in driver.said
