"""The barest board: a widget with a kept frame that draws the same figures with Qt alone."""

from collections import defaultdict

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPixmap, QStaticText
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confluence_desktop.drawing.fonts import INTERFACE_FAMILY
from confluence_desktop.drawing.geometry import Cubic, Line, Move, Outline
from confluence_desktop.drawing.shapes import Drawing, Figure, Stroke, Text

_CELL = 400.0
_TEXT_FROM_SCALE = 0.35
_GROUND, _CARD, _BAR, _INK = (QColor(c) for c in ("#F7F5F0", "#FFFFFF", "#2F6F43", "#17212B"))


class BareBoard(QWidget):
    """Cards as a box, a bar and a text; links as paths; scrolled by blit and strip."""

    def __init__(self, drawing: Drawing, size: QSize) -> None:
        super().__init__()
        self.resize(size)
        self.scale = 1.0
        self.at = QPointF(0, 0)
        self._pixmap = QPixmap(size)
        self._strip = QRect()
        self._is_old = True
        self._font = QFont(INTERFACE_FAMILY)
        self._font.setPixelSize(16)
        self._boxes: list[tuple[QRectF, QStaticText]] = []
        self._paths: list[tuple[QPainterPath, QLineF]] = []
        self._grid: dict[tuple[int, int], list[tuple[bool, int]]] = defaultdict(list)
        for figure in drawing.figures:
            self._take(figure)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def look(self, scale: float, at: QPointF) -> None:
        """Another scale, and the board's place on the widget in pixels."""
        self.scale, self.at, self._is_old = scale, at, True

    def push(self, dx: int) -> None:
        """Scroll sideways: only what comes free is painted."""
        self._pixmap.scroll(dx, 0, self._pixmap.rect())
        self.at += QPointF(dx, 0)
        left = 0 if dx > 0 else self.width() + dx
        self._strip = QRect(left, 0, abs(dx), self.height())

    def _take(self, figure: Figure) -> None:
        bounds = figure.bounds
        if figure.is_line:
            path = _path(next(s.outline for s in figure.shapes if isinstance(s, Stroke)))
            ends = QLineF(path.elementAt(0).x, path.elementAt(0).y, path.currentPosition().x(), 0)
            ends.setP2(path.currentPosition())
            self._paths.append((path, ends))
            entry = (True, len(self._paths) - 1)
        else:
            said = next((s for s in figure.shapes if isinstance(s, Text)), None)
            text = QStaticText(said.block.text if said else "")
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setTextWidth(bounds.width - 16)
            text.prepare(font=self._font)
            self._boxes.append((QRectF(bounds.x, bounds.y, bounds.width, bounds.height), text))
            entry = (False, len(self._boxes) - 1)
        for column in range(int(bounds.x // _CELL), int(bounds.right // _CELL) + 1):
            for row in range(int(bounds.y // _CELL), int(bounds.bottom // _CELL) + 1):
                self._grid[column, row].append(entry)

    def _found(self, part: QRect) -> tuple[list[int], list[int]]:
        left = int((part.left() - self.at.x()) / self.scale // _CELL)
        right = int((part.right() - self.at.x()) / self.scale // _CELL)
        top = int((part.top() - self.at.y()) / self.scale // _CELL)
        bottom = int((part.bottom() - self.at.y()) / self.scale // _CELL)
        found = {
            entry
            for column in range(left, right + 1)
            for row in range(top, bottom + 1)
            for entry in self._grid.get((column, row), ())
        }
        return [n for is_line, n in found if is_line], [n for is_line, n in found if not is_line]

    def _draw(self, part: QRect) -> None:
        painter = QPainter(self._pixmap)
        painter.setClipRect(part)
        painter.fillRect(part, _GROUND)
        painter.translate(self.at)
        painter.scale(self.scale, self.scale)
        lines, boxes = self._found(part)
        if self.scale < _TEXT_FROM_SCALE:
            painter.setPen(_INK)
            painter.drawLines([self._paths[n][1] for n in lines])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_BAR)
            painter.drawRects([self._boxes[n][0] for n in boxes])
        else:
            self._draw_near(painter, lines, boxes)
        painter.end()

    def _draw_near(self, painter: QPainter, lines: list[int], boxes: list[int]) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.setPen(_INK)
        for n in lines:
            painter.drawPath(self._paths[n][0])
        for n in boxes:
            rect, text = self._boxes[n]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_CARD)
            painter.drawRoundedRect(rect, 8, 8)
            painter.fillRect(QRectF(rect.x(), rect.y(), rect.width(), 5), _BAR)
            painter.setPen(_INK)
            painter.drawStaticText(QPointF(rect.x() + 8, rect.y() + 12), text)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_old:
            self._draw(self.rect())
            self._is_old = False
        elif not self._strip.isEmpty():
            self._draw(self._strip)
        self._strip = QRect()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pixmap)
        painter.end()


def _path(outline: Outline) -> QPainterPath:
    path = QPainterPath()
    for part in outline:
        match part:
            case Move(to):
                path.moveTo(to.x, to.y)
            case Line(to):
                path.lineTo(to.x, to.y)
            case Cubic(one, two, to):
                path.cubicTo(one.x, one.y, two.x, two.y, to.x, to.y)
    return path
