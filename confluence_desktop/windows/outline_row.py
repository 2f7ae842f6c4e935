"""How a row of the outline is painted and written."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from confluence_desktop.canvas.typed_text import typed_text
from confluence_desktop.windows.growing_text import PlainText
from confluence_desktop.windows.kept_typing import KEEP_MS
from confluence_desktop.windows.outline_nodes import LOOK_ROLE, TEXT_ROLE, RowLook
from confluence_desktop.windows.theme import Theme, interface_font
from confluence_desktop.workshop.spoken import say

ROW_PX = 34
_GAP_PX = 8
_EDITOR_PX = 76
_SIGNS = "△▲"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

_Index = QModelIndex | QPersistentModelIndex


class OutlineRow(QStyledItemDelegate):
    """The level in its colour, the text on one line, marks at the right.

    Signals:
        typed: A text is half typed; carries the record's id, the field and the text.
        closed: It is so no longer; carries id and field.
    """

    typed = Signal(str, str, str)
    closed = Signal(str, str)

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._editor: QPlainTextEdit | None = None
        self._edited: tuple[str, str] = ("", "")
        self._typing = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._typing.timeout.connect(self._tell_typed)
        self.closeEditor.connect(self._on_closed)
        self.theme = theme
        self._view = view
        self._kicker, self._text = interface_font(14, 600), interface_font(15)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(120, ROW_PX)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look = index.data(LOOK_ROLE)
        if not isinstance(look, RowLook):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        place = option.rect.adjusted(_GAP_PX, 0, -_GAP_PX, 0)
        place = self._write(painter, place, look.kicker, look.token, self._kicker)
        if look.aside:
            width = QFontMetrics(self._kicker).horizontalAdvance(look.aside)
            right = QRect(place.right() - width, place.top(), width + 1, place.height())
            is_open = look.aside[0] in _SIGNS
            self._write(painter, right, look.aside, "warn" if is_open else "muted", self._kicker)
            place.setRight(right.left() - _GAP_PX)
        self._write(
            painter, place, str(index.data()), "muted" if look.is_quiet else "ink", self._text
        )
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        has_keys = bool(option.state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
        box = option.rect.adjusted(1, 2, -2, -2)
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("soft"))
            painter.drawRoundedRect(box, 8, 8)
        if has_keys:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.colour("focus"), 2))
            painter.drawRoundedRect(box, 8, 8)

    def _write(self, painter: QPainter, place: QRect, text: str, token: str, font: QFont) -> QRect:
        """Write a text at the left of a place; what is left of the place."""
        if not text:
            return place
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, place.width()))
        painter.setFont(font)
        painter.setPen(self.theme.colour(token))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return place.adjusted(metrics.horizontalAdvance(shown) + _GAP_PX, 0, 0, 0)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        editor = PlainText(parent)
        editor.setFont(interface_font(15))
        editor.setAccessibleName(say("outline.text"))
        editor.setTabChangesFocus(True)
        editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        editor.document().setDocumentMargin(0)
        self._editor, self._edited = editor, index.data(TEXT_ROLE)
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        # Only once: a change elsewhere must not run over what is being typed.
        if isinstance(editor, QPlainTextEdit) and not editor.property("filled"):
            editor.setProperty("filled", True)  # noqa: FBT003  # Qt's own way to set a property
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.moveCursor(QTextCursor.MoveOperation.End)
            editor.textChanged.connect(self._typing.start)

    def _tell_typed(self) -> None:
        if self._editor is not None:
            self.typed.emit(*self._edited, typed_text(self._editor))

    def _on_closed(self) -> None:
        self._typing.stop()
        if self._editor is not None:
            self._editor = None
            self.closed.emit(*self._edited)

    @override
    def setModelData(self, editor: QWidget, model: object, index: _Index) -> None:
        if isinstance(editor, QPlainTextEdit):
            index.model().setData(index, typed_text(editor), Qt.ItemDataRole.EditRole)

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        room = self._view.viewport().rect()
        left = min(option.rect.left(), max(0, room.width() - 220))
        top = max(0, min(option.rect.top() - 2, room.height() - _EDITOR_PX))
        editor.setGeometry(left, top, room.width() - left - 4, _EDITOR_PX)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(watched, QPlainTextEdit)
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in (*_ENTER, Qt.Key.Key_Escape)
        ):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                watched.textCursor().insertText("\n")
            else:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(watched, event)
