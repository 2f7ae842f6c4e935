"""Text that flows down upright pages: paragraphs, headings, rows of tables, small drawings.

All measures are points; y grows downwards. Laying out is pure, so that the number of pages is known
before the first is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.shapes import Ink, Text
from confluence_desktop.drawing.style import PRINT
from confluence_desktop.drawing.text_layout import Face, glyph_lines, layout_text
from confluence_desktop.painting.pdf import paint_shapes

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

INK, MUTED, HEADING = Ink("ink"), Ink("muted"), Ink("level.mission")
BODY, BODY_BOLD, SMALL = Face(9.5), Face(9.5, 600), Face(9)
_TALLEST_ROW = 600.0
_CELL_GAP = 10.0
_ROW_PADDING = 6.0

Paint = Callable[["Canvas", float, float], None]


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that stands on one page as a whole.

    Attributes:
        paint: Draws it with its upper left corner at (x, y).
        stays_with_next: Is not left alone at the foot of a page.
        head: Painted again where the next page begins with this piece.
        bookmark: What the reader's list of contents says.
    """

    height: float
    paint: Paint
    stays_with_next: bool = False
    head: Piece | None = None
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its share of the width, and how its cells are set."""

    title: str
    share: float
    face: Face = BODY
    ink: Ink = INK


def space(height: float) -> Piece:
    """Nothing, so many points high."""
    return Piece(height, lambda _canvas, _x, _y: None, stays_with_next=True)


def paragraphs(
    text: str, face: Face, width: float, *, ink: Ink = INK, indent: float = 0, after: float = 0
) -> list[Piece]:
    """A text as one piece, or as several where it is taller than a page."""
    return [
        _text_piece(part, face, width - indent, ink=ink, indent=indent, after=after)
        for part in _page_sized(text, face, width - indent)
    ]


def heading(text: str, width: float) -> list[Piece]:
    """A section's heading with the space around it; stays with what follows."""
    block = layout_text(text, Face(12, 700), width)

    def paint(canvas: Canvas, x: float, y: float) -> None:
        paint_shapes(canvas, (Text(block, Point(x, y), HEADING),), PRINT)

    title = Piece(block.height, paint, stays_with_next=True, bookmark=text)
    return [space(16), title, space(5)]


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]], width: float) -> list[Piece]:
    """A table with a line under each row; its head is repeated on every page."""
    head = _row([column.title for column in columns], columns, width, as_head=True)
    pieces = [
        part
        for cells in rows
        for part in _rows([cell or "–" for cell in cells], columns, width, head)
    ]
    return [head, *pieces] if pieces else []


def paginate(pieces: Iterable[Piece], height: float) -> list[list[Piece]]:
    """Pieces on pages of so many points; space at the top of a page is dropped."""
    pages: list[list[Piece]] = [[]]
    room = height
    for group in _groups(pieces):
        needed = sum(piece.height for piece in group)
        if needed > room and pages[-1]:
            pages.append([])
            room = height
            group = _without_leading_space(group)  # noqa: PLW2901
            if group and group[0].head is not None:
                group = [group[0].head, *group]  # noqa: PLW2901
            needed = sum(piece.height for piece in group)
        pages[-1].extend(group)
        room -= needed
    return [page for page in pages if page]


def _groups(pieces: Iterable[Piece]) -> Iterable[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.stays_with_next:
            yield group
            group = []
    if group:
        yield group


def _without_leading_space(group: list[Piece]) -> list[Piece]:
    first = next((i for i, piece in enumerate(group) if not _is_space(piece)), len(group))
    return group[first:]


def _is_space(piece: Piece) -> bool:
    return piece.stays_with_next and not piece.bookmark and piece.head is None


def _text_piece(
    text: str, face: Face, width: float, *, ink: Ink, indent: float, after: float
) -> Piece:
    block = layout_text(text, face, width)

    def paint(canvas: Canvas, x: float, y: float) -> None:
        paint_shapes(canvas, (Text(block, Point(x + indent, y), ink),), PRINT)

    return Piece(block.height + after, paint)


def _rows(
    cells: Sequence[str], columns: Sequence[Column], width: float, head: Piece
) -> list[Piece]:
    widths = _widths(columns, width)
    parts = [
        _page_sized(cell, column.face, cell_width)
        for cell, column, cell_width in zip(cells, columns, widths, strict=True)
    ]
    return [
        _row([part[i] if i < len(part) else "" for part in parts], columns, width, head=head)
        for i in range(max(map(len, parts)))
    ]


def _row(
    cells: Sequence[str],
    columns: Sequence[Column],
    width: float,
    *,
    head: Piece | None = None,
    as_head: bool = False,
) -> Piece:
    face = Face(9, 600)
    blocks = [
        layout_text(cell, face if as_head else column.face, cell_width)
        for cell, column, cell_width in zip(cells, columns, _widths(columns, width), strict=True)
    ]
    height = max(block.height for block in blocks) + 2 * _ROW_PADDING

    def paint(canvas: Canvas, x: float, y: float) -> None:
        left = x
        for block, column in zip(blocks, columns, strict=True):
            ink = MUTED if as_head else column.ink
            paint_shapes(canvas, (Text(block, Point(left, y + _ROW_PADDING), ink),), PRINT)
            left += column.share * width
        red, green, blue = PRINT.token("line")
        canvas.setStrokeColorRGB(red / 255, green / 255, blue / 255)
        canvas.setLineWidth(0.6)
        canvas.line(x, y + height, x + width, y + height)

    return Piece(height, paint, stays_with_next=as_head, head=head)


def _widths(columns: Sequence[Column], width: float) -> list[float]:
    return [column.share * width - _CELL_GAP for column in columns]


def _page_sized(text: str, face: Face, width: float) -> list[str]:
    """The text in parts none of which is taller than a page, cut between lines."""
    block = layout_text(text, face, width)
    if block.height <= _TALLEST_ROW and not block.elided:
        return [text]
    most = max(1, int(_TALLEST_ROW / (block.height / block.lines)))
    cut = max((run.end for run in glyph_lines(block) if run.line < most), default=0)
    if not 0 < cut < len(text):
        return [text]
    return [text[:cut].rstrip(), *_page_sized(text[cut:].lstrip(), face, width)]
