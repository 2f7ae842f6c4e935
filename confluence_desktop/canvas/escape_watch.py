"""Esc, wherever the keyboard is, while the mouse is doing something on a board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class EscapeWatch(QObject):
    """Listens from `start` to `stop`; the line keeps the keyboard, and its Esc is another one."""

    def __init__(self, view: QWidget, escaped: Callable[[], object]) -> None:
        super().__init__(view)
        self._escaped = escaped
        self._is_on = False

    def start(self) -> None:
        """Listen from now on."""
        application = QApplication.instance()
        if not self._is_on and application is not None:
            application.installEventFilter(self)
            self._is_on = True

    def stop(self) -> None:
        """Listen no more."""
        application = QApplication.instance()
        if self._is_on and application is not None:
            application.removeEventFilter(self)
            self._is_on = False

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            return False
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._escaped()
        return True
