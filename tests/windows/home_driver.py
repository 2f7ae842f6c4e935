"""Home as tests drive it: what it shows, where the keyboard is, and when all is done."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from confluence_desktop.windows.main_window import MainWindow

WAIT_MS = 8000


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.library_jobs.is_idle, timeout=WAIT_MS)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: window.library_jobs.is_idle, timeout=WAIT_MS)


def titles(window: MainWindow) -> list[str]:
    return [card.face.own_title for card in window.home.view.grid.cards]


def focus(window: MainWindow, place: int = 0) -> None:
    grid = window.home.view.grid
    window.activateWindow()
    grid.focus_card(grid.cards[place])


def press(window: MainWindow, key: Qt.Key) -> None:
    target = window.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)


def shown_texts(widget: QWidget) -> str:
    found = [
        str(child.property("text") or "")
        for child in widget.findChildren(QWidget)
        if child.isVisible()
    ]
    return "\n".join(found)
