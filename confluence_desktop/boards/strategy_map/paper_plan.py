"""The map's measures on paper: wide cards, as type is large there.

A unit is such that type of `FLOOR` units is the smallest that can be read. A map that fits a page
in units is one page, whatever its shape. In a larger one all cards are equally wide, a few of them
side by side fill a page exactly, lanes fold into whole numbers of pages, and no card lies across
the edge of one. So it can be cut from top to bottom, and its pages laid beside one another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import ceil

from confluence_desktop.boards.strategy_map.measures import Plan
from confluence_desktop.drawing.sheet import OVERLAP
from confluence_desktop.workshop.cards import LEVELS, Level

FLOOR = 24.0
HEAD_WIDTH = 200.0

_WIDTHS: Mapping[Level, tuple[tuple[int, float], ...]] = {
    # level: widths while it has at most so many cards
    Level.MISSION: ((1, 520.0), (2, 400.0), (3, 330.0)),
    Level.VISION: ((1, 580.0), (2, 400.0), (3, 330.0)),
    Level.GOAL: ((3, 330.0), (4, 256.0)),
    Level.OBJECTIVE: ((3, 330.0), (4, 256.0)),
    Level.STRATEGY: ((4, 256.0),),
    Level.CAPABILITY: ((4, 256.0),),
    Level.TOOL: (),
}
_FULL_WIDTH = 224.0
_UNFOLDED_ROOM = 2240.0
_FOLDED_ROOM = 1200.0
_GROWTH = 1.1
_CARD_GAP, _FOLDED_GAP, _ROW_GAP = 24.0, 48.0, 42.0
_LOWEST_LANE, _LOWEST_ROW = 136.0, 132.0
"""Of a lane with one row of short texts, and what each further row adds."""

_LEAST_SLOT = 250.0
"""From one card to the next in a map that takes several pages."""
_MORE_PAGES = 1.15
"""A wider map keeps families together, which may cost so many times the fewest pages."""


def plan_for_page(
    counts: tuple[int, ...], aspect: float, least_type: float, shown: int = len(LEVELS)
) -> Plan:
    """The measures for a map on one page if it may fit, else on several.

    Args:
        counts: Of the cards of each level.
        aspect: Width by height of a page.
        least_type: Smallest type that can be read, as a share of the height of a page.
        shown: How many lanes are shown; the others hold no cards.
    """
    high = FLOOR / least_type
    whole = _whole(counts, aspect, shown)
    lanes = list(zip(counts, whole.widths, strict=True))
    more_rows = sum(max(0, whole.rows_of(*lane) - 1) for lane in lanes)
    least_width = HEAD_WIDTH + max(whole.packed_width(*lane) for lane in lanes)
    if least_width > high * aspect or shown * _LOWEST_LANE + more_rows * _LOWEST_ROW > high:
        return plan_for_pages(counts, aspect, least_type)
    return replace(whole, page=(high * aspect, high))


def plan_for_pages(counts: tuple[int, ...], aspect: float, least_type: float) -> Plan:
    """The measures for a map on pages, as yet one below the other; arguments as above."""
    high = FLOOR / least_type
    wide = high * aspect - HEAD_WIDTH - 2 * OVERLAP
    columns = max(1, int(wide // _LEAST_SLOT))
    slot = float(wide // columns)
    one, two = slot - _FOLDED_GAP, 2 * slot - _FOLDED_GAP
    widths = tuple(two if count <= columns // 2 else one for count in counts)
    plan = Plan(
        widths,
        room=0.0,
        card_gap=_FOLDED_GAP,
        folded_gap=_FOLDED_GAP,
        row_gap=_ROW_GAP,
        sheet=columns * slot,
        page=(high * aspect, high),
    )
    return _across(plan, 1)


def widened(plan: Plan, heights: Mapping[Level, Sequence[float]]) -> Plan:
    """A plan for pages, as many side by side as take few and keep families together.

    Args:
        plan: With one page below the other.
        heights: Of the cards of each level from left to right.
    """
    columns = plan.columns_in_room(min(plan.widths))
    most = ceil(max(map(len, heights.values()), default=0) / columns)
    tried = [_across(plan, across) for across in range(1, max(1, most) + 1)]
    pages = [_pages(one, heights) for one in tried]
    allowed = min(pages) * _MORE_PAGES
    return max(
        (one for one, count in zip(tried, pages, strict=True) if count <= allowed),
        key=lambda one: one.room,
    )


def _across(plan: Plan, across: int) -> Plan:
    """So many pages wide."""
    room = across * plan.sheet - plan.folded_gap
    return replace(plan, room=room, least_width=room)


def _pages(plan: Plan, heights: Mapping[Level, Sequence[float]]) -> int:
    """How many pages a map takes at least."""
    assert plan.page is not None
    high = plan.page[1]
    across = round((plan.room + plan.folded_gap) / plan.sheet)
    strips, left = 1, high
    for level in plan.lanes:
        lane = heights[level]
        depth = plan.rows_of(len(lane), plan.width(level))
        rows = [max(lane[row::depth], default=plan.card_height) for row in range(depth)]
        for number, row in enumerate(rows, 1):
            needed = row + (plan.row_gap if number < depth else 2 * plan.lane_margin)
            if needed > left:
                strips, left = strips + 1, high
            left -= needed
    return across * strips


@lru_cache(maxsize=64)
def _whole(counts: tuple[int, ...], aspect: float, shown: int) -> Plan:
    """For one page: usual maps do not fold, larger ones take the shape of the page."""
    widths = tuple(
        next((width for most, width in _WIDTHS[level] if count <= most), _FULL_WIDTH)
        for level, count in zip(LEVELS, counts, strict=True)
    )
    lanes = list(zip(counts, widths, strict=True))
    unfolded = max(count * (width + _CARD_GAP) for count, width in lanes)
    room = unfolded if unfolded <= _UNFOLDED_ROOM else _FOLDED_ROOM
    while room < unfolded:
        plan = _folded(widths, room)
        more_rows = sum(max(0, plan.rows_of(*lane) - 1) for lane in lanes)
        if (room + HEAD_WIDTH) / (shown * _LOWEST_LANE + more_rows * _LOWEST_ROW) >= aspect:
            break
        room *= _GROWTH
    return _folded(widths, room)


def _folded(widths: tuple[float, ...], room: float) -> Plan:
    return Plan(widths, room, card_gap=_CARD_GAP, folded_gap=_FOLDED_GAP, row_gap=_ROW_GAP)
