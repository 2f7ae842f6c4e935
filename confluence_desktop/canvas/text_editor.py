"""Editing in place: a plain text field that lies exactly over the text it edits."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit
from typing_extensions import override

from confluence_desktop.canvas.typed_text import pasted_text, typed_text
from confluence_desktop.drawing.fonts import interface_font
from confluence_desktop.drawing.text_layout import LINE_HEIGHT
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

    from confluence_desktop.drawing.shapes import EditableText
    from confluence_desktop.drawing.style import Palette

PENDING_DELAY_MS = 400
"""Half-typed text is kept so long after the last key; half a second is promised."""
_PADDING_PX = 7
_SMALLEST_TYPE_PX = 14.0
_READING_WIDTH_PX, _NARROWEST_PX = 220, 100
"""A text that is shown smaller or narrower than it can be written gets so much width."""

_SCROLLS = {
    False: Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
    True: Qt.ScrollBarPolicy.ScrollBarAlwaysOn,
}

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextEditor(QTextEdit):
    """Opens with the old text and the cursor at its end; grows with what is typed."""

    committed = Signal()
    """Enter, Esc or a click elsewhere: the text is to be kept."""
    stepped = Signal(int)
    """Tab (1) or Shift+Tab (−1): the text is to be kept, and the next one of the card opened."""
    paused = Signal()
    """Nothing was typed for a moment: what there is can be kept as pending."""

    def __init__(self, target: EditableText, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self.target = target
        self._view = parent
        self._base = QRect()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PENDING_DELAY_MS)
        self._pause.timeout.connect(self.paused)
        self.setAcceptRichText(False)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(False)  # else Tab never comes here as a key
        self.document().setDocumentMargin(0)
        self.setPlaceholderText(target.hint)
        self.setAccessibleName(target.hint or say("canvas.text"))
        self.set_colours(palette)
        self.setPlainText(target.text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.document().setUndoRedoEnabled(False)
        self.document().setUndoRedoEnabled(True)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow_if_placed)

    @property
    def has_new_text(self) -> bool:
        return typed_text(self) != self.target.text

    def set_colours(self, palette: Palette) -> None:
        card, ink, focus, muted = (
            "#{:02x}{:02x}{:02x}".format(*palette.token(name))
            for name in ("card", "ink", "focus", "muted")
        )
        self.setStyleSheet(
            f"QTextEdit {{ background: {card}; color: {ink}; border: 2px solid {focus};"
            f" border-radius: 4px; padding: {_PADDING_PX - 2}px; placeholder-text-color: {muted};"
            f" selection-background-color: {focus}; selection-color: {card}; }}"
        )

    def place(self, rect: QRect, scale: float) -> None:
        """Lie over a text at logical pixels, where a board unit takes `scale` of them."""
        face = self.target.face
        size = max(face.size_px * scale, _SMALLEST_TYPE_PX)
        font = interface_font(size, face.weight, italic=face.italic)
        font.setPointSizeF(size * 72 / self.logicalDpiY())
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._space_lines(size)
        grown = size / (face.size_px * scale)
        is_wide = grown <= 1.0 and rect.width() >= _NARROWEST_PX
        width = rect.width() if is_wide else max(rect.width(), _READING_WIDTH_PX)
        self._base = QRect(rect.x(), rect.y(), width, rect.height()).adjusted(
            -_PADDING_PX, -_PADDING_PX, _PADDING_PX, _PADDING_PX
        )
        self._grow()

    def stop(self) -> None:
        """Tell nobody anything any more."""
        self._pause.stop()

    def _space_lines(self, size_px: float) -> None:
        lines = QTextBlockFormat()
        lines.setLineHeight(
            size_px * LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.FixedHeight.value
        )
        if self.target.is_centred:
            lines.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        was_modified = self.document().isUndoAvailable()
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        blocked = self.blockSignals(True)  # noqa: FBT003  Qt's own signature
        cursor.mergeBlockFormat(lines)
        self.blockSignals(blocked)
        if not was_modified:
            self.document().clearUndoRedoStacks()

    def _grow(self) -> None:
        """Be as high as the text, and stay in sight: to the left or upwards where need be."""
        needed = ceil(self.document().size().height()) + 2 * _PADDING_PX
        base, seen = self._base, self._view.rect()
        height = min(max(needed, base.height()), max(base.height(), seen.height()))
        left = max(min(base.x(), seen.right() + 1 - base.width()), min(base.x(), 0))
        top = max(min(base.y(), seen.bottom() + 1 - height), min(base.y(), 0))
        self.setGeometry(left, top, base.width(), height)
        is_whole = needed <= height
        self.setVerticalScrollBarPolicy(_SCROLLS[not is_whole])
        if is_whole:
            self.verticalScrollBar().setValue(0)
        else:
            self.ensureCursorVisible()

    def _grow_if_placed(self) -> None:
        if not self._base.isNull() and self.isVisible():
            self._grow()

    def _on_text_changed(self) -> None:
        self._grow()
        self._pause.start()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._leaves_to_window(event):
                event.ignore()
                return False
            if event.key() in {*_ENTER, Qt.Key.Key_Escape}:
                event.accept()
                return True
        return super().event(event)

    def _leaves_to_window(self, event: QKeyEvent) -> bool:
        """Undo and redo once the text has none left, and a clicker's keys."""
        if event.key() in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            return True
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.document().isUndoAvailable()
        if event.matches(QKeySequence.StandardKey.Redo):
            return not self.document().isRedoAvailable()
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._leaves_to_window(event):
            event.ignore()
        elif event.key() in _ENTER:
            if event.modifiers() & (
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            ):
                self.textCursor().insertBlock()
            else:
                self.committed.emit()
        elif event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Tab else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.committed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(pasted_text(source))

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in {
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        }:
            self.committed.emit()
