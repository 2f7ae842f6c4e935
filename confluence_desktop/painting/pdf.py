"""Drawings on a reportlab canvas: vectors and text, never pictures of them.

Coordinates of a `Frame` are board units within, and points on the page outside; y grows downwards
in both, as `turn_down` has flipped the page. Shadows are left to screens.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from reportlab.lib.colors import Color

from confluence_desktop.drawing.geometry import Line, Move, Point, Rect
from confluence_desktop.drawing.shapes import Area, Box, Fill, Gradient, Ink, Shape, Stroke, Text
from confluence_desktop.drawing.strike import WIDTH as STRIKE_WIDTH
from confluence_desktop.drawing.strike import strikes
from confluence_desktop.painting import pdf_operators as op
from confluence_desktop.painting.pdf_fonts import fonts_of
from confluence_desktop.painting.pdf_ribbon import ribbon
from confluence_desktop.painting.pdf_text import text_operators

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from confluence_desktop.drawing.shapes import Band, Drawing
    from confluence_desktop.drawing.style import Palette

_REACH = 4.0
"""How far a figure's lines may run beyond its bounds."""
_LINES_AT_ONCE = 50
"""So many lines alike are one path at most: readers take long over larger ones."""


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


def paint_drawing(
    canvas: Canvas,
    drawing: Drawing,
    palette: Palette,
    frame: Frame,
    lines: op.Lines | None = None,
) -> None:
    """Paint a part of a drawing: lanes with their heads at the left, then what lies in the part.

    Args:
        lines: Shared by the pages of one drawing, so that what crosses many is written once.
    """
    part, head = frame.part, drawing.head_width
    width = frame.lanes_width or head + part.width
    reach = part.grown(_REACH)
    page = _Page(canvas, palette)
    page.begin()
    x, y, scale = map(op.number, (frame.at.x, frame.at.y, frame.scale))
    page.add(f"{scale} 0 0 {scale} {x} {y} cm")
    page.clip(Rect(0, 0, width, part.height))
    page.move(0, -part.y)
    for band in drawing.bands:
        if band.top < part.bottom and band.bottom > part.y:
            page.band(band, width, max(0, part.y - band.top))
    page.clip(Rect(head, part.y, part.width, part.height))
    page.move(head - part.x, 0)
    left, top, right, bottom = seen = (reach.x, reach.y, reach.right, reach.bottom)
    page.see(seen, lines or op.Lines(palette))
    for figure in drawing.figures:
        bounds = figure.bounds
        if (
            bounds.x < right
            and bounds.y < bottom
            and bounds.x + bounds.width > left
            and bounds.y + bounds.height > top
        ):
            page.shapes(figure.shapes)
    page.end()
    page.write()


def paint_shapes(canvas: Canvas, shapes: tuple[Shape, ...], palette: Palette) -> None:
    """Paint shapes where the canvas stands, a unit a point (or whatever scale is set)."""
    page = _Page(canvas, palette)
    page.shapes(shapes)
    page.write()


class _Page:
    """Operators on their way to a page; lines that look alike are gathered into one path."""

    def __init__(self, canvas: Canvas, palette: Palette) -> None:
        self._canvas = canvas
        self._fonts = fonts_of(canvas)
        self._rgb = palette.rgb
        self._parts: list[str] = []
        self._pen = ""
        self._alike: list[str] = []
        self._seen: op.Edges | None = None
        self._lines = op.Lines(palette)

    def add(self, operators: str) -> None:
        if self._alike:
            self._draw_lines()
        self._parts.append(operators)

    def begin(self) -> None:
        """Whatever is set from here on ends with `end`."""
        self.add("q")

    def end(self) -> None:
        self.add("Q")

    def clip(self, rect: Rect) -> None:
        self.add(f"{op.rect_path(rect)} W n")

    def move(self, dx: float, dy: float) -> None:
        self.add(f"1 0 0 1 {op.number(dx)} {op.number(dy)} cm")

    def see(self, seen: op.Edges, lines: op.Lines) -> None:
        """From here on leave out what of whole lines lies outside."""
        self._seen = seen
        self._lines = lines

    def write(self) -> None:
        """Hand all on to the canvas."""
        if self._alike:
            self._draw_lines()
        if self._parts:
            self._canvas.addLiteral("\n".join(self._parts))
            self._parts = []

    def shapes(self, shapes: tuple[Shape, ...]) -> None:
        for shape in shapes:
            match shape:
                case Box():
                    self._box(shape)
                case Stroke():
                    self._stroke(shape)
                case Area():
                    self._fill(op.path(shape.outline), shape.fill)
                case Text():
                    self._text(shape)

    def band(self, band: Band, width: float, hidden: float) -> None:
        """A lane; its head stands so far below its upper edge as is hidden of it."""
        height = band.bottom - band.top
        self._fill(op.rect_path(Rect(0, band.top, width, height)), band.fill)
        self._fill(op.rect_path(Rect(0, band.top, band.edge_width, height)), band.edge)
        self.begin()
        self.move(0, hidden)
        self.shapes(band.head)
        self.end()

    def _box(self, box: Box) -> None:
        rect, fill, rgb = box.rect, box.fill, self._rgb
        if isinstance(fill, Gradient):
            self._shade(op.round_rect_path(rect, box.radius), fill, clip="W* n")
            fill = None
        line = None if box.line is None else rgb(box.line)
        look = op.Look(
            rect.width,
            rect.height,
            box.radius,
            None if fill is None else rgb(fill),
            line,
            box.line_width,
            box.dash,
            line if box.bar is None else rgb(box.bar),
            box.top_bar,
        )
        self.add(f"q 1 0 0 1 {rect.x:.2f} {rect.y:.2f} cm {op.box(look)} Q")

    def _stroke(self, stroke: Stroke) -> None:
        line = stroke.line
        if stroke.casing > 0:
            width = stroke.width + 2 * stroke.casing
            casing = replace(stroke, width=width, dash=())
            pen = op.stroke_pen(casing, self._rgb(stroke.casing_ink))
            self.add(f"{pen} {op.path(stroke.outline)} S Q")
        if not isinstance(line, Ink):
            self._shade(op.path(ribbon(stroke)), line, clip="W n")
        elif self._seen is None or stroke.dash or stroke.width > _REACH:
            pen = op.stroke_pen(stroke, self._rgb(line))
            self.add(f"{pen} {op.path(stroke.outline)} S Q")
        else:
            pen, path = self._lines.within(stroke, line, self._seen)
            if self._alike and (self._pen != pen or len(self._alike) >= _LINES_AT_ONCE):
                self._draw_lines()
            if path:
                self._pen = pen
                self._alike.append(path)

    def _draw_lines(self) -> None:
        lines, self._alike = self._alike, []
        self._parts += [self._pen, *lines, "S Q"]

    def _text(self, text: Text) -> None:
        rgb = self._rgb(text.ink)
        self.add(text_operators(self._fonts, text.block, text.at.x, text.at.y, rgb))
        if text.is_struck:
            self._strike(text)

    def _strike(self, text: Text) -> None:
        """A line through each line of a text."""
        pen = op.pen(self._rgb(text.ink), text.block.face.size_px * STRIKE_WIDTH, ())
        x, y = text.at
        for left, right, down in strikes(text.block):
            line = (Move(Point(x + left, y + down)), Line(Point(x + right, y + down)))
            self.add(f"q {pen} {op.path(line)} S Q")

    def _fill(self, path: str, fill: Fill) -> None:
        if isinstance(fill, Ink):
            self.add(f"{op.colour(self._rgb(fill))} rg {path} f*")
        else:
            self._shade(path, fill, clip="W* n")

    def _shade(self, path: str, gradient: Gradient, *, clip: str) -> None:
        """Fill a path with a gradient, which PDF can only clip to an area."""
        self.add(f"q {path} {clip}")
        self.write()
        _shade(self._canvas, gradient, tuple([self._rgb(ink) for _, ink in gradient.stops]))
        self.add("Q")


_shadings: WeakKeyDictionary[Any, dict[tuple[Gradient, tuple[op.Rgb, ...]], str]] = (
    WeakKeyDictionary()
)
"""Under which name each document has a gradient: the edge of every page is one."""


def _shade(canvas: Any, gradient: Gradient, colours: tuple[op.Rgb, ...]) -> None:
    """Fill what is clipped with a gradient, which a document takes in once."""
    known = _shadings.setdefault(canvas._doc, {})  # noqa: SLF001 (as in `fonts_of`)
    used = canvas._shadingUsed  # noqa: SLF001 (what the page has to name; nothing else adds to it)
    name = known.get((gradient, colours))
    if name is None:
        start, end = gradient.start, gradient.end
        stops = [Color(*(channel / 255 for channel in colour)) for colour in colours]
        places = [place for place, _ in gradient.stops]
        canvas.linearGradient(start.x, start.y, end.x, end.y, stops, places, extend=True)
        known[gradient, colours] = next(reversed(used))
    else:
        used[name] = name
        canvas.addLiteral(f"/{name} sh")
