"""Where keys are answered."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from confluence_desktop.windows.commands import Commands


def test_a_widget_that_goes_with_the_keyboard_is_let_go_of(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, second = QWidget(window), QWidget(window)
    commands = Commands(window)
    window.show()
    window.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    delete(first)
    second.setFocus()
    qtbot.waitUntil(second.hasFocus)
    assert commands.bound == frozenset()
