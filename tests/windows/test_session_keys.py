"""Every key of the table, and the commands that are made from it."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from confluence_desktop.windows.commands import combination_of
from confluence_desktop.windows.key_table import KEYS, Key, Scope, key_of
from confluence_desktop.workshop.agenda import AgendaItem, PendingText
from confluence_desktop.workshop.agenda_operations import agenda_in_order, delete_item
from confluence_desktop.workshop.cards import Board, Level
from confluence_desktop.workshop.catch_22 import Step
from confluence_desktop.workshop.close import Action, Decision, FacilitatorNote, ParkedItem
from confluence_desktop.workshop.links import Link
from tests.windows.session_driver import CATCH_22_ID, MAP_ID, SessionDriver, session_records

COMMANDS_WITH_KEYS = [
    key for key in KEYS if key.is_command and key.keys and key.scope is Scope.EVERYWHERE
]


def test_no_two_commands_of_a_scope_share_a_key() -> None:
    used = Counter((key.scope, QKeySequence(each)) for key in KEYS for each in key.keys)
    assert [pair for pair, count in used.items() if count > 1] == []


def test_no_panel_key_is_taken_by_a_command_from_everywhere() -> None:
    everywhere = {QKeySequence(each) for key in COMMANDS_WITH_KEYS for each in key.keys}
    own = [each for key in KEYS if not key.is_command for each in key.keys]
    assert [each for each in own if QKeySequence(each) in everywhere] == []


def test_every_key_is_one_that_qt_knows() -> None:
    for key in KEYS:
        for each in key.keys:
            assert QKeySequence(each).count() == 1, each


def test_every_command_of_the_table_is_bound(driver: SessionDriver) -> None:
    assert driver.page.commands.bound == {key.command for key in KEYS if key.is_command}


@pytest.mark.parametrize("key", COMMANDS_WITH_KEYS, ids=lambda key: key.command)
def test_every_command_key_is_answered_while_a_text_is_being_typed(
    key: Key, driver: SessionDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []
    for each in key.keys:
        driver.page.focus_line()
        driver.page.commands.bind(key.command, lambda: ran.append(key.command))
        driver.press(each)
    assert ran == [key.command] * len(key.keys)
    assert driver.page.line.field.toPlainText() == ""


def test_the_command_list_names_everything_and_runs_what_is_found(driver: SessionDriver) -> None:
    driver.press("Ctrl+K")
    assert set(driver.page.panels.command_list.shown()) >= {
        "undo",
        "export",
        "wall.on",
        "note.park",
    }
    driver.type("note a dec")
    assert driver.page.panels.command_list.shown() == ["note.decision"]
    driver.press("Return")
    assert driver.page.note_line.isVisible()
    driver.add("We begin in May")
    assert [one.text for one in driver.page.document.all(Decision)] == ["We begin in May"]


def test_the_command_list_says_when_nothing_is_found(driver: SessionDriver) -> None:
    driver.press("Ctrl+K")
    driver.type("no such thing")
    assert driver.page.panels.command_list.shown() == []
    row = driver.page.panels.command_list.list.topLevelItem(0)
    assert row is not None
    assert row.text(0) == "No command says that."
    driver.press("Down", "Return")
    assert driver.page.panels.command_list.isVisible()


def test_the_command_list_gives_the_keyboard_back(driver: SessionDriver) -> None:
    driver.press("Ctrl+K", "Esc")
    assert driver.page.panels.command_list.isHidden()
    assert driver.focus() is driver.page.line.field


def test_the_key_sheet_opens_and_closes_by_its_key(driver: SessionDriver) -> None:
    driver.press("F1")
    assert driver.page.panels.key_sheet.isVisible()
    driver.press("F1")
    assert driver.page.panels.key_sheet.isHidden()
    assert driver.focus() is driver.page.line.field


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ("Ctrl+Shift+P", ParkedItem),
        ("Ctrl+Shift+D", Decision),
        ("Ctrl+Shift+A", Action),
        ("Ctrl+Shift+N", FacilitatorNote),
    ],
)
def test_a_note_is_one_key_a_line_and_enter(
    keys: str, kind: type[ParkedItem | Decision | Action | FacilitatorNote], driver: SessionDriver
) -> None:
    driver.type("half a card")
    driver.press(keys)
    driver.type("Who answers at weekends?")
    driver.press("Return")
    assert [note.text for note in driver.page.document.all(kind)] == ["Who answers at weekends?"]
    assert driver.page.note_line.isHidden()
    assert driver.focus() is driver.page.line.field
    assert driver.page.line.field.toPlainText() == "half a card"


def test_escape_leaves_a_note_unstored(driver: SessionDriver) -> None:
    driver.press("Ctrl+Shift+P")
    driver.type("never mind")
    driver.press("Esc")
    assert not list(driver.page.document.all(ParkedItem))
    assert driver.focus() is driver.page.line.field


def test_a_half_typed_note_is_back_after_a_restart(driver: SessionDriver, qtbot: QtBot) -> None:
    """DEC-16: kept while one types, never a step of the history, and gone with its note."""
    driver.press("Ctrl+Shift+P")
    driver.type("Who answers")
    qtbot.waitUntil(lambda: any(driver.page.document.all(PendingText)), timeout=1000)
    driver.press("Ctrl+Shift+D")
    driver.reopen()
    line = driver.page.note_line
    assert line.isVisible()
    assert line.field.text() == "Who answers"
    assert driver.focus() is driver.page.line.field
    line.field.setFocus()
    driver.type(" at weekends")
    driver.press("Return")
    assert [note.text for note in driver.page.document.all(Decision)] == ["Who answers at weekends"]
    assert not list(driver.page.document.all(PendingText))
    assert line.isHidden()


def test_a_note_left_by_escape_does_not_come_back(driver: SessionDriver) -> None:
    driver.press("Ctrl+Shift+P")
    driver.type("never mind")
    driver.page.note_line.keep()
    driver.press("Esc")
    driver.reopen()
    assert driver.page.note_line.isHidden()


def test_undo_says_what_it_did_and_shows_where(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("Goal")
    driver.press("PgDown")
    assert driver.page.board_id == CATCH_22_ID
    driver.press("Ctrl+Z")
    assert driver.page.board_id == MAP_ID
    assert driver.page.messages.text == "Undone: Add to Goals"
    driver.press("Ctrl+Y")
    assert driver.page.messages.text == "Done again: Add to Goals"
    assert driver.cards() == {Level.GOAL: ["Goal"]}


def test_an_agenda_item_that_goes_leaves_the_day_at_the_one_before(driver: SessionDriver) -> None:
    page = driver.page
    driver.press("PgDown", "PgDown")
    assert page.item is not None
    assert page.item.id == "item_3"
    page.edits.run("Delete", lambda draft: delete_item(draft, "item_3"))
    driver.settle()
    assert page.item.id == "item_2"


def test_undo_shows_the_board_of_a_because_a_link_and_the_boards_own_texts(
    driver: SessionDriver,
) -> None:
    page = driver.page
    driver.press("Ctrl+3")
    driver.add("Goal")
    driver.press("Tab")
    driver.add("Objective")
    (link,) = page.document.all(Link)
    page.edits.run("Unlink", lambda draft: draft.remove(link))
    driver.press("PgDown", "Ctrl+1")
    driver.add("We learn by doing")
    page.edits.change("Change purpose", Board, CATCH_22_ID, purpose="Answers that help")
    driver.press("PgUp", "Ctrl+Z")
    assert (page.messages.text, page.board_id) == ("Undone: Change purpose", CATCH_22_ID)
    driver.press("PgUp", "Ctrl+Z")
    assert page.board_id == CATCH_22_ID
    driver.press("Ctrl+Z")
    assert (page.messages.text, page.board_id) == ("Undone: Unlink", MAP_ID)


def test_undo_shows_its_board_in_a_session_without_an_agenda(qtbot: QtBot, tmp_path: Path) -> None:
    records = [record for record in session_records() if not isinstance(record, AgendaItem)]
    driver = SessionDriver(qtbot, tmp_path, records)
    driver.press("Ctrl+3")
    driver.add("Goal")
    driver.press("PgDown")
    assert driver.page.board_id == CATCH_22_ID
    driver.press("Ctrl+Z")
    assert driver.page.board_id == MAP_ID
    driver.close()


def test_ten_undos_and_redos_come_back_to_the_same(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add(*(f"Goal {number}" for number in range(10)))
    whole = driver.cards()
    driver.press(*["Ctrl+Z"] * 10)
    assert driver.cards() == {}
    driver.press(*["Ctrl+Shift+Z"] * 10)
    assert driver.cards() == whole


def test_alt_arrows_move_the_selected_card_between_levels(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("Card")
    driver.press("Alt+Down")
    assert driver.cards() == {Level.OBJECTIVE: ["Card"]}
    driver.press("Alt+Up", "Alt+Up")
    assert driver.cards() == {Level.VISION: ["Card"]}


def test_a_level_key_moves_the_selected_card_while_the_board_has_the_keyboard(
    driver: SessionDriver,
) -> None:
    driver.press("Ctrl+3")
    driver.add("Card")
    driver.press("Esc", "Ctrl+6")
    assert driver.cards() == {Level.CAPABILITY: ["Card"]}


def test_the_clipboard_belongs_to_the_board_unless_text_is_selected(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("Goal")
    driver.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Goal"
    driver.type("typed")
    driver.page.line.field.selectAll()
    driver.press("Ctrl+X")
    assert QGuiApplication.clipboard().text() == "typed"
    assert driver.cards() == {Level.GOAL: ["Goal"]}
    driver.press("Esc", "Ctrl+D")
    assert driver.cards() == {Level.GOAL: ["Goal", "Goal"]}


def test_f6_goes_round_the_panels(driver: SessionDriver) -> None:
    page = driver.page
    driver.press("Ctrl+Shift+P")
    driver.add("Who pays?")
    seen = []
    for _ in range(5):
        driver.press("F6")
        seen.append(driver.focus())
    assert seen[:3] == [page.agenda.list, page.agenda.notes, page.view]
    assert isinstance(seen[3], QPlainTextEdit)
    assert page.inspector.isAncestorOf(seen[3])
    assert seen[4] is page.line.field
    driver.press("Shift+F6", "Shift+F6")
    assert driver.focus() is page.view


def test_page_keys_walk_the_agenda_even_while_a_card_is_typed(driver: SessionDriver) -> None:
    driver.type("typed")
    driver.press("PgDown", "PgDown", "PgDown")
    assert driver.page.item is not None
    assert driver.page.item.title == "Close"
    assert driver.page.prompt.isVisible()
    driver.press("PgUp", "PgUp", "PgUp")
    assert driver.page.board_id == MAP_ID


def test_steps_are_marked_by_keys(driver: SessionDriver) -> None:
    driver.press("PgDown", "Ctrl+5")
    driver.add("Two teams run one reading group")
    driver.press("F7", "Shift+F7")
    (step,) = driver.page.document.all(Step)
    assert (step.together, step.with_tool) == (True, True)
    driver.press("F7")
    (step,) = driver.page.document.all(Step)
    assert (step.together, step.with_tool) == (False, True)


def test_find_selects_what_holds_the_letters(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("Residents shape what we offer", "Young adults come back", "Young staff stay")
    driver.press("Ctrl+F")
    driver.type("young")
    first = driver.page.selection
    driver.press("Return")
    assert first != driver.page.selection
    texts = {driver.card(text).id for text in ("Young adults come back", "Young staff stay")}
    assert first | driver.page.selection == texts
    driver.press("Esc")
    assert driver.focus() is driver.page.view


def test_a_digit_is_known_by_its_place_where_shift_or_the_layout_hides_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("platform.system", lambda: "Linux")
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_ParenRight, ctrl | shift, 19, 0x29, 0, ")")
    assert combination_of(event) == _combined("Ctrl+Shift+0")
    french = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Ampersand, ctrl, 10, 0x26, 0, "&")
    assert combination_of(french) == _combined("Ctrl+1")


def test_the_agenda_is_worked_on_by_keys(qtbot: QtBot, driver: SessionDriver) -> None:
    page = driver.page
    driver.press("F6", "Alt+Down")
    assert [item.title for item in agenda_in_order(page.document)] == [
        "The two Catch-22s",
        "Mission to strategy",
        "Close",
    ]
    driver.press("Ins")
    driver.type("Break")
    driver.press("Return")
    assert [item.title for item in agenda_in_order(page.document)][2] == "Break"
    driver.press("Del")
    assert len(agenda_in_order(page.document)) == 3
    driver.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert agenda_in_order(page.document)[0].title == "Mission to strategy"
    assert len(agenda_in_order(page.document)) == 3


def test_the_key_of_an_unknown_command_is_an_error() -> None:
    with pytest.raises(KeyError):
        key_of("no such thing")
    assert key_of("undo").scope is Scope.EVERYWHERE


def _combined(sequence: str) -> int:
    first = QKeySequence(sequence)[0]  # type: ignore[index] # missing in the stubs
    combined: int = first.toCombined()
    return combined


def test_a_narrow_window_folds_its_panels(qtbot: QtBot, tmp_path: Path) -> None:
    narrow = SessionDriver(qtbot, tmp_path, size=(1366, 768))
    page = narrow.page
    assert page.agenda.is_folded
    assert page.inspector.isHidden()
    for key in ("F3", "F4"):
        narrow.press(key)
        assert page.stack.width() >= 0.6 * page.width()
    assert page.inspector.isVisible()
    narrow.close()


def test_the_line_has_the_keyboard_where_an_agenda_item_shows_no_board(
    driver: SessionDriver,
) -> None:
    driver.add("Listen first")
    for opens_editor in (False, True):
        driver.press("Esc", *(["F2"] if opens_editor else []))
        driver.press("PgDown", "PgDown")
        assert driver.focus() is driver.page.line.field
        driver.press("PgUp", "PgUp", "Ctrl+L")
    driver.press("Esc")
    driver.page.start_wall()
    driver.press("PgDown", "PgDown", "Shift+F5")
    assert driver.window.focusWidget() is driver.page.line.field


def test_undo_takes_back_the_letters_of_a_link_before_the_session(driver: SessionDriver) -> None:
    driver.press("Ctrl+3")
    driver.add("Goal", "Another")
    driver.press("Esc", "L")
    driver.type("goa")
    driver.press("Ctrl+Z")
    assert driver.page.view is not None
    assert not driver.page.view.is_linking
    assert driver.cards() == {Level.GOAL: ["Goal", "Another"]}
    driver.press("Ctrl+Z")
    assert driver.cards() == {Level.GOAL: ["Goal"]}
