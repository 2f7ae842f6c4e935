"""Boxes on a `QPainter`. Those with a shadow are painted once and put down as small pictures.

Most cards of a board look alike but for their words, and a rounded box with its shadow takes longer
than all the words on it. Where a board unit keeps its place on the grid of device pixels, such a
box stands on whole pixels, so that one picture fits all of its kind.
"""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from confluence_desktop.drawing.shapes import Ink
from confluence_desktop.painting.qt_inks import brush_of, draw_dashed, pen_of

if TYPE_CHECKING:
    from confluence_desktop.drawing.shapes import Box, Fill
    from confluence_desktop.drawing.style import Palette

_SHADOWS = ((0.5, 1.0, 0.05), (2.0, 2.0, 0.035))
"""Growth, drop and strength of the layers of the one shadow."""
_SHADOW_REACH = 5.0
_KEPT_PX = 2_000_000
_LARGEST_PX = 150_000
_NEARLY_HALF = 0.5 + 1 / 4096
"""What is added before rounding down, so that no place lies between two pixels by chance."""


class _Look(NamedTuple):
    """All that the picture of a box follows from."""

    palette: Palette
    scale: float
    width_px: int
    height_px: int
    fill: Fill | None
    line: Ink | None
    line_width: float
    radius: float
    dash: tuple[float, ...]
    top_bar: float
    bar: Ink | None


class _OfThisThread(threading.local):
    def __init__(self) -> None:
        self.pictures: OrderedDict[_Look, QImage] = OrderedDict()
        self.pixels = 0


_mine = _OfThisThread()


def paint_box(painter: QPainter, box: Box, palette: Palette, scale: float) -> None:
    """Paint a box, smoothed, where a board unit takes `scale` device pixels."""
    if box.has_shadow and isinstance(box.fill, Ink) and _put_down(painter, box, palette, scale):
        return
    rect = QRectF(box.rect.x, box.rect.y, box.rect.width, box.rect.height)
    _paint_whole(painter, box, rect, palette, scale)


def _put_down(painter: QPainter, box: Box, palette: Palette, scale: float) -> bool:
    """Paint a box as a picture on whole pixels; False where it can't be."""
    transform = painter.transform()
    dx, dy = transform.dx(), transform.dy()
    margin = math.ceil(_SHADOW_REACH * scale)
    rect = box.rect
    width = max(1, math.floor(rect.width * scale + _NEARLY_HALF))
    height = max(1, math.floor(rect.height * scale + _NEARLY_HALF))
    if (
        (width + 2 * margin) * (height + 2 * margin) > _LARGEST_PX
        or dx != int(dx)
        or dy != int(dy)
        or not transform.m11() == transform.m22() == scale
        or transform != painter.deviceTransform()
    ):
        return False
    look = _Look(
        palette,
        scale,
        width,
        height,
        box.fill,
        box.line,
        box.line_width,
        box.radius,
        box.dash,
        box.top_bar,
        box.bar,
    )
    picture = _mine.pictures.get(look)
    if picture is None:
        picture = _picture_of(box, look, margin)
    else:
        _mine.pictures.move_to_end(look)
    left = math.floor(rect.x * scale + _NEARLY_HALF + dx) - margin
    top = math.floor(rect.y * scale + _NEARLY_HALF + dy) - margin
    painter.resetTransform()
    painter.drawImage(left, top, picture)
    painter.setTransform(transform)
    return True


def _picture_of(box: Box, look: _Look, margin: int) -> QImage:
    """A box painted by itself, kept for the next of its kind."""
    width, height = look.width_px + 2 * margin, look.height_px + 2 * margin
    picture = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(margin, margin)
    painter.scale(look.scale, look.scale)
    rect = QRectF(0, 0, look.width_px / look.scale, look.height_px / look.scale)
    _paint_whole(painter, box, rect, look.palette, look.scale)
    painter.end()
    _mine.pictures[look] = picture
    _mine.pixels += width * height
    while _mine.pixels > _KEPT_PX:
        _, oldest = _mine.pictures.popitem(last=False)
        _mine.pixels -= oldest.width() * oldest.height()
    return picture


def _paint_whole(painter: QPainter, box: Box, rect: QRectF, palette: Palette, scale: float) -> None:
    radius = min(box.radius, rect.width() / 2, rect.height() / 2)
    if box.has_shadow:
        _paint_shadow(painter, rect, radius, palette)
    painter.setBrush(brush_of(box.fill, palette))
    if box.line is None or box.line_width <= 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
    else:
        _paint_edged(painter, box, rect, palette, scale)
    bar = box.bar or box.line
    if box.top_bar > 0 and bar is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush_of(bar, palette))
        painter.drawPath(_top_bar(rect, radius, min(box.top_bar, rect.height())))


def _paint_edged(painter: QPainter, box: Box, rect: QRectF, palette: Palette, scale: float) -> None:
    """Paint ground and edge with the brush that is set."""
    pen = pen_of(brush_of(box.line, palette), box.line_width, scale)
    inset = min(box.line_width, rect.width(), rect.height()) / 2
    inner = rect.adjusted(inset, inset, -inset, -inset)
    radius = max(min(box.radius, rect.width() / 2, rect.height() / 2) - inset, 0.0)
    painter.setPen(Qt.PenStyle.NoPen if box.dash else pen)
    painter.drawRoundedRect(inner, radius, radius)
    if box.dash:
        draw_dashed(painter, _around(inner, radius), pen, box.dash)


def _around(rect: QRectF, radius: float) -> QPainterPath:
    """Once around a rounded rectangle, as dashes run: from the upper left to the right."""
    path = QPainterPath()
    if not radius:
        path.addRect(rect)
        return path
    path.moveTo(rect.x() + radius, rect.y())
    right, bottom = rect.right() - 2 * radius, rect.bottom() - 2 * radius
    corners = ((right, rect.y()), (right, bottom), (rect.x(), bottom), (rect.x(), rect.y()))
    for number, (x, y) in enumerate(corners):
        path.arcTo(QRectF(x, y, 2 * radius, 2 * radius), 90 - 90 * number, -90)
    path.closeSubpath()
    return path


def _paint_shadow(painter: QPainter, rect: QRectF, radius: float, palette: Palette) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for growth, drop, strength in _SHADOWS:
        shade = QColor(0, 0, 0) if palette.is_dark else QColor(*palette.token("ink"))
        shade.setAlphaF(strength * (3 if palette.is_dark else 1))
        painter.setBrush(shade)
        lower = rect.adjusted(-growth, drop - growth, growth, drop + growth)
        painter.drawRoundedRect(lower, radius + growth, radius + growth)


def _top_bar(rect: QRectF, radius: float, height: float) -> QPainterPath:
    """The part of a rounded rectangle that lies above a height."""
    path = QPainterPath()
    left, top, diameter = rect.x(), rect.y(), 2 * radius
    depth = max(radius - height, 0.0)
    turn = math.degrees(math.asin(depth / radius)) if radius else 0.0
    inset = radius - math.sqrt(radius**2 - depth**2)
    path.moveTo(left + inset, top + height)
    if height > radius:
        path.lineTo(left, top + radius)
    if radius:
        path.arcTo(QRectF(left, top, diameter, diameter), 180 - turn, turn - 90)
        right = QRectF(rect.right() - diameter, top, diameter, diameter)
        path.arcTo(right, 90, turn - 90)
    else:
        path.lineTo(left, top)
        path.lineTo(rect.right(), top)
    if height > radius:
        path.lineTo(rect.right(), top + height)
    path.closeSubpath()
    return path
