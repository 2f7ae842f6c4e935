"""Plain text to type into: over a cell or a row, and as high as it is in a panel."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy
from typing_extensions import override

from confluence_desktop.canvas.typed_text import pasted_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

_PADDING_PX = 10
_MOST_LINES = 12


class PlainText(QPlainTextEdit):
    """Takes no more at once than can be laid out at once."""

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(pasted_text(source))


class GrowingText(PlainText):
    """Plain text as high as it is; Tab goes on to the next field."""

    def __init__(self, *, is_line: bool) -> None:
        super().__init__()
        self.focused: Callable[[], None] = lambda: None
        self.blurred: Callable[[], None] = lambda: None
        self._is_line = is_line
        self.setProperty("look", "quiet")
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        # A blank at the end of a wrapped line makes it wider than the field, and scrollable.
        self.horizontalScrollBar().valueChanged.connect(self._stay)
        self.textChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        lines = max(1, min(_MOST_LINES, round(self.document().size().height())))
        # Whole pixels a line: a height that lacks a few scrolls the first line out of sight.
        line_px = ceil(QFontMetricsF(self.font()).lineSpacing())
        height = lines * line_px + _PADDING_PX
        if height != self.height():
            self.setFixedHeight(height)

    def _stay(self, scrolled: int) -> None:
        if scrolled:
            self.horizontalScrollBar().setValue(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        text = pasted_text(source)
        self.textCursor().insertText(" ".join(text.split()) if self._is_line else text)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.blurred()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.height())
