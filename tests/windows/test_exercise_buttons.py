"""Every button of a stage's panel does something."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.windows.exercise_driver import ExerciseDriver


def with_lines(driver: ExerciseDriver) -> None:
    driver.go_to_stage(2)
    driver.add("We can’t start until it works", "We can’t see it work until we start")


def to_pair(driver: ExerciseDriver) -> None:
    with_lines(driver)
    driver.press("Ctrl+Shift+R", "PgDown")


def to_vote(driver: ExerciseDriver) -> None:
    driver.fill_loops()
    driver.go_to_stage(8)


def with_a_ballot(driver: ExerciseDriver) -> None:
    to_vote(driver)
    driver.press("F10", "Space")
    driver.add("1", "2")


def to_deal(driver: ExerciseDriver) -> None:
    driver.go_to_stage(9)


def to_a_step(driver: ExerciseDriver) -> None:
    driver.fill_loops()
    driver.add_steps("Run one group")
    driver.go_to_stage(10)
    driver.press("F10", "K", "S")
    driver.press("PgDown", "PgDown", "F10", "Return")


STATES = [with_lines, to_pair, to_vote, with_a_ballot, to_deal, to_a_step]


@pytest.mark.parametrize("arrange", STATES, ids=lambda arrange: arrange.__name__)
def test_every_button_of_the_panel_does_something(
    arrange: Callable[[ExerciseDriver], None], qtbot: QtBot, tmp_path: Path
) -> None:
    driver = ExerciseDriver(qtbot, tmp_path)
    arrange(driver)
    clicked: set[str] = set()
    dead: list[str] = []
    while (button := next_button(driver, clicked)) is not None:
        name = button.text()
        clicked.add(name)
        before = (list(driver.page.document), driver.page.grab().toImage())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        driver.settle()
        if before == (list(driver.page.document), driver.page.grab().toImage()):
            dead.append(name)
        if list(driver.page.document) != before[0]:
            driver.press("Ctrl+Z")  # the next button is to find all as it was
    assert clicked
    assert dead == []
    driver.close()


def next_button(driver: ExerciseDriver, clicked: set[str]) -> QAbstractButton | None:
    """A button that was not clicked yet, those that lead away at the end; none that has a menu."""
    panel = driver.page.inspector
    found = [
        button
        for button in panel.findChildren(QAbstractButton)
        if button.isVisibleTo(panel)
        and button.isEnabled()
        and button.text() not in clicked
        and not button.text().endswith("▾")
    ]
    away = {"Back", "Next stage"}
    return min(found, key=lambda one: one.text() in away, default=None)
