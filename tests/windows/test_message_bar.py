"""A message is seen at once, and covers nothing that anybody works on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from confluence_desktop.storage.library import Library
from confluence_desktop.windows.main_window import MainWindow
from confluence_desktop.windows.widgets import ElidedLabel, PlainLabel
from confluence_desktop.workshop.spoken import say
from tests.windows.conftest import Add
from tests.windows.session_driver import SessionDriver


def place_of(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint()), widget.size())


@pytest.mark.parametrize("size", [(960, 600), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("text", ["Undone: Add to Goals", say("wall.mirrored")])
def test_a_message_covers_no_card_and_no_line(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], text: str
) -> None:
    driver = SessionDriver(qtbot, tmp_path, size=size)
    page = driver.page
    page.messages.warn(text, "Undo")
    driver.settle()
    place = place_of(page.messages, page)
    assert not place.intersects(place_of(page.stack, page))
    assert not place.intersects(place_of(page.line, page))
    (label,) = page.messages.findChildren(PlainLabel)
    assert label.height() >= label.heightForWidth(label.width()), "all of it can be read"
    driver.close()


def test_a_message_leaves_the_way_back_the_time_and_the_buttons_in_sight(
    driver: SessionDriver,
) -> None:
    page = driver.page
    page.messages.toast("“Find readers who write” is parked, not lost.", "Undo")
    page.bar.show_lacking(3)
    driver.settle()
    place = place_of(page.messages, page)
    for shown in page.bar.findChildren(QWidget):
        if shown.isVisible() and shown.focusPolicy():
            assert not place.intersects(place_of(shown, page)), shown.accessibleName()
    assert not place.intersects(place_of(page.bar.countdown, page))


def test_no_word_of_the_title_looks_out_from_under_a_message(driver: SessionDriver) -> None:
    page = driver.page
    page.messages.toast("Done.")
    driver.settle()
    words = [one for one in page.bar.findChildren(ElidedLabel) if one.isVisible()]
    assert words
    for label in words:
        assert place_of(page.messages, page).right() >= place_of(label, page).right()


def test_over_a_session_a_crash_is_said_where_neither_board_nor_line_is(
    show: Callable[[], MainWindow], add: Add, library: Library
) -> None:
    add("River")
    window = show()
    window.open_entry(library.entries()[0])
    assert window.page is not None
    window.say_crash("the report")
    QApplication.processEvents()
    bottom = window.messages.mapTo(window, window.messages.rect().bottomLeft()).y()
    assert bottom < window.page.bar.mapTo(window, window.page.bar.rect().bottomLeft()).y()


def test_a_warning_stays_while_the_session_goes_on(driver: SessionDriver) -> None:
    page = driver.page
    page.messages.warn("The disk is full; free some space.")
    driver.press("Ctrl+3")
    driver.add("Young adults come back", "They stay")
    driver.press("Ctrl+Z")
    assert page.messages.text.startswith("Undone")
    driver.add("They bring others")
    assert page.messages.text == "The disk is full; free some space."
