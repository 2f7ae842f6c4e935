"""The key table of the product, line by line: each key, from each place it is said to work from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from confluence_desktop.windows.key_table import KEYS, Scope, key_of
from confluence_desktop.windows.note_kinds import note_kind
from confluence_desktop.windows.session_acts import focused_text
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.links import Link
from tests.windows.session_driver import MAP_ID, SessionDriver, session_records

LINE, EDITOR, FIELD, BOARD = "the line", "an open card", "a field of the details", "the board"
FIELDS = (LINE, EDITOR, FIELD)
EVERYWHERE = (*FIELDS, BOARD)

CARDS = (
    Card(id="card_mission", board_id=MAP_ID, level=Level.MISSION, text="Everyone reads"),
    Card(id="card_a", board_id=MAP_ID, level=Level.GOAL, text="Goal A", order=0),
    Card(id="card_b", board_id=MAP_ID, level=Level.GOAL, text="Goal B", order=1),
    Card(id="card_c", board_id=MAP_ID, level=Level.GOAL, text="Goal C", order=2),
    Card(id="card_o", board_id=MAP_ID, level=Level.OBJECTIVE, text="Objective", order=0),
    Card(id="card_s", board_id=MAP_ID, level=Level.STRATEGY, text="Strategy", order=0),
)
LINKS = (
    Link(id="link_o", source_id="card_o", target_id="card_a"),
    Link(id="link_s", source_id="card_s", target_id="card_o"),
)


class Keys:
    """A session in which “Goal B” is selected, pressed on from one place."""

    def __init__(self, driver: SessionDriver) -> None:
        self.driver = driver
        self.page = driver.page
        assert driver.page.view is not None
        self.view = driver.page.view
        self.view.has_reduced_motion = True
        self.view.select(["card_b"])
        driver.settle()

    def go_to(self, place: str) -> None:
        """Give the keyboard to a place."""
        if place == LINE:
            self.page.focus_line()
        elif place == BOARD:
            self.page.focus_board()
        elif place == EDITOR:
            assert self.view.edit("card_b")
        else:
            self.page.inspector.focus_first_field()
        self.driver.settle()
        assert (focused_text() is not None) == (place != BOARD), (place, self.driver.focus())

    def press(self, *keys: str) -> None:
        self.driver.press(*keys)

    def card(self, id_: str) -> Card:
        found = self.page.document.find(Card, id_)
        assert found is not None
        return found

    def texts(self, level: Level = Level.GOAL) -> list[str]:
        return self.driver.cards().get(level, [])

    @property
    def chip(self) -> str:
        """Where the line adds to."""
        destination = self.page.line.destination
        assert destination is not None
        return destination.key


@pytest.fixture
def keys(qtbot: QtBot, tmp_path: Path) -> Iterator[Keys]:
    driver = SessionDriver(qtbot, tmp_path, [*session_records(), *CARDS, *LINKS])
    yield Keys(driver)
    driver.close()


@dataclass(frozen=True)
class Line:
    """One line of the table: the command, its key, and where it works from."""

    command: str
    key: str
    places: tuple[str, ...]
    effect: Callable[[Keys, str, str], None]


TABLE: list[Line] = []
Effect = Callable[[Keys, str, str], None]


def line(
    command: str, *pressed: str, places: tuple[str, ...] = EVERYWHERE
) -> Callable[[Effect], Effect]:
    def take(effect: Effect) -> Effect:
        TABLE.extend(Line(command, key, places, effect) for key in pressed)
        return effect

    return take


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
    assert keys.page.command_list.isVisible()
    keys.press("Esc")
    assert not keys.page.command_list.isVisible()


@line("keys", "F1")
def _keys(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.page.key_sheet.isVisible()
    keys.press(key)
    assert not keys.page.key_sheet.isVisible()


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
    _back_to(keys, place)
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
    _back_to(keys, place)
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


@line("board.walk", "Up", "Down", "Left", "Right", places=(BOARD,))
def _walk(keys: Keys, key: str, place: str) -> None:
    keys.view.select(["card_o" if key in {"Up", "Down"} else "card_b"])
    keys.press(key)
    goals = {"Up": "card_a", "Down": "card_s", "Left": "card_a", "Right": "card_c"}
    assert keys.page.selection == {goals[key]}


@line("board.extend", "Shift+Left", "Shift+Right", places=(BOARD,))
def _extend(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.page.selection == {"card_b", "card_a" if key == "Shift+Left" else "card_c"}


@line("board.ends", "Home", "End", places=(BOARD,))
def _ends(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.page.selection == {"card_a" if key == "Home" else "card_c"}
    keys.press("Shift+Home" if key == "End" else "Shift+End")
    assert keys.page.selection == {"card_a", "card_b", "card_c"}


@line("board.edit", "Return", "Enter", "F2", places=(BOARD,))
def _edit(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    editor = keys.view.editing.editor
    assert editor is not None
    assert editor.toPlainText() == "Goal B"
    assert editor.textCursor().atEnd()


@line("board.edit", "Return", places=(BOARD,))
def _enter_on_nothing(keys: Keys, key: str, place: str) -> None:
    keys.view.select([])
    keys.press(key)
    assert keys.driver.focus() is keys.page.line.field


@line("line", "Ctrl+L")
def _line(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.driver.focus() is keys.page.line.field


@line("board.order", "Alt+Left", "Alt+Right", places=(BOARD,))
def _order(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    orders = {
        "Alt+Left": ["Goal B", "Goal A", "Goal C"],
        "Alt+Right": ["Goal A", "Goal C", "Goal B"],
    }
    assert keys.texts() == orders[key]


@line("pin", "P", places=(BOARD,))
def _pin(keys: Keys, key: str, place: str) -> None:
    figure = keys.view.index.by_key("card_b")
    assert figure is not None
    keys.press(key)
    assert keys.card("card_b").pinned_x == figure.bounds.x
    keys.press(key)
    assert keys.card("card_b").pinned_x is None


@line("nudge.left", "Ctrl+Shift+Left", places=(BOARD,))
@line("nudge.right", "Ctrl+Shift+Right", places=(BOARD,))
def _nudge(keys: Keys, key: str, place: str) -> None:
    keys.press("P")
    before = keys.card("card_b").pinned_x
    keys.press(key)
    after = keys.card("card_b").pinned_x
    assert before is not None
    assert after is not None
    assert (after < before) == key.endswith("Left")


@line("board.link", "L", places=(BOARD,))
def _link(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    QTest.keyClicks(keys.view, "strategy")
    keys.press("Return")
    pairs = {(link.source_id, link.target_id) for link in keys.page.document.all(Link)}
    assert ("card_s", "card_b") in pairs


@line("board.link", "L", places=(BOARD,))
def _letters_of_a_link_are_no_commands(keys: Keys, key: str, place: str) -> None:
    keys.press(key, "P", "Esc")
    assert keys.card("card_b").pinned_x is None


@line("board.delete", "Del", "Backspace", places=(BOARD,))
def _delete(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.texts() == ["Goal A", "Goal C"]


@line("board.all", "Ctrl+A", places=(BOARD,))
def _all(keys: Keys, key: str, place: str) -> None:
    keys.press(key)
    assert keys.page.selection == {card.id for card in CARDS}


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
    QTest.mouseMove(view, at + QPoint(1, 1))
    QTest.mouseMove(view, at + QPoint(-40, -30))
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


def _back_to(keys: Keys, place: str) -> None:
    """With one screen the wall takes the keyboard; give it back."""
    keys.driver.window.activateWindow()
    keys.go_to(place)
