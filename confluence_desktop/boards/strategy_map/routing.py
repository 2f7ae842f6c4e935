"""The way of a link: out of the end's lower edge, into the means' upper edge, between the cards."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial
from math import inf
from typing import NamedTuple

from confluence_desktop.boards.strategy_map.layout import Block, MapLayout
from confluence_desktop.boards.strategy_map.rows import Row
from confluence_desktop.drawing.geometry import Cubic, Line, Move, Outline, Point, Rect

_CLEARANCE = 8.0
_CHANNELS = 5
_CHANNEL_WIDTH = 6.0
_LONG, _LONG_CHANNELS = 420.0, 2
"""Links that pass many rows run in two channels, twice as far apart: from so far as many rows are
seen from, more would read as one thick bar."""
_DIP = 26.0
_HARDLY = 0.5

# Half as long as calling the classes takes, and the ways of a large map are a hundred thousand.
_point = partial(tuple.__new__, Point)
_move = partial(tuple.__new__, Move)
_line = partial(tuple.__new__, Line)
_cubic = partial(tuple.__new__, Cubic)


class Way(NamedTuple):
    """Where a link runs.

    Attributes:
        bounds: Holds the outline, its control points included.
    """

    outline: Outline
    bounds: Rect


def route(layout: MapLayout, end_id: str, means_id: str, channel: int) -> Way:
    """The way of a link, from the end to the means.

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
        outline, bounds = route(layout, means_id, end_id, channel)
        return Way(_turned(outline), bounds)
    end, means = layout.rects[end_id], layout.rects[means_id]
    start_x, start_y = end.x + end.width / 2, end.y + end.height
    goal_x, goal_y = means.x + means.width / 2, means.y
    row_bottom = layout.rows[end_row].bottom
    if end_row == means_row:
        start, goal = Point(start_x, start_y), Point(goal_x, goal_y + means.height)
        return _beneath(start, goal, row_bottom)
    at = _point((start_x, start_y))
    parts: list[Move | Line | Cubic] = [_move((at,))]
    if row_bottom - start_y > _HARDLY:
        at = _point((start_x, row_bottom))
        parts.append(_line((at,)))
    left, right = (start_x, goal_x) if start_x < goal_x else (goal_x, start_x)
    between = layout.between(end_row, means_row)
    if between:
        for x, top, bottom in _passages(between, start_x, goal_x, channel):
            parts.append(_swing(at, _point((x, top))))
            at = _point((x, bottom))
            parts.append(_line((at,)))
            left, right = min(left, x), max(right, x)
    parts.append(_swing(at, _point((goal_x, goal_y))))
    return Way(tuple(parts), Rect(left, start_y, right - left, goal_y - start_y))


_Passage = tuple[float, float, float]
"""Straight down beside the cards of a lane or several: x, from where and to where."""


def _passages(
    blocks: Sequence[Block], start_x: float, goal_x: float, channel: int
) -> list[_Passage]:
    """Where a link passes lanes, from the top down. It is sought from below: means stand closer."""
    found: list[_Passage] = []
    x, below, bottom_below = goal_x, inf, 0.0
    for row, top, bottom in reversed(blocks):
        at = channel if bottom - top <= _LONG else channel % _LONG_CHANNELS * 2
        x = _free_x(row, x, start_x, at)
        if -_HARDLY < below - x < _HARDLY:
            found[-1] = (below, top, bottom_below)
        else:
            found.append((x, top, bottom))
            below, bottom_below = x, bottom
    found.reverse()
    return found


def _swing(start: Point, to: Point) -> Line | Cubic:
    x, y = start
    to_x, to_y = to
    if -_HARDLY < to_x - x < _HARDLY:
        return _line((to,))
    middle = (y + to_y) / 2
    return _cubic((_point((x, middle)), _point((to_x, middle)), to))


def _turned(outline: Outline) -> Outline:
    """The same way from its end to its start."""
    points = [part.to for part in outline]
    turned: list[Move | Line | Cubic] = [Move(points[-1])]
    for part, to in zip(reversed(outline[1:]), reversed(points[:-1]), strict=True):
        turned.append(Cubic(part.second, part.first, to) if isinstance(part, Cubic) else Line(to))
    return tuple(turned)


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


def _beneath(start: Point, goal: Point, row_bottom: float) -> Way:
    """Between two cards of one row: an arc below the tallest of it."""
    low = row_bottom + _DIP
    first, last = Point(start.x, row_bottom), Point(goal.x, row_bottom)
    parts: list[Move | Line | Cubic] = [Move(start)]
    if row_bottom - start.y > _HARDLY:
        parts.append(Line(first))
    parts.append(Cubic(Point(start.x, low), Point(goal.x, low), last))
    if row_bottom - goal.y > _HARDLY:
        parts.append(Line(goal))
    left, top = min(start.x, goal.x), min(start.y, goal.y)
    return Way(tuple(parts), Rect(left, top, abs(goal.x - start.x), low - top))
