"""The map's geometry: lanes, rows and the rectangle of every card. Pure; nothing ever overlaps."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from confluence_desktop.boards.strategy_map.columns import Column, place_columns
from confluence_desktop.boards.strategy_map.measures import SIDE_MARGIN, Plan
from confluence_desktop.boards.strategy_map.rows import Lane, LaneAsked, Names, Row, stacked_lane
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.workshop.cards import LEVELS, Card, Level


class Block(NamedTuple):
    """Rows of one lane that a link passes; in the lane's first row all its columns can be seen."""

    row: Row
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class MapLayout:
    """Where everything is, in board units; the middle of the map is x = 0, its top y = 0.

    Attributes:
        lanes: Of the seven levels.
        edges: Upper edges of the seven lanes, and the lower edge of the last.
        rects: Of each card, by id.
        rows: All rows of all lanes, from the top down.
        row_of: Index of each card's row.
        channel_of: A number for each card by which the links to it keep apart from others.
        lane_rows: Index of the first and the last row of each lane that holds cards.
        columns: The columns of each lane.
        least_width: Of the lanes beside their heads.
        head_width: Of the column of lane heads.
    """

    lanes: tuple[Lane, ...]
    edges: tuple[float, ...]
    rects: Mapping[str, Rect]
    rows: tuple[Row, ...]
    row_of: Mapping[str, int]
    channel_of: Mapping[str, int]
    lane_rows: tuple[tuple[int, int], ...]
    columns: Mapping[Level, Sequence[Column]]
    least_width: float
    head_width: float
    _between: dict[tuple[int, int], tuple[Block, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @property
    def bounds(self) -> Rect:
        """All cards, with the column of lane heads to the left of them."""
        left = min([-self.least_width / 2, *(row.lefts[0] for row in self.rows if row.lefts)])
        right = max([self.least_width / 2, *(row.rights[-1] for row in self.rows if row.rights)])
        x = left - self.head_width - SIDE_MARGIN / 2
        return Rect(x, 0, right + SIDE_MARGIN - x, self.edges[-1])

    @property
    def row_middles(self) -> list[tuple[float, ...]]:
        """The middles of the rows of each lane; none of an empty one."""
        middles = [(row.top + row.bottom) / 2 for row in self.rows]
        return [
            tuple(middle for middle in middles if top <= middle < bottom)
            for top, bottom in pairwise(self.edges)
        ]

    def _height(self, level: Level) -> float:
        return self.edges[level.rank + 1] - self.edges[level.rank]

    def between(self, upper: int, lower: int) -> tuple[Block, ...]:
        """What lies between two rows, from the top down."""
        if lower - upper <= 1:
            return ()
        known = self._between.get((upper, lower))
        if known is None:
            known = self._between[upper, lower] = tuple(self._blocks(upper, lower))
        return known

    def _blocks(self, upper: int, lower: int) -> Iterator[Block]:
        rows = self.rows
        for first, last in self.lane_rows:
            top, bottom = max(first, upper + 1), min(last, lower - 1)
            if top <= bottom:
                yield Block(rows[first], rows[top].top, rows[bottom].bottom)

    def level_at(self, y: float) -> Level:
        """The lane at a height, the nearest one outside the map."""
        shown = [level for level in LEVELS if self._height(level)]
        inside = sum(1 for level in shown[1:] if y >= self.edges[level.rank])
        return shown[inside]

    def place_at(self, level: Level, to: Point, without: frozenset[str]) -> int:
        """Index in a lane for a card whose middle is dropped at a point.

        Args:
            level: The lane.
            to: The point.
            without: Ids of cards that do not count, as they are moved themselves.
        """
        return len(self._passed(level, to, without))

    def left_of(self, level: Level, to: Point, without: frozenset[str]) -> str | None:
        """Id of the card behind which one belongs that is dropped at a point; None at the start."""
        passed = self._passed(level, to, without)
        return passed[-1] if passed else None

    def _passed(self, level: Level, to: Point, without: frozenset[str]) -> list[str]:
        """The cards of a lane before a point, in their order."""
        passed: list[str] = []
        for column in self.columns[level]:
            staying = [card for card in column.cards if card.id not in without]
            rects = {card.id: self.rects[card.id] for card in staying}
            if len(column.cards) == 1:
                passed += [id_ for id_, rect in rects.items() if rect.centre.x < to.x]
                continue
            edges = self.rects[column.cards[0].id]
            if edges.right < to.x:
                passed += rects
            elif edges.x <= to.x:
                passed += [id_ for id_, rect in rects.items() if rect.centre.y < to.y]
        return passed


def lay_out(
    rows: Mapping[Level, Sequence[Card]],
    links: Sequence[tuple[str, str]],
    heights: Mapping[str, float],
    plan: Plan,
    *,
    last: MapLayout | None = None,
    names: Names | None = None,
) -> MapLayout:
    """The geometry of a map.

    Args:
        rows: The cards of each level from left to right.
        links: Ids of means and end of every link between them.
        heights: Of each card, by id, at the width of its lane.
        plan: The measures of the map.
        last: A layout whose equal rectangles and rows are taken over, to be compared faster.
        names: The names of clusters that stand above rows.
    """
    columns = place_columns(rows, links, plan)
    names = names or Names(0.0, {})
    layout = _stacked(columns, heights, plan, last=last, names=names)
    if plan.fills:
        bounds = layout.bounds
        missing = bounds.width / plan.fills - bounds.height
        more = float(missing / len(plan.lanes) // 1)
        if more > 0:
            layout = _stacked(columns, heights, plan, last=last, names=names, more=more)
    return layout


def _stacked(
    columns: Mapping[Level, Sequence[Column]],
    heights: Mapping[str, float],
    plan: Plan,
    *,
    last: MapLayout | None,
    names: Names,
    more: float = 0.0,
) -> MapLayout:
    """Lanes one below the other, each higher by so much than it has to be."""
    known = last.lanes if last is not None else (None,) * len(LEVELS)
    lanes: list[Lane] = []
    edges = [0.0]
    rows: list[Row] = []
    lane_rows: list[tuple[int, int]] = []
    rects: dict[str, Rect] = {}
    row_of: dict[str, int] = {}
    channel_of: dict[str, int] = {}
    for level, old in zip(LEVELS, known, strict=True):
        there = columns[level]
        asked = LaneAsked(
            level,
            there,
            [heights[card.id] for column in there for card in column.cards],
            plan,
            edges[-1],
            len(rows),
            more,
            names if names.of else None,
        )
        lane = old if old is not None and old.asked == asked else stacked_lane(asked, old)
        if lane.rows:
            lane_rows.append((len(rows), len(rows) + len(lane.rows) - 1))
        lanes.append(lane)
        edges.append(lane.bottom)
        rows += lane.rows
        rects.update(lane.rects)
        row_of.update(lane.row_of)
        channel_of.update(lane.channel_of)
    return MapLayout(
        tuple(lanes),
        tuple(edges),
        rects,
        tuple(rows),
        row_of,
        channel_of,
        tuple(lane_rows),
        columns,
        plan.least_width,
        plan.head_width,
    )
