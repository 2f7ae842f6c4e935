"""What flows down upright pages: paragraphs, points of lists, headings, and how they find pages.

All measures are points; y grows downwards. Laying out is pure, so that the number of pages is known
before the first is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.letters import reads_from_the_right
from confluence_desktop.drawing.shapes import Ink, Text
from confluence_desktop.drawing.style import PRINT
from confluence_desktop.drawing.text_layout import Align, Face, glyph_lines, layout_text
from confluence_desktop.painting.pdf import paint_shapes

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from confluence_desktop.drawing.shapes import Shape
    from confluence_desktop.drawing.text_layout import TextBlock

INK, MUTED, HEADING = Ink("ink"), Ink("muted"), Ink("level.mission")
BODY, BODY_BOLD, SMALL = Face(9.5), Face(9.5, 600), Face(9)
_HEADING_FACE = Face(12, 700)
_BEFORE_HEADING, _AFTER_HEADING = 15.0, 4.0
_BULLET, _BULLET_INDENT = "•", 11.0
_CLOSER, _WORTH_A_PAGE = 0.5, 0.2
"""What is left of spaces, where the last page would be filled by less than such a share."""
_LINES_KEPT_WHOLE = 10
"""Longer texts are divided into pieces of so many lines, so that they fill the pages they cross."""
_LETTERS_AT_ONCE = 9_000
"""The text engine cuts what is longer than 10,000; sentences made from two texts may be."""

Paint = Callable[["Canvas", float, float], None]


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that stands on one page as a whole.

    Attributes:
        paint: Draws it with its upper left corner at (x, y).
        stays_with_next: Is not left alone at the foot of a page.
        heads: Painted again where a page begins with this piece.
        bookmark: What the reader's list of contents says.
        is_space: Is left out at the top of a page.
    """

    height: float
    paint: Paint
    stays_with_next: bool = False
    heads: tuple[Piece, ...] = ()
    bookmark: str = ""
    is_space: bool = False


def drawn(shapes: Sequence[Shape], height: float, *, stays_with_next: bool = False) -> Piece:
    """Shapes, counted from the piece's upper left corner."""
    kept = tuple(shapes)

    def paint(canvas: Canvas, x: float, y: float) -> None:
        canvas.saveState()
        canvas.translate(x, y)
        paint_shapes(canvas, kept, PRINT)
        canvas.restoreState()

    return Piece(height, paint, stays_with_next)


def late_line(say: Callable[[], str], face: Face, width: float, ink: Ink) -> Piece:
    """One line whose words are known only when it is painted, such as the number of a page."""

    def paint(canvas: Canvas, x: float, y: float) -> None:
        block = layout_text(say(), face, width, max_lines=1)
        paint_shapes(canvas, (Text(block, Point(x, y), ink),), PRINT)

    return Piece(layout_text("", face, width).height, paint)


def space(height: float) -> Piece:
    """Nothing, so many points high."""
    return Piece(height, lambda _canvas, _x, _y: None, stays_with_next=True, is_space=True)


def paragraphs(
    text: str,
    face: Face,
    width: float,
    *,
    ink: Ink = INK,
    indent: float = 0,
    after: float = 0,
    stays_with_next: bool = False,
) -> list[Piece]:
    """A text as one piece, or as several where it is long; `stays_with_next` is about the last."""
    blocks = blocks_of(text, face, width - indent)
    last = len(blocks) - 1
    return [
        Piece(
            block.height + (after if number == last else 0),
            _painter(block, ink, indent),
            stays_with_next=stays_with_next and number == last,
        )
        for number, block in enumerate(blocks)
    ]


def bullet(text: str, face: Face, width: float, *, stays_with_next: bool = False) -> list[Piece]:
    """A point of a list: its mark hangs on the side from which the text reads."""
    is_from_right = reads_from_the_right(text)
    indent = 0.0 if is_from_right else _BULLET_INDENT
    align = Align.END if is_from_right else Align.START
    mark = layout_text(_BULLET, face, width, align=align)
    room = width if is_from_right else width + indent - _BULLET_INDENT
    pieces = paragraphs(
        text,
        face,
        room - (_BULLET_INDENT if is_from_right else 0),
        indent=indent,
        after=2,
        stays_with_next=stays_with_next,
    )
    first, mark_painter = pieces[0], _painter(mark, INK, 0)

    def paint(canvas: Canvas, x: float, y: float) -> None:
        mark_painter(canvas, x, y)
        first.paint(canvas, x, y)

    return [Piece(first.height, paint, first.stays_with_next), *pieces[1:]]


def heading(text: str, width: float) -> list[Piece]:
    """A section's heading with the space around it; stays with what follows."""
    block = layout_text(text, _HEADING_FACE, width)
    title = Piece(block.height, _painter(block, HEADING, 0), stays_with_next=True, bookmark=text)
    return [space(_BEFORE_HEADING), title, space(_AFTER_HEADING)]


def blocks_of(text: str, face: Face, width: float) -> list[TextBlock]:
    """A text laid out whole, or in parts of a few lines each that follow one another."""
    blocks: list[TextBlock] = []
    for part in _parts_to_lay_out(text):
        block = layout_text(part, face, width)
        if block.lines <= _LINES_KEPT_WHOLE:
            blocks.append(block)
        else:
            blocks += [layout_text(piece, face, width) for piece in _divided(block)]
    return blocks


def paginate(pieces: Iterable[Piece], height: float) -> list[list[Piece]]:
    """Pieces on pages of so many points, each once and in order; heads are painted again."""
    pages: list[list[Piece]] = [[]]
    room = height
    for found in _groups(pieces):
        group = found
        if _height(group) > room and pages[-1]:
            pages.append([])
            room = height
        if not pages[-1]:
            group = _at_the_top(group)
        pages[-1] += group
        room -= _height(group)
    return [page for page in pages if page]


def paginate_tightly(pieces: Iterable[Piece], height: float) -> list[list[Piece]]:
    """The same; closer together where that saves a page."""
    usual = list(pieces)
    pages = paginate(usual, height)
    if not pages or _height(pages[-1]) > height * _WORTH_A_PAGE:
        return pages
    close = [
        replace(piece, height=piece.height * _CLOSER) if piece.is_space else piece
        for piece in usual
    ]
    tight = paginate(close, height)
    return tight if len(tight) < len(pages) else pages


def _at_the_top(group: list[Piece]) -> list[Piece]:
    """A group as a page begins with it: without space above, below the heads that go on."""
    kept = list(group)
    while kept and kept[0].is_space:
        del kept[0]
    return [*(kept[0].heads if kept else ()), *kept]


def _height(group: Sequence[Piece]) -> float:
    return sum(piece.height for piece in group)


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.stays_with_next:
            yield group
            group = []
    if group:
        yield group


def _painter(block: TextBlock, ink: Ink, indent: float) -> Paint:
    def paint(canvas: Canvas, x: float, y: float) -> None:
        paint_shapes(canvas, (Text(block, Point(x + indent, y), ink),), PRINT)

    return paint


def _parts_to_lay_out(text: str) -> Iterator[str]:
    while len(text) > _LETTERS_AT_ONCE:
        cut = text.rfind(" ", 1, _LETTERS_AT_ONCE)
        cut = cut if cut > 0 else _LETTERS_AT_ONCE
        yield text[:cut].rstrip()
        text = text[cut:].lstrip()
    yield text


def _divided(block: TextBlock) -> Iterator[str]:
    """A block's text in parts of a few lines, cut where its lines end."""
    ends: dict[int, int] = {}
    for run in glyph_lines(block):
        part = run.line // _LINES_KEPT_WHOLE
        ends[part] = max(ends.get(part, 0), run.end)
    start = 0
    for part in sorted(ends)[:-1]:
        if ends[part] > start:
            yield block.text[start : ends[part]].strip()
            start = ends[part]
    yield block.text[start:].strip()
