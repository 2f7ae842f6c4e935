"""How much of its panel the agenda gets."""

from pathlib import Path

from pytestqt.qtbot import QtBot

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
