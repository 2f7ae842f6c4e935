"""Boards on landscape pages: whole where that can be read, else in parts with lanes repeated."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Ink, Text
from confluence_desktop.drawing.style import PRINT
from confluence_desktop.drawing.text_layout import Face, layout_text
from confluence_desktop.painting.pdf import Frame, paint_drawing, paint_shapes
from confluence_desktop.report import words
from confluence_desktop.report.paper import Bookmark, Page, board_area
from confluence_desktop.report.splitting import SIDE, Part, Span, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportlab.pdfgen.canvas import Canvas

    from confluence_desktop.drawing.shapes import Drawing, Shape
    from confluence_desktop.drawing.text_layout import TextBlock
    from confluence_desktop.workshop.session import PageSize

SMALLEST_TEXT_PT = 9.0
_LARGEST_SCALE = 0.75
_TITLE_Y_PT = 17.0


def board_pages(drawing: Drawing, title: str, size: PageSize) -> list[Page]:
    """The pages that show a board.

    A board with lanes is split before any of its texts falls under 9 pt. One without is a figure
    that only means something whole, and stays on one page.
    """
    area = board_area(size)
    content = _content(drawing)
    scale = _largest_scale(drawing, content.width, content.height, area)
    needed = SMALLEST_TEXT_PT / smallest_text(drawing)
    if scale >= needed or not drawing.bands:
        parts = [Part(_across(content, drawing, area, scale), frozenset())]
    else:
        parts = parts_of(
            content,
            [figure.bounds for figure in drawing.figures if not figure.is_line],
            [Span(band.top, band.bottom) for band in drawing.bands],
            area.width / needed - drawing.head_width,
            area.height / needed,
        )
        widest = max(part.rect.width for part in parts)
        highest = max(part.rect.height for part in parts)
        scale = max(needed, _largest_scale(drawing, widest, highest, area))
    count = len(parts)
    return [
        Page(
            _painter(_within(drawing, part), part.rect, scale, area, _title(title, n, count)),
            is_landscape=True,
            bookmarks=tuple(_bookmarks(title, n, count)),
        )
        for n, part in enumerate(parts, start=1)
    ]


def elided_records(drawing: Drawing) -> frozenset[str]:
    """The records whose texts the drawing had to cut."""
    return frozenset(
        figure.record_id
        for figure in drawing.figures
        if figure.record_id is not None
        and any(isinstance(shape, Text) and shape.block.elided for shape in figure.shapes)
    )


def smallest_text(drawing: Drawing) -> float:
    """The smallest type size in the drawing, in board units."""
    shapes: list[Shape] = [shape for figure in drawing.figures for shape in figure.shapes]
    shapes += [shape for band in drawing.bands for shape in band.head]
    sizes = [shape.block.face.size_px for shape in shapes if isinstance(shape, Text)]
    return min(sizes, default=SMALLEST_TEXT_PT)


def _content(drawing: Drawing) -> Rect:
    """What has to be shown: all there is, or all that lies in lanes beside their heads."""
    shown = Rect.around(figure.bounds for figure in drawing.figures)
    if not drawing.bands:
        return Rect.around([drawing.bounds, shown])
    top, bottom = drawing.bands[0].top, drawing.bands[-1].bottom
    return Rect(shown.x - SIDE, top, shown.width + 2 * SIDE, bottom - top)


def _across(content: Rect, drawing: Drawing, area: Rect, scale: float) -> Rect:
    """Lanes run across the whole page, with the cards in their middle."""
    if not drawing.bands:
        return content
    room = area.width / scale - drawing.head_width - content.width
    return Rect(content.x - room / 2, content.y, content.width + room, content.height)


def _largest_scale(drawing: Drawing, width: float, height: float, area: Rect) -> float:
    return min(_LARGEST_SCALE, area.width / (width + drawing.head_width), area.height / height)


def _title(title: str, number: int, count: int) -> str:
    return title if count == 1 else words.PART.format(title=title, number=number, count=count)


def _bookmarks(title: str, number: int, count: int) -> Iterator[Bookmark]:
    if number == 1:
        yield Bookmark(title)
    if count > 1:
        yield Bookmark(words.PART_BOOKMARK.format(number=number, count=count), level=1)


def _title_block(title: str, width: float) -> TextBlock:
    block = layout_text(title, Face(12, 700), width)
    return block if block.lines == 1 else layout_text(title, Face(9, 700), width, max_lines=2)


def _painter(
    drawing: Drawing, part: Rect, scale: float, area: Rect, title: str
) -> Callable[[Canvas], None]:
    block = _title_block(title, area.width)
    width = (part.width + drawing.head_width) * scale
    left = area.x if drawing.bands else area.x + (area.width - width) / 2
    frame = Frame(part, Point(left, area.y), scale)
    title_y = _TITLE_Y_PT if block.lines == 1 else area.y - block.height - 1

    def paint(canvas: Canvas) -> None:
        paint_shapes(canvas, (Text(block, Point(area.x, title_y), Ink("level.mission")),), PRINT)
        paint_drawing(canvas, drawing, PRINT, frame)

    return paint


def _within(drawing: Drawing, part: Part) -> Drawing:
    """The drawing with the links that cross a part and the cards that are its own."""
    if not part.cards:
        return drawing
    cards = [figure for figure in drawing.figures if not figure.is_line]
    own = {cards[place].key for place in part.cards}
    figures = tuple(figure for figure in drawing.figures if figure.is_line or figure.key in own)
    return replace(drawing, figures=figures)
