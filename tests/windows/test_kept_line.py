"""Where the line points is kept with what is half-typed in it."""

from pytestqt.qtbot import QtBot

from confluence_desktop.document.document import Document
from confluence_desktop.storage.session_file import open_session
from confluence_desktop.windows.capture_line import CaptureLine
from confluence_desktop.windows.edits import Edits
from confluence_desktop.workshop.agenda import PendingText
from confluence_desktop.workshop.cards import Level
from tests.windows.session_driver import MAP_ID, SessionDriver


def test_where_the_line_points_is_kept_with_its_text_and_comes_back(
    driver: SessionDriver, qtbot: QtBot
) -> None:
    """As after a crash: nothing of the line is finished before the file is read again."""
    driver.press("Ctrl+3")
    driver.add("Goal")
    driver.press("Tab")
    driver.type("half an objective")
    document, goal = driver.page.document, driver.card("Goal")
    qtbot.waitUntil(lambda: "half an objective" in _kept_texts(document), timeout=1000)
    driver.session.close()
    driver.session = open_session(driver.path)
    line = CaptureLine(Edits(driver.session.document))
    qtbot.addWidget(line)
    line.show_place(MAP_ID, MAP_ID)
    assert line.destination is not None
    assert (line.destination.key, line.destination.under_id) == (Level.OBJECTIVE, goal.id)
    assert line.field.toPlainText() == "half an objective"


def test_where_the_line_points_by_itself_is_written_nowhere(
    driver: SessionDriver, qtbot: QtBot
) -> None:
    driver.page.line.keep()
    assert not list(driver.page.document.all(PendingText))
    driver.press("Ctrl+7")
    qtbot.waitUntil(lambda: len(_kept_texts(driver.page.document)) == 1, timeout=1000)
    driver.reopen()
    assert driver.page.line.destination is not None
    assert driver.page.line.destination.key == Level.TOOL


def _kept_texts(document: Document) -> list[str]:
    return [kept.text for kept in document.all(PendingText)]
