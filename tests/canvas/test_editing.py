"""Editing in place, and half-typed text that survives."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QClipboard, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.canvas.clipboard import has_cards
from confluence_desktop.canvas.text_editor import PENDING_DELAY_MS, TextEditor
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.workshop.agenda import PendingText
from confluence_desktop.workshop.cards import Board, Card, Level
from tests.builders import a_card
from tests.canvas.conftest import show_view
from tests.canvas.plain_board import PLAIN_TYPES, PlainBoard
from tests.driver import CanvasDriver

CTRL = Qt.KeyboardModifier.ControlModifier


def editor_of(driver: CanvasDriver) -> TextEditor:
    editor = driver.view.editing.editor
    assert editor is not None
    return editor


def pending(driver: CanvasDriver) -> list[str]:
    return [record.text for record in driver.view.document.all(PendingText)]


@pytest.fixture
def editing(driver: CanvasDriver) -> CanvasDriver:
    """A driver whose editor is open on “Feed the town”."""
    driver.click("Feed the town")
    driver.key(Qt.Key.Key_Return)
    return driver


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_enter_and_f2_open_the_old_text_with_the_cursor_at_its_end(
    driver: CanvasDriver, key: Qt.Key
) -> None:
    driver.click("Feed the town")
    driver.key(key)
    driver.type(" well")
    assert editor_of(driver).toPlainText() == "Feed the town well"


def test_a_double_click_edits(driver: CanvasDriver) -> None:
    driver.double_click("Feed the town")
    assert driver.view.is_editing


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_esc_close_the_editor_and_keep_its_text(
    editing: CanvasDriver, key: Qt.Key
) -> None:
    editing.type(", all year")
    editing.key(key)
    assert not editing.view.is_editing
    assert "Feed the town, all year" in editing.texts()
    editing.undo()
    assert "Feed the town" in editing.texts()


def test_an_edit_is_one_step_and_one_that_alters_nothing_is_none(editing: CanvasDriver) -> None:
    history = editing.view.document.next_undo
    editing.key(Qt.Key.Key_Return)
    assert editing.view.document.next_undo is history


def test_to_look_into_a_text_alters_no_space_in_it(driver: CanvasDriver) -> None:
    """A French colon stands behind a space at which no line breaks; Qt makes it a usual one."""
    document, board = driver.view.document, driver.view.board()
    assert board is not None
    said = "Objectif\u00a0: 20\u202f%\nen un an"
    a_card(document, board, text=said)
    driver.view.settle()
    history = document.next_undo
    driver.click(said)
    driver.key(Qt.Key.Key_Return)
    assert driver.view.is_editing
    driver.key(Qt.Key.Key_Escape)
    assert document.next_undo is history
    driver.key(Qt.Key.Key_Return)
    driver.type(" !")
    driver.key(Qt.Key.Key_Return)
    assert f"{said} !" in driver.texts()


def test_ctrl_enter_breaks_the_line(editing: CanvasDriver) -> None:
    editing.key(Qt.Key.Key_Return, CTRL)
    editing.type("and the village")
    editing.key(Qt.Key.Key_Return)
    assert "Feed the town\nand the village" in editing.texts()


def test_any_script_can_be_typed(editing: CanvasDriver) -> None:
    editing.type(" 給食 مرحبا 🌱")
    editing.key(Qt.Key.Key_Return)
    assert "Feed the town 給食 مرحبا 🌱" in editing.texts()


def test_rich_text_is_pasted_plain(editing: CanvasDriver) -> None:
    mime = QMimeData()
    mime.setHtml("<b>bold</b>")
    mime.setText("<b>bold</b>")
    editor_of(editing).insertFromMimeData(mime)
    assert editor_of(editing).toPlainText() == "Feed the town<b>bold</b>"


def test_the_editor_grows_with_its_text(editing: CanvasDriver) -> None:
    before = editor_of(editing).height()
    editing.type(" and every village around it" * 4)
    assert editor_of(editing).height() > before


def test_the_editor_lies_over_its_text_wherever_the_board_goes(editing: CanvasDriver) -> None:
    before = editor_of(editing).pos()
    editing.view.push(-30, 20)
    after = editor_of(editing).pos()
    assert (after.x() - before.x(), after.y() - before.y()) == (-30, 20)


def test_an_empty_text_is_refused_and_the_old_one_stays(editing: CanvasDriver) -> None:
    editor_of(editing).clear()
    editing.key(Qt.Key.Key_Return)
    assert editing.refusals == ["A card can't be empty; type something or delete it."]
    assert "Feed the town" in editing.texts()
    assert not editing.view.is_editing


def test_a_refused_text_stays_open_so_that_it_is_not_lost(editing: CanvasDriver) -> None:
    editing.type("x" * 10_001)
    editing.key(Qt.Key.Key_Return)
    assert len(editing.refusals) == 1
    assert editing.view.is_editing
    assert "Feed the town" in editing.texts()


def test_undo_belongs_to_the_text_while_it_has_any(editing: CanvasDriver) -> None:
    editor = editor_of(editing)

    def is_left_to_the_window() -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CTRL)
        event.ignore()
        QApplication.sendEvent(editor, event)
        return not event.isAccepted()

    assert is_left_to_the_window()
    editing.type(" well")
    assert not is_left_to_the_window()
    editing.key(Qt.Key.Key_Z, CTRL)
    assert editor.toPlainText() == "Feed the town"


def test_a_clicker_s_keys_pass_through_the_editor(editing: CanvasDriver) -> None:
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(editor_of(editing), event)
    assert not event.isAccepted()


def test_a_click_elsewhere_keeps_the_text(editing: CanvasDriver) -> None:
    editing.type(" well")
    editing.click("Seed exchange")
    assert "Feed the town well" in editing.texts()
    assert editing.selected() == {"Seed exchange"}


def test_half_typed_text_is_kept_within_half_a_second_and_is_no_step(
    qtbot: QtBot, editing: CanvasDriver
) -> None:
    assert PENDING_DELAY_MS < 500
    history = editing.view.document.next_undo
    editing.type(" we")
    qtbot.waitUntil(lambda: pending(editing) == ["Feed the town we"], timeout=2000)
    assert editing.view.document.next_undo is history
    assert "Feed the town" in editing.texts()
    editing.key(Qt.Key.Key_Return)
    assert pending(editing) == []


def test_half_typed_text_is_back_after_a_crash(
    qtbot: QtBot, plain_map: tuple[Document, Board]
) -> None:
    document, board = plain_map
    driver = CanvasDriver(show_view(qtbot, document, board))
    driver.click("Feed the town")
    driver.key(Qt.Key.Key_Return)
    driver.type(" we")
    qtbot.waitUntil(lambda: pending(driver) == ["Feed the town we"], timeout=2000)
    reopened = Document(list(document))
    again = CanvasDriver(show_view(qtbot, reopened, board))
    assert editor_of(again).toPlainText() == "Feed the town we"
    again.key(Qt.Key.Key_Return)
    assert "Feed the town we" in again.texts()


def test_a_card_deleted_while_it_is_edited_closes_the_editor(editing: CanvasDriver) -> None:
    document = editing.view.document
    with document.transaction("Delete") as draft:
        PlainBoard().delete(draft, [editing.id_of("Feed the town")])
    assert not editing.view.is_editing
    assert [card.text for card in document.all(Card) if card.text == "Feed the town"] == []


def test_the_keyboard_goes_back_to_where_it_was(
    qtbot: QtBot, plain_map: tuple[Document, Board]
) -> None:
    document, board = plain_map
    window = QWidget()
    qtbot.addWidget(window)
    line = QLineEdit(window)
    view = BoardView(None, document, board.id, board_types=PLAIN_TYPES, parent=window)
    view.setGeometry(0, 40, 900, 660)
    window.resize(900, 700)
    window.show()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    driver = CanvasDriver(view)
    driver.double_click("Feed the town")
    assert editor_of(driver).hasFocus()
    driver.key(Qt.Key.Key_Return)
    assert line.hasFocus()


def test_another_card_added_meanwhile_leaves_the_editor_alone(editing: CanvasDriver) -> None:
    editing.type(" we")
    document = editing.view.document
    a_card(document, next(iter(document.all(Board))), Level.VISION, "A green town")
    assert editor_of(editing).toPlainText() == "Feed the town we"


def test_a_huge_text_is_refused_in_time_and_stays_open(editing: CanvasDriver) -> None:
    said: list[str] = []
    editing.view.refused.connect(said.append)
    mime = QMimeData()
    mime.setText("word " * 200_000)
    editor_of(editing).insertFromMimeData(mime)
    assert len(editor_of(editing).toPlainText()) < 11_000
    assert not editing.view.commit_editor()
    assert "at most 10,000 characters" in said[-1]


def test_a_clipboard_that_was_never_used_holds_nothing(
    driver: CanvasDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QClipboard, "mimeData", lambda *_: None)
    before = driver.texts()
    assert not has_cards()
    driver.view.paste()
    assert driver.texts() == before


@pytest.mark.parametrize("text", ["Feed the town", "Teach the town", "Seed exchange"])
@pytest.mark.parametrize("scale", [0.5, 1.0, 2.5])
def test_all_that_is_typed_stays_in_sight(driver: CanvasDriver, text: str, scale: float) -> None:
    view = driver.view
    driver.wheel_zoom(scale / view.sight.camera.scale, driver.figure(text).bounds.centre)
    card = driver.figure(text).bounds
    spot = driver.pixel(Point(card.right, card.bottom))
    view.push(view.width() - spot.x() - 5, view.height() - spot.y() - 5)
    assert view.edit(driver.id_of(text))
    editor = view.editing.editor
    assert editor is not None
    for _ in range(5):
        driver.type(" and a little more than there was before")
        QApplication.processEvents()
        assert view.rect().contains(editor.geometry())
        assert editor.verticalScrollBar().maximum() == 0


def test_what_is_too_long_for_the_view_scrolls_to_the_cursor(driver: CanvasDriver) -> None:
    view = driver.view
    assert view.edit(driver.id_of("Feed the town"))
    editor = view.editing.editor
    assert editor is not None
    driver.type(" and a little more than there was before" * 90)
    QApplication.processEvents()
    assert view.rect().contains(editor.geometry())
    assert editor.verticalScrollBar().isVisible()
    assert editor.viewport().rect().contains(editor.cursorRect().center())
