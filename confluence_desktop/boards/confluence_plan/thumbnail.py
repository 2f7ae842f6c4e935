"""A plan the size of a stamp: the two currents, and a mark on each crossing."""

from collections.abc import Sequence

from confluence_desktop.boards.confluence_plan.cells import MEET
from confluence_desktop.boards.confluence_plan.currents import Braid
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Box, Drawing, Figure, Ink
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.rounds import Round, RoundState

_BOUNDS = Rect(0, 0, 660, 250)
_EDGE, _REACH = 24.0, 92.0
_MARK_HEIGHT, _WIDEST_MARK = 62.0, 96.0
_INKS = {RoundState.OPEN: MEET, RoundState.DONE: Ink("ok"), RoundState.NOT_DONE: Ink("warn")}


def thumbnail(board: Board, rounds: Sequence[Round]) -> Drawing:
    """The plan without a word."""
    count = max(1, len(rounds))
    pitch = (_BOUNDS.width - 2 * _EDGE) / count
    axis = _BOUNDS.centre.y
    found = Braid(0, count, count, _EDGE, pitch, axis, _REACH)
    strokes = found.strokes([frozenset()] * count)
    drawn = [Figure(f"{board.id}.currents", _BOUNDS, strokes, block=strokes, is_line=True)]
    width = min(_WIDEST_MARK, 0.66 * pitch)
    for number, one in enumerate(rounds):
        x = _EDGE + (number + 0.5) * pitch - width / 2
        rect = Rect(x, axis - _MARK_HEIGHT / 2, width, _MARK_HEIGHT)
        mark = (Box(rect, Ink("card"), _INKS[one.state], 4, 8),)
        drawn.append(Figure(one.id, rect, mark, record_id=one.id, block=mark, z=1, name=one.text))
    return Drawing(_BOUNDS, tuple(drawn))
