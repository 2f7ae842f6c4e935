"""A line over the capture line for something to note; it opens with a key and goes by itself."""

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from confluence_desktop.windows.edits import Edits
from confluence_desktop.windows.note_kinds import NOTE_KINDS, NoteKind
from confluence_desktop.windows.widgets import LineField, PlainLabel
from confluence_desktop.workshop.operations import keep_pending, pending_text
from confluence_desktop.workshop.spoken import say

KEEP_MS = 350


class NoteLine(QFrame):
    """Asks for one note. Enter stores it, Esc leaves it; half-typed it outlives a crash (DEC-16).

    Signals:
        stored: The kind's command and the text.
        left: It has gone, whichever way.
    """

    stored = Signal(str, str)
    left = Signal()

    def __init__(self, edits: Edits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self._kind: NoteKind[Any] | None = None
        self._label = PlainLabel(size_px=17, weight=600)
        self.field = LineField()
        hint = PlainLabel(say("notes.keys"), size_px=14, tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 18, 0)
        row.setSpacing(14)
        row.addWidget(self._label)
        row.addWidget(self.field, 1)
        row.addWidget(hint)
        self.field.returnPressed.connect(self._store)
        self.field.escaped.connect(self.close_line)
        self._keep_timer = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._keep_timer.timeout.connect(self.keep)
        self.field.textChanged.connect(self._keep_timer.start)
        self.hide()

    def open_line(self, kind: NoteKind[Any]) -> None:
        """Ask for a note; a half-typed one stays and changes its kind."""
        self._show_kind(kind)
        self.field.setFocus()

    def restore(self) -> None:
        """Show what was half typed when the session was last open; the keyboard stays."""
        for kind in NOTE_KINDS:
            text = pending_text(self._edits.document, kind.command)
            if text:
                self.field.setText(text)
                self._show_kind(kind)

    def keep(self) -> None:
        """Keep the half-typed text in the file, under its kind."""
        self._keep_timer.stop()
        for kind in NOTE_KINDS:
            text = self.field.text() if kind is self._kind else ""
            if text != pending_text(self._edits.document, kind.command):
                self._keep_one(kind.command, text)

    def close_line(self) -> None:
        """Go, without storing anything."""
        self.field.clear()
        self.keep()
        self.hide()
        self.left.emit()

    def _show_kind(self, kind: NoteKind[Any]) -> None:
        self._kind = kind
        self._label.setText(kind.asks)
        self.field.setAccessibleName(kind.undo_label)
        self.show()

    def _keep_one(self, place: str, text: str) -> None:
        self._edits.run(say("edits.keep_text"), lambda draft: keep_pending(draft, place, text))

    def _store(self) -> None:
        text = self.field.text()
        if self._kind is not None and text.strip():
            self.stored.emit(self._kind.command, text)
        self.close_line()
