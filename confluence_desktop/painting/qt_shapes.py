"""Single shapes on a `QPainter`."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath

from confluence_desktop.drawing.geometry import Cubic, Line, Move, Outline, Rect
from confluence_desktop.drawing.shapes import Area, Box, Ink, Shape, Stroke, Text
from confluence_desktop.drawing.strike import WIDTH as STRIKE_WIDTH
from confluence_desktop.drawing.strike import strikes
from confluence_desktop.painting.qt_boxes import paint_box
from confluence_desktop.painting.qt_inks import brush_of, colour, draw_dashed, pen_of, plain_pen
from confluence_desktop.painting.qt_text import draw_text
from confluence_desktop.painting.ways import way_of

if TYPE_CHECKING:
    from PySide6.QtGui import QPen

    from confluence_desktop.drawing.style import Palette

_SMALLEST_TEXT_PX = 3.0
_PATHS_KEPT = 20_000


class _OfThisThread(threading.local):
    def __init__(self) -> None:
        self.paths: dict[int, tuple[Outline, QPainterPath]] = {}


_mine = _OfThisThread()


def paint_shape(
    painter: QPainter,
    shape: Shape,
    palette: Palette,
    scale: float,
    visible: Rect | None = None,
) -> None:
    """Paint one shape, smoothed, where a board unit takes `scale` device pixels.

    Of long lines only what passes `visible` is painted, if it is given.
    """
    if isinstance(shape, Box):
        paint_box(painter, shape, palette, scale)
    elif isinstance(shape, Text):
        _paint_text(painter, shape, palette, scale)
    elif isinstance(shape, Stroke):
        _paint_stroke(painter, shape, palette, scale, visible)
    elif isinstance(shape, Area):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush_of(shape.fill, palette))
        painter.drawPath(path_of(shape.outline))


def path_of(outline: Outline) -> QPainterPath:
    """An outline as Qt has it; kept for outlines that are painted again."""
    kept = _mine.paths.get(id(outline))
    if kept is not None and kept[0] is outline:
        return kept[1]
    path = QPainterPath()
    for part in outline:
        match part:
            case Move(to):
                path.moveTo(*to)
            case Line(to):
                path.lineTo(*to)
            case Cubic(first, second, to):
                path.cubicTo(QPointF(*first), QPointF(*second), QPointF(*to))
    if len(_mine.paths) >= _PATHS_KEPT:
        _mine.paths.clear()
    _mine.paths[id(outline)] = (outline, path)
    return path


def _paint_stroke(
    painter: QPainter, stroke: Stroke, palette: Palette, scale: float, visible: Rect | None
) -> None:
    if stroke.dash:
        _paint_dashes(painter, stroke, palette, scale)
        return
    if visible is None:
        path = path_of(stroke.outline)
    else:
        path = _passing(stroke, visible, 2 / scale)
        if path.isEmpty():
            return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if stroke.casing > 0:
        width = stroke.width + 2 * stroke.casing
        painter.setPen(_ended(pen_of(brush_of(stroke.casing_ink, palette), width, scale), stroke))
        painter.drawPath(path)
    if isinstance(stroke.line, Ink) and not stroke.is_round_ended:
        painter.setPen(plain_pen(palette, stroke.line, stroke.width, scale))
    else:
        painter.setPen(_ended(pen_of(brush_of(stroke.line, palette), stroke.width, scale), stroke))
    painter.drawPath(path)


def _paint_dashes(painter: QPainter, stroke: Stroke, palette: Palette, scale: float) -> None:
    path = path_of(stroke.outline)
    if stroke.casing > 0:
        width = stroke.width + 2 * stroke.casing
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_ended(pen_of(brush_of(stroke.casing_ink, palette), width, scale), stroke))
        painter.drawPath(path)
    pen = _ended(pen_of(brush_of(stroke.line, palette), stroke.width, scale), stroke)
    draw_dashed(painter, path, pen, stroke.dash)


def _ended(pen: QPen, stroke: Stroke) -> QPen:
    """A pen with the ends of a stroke."""
    if stroke.is_round_ended:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _passing(stroke: Stroke, visible: Rect, margin: float) -> QPainterPath:
    """The pieces of a line that pass a rectangle; the cuts lie outside of it."""
    return way_of(stroke.outline).passing(visible.grown(stroke.width / 2 + stroke.casing + margin))


def _paint_text(painter: QPainter, text: Text, palette: Palette, scale: float) -> None:
    if text.block.face.size_px * scale < _SMALLEST_TEXT_PX:
        return
    ink = colour(palette, text.ink)
    draw_text(painter, text.block, text.at.x, text.at.y, ink)
    if text.is_struck:
        _strike(painter, text, ink, scale)


def _strike(painter: QPainter, text: Text, ink: QColor, scale: float) -> None:
    painter.setPen(pen_of(QBrush(ink), text.block.face.size_px * STRIKE_WIDTH, scale))
    x, y = text.at
    for left, right, down in strikes(text.block):
        painter.drawLine(QPointF(x + left, y + down), QPointF(x + right, y + down))
