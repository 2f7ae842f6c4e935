"""What both loops share, what staying costs and what is protected, at the foot of the desk's sign.

A line each, cut with a mark where it is longer; walls and papers have places of their own for it.
"""

from dataclasses import replace

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.boards.catch_22.measures import Measures
from confluence_desktop.drawing.fitted_text import snug_line
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import EditableText, Figure, Ink, Text
from confluence_desktop.drawing.style import Medium, Style
from confluence_desktop.drawing.text_block import Face
from confluence_desktop.drawing.text_layout import LINE_HEIGHT, layout_text
from confluence_desktop.workshop.cards import Board

_BETWEEN, _AFTER_LABEL = 28.0, 8.0


def foot(board: Board, style: Style, measure: Measures) -> list[Figure]:
    """One text beside the other, each after the name of what it is; nothing but on the desk."""
    said = _said(board) if style.medium is Medium.SCREEN else []
    if not said:
        return []
    room = measure.width - 2 * measure.edge - (len(said) - 1) * _BETWEEN
    width, left = room / len(said), -measure.width / 2 + measure.edge
    y = measure.bounds.bottom
    rooms = (Rect(left + at * (width + _BETWEEN), y, width, 0) for at in range(len(said)))
    return [
        _text(board, field, text, place, measure.label_px)
        for (field, text), place in zip(said, rooms, strict=True)
    ]


def bounds_with(below: list[Figure], measure: Measures) -> Rect:
    """The whole board, with what stands at its foot."""
    more = LINE_HEIGHT * measure.label_px + measure.edge / 2 if below else 0.0
    return replace(measure.bounds, height=measure.height + more)


def _text(board: Board, field: str, text: str, room: Rect, size_px: float) -> Figure:
    label = snug_line(words.FOOT[field], Face(size_px), room.width / 2)
    x, y = room.x + label.width + _AFTER_LABEL, room.y
    block = layout_text(text, Face(size_px, 600), room.right - x, max_lines=1)
    if not block.elided:
        block = snug_line(text, block.face, room.right - x)
    rect = Rect(x, y, block.width, block.height)
    return Figure(
        f"{board.id}.{field}",
        Rect(room.x, y, rect.right - room.x, rect.height),
        (Text(label, Point(room.x, y), Ink("muted")), Text(block, Point(x, y), Ink("ink"))),
        record_id=board.id,
        block=(),
        texts=(EditableText(board.id, field, rect, block.face, getattr(board, field)),),
        z=2,
        name=words.FOOT_NAME.format(label=words.FOOT[field], text=text),
    )


def _said(board: Board) -> list[tuple[str, str]]:
    found = ((field, " ".join(str(getattr(board, field)).split())) for field in words.FOOT)
    return [(field, text) for field, text in found if text]
