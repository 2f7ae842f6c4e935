"""How a covered card shows that the room does not read it: a closed eye, and paler colours."""

from confluence_desktop.drawing.geometry import Cubic, Line, Move, Point
from confluence_desktop.drawing.shapes import Ink, Shape, Stroke

_WIDTH = 18.0
_DEPTH = 5.0
_LASH = 4.0
_MUTED = Ink("muted")


def closed_eye(at: Point) -> tuple[Shape, ...]:
    """The mark, with its upper left corner at a place."""
    left, top = at
    right, middle = left + _WIDTH, left + _WIDTH / 2
    low = top + _DEPTH
    lid = (
        Move(Point(left, top)),
        Cubic(Point(left + 5, low + 2), Point(right - 5, low + 2), Point(right, top)),
    )
    lashes = (
        (Move(Point(left + 3, top + 3)), Line(Point(left + 1, top + 3 + _LASH))),
        (Move(Point(middle, low)), Line(Point(middle, low + _LASH))),
        (Move(Point(right - 3, top + 3)), Line(Point(right - 1, top + 3 + _LASH))),
    )
    return tuple(Stroke(outline, _MUTED, 2.0, is_round_ended=True) for outline in (lid, *lashes))
