"""Fields that grow with their text show all of it, from the first line on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from confluence_desktop.canvas.typed_text import typed_text
from confluence_desktop.document.text import TEXT_LIMIT
from confluence_desktop.windows.fields import Field
from confluence_desktop.windows.growing_text import GrowingText, PlainText
from confluence_desktop.windows.theme import Theme
from tests.windows.day_by_keys import records
from tests.windows.session_driver import SessionDriver


@pytest.fixture(autouse=True)
def _look(application: QApplication) -> Iterator[None]:
    """As it is painted in the program: frames and room around the text come from the style."""
    application.setStyleSheet(Theme(is_dark=False).style_sheet())
    yield
    application.setStyleSheet("")


def test_a_question_that_grows_is_shown_from_its_first_line(qtbot: QtBot, tmp_path: Path) -> None:
    driver = SessionDriver(qtbot, tmp_path, records())
    driver.add("Set us up a page on a social network")
    driver.press("Tab")
    for answer in ("Page", "Hear what readers want", "residents", "programmes are theirs as well"):
        driver.add(answer)
        for field in driver.page.inspector.findChildren(Field):
            assert field.editor.verticalScrollBar().maximum() == 0, field.editor.toPlainText()
    driver.close()


@pytest.mark.parametrize("is_line", [False, True])
def test_no_more_is_pasted_than_is_laid_out_at_once(qtbot: QtBot, *, is_line: bool) -> None:
    """A word of 400,000 letters held the window up for seven seconds; the edit says it is long."""
    field, cell = GrowingText(is_line=is_line), PlainText()
    mime = QMimeData()
    mime.setText("x" * 400_000)
    for editor in (field, cell):
        qtbot.addWidget(editor)
        editor.insertFromMimeData(mime)
        assert len(typed_text(editor)) == TEXT_LIMIT + 1


def test_the_line_is_no_higher_once_a_letter_is_typed(qtbot: QtBot, tmp_path: Path) -> None:
    driver = SessionDriver(qtbot, tmp_path, records())
    before = driver.page.line.field.height()
    driver.type("E")
    assert driver.page.line.field.height() == before
    driver.close()


def test_text_that_wraps_is_shown_from_its_first_letter(qtbot: QtBot) -> None:
    field = GrowingText(is_line=True)
    qtbot.addWidget(field)
    field.resize(260, 40)
    field.setPlainText("How might we see at a glance what the last shift saw with " * 2)
    bar = field.horizontalScrollBar()
    bar.setRange(0, 3)  # a blank that ends a line sticks out so far
    bar.setValue(3)
    assert bar.value() == 0
