"""The app's own sign: the two currents, and where they cross."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from confluence_desktop.paths import resources_dir
from confluence_desktop.windows.theme import Theme

_POINTS = 96


def app_icon() -> QIcon:
    """The icon of windows and of the task bar."""
    return QIcon(str(resources_dir() / "icons" / "confluence.svg"))


def lemniscate(box: QRectF) -> QPainterPath:
    """The infinity sign that fills a box, as one closed line."""
    path = QPainterPath()
    for step in range(_POINTS + 1):
        turn = 2 * math.pi * step / _POINTS
        depth = 1 + math.sin(turn) ** 2
        x = math.cos(turn) / depth
        y = 2 * math.sqrt(2) * math.sin(turn) * math.cos(turn) / depth
        at = QPointF(
            box.center().x() + x * box.width() / 2, box.center().y() + y * box.height() / 2
        )
        if step:
            path.lineTo(at)
        else:
            path.moveTo(at)
    return path


class BrandMark(QWidget):
    """The sign in the colours of a theme."""

    def __init__(self, theme: Theme, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event  # so small a widget is painted whole
        width = max(2.0, self.height() * 0.17)
        edge = width / 2 + 1
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        colours = QLinearGradient(box.topLeft(), box.topRight())
        for place, token in ((0.0, "together"), (0.4, "together"), (0.5, "meet")):
            colours.setColorAt(place, self._theme.colour(token))
        for place in (0.6, 1.0):
            colours.setColorAt(place, self._theme.colour("tools"))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colours, width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(lemniscate(box))
