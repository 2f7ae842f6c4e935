"""What lies over the board: selection, focus, handles, what gestures draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Box, Stroke, Text
from confluence_desktop.painting.qt import Detail, detail_at, shapes_at
from confluence_desktop.painting.qt_inks import colour_of
from confluence_desktop.painting.qt_shapes import paint_shape, path_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from confluence_desktop.canvas.grid import DrawingIndex
    from confluence_desktop.canvas.sight import Sight
    from confluence_desktop.drawing.shapes import Figure, Shape
    from confluence_desktop.drawing.style import Palette

HANDLE_PX = 7.0
_FRAME_GAP, _FRAME_PX, _PARENT_PX = 3.0, 2.5, 1.5
_MANY = 500
_AROUND_SIGN, _FAR = 1.5, 200.0
_BESIDE, _FRAME_REACH_PX = 60.0, 20.0
"""How far marks may reach beyond a figure: signs in board units, frames in pixels."""


def marked_figures(
    index: DrawingIndex,
    selection: Collection[str],
    current: Figure | None,
    loose: Collection[str],
    sight: Sight,
) -> list[Figure]:
    """The selected figures in sight; of a record with several, where keys act from or its own.

    Args:
        current: What keys act from.
        loose: Keys of figures that move or are held, which are left out.
    """
    visible = sight.visible.grown(_BESIDE + _FRAME_REACH_PX * sight.pixel)
    by_record: dict[str, list[Figure]] = {}
    for record_id in selection:
        for figure in index.of_record(record_id):
            if figure.key not in loose:
                by_record.setdefault(record_id, []).append(figure)
    marked: list[Figure] = []
    for record, figures in by_record.items():
        is_current = current is not None and current.record_id == record
        key = current.key if current is not None and is_current else record
        its_own = [figure for figure in figures if figure.key == key]
        marked += its_own if its_own or is_current else figures
    return [figure for figure in marked if figure.bounds.meets(visible)]


def paint_selection(
    painter: QPainter, figures: Sequence[Figure], palette: Palette, sight: Sight
) -> None:
    """Frame the selected figures; the frame stops at the signs that hang over an edge of them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    detail, visible = detail_at(sight.camera.scale), sight.visible
    if len(figures) > _MANY and detail is Detail.BLOCK:
        _frame_many(painter, figures, palette, sight.pixel)
        return
    for figure in figures:
        signs = (
            () if figure.is_line or not figure.bounds.meets(visible) else _hanging(figure, detail)
        )
        if not signs:
            paint_frame(painter, figure, palette, sight.pixel)
            continue
        painter.save()
        free = QPainterPath()
        free.addRect(_q(figure.bounds.grown(_FAR)))
        for sign in signs:
            taken = QPainterPath()
            taken.addRoundedRect(_q(sign), sign.height / 2, sign.height / 2)
            free = free.subtracted(taken)
        painter.setClipPath(free, Qt.ClipOperation.IntersectClip)
        paint_frame(painter, figure, palette, sight.pixel)
        painter.restore()


def _frame_many(
    painter: QPainter, figures: Sequence[Figure], palette: Palette, pixel: float
) -> None:
    """Frame thousands far out, where corners are no rounder than a pixel: in one go."""
    for figure in figures:
        if figure.is_line:
            paint_frame(painter, figure, palette, pixel)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(QBrush(colour_of(palette, "focus")), _FRAME_PX * pixel))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    gap = (_FRAME_GAP + _FRAME_PX / 2) * pixel
    painter.drawRects([_q(figure.bounds.grown(gap)) for figure in figures if not figure.is_line])


def _hanging(figure: Figure, detail: Detail) -> tuple[Rect, ...]:
    """Where signs hang over the upper or lower edge of a figure, at what is seen of it."""
    top, bottom = figure.bounds.y, figure.bounds.bottom
    rects = (_rect_of(shape) for shape in shapes_at(figure, detail))
    return tuple(
        rect.grown(_AROUND_SIGN)
        for rect in rects
        if rect is not None and (rect.y < top - _AROUND_SIGN or rect.bottom > bottom + _AROUND_SIGN)
    )


def _rect_of(shape: Shape) -> Rect | None:
    if isinstance(shape, Box):
        return shape.rect
    if isinstance(shape, Text):
        return Rect(shape.at.x, shape.at.y, shape.block.used_width, shape.block.height)
    return None


def paint_frame(
    painter: QPainter, figure: Figure, palette: Palette, pixel: float, width_px: float = _FRAME_PX
) -> None:
    """Frame one figure: boxes around, lines along."""
    pen = QPen(QBrush(colour_of(palette, "focus")), width_px * pixel)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    if figure.is_line:
        _paint_along(painter, figure, pen, palette, pixel)
        return
    gap = _FRAME_GAP * pixel + width_px * pixel / 2
    painter.drawRoundedRect(_q(figure.bounds.grown(gap)), 8 + gap, 8 + gap)


def paint_parent(painter: QPainter, figure: Figure, palette: Palette, pixel: float) -> None:
    """Mark the card that the next one goes under: dashes around it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QBrush(colour_of(palette, "focus")), _PARENT_PX * pixel, Qt.PenStyle.DashLine)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    gap = _FRAME_GAP * pixel + _PARENT_PX * pixel / 2
    painter.drawRoundedRect(_q(figure.bounds.grown(gap)), 8 + gap, 8 + gap)


def _paint_along(
    painter: QPainter, figure: Figure, pen: QPen, palette: Palette, pixel: float
) -> None:
    """Trace a line, dashes and all, and leave what it says over it."""
    for shape in figure.shapes:
        if isinstance(shape, Stroke):
            width = max(shape.width, 3 * pixel)
            traced = QPen(pen)
            traced.setWidthF(width)
            if shape.dash:
                traced.setCapStyle(Qt.PenCapStyle.FlatCap)
                traced.setDashPattern([length / width for length in shape.dash])
            painter.setPen(traced)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path_of(shape.outline))
        else:
            paint_shape(painter, shape, palette, 1 / pixel)


def paint_handles(painter: QPainter, figure: Figure, palette: Palette, pixel: float) -> None:
    """Show where a link can be drawn from: the middles of the upper and lower edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour_of(palette, "card"))
    painter.setPen(QPen(QBrush(colour_of(palette, "focus")), 2 * pixel))
    for spot in handles(figure):
        radius = HANDLE_PX * pixel
        painter.drawEllipse(QPointF(*spot), radius, radius)
        arm = radius * 0.5
        painter.drawLine(QPointF(spot.x - arm, spot.y), QPointF(spot.x + arm, spot.y))
        painter.drawLine(QPointF(spot.x, spot.y - arm), QPointF(spot.x, spot.y + arm))


def handles(figure: Figure) -> tuple[Point, Point]:
    """The places of a figure's link handles."""
    bounds = figure.bounds
    return Point(bounds.centre.x, bounds.y), Point(bounds.centre.x, bounds.bottom)


def paint_link_line(
    painter: QPainter,
    start: Point,
    end: Point,
    palette: Palette,
    pixel: float,
    *,
    is_parting: bool = False,
) -> None:
    """The line that follows a link's other end; struck through where it takes a link away."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = colour_of(palette, "warn" if is_parting else "focus")
    pen = QPen(QBrush(ink), 2.5 * pixel, Qt.PenStyle.DashLine)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(*start), QPointF(*end))
    if is_parting:
        middle, arm = QPointF((start.x + end.x) / 2, (start.y + end.y) / 2), 9 * pixel
        painter.setPen(QPen(QBrush(ink), 3.5 * pixel))
        painter.drawLine(middle - QPointF(arm, arm), middle + QPointF(arm, arm))
        painter.drawLine(middle - QPointF(arm, -arm), middle + QPointF(arm, -arm))


def paint_band(painter: QPainter, rect: Rect, palette: Palette, pixel: float) -> None:
    """The rubber band."""
    line = colour_of(palette, "focus")
    ground = colour_of(palette, "focus").lighter(100)
    ground.setAlphaF(0.12)
    painter.setPen(QPen(QBrush(line), 1.5 * pixel))
    painter.setBrush(ground)
    painter.drawRect(_q(rect))


def paint_focus_ring(painter: QPainter, rect: QRectF, palette: Palette) -> None:
    """Show that the board has the keyboard; in logical pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(QBrush(colour_of(palette, "focus")), 3)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(rect.adjusted(1.5, 1.5, -1.5, -1.5))


def _q(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)
