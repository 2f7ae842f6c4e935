"""Keys that are pressed while a session is just being opened."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from confluence_desktop.storage.library import Library
from confluence_desktop.windows.main_window import MainWindow

Add = Callable[..., str]


def open_without_focus(show: Callable[[], MainWindow], add: Add, library: Library) -> MainWindow:
    """A session that is open, in a window in which nothing has the keyboard yet."""
    add("Reaching readers")
    window = show()
    window.open_entry(library.entries()[0])
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
    return window


def test_letters_that_come_too_early_are_in_the_line(
    show: Callable[[], MainWindow], add: Add, library: Library
) -> None:
    window = open_without_focus(show, add, library)
    assert window.page is not None
    assert QApplication.focusWidget() is None
    QTest.keyClick(window, Qt.Key.Key_A)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_B)
    assert window.page.line.field.toPlainText() == "ab"


def test_a_chord_that_comes_too_early_is_answered(
    show: Callable[[], MainWindow], add: Add, library: Library
) -> None:
    window = open_without_focus(show, add, library)
    assert window.page is not None
    ctrl = Qt.KeyboardModifier.ControlModifier
    QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_K, ctrl))
    assert window.page.panels.command_list.isVisible()


def test_a_key_the_line_has_no_use_for_goes_no_further_in_a_window_without_the_keyboard(
    show: Callable[[], MainWindow], add: Add, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_without_focus(show, add, library)
    assert window.page is not None
    # An inactive window: whatever asks for the keyboard does not get it.
    monkeypatch.setattr(QApplication, "focusWidget", lambda: None)
    QTest.keyClick(window, Qt.Key.Key_F24)
    assert not window.page.line.field.toPlainText()
