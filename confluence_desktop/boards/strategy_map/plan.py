"""How wide and how high the cards of each lane are, so that the whole map can be read when fitted.

Only the numbers of cards decide, in steps: whoever types on a card moves nothing, and one card more
seldom makes another lane narrower.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import log, sqrt

from confluence_desktop.boards.strategy_map.measures import (
    HEAD_WIDTH,
    LEAST_WIDTH,
    SIDE_MARGIN,
    Plan,
    about,
)
from confluence_desktop.boards.strategy_map.paper_plan import plan_for_page, plan_for_pages
from confluence_desktop.boards.strategy_map.wall_plan import plan_for_wall
from confluence_desktop.drawing.style import Medium, Style
from confluence_desktop.workshop.cards import LEVELS, Level

_BESIDE_LANES = HEAD_WIDTH + 1.5 * SIDE_MARGIN

_WIDTHS: Mapping[Level, tuple[float, ...]] = {
    Level.MISSION: (520.0, 400.0, 330.0, 256.0, 224.0, 196.0, 168.0),
    Level.VISION: (580.0, 400.0, 330.0, 256.0, 224.0, 196.0, 168.0),
    Level.GOAL: (330.0, 256.0, 224.0, 196.0, 168.0),
    Level.OBJECTIVE: (330.0, 256.0, 224.0, 196.0, 168.0),
    Level.STRATEGY: (256.0, 224.0, 196.0, 168.0),
    Level.CAPABILITY: (256.0, 224.0, 196.0, 168.0),
    Level.TOOL: (224.0, 196.0, 168.0),
}
"""The widths that a lane chooses from; the first is for lanes with few cards."""

_FOLDED_WIDTHS = (224.0, 196.0, 168.0)

_HEIGHTS = (
    # lane, card
    (112.0, 76.0),
    (120.0, 82.0),
    (128.0, 86.0),
    (136.0, 90.0),
    (144.0, 98.0),
    (152.0, 102.0),
    (160.0, 106.0),
    (168.0, 112.0),
    (176.0, 116.0),
)
_USUAL_HEIGHTS = (136.0, 90.0)
_USUAL_ASPECT = 1.5
"""Where there is no more width than this to the height, lanes are never lower than usual."""

_GROWTH = 1.06
MANY = 500
"""Cards, from which on a map takes the shape of its view in coarse steps."""
_ASPECT_STEP = 4 / 3
_CLEARLY_BETTER = 1.01
_FOLDED_WORTH = 0.92
"""Folding takes away from the order that is seen at a glance, so it has to gain more than that."""

_FEW_LANES = 3
_LEAST_OF_FEW = 600.0
"""A few lanes alone are to be read from the back, so that their cards need not fill the width."""

_FOR_COUNTS = 16.0
"""Lanes that are not all have room over and under their cards for how many links lead away."""

_SIZE_PX = 19.0
_SIZE_BY_AREA = 0.035
_INSIDE = (26.0, 23.0)


def plan_for(counts: Sequence[int], style: Style, names: int = 0) -> Plan:
    """The measures for a map whose lanes hold so many cards, from mission to tools.

    Args:
        counts: Of the cards of each level; none on those that are not shown.
        style: What the place asks where it is shown.
        names: How many rows have names of clusters above them.
    """
    lanes = lanes_named(style.lanes)
    numbers = tuple(counts)
    view = _plan_of_view(numbers, style, len(lanes))
    if style.medium is Medium.PAPER:
        plan = plan_for_page(numbers, style.aspect, style.least_type, len(lanes))
    elif style.medium is Medium.WALL:
        plan = plan_for_wall(numbers, style.aspect, style.least_type, len(lanes), names)
    else:
        plan = view
    return _in_place(plan, view, style, lanes)


def plan_for_parts(counts: Sequence[int], style: Style) -> Plan:
    """The measures for a map that is too large for one page, arguments as above."""
    lanes = lanes_named(style.lanes)
    numbers = tuple(counts)
    plan = plan_for_pages(numbers, style.aspect, style.least_type)
    return _in_place(plan, _plan_of_view(numbers, style, len(lanes)), style, lanes)


def _plan_of_view(counts: tuple[int, ...], style: Style, lanes: int) -> Plan:
    rounded = tuple([about(count) for count in counts])
    return _plan_for_view(rounded, about_aspect(style.aspect, sum(counts)), lanes)


def _in_place(plan: Plan, view: Plan, style: Style, lanes: tuple[Level, ...]) -> Plan:
    """A plan with the lanes that are shown; where it is not the view's, pins hold about there."""
    if plan is not view:
        plan = replace(plan, view=view)
    if len(lanes) < len(LEVELS):
        fills = 0.0 if plan.runs_on else style.aspect
        plan = replace(plan, lanes=lanes, fills=fills, lane_height=plan.lane_height + _FOR_COUNTS)
    return plan


def about_aspect(aspect: float, count: int) -> float:
    """The shape of a view, for a large map in steps of a third.

    So a panel that opens beside it does not lay all of it out anew.
    """
    if count < MANY:
        return aspect
    return float(_ASPECT_STEP ** round(log(aspect, _ASPECT_STEP)))


def lanes_named(names: Sequence[str]) -> tuple[Level, ...]:
    """The levels of these names, from the top; all where none of them names one."""
    found = tuple([level for level in LEVELS if level.value in names])
    return found or LEVELS


@lru_cache(maxsize=256)
def _plan_for_view(counts: tuple[int, ...], aspect: float, lanes: int) -> Plan:
    """The plan by which the text is largest once the whole map is fitted into a view."""
    best, best_size = None, 0.0
    least = LEAST_WIDTH if lanes > _FEW_LANES else _LEAST_OF_FEW
    for room, widths in _candidates(counts, least):
        plan = Plan(widths, room, least_width=least, is_steady=True)
        size, heights = _size_when_fitted(plan, counts, aspect, lanes)
        if best is None or size > best_size * _CLEARLY_BETTER:
            lane_height, card_height = heights
            best = replace(plan, lane_height=lane_height, card_height=card_height)
            best_size = size
    assert best is not None
    return best


def _candidates(counts: tuple[int, ...], least: float) -> Iterator[tuple[float, tuple[float, ...]]]:
    """Rooms and the widths of cards in them, from wide to narrow."""
    widest = max(
        count * (_WIDTHS[level][0] + 24) for level, count in zip(LEVELS, counts, strict=True)
    )
    square = sqrt(sum(counts) * 260 * 130)
    most = max(least, min(widest, 3 * square))
    rooms = [least]
    while rooms[-1] < most:
        rooms.append(float(round(rooms[-1] * _GROWTH)))
    for room in reversed(rooms):
        if room < square / 2:
            return
        seen: set[tuple[float, ...]] = set()
        for folded in _FOLDED_WIDTHS:
            widths = tuple(
                next((w for w in _WIDTHS[level] if count * (w + 16) <= room + 16), folded)
                for level, count in zip(LEVELS, counts, strict=True)
            )
            if widths not in seen:
                seen.add(widths)
                yield room, widths


def _size_when_fitted(
    plan: Plan, counts: tuple[int, ...], aspect: float, shown: int
) -> tuple[float, tuple[float, float]]:
    """How large type is on the cards of the fitted map, and heights of lane and card for that."""
    lanes = list(zip(counts, plan.widths, strict=True))
    packed = max(plan.packed_width(count, width) for count, width in lanes)
    map_width = max(plan.least_width, packed) + _BESIDE_LANES
    more_rows = sum(max(1, plan.rows_of(count, width)) - 1 for count, width in lanes)
    by_width: dict[float, int] = {}
    for count, width in lanes:
        by_width[width] = by_width.get(width, 0) + count
    total = sum(counts)
    lowest = _HEIGHTS[0][0] if more_rows else min(136.0, 136.0 * _USUAL_ASPECT / aspect - 2)
    worth = _FOLDED_WORTH if more_rows else 1.0
    best, best_heights = 0.0, _USUAL_HEIGHTS
    for lane_height, card_height in _HEIGHTS:
        if lane_height < lowest:
            continue
        map_height = shown * lane_height + more_rows * (card_height + plan.row_gap)
        sizes = sum([n * _size_in(width, card_height) for width, n in by_width.items()])
        mean = sizes / total if total else _SIZE_PX
        size = worth * mean * min(aspect / map_width, 1 / map_height)
        if size >= best:
            best, best_heights = size, (lane_height, card_height)
    return best, best_heights


@lru_cache(maxsize=512)
def _size_in(width: float, height: float) -> float:
    """How large the type of a text of usual length is in a card."""
    area = (width - _INSIDE[0]) * (height - _INSIDE[1])
    return min(_SIZE_PX, sqrt(area * _SIZE_BY_AREA))
