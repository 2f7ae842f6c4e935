"""A panel that floats over a page; Esc closes it and gives the keyboard back."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from confluence_desktop.windows.focus import can_take_keys
from confluence_desktop.windows.widgets import Panel

_MARGIN_PX = 24


class OverPanel(Panel):
    """Fill its `column`.

    Args:
        at_right: Hangs at the upper right; else it stands in the middle.

    Signals:
        closed: It has gone.
    """

    closed = Signal()

    def __init__(self, parent: QWidget, *, width: int, top: int, at_right: bool = False) -> None:
        super().__init__(parent)
        self._width, self._top, self._at_right = width, top, at_right
        self._page = parent
        self._came_from: QWidget | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(12)
        parent.installEventFilter(self)
        self.hide()

    def open_panel(self) -> None:
        """Show it, and remember who had the keyboard."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QWidget) and not self.isAncestorOf(focus):
            self._came_from = focus
        self.show()
        self.place()
        self.raise_()

    def close_panel(self) -> None:
        """Hide it, and give the keyboard back."""
        if self.isHidden():
            return
        self.hide()
        came_from, self._came_from = self._came_from, None
        if can_take_keys(came_from):
            came_from.setFocus()
        self.closed.emit()

    def place(self) -> None:
        """Find its place over the parent."""
        room = self._page.rect()
        width = min(self._width, room.width() - 2 * _MARGIN_PX)
        most = room.height() - self._top - _MARGIN_PX
        self.setFixedWidth(width)
        wished = max(self.sizeHint().height(), self.heightForWidth(width))
        height = min(most, wished)
        left = room.width() - width - _MARGIN_PX if self._at_right else (room.width() - width) // 2
        self.setGeometry(left, self._top, width, height)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)
