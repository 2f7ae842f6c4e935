"""The map's measures on the wall: as many words as can be read from the back row at once.

A unit is such that type of `FLOOR` units is the smallest that the room can read. So a map that is
no larger than the wall in units can be read as a whole. Cards become lower as their lanes fold, and
say only how their texts begin where they become too low. A map that is too large even so keeps the
width of the wall and runs on below it; whoever shows it cuts it between its rows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from confluence_desktop.boards.strategy_map.measures import SIDE_MARGIN, Plan
from confluence_desktop.workshop.cards import LEVELS, Level

FLOOR = 22.0
HEAD_WIDTH = 172.0
LINE_HEIGHT = 1.15
TOP_BAR = 5.0
NAME_HEIGHT = 30.0
"""Of the name of a cluster above a row."""
SIDE, ABOVE_BELOW = 11.0, 4.0

_MOST_WIDTHS: Mapping[Level, float] = {
    Level.MISSION: 760.0,
    Level.VISION: 760.0,
    Level.GOAL: 480.0,
    Level.OBJECTIVE: 420.0,
    Level.STRATEGY: 360.0,
    Level.CAPABILITY: 340.0,
    Level.TOOL: 320.0,
}
_LEAST_WIDTH, _MOST_LEAST_WIDTH, _STEP = 158.0, 320.0, 6.0
_CARD_GAP, _FOLDED_GAP = 14.0, 22.0
_LANE_MARGIN, _ROW_GAP = 9.0, 14.0
_BESIDE_FOLDED = 48.0
"""Links run beside the outer columns of folded lanes."""

_MOST_HEIGHT = 130.0
_LETTER = 0.53
"""Mean width of a letter by type size."""
_ENOUGH_LETTERS = 32.0
"""Texts of usual length are no longer; a lane whose cards hold fewer shows titles."""
_FOLDED_WORTH = 0.75
_AIR = 9.0
"""More room for links between lanes, where cards hold three lines even so."""
_THREE_LINES = float(ceil(TOP_BAR + 2 * ABOVE_BELOW + 3 * LINE_HEIGHT * FLOOR))
_PART_WIDTH, _PART_HEIGHT = 230.0, 90.0
_TITLE_HEIGHT = float(ceil(TOP_BAR + 2 * ABOVE_BELOW + 2 * LINE_HEIGHT * FLOOR))


class _Fold(NamedTuple):
    """Lanes in rows that fill a room: the widths of their cards, and the height of all cards."""

    room: float
    widths: tuple[float, ...]
    rows: int
    more_rows: int
    height: float


@lru_cache(maxsize=256)
def plan_for_wall(
    counts: tuple[int, ...],
    aspect: float,
    least_type: float,
    shown: int = len(LEVELS),
    names: int = 0,
) -> Plan:
    """The measures for a map whose lanes hold so many cards, from mission to tools.

    Args:
        counts: Of the cards of each level.
        aspect: Width by height of the wall.
        least_type: Smallest type that can be read, as a share of the height.
        shown: How many lanes are shown; the others hold no cards.
        names: How many rows have names of clusters above them.
    """
    high = FLOOR / least_type
    room = high * aspect - HEAD_WIDTH - 1.5 * SIDE_MARGIN
    high -= names * NAME_HEIGHT
    folds = [_fold(counts, room, high, least, shown) for least in _least_widths(room)]
    full = max(folds, key=lambda fold: (_worth(fold, counts), -fold.more_rows))
    if _letters(full, counts) >= _ENOUGH_LETTERS:
        height = max(full.height - _AIR, min(full.height, _THREE_LINES))
        return _plan(full, min(height, _MOST_HEIGHT), high, shown)
    low = [fold for fold in folds if fold.height >= _TITLE_HEIGHT]
    if low:
        best = max(low, key=lambda fold: (_least_width(fold, counts), -fold.more_rows))
        return _plan(best, best.height, high, shown, is_titles=True)
    part = _fold(counts, room, high, min(_PART_WIDTH, room), shown)
    return replace(_plan(part, _PART_HEIGHT, 0.0, shown), runs_on=True)


def _least_widths(room: float) -> Iterator[float]:
    width = min(_LEAST_WIDTH, room)
    while width <= min(_MOST_LEAST_WIDTH, room):
        yield width
        width += _STEP


def _fold(counts: tuple[int, ...], room: float, high: float, least: float, shown: int) -> _Fold:
    """Each lane in as few rows as cards of a least width allow, and cards as wide as these do."""
    if max(counts) * (least + _CARD_GAP) > room + _CARD_GAP:
        room -= _BESIDE_FOLDED
    widths: list[float] = []
    rows = 0
    for level, count in zip(LEVELS, counts, strict=True):
        most = min(_MOST_WIDTHS[level], room)
        columns = count
        gap = _CARD_GAP
        depth = 1
        if count * (least + gap) > room + gap:
            gap = _FOLDED_GAP
            depth = ceil(count / max(1, int((room + gap) // (least + gap))))
            columns = ceil(count / depth)
        widths.append(min(most, float((room + gap) / max(1, columns) // 1 - gap)))
        rows += depth
    more_rows = rows - len(LEVELS)
    rows -= len(LEVELS) - shown
    free = high - shown * 2 * _LANE_MARGIN - more_rows * _ROW_GAP
    return _Fold(room, tuple(widths), rows, more_rows, float(free // rows))


def _plan(
    fold: _Fold,
    height: float,
    high: float,
    shown: int,
    *,
    is_titles: bool = False,
) -> Plan:
    """The measures; what height is left over goes between the lanes, where links run."""
    cards = fold.rows * height + fold.more_rows * _ROW_GAP
    margin = max(_LANE_MARGIN, (high - cards) / (2 * shown) // 1)
    return Plan(
        fold.widths,
        fold.room,
        lane_height=height + 2 * margin,
        card_height=height,
        card_gap=_CARD_GAP,
        folded_gap=_FOLDED_GAP,
        row_gap=_ROW_GAP,
        least_width=fold.room,
        head_width=HEAD_WIDTH,
        is_titles=is_titles,
    )


def _letters(fold: _Fold, counts: tuple[int, ...]) -> float:
    """How many letters the smallest card holds in type that can just be read."""
    inside = min(fold.height, _MOST_HEIGHT) - TOP_BAR - 2 * ABOVE_BELOW
    lines = inside // (LINE_HEIGHT * FLOOR)
    return lines * (_least_width(fold, counts) - 2 * SIDE) / (_LETTER * FLOOR)


def _worth(fold: _Fold, counts: tuple[int, ...]) -> float:
    """What the smallest card holds; folding takes from the order that is seen at a glance."""
    return min(_letters(fold, counts), 60.0) * _FOLDED_WORTH**fold.more_rows


def _least_width(fold: _Fold, counts: tuple[int, ...]) -> float:
    pairs = zip(fold.widths, counts, strict=True)
    return min([width for width, count in pairs if count], default=_MOST_LEAST_WIDTH)
