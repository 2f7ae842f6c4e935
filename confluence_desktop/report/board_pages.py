"""Boards on landscape pages: whole where that can be read, else in parts with lanes repeated."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Ink, Text
from confluence_desktop.drawing.style import PRINT
from confluence_desktop.drawing.text_layout import Face, layout_text
from confluence_desktop.painting.pdf import Frame, paint_drawing, paint_shapes
from confluence_desktop.report import words
from confluence_desktop.report.paper import Page, board_area

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from confluence_desktop.drawing.shapes import Drawing, Shape
    from confluence_desktop.workshop.session import PageSize

SMALLEST_TEXT_PT = 9.0
_LARGEST_SCALE = 0.75
_MARGIN = 10.0
_EVENNESS = 0.4
"""No part but the last is smaller than this share of a page."""


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of one axis in board units."""

    start: float
    end: float


def board_pages(drawing: Drawing, title: str, size: PageSize) -> list[Page]:
    """The pages that show a board.

    A board with lanes is split before any of its texts falls under 9 pt. One without is a figure
    that only means something whole, and stays on one page.
    """
    area = board_area(size)
    bounds = drawing.bounds.grown(_MARGIN)
    whole = min(area.width / (bounds.width + drawing.head_width), area.height / bounds.height)
    needed = SMALLEST_TEXT_PT / _smallest_text(drawing)
    if whole >= needed or not drawing.bands:
        parts, scale = [bounds], min(whole, _LARGEST_SCALE)
    else:
        parts, scale = _parts(drawing, bounds, area, needed), needed
    return [
        _page(_within(drawing, part, parts), part, scale, area, _part_title(title, n, len(parts)))
        for n, part in enumerate(parts, start=1)
    ]


def _part_title(title: str, number: int, count: int) -> str:
    return title if count == 1 else words.PART.format(title=title, number=number, count=count)


def _page(drawing: Drawing, part: Rect, scale: float, area: Rect, title: str) -> Page:
    block = layout_text(title, Face(12, 700), area.width, max_lines=1)
    width = (part.width + drawing.head_width) * scale
    frame = Frame(part, Point(area.x + (area.width - width) / 2, area.y), scale)

    def paint(canvas: Canvas) -> None:
        paint_shapes(canvas, (Text(block, Point(area.x, 18), Ink("level.mission")),), PRINT)
        paint_drawing(canvas, drawing, PRINT, frame)

    return Page(paint, is_landscape=True, bookmarks=((title, 0),))


def _within(drawing: Drawing, part: Rect, parts: list[Rect]) -> Drawing:
    """The drawing without the cards that another part shows whole."""
    if len(parts) == 1:
        return drawing
    figures = tuple(
        figure
        for figure in drawing.figures
        if figure.is_line or _is_shown_by(part, figure.bounds, parts)
    )
    return replace(drawing, figures=figures)


def _holds(part: Rect, card: Rect) -> bool:
    return (
        part.x <= card.x
        and part.y <= card.y
        and card.right <= part.right
        and card.bottom <= part.bottom
    )


def _parts(drawing: Drawing, bounds: Rect, area: Rect, scale: float) -> list[Rect]:
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
        [_Span(band.top, band.bottom) for band in drawing.bands],
    )
    parts = [
        Rect(column.start, row.start, column.end - column.start, row.end - row.start)
        for row in rows
        for column in columns
    ]
    return [part for part in parts if any(_is_shown_by(part, card, parts) for card in cards)]


def _is_shown_by(part: Rect, card: Rect, parts: list[Rect]) -> bool:
    """Whether a card is on a part: on the first that holds it whole, else on each that it meets."""
    whole_on = next((other for other in parts if _holds(other, card)), None)
    return card.meets(part) if whole_on is None else whole_on is part


def _cut(whole: _Span, most: float, kept_whole: list[_Span]) -> list[_Span]:
    """A stretch in even parts of at most so much, that cut as few of the spans as possible.

    Where every place cuts one, the next part begins before those that were cut.
    """
    parts: list[_Span] = []
    start = whole.start
    while whole.end - start > most:
        left = math.ceil((whole.end - start) / most)
        wished = start + (whole.end - start) / left
        edges = [span.start for span in kept_whole if start < span.start <= start + most]
        free = [edge for edge in edges if not _cuts(edge, kept_whole)]
        if near := [edge for edge in free if edge >= start + most * _EVENNESS]:
            end = again = min(near, key=lambda edge: abs(edge - wished))
        else:
            end = start + most
            cut = [s.start for s in kept_whole if s.start < end < s.end and s.start > start]
            again = max(min(cut, default=end), start + most * _EVENNESS)
        parts.append(_Span(start, end))
        start = again
    return [*parts, _Span(start, whole.end)]


def _cuts(place: float, spans: list[_Span]) -> bool:
    return any(span.start < place < span.end for span in spans)


def _smallest_text(drawing: Drawing) -> float:
    """The smallest type size in the drawing, in board units."""
    shapes: list[Shape] = [shape for figure in drawing.figures for shape in figure.shapes]
    shapes += [shape for band in drawing.bands for shape in band.head]
    sizes = [shape.block.face.size_px for shape in shapes if isinstance(shape, Text)]
    return min(sizes, default=SMALLEST_TEXT_PT)
