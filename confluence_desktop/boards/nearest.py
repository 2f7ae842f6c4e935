"""The figure an arrow key goes to, where a board has no order of its own for it."""

from confluence_desktop.boards.board_type import Direction
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Drawing

_FAR_OFF_LINE = 3.0
"""How much worse it is to lie aside than ahead."""


def nearest(drawing: Drawing, key: str, way: Direction) -> str | None:
    """The key of the record's figure that lies next to one in a direction."""
    start = drawing.figure(key)
    if start is None:
        return None
    found: list[tuple[float, str]] = []
    for figure in drawing.figures:
        if figure.record_id is not None and figure.key != start.key:
            distance = _distance(start.bounds, figure.bounds, way)
            if distance is not None:
                found.append((distance, figure.key))
    return min(found)[1] if found else None


def _distance(start: Rect, goal: Rect, way: Direction) -> float | None:
    """How far a figure lies ahead, with what lies aside counting more; None if it is not ahead."""
    here, there = start.centre, goal.centre
    ahead, aside = there.y - here.y, there.x - here.x
    if way in {Direction.LEFT, Direction.RIGHT}:
        ahead, aside = aside, ahead
    if way in {Direction.UP, Direction.LEFT}:
        ahead = -ahead
    if ahead <= 1:
        return None
    return ahead + _FAR_OFF_LINE * abs(aside)
