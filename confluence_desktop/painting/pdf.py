"""Drawings on a reportlab canvas: vectors and text, never pictures of them.

Coordinates of a `Frame` are board units within, and points on the page outside; y grows downwards
in both, as `turn_down` has flipped the page. Shadows are left to screens.
"""

from __future__ import annotations

import math
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reportlab.lib.colors import Color

from confluence_desktop.drawing.geometry import Cubic, Line, Move, Outline, Point, Rect
from confluence_desktop.drawing.shapes import Area, Box, Fill, Gradient, Ink, Shape, Stroke, Text
from confluence_desktop.drawing.text_layout import glyph_lines
from confluence_desktop.painting.pdf_text import draw_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.pathobject import PDFPathObject

    from confluence_desktop.drawing.shapes import Band, Drawing
    from confluence_desktop.drawing.style import Palette

_SAMPLES = 24
"""Points along a Bézier stretch where its outline is needed: under 0.05 pt from the true curve."""
_STRIKE_WIDTH, _STRIKE_HEIGHT = 1 / 14, 0.3
"""Of the line through a text, and its height above the baseline, in type sizes."""
_CAP_SAMPLES = 12
_NON_ZERO = 1


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of a drawing and where it goes on the page.

    Attributes:
        part: What of the drawing is shown, in board units; head column left out.
        at: Upper left corner on the page in points, where the head column begins.
        scale: Points a board unit.
    """

    part: Rect
    at: Point
    scale: float


def turn_down(canvas: Canvas, page_height_pt: float) -> None:
    """Let y grow downwards from the page's upper edge, as all painting here expects."""
    canvas.transform(1, 0, 0, -1, 0, page_height_pt)


def paint_drawing(canvas: Canvas, drawing: Drawing, palette: Palette, frame: Frame) -> None:
    """Paint a part of a drawing: lanes with their heads at the left, then what lies in the part."""
    part, head = frame.part, drawing.head_width
    with _kept(canvas):
        canvas.translate(frame.at.x, frame.at.y)
        canvas.scale(frame.scale, frame.scale)
        _clip(canvas, Rect(0, 0, head + part.width, part.height))
        canvas.translate(0, -part.y)
        for band in drawing.bands:
            if band.top < part.bottom and band.bottom > part.y:
                _paint_band(canvas, band, head + part.width, palette, max(0, part.y - band.top))
        _clip(canvas, Rect(head, part.y, part.width, part.height))
        canvas.translate(head - part.x, 0)
        for figure in drawing.figures:
            if figure.bounds.grown(4).meets(part):
                paint_shapes(canvas, figure.shapes, palette)


def paint_shapes(canvas: Canvas, shapes: tuple[Shape, ...], palette: Palette) -> None:
    """Paint shapes where the canvas stands, a unit a point (or whatever scale is set)."""
    for shape in shapes:
        match shape:
            case Box():
                _paint_box(canvas, shape, palette)
            case Stroke():
                _paint_stroke(canvas, shape, palette)
            case Area():
                _fill(canvas, _path(canvas, shape.outline, is_closed=True), shape.fill, palette)
            case Text():
                _paint_text(canvas, shape, palette)


def _paint_band(canvas: Canvas, band: Band, width: float, palette: Palette, hidden: float) -> None:
    """A lane; its head stands at its upper edge, or where a part that begins below it begins."""
    _set_fill(canvas, band.fill, palette)
    canvas.rect(0, band.top, width, band.bottom - band.top, stroke=0, fill=1)
    _set_fill(canvas, band.edge, palette)
    canvas.rect(0, band.top, band.edge_width, band.bottom - band.top, stroke=0, fill=1)
    with _kept(canvas):
        canvas.translate(0, hidden)
        paint_shapes(canvas, band.head, palette)


def _paint_box(canvas: Canvas, box: Box, palette: Palette) -> None:
    rect = box.rect
    if box.fill is not None:
        _fill(canvas, _round_rect(canvas, rect, box.radius), box.fill, palette)
    if box.line is not None and box.line_width > 0:
        inset = min(box.line_width, rect.width, rect.height) / 2
        edge = _round_rect(canvas, rect.grown(-inset), max(0.0, box.radius - inset))
        with _kept(canvas):
            _set_line(canvas, box.line, box.line_width, box.dash, palette)
            canvas.drawPath(edge, stroke=1, fill=0)
    bar = box.bar or box.line
    if bar is not None and box.top_bar > 0:
        with _kept(canvas):
            canvas.clipPath(_round_rect(canvas, rect, box.radius), stroke=0, fill=0)
            _set_fill(canvas, bar, palette)
            canvas.rect(rect.x, rect.y, rect.width, box.top_bar, stroke=0, fill=1)


def _paint_stroke(canvas: Canvas, stroke: Stroke, palette: Palette) -> None:
    path = _path(canvas, stroke.outline, is_closed=False)
    with _kept(canvas):
        canvas.setLineJoin(1)
        canvas.setLineCap(1 if stroke.is_round_ended else 0)
        if stroke.casing > 0:
            width = stroke.width + 2 * stroke.casing
            _set_line(canvas, stroke.casing_ink, width, (), palette)
            canvas.drawPath(path, stroke=1, fill=0)
        if isinstance(stroke.line, Ink):
            _set_line(canvas, stroke.line, stroke.width, stroke.dash, palette)
            canvas.drawPath(path, stroke=1, fill=0)
        else:
            _fill_along(canvas, stroke, stroke.line, palette)


def _paint_text(canvas: Canvas, text: Text, palette: Palette) -> None:
    draw_text(canvas, text.block, text.at.x, text.at.y, palette.rgb(text.ink))
    if text.is_struck:
        _strike(canvas, text, palette)


def _strike(canvas: Canvas, text: Text, palette: Palette) -> None:
    """A line through each line of a text, from its first glyph to behind its last."""
    size = text.block.face.size_px
    ends: dict[int, tuple[float, float, float]] = {}
    for run in glyph_lines(text.block):
        left, right, baseline = min(run.xs), max(run.xs) + size / 2, run.ys[0]
        known = ends.get(run.line, (left, right, baseline))
        ends[run.line] = (min(left, known[0]), max(right, known[1]), known[2])
    with _kept(canvas):
        _set_line(canvas, text.ink, size * _STRIKE_WIDTH, (), palette)
        for left, right, baseline in ends.values():
            y = text.at.y + baseline - size * _STRIKE_HEIGHT
            canvas.line(text.at.x + left, y, text.at.x + right, y)


def _fill(canvas: Canvas, path: PDFPathObject, fill: Fill, palette: Palette) -> None:
    if isinstance(fill, Ink):
        _set_fill(canvas, fill, palette)
        canvas.drawPath(path, stroke=0, fill=1)
        return
    with _kept(canvas):
        canvas.clipPath(path, stroke=0, fill=0)
        _shade(canvas, fill, palette)


def _fill_along(canvas: Canvas, stroke: Stroke, gradient: Gradient, palette: Palette) -> None:
    """A line in changing colours: PDF can clip a gradient to an area, but not to a line."""
    path = _path(canvas, _ribbon(stroke), is_closed=True)
    with _kept(canvas):
        canvas.clipPath(path, stroke=0, fill=0, fillMode=_NON_ZERO)
        _shade(canvas, gradient, palette)


def _shade(canvas: Canvas, gradient: Gradient, palette: Palette) -> None:
    colours = [_colour(ink, palette) for _, ink in gradient.stops]
    positions = [place for place, _ in gradient.stops]
    start, end = gradient.start, gradient.end
    canvas.linearGradient(start.x, start.y, end.x, end.y, colours, positions, extend=True)


def _set_fill(canvas: Canvas, ink: Ink, palette: Palette) -> None:
    canvas.setFillColor(_colour(ink, palette))


def _set_line(
    canvas: Canvas, ink: Ink, width: float, dash: tuple[float, ...], palette: Palette
) -> None:
    canvas.setStrokeColor(_colour(ink, palette))
    canvas.setLineWidth(width)
    canvas.setDash(list(dash))


def _colour(ink: Ink, palette: Palette) -> Color:
    red, green, blue = palette.rgb(ink)
    return Color(red / 255, green / 255, blue / 255)


def _clip(canvas: Canvas, rect: Rect) -> None:
    path = canvas.beginPath()
    path.rect(rect.x, rect.y, rect.width, rect.height)
    canvas.clipPath(path, stroke=0, fill=0)


def _round_rect(canvas: Canvas, rect: Rect, radius: float) -> PDFPathObject:
    path = canvas.beginPath()
    round_by = min(radius, rect.width / 2, rect.height / 2)
    path.roundRect(rect.x, rect.y, rect.width, rect.height, round_by)
    return path


def _path(canvas: Canvas, outline: Outline, *, is_closed: bool) -> PDFPathObject:
    path = canvas.beginPath()
    for part in outline:
        match part:
            case Move(to):
                path.moveTo(*to)
            case Line(to):
                path.lineTo(*to)
            case Cubic(first, second, to):
                path.curveTo(*first, *second, *to)
    if is_closed:
        path.close()
    return path


def _ribbon(stroke: Stroke) -> Outline:
    """The outline of a stroke: out along one side, around its end, back along the other.

    PDF can fill an area with a gradient but not a line.
    """
    points = list(_points(stroke.outline))
    last = len(points) - 1
    ways = [
        _way(points[max(0, n - 1)], points[min(last, n + 1)], stroke.width / 2)
        for n in range(len(points))
    ]
    left = [_turned(point, way, 0) for point, way in zip(points, ways, strict=True)]
    right = [_turned(point, way, math.pi) for point, way in zip(points, ways, strict=True)]
    turns = [i * math.pi / _CAP_SAMPLES for i in range(1, _CAP_SAMPLES)]
    turns = turns if stroke.is_round_ended else []
    front = [_turned(points[-1], ways[-1], turn) for turn in turns]
    back = [_turned(points[0], ways[0], turn + math.pi) for turn in turns]
    around = [*left, *front, *reversed(right), *back]
    return (Move(around[0]), *(Line(point) for point in around[1:]))


def _way(before: Point, after: Point, length: float) -> Point:
    """The direction from one point to another, so long."""
    distance = math.hypot(after.x - before.x, after.y - before.y) or 1.0
    return Point((after.x - before.x) / distance * length, (after.y - before.y) / distance * length)


def _turned(centre: Point, along: Point, turn: float) -> Point:
    """A point beside a line: 0 is its left, a quarter turn ahead, half a turn its right."""
    sine, cosine = math.sin(turn), math.cos(turn)
    return Point(
        centre.x + along.x * sine - along.y * cosine, centre.y + along.y * sine + along.x * cosine
    )


def _points(outline: Outline) -> Iterator[Point]:
    here = Point(0, 0)
    for part in outline:
        if isinstance(part, Cubic):
            for step in range(1, _SAMPLES + 1):
                yield _on_curve(here, part, step / _SAMPLES)
        else:
            yield part.to
        here = part.to


def _on_curve(start: Point, curve: Cubic, t: float) -> Point:
    level = [start, curve.first, curve.second, curve.to]
    while len(level) > 1:
        level = [Point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t) for a, b in pairwise(level)]
    return level[0]


@contextmanager
def _kept(canvas: Canvas) -> Iterator[None]:
    """Whatever is set within ends with it."""
    canvas.saveState()
    yield
    canvas.restoreState()
