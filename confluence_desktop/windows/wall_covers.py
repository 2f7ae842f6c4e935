"""What lies over the wall for a while: a picture that stays, and the test card."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confluence_desktop.drawing.style import Palette
from confluence_desktop.windows.theme import Theme, interface_font
from confluence_desktop.workshop.cards import LEVELS
from confluence_desktop.workshop.spoken import say

_USUAL_SHARE, _FLOOR_SHARE = 1 / 25, 1 / 50
_MEANT_FOR_ALL = (
    ("together", say("wall.together")),
    ("meet", say("wall.confluence")),
    ("tools", say("wall.tools")),
    ("warn", say("wall.gap")),
    ("ok", say("wall.done")),
    ("focus", say("wall.chosen")),
)


class FrozenPicture(QWidget):
    """What the wall showed when it was frozen."""

    def __init__(self, picture: QPixmap, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = picture
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self._picture.toImage().pixelColor(0, 0))
        whole = self._picture.deviceIndependentSize().toSize()
        size = whole
        if whole != self.size():  # another screen since
            size = whole.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        painter.drawPixmap(QRect(QPoint(left, top), size), self._picture)
        painter.end()


class WallTestCard(QWidget):
    """Edges, the two sizes of type and the colours, to be looked at from the back row."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = Theme(is_dark=palette.is_dark)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_palette(self, palette: Palette) -> None:
        """Take other colours."""
        self._theme = Theme(is_dark=palette.is_dark)
        self.update()

    def lines(self) -> list[tuple[float, str]]:
        """What it says, each with its share of the screen's height."""
        ratio = self.devicePixelRatioF()
        width, height = round(self.width() * ratio), round(self.height() * ratio)
        return [
            (_USUAL_SHARE, say("wall.test_cards")),
            (_FLOOR_SHARE, say("wall.test_floor")),
            (_FLOOR_SHARE, say("wall.test_size").format(width=width, height=height)),
        ]

    def _unit(self) -> float:
        return float(min(self.width(), self.height()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._colour("paper"))
        self._paint_edges(painter)
        bottom = self._paint_lines(painter, self.height() * 0.17)
        self._paint_colours(painter, bottom + self._unit() * 0.06)
        painter.end()

    def _paint_edges(self, painter: QPainter) -> None:
        pen = QPen(self._colour("ink"), 4)
        painter.setPen(pen)
        painter.drawRect(QRectF(self.rect()).adjusted(2, 2, -2, -2))
        arm = self._unit() * 0.07
        painter.setPen(QPen(self._colour("focus"), 6))
        right, low = float(self.width()), float(self.height())
        for x, y in ((0.0, 0.0), (right, 0.0), (0.0, low), (right, low)):
            inward = QPointF(arm if x == 0 else -arm, arm if y == 0 else -arm)
            painter.drawLine(QPointF(x, y), QPointF(x, y) + inward)

    def _paint_lines(self, painter: QPainter, top: float) -> float:
        side = self.width() * 0.08
        for share, words in self.lines():
            painter.setFont(interface_font(round(self._unit() * share), 600))
            painter.setPen(self._colour("ink"))
            box = QRectF(side, top, self.width() - 2 * side, self.height())
            flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter
            used = painter.boundingRect(box, int(flags), words)
            painter.drawText(box, int(flags), words)
            top = used.bottom() + self._unit() * 0.025
        return top

    def _paint_colours(self, painter: QPainter, top: float) -> None:
        side = self.width() * 0.06
        rows = (
            [(f"level.{level}", level.value.capitalize()) for level in LEVELS],
            list(_MEANT_FOR_ALL),
        )
        height = min(self._unit() * 0.16, (self.height() - top) / 3)
        for row in rows:
            width = (self.width() - 2 * side) / len(row)
            for place, (token, name) in enumerate(row):
                box = QRectF(side + place * width, top, width, height).adjusted(4, 0, -4, 0)
                self._paint_colour(painter, box, token, name)
            top += height * 1.2

    def _paint_colour(self, painter: QPainter, box: QRectF, token: str, name: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(token))
        bar = QRectF(box.x(), box.y(), box.width(), box.height() * 0.5)
        painter.drawRoundedRect(bar, 8, 8)
        painter.setPen(self._colour(token))
        painter.setFont(interface_font(round(self._unit() * _FLOOR_SHARE), 600))
        name_box = QRectF(box.x(), bar.bottom(), box.width(), box.height() * 0.5)
        words = painter.fontMetrics().elidedText(
            name, Qt.TextElideMode.ElideRight, int(box.width())
        )
        painter.drawText(name_box, Qt.AlignmentFlag.AlignCenter, words)

    def _colour(self, token: str) -> QColor:
        return self._theme.colour(token)
