"""The key table of the product, line by line: each key, from each place it is said to work from."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from confluence_desktop.windows import key_sheet
from confluence_desktop.windows.commands import commands_of
from confluence_desktop.windows.key_table import KEYS, Scope, key_of
from confluence_desktop.workshop.agenda import AgendaItem
from tests.driver import move_pointer
from tests.windows import key_effects, key_effects_on_board
from tests.windows.key_places import BOARD, CARDS, LINE, LINKS, TABLE, Keys, Line
from tests.windows.session_driver import SessionDriver, session_records


@pytest.fixture
def keys(qtbot: QtBot, tmp_path: Path) -> Iterator[Keys]:
    driver = SessionDriver(qtbot, tmp_path, [*session_records(), *CARDS, *LINKS])
    yield Keys(driver)
    driver.close()


EFFECTS = (key_effects, key_effects_on_board)
"""The modules that fill the table."""


def cases() -> list[object]:
    return [
        pytest.param(one, place, id=f"{one.key} ({one.effect.__name__[1:]}) in {place}")
        for one in TABLE
        for place in one.places
    ]


@pytest.mark.parametrize(("one", "place"), cases())
def test_the_key_does_what_the_table_says_from_where_it_says(
    one: Line, place: str, keys: Keys
) -> None:
    keys.go_to(place)
    one.effect(keys, one.key, place)


def test_every_key_of_the_table_is_driven() -> None:
    driven = {(one.command, QKeySequence(one.key)) for one in TABLE}
    for command in {one.command for one in TABLE}:
        for key in key_of(command).keys:
            known = (command, QKeySequence(key)) in driven
            assert known or key in {"Ctrl+Shift++", "Ctrl+Shift+="}, (command, key)


def test_no_two_lines_collide() -> None:
    """A key means one thing in one place; what counts everywhere counts in every place."""
    everywhere: dict[QKeySequence, str] = {}
    for key in KEYS:
        for each in key.keys if key.scope is Scope.EVERYWHERE else ():
            sequence = QKeySequence(each)
            assert sequence not in everywhere, (each, key.command, everywhere[sequence])
            everywhere[sequence] = key.command
    for scope in Scope:
        seen: dict[QKeySequence, str] = {}
        for key in KEYS:
            for each in key.keys if key.scope is scope and scope is not Scope.EVERYWHERE else ():
                sequence = QKeySequence(each)
                assert sequence not in everywhere, (each, key.command, everywhere[sequence])
                assert sequence not in seen, (each, key.command, seen[sequence])
                seen[sequence] = key.command


def test_space_held_pans_the_board(keys: Keys) -> None:
    keys.go_to(BOARD)
    view, at = keys.view, QPoint(700, 300)
    view.zoom_by(3)
    before = view.sight.camera
    QTest.keyPress(view, Qt.Key.Key_Space)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    move_pointer(view, at + QPoint(1, 1))
    move_pointer(view, at + QPoint(-40, -30))
    QApplication.processEvents()
    QTest.mouseRelease(
        view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at + QPoint(-40, -30)
    )
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert (view.sight.camera.x - before.x, view.sight.camera.y - before.y) == (-40, -30)
    assert keys.page.selection == {"card_b"}


def test_any_other_letter_means_nothing_to_the_board(keys: Keys) -> None:
    keys.go_to(BOARD)
    before, selection = list(keys.page.document), keys.page.selection
    for letter in "ABCDEFGHIJKMNOQRSTUVWXYZ":
        keys.press(letter)
    assert list(keys.page.document) == before
    assert keys.page.selection == selection
    assert keys.driver.focus() is keys.view


def test_letters_belong_to_the_line(keys: Keys) -> None:
    keys.go_to(LINE)
    for letter in ("P", "L", "Backspace", "L"):
        keys.press(letter)
    assert keys.card("card_b").pinned_x is None
    assert keys.texts() == ["Goal A", "Goal B", "Goal C"]
    assert keys.driver.focus() is keys.page.line.field


def test_esc_goes_one_way(keys: Keys) -> None:
    """Close the editor keeping its text, leave the line, clear the selection, back to the line."""
    assert keys.view.edit("card_b")
    keys.driver.type("!")
    keys.press("Esc")
    assert keys.card("card_b").text == "Goal B!"
    keys.go_to(LINE)
    keys.driver.type("typed")
    keys.press("Esc")
    assert keys.driver.focus() is keys.view
    assert keys.page.line.field.toPlainText() == "typed"
    assert keys.page.selection == {"card_b"}
    keys.press("Esc")
    assert keys.page.selection == frozenset()


def test_a_chord_is_claimed_before_a_field_can_take_it(keys: Keys) -> None:
    """Where a platform edits text with a chord, the field is asked first by ShortcutOverride."""
    keys.go_to(LINE)
    heard: list[QEvent.Type] = []
    for chord in ("Ctrl+K", "PgDown", "Ctrl+Z", "Alt+Up"):
        event = _override(chord)
        QApplication.sendEvent(keys.page.line.field, event)
        heard += [event.type()] if not event.isAccepted() else []
    assert heard == []


def test_lists_scroll_with_ctrl_and_not_without(qtbot: QtBot, tmp_path: Path) -> None:
    items = [AgendaItem(id=f"item_n{n}", title=f"Item {n}", minutes=5, order=n) for n in range(60)]
    records = [one for one in session_records() if not isinstance(one, AgendaItem)]
    driver = SessionDriver(qtbot, tmp_path, [*records, *items])
    rows = driver.page.agenda.list
    rows.setFocus()
    bar = rows.verticalScrollBar()
    assert bar.maximum() > 0
    start = bar.value()
    driver.press("Ctrl+PgDown")
    scrolled = bar.value()
    assert scrolled > start
    assert driver.page.item is not None
    assert driver.page.item.id == "item_n0"
    driver.press("Ctrl+PgUp")
    assert bar.value() < scrolled
    driver.close()


def _override(chord: str) -> QEvent:
    combined = QKeySequence(chord)[0]  # type: ignore[index]  # missing in the stubs
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, combined.key(), combined.keyboardModifiers(), ""
    )
    event.ignore()
    return event


def test_the_key_sheet_scrolls_where_the_window_is_low(qtbot: QtBot, tmp_path: Path) -> None:
    driver = SessionDriver(qtbot, tmp_path, size=(1366, 768))
    driver.press("F1")
    area = driver.page.panels.key_sheet.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    driver.press("Ctrl+PgDown")
    assert area.verticalScrollBar().value() > 0
    driver.press("Ctrl+PgUp")
    assert area.verticalScrollBar().value() == 0
    driver.close()


def test_the_seven_level_keys_are_one_line_of_the_sheet() -> None:
    gathered = key_sheet._gathered(commands_of(Scope.EVERYWHERE))
    levels = [key for key in gathered if key.command.startswith("level")]
    assert [key.shown for key in levels] == ["Ctrl+1 … 7"]
    assert "select.level" in {key.command for key in gathered}
