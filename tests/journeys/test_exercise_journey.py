"""The Catch-22 exercise by keys alone, from its first stage to a step that is committed to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from confluence_desktop.boards.catch_22.gates import open_gates
from confluence_desktop.workshop.catch_22 import (
    Because,
    Loop,
    Side,
    StageLeft,
    Step,
    StepState,
    StuckLine,
)
from confluence_desktop.workshop.close import Decision
from confluence_desktop.workshop.exercise import stage_left
from tests.windows.exercise_driver import ExerciseDriver

LINES = (
    "We can’t see the benefits until we work together",
    "We can’t work together until we see the benefits",
    "We can’t know what the tools are worth until we put time into them",
    "We can’t put time into the tools until we know what they are worth",
    "We can’t hire until there is money",
    "We can’t post until the head signs",
)
BECAUSES = ("branches compete", "nobody has time set aside", "the last project was cancelled")
GROUP, TRAINING, PAGE = "Two branches run one reading group online", "Train all", "Open a page"
OTHERS = ("Publish the draft", "Ask ten readers", "Borrow a page", "Trial until May", "Drop it")


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[ExerciseDriver]:
    made = ExerciseDriver(qtbot, tmp_path)
    yield made
    made.close()


def test_the_exercise_by_keys_alone(driver: ExerciseDriver) -> None:
    frame_and_pair(driver)
    say_loops_and_becauses(driver)
    find_the_weakest(driver)
    deal_moves(driver)
    hold_against_the_arrows(driver)
    stress(driver)
    commit(driver)

    driver.page.acts.exercise.finish()
    whole = everything(driver)
    driver.reopen()
    assert everything(driver) == whole


def passed(driver: ExerciseDriver, stage: int) -> None:
    """Nothing of the stage's gate is open, and the panel says so."""
    assert driver.stage() == stage
    assert open_gates(driver.page.document, driver.board, stage) == ()
    assert "○" not in driver.said


def frame_and_pair(driver: ExerciseDriver) -> None:
    driver.add("Readers find each other through us")
    passed(driver, 1)
    driver.press("PgDown")
    driver.add(*LINES)
    assert all(line.covered for line in driver.all(StuckLine))
    driver.press("Ctrl+Shift+R")
    passed(driver, 2)
    driver.press("PgDown", "F10", "Tab")
    driver.add("1 2")
    driver.press("Shift+Tab", "C", "Tab")
    driver.add("3 4")
    driver.press("Shift+Tab", "C")
    driver.rows.go_to(driver.all(StuckLine)[4].id)
    driver.press("N", "A")
    passed(driver, 3)


def say_loops_and_becauses(driver: ExerciseDriver) -> None:
    driver.press("PgDown")
    passed(driver, 4)
    driver.press("PgDown", "Ctrl+L")
    driver.add("Each side waits to be shown first")
    passed(driver, 5)
    driver.press("PgDown")
    for place in ("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4"):
        driver.press(place)
        driver.add(*BECAUSES)
    driver.press("F10", "Home")
    for keys in (("B", "3"), ("H", "6"), ("F", "T")) * 4:
        driver.press(*keys, "Down")
    passed(driver, 6)
    driver.press("PgDown", "Ctrl+L")
    driver.add("Another year without readers", "The quiet of each branch")
    passed(driver, 7)


def find_the_weakest(driver: ExerciseDriver) -> None:
    driver.press("PgDown", "F10", "Space")
    driver.add("1 1 7", "7 7 7", "4")
    driver.press("Tab", "Space")
    assert "Weakest first" in [row.text for row in driver.rows.shown]
    passed(driver, 8)


def deal_moves(driver: ExerciseDriver) -> None:
    driver.press("PgDown", "F10", "Space", "Ctrl+L")
    driver.add(GROUP, TRAINING, PAGE)
    driver.press("F10", "Space", "Ctrl+L")
    driver.add(*OTHERS)
    passed(driver, 9)
    assert [step.move for step in driver.all(Step)] == ["slice"] * 3 + ["thin"] * 5


def hold_against_the_arrows(driver: ExerciseDriver) -> None:
    driver.press("PgDown", "F10")
    driver.rows.go_to(driver.step(GROUP).id)
    driver.press("K", "G", "T", "Return", "Space", "Esc", "Right", "Right", "Return", "Space")
    driver.press("Esc", "Down", "K", "G", "T", "Space", "Down", "K", "T", "Space")
    assert driver.rows.current is not None
    assert driver.rows.current.aside == "△ It is done alone. Who would you do it with?"
    passed(driver, 10)


def stress(driver: ExerciseDriver) -> None:
    """One step passes all nine tests; the second goes round in a circle."""
    driver.press("PgDown", "F10", "Return")
    for check in ("t3", "t4"):
        driver.rows.go_to(check)
        driver.press("Y")
    for check, texts in (
        ("t1", ("Ada Byron",)),
        ("t2", ("10 Mar 2026",)),
        ("t7", ("Three strangers answer each other",)),
        ("t9", ("Nobody writes for a week", "We phone ten readers")),
    ):
        to_test(driver, GROUP, check)
        driver.press("Return")
        for text in texts:
            driver.type(text)
            driver.press("Tab")
    to_test(driver, GROUP, "t7")
    driver.press("Y")
    to_test(driver, GROUP, "t8")
    driver.press("Return")
    driver.add("Nobody will come")
    driver.press("Shift+Tab", "Return")
    driver.add("Then it ends by itself")
    to_test(driver, GROUP, "t1")
    assert {row.key: row.sign for row in driver.rows.shown} == dict.fromkeys(
        ("t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9", "together", "tool"), "✓"
    )
    to_test(driver, TRAINING, "t6")
    driver.press("Return", "A")
    to_test(driver, TRAINING, "t6")
    assert driver.rows.current is not None
    assert driver.rows.current.sign == "✗"
    assert "we can’t see the benefits until we work together" in driver.rows.current.aside


def commit(driver: ExerciseDriver) -> None:
    # What the stress test left open is recorded, and stops nobody.
    driver.press("PgDown")
    left = stage_left(driver.page.document, driver.board.id, 11)
    assert left is not None
    assert left.missing == ("tests",)

    open_step(driver, TRAINING)
    driver.type("Six steps, and nobody blocks")
    to_button(driver, "Commit to this step")
    assert driver.page.messages.text.startswith("This step can’t begin:")
    assert driver.step(TRAINING).state is StepState.KEPT

    open_step(driver, GROUP)
    to_button(driver, "Begin the vote")
    driver.add("1", "2")
    to_button(driver, "Reveal")
    for field, day in (("Starts", "9 Mar 2026"), ("We look back at it", "30 Mar 2026")):
        open_step(driver, GROUP)
        to_field(driver, field)
        driver.type(day)
        driver.press("Tab")
    open_step(driver, GROUP)
    to_button(driver, "Commit to this step")
    (decision,) = driver.page.document.all(Decision)
    assert decision.step_id == driver.step(GROUP).id
    assert decision.agreement == (1, 1, 0, 0, 0, 0)
    driver.press("F10")
    assert open_gates(driver.page.document, driver.board, 12) == ()
    assert "○ 11 · Stress test: Every test has its answer" in driver.said


def open_step(driver: ExerciseDriver, text: str) -> None:
    driver.press("F10")
    assert driver.rows.go_to(driver.step(text).id)
    driver.press("Return")


def to_test(driver: ExerciseDriver, step: str, check: str) -> None:
    open_step(driver, step)
    assert driver.rows.go_to(check)


def to_field(driver: ExerciseDriver, name: str) -> None:
    for _ in range(40):
        focus = driver.focus()
        if focus is not None and focus.accessibleName() == name:
            return
        driver.press("Tab")
    raise AssertionError(name)


def to_button(driver: ExerciseDriver, text: str) -> None:
    for _ in range(40):
        focus = driver.focus()
        if focus is not None and getattr(focus, "text", str)() == text:
            driver.press("Space")
            return
        driver.press("Tab")
    raise AssertionError(text)


def everything(driver: ExerciseDriver) -> object:
    document = driver.page.document
    kinds = (StuckLine, Loop, Because, Step, Decision, StageLeft)
    left = next(loop for loop in document.all(Loop) if loop.side is Side.LEFT)
    assert (left.x, left.y) == ("See the benefits", "Work together")
    return {kind.stored_as: sorted(map(str, document.all(kind))) for kind in kinds}
