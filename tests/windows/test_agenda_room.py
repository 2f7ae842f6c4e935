"""How much of its panel the agenda gets."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from confluence_desktop.workshop.close import ParkedItem
from confluence_desktop.workshop.operations import note
from confluence_desktop.workshop.templates import session_from_template
from tests.windows.session_driver import SessionDriver


def test_the_agenda_shows_all_of_its_rows_when_it_is_opened_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """It was measured while it was still a strip, in which titles are not broken."""
    driver = SessionDriver(qtbot, tmp_path, session_from_template("strategy-map", title="A map"))
    rows = driver.page.agenda.list
    driver.press("Ctrl+Shift+O", "Ctrl+Shift+O")
    driver.settle()
    assert not rows.verticalScrollBar().isVisible()
    assert rows.height() >= rows.content_height
    driver.close()


def test_a_long_agenda_takes_the_room_that_the_notes_leave_empty(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """As long as little is noted, no item hides while the rail below it is empty."""
    records = session_from_template("catch-22", title="Stuck")
    driver = SessionDriver(qtbot, tmp_path, records, size=(1500, 900))
    panel = driver.page.agenda
    rows, notes = panel.list, panel.notes
    driver.settle()
    assert rows.height() >= rows.content_height
    assert notes.height() >= notes.content_height
    for number in range(40):
        note_down(driver, f"Note {number}")
    driver.settle()
    assert rows.height() < rows.content_height
    assert notes.height() > panel.height() / 4
    driver.close()


def note_down(driver: SessionDriver, text: str) -> None:
    driver.page.edits.run("Note", lambda draft: note(draft, ParkedItem, text))
    driver.page.refresh()
