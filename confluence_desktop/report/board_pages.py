"""Boards on landscape pages: whole where that can be read, else in parts with lanes repeated."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.letters import reads_from_the_right
from confluence_desktop.drawing.shapes import Ink, Text
from confluence_desktop.drawing.sheet import shown_content
from confluence_desktop.drawing.style import PRINT
from confluence_desktop.drawing.text_layout import Align, Face, layout_text
from confluence_desktop.painting.pdf import Frame, paint_drawing, paint_shapes
from confluence_desktop.painting.pdf_operators import Lines
from confluence_desktop.report import words
from confluence_desktop.report.paper import Bookmark, Page, board_area
from confluence_desktop.report.splitting import Part, Span, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from confluence_desktop.drawing.shapes import Drawing, Figure, Shape
    from confluence_desktop.drawing.text_layout import TextBlock
    from confluence_desktop.workshop.session import PageSize

SMALLEST_TEXT_PT = 9.0
_LARGEST_SCALE = 0.75
_TITLE_Y_PT = 17.0
_BESIDE_FACE, _BESIDE_WIDTH_PT, _ABOVE_BOARD_PT = Face(9), 210.0, 4.0


def board_pages(drawing: Drawing, title: str, size: PageSize) -> list[Page]:
    """The pages that show a board.

    A board with lanes is split before any of its texts falls under 9 pt. One without is a figure
    that only means something whole, and stays on one page.
    """
    area = board_area(size)
    parts, scale = board_parts(drawing, area)
    count, board = len(parts), _Board(drawing)
    return [
        Page(
            _painter(
                board,
                part,
                scale,
                area,
                title=_title(title, n, count),
                beside=_beside(n, parts),
            ),
            is_landscape=True,
            bookmarks=tuple(_bookmarks(title, n, count)),
        )
        for n, part in enumerate(parts, start=1)
    ]


def board_parts(drawing: Drawing, area: Rect) -> tuple[list[Part], float]:
    """What each page of such an area shows of a board, and points a board unit there."""
    content = shown_content(drawing)
    scale = _largest_scale(drawing, content.width, content.height, area)
    needed = SMALLEST_TEXT_PT / smallest_text(drawing)
    if scale >= needed or not drawing.bands:
        return [Part(_across(content, drawing, area, scale), frozenset())], scale
    parts = parts_of(
        content,
        [figure.bounds for figure in drawing.figures if _stays_whole(figure)],
        [Span(band.top, band.bottom) for band in drawing.bands],
        area.width / needed - drawing.head_width,
        area.height / needed,
        rows=[Span(band.top, band.bottom) for band in drawing.bands if not band.head],
    )
    widest = max(part.rect.width for part in parts)
    highest = max(part.rect.height for part in parts)
    return parts, max(needed, _largest_scale(drawing, widest, highest, area))


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


def _stays_whole(figure: Figure) -> bool:
    """Whether a figure stands on one page; lines, and grounds below them, run on to the next."""
    return not figure.is_line and figure.z >= 0


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


def _beside(number: int, parts: Sequence[Part]) -> str:
    """Which parts of a board go on on each side, where that is more than the next and the last."""
    if not any(part.column for part in parts):
        return ""
    here = parts[number - 1]
    numbers = {(part.row, part.column): n for n, part in enumerate(parts, start=1)}
    steps = {"←": (0, -1), "↑": (-1, 0), "↓": (1, 0), "→": (0, 1)}
    found = {
        arrow: numbers.get((here.row + down, here.column + across))
        for arrow, (down, across) in steps.items()
    }
    return "   ".join(
        words.PART_BESIDE.format(arrow=arrow, number=n) for arrow, n in found.items() if n
    )


def _bookmarks(title: str, number: int, count: int) -> Iterator[Bookmark]:
    if number == 1:
        yield Bookmark(title)
    if count > 1:
        yield Bookmark(words.PART_BOOKMARK.format(number=number, count=count), level=1)


def _title_block(title: str, width: float) -> TextBlock:
    block = layout_text(title, Face(12, 700), width)
    return block if block.lines == 1 else layout_text(title, Face(9, 700), width, max_lines=2)


def _painter(
    board: _Board, part: Part, scale: float, area: Rect, *, title: str, beside: str
) -> Callable[[Canvas], None]:
    taken = _BESIDE_WIDTH_PT if beside else 0.0
    block = _title_block(title, area.width - taken)
    is_from_right = reads_from_the_right(title)
    title_x = area.x + (taken if is_from_right else 0.0)
    align = Align.START if is_from_right else Align.END
    places = layout_text(beside, _BESIDE_FACE, _BESIDE_WIDTH_PT, align=align)
    places_x = area.x if is_from_right else area.right - _BESIDE_WIDTH_PT
    title_y = _TITLE_Y_PT if block.lines == 1 else area.y - block.height - 1

    def paint(canvas: Canvas) -> None:
        heading = Text(block, Point(title_x, title_y), Ink("level.mission"))
        at = Point(places_x, area.y - places.height - _ABOVE_BOARD_PT)
        paint_shapes(canvas, (heading, Text(places, at, Ink("muted"))), PRINT)
        board.paint(canvas, part, scale, area)

    return paint


class _Board:
    """A drawing as its pages show it: what lies on which one, and lines that cross several."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        figures = list(enumerate(drawing.figures))
        self._cards = [place for place, figure in figures if _stays_whole(figure)]
        self._others = [
            (place, *_edges(figure.bounds)) for place, figure in figures if not _stays_whole(figure)
        ]
        self._lines = Lines(PRINT)

    def paint(self, canvas: Canvas, part: Part, scale: float, area: Rect) -> None:
        """Paint a part; lanes run across the page, and what has none stands in its middle."""
        left, lanes_width = area.x, area.width / scale
        if not self._drawing.bands:
            left += (area.width - part.rect.width * scale) / 2
        frame = Frame(part.rect, Point(left, area.y), scale, lanes_width)
        paint_drawing(canvas, self._within(part), PRINT, frame, self._lines)

    def _within(self, part: Part) -> Drawing:
        """The drawing with the links that cross a part and the cards that are its own."""
        if not part.cards:
            return self._drawing
        left, top, right, bottom = _edges(part.rect)
        places = [
            place
            for place, x, y, far_x, far_y in self._others
            if x < right and y < bottom and far_x > left and far_y > top
        ]
        places += [self._cards[number] for number in part.cards]
        figures = self._drawing.figures
        return replace(self._drawing, figures=tuple([figures[place] for place in sorted(places)]))


def _edges(rect: Rect) -> tuple[float, float, float, float]:
    return rect.x, rect.y, rect.right, rect.bottom
