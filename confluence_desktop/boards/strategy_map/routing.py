"""The way of a link: out of the end's lower edge, into the means' upper edge, between the cards."""

from bisect import bisect_left

from confluence_desktop.boards.strategy_map.layout import MapLayout, Row
from confluence_desktop.drawing.geometry import Cubic, Line, Move, Outline, Point

_CLEARANCE = 10.0
_CHANNELS = 5
_CHANNEL_WIDTH = 6.0
_DIP = 26.0
_HARDLY = 0.5


def route(layout: MapLayout, end_id: str, means_id: str, channel: int) -> Outline:
    """The outline of a link, from the end to the means.

    Rows in between are passed through the gaps beside their cards; between two rows it swings from
    one gap to the next with upright tangents.

    Args:
        layout: Where the cards are.
        end_id: The card that is served.
        means_id: The card that serves it.
        channel: Links of one end share a channel in a gap; others keep apart where there is room.
    """
    end_row, means_row = layout.row_of[end_id], layout.row_of[means_id]
    if end_row > means_row:
        return tuple(reversed_outline(route(layout, means_id, end_id, channel)))
    end, means = layout.rects[end_id], layout.rects[means_id]
    start = Point(end.centre.x, end.bottom)
    if end_row == means_row:
        return _beneath(start, Point(means.centre.x, means.bottom), layout.rows[end_row].bottom)
    goal = Point(means.centre.x, means.y)
    x = goal.x
    gaps: list[tuple[float, Row]] = []
    for row in reversed(layout.rows[end_row + 1 : means_row]):
        x = _free_x(row, x, start.x, channel)
        gaps.append((x, row))
    way = _Way(start)
    way.down_to(layout.rows[end_row].bottom)
    for x, row in reversed(gaps):
        way.swing_to(Point(x, row.top))
        way.down_to(row.bottom)
    way.swing_to(goal)
    return way.outline


def reversed_outline(outline: Outline) -> list[Move | Line | Cubic]:
    """The same way from its end to its start."""
    points = [part.to for part in outline]
    turned: list[Move | Line | Cubic] = [Move(points[-1])]
    for number in range(len(outline) - 1, 0, -1):
        part = outline[number]
        to = points[number - 1]
        turned.append(Cubic(part.second, part.first, to) if isinstance(part, Cubic) else Line(to))
    return turned


class _Way:
    """An outline in the making."""

    def __init__(self, start: Point) -> None:
        self._at = start
        self._parts: list[Move | Line | Cubic] = [Move(start)]

    @property
    def outline(self) -> Outline:
        return tuple(self._parts)

    def down_to(self, y: float) -> None:
        if y - self._at.y > _HARDLY:
            self._at = Point(self._at.x, y)
            self._parts.append(Line(self._at))

    def swing_to(self, to: Point) -> None:
        if abs(to.x - self._at.x) < _HARDLY:
            self.down_to(to.y)
            return
        middle = (self._at.y + to.y) / 2
        self._parts.append(Cubic(Point(self._at.x, middle), Point(to.x, middle), to))
        self._at = to


def _free_x(row: Row, x: float, wish: float, channel: int) -> float:
    """A place beside the cards of a row, near `x` and rather on the side of `wish`."""
    at = bisect_left(row.rights, x - _CLEARANCE)
    if at == len(row.lefts) or row.lefts[at] - _CLEARANCE >= x:
        return x
    left, right = row.lefts[at] - _CLEARANCE, row.rights[at] + _CLEARANCE
    goes_left = abs(left - x) + abs(left - wish) / 2 <= abs(right - x) + abs(right - wish) / 2
    if goes_left:
        room = left - (row.rights[at - 1] + _CLEARANCE) if at else _CHANNELS * _CHANNEL_WIDTH
        return left - _channel_offset(room, channel)
    is_last = at + 1 == len(row.lefts)
    room = _CHANNELS * _CHANNEL_WIDTH if is_last else row.lefts[at + 1] - _CLEARANCE - right
    return right + _channel_offset(room, channel)


def _channel_offset(room: float, channel: int) -> float:
    step = min(_CHANNEL_WIDTH, max(0.0, room) / (_CHANNELS - 1))
    return (channel % _CHANNELS) * step


def _beneath(start: Point, goal: Point, row_bottom: float) -> Outline:
    """Between two cards of one row: an arc below them."""
    low = row_bottom + _DIP
    return (Move(start), Cubic(Point(start.x, low), Point(goal.x, low), goal))
