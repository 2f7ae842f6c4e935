"""The rounds as a table: the same records, the same selection, the same undo."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.canvas.typed_text import typed_text
from confluence_desktop.windows.fields import Field
from confluence_desktop.windows.growing_text import PlainText
from confluence_desktop.windows.record_table import RecordTable
from confluence_desktop.windows.record_table_model import RecordTableModel
from confluence_desktop.windows.theme import Theme
from confluence_desktop.workshop.catch_22 import Step, StepState
from confluence_desktop.workshop.rounds import Round, RoundState
from tests.builders import a_board
from tests.plans import TRIED, a_plan
from tests.windows.session_driver import SessionDriver


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[SessionDriver]:
    document, _ = a_plan(4)
    found = SessionDriver(qtbot, tmp_path, list(document))
    found.press("Esc", "PgDown", "PgDown")
    yield found
    found.close()


@pytest.fixture
def table(driver: SessionDriver) -> RecordTable:
    driver.press("Ctrl+Shift+V")
    shown = driver.page.stack.currentWidget()
    assert isinstance(shown, RecordTable)
    return shown


def rounds(driver: SessionDriver) -> list[Round]:
    return sorted(driver.page.document.all(Round), key=lambda one: one.order)


def texts(driver: SessionDriver) -> list[str]:
    return [one.text for one in rounds(driver)]


def model(table: RecordTable) -> RecordTableModel:
    found = table.model()
    assert isinstance(found, RecordTableModel)
    return found


def column(table: RecordTable, heading: str) -> int:
    return [one.heading for one in model(table).columns].index(heading)


def go_to(table: RecordTable, row: int, heading: str) -> None:
    table.setFocus()
    table.setCurrentIndex(model(table).index(row, column(table, heading)))


def cell(table: RecordTable, row: int, heading: str) -> str:
    return str(model(table).index(row, column(table, heading)).data())


def test_a_key_shows_the_rounds_as_a_table_and_back(driver: SessionDriver) -> None:
    driver.press("Ctrl+Shift+V")
    shown = driver.page.stack.currentWidget()
    assert isinstance(shown, RecordTable)
    assert [cell(shown, row, "What we try") for row in range(4)] == list(TRIED)
    assert driver.focus() is shown
    driver.press("Ctrl+Shift+V")
    assert driver.page.stack.currentWidget() is driver.page.view
    assert driver.focus() is driver.page.view


def test_only_a_plan_is_shown_as_a_table(driver: SessionDriver, table: RecordTable) -> None:
    driver.press("PgUp")
    assert isinstance(driver.page.stack.currentWidget(), BoardView)
    assert not driver.page.commands.run("plan.table")
    driver.press("PgDown")
    assert driver.page.stack.currentWidget() is table


def test_a_cell_is_written_by_keys_as_one_undo(driver: SessionDriver, table: RecordTable) -> None:
    go_to(table, 1, "With")
    before = rounds(driver)[1].tool
    driver.press("Return")
    assert isinstance(QApplication.focusWidget(), PlainText)
    driver.type("A shared page")
    driver.press("Return")
    assert rounds(driver)[1].tool == "A shared page"
    assert driver.focus() is table
    driver.press("Ctrl+Z")
    assert rounds(driver)[1].tool == before
    assert cell(table, 1, "With") == before


def test_to_look_into_a_cell_alters_no_space_in_it(
    driver: SessionDriver, table: RecordTable
) -> None:
    one = rounds(driver)[1]
    driver.page.edits.change("Fill", Round, one.id, act="le\u00a0savoir\u00a0: tout")
    driver.settle()
    before = driver.page.document.next_undo
    go_to(table, 1, "Together")
    driver.press("Return")
    driver.press("Return")
    assert driver.page.document.next_undo is before


def test_escape_closes_a_cell_and_keeps_its_text(driver: SessionDriver, table: RecordTable) -> None:
    go_to(table, 1, "Owner")
    driver.press("Return")
    driver.type("Zoe")
    driver.press("Esc")
    assert rounds(driver)[1].owner == "Zoe"
    assert driver.focus() is table


def test_tab_keeps_a_cell_and_goes_on_to_the_next(
    driver: SessionDriver, table: RecordTable
) -> None:
    go_to(table, 1, "With")
    driver.press("Return")
    driver.type("Forum")
    driver.press("Tab")
    driver.type("Ana")
    driver.press("Return")
    assert (rounds(driver)[1].tool, rounds(driver)[1].owner) == ("Forum", "Ana")


def test_a_line_break_in_a_cell_is_kept(driver: SessionDriver, table: RecordTable) -> None:
    go_to(table, 0, "Signal")
    driver.press("Return")
    driver.type("One")
    driver.press("Ctrl+Return")
    driver.type("Two")
    driver.press("Return", "Return", "Return")
    assert rounds(driver)[0].signal == "One\nTwo"


def test_a_date_is_taken_as_typed_and_nonsense_is_refused_in_words(
    driver: SessionDriver, table: RecordTable
) -> None:
    go_to(table, 0, "By")
    driver.press("Return")
    driver.type("2027-02-03")
    driver.press("Return")
    assert rounds(driver)[0].due == date(2027, 2, 3)
    shown = cell(table, 0, "By")
    driver.press("Return", "Return")
    assert cell(table, 0, "By") == shown
    driver.press("Return")
    driver.type("soon")
    driver.press("Return")
    assert rounds(driver)[0].due == date(2027, 2, 3)
    assert "no date" in driver.page.messages.text


@pytest.mark.parametrize(
    ("typed", "state"),
    [("done", RoundState.DONE), ("not", RoundState.NOT_DONE), ("to come", RoundState.OPEN)],
)
def test_a_state_is_taken_by_its_word(
    driver: SessionDriver, table: RecordTable, typed: str, state: RoundState
) -> None:
    go_to(table, 2, "Afterwards")
    driver.press("Return")
    driver.type(typed)
    driver.press("Return")
    assert rounds(driver)[2].state is state


def test_an_unknown_state_is_refused(driver: SessionDriver, table: RecordTable) -> None:
    go_to(table, 2, "Afterwards")
    driver.press("Return")
    driver.type("perhaps")
    driver.press("Return")
    assert rounds(driver)[2].state is RoundState.OPEN
    assert "no state" in driver.page.messages.text


def test_the_selection_is_shared_with_the_drawing(
    driver: SessionDriver, table: RecordTable
) -> None:
    go_to(table, 2, "What we try")
    driver.settle()
    third = rounds(driver)[2].id
    assert driver.page.selection == {third}
    fields = driver.page.inspector.findChildren(Field)
    assert TRIED[2] in [typed_text(one.editor) for one in fields]
    view = driver.page.view
    assert view is not None
    view.select([rounds(driver)[0].id])
    assert table.selected_ids() == [rounds(driver)[0].id]


def test_rounds_are_ordered_by_keys(driver: SessionDriver, table: RecordTable) -> None:
    go_to(table, 3, "What we try")
    driver.press("Alt+Up")
    assert texts(driver) == [TRIED[0], TRIED[1], TRIED[3], TRIED[2]]
    assert table.selected_ids() == [rounds(driver)[2].id]
    driver.press("Alt+Down")
    assert texts(driver) == list(TRIED)


def test_rounds_are_added_by_the_line_and_deleted_by_a_key(
    driver: SessionDriver, table: RecordTable
) -> None:
    driver.press("Ctrl+L")
    driver.add("Invite two schools")
    assert model(table).rowCount() == 5
    assert table.selected_ids() == [rounds(driver)[4].id]
    table.setFocus()
    driver.press("Del")
    assert texts(driver) == list(TRIED)
    assert model(table).rowCount() == 4


def test_what_is_being_typed_stays_while_something_else_changes(
    driver: SessionDriver, table: RecordTable
) -> None:
    go_to(table, 0, "Owner")
    driver.press("Return")
    driver.type("Hal")
    with driver.page.document.transaction("Elsewhere") as draft:
        draft.put(rounds(driver)[1].changed(owner="Zoe"))
    driver.page.refresh()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    assert editor.toPlainText() == "Hal"
    assert cell(table, 1, "Owner") == "Zoe"


def test_a_cell_tells_a_screen_reader_its_heading(
    driver: SessionDriver, table: RecordTable
) -> None:
    index = model(table).index(0, column(table, "Owner"))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Owner: Programmes lead"
    assert table.accessibleName() == "Rounds as a table"


def test_what_is_only_read_is_not_written(driver: SessionDriver, table: RecordTable) -> None:
    index = model(table).index(0, column(table, "Serves"))
    assert index.data() == "Let readers recommend"
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    assert not model(table).setData(index, "Something")


def test_escape_goes_back_to_the_line_and_f6_comes_to_the_table(
    driver: SessionDriver, table: RecordTable
) -> None:
    driver.press("Esc")
    assert driver.focus() is driver.page.line.field
    driver.press("Esc")
    assert driver.focus() is table


def test_a_key_makes_rounds_of_the_steps_at_the_crossing(driver: SessionDriver) -> None:
    document = driver.page.document
    board = a_board(document)
    with document.transaction("Step") as draft:
        draft.put(Step.new(board_id=board.id, text="Ask ten readers", state=StepState.KEPT))
    driver.press("Ctrl+Shift+I")
    assert texts(driver)[-1] == "Ask ten readers"
    assert driver.page.selection == {rounds(driver)[-1].id}
    driver.press("Ctrl+Shift+I")
    assert "No step is waiting" in driver.page.messages.text


def test_no_heading_is_cut_and_rows_are_named_while_their_first_cells_are_out_of_sight(
    driver: SessionDriver, table: RecordTable
) -> None:
    head, side = table.horizontalHeader(), table.verticalHeader()
    metrics = QFontMetrics(head.font())
    for number, one in enumerate(model(table).columns):
        width = table.columnWidth(number) - 16
        wrapped = metrics.boundingRect(0, 0, width, 1000, Qt.TextFlag.TextWordWrap, one.heading)
        assert wrapped.width() <= width, one.heading
        assert wrapped.height() <= head.height() - 8, one.heading
    assert side.isHidden()
    go_to(table, 1, model(table).columns[-1].heading)
    driver.settle()
    assert not side.isHidden()
    name = model(table).headerData(1, Qt.Orientation.Vertical)
    assert name == f"2 · {' '.join(rounds(driver)[1].text.split())}"
    go_to(table, 1, model(table).columns[0].heading)
    driver.settle()
    assert side.isHidden()


def test_rows_that_are_made_anew_while_a_cell_is_edited_end_it_quietly(
    driver: SessionDriver, table: RecordTable
) -> None:
    go_to(table, 0, model(table).columns[1].heading)
    driver.press("Return")
    driver.type("half")
    last = rounds(driver)[-1]
    driver.page.edits.run("Delete", lambda draft: draft.remove(last))
    driver.settle()
    assert len(rounds(driver)) == 3
    driver.press("F6")
    driver.settle()


@pytest.mark.parametrize("key", ["Return", "Esc", "Tab", "Shift+Tab", "F6", "Ctrl+L", "PgUp"])
def test_what_is_typed_in_a_cell_is_taken_once_whichever_way_it_is_left(
    driver: SessionDriver, table: RecordTable, key: str
) -> None:
    refused: list[str] = []
    driver.page.edits.refused.connect(refused.append)
    go_to(table, 0, "By")
    driver.press("Return", "Ctrl+A")
    driver.type("soonish")
    driver.press(key)
    driver.settle()
    assert len(refused) == 1


def test_a_letter_begins_a_cell_anew_in_an_editor_that_shows_it(
    driver: SessionDriver, table: RecordTable
) -> None:
    go_to(table, 0, model(table).columns[6].heading)
    driver.press("1")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    assert editor.toPlainText() == "1"
    assert editor.width() >= 240
    assert editor.height() >= 80
    assert table.viewport().rect().contains(editor.geometry())
    driver.press("Esc")


def test_a_row_is_as_high_as_the_lines_that_its_text_breaks_into(
    qtbot: QtBot, tmp_path: Path, application: QApplication
) -> None:
    application.setStyleSheet(Theme(is_dark=False).style_sheet())
    document, _ = a_plan(1)
    driver = SessionDriver(qtbot, tmp_path, list(document))
    driver.press("Esc", "PgDown", "PgDown", "Ctrl+L")
    text = "Patients read their own handover"
    driver.add(text)
    driver.press("Ctrl+Shift+V")
    table = driver.page.stack.currentWidget()
    assert isinstance(table, RecordTable)
    metrics = QFontMetrics(table.font())
    place, padding = column(table, "What we try"), 16
    for width in range(metrics.horizontalAdvance(text) - 4, metrics.horizontalAdvance(text) + 40):
        table.setColumnWidth(place, width)
        lines = Qt.TextFlag.TextWordWrap
        drawn = metrics.boundingRect(0, 0, width - 1 - padding, 1000, lines, text).height()
        assert table.rowHeight(1) >= drawn + padding // 2, width
    application.setStyleSheet("")
    driver.close()
