"""Where arrow keys, Home and End lead on a board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.boards.board_type import Direction
from confluence_desktop.canvas.reading_order import touchable
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.workshop.clusters import Cluster

if TYPE_CHECKING:
    from confluence_desktop.canvas.board_canvas import BoardCanvas
    from confluence_desktop.canvas.grid import DrawingIndex
    from confluence_desktop.drawing.shapes import Figure

_ACROSS = frozenset({Direction.LEFT, Direction.RIGHT})


def neighbour_of(canvas: BoardCanvas, way: Direction) -> Figure | None:
    """The figure that an arrow key goes to; without a current one, the first that is seen.

    The board type knows links and lanes. What it does not know (a cluster, or a card inside one
    that is shown as a block) leads to the nearest figure in the direction.
    """
    current, board, kind = canvas.current, canvas.board(), canvas.board_type()
    if board is None or kind is None:
        return None
    if current is None or current.record_id is None:
        seen = canvas.sight.visible
        return next((one for one in touchable(canvas.index) if one.bounds.meets(seen)), None)
    if way in _ACROSS and canvas.index.drawing.bands and not current.is_line:
        beside = beside_in_row(canvas.index, current, way)
        if beside is not None:
            return beside
    key = kind.neighbour(board, canvas.records, current.key, way, canvas.index.drawing)
    goal = canvas.index.by_key(key) if key is not None else None
    if goal is not None and way in _ACROSS and not _is_towards(current, goal, way):
        return None  # the row ends here, though its lane goes on in another one
    is_cluster = canvas.records.find(Cluster, current.record_id) is not None
    if goal is None and (key is not None or is_cluster):
        goal = nearest_in(canvas.index, current, way)
    return goal


def beside_in_row(index: DrawingIndex, current: Figure, way: Direction) -> Figure | None:
    """The next figure of the same row, as it is seen: a lane may fold into several rows."""
    bounds, whole = current.bounds, index.drawing.bounds
    strip = Rect(bounds.right, bounds.centre.y, max(0.0, whole.right - bounds.right), 0.0)
    if way is Direction.LEFT:
        strip = Rect(whole.x, bounds.centre.y, max(0.0, bounds.x - whole.x), 0.0)
    beside = [
        one
        for one in index.figures_in(strip)
        if one.record_id is not None
        and not one.is_line
        and one.z > 0
        and one.key != current.key
        and _is_towards(current, one, way)
    ]
    return min(beside, key=lambda one: abs(one.bounds.centre.x - bounds.centre.x), default=None)


def _is_towards(current: Figure, goal: Figure, way: Direction) -> bool:
    """Whether a figure stands to the left, or to the right, of another."""
    by = goal.bounds.centre.x - current.bounds.centre.x
    return by < 0 if way is Direction.LEFT else by > 0


def end_of_row(index: DrawingIndex, current: Figure, *, is_last: bool) -> Figure:
    """The first or the last figure of a row, itself where it stands alone."""
    middle = current.bounds.centre.y
    row = [one for one in touchable(index) if one.bounds.y <= middle <= one.bounds.bottom]
    if not row:
        return current
    return (max if is_last else min)(row, key=lambda one: one.bounds.centre.x)


def nearest_in(index: DrawingIndex, current: Figure, way: Direction) -> Figure | None:
    """The nearest figure in a direction, for what no board type knows the neighbours of."""
    start = current.bounds.centre
    is_across = way in _ACROSS
    sign = -1 if way in {Direction.LEFT, Direction.UP} else 1

    def distance(figure: Figure) -> float | None:
        dx, dy = figure.bounds.centre.x - start.x, figure.bounds.centre.y - start.y
        along, beside = (dx, dy) if is_across else (dy, dx)
        return along * sign + 2 * abs(beside) if along * sign > 1 else None

    found = [(far, one.key, one) for one in touchable(index) if (far := distance(one)) is not None]
    return min(found, key=lambda item: item[:2])[2] if found else None


def between(index: DrawingIndex, start: Figure, goal: Figure) -> frozenset[str]:
    """The records of a row from one figure to another, both included."""
    way, middle = Rect.around((start.bounds, goal.bounds)), start.bounds.centre.y
    across = index.figures_in(Rect(way.x, middle, way.width, 0))
    return frozenset(one.record_id for one in across if one.record_id and not one.is_line)
