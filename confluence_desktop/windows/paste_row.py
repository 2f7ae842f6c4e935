"""How an entry of a pasted list is painted: its level, its text by depth, and what it is like."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from confluence_desktop.windows.paste_entries import DEPTH_ROLE, LEVEL_ROLE, LIKE_ROLE
from confluence_desktop.windows.theme import Theme, interface_font
from confluence_desktop.windows.widgets import isolated
from confluence_desktop.workshop.cards import Level
from confluence_desktop.workshop.spoken import say

ROW_PX = 32
_SIDE_PX = 10
_INDENT_PX = 22
_MOST_INDENTS = 8
_CHIP_PX = 104
_CHIP_HEIGHT_PX = 24
_LIKE_SHARE = 0.42

_Index = QModelIndex | QPersistentModelIndex


class PasteRow(QStyledItemDelegate):
    """Paints rows of one height, so that thousands of them cost what is in sight."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, ROW_PX)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: QRect = option.rect.adjusted(_SIDE_PX, 0, -_SIDE_PX, 0)
        level, depth = index.data(LEVEL_ROLE), int(index.data(DEPTH_ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if level is not None:
            row.setLeft(row.left() + min(depth, _MOST_INDENTS) * _INDENT_PX)
            self._paint_chip(painter, row, Level(level))
            row.setLeft(row.left() + _CHIP_PX + 12)
        like = str(index.data(LIKE_ROLE))
        if like:
            self._paint_like(painter, row, like)
        self._paint_text(painter, row, str(index.data()), "ink", interface_font(16))
        painter.restore()

    def _paint_chip(self, painter: QPainter, row: QRect, level: Level) -> None:
        top = row.top() + (row.height() - _CHIP_HEIGHT_PX) // 2
        chip = QRect(row.left(), top, _CHIP_PX, _CHIP_HEIGHT_PX)
        colour = self.theme.colour(f"level.{level}")
        painter.setPen(colour)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(chip, 12, 12)
        painter.setFont(interface_font(14, 600))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, level.singular.capitalize())

    def _paint_like(self, painter: QPainter, row: QRect, like: str) -> None:
        font = interface_font(14)
        metrics = QFontMetrics(font)
        most = int(row.width() * _LIKE_SHARE)
        line = say("capture.like_other").format(text=isolated(" ".join(like.split())))
        words = metrics.elidedText(line, Qt.TextElideMode.ElideRight, most)
        place = row.adjusted(row.width() - metrics.horizontalAdvance(words) - 2, 0, 0, 0)
        self._paint_text(painter, place, words, "warn", font)
        row.setRight(place.left() - 12)

    def _paint_text(
        self, painter: QPainter, place: QRect, text: str, token: str, font: QFont
    ) -> None:
        painter.setFont(font)
        painter.setPen(self.theme.colour(token))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, flags | Qt.TextFlag.TextSingleLine, shown)
