"""The field of the capture line: it grows with its text, and its keys ask rather than do."""

from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from confluence_desktop.document.text import TEXT_LIMIT
from confluence_desktop.windows.theme import interface_font
from confluence_desktop.workshop.spoken import say

MOST_LINES = 4
_PADDING_PX = 22
_LINE_HEIGHT = 1.2
_ABOVE_PX = 4

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_NONE = Qt.KeyboardModifier.NoModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CaptureField(QPlainTextEdit):
    """Plain text of few lines.

    Signals:
        entered: Enter was pressed.
        indented: Tab was pressed.
        outdented: Shift+Tab was pressed.
        stepped: ↑ (−1) or ↓ (+1) was pressed where the text has no further line.
        left: Esc was pressed.
        liked: Alt+Enter was pressed: go to the card that is like the text.
        list_pasted: Text of several lines was pasted or dropped.
        refused: A text was too long to be pasted; carries the sentence that says so.
    """

    entered = Signal()
    indented = Signal()
    outdented = Signal()
    stepped = Signal(int)
    left = Signal()
    liked = Signal()
    list_pasted = Signal(str)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(interface_font(19))
        self.setTabChangesFocus(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, _ABOVE_PX, 0, 0)
        self.textChanged.connect(self._grow)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)  # said at once
        self._grow()

    def take_text(self, text: str) -> None:
        """Show another text, with the cursor at its end and nothing to undo."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def forget_typing(self) -> None:
        """Leave undo to others while nothing is typed: a text that was deleted stays so."""
        if self.document().isEmpty():
            self.document().clearUndoRedoStacks()

    @property
    def more_px(self) -> int:
        """How much higher than one line it is while a longer text is typed."""
        return max(0, self.height() - self._line_px() - _PADDING_PX)

    def _line_px(self) -> int:
        least = ceil(_LINE_HEIGHT * self.font().pixelSize())  # before its letters are known
        return max(least, self.fontMetrics().lineSpacing())

    def _grow(self) -> None:
        lines = max(1, min(MOST_LINES, round(self.document().size().height())))
        height = lines * self._line_px() + _PADDING_PX
        if height != self.height():
            self.setFixedHeight(height)

    def _steps_out(self, event: QKeyEvent) -> int:
        """−1 or +1 when an arrow key leads out of the text, else 0."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != _NONE:
            return 0
        cursor = self.textCursor()
        if event.key() == Qt.Key.Key_Up and cursor.blockNumber() == 0:
            return -1
        last = self.document().blockCount() - 1
        return 1 if event.key() == Qt.Key.Key_Down and cursor.blockNumber() == last else 0

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & _ALT:
            self.liked.emit()
        elif modifiers & (_CTRL | _SHIFT):
            self.textCursor().insertText("\n")
            self.ensureCursorVisible()
        else:
            self.entered.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, step = event.key(), self._steps_out(event)
        if key in _ENTER:
            self._enter(event.modifiers())
        elif key == Qt.Key.Key_Tab and event.modifiers() == _NONE:
            self.indented.emit()
        elif key == Qt.Key.Key_Backtab:
            self.outdented.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text().strip("\r\n")
        if "\n" in text or "\r" in text:
            self.list_pasted.emit(text)
        elif len(text) + len(self.toPlainText()) > TEXT_LIMIT:
            # Laying it out as one line would take minutes.
            self.refused.emit(say("capture.too_long").format(most=f"{TEXT_LIMIT:,}"))
        elif text:
            self.textCursor().insertText(text)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Take its height now that its letters are known, not when the first one is typed."""
        super().showEvent(event)
        self._grow()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())
