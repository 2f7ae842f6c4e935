"""Every "yes, but" of the eleventh stage: said, answered in order, and never lost half-typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from confluence_desktop.boards.catch_22.crossing_grid import keep
from confluence_desktop.windows.stage_rows import RowList
from confluence_desktop.windows.widgets import LineField, PillButton
from confluence_desktop.workshop.agenda import PendingText
from confluence_desktop.workshop.catch_22 import Objection
from confluence_desktop.workshop.operations import POINTED_AT
from tests.windows.exercise_driver import ExerciseDriver

STEPS = ("Run one group", "Publish the draft")


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[ExerciseDriver]:
    made = ExerciseDriver(qtbot, tmp_path)
    made.fill_loops()
    steps = made.add_steps(*STEPS)
    made.page.edits.run("Keep", lambda draft: [keep(draft, step.id) for step in steps])
    made.go_to_stage(11)
    yield made
    made.close()


def line_of(driver: ExerciseDriver) -> LineField:
    """The line of the panel."""
    lines = driver.page.inspector.findChildren(LineField)
    return next(line for line in lines if line.isVisibleTo(driver.page) and line.text() != "-")


def half_typed(driver: ExerciseDriver) -> list[str]:
    """What is kept of unfinished texts."""
    found = driver.page.document.all(PendingText)
    return [one.text for one in found if not one.place.endswith(POINTED_AT)]


def to_line(driver: ExerciseDriver) -> LineField:
    driver.press("F10")
    while not isinstance(driver.focus(), LineField):
        driver.press("Tab")
    line = driver.focus()
    assert isinstance(line, LineField)
    return line


def test_tab_goes_on_with_the_first_open_one_and_not_with_the_last_that_was_typed(
    driver: ExerciseDriver,
) -> None:
    to_line(driver)
    driver.add("half have no phone", "who reads it at night", "nobody asked for it")
    driver.press("F10", "Tab")
    assert driver.rows.current is not None
    assert driver.rows.current.text == "half have no phone"
    driver.press("Return")
    driver.add("they ring us")
    driver.press("F10", "Down", "F10", "Tab")
    assert driver.rows.current is not None
    assert driver.rows.current.text == "half have no phone"  # where one was before


def test_a_half_typed_yes_but_and_a_half_typed_answer_outlive_a_crash(
    driver: ExerciseDriver, qtbot: QtBot
) -> None:
    to_line(driver)
    driver.add("half have no phone")
    driver.type("who reads it at")
    qtbot.waitUntil(lambda: half_typed(driver) == ["who reads it at"], timeout=2000)
    driver.reopen()
    assert line_of(driver).text() == "who reads it at"
    to_line(driver)
    driver.press("End")
    driver.add(" night")
    assert [one.text for one in driver.all(Objection)] == [
        "half have no phone",
        "who reads it at night",
    ]
    assert half_typed(driver) == []

    driver.press("F10", "Tab", "Home", "Return")
    driver.type("they ring")
    driver.press("F6")  # whoever leaves the field leaves nothing behind
    driver.reopen()
    assert line_of(driver).text() == "they ring"
    assert line_of(driver).accessibleName() == "The answer to “half have no phone”"
    to_line(driver)
    driver.press("End")
    driver.add(" us")
    assert driver.all(Objection)[0].answer == "they ring us"
    assert half_typed(driver) == []


def test_what_is_half_typed_to_one_thing_is_not_put_into_another(driver: ExerciseDriver) -> None:
    to_line(driver)
    driver.add("half have no phone")
    driver.type("who reads")
    driver.press("Shift+Tab", "Return")
    assert line_of(driver).text() == ""
    driver.add("they ring us")
    assert line_of(driver).text() == "who reads"
    assert driver.all(Objection)[0].answer == "they ring us"


def test_what_has_the_keyboard_stays_in_sight_while_what_is_above_grows(
    qtbot: QtBot, tmp_path: Path
) -> None:
    driver = ExerciseDriver(qtbot, tmp_path, size=(1366, 768))
    driver.fill_loops()
    (step,) = driver.add_steps("Run one group")
    driver.page.edits.run("Keep", lambda draft: keep(draft, step.id))
    driver.go_to_stage(11)
    driver.press("F10", "Home", "Return")
    while not (
        isinstance(rows := driver.focus(), RowList)
        and rows.accessibleName() == "What it needs first"
    ):
        driver.press("Tab")
    area = driver.page.inspector.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    for key in ("A", "B", "C", "D"):
        driver.press(key)
        qtbot.wait(30)
        box = rows.visualItemRect(rows.currentItem())
        top = rows.mapTo(area.viewport(), QPoint(0, box.top())).y()
        assert top >= 0
        assert top + box.height() <= area.viewport().height()
    driver.close()


def test_after_committing_the_button_that_takes_it_back_is_in_sight_with_the_keyboard(
    driver: ExerciseDriver, qtbot: QtBot
) -> None:
    driver.press("PgDown", "F10", "Home", "Return")
    while not (
        isinstance(button := driver.focus(), PillButton) and button.text() == "Commit to this step"
    ):
        driver.press("Tab")
    driver.press("Space")
    qtbot.wait(50)
    back = driver.focus()
    assert isinstance(back, PillButton)
    assert back.text() == "Take it back"
    area = driver.page.inspector.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    top = back.mapTo(area.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= area.viewport().height() - back.height()
