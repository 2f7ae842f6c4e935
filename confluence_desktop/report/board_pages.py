"""Boards on landscape pages: whole where that can be read, else in parts with lanes repeated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Ink, Text
from confluence_desktop.drawing.style import PRINT
from confluence_desktop.drawing.text_layout import Face, layout_text
from confluence_desktop.painting.pdf import Frame, paint_drawing, paint_shapes
from confluence_desktop.report import words
from confluence_desktop.report.paper import Page, board_area

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfgen.canvas import Canvas

    from confluence_desktop.drawing.shapes import Drawing, Shape
    from confluence_desktop.workshop.session import PageSize

SMALLEST_TEXT_PT = 9.0
_LARGEST_SCALE = 0.75
_MARGIN = 10.0


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of one axis in board units."""

    start: float
    end: float


def board_pages(drawing: Drawing, title: str, size: PageSize) -> list[Page]:
    """The pages that show a board, none of its texts under 9 pt."""
    area = board_area(size)
    bounds = drawing.bounds.grown(_MARGIN)
    whole = min(area.width / (bounds.width + drawing.head_width), area.height / bounds.height)
    needed = SMALLEST_TEXT_PT / _smallest_text(drawing)
    if whole >= needed:
        parts, scale = [bounds], min(whole, _LARGEST_SCALE)
    else:
        scale = needed
        parts = list(_parts(drawing, bounds, area, scale))
    return [
        _page(
            drawing, part, scale, area, _part_title(title, number, len(parts)), is_first=number == 1
        )
        for number, part in enumerate(parts, start=1)
    ]


def _part_title(title: str, number: int, count: int) -> str:
    return title if count == 1 else words.PART.format(title=title, number=number, count=count)


def _page(
    drawing: Drawing, part: Rect, scale: float, area: Rect, title: str, *, is_first: bool
) -> Page:
    block = layout_text(title, Face(12, 700), area.width, max_lines=1)
    width = (part.width + drawing.head_width) * scale
    frame = Frame(part, Point(area.x + (area.width - width) / 2, area.y), scale)

    def paint(canvas: Canvas) -> None:
        paint_shapes(canvas, (Text(block, Point(area.x, 18), Ink("level.mission")),), PRINT)
        paint_drawing(canvas, drawing, PRINT, frame)

    return Page(paint, is_landscape=True, bookmarks=((title, 0 if is_first else 1),))


def _parts(drawing: Drawing, bounds: Rect, area: Rect, scale: float) -> Iterator[Rect]:
    """The board in parts that fit a page, cut where no card lies if there is such a place."""
    cards = [figure.bounds for figure in drawing.figures if not figure.is_line]
    columns = _cut(
        _Span(bounds.x, bounds.right),
        area.width / scale - drawing.head_width,
        [_Span(card.x, card.right) for card in cards],
    )
    rows = _cut(
        _Span(bounds.y, bounds.bottom),
        area.height / scale,
        [_Span(band.top, band.bottom) for band in drawing.bands]
        or [_Span(card.y, card.bottom) for card in cards],
    )
    for row in rows:
        for column in columns:
            part = Rect(column.start, row.start, column.end - column.start, row.end - row.start)
            if any(card.meets(part) for card in cards):
                yield part


def _cut(whole: _Span, most: float, kept_whole: list[_Span]) -> list[_Span]:
    """A stretch in parts of at most so much, with as few of the spans cut as possible.

    A span that is cut is begun again on the next part, if it fits there.
    """
    parts: list[_Span] = []
    start = whole.start
    while whole.end - start > most:
        end = start + most
        cut_spans = [span for span in kept_whole if span.start < end < span.end]
        gap = min((span.start for span in cut_spans), default=end)
        while inner := [span for span in kept_whole if span.start < gap < span.end]:
            gap = min(span.start for span in inner)
        if gap > start + most * 0.4:
            parts.append(_Span(start, gap))
            start = gap
        else:
            parts.append(_Span(start, end))
            again = [span.start for span in cut_spans if span.end - span.start <= most]
            start = max(min(again, default=end), start + most * 0.25)
    return [*parts, _Span(start, whole.end)]


def _smallest_text(drawing: Drawing) -> float:
    """The smallest type size in the drawing, in board units."""
    shapes: list[Shape] = [shape for figure in drawing.figures for shape in figure.shapes]
    shapes += [shape for band in drawing.bands for shape in band.head]
    sizes = [shape.block.face.size_px for shape in shapes if isinstance(shape, Text)]
    return min(sizes, default=SMALLEST_TEXT_PT)
