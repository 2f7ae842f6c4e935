"""Where nothing new is meant the line says so and keeps the text, which one key parks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from confluence_desktop.boards.catch_22.operations import ARROWS
from confluence_desktop.windows.session_window import SessionPage
from confluence_desktop.windows.widgets import PlainLabel
from confluence_desktop.workshop.close import ParkedItem
from tests.windows.exercise_driver import ExerciseDriver


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[ExerciseDriver]:
    made = ExerciseDriver(qtbot, tmp_path)
    yield made
    made.close()


def contents(page: SessionPage) -> list[object]:
    return [record for record in page.document if record.scope.value == "document"]


def test_once_the_purpose_stands_another_line_is_refused_and_kept(driver: ExerciseDriver) -> None:
    driver.add("Readers find each other")
    before = contents(driver.page)
    driver.add("We never meet")
    assert contents(driver.page) == before
    assert driver.page.messages.text == (
        "The purpose stands; change it where it stands. More is added from “Stuck lines, in "
        "silence” on. Ctrl+Shift+P parks what you typed."
    )
    assert driver.page.line.field.toPlainText() == "We never meet"
    caps = [label.text() for label in driver.page.line.findChildren(PlainLabel)]
    assert {"Ctrl+Shift+P", "parks it"} <= set(caps)


def test_what_was_refused_is_parked_by_its_key(driver: ExerciseDriver) -> None:
    driver.go_to_stage(3)
    driver.add("Who pays for this?")
    driver.press("Ctrl+Shift+P", "Return")
    assert [item.text for item in driver.all(ParkedItem)] == ["Who pays for this?"]
    assert driver.page.line.field.toPlainText() == ""
    assert driver.focus() is driver.page.line.field


def test_what_was_refused_comes_back_to_the_line_if_it_is_not_parked(
    driver: ExerciseDriver,
) -> None:
    driver.go_to_stage(3)
    driver.add("Who pays for this?")
    driver.press("Ctrl+Shift+P", "Escape")
    assert driver.all(ParkedItem) == []
    assert driver.page.line.field.toPlainText() == "Who pays for this?"


def test_a_half_typed_line_that_was_not_refused_stays_while_something_is_parked(
    driver: ExerciseDriver,
) -> None:
    driver.type("Readers find")
    driver.press("Ctrl+Shift+P")
    driver.type("Who pays?")
    driver.press("Return")
    assert [item.text for item in driver.all(ParkedItem)] == ["Who pays?"]
    assert driver.page.line.field.toPlainText() == "Readers find"


def test_a_place_that_is_chosen_takes_the_line_all_the_same(driver: ExerciseDriver) -> None:
    driver.fill_loops()
    driver.go_to_stage(8)
    driver.press("Ctrl+5")
    driver.add("Ask ten readers")
    assert driver.step("Ask ten readers").board_id == driver.board.id


def test_a_list_is_refused_too(driver: ExerciseDriver) -> None:
    driver.go_to_stage(3)
    driver.page.line.offer("one\ntwo")
    assert driver.page.line.offered == []
    assert driver.page.messages.text.startswith("Here the lines are paired")


def test_what_was_filled_is_selected_where_it_stands(driver: ExerciseDriver) -> None:
    driver.add("Readers find each other")
    view = driver.page.view
    assert view is not None
    assert view.current is not None
    assert view.current.key == f"{driver.board.id}.purpose"
    driver.go_to_stage(7)
    driver.add("Another year without readers")
    assert view.current.key == f"{driver.board.id}.cost_of_staying"


def test_a_half_typed_or_refused_line_stays_with_its_stage(driver: ExerciseDriver) -> None:
    driver.fill_loops()
    driver.go_to_stage(4)
    driver.add("Everybody knows this")  # both conditions stand: it is refused
    driver.press("PgDown")
    assert driver.page.line.field.toPlainText() == ""
    driver.type("Each waits")
    driver.press("PgUp")
    assert driver.page.line.field.toPlainText() == "Everybody knows this"
    driver.press("PgDown")
    assert driver.page.line.field.toPlainText() == "Each waits"
    driver.press("Return")
    assert driver.board.loops_share == "Each waits"


def test_a_half_typed_line_keeps_its_place_in_another_stage_and_over_a_restart(
    driver: ExerciseDriver,
) -> None:
    driver.fill_loops()
    driver.go_to_stage(6)
    driver.press("Ctrl+3")
    driver.type("Nobody asked")
    driver.press("PgDown", "PgUp")
    assert driver.page.line.destination is not None
    assert driver.page.line.destination.key == ARROWS[2].key
    driver.reopen()
    assert driver.page.line.field.toPlainText() == "Nobody asked"
    assert driver.page.line.destination is not None
    assert driver.page.line.destination.key == ARROWS[2].key
