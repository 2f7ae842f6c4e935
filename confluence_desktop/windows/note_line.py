"""A line over the capture line for something to note; it opens with a key and goes by itself."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from confluence_desktop.windows.note_kinds import NoteKind
from confluence_desktop.windows.theme import interface_font
from confluence_desktop.windows.widgets import PlainLabel


class NoteLine(QFrame):
    """Asks for one note. Enter stores it, Esc leaves it.

    Signals:
        stored: The kind's command and the text.
        left: It has gone, whichever way.
    """

    stored = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: NoteKind[Any] | None = None
        self._label = PlainLabel(size_px=17, weight=600)
        self.field = _NoteField()
        hint = PlainLabel("Enter stores · Esc leaves", size_px=14, tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 18, 0)
        row.setSpacing(14)
        row.addWidget(self._label)
        row.addWidget(self.field, 1)
        row.addWidget(hint)
        self.field.returnPressed.connect(self._store)
        self.field.escaped.connect(self.close_line)
        self.hide()

    def open_line(self, kind: NoteKind[Any]) -> None:
        """Ask for a note; a half-typed one stays and changes its kind."""
        self._kind = kind
        self._label.setText(kind.asks)
        self.field.setAccessibleName(kind.undo_label)
        self.show()
        self.field.setFocus()

    def close_line(self) -> None:
        """Go, without storing anything."""
        self.field.clear()
        self.hide()
        self.left.emit()

    def _store(self) -> None:
        text = self.field.text()
        if self._kind is not None and text.strip():
            self.stored.emit(self._kind.command, text)
        self.close_line()


class _NoteField(QLineEdit):
    """One line that says when Esc was pressed."""

    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(interface_font(17))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
