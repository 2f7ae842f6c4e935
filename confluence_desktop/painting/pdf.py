"""Drawings on a reportlab canvas: vectors and text, never pictures of them.

Coordinates of a `Frame` are board units within, and points on the page outside; y grows downwards
in both, as `turn_down` has flipped the page. Shadows are left to screens.

Operators are written as they stand in the file: reportlab's own path objects and saved states take
several times longer, which large boards would feel.
"""

from __future__ import annotations

import math
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
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

    from confluence_desktop.drawing.shapes import Band, Drawing
    from confluence_desktop.drawing.style import Palette

_SAMPLES = 24
"""Points along a Bézier stretch where its outline is needed: under 0.05 pt from the true curve."""
_STRIKE_WIDTH, _STRIKE_HEIGHT = 1 / 14, 0.3
"""Of the line through a text, and its height above the baseline, in type sizes."""
_CAP_SAMPLES = 12
_REACH = 4.0
"""How far a figure's lines may run beyond its bounds."""
_QUARTER_CIRCLE = 0.5523
"""Length of the handles of a Bézier stretch that makes a quarter circle, in radiuses."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of a drawing and where it goes on the page.

    Attributes:
        part: What of the drawing is shown, in board units; head column left out.
        at: Upper left corner on the page in points, where the head column begins.
        scale: Points a board unit.
        lanes_width: How far lanes run in board units, heads included; None: as far as the part.
    """

    part: Rect
    at: Point
    scale: float
    lanes_width: float | None = None


def turn_down(canvas: Canvas, page_height_pt: float) -> None:
    """Let y grow downwards from the page's upper edge, as all painting here expects."""
    canvas.transform(1, 0, 0, -1, 0, page_height_pt)


def paint_drawing(canvas: Canvas, drawing: Drawing, palette: Palette, frame: Frame) -> None:
    """Paint a part of a drawing: lanes with their heads at the left, then what lies in the part."""
    part, head = frame.part, drawing.head_width
    width = frame.lanes_width or head + part.width
    reach = part.grown(_REACH)
    x, y, scale = map(_number, (frame.at.x, frame.at.y, frame.scale))
    with _kept(canvas):
        canvas.addLiteral(f"{scale} 0 0 {scale} {x} {y} cm")
        _clip(canvas, _rect(Rect(0, 0, width, part.height)))
        _move(canvas, 0, -part.y)
        for band in drawing.bands:
            if band.top < part.bottom and band.bottom > part.y:
                _paint_band(canvas, band, width, palette, max(0, part.y - band.top))
        _clip(canvas, _rect(Rect(head, part.y, part.width, part.height)))
        _move(canvas, head - part.x, 0)
        for figure in drawing.figures:
            if figure.bounds.meets(reach):
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
                _fill(canvas, _path(shape.outline), shape.fill, palette)
            case Text():
                _paint_text(canvas, shape, palette)


def _paint_band(canvas: Canvas, band: Band, width: float, palette: Palette, hidden: float) -> None:
    """A lane; its head stands at its upper edge, or where a part that begins below it begins."""
    height = band.bottom - band.top
    _fill(canvas, _rect(Rect(0, band.top, width, height)), band.fill, palette)
    _fill(canvas, _rect(Rect(0, band.top, band.edge_width, height)), band.edge, palette)
    with _kept(canvas):
        _move(canvas, 0, hidden)
        paint_shapes(canvas, band.head, palette)


def _paint_box(canvas: Canvas, box: Box, palette: Palette) -> None:
    rect = box.rect
    whole = _round_rect(rect, box.radius)
    if box.fill is not None:
        _fill(canvas, whole, box.fill, palette)
    if box.line is not None and box.line_width > 0:
        inset = min(box.line_width, rect.width, rect.height) / 2
        edge = _round_rect(rect.grown(-inset), max(0.0, box.radius - inset))
        pen = _pen(box.line, box.line_width, box.dash, palette)
        canvas.addLiteral(f"q {pen} {edge} S Q")
    bar = box.bar or box.line
    if bar is not None and box.top_bar > 0:
        top = _rect(Rect(rect.x, rect.y, rect.width, box.top_bar))
        canvas.addLiteral(f"q {whole} W n {_colour(bar, palette)} rg {top} f Q")


def _paint_stroke(canvas: Canvas, stroke: Stroke, palette: Palette) -> None:
    path = _path(stroke.outline)
    cap = int(stroke.is_round_ended)
    if stroke.casing > 0:
        width = stroke.width + 2 * stroke.casing
        pen = _pen(stroke.casing_ink, width, (), palette)
        canvas.addLiteral(f"q 1 j {cap} J {pen} {path} S Q")
    if isinstance(stroke.line, Ink):
        pen = _pen(stroke.line, stroke.width, stroke.dash, palette)
        canvas.addLiteral(f"q 1 j {cap} J {pen} {path} S Q")
    else:
        _shade(canvas, _path(_ribbon(stroke)), stroke.line, palette, clip="W n")


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
    pen = _pen(text.ink, size * _STRIKE_WIDTH, (), palette)
    for left, right, baseline in ends.values():
        y = text.at.y + baseline - size * _STRIKE_HEIGHT
        ends_of_line = Point(text.at.x + left, y), Point(text.at.x + right, y)
        line = _path((Move(ends_of_line[0]), Line(ends_of_line[1])))
        canvas.addLiteral(f"q {pen} {line} S Q")


def _fill(canvas: Canvas, path: str, fill: Fill, palette: Palette) -> None:
    if isinstance(fill, Ink):
        canvas.addLiteral(f"{_colour(fill, palette)} rg {path} f*")
    else:
        _shade(canvas, path, fill, palette, clip="W* n")


def _shade(canvas: Canvas, path: str, gradient: Gradient, palette: Palette, *, clip: str) -> None:
    """Fill a path with a gradient, which PDF can only clip to an area."""
    colours = [Color(*_shares(ink, palette)) for _, ink in gradient.stops]
    positions = [place for place, _ in gradient.stops]
    start, end = gradient.start, gradient.end
    with _kept(canvas):
        canvas.addLiteral(f"{path} {clip}")
        canvas.linearGradient(start.x, start.y, end.x, end.y, colours, positions, extend=True)


def _pen(ink: Ink, width: float, dash: tuple[float, ...], palette: Palette) -> str:
    lengths = " ".join(map(_number, dash))
    return f"{_colour(ink, palette)} RG {_number(width)} w [{lengths}] 0 d"


def _colour(ink: Ink, palette: Palette) -> str:
    return _operands(palette.rgb(ink))


@lru_cache(maxsize=256)
def _operands(rgb: tuple[int, int, int]) -> str:
    return " ".join(_number(channel / 255) for channel in rgb)


def _shares(ink: Ink, palette: Palette) -> tuple[float, float, float]:
    red, green, blue = palette.rgb(ink)
    return red / 255, green / 255, blue / 255


def _clip(canvas: Canvas, path: str) -> None:
    canvas.addLiteral(f"{path} W n")


def _move(canvas: Canvas, dx: float, dy: float) -> None:
    canvas.addLiteral(f"1 0 0 1 {_number(dx)} {_number(dy)} cm")


def _rect(rect: Rect) -> str:
    return " ".join(map(_number, (rect.x, rect.y, rect.width, rect.height))) + " re"


def _round_rect(rect: Rect, radius: float) -> str:
    by = min(radius, rect.width / 2, rect.height / 2)
    if by <= 0:
        return _rect(rect)
    reach = by * (1 - _QUARTER_CIRCLE)
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    across = (left, left + reach, left + by, right - by, right - reach, right)
    down = (top, top + reach, top + by, bottom - by, bottom - reach, bottom)
    x0, x1, x2, x3, x4, x5 = [f"{x:.2f}" for x in across]
    y0, y1, y2, y3, y4, y5 = [f"{y:.2f}" for y in down]
    return (
        f"{x2} {y0} m {x3} {y0} l {x4} {y0} {x5} {y1} {x5} {y2} c"
        f" {x5} {y3} l {x5} {y4} {x4} {y5} {x3} {y5} c"
        f" {x2} {y5} l {x1} {y5} {x0} {y4} {x0} {y3} c"
        f" {x0} {y2} l {x0} {y1} {x1} {y0} {x2} {y0} c h"
    )


def _path(outline: Outline) -> str:
    """An outline as PDF operators; filling closes it."""
    parts: list[str] = []
    for part in outline:
        if isinstance(part, Cubic):
            (ax, ay), (bx, by), (x, y) = part
            parts.append(f"{ax:.2f} {ay:.2f} {bx:.2f} {by:.2f} {x:.2f} {y:.2f} c")
        else:
            x, y = part.to
            parts.append(f"{x:.2f} {y:.2f} {'m' if isinstance(part, Move) else 'l'}")
    return " ".join(parts)


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"


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
    canvas.addLiteral("q")
    yield
    canvas.addLiteral("Q")
