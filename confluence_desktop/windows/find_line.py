"""A line over the capture line to find something on the board."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from confluence_desktop.drawing.shapes import Figure
from confluence_desktop.windows.widgets import LineField, PlainLabel
from confluence_desktop.workshop.spoken import say


class FindLine(QFrame):
    """Goes from hit to hit: Enter and ↓ to the next, Shift+Enter and ↑ to the one before.

    Signals:
        found: Show this record.
        left: Esc was pressed.
    """

    found = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: Sequence[Figure] = ()
        self._place = 0
        self.field = _FindField()
        self.field.setAccessibleName(say("window.find_on_the_board"))
        self._count = PlainLabel(size_px=14, tone="muted", tabular=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 18, 0)
        row.setSpacing(14)
        row.addWidget(PlainLabel(say("window.find"), size_px=17, weight=600))
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        self.field.textEdited.connect(lambda: self._go(0))
        self.field.stepped.connect(self._on_stepped)
        self.field.escaped.connect(self._leave)
        self.hide()

    def open_line(self, figures: Sequence[Figure]) -> None:
        """Look among these figures."""
        self._figures = figures
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._go(0)

    def hits(self) -> list[str]:
        """The records whose texts hold what is typed, in the order of the drawing."""
        wanted = self.field.text().casefold().strip()
        if not wanted:
            return []
        found = [
            figure.record_id
            for figure in self._figures
            if figure.record_id and any(wanted in text.text.casefold() for text in figure.texts)
        ]
        return list(dict.fromkeys(found))

    def _on_stepped(self, by: int) -> None:
        self._go(self._place + by)

    def _go(self, place: int) -> None:
        hits = self.hits()
        if hits:
            self._place = place % len(hits)
            self._count.setText(
                say("window.count_of").format(number=self._place + 1, count=len(hits))
            )
            self.found.emit(hits[self._place])
        else:
            self._count.setText(
                say("window.not_on_this_board")
                if self.field.text().strip()
                else say("window.esc_leaves")
            )

    def _leave(self) -> None:
        self.hide()
        self.left.emit()


class _FindField(LineField):
    """Tells of the keys that go from hit to hit as well."""

    stepped = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if is_shift else 1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)
