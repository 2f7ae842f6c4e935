"""Titles and notes that are half typed outlive a crash."""

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from confluence_desktop.workshop.agenda import PendingText
from confluence_desktop.workshop.agenda_operations import agenda_in_order
from confluence_desktop.workshop.close import ParkedItem
from confluence_desktop.workshop.operations import keep_pending, note
from tests.windows.session_driver import SessionDriver


def kept(driver: SessionDriver) -> list[str]:
    return [pending.text for pending in driver.page.document.all(PendingText)]


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
