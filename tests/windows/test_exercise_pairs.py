"""Stuck lines by keys: revealed, paired, sorted, parked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.catch_22 import Loop, Side, StuckLine, StuckPair
from confluence_desktop.workshop.close import Action, ParkedItem
from tests.windows.exercise_driver import ExerciseDriver

LINES = (
    "We can’t see the benefits until we work together",
    "We can’t work together until we see the benefits",
    "We can’t be open until it is safe",
    "We can’t be safe until we are open",
    "We can’t hire until there is money",
    "We can’t post until the head signs",
)


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[ExerciseDriver]:
    """Six lines, written in silence and revealed, and the keyboard among them."""
    made = ExerciseDriver(qtbot, tmp_path)
    made.go_to_stage(2)
    made.add(*LINES)
    made.press("Ctrl+Shift+R", "PgDown", "F10", "Home")
    yield made
    made.close()


def lines(driver: ExerciseDriver) -> list[str]:
    return [row.text for row in driver.rows.shown if row.key and row.sign.isdecimal()]


def test_lines_stay_covered_until_they_are_revealed(qtbot: QtBot, tmp_path: Path) -> None:
    driver = ExerciseDriver(qtbot, tmp_path)
    driver.go_to_stage(2)
    driver.add(*LINES[:2])
    assert all(line.covered for line in driver.all(StuckLine))
    assert "2 covered" in driver.said
    assert "○ The lines are still covered" in driver.said
    driver.press("Ctrl+Shift+R")
    assert not any(line.covered for line in driver.all(StuckLine))
    assert "✓ The lines are revealed" in driver.said
    driver.close()


def test_a_stage_begins_at_its_first_row_whatever_the_one_before_gave(
    qtbot: QtBot, tmp_path: Path
) -> None:
    driver = ExerciseDriver(qtbot, tmp_path)
    driver.go_to_stage(2)
    driver.add(*LINES[:3])
    driver.press("Ctrl+Shift+R", "PgDown", "F10")
    current = driver.rows.current
    assert current is not None
    assert current.text == LINES[0]
    driver.close()


def test_p_pairs_one_line_with_the_next_it_is_pressed_on(driver: ExerciseDriver) -> None:
    driver.rows.go_to(driver.all(StuckLine)[0].id)
    driver.press("P")
    assert "Line 1 waits for its other half" in driver.said
    driver.press("Down", "P")
    (pair,) = driver.all(StuckPair)
    assert pair.line_ids == tuple(line.id for line in driver.all(StuckLine)[:2])
    assert lines(driver) == list(LINES[2:])
    driver.press("U")
    assert driver.all(StuckPair) == []
    assert lines(driver) == list(LINES)


def test_two_numbers_pair_two_lines(driver: ExerciseDriver) -> None:
    driver.press("Tab")
    driver.type("3 4")
    driver.press("Return")
    (pair,) = driver.all(StuckPair)
    assert pair.line_ids == tuple(line.id for line in driver.all(StuckLine)[2:4])
    driver.type("3 9")
    driver.press("Return")
    assert driver.page.messages.text == "There is no line 9; the lines go from 1 to 6."
    driver.type("5")
    driver.press("Return")
    assert driver.page.messages.text.startswith("Type the numbers of two lines")


def pair_typed(driver: ExerciseDriver, typed: str) -> None:
    driver.press("Tab")
    driver.type(typed)
    driver.press("Return", "Shift+Tab")


def test_a_catch_22_fills_a_loop(driver: ExerciseDriver) -> None:
    pair_typed(driver, "1 2")
    driver.press("C")
    left = next(loop for loop in driver.page.document.all(Loop) if loop.side is Side.LEFT)
    assert (left.x, left.y) == ("See the benefits", "Work together")
    assert any(row.aside == "Catch-22 · Collaboration" for row in driver.rows.shown)


def test_a_polarity_opens_its_board_and_enter_goes_there(driver: ExerciseDriver) -> None:
    pair_typed(driver, "3 4")
    driver.press("2")
    opened = next(
        board for board in driver.page.document.all(Board) if board.type is BoardKind.POLARITY
    )
    assert driver.stage() == 3
    driver.press("Return")
    assert driver.page.board_id == opened.id


def test_the_line_has_the_keyboard_on_the_board_that_one_went_to(driver: ExerciseDriver) -> None:
    pair_typed(driver, "3 4")
    driver.press("2", "Return")
    assert driver.page.line.field.hasFocus()
    titles = [item.title for item in driver.page.document.all(AgendaItem)]
    driver.type("plain talk")
    assert [item.title for item in driver.page.document.all(AgendaItem)] == titles


def test_a_conflict_is_parked_and_a_constraint_becomes_an_action(driver: ExerciseDriver) -> None:
    ids = [line.id for line in driver.all(StuckLine)]
    driver.rows.go_to(ids[4])
    driver.press("N")
    (action,) = driver.page.document.all(Action)
    assert "hire" in action.text
    driver.rows.go_to(ids[5])
    driver.press("3")
    (parked,) = driver.page.document.all(ParkedItem)
    assert "Who can decide?" in parked.text


def test_a_line_is_parked_and_taken_back_and_the_rest_at_once(driver: ExerciseDriver) -> None:
    first = driver.all(StuckLine)[0]
    driver.rows.go_to(first.id)
    driver.press("K")
    assert driver.all(StuckLine)[0].parked
    driver.rows.go_to(first.id)
    driver.press("K")
    assert not driver.all(StuckLine)[0].parked
    driver.press("A")
    assert all(line.parked for line in driver.all(StuckLine))
    assert "✓ The rest is sorted or parked" in driver.said
    driver.press("Ctrl+Z")
    assert not any(line.parked for line in driver.all(StuckLine))


def test_a_sorting_is_taken_back(driver: ExerciseDriver) -> None:
    pair_typed(driver, "1 2")
    driver.press("C", "U")
    (pair,) = driver.all(StuckPair)
    assert pair.sorting is None
    assert len(list(driver.page.document.all(Loop))) == 2


def test_a_line_that_was_sorted_alone_is_a_line_again(driver: ExerciseDriver) -> None:
    line = driver.all(StuckLine)[4]
    driver.rows.go_to(line.id)
    driver.press("N", "U")
    assert driver.all(StuckPair) == []
    assert lines(driver) == list(LINES)
    assert driver.rows.current is not None
    assert driver.rows.current.key == line.id


def test_the_stage_comes_back_after_the_action_that_a_line_became(driver: ExerciseDriver) -> None:
    driver.rows.go_to(driver.all(StuckLine)[4].id)
    driver.press("N", "Return")
    assert "Stage 3 of 12" not in driver.said
    driver.press("F10")
    assert driver.rows.current is not None
    assert driver.said.startswith("Stage 3 of 12")


def test_a_note_in_the_details_ends_with_its_agenda_item(driver: ExerciseDriver) -> None:
    driver.rows.go_to(driver.all(StuckLine)[4].id)
    driver.press("N", "Return")
    driver.press("PgDown")
    assert driver.said.startswith("Stage 4 of 12")


def test_a_pair_is_parked_as_its_lines_and_comes_back_by_one_undo(driver: ExerciseDriver) -> None:
    pair_typed(driver, "1 2")
    driver.press("K")
    assert driver.all(StuckPair) == []
    assert [line.parked for line in driver.all(StuckLine)] == [True] * 2 + [False] * 4
    driver.press("Ctrl+Z")
    assert len(driver.all(StuckPair)) == 1
    assert not any(line.parked for line in driver.all(StuckLine))


def test_a_pair_that_is_sorted_is_not_parked(driver: ExerciseDriver) -> None:
    pair_typed(driver, "1 2")
    driver.press("C", "K")
    assert "sorted already" in driver.page.messages.text
    assert not any(line.parked for line in driver.all(StuckLine))


def test_the_rest_is_parked_out_of_pairs_that_nobody_sorted(driver: ExerciseDriver) -> None:
    pair_typed(driver, "1 2")
    driver.press("A")
    assert driver.all(StuckPair) == []
    assert all(line.parked for line in driver.all(StuckLine))
