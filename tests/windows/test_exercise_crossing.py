"""Steps against the four arrows by keys, and the few that are kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from confluence_desktop.workshop.catch_22 import Because, StepState
from tests.windows.exercise_driver import REASONS, ExerciseDriver

STEPS = ("Run one group", "Publish the draft", "Open a page", "Train everybody")


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[ExerciseDriver]:
    made = ExerciseDriver(qtbot, tmp_path)
    made.fill_loops()
    made.add_steps(*STEPS)
    made.go_to_stage(10)
    made.press("F10")
    yield made
    made.close()


def test_arrow_keys_walk_through_the_grid_and_space_touches(driver: ExerciseDriver) -> None:
    driver.press("Down", "Right", "Right", "Space")
    assert driver.step(STEPS[1]).touches == ("right.1",)
    assert driver.rows.current is not None
    assert driver.rows.current.cells[2].is_on
    driver.press("Space")
    assert driver.step(STEPS[1]).touches == ()


def test_enter_opens_the_becauses_of_a_cell(driver: ExerciseDriver) -> None:
    grid = driver.rows
    driver.press("Right", "Right", "Return")
    assert driver.rows is not grid
    assert [row.text for row in driver.rows.shown if row.key] == [f"{one} 3" for one in REASONS]
    driver.press("Down", "Space")
    named = {one.text: one.id for one in driver.all(Because)}
    assert driver.step(STEPS[0]).breaks == (named[f"{REASONS[1]} 3"],)
    driver.press("Esc")
    assert driver.rows is grid
    assert grid.current is not None
    assert grid.current.cells[2].text == "3 ×1"


def test_at_most_three_are_kept(driver: ExerciseDriver) -> None:
    driver.press("K", "Down", "K", "Down", "K")
    assert "3 of 3 kept" in driver.said
    driver.press("Down", "K")
    assert driver.page.messages.text.startswith("Three steps are kept already")
    assert driver.step(STEPS[3]).state is StepState.CANDIDATE
    driver.press("Up", "K")
    assert driver.step(STEPS[2]).state is StepState.CANDIDATE


def test_a_step_that_is_only_one_of_the_two_is_shown_as_such(driver: ExerciseDriver) -> None:
    driver.press("G")
    assert driver.rows.current is not None
    assert driver.rows.current.aside == "△ It is done without a tool. With what?"
    driver.press("T")
    assert driver.rows.current.aside == ""
    driver.press("G")
    assert driver.rows.current.aside == "△ It is done alone. Who would you do it with?"


def test_s_shows_all_of_a_step(driver: ExerciseDriver) -> None:
    driver.press("S")
    assert driver.page.selection == {driver.step(STEPS[0]).id}


def test_findings_hang_their_signs_alone_on_the_sign(driver: ExerciseDriver) -> None:
    """The words stand in the panel; on the board they would lie over the next step."""
    driver.add_steps("Hold a meeting")
    driver.press("Ctrl+Shift+E")
    assert driver.page.view is not None
    marks = driver.page.view.picture.accents.marks
    assert marks
    assert all(mark.is_aside for mark in marks.values())
