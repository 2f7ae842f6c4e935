"""What the keys that count everywhere are to do."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from confluence_desktop.windows.note_kinds import note_kind
from confluence_desktop.windows.text_fields import focused_text
from confluence_desktop.workshop.cards import Card, Level
from tests.windows.key_places import BOARD, EDITOR, FIELD, FIELDS, LINE, Keys, back_to, line

for _number in range(1, 8):

    @line(f"level.{_number}", f"Ctrl+{_number}")
    def _level(keys: Keys, key: str, place: str) -> None:
        level = [*Level][int(key[-1]) - 1]
        keys.press(key)
        if place in {BOARD, EDITOR}:
            assert keys.card("card_b").level is level
        else:
            assert keys.chip == level.value


@line("undo", "Ctrl+Z")
def _undo(keys: Keys, key: str, place: str) -> None:
    keys.page.edits.change("Reword", Card, "card_c", text="Other")
    keys.press(key)
    assert keys.card("card_c").text == "Goal C"


@line("undo", "Ctrl+Z", places=FIELDS)
def _undo_typing_first(keys: Keys, key: str, place: str) -> None:
    keys.page.edits.change("Reword", Card, "card_c", text="Other")
    focus = focused_text()
    assert isinstance(focus, QPlainTextEdit | QTextEdit)
    before = focus.toPlainText()
    keys.driver.type(" more")
    keys.press(key)
    assert focus.toPlainText() == before
    assert keys.card("card_c").text == "Other"


@line("redo", "Ctrl+Shift+Z", "Ctrl+Y")
def _redo(keys: Keys, key: str, place: str) -> None:
    keys.page.edits.change("Reword", Card, "card_c", text="Other")
    keys.press("Ctrl+Z", key)
    assert keys.card("card_c").text == "Other"


@line("up", "Alt+Up")
def _up(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.card("card_b").level is Level.VISION


@line("down", "Alt+Down")
def _down(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.card("card_b").level is Level.OBJECTIVE


@line("fit", "Ctrl+0")
def _fit(keys: Keys, key: str, place: str) -> None:
    fitted = keys.view.sight.camera
    keys.view.zoom_by(3)
    keys.press(key)
    assert keys.view.sight.camera == fitted


@line("zoom.full", "Ctrl+Shift+0")
def _zoom_full(keys: Keys, key: str, place: str) -> None:
    keys.view.zoom_by(3)
    keys.press(key)
    assert keys.view.sight.camera.scale == pytest.approx(keys.view.sight.ratio)


@line("zoom.in", "Ctrl++", "Ctrl+=")
def _zoom_in(keys: Keys, key: str, place: str) -> None:
    before = keys.view.sight.camera.scale
    keys.press(key)
    assert keys.view.sight.camera.scale > before


@line("zoom.out", "Ctrl+-")
def _zoom_out(keys: Keys, key: str, place: str) -> None:
    before = keys.view.sight.camera.scale
    keys.press(key)
    assert keys.view.sight.camera.scale < before


@line("duplicate", "Ctrl+D")
def _duplicate(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.texts() == ["Goal A", "Goal B", "Goal B", "Goal C"]


@line("copy", "Ctrl+C")
def _copy(keys: Keys, key: str, place: str) -> None:
    QGuiApplication.clipboard().setText("before")
    keys.press(key)
    assert QGuiApplication.clipboard().text() == "Goal B"


@line("cut", "Ctrl+X", places=(LINE, FIELD, BOARD))
def _cut(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.texts() == ["Goal A", "Goal C"]
    keys.page.document.undo()
    assert keys.texts() == ["Goal A", "Goal B", "Goal C"]


@line("paste", "Ctrl+V", places=(LINE, BOARD))
def _paste(keys: Keys, key: str, place: str) -> None:
    keys.press("Ctrl+C", key)
    assert keys.texts() == ["Goal A", "Goal B", "Goal C", "Goal B"]


@line("paste", "Ctrl+V", places=(EDITOR, FIELD))
def _paste_text(keys: Keys, key: str, place: str) -> None:
    QGuiApplication.clipboard().setText("pasted")
    focus = focused_text()
    assert isinstance(focus, QPlainTextEdit | QTextEdit)
    keys.press(key)
    assert "pasted" in focus.toPlainText()
    assert len(keys.texts()) == 3


def _opens_note(keys: Keys, command: str) -> None:
    kind = note_kind(command)
    assert kind is not None
    assert keys.page.note_line.isVisible()
    keys.driver.type("Said")
    keys.press("Return")
    assert keys.page.messages.text == f"{kind.heading}: Said"


@line("note.park", "Ctrl+Shift+P")
def _park(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    _opens_note(keys, "note.park")


@line("note.decision", "Ctrl+Shift+D")
def _decide(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    _opens_note(keys, "note.decision")


@line("note.action", "Ctrl+Shift+A")
def _act(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    _opens_note(keys, "note.action")


@line("note.private", "Ctrl+Shift+N")
def _note(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    _opens_note(keys, "note.private")


@line("commands", "Ctrl+K")
def _commands(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.page.panels.command_list.isVisible()
    keys.press("Esc")
    assert not keys.page.panels.command_list.isVisible()


@line("keys", "F1")
def _keys(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.page.panels.key_sheet.isVisible()
    keys.press(key)
    assert not keys.page.panels.key_sheet.isVisible()


@line("find", "Ctrl+F")
def _find(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    keys.driver.type("goal c")
    assert keys.page.selection == {"card_c"}


@line("panel.next", "F6")
def _panel_next(keys: Keys, key: str, place: str) -> None:
    before = keys.driver.focus()
    keys.press(key)
    assert keys.driver.focus() not in {before, None}


@line("panel.previous", "Shift+F6")
def _panel_previous(keys: Keys, key: str, place: str) -> None:
    keys.press("F6")
    between = keys.driver.focus()
    keys.press(key)
    assert keys.driver.focus() not in {between, None}


@line("wall.on", "F5")
def _wall_on(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.page.projection.is_on


@line("wall.off", "Shift+F5")
def _wall_off(keys: Keys, key: str, place: str) -> None:
    keys.page.start_wall()
    back_to(keys, place)
    keys.press(key)
    assert not keys.page.projection.is_on


@line("wall.test_card", "Ctrl+F5")
def _test_card(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    wall = keys.page.projection.wall
    assert wall is not None
    before = wall.grab().toImage()
    keys.press(key)
    assert wall.grab().toImage() != before


def _changes_wall(keys: Keys, key: str, place: str) -> None:
    wall = keys.page.projection.start()
    keys.page.start_wall()
    keys.page.refresh()
    back_to(keys, place)
    before = wall.state
    keys.press(key)
    assert wall.state != before
    keys.press(key)
    assert wall.state == before


for _command, _key in (
    ("wall.freeze", "Ctrl+Shift+F"),
    ("wall.blank", "Ctrl+Shift+B"),
    ("wall.spotlight", "Ctrl+Shift+S"),
):
    line(_command, _key)(_changes_wall)


@line("agenda.next", "PgDown")
def _next(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.page.item is not None
    assert keys.page.item.id == "item_2"


@line("agenda.previous", "PgUp")
def _previous(keys: Keys, key: str, place: str) -> None:
    keys.press("PgDown", key)
    assert keys.page.item is not None
    assert keys.page.item.id == "item_1"


@line("list.down", "Ctrl+PgDown")
def _scroll(keys: Keys, key: str, place: str) -> None:
    keys.view.zoom_by(4)
    before = keys.view.sight.camera.y
    keys.press(key)
    assert keys.view.sight.camera.y < before


@line("list.up", "Ctrl+PgUp")
def _scroll_back(keys: Keys, key: str, place: str) -> None:
    keys.view.zoom_by(4)
    before = keys.view.sight.camera.y
    keys.press(key)
    assert keys.view.sight.camera.y > before
