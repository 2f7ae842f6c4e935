"""All of a step by keys: tests, what it needs first, objections, agreement, commitment."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from confluence_desktop.boards.catch_22.crossing_grid import keep
from confluence_desktop.document.draft import Draft
from confluence_desktop.windows.fields import Toggle
from confluence_desktop.windows.fold import Fold
from confluence_desktop.windows.stage_rows import RowList
from confluence_desktop.workshop.catch_22 import Loop, Objection, Side, Step, StepState
from confluence_desktop.workshop.close import Decision
from tests.windows.exercise_driver import ExerciseDriver

STEP, OTHER = "Run one group", "Train everybody"


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[ExerciseDriver]:
    """Two steps are kept, and the first one is open in the stress test."""
    made = ExerciseDriver(qtbot, tmp_path)
    made.fill_loops()

    def keep_all(draft: Draft) -> None:
        for step in list(draft.all(Step)):
            keep(draft, step.id)

    made.add_steps(STEP, OTHER)
    made.page.edits.run("Keep", keep_all)
    made.go_to_stage(11)
    made.press("F10", "Return")
    yield made
    made.close()


def sign(driver: ExerciseDriver, check: str) -> str:
    return next(row.sign for row in driver.rows.shown if row.key == check)


def to_test(driver: ExerciseDriver, check: str) -> None:
    driver.press("F10", "Return")
    assert driver.rows.go_to(check)


def folds(driver: ExerciseDriver) -> dict[str, bool]:
    panel = driver.page.inspector
    return {
        fold.head.text()[2:]: fold.is_open
        for fold in panel.findChildren(Fold)
        if fold.isVisibleTo(panel)
    }


def test_the_room_answers_three_tests_by_y_and_n(driver: ExerciseDriver) -> None:
    for check, answer, shown in (("t3", "Y", "✓"), ("t4", "N", "✗"), ("t4", "-", "?")):
        driver.rows.go_to(check)
        driver.press(answer)
        assert sign(driver, check) == shown
    step = driver.step(STEP)
    assert (step.needs_nothing_new, step.can_be_undone) == (True, None)
    driver.rows.go_to("t1")
    driver.press("Y")
    assert sign(driver, "t1") == "?"


def test_enter_on_a_test_leads_to_what_it_asks_for(driver: ExerciseDriver) -> None:
    for check, field in (
        ("t1", "Owner"),
        ("t2", "First signal"),
        ("t7", "Signal"),
        ("t9", "Early warning"),
        ("tool", "Tool"),
    ):
        to_test(driver, check)
        driver.press("Return")
        focus = driver.focus()
        assert focus is not None
        assert focus.accessibleName() == field
    driver.type("Forum")
    driver.press("Tab")
    assert driver.step(STEP).with_tool


def test_what_is_gone_to_by_a_test_is_in_sight(driver: ExerciseDriver) -> None:
    """Nobody types blind: the panel scrolls to what has the keyboard."""
    for check in ("t1", "t2", "t7", "t8", "t9"):
        to_test(driver, check)
        driver.press("Home")
        driver.rows.go_to(check)
        driver.press("Return")
        driver.settle()
        focus, area = driver.focus(), driver.page.inspector.findChild(QScrollArea)
        assert isinstance(focus, QWidget)
        assert area is not None
        top = focus.mapTo(area.viewport(), QPoint(0, 0)).y()
        assert 0 <= top <= area.viewport().height() - focus.height(), check


def test_test_8_leads_to_the_answer_that_is_missing(driver: ExerciseDriver) -> None:
    driver.press("Escape")
    driver.add("the head objects", "nobody comes")
    first, second = driver.all(Objection)
    to_test(driver, "t8")
    driver.press("Return")
    driver.type("ask her on Monday")
    driver.press("Return")
    assert next(one for one in driver.all(Objection) if one.id == first.id).answer == (
        "ask her on Monday"
    )
    to_test(driver, "t8")
    driver.press("Return")
    driver.type("we come")
    driver.press("Return")
    assert [one.answer for one in driver.all(Objection)] == ["ask her on Monday", "we come"]
    assert len(driver.all(Objection)) == 2
    driver.press("Ctrl+Z")
    assert next(one for one in driver.all(Objection) if one.id == second.id).answer == ""


def test_a_yes_but_is_seen_in_its_stage_and_goes_to_the_step_that_is_selected(
    driver: ExerciseDriver,
) -> None:
    view = driver.page.view
    assert view is not None
    view.select([driver.step(OTHER).id])
    driver.settle()
    driver.press("Ctrl+L")
    driver.add("who pays?")
    (said,) = driver.all(Objection)
    assert said.step_id == driver.step(OTHER).id
    view.select([])
    driver.settle()
    shown = [row.text for rows in driver.page.inspector.findChildren(RowList) for row in rows.shown]
    assert shown[-2:] == [OTHER, "who pays?"]


def test_a_date_is_typed_as_people_say_it(driver: ExerciseDriver) -> None:
    to_test(driver, "t2")
    driver.press("Return")
    driver.type("10 Mar 2026")
    driver.press("Tab")
    assert driver.step(STEP).signal_on == date(2026, 3, 10)
    to_test(driver, "t2")
    assert sign(driver, "t2") == "✓"


def test_a_circle_names_the_way_round(driver: ExerciseDriver) -> None:
    loop = next(one for one in driver.page.document.all(Loop) if one.side is Side.LEFT)
    to_test(driver, "t6")
    driver.press("Return", "A")
    assert driver.step(STEP).requires == (f"{loop.id}.x",)
    to_test(driver, "t6")
    assert sign(driver, "t6") == "✗"
    assert driver.rows.current is not None
    assert "requires “See the benefits”" in driver.rows.current.aside


def test_objections_are_said_answered_and_accepted_by_name(driver: ExerciseDriver) -> None:
    to_test(driver, "t8")
    driver.press("Return")
    driver.add("Nobody will come", "It is not safe")
    driver.press("Shift+Tab", "Return")
    driver.add("Then it ends by itself")
    first, second = driver.all(Objection)
    assert (first.answer, second.answer) == ("", "Then it ends by itself")
    driver.press("Up", "B")
    driver.add("Ada Byron")
    assert driver.all(Objection)[0].accepted_by == "Ada Byron"
    to_test(driver, "t8")
    assert sign(driver, "t8") == "✓"


def test_esc_from_an_answer_leads_back_to_the_rows(driver: ExerciseDriver) -> None:
    to_test(driver, "t8")
    driver.press("Return")
    driver.add("Nobody will come")
    driver.press("Shift+Tab", "Return", "Esc")
    assert driver.rows.current is not None
    assert driver.rows.current.text == "Nobody will come"
    driver.press("Del")
    assert driver.all(Objection) == []


def test_what_the_stage_asks_for_is_open_and_the_rest_on_demand(driver: ExerciseDriver) -> None:
    assert folds(driver) == {
        "The nine tests": True,
        "Which becauses it breaks": False,
        "What it needs first": True,
        "Yes, but …": True,
        "Days, signal and fallback": True,
        "Commit": False,
    }
    driver.press("PgDown", "F10", "Return")
    assert next(iter(folds(driver).items())) == ("Commit", True)
    assert not folds(driver)["The nine tests"]


def to_commit(driver: ExerciseDriver) -> None:
    driver.press("PgDown", "F10", "Return")
    assert driver.focus() is not None
    driver.type("Six steps; nobody blocks")
    driver.press("Tab")


def button(driver: ExerciseDriver, text: str) -> None:
    """Go on by Tab to a button, and press it."""
    for _ in range(60):
        focus = driver.focus()
        if focus is not None and getattr(focus, "text", str)() == text:
            driver.press("Space")
            return
        driver.press("Tab")
    raise AssertionError(text)


def test_a_step_is_agreed_and_committed_to(driver: ExerciseDriver) -> None:
    to_commit(driver)
    assert driver.board.agreement_rule == "Six steps; nobody blocks"
    button(driver, "Begin the vote")
    for ballot in "1125":
        driver.add(ballot)
    assert "4 ballots so far" in driver.said
    button(driver, "Reveal")
    button(driver, "Commit to this step")
    (decision,) = driver.page.document.all(Decision)
    assert decision.agreement == (2, 1, 0, 0, 1, 0)
    assert driver.step(STEP).state is StepState.COMMITTED
    assert STEP in driver.said
    button(driver, "Take it back")
    assert driver.step(STEP).state is StepState.KEPT
    assert list(driver.page.document.all(Decision)) == []


def test_a_circular_step_is_refused_with_its_reason(driver: ExerciseDriver) -> None:
    to_test(driver, "t6")
    driver.press("Return", "A")
    to_commit(driver)
    button(driver, "Commit to this step")
    assert driver.page.messages.text.startswith("This step can’t begin:")
    assert "See the benefits" in driver.page.messages.text
    assert driver.step(STEP).state is StepState.KEPT


def test_without_a_stage_everything_of_a_step_opens_on_demand(qtbot: QtBot, tmp_path: Path) -> None:
    driver = ExerciseDriver(qtbot, tmp_path, has_agenda=False)
    (step,) = driver.add_steps(STEP)
    assert driver.page.view is not None
    driver.page.view.select([step.id])
    driver.settle()
    assert set(folds(driver).values()) == {False, True}
    assert [name for name, is_open in folds(driver).items() if is_open] == [
        "Days, signal and fallback"
    ]
    driver.close()


def test_a_step_that_nobody_was_asked_about_is_not_called_alone(
    qtbot: QtBot, tmp_path: Path
) -> None:
    made = ExerciseDriver(qtbot, tmp_path)
    (step,) = made.add_steps(STEP)
    made.go_to_stage(10)
    assert made.page.view is not None
    made.page.view.select([step.id])
    made.settle()
    shown = [one.button.text() for one in made.page.inspector.findChildren(Toggle)]
    assert shown == ["○ together?", "○ with a tool?"]
    made.press("F7")
    shown = [one.button.text() for one in made.page.inspector.findChildren(Toggle)]
    assert shown == ["✓ together", "✗ without a tool"]
    made.close()


def test_each_test_is_read_with_its_state(driver: ExerciseDriver) -> None:
    to_test(driver, "t4")
    driver.press("Y", "Up", "N")
    heard = [row.spoken for row in driver.rows.shown]
    assert heard[0].startswith("? 1 · One owner, still open · Nobody owns it yet.")
    assert heard[2].startswith("✗ 3 · Nothing new to ask for, failed · ")
    assert heard[3].startswith("✓ 4 · Can be undone, passed · ")


def test_the_board_tells_whoever_hears_it_what_the_wall_asks(driver: ExerciseDriver) -> None:
    view = driver.page.view
    assert view is not None
    assert view.accessibleDescription() == "Yes, but …?"
