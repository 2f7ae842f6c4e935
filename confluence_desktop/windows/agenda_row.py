"""How one item of the agenda is painted: a circle with its state, its title, its minutes."""

from enum import StrEnum

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from confluence_desktop.document.text import TITLE_LIMIT
from confluence_desktop.windows.kept_typing import TypingDelegate
from confluence_desktop.windows.theme import Theme, interface_font
from confluence_desktop.workshop.spoken import say

_Index = QModelIndex | QPersistentModelIndex

CIRCLE_PX = 26
_TEXT_LEFT_PX = 48
_MINUTES_PX = 50
_PADDING_PX = 11
_MARGIN_PX = 10


class RowState(StrEnum):
    """Where an item stands."""

    DONE = "done"
    CURRENT = "current"
    LATER = "later"


class AgendaRow(TypingDelegate):
    """Paints a row, and opens an editor over its title."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.is_folded = False

    def _title_font_metrics(self, index: _Index) -> QFontMetrics:
        is_current = index.data(Qt.ItemDataRole.UserRole + 1) == RowState.CURRENT
        return QFontMetrics(interface_font(16, 600 if is_current else 400))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 240
        if self.is_folded:
            return QSize(width, CIRCLE_PX + 2 * _PADDING_PX)
        text = self._title_font_metrics(index).boundingRect(
            QRect(0, 0, width - _TEXT_LEFT_PX - _MINUTES_PX - _MARGIN_PX, 10_000),
            Qt.TextFlag.TextWordWrap,
            str(index.data(Qt.ItemDataRole.UserRole + 4)),
        )
        return QSize(width, max(CIRCLE_PX, text.height()) + 2 * _PADDING_PX)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row_state = RowState(index.data(Qt.ItemDataRole.UserRole + 1))
        self._paint_ground(painter, rect, state, row_state)
        left = rect.left() + ((rect.width() - CIRCLE_PX) / 2 if self.is_folded else _MARGIN_PX + 1)
        circle = QRectF(left, rect.top() + (rect.height() - CIRCLE_PX) / 2, CIRCLE_PX, CIRCLE_PX)
        self._paint_circle(
            painter, circle, row_state, int(index.data(Qt.ItemDataRole.UserRole + 3))
        )
        if not self.is_folded:
            self._paint_words(painter, rect, index, row_state)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, row_state: RowState
    ) -> None:
        view = self.parent()
        has_focus = isinstance(view, QWidget) and view.hasFocus()
        is_marked = bool(state & QStyle.StateFlag.State_Selected) and has_focus
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = QRectF(rect).adjusted(2.5, 1.5, -2.5, -1.5)
        if row_state is RowState.CURRENT or is_hovered or is_marked:
            line = self.theme.colour("focus" if is_marked else "line")
            painter.setPen(QPen(line, 2 if is_marked else 1))
            is_plain = row_state is RowState.CURRENT
            painter.setBrush(self.theme.colour("card") if is_plain else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, 8, 8)

    def _paint_circle(
        self, painter: QPainter, circle: QRectF, state: RowState, number: int
    ) -> None:
        if state is RowState.LATER:
            painter.setPen(QPen(self.theme.colour("muted"), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(circle.adjusted(0.8, 0.8, -0.8, -0.8))
            painter.setPen(self.theme.colour("muted"))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("ok" if state is RowState.DONE else "focus"))
            painter.drawEllipse(circle)
            painter.setPen(self.theme.colour("on_focus"))
        if state is RowState.DONE:
            centre = circle.center()
            pen = QPen(self.theme.colour("on_focus"), 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            tick = [QPointF(-5, 0.5), QPointF(-1.5, 4), QPointF(5, -4)]
            painter.drawPolyline(QPolygonF([centre + point for point in tick]))
        else:
            painter.setFont(interface_font(14, 700 if state is RowState.CURRENT else 600))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number))

    def _paint_words(self, painter: QPainter, rect: QRect, index: _Index, state: RowState) -> None:
        painter.setFont(interface_font(16, 600 if state is RowState.CURRENT else 400))
        painter.setPen(self.theme.colour("ink"))
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(_title_rect(rect), flags, str(index.data(Qt.ItemDataRole.UserRole + 4)))
        painter.setFont(interface_font(14, tabular=True))
        painter.setPen(self.theme.colour("muted"))
        minutes = rect.adjusted(0, 0, -_MARGIN_PX, 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(minutes, right, f"{index.data(Qt.ItemDataRole.UserRole + 2)}′")

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFont(interface_font(16))
        editor.setMaxLength(TITLE_LIMIT)
        editor.setAccessibleName(say("window.title_of_the_agenda_item"))
        self.opened.emit(editor, index)
        return editor

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        assert isinstance(editor, QLineEdit)
        if editor.text().strip() and editor.text() != index.data():
            model.setData(index, editor.text())

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        rect: QRect = option.rect
        title = _title_rect(rect)
        height = max(editor.sizeHint().height(), 34)
        top = title.center().y() - height // 2
        editor.setGeometry(title.left() - 8, top, title.width() + 16, height)

    @override
    def helpEvent(self, event: QEvent, view: object, option: object, index: object) -> bool:
        return False


def _title_rect(rect: QRect) -> QRect:
    return rect.adjusted(_TEXT_LEFT_PX, 0, -_MINUTES_PX, 0)
