"""Going through the stages of the exercise: panel, gate, line, wall, and what is recorded."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from confluence_desktop.exchange.session_text import session_as_lines
from confluence_desktop.windows.agenda import TITLE_ROLE
from confluence_desktop.windows.stage_rows import RowList
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.agenda_operations import agenda_in_order, the_room
from confluence_desktop.workshop.catch_22 import Step
from confluence_desktop.workshop.exercise import stage_left
from confluence_desktop.workshop.timing import Stopwatch
from tests.windows.exercise_driver import ExerciseDriver


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[ExerciseDriver]:
    made = ExerciseDriver(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def alone(qtbot: QtBot, tmp_path: Path) -> Iterator[ExerciseDriver]:
    """A Catch-22 board without any agenda."""
    made = ExerciseDriver(qtbot, tmp_path, has_agenda=False)
    yield made
    made.close()


def test_a_day_begins_in_its_first_stage(driver: ExerciseDriver) -> None:
    assert driver.stage() == 1
    assert "Stage 1 of 12 · 5 min" in driver.said
    assert "Agree the purpose in one line" in driver.said
    assert "○ The purpose does not stand in one line yet." in driver.said
    assert driver.page.line.chip.text().startswith("What we all want, in one line")


def test_the_line_fills_the_text_of_the_stage_and_the_gate_is_met(driver: ExerciseDriver) -> None:
    driver.add("Readers find each other")
    assert driver.board.purpose == "Readers find each other"
    assert "✓ The purpose stands in one line" in driver.said
    assert "○" not in driver.said


def test_leaving_an_open_stage_records_what_was_open_and_stops_nothing(
    driver: ExerciseDriver,
) -> None:
    driver.press("PgDown")
    assert driver.stage() == 2
    left = stage_left(driver.page.document, driver.board.id, 1)
    assert left is not None
    assert left.missing == ("purpose",)
    driver.press("PgUp")
    driver.add("Readers find each other")
    driver.press("PgDown")
    left = stage_left(driver.page.document, driver.board.id, 1)
    assert left is not None
    assert left.missing == ()


def test_each_stage_offers_its_own_places_first(driver: ExerciseDriver) -> None:
    driver.add_steps("Two branches run one group")
    firsts = {}
    for number in range(2, 13):
        driver.go_to_stage(number)
        place = driver.page.line.destination
        firsts[number] = place.key if place is not None else ""
    kinds = {number: firsts[number] for number in (2, 4, 5, 6, 7, 9, 10, 12)}
    assert kinds == {
        2: "stuck",
        4: "left.x",
        5: "right.x",
        6: "left.1",
        7: "text.cost_of_staying",
        9: "crossing",
        10: "crossing",
        12: "text.agreement_rule",
    }


def test_the_line_says_when_nothing_new_is_meant(driver: ExerciseDriver) -> None:
    driver.go_to_stage(3)
    assert driver.page.line.field.placeholderText().startswith("Nothing new is meant here")
    assert "Here the lines are paired and sorted, and none is added." in driver.said
    driver.go_to_stage(6)
    assert driver.page.line.field.placeholderText() == ""


def test_the_panel_has_the_keyboard_by_one_key_and_esc_leads_back(driver: ExerciseDriver) -> None:
    driver.fill_loops()
    driver.go_to_stage(6)
    driver.press("F10")
    assert isinstance(driver.focus(), RowList)
    driver.press("Esc")
    assert driver.focus() is driver.page.line.field


def test_without_an_agenda_the_exercise_is_begun_and_left_by_a_command(
    alone: ExerciseDriver,
) -> None:
    assert alone.stage() is None
    alone.press("Ctrl+Shift+C")
    assert alone.stage() == 1
    alone.press("Ctrl+Shift+PgDown", "Ctrl+Shift+PgDown")
    assert alone.stage() == 3
    alone.press("Ctrl+Shift+PgUp")
    assert alone.stage() == 2
    assert "Stage 2 of 12" in alone.said
    alone.press("Ctrl+Shift+C")
    assert alone.stage() is None
    assert "Stage" not in alone.said
    left = stage_left(alone.page.document, alone.board.id, 2)
    assert left is not None
    assert left.missing == ("one_each",)


def test_the_short_form_leaves_stages_out(alone: ExerciseDriver) -> None:
    alone.press("Ctrl+Shift+C")
    alone.page.commands.run("stage.form")
    alone.settle()
    assert "Stage 1 of 8 · 4 min" in alone.said
    alone.press("Ctrl+Shift+PgDown")
    assert alone.stage() == 4
    assert "Stage 2 of 8 · 6 min" in alone.said
    alone.page.commands.run("stage.form")
    alone.settle()
    assert "Stage 4 of 12 · 8 min" in alone.said


def test_with_an_agenda_the_commands_go_by_its_items(driver: ExerciseDriver) -> None:
    driver.press("Ctrl+Shift+PgDown")
    assert driver.stage() == 2
    assert driver.page.item is not None
    assert driver.page.item.stage == 2
    assert the_room(driver.page.document).stage is None
    assert not driver.page.commands.run("exercise")


def test_a_stage_on_the_map_means_nothing(driver: ExerciseDriver) -> None:
    assert driver.page.acts.exercise.may_toggle() is False


def test_the_wall_asks_what_the_stage_asks_and_then_the_move_that_is_dealt(
    driver: ExerciseDriver,
) -> None:
    driver.go_to_stage(9)
    driver.page.start_wall()
    driver.window.activateWindow()
    driver.press("F10")
    wall = driver.page.projection.wall
    assert wall is not None
    assert wall.text == "Which small step gets round one of the reasons?"
    driver.press("Space")
    assert "For which one team, day or case could we do it now?" in wall.text
    assert "Slice" in wall.text
    assert "For which one team, day or case could we do it now?" in driver.said


def test_steps_typed_while_a_move_is_open_remember_it(driver: ExerciseDriver) -> None:
    driver.go_to_stage(9)
    driver.press("F10", "Space", "Space", "Esc")
    driver.add("Three sentences on what nobody may post")
    (step,) = driver.all(Step)
    assert step.move == "thin"
    driver.press("F10")
    assert "1 of 8 steps" in driver.said
    assert next(row for row in driver.rows.shown if row.key == "thin").aside == "1 step"
    driver.press("U")
    assert "Slice" in driver.said


def test_where_the_room_stood_is_there_after_a_restart(alone: ExerciseDriver) -> None:
    alone.press("Ctrl+Shift+C", "Ctrl+Shift+PgDown")
    alone.reopen()
    assert alone.stage() == 2
    assert "Stage 2 of 12" in alone.said


def test_undo_goes_to_the_nearest_stage_and_never_back_to_the_first(
    driver: ExerciseDriver,
) -> None:
    driver.go_to_stage(12)
    driver.add_steps("Run one group")
    agenda = agenda_in_order(driver.page.document)
    driver.page.commands.run("board.new.confluence_plan")
    driver.settle()
    assert driver.page.item is not None
    driver.press("Ctrl+Z", "Ctrl+Z")
    driver.settle()
    assert driver.all(Step) == []
    assert driver.page.item == agenda[-1]
    assert driver.stage() == 12
    driver.press("Ctrl+Y")
    driver.page.commands.run("board.new.polarity")
    driver.settle()
    driver.press("Del", "Ctrl+Z", "Ctrl+Z")
    driver.settle()
    assert driver.stage() == 12


def test_the_stage_in_which_a_session_is_closed_is_recorded_too(driver: ExerciseDriver) -> None:
    driver.go_to_stage(2)
    document, board = driver.page.document, driver.board
    assert stage_left(document, board.id, 2) is None
    driver.page.finish()
    left = stage_left(document, board.id, 2)
    assert left is not None
    assert left.missing == ("one_each",)
    said = [line for line in session_as_lines(document) if line.startswith("  stage ")]
    assert said == [
        "  stage 1 Frame: left open: The purpose stands in one line",
        "  stage 2 Stuck lines, in silence: left open: Everyone has written a line",
    ]


def test_tab_goes_round_in_the_panel(driver: ExerciseDriver) -> None:
    driver.press("F10")
    first = driver.focus()
    panel = driver.page.inspector
    seen = []
    for _ in range(40):
        driver.press("Tab")
        focus = driver.focus()
        assert focus is not None
        assert panel.isAncestorOf(focus)
        seen.append(focus)
    assert first in seen
    driver.press("Shift+Tab")
    assert driver.focus() is seen[-2]


def test_the_agenda_follows_the_form_of_the_exercise_as_one_undo(driver: ExerciseDriver) -> None:
    def agenda() -> list[tuple[int | None, int]]:
        return [(one.stage, one.minutes) for one in agenda_in_order(driver.page.document)]

    full = agenda()
    first = agenda_in_order(driver.page.document)[0]
    driver.page.edits.change("Take longer", AgendaItem, first.id, minutes=20)
    driver.page.commands.run("stage.form")
    short = [(1, 20), (4, 6), (5, 6), (6, 9), (8, 3), (9, 7), (10, 6), (12, 4)]
    assert agenda() == short  # what somebody has set stays
    driver.press("Ctrl+Z", "Ctrl+Z")
    assert agenda() == full
    driver.press("Ctrl+Y", "Ctrl+Y")
    driver.page.commands.run("stage.form")
    assert agenda() == [(1, 20), *full[1:]]
    assert all(one.board_id == driver.board.id for one in agenda_in_order(driver.page.document))


def test_a_stage_on_its_own_has_its_own_minutes_counted_down(alone: ExerciseDriver) -> None:
    now = 0.0

    def clock() -> float:
        return now

    def left() -> str:
        countdown = alone.page.timer.countdown
        return countdown.text if countdown is not None else ""

    alone.page.timer._watch = Stopwatch(clock)
    assert left() == ""
    alone.press("Ctrl+Shift+C")
    assert left() == "05:00"
    alone.press("F8")
    now = 90.0
    assert left() == "03:30"
    alone.press("Ctrl+Shift+PgDown")
    assert left() == "06:00"
    now = 100.0
    alone.press("F9")
    assert left() == "06:50"
    alone.press("Ctrl+Shift+PgUp")
    assert left() == "03:30"
    alone.press("F8")


def test_the_stage_of_a_loop_says_what_the_session_calls_it(driver: ExerciseDriver) -> None:
    driver.page.edits.run(
        "Name", lambda draft: draft.put(driver.board.changed(left_name="Neighbours"))
    )
    driver.go_to_stage(4)
    assert "Loop one (Neighbours)" in driver.said
    assert "A box of loop one (Neighbours) is empty." in driver.said
    driver.go_to_stage(5)
    assert "Loop two (Social media)" in driver.said


def test_the_agenda_says_the_name_of_a_loop_and_edits_the_title_alone(
    driver: ExerciseDriver,
) -> None:
    driver.page.edits.run("Name", lambda d: d.put(driver.board.changed(left_name="Neighbours")))
    driver.go_to_stage(4)
    rows = driver.page.agenda.list
    shown = [str(rows.item(row).data(TITLE_ROLE)) for row in range(rows.count())]
    assert shown[3:5] == ["Loop one (Neighbours)", "Loop two (Social media)"]
    role = Qt.ItemDataRole.AccessibleTextRole
    assert str(rows.item(3).data(role)).startswith("4. Loop one (Neighbours), 8 minutes")
    rows.setFocus()
    driver.press("F2")
    driver.type("How we meet")
    driver.press("Return")
    assert str(rows.item(3).data(TITLE_ROLE)) == "How we meet"


def test_a_stage_that_is_out_of_sight_has_no_time_counted(driver: ExerciseDriver) -> None:
    page = driver.page
    page.commands.run("board.new.polarity")
    driver.settle()
    board_id = driver.board.id
    page.edits.run(
        "Go", lambda draft: draft.put(the_room(draft).changed(stage=6, stage_board_id=board_id))
    )
    assert page.item is not None
    assert page.timer.countdown is not None
    assert page.timer.countdown.total_s == page.item.minutes * 60


def test_the_gate_of_a_loop_stays_in_sight_while_its_boxes_are_filled(
    driver: ExerciseDriver,
) -> None:
    driver.go_to_stage(4)
    driver.add("see what it is worth")
    assert "○ A box of loop one (Collaboration) is empty." in driver.said
    driver.add("work together")
    assert "✓ Both boxes are filled" in driver.said
