"""What is half typed in a panel outlives a crash."""

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from confluence_desktop.canvas.board_verbs import pending_place
from confluence_desktop.windows.findings_panel import FindingsPanel
from confluence_desktop.windows.outline_line import OutlineLine
from confluence_desktop.workshop.agenda import PendingText
from confluence_desktop.workshop.agenda_operations import agenda_in_order
from confluence_desktop.workshop.cards import Level
from confluence_desktop.workshop.close import ParkedItem
from confluence_desktop.workshop.findings import Acceptance
from confluence_desktop.workshop.findings_operations import park_finding
from confluence_desktop.workshop.operations import POINTED_AT, keep_pending, note, pending_text
from tests.windows.session_driver import SessionDriver


def kept(driver: SessionDriver) -> list[str]:
    """The half-typed texts; where the line points at is none."""
    texts = driver.page.document.all(PendingText)
    return [pending.text for pending in texts if not pending.place.endswith(POINTED_AT)]


def open_title(driver: SessionDriver) -> None:
    driver.page.agenda.list.setFocus()
    driver.press("F2", "Ctrl+A")


def open_note(driver: SessionDriver) -> None:
    driver.page.edits.run("Park", lambda draft: note(draft, ParkedItem, "Parked"))
    driver.settle()
    notes = driver.page.agenda.notes
    notes.setCurrentRow(1)
    notes.setFocus()
    driver.press("F2", "Ctrl+A")


@pytest.mark.parametrize("open_row", [open_title, open_note])
def test_what_is_half_typed_in_a_list_is_kept_until_it_is_done(
    driver: SessionDriver, qtbot: QtBot, open_row: object
) -> None:
    assert callable(open_row)
    open_row(driver)
    driver.press("H", "a", "l", "f")
    qtbot.waitUntil(lambda: kept(driver) == ["half"], timeout=2000)
    driver.press("Return")
    assert kept(driver) == []


def test_escape_forgets_it(driver: SessionDriver, qtbot: QtBot) -> None:
    open_title(driver)
    driver.press("H", "a")
    qtbot.waitUntil(lambda: kept(driver) == ["ha"], timeout=2000)
    driver.press("Esc")
    assert kept(driver) == []
    assert agenda_in_order(driver.page.document)[0].title == "Mission to strategy"


def test_after_a_crash_the_title_is_open_with_what_was_typed(driver: SessionDriver) -> None:
    item = agenda_in_order(driver.page.document)[1]
    driver.page.edits.run("Type", lambda draft: keep_pending(draft, f"{item.id}.title", "Half"))
    driver.reopen()
    editor = driver.page.agenda.list.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "Half"
    editor.setFocus()
    driver.press("Return")
    assert agenda_in_order(driver.page.document)[1].title == "Half"
    assert kept(driver) == []


def place_of(driver: SessionDriver) -> OutlineLine:
    return driver.page.panels.outline.line


def test_a_card_half_typed_in_the_outline_is_there_after_a_crash(
    driver: SessionDriver, qtbot: QtBot
) -> None:
    driver.press("Ctrl+3")
    driver.add("Young adults come back")
    driver.press("Ctrl+Shift+O", "Shift+Ins")
    driver.type("Half a thought")
    qtbot.waitUntil(lambda: kept(driver) == ["Half a thought"], timeout=2000)
    driver.reopen()
    line = place_of(driver)
    assert line.isVisible()
    assert line.field.text() == "Half a thought"
    assert driver.focus() is driver.page.line.field
    line.field.setFocus()
    driver.press("Return")
    assert driver.cards()[Level.OBJECTIVE] == ["Half a thought"]
    assert kept(driver) == []


def test_a_card_half_typed_in_the_outline_outlives_esc_and_another_board(
    driver: SessionDriver,
) -> None:
    driver.press("Ctrl+3")
    driver.add("Young adults come back")
    driver.press("Ctrl+Shift+O", "Ins")
    driver.type("Half a thought")
    driver.press("Esc")
    assert place_of(driver).isHidden()
    driver.press("PgDown")
    assert place_of(driver).isHidden()
    driver.press("PgUp")
    assert place_of(driver).field.text() == "Half a thought"
    driver.press("Shift+Ins")
    assert place_of(driver).field.text() == "Half a thought"
    driver.press("Return")
    assert driver.cards()[Level.OBJECTIVE] == ["Half a thought"]
    assert kept(driver) == []


def begin_reason(driver: SessionDriver, reason: str) -> FindingsPanel:
    driver.press("Ctrl+3")
    driver.add("Young adults come back")
    driver.press("Ctrl+Shift+E", "B")
    driver.type(reason)
    return driver.page.panels.lacks


def test_a_reason_half_typed_is_there_after_a_crash(driver: SessionDriver, qtbot: QtBot) -> None:
    panel = begin_reason(driver, "We know that")
    meant = panel.list.current
    qtbot.waitUntil(lambda: kept(driver) == ["We know that"], timeout=2000)
    driver.reopen()
    panel = driver.page.panels.lacks
    assert panel.because.isVisible()
    assert panel.because.text() == "We know that"
    assert panel.list.current == meant
    assert driver.focus() is driver.page.line.field
    panel.because.setFocus()
    driver.press("Return")
    assert [one.reason for one in driver.page.document.all(Acceptance)] == ["We know that"]
    assert kept(driver) == []
    assert panel.because.isHidden()


def test_a_reason_stays_with_its_finding(driver: SessionDriver) -> None:
    panel = begin_reason(driver, "We know that")
    driver.press("Esc", "Down", "B")
    assert panel.because.text() == ""
    driver.press("Esc", "Up", "B")
    assert panel.because.text() == "We know that"


def test_a_reason_never_goes_to_the_finding_that_takes_the_place_of_its_own(
    driver: SessionDriver,
) -> None:
    panel = begin_reason(driver, "We know that")
    finding = panel.list.current
    assert finding is not None
    driver.page.edits.run("Park", lambda draft: park_finding(draft, finding))
    driver.settle()
    assert panel.list.current != finding
    assert panel.because.isHidden()
    assert driver.focus() is panel.list


def test_a_card_half_rewritten_in_the_outline_is_kept_where_the_board_looks_for_it(
    driver: SessionDriver, qtbot: QtBot
) -> None:
    driver.press("Ctrl+3")
    driver.add("Young adults come back")
    driver.press("Ctrl+Shift+O", "F2")
    driver.type(" every")
    qtbot.waitUntil(lambda: kept(driver) == ["Young adults come back every"], timeout=2000)
    card = driver.card("Young adults come back")
    assert pending_text(driver.page.document, pending_place(card.id, "text"))


def test_a_row_of_the_outline_that_is_done_keeps_nothing(
    driver: SessionDriver, qtbot: QtBot
) -> None:
    driver.press("Ctrl+3")
    driver.add("Young adults come back")
    driver.press("Ctrl+Shift+O", "F2")
    driver.type("!")
    qtbot.waitUntil(lambda: kept(driver) == ["Young adults come back!"], timeout=2000)
    driver.press("Backspace", "Return")
    assert kept(driver) == []
    driver.press("F2")
    driver.type("!")
    driver.press("Return")
    assert kept(driver) == []
    assert driver.cards()[Level.GOAL] == ["Young adults come back!"]


def test_a_name_half_typed_is_there_when_the_people_are_opened_again(
    driver: SessionDriver, qtbot: QtBot
) -> None:
    driver.page.commands.run("people")
    driver.type("Ana Ruiz, libr")
    qtbot.waitUntil(lambda: kept(driver) == ["Ana Ruiz, libr"], timeout=2000)
    driver.reopen()
    driver.page.commands.run("people")
    people = driver.page.panels.people
    assert people.field.toPlainText() == "Ana Ruiz, libr"
    driver.type("arian")
    driver.press("Return")
    assert people.shown == ["Ana Ruiz, librarian"]
    assert people.field.toPlainText() == ""
    assert kept(driver) == []
