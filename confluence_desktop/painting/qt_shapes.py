"""Single shapes on a `QPainter`."""

from __future__ import annotations

import math
import threading
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen

from confluence_desktop.drawing.geometry import Cubic, Line, Move, Outline, Point, Rect
from confluence_desktop.drawing.shapes import Area, Box, Fill, Gradient, Ink, Shape, Stroke, Text
from confluence_desktop.drawing.text_layout import glyph_lines
from confluence_desktop.painting.pieces import passing, pieces_of
from confluence_desktop.painting.qt_text import draw_text

if TYPE_CHECKING:
    from confluence_desktop.drawing.style import Palette

_SMALLEST_TEXT_PX = 3.0
_THINNEST_PX = 1.05
"""Qt draws thinner pens in another way, which gives other pixels in a strip than in the whole."""
_SHADOWS = ((0.5, 1.0, 0.05), (2.0, 2.0, 0.035))
"""Growth, drop and strength of the layers of the one shadow."""
_PATHS_KEPT = 20_000


class _OfThisThread(threading.local):
    def __init__(self) -> None:
        self.paths: dict[int, tuple[Outline, QPainterPath]] = {}


_mine = _OfThisThread()


@lru_cache(maxsize=2_000)
def colour(palette: Palette, ink: Ink) -> QColor:
    """The colour of an ink in a palette; not to be altered."""
    return QColor(*palette.rgb(ink))


@lru_cache(maxsize=200)
def colour_of(palette: Palette, token: str) -> QColor:
    """The colour of a token in a palette; not to be altered."""
    return QColor(*palette.token(token))


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
        _paint_box(painter, shape, palette, scale)
    elif isinstance(shape, Text):
        _paint_text(painter, shape, palette, scale)
    elif isinstance(shape, Stroke):
        _paint_stroke(painter, shape, palette, scale, visible)
    elif isinstance(shape, Area):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_brush(shape.fill, palette))
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


def _paint_box(painter: QPainter, box: Box, palette: Palette, scale: float) -> None:
    rect = QRectF(box.rect.x, box.rect.y, box.rect.width, box.rect.height)
    radius = min(box.radius, rect.width() / 2, rect.height() / 2)
    if box.has_shadow:
        _paint_shadow(painter, rect, radius, palette)
    painter.setBrush(_brush(box.fill, palette))
    if box.line is None or box.line_width <= 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
    else:
        pen = _pen(_brush(box.line, palette), box.line_width, box.dash, scale)
        painter.setPen(pen)
        inset = min(box.line_width, rect.width(), rect.height()) / 2
        inner = rect.adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(inner, max(radius - inset, 0), max(radius - inset, 0))
    bar = box.bar or box.line
    if box.top_bar > 0 and bar is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_brush(bar, palette))
        painter.drawPath(_top_bar(box.rect, radius, min(box.top_bar, rect.height())))


def _paint_shadow(painter: QPainter, rect: QRectF, radius: float, palette: Palette) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for growth, drop, strength in _SHADOWS:
        shade = QColor(0, 0, 0) if palette.is_dark else QColor(*palette.token("ink"))
        shade.setAlphaF(strength * (3 if palette.is_dark else 1))
        painter.setBrush(shade)
        lower = rect.adjusted(-growth, drop - growth, growth, drop + growth)
        painter.drawRoundedRect(lower, radius + growth, radius + growth)


@lru_cache(maxsize=4_000)
def _top_bar(rect: Rect, radius: float, height: float) -> QPainterPath:
    """The part of a rounded rectangle that lies above a height."""
    path = QPainterPath()
    diameter = 2 * radius
    depth = max(radius - height, 0.0)
    turn = math.degrees(math.asin(depth / radius)) if radius else 0.0
    inset = radius - math.sqrt(radius**2 - depth**2)
    path.moveTo(rect.x + inset, rect.y + height)
    if height > radius:
        path.lineTo(rect.x, rect.y + radius)
    if radius:
        path.arcTo(QRectF(rect.x, rect.y, diameter, diameter), 180 - turn, turn - 90)
        right = QRectF(rect.right - diameter, rect.y, diameter, diameter)
        path.arcTo(right, 90, turn - 90)
    else:
        path.lineTo(rect.x, rect.y)
        path.lineTo(rect.right, rect.y)
    if height > radius:
        path.lineTo(rect.right, rect.y + height)
    path.closeSubpath()
    return path


def _paint_stroke(
    painter: QPainter, stroke: Stroke, palette: Palette, scale: float, visible: Rect | None
) -> None:
    if visible is None or stroke.dash:
        path = path_of(stroke.outline)
    else:
        path = _passing(stroke, visible, 2 / scale)
        if path.isEmpty():
            return
    cap = Qt.PenCapStyle.RoundCap if stroke.is_round_ended else Qt.PenCapStyle.FlatCap
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if stroke.casing > 0:
        width = stroke.width + 2 * stroke.casing
        casing = _pen(_brush(stroke.casing_ink, palette), width, (), scale)
        casing.setCapStyle(cap)
        painter.setPen(casing)
        painter.drawPath(path)
    if isinstance(stroke.line, Ink) and not stroke.dash and not stroke.is_round_ended:
        painter.setPen(_plain_pen(palette, stroke.line, stroke.width, scale))
    else:
        pen = _pen(_brush(stroke.line, palette), stroke.width, stroke.dash, scale)
        pen.setCapStyle(cap)
        painter.setPen(pen)
    painter.drawPath(path)


def _passing(stroke: Stroke, visible: Rect, margin: float) -> QPainterPath:
    """The pieces of a line that pass a rectangle; the cuts lie outside of it."""
    reach = stroke.width / 2 + stroke.casing + margin
    seen = passing(
        pieces_of(stroke.outline),
        visible.x - reach,
        visible.y - reach,
        visible.right + reach,
        visible.bottom + reach,
    )
    path = QPainterPath()
    at: Point | None = None
    for piece in seen:
        if at != piece.start:
            path.moveTo(*piece.start)
        part = piece.part
        if isinstance(part, Cubic):
            path.cubicTo(QPointF(*part.first), QPointF(*part.second), QPointF(*part.to))
        else:
            path.lineTo(*part.to)
        at = part.to
    return path


def _paint_text(painter: QPainter, text: Text, palette: Palette, scale: float) -> None:
    if text.block.face.size_px * scale < _SMALLEST_TEXT_PX:
        return
    ink = colour(palette, text.ink)
    draw_text(painter, text.block, text.at.x, text.at.y, ink)
    if text.is_struck:
        _strike(painter, text, ink, scale)


def _strike(painter: QPainter, text: Text, ink: QColor, scale: float) -> None:
    size = text.block.face.size_px
    ends: dict[int, tuple[float, float, float]] = {}
    for run in glyph_lines(text.block):
        left, right, baseline = run.xs[0], run.xs[-1] + size / 2, run.ys[0]
        known = ends.get(run.line, (left, right, baseline))
        ends[run.line] = (min(left, known[0]), max(right, known[1]), baseline)
    painter.setPen(_pen(QBrush(ink), size / 14, (), scale))
    for left, right, baseline in ends.values():
        y = text.at.y + baseline - size * 0.3
        painter.drawLine(QPointF(text.at.x + left, y), QPointF(text.at.x + right, y))


@lru_cache(maxsize=2_000)
def _plain_pen(palette: Palette, ink: Ink, width: float, scale: float) -> QPen:
    return _pen(_plain_brush(palette, ink), width, (), scale)


def _pen(brush: QBrush, width: float, dash: tuple[float, ...], scale: float) -> QPen:
    width = max(width, _THINNEST_PX / scale)
    pen = QPen(
        brush, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin
    )
    if dash:
        pen.setDashPattern([length / width for length in dash])
    return pen


def _brush(fill: Fill | None, palette: Palette) -> QBrush:
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
