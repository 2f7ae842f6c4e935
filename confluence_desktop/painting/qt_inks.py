"""Colours, brushes and pens on a `QPainter`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainterPathStroker, QPen

from confluence_desktop.drawing.shapes import Fill, Gradient, Ink

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPainterPath

    from confluence_desktop.drawing.style import Palette

_THINNEST_PX = 1.05
"""Qt draws thinner pens in another way, which gives other pixels in a strip than in the whole."""


@lru_cache(maxsize=2_000)
def colour(palette: Palette, ink: Ink) -> QColor:
    """The colour of an ink in a palette; not to be altered."""
    return QColor(*palette.rgb(ink))


@lru_cache(maxsize=200)
def colour_of(palette: Palette, token: str) -> QColor:
    """The colour of a token in a palette; not to be altered."""
    return QColor(*palette.token(token))


@lru_cache(maxsize=2_000)
def plain_pen(palette: Palette, ink: Ink, width: float, scale: float) -> QPen:
    """The pen of a whole line in one colour; not to be altered."""
    return pen_of(_plain_brush(palette, ink), width, scale)


def pen_of(brush: QBrush, width: float, scale: float) -> QPen:
    """A pen with flat ends and round joins where a board unit takes `scale` device pixels."""
    width = max(width, _THINNEST_PX / scale)
    return QPen(
        brush, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin
    )


def draw_dashed(painter: QPainter, path: QPainterPath, pen: QPen, dash: tuple[float, ...]) -> None:
    """Draw a path in dashes of some lengths.

    They are filled as areas, as a dashing pen begins anew where a path comes into the picture, so
    that a strip and the whole would have their dashes at different places.
    """
    dashes = QPainterPathStroker()
    dashes.setWidth(pen.widthF())
    dashes.setCapStyle(pen.capStyle())
    dashes.setJoinStyle(pen.joinStyle())
    dashes.setDashPattern([length / pen.widthF() for length in dash])
    painter.fillPath(dashes.createStroke(path), pen.brush())


def brush_of(fill: Fill | None, palette: Palette) -> QBrush:
    """The brush of a colour or a gradient; an empty one for none."""
    if fill is None:
        return QBrush(Qt.BrushStyle.NoBrush)
    if isinstance(fill, Gradient):
        gradient = QLinearGradient(QPointF(*fill.start), QPointF(*fill.end))
        for place, ink in fill.stops:
            gradient.setColorAt(place, colour(palette, ink))
        return QBrush(gradient)
    return _plain_brush(palette, fill)


@lru_cache(maxsize=2_000)
def _plain_brush(palette: Palette, ink: Ink) -> QBrush:
    return QBrush(colour(palette, ink))
