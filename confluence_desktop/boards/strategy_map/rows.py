"""The rows of one lane: its columns side by side, the cards of all of them row by row."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from confluence_desktop.boards.strategy_map.columns import Column
from confluence_desktop.boards.strategy_map.measures import Plan
from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.workshop.cards import Level

_ROWS_TOGETHER = 6
_STEP = 48.0
"""In a deep lane every sixth row begins at a multiple of this, and the next lane at one of twice as
much, so that a card that becomes a line higher moves the rows near it and seldom all below."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cards side by side, from the top of the tallest to its bottom.

    Attributes:
        lefts: Left edges, rising.
        rights: The right edges to these.
    """

    top: float
    bottom: float
    lefts: tuple[float, ...]
    rights: tuple[float, ...]


class Names(NamedTuple):
    """Names of clusters above rows of cards, in each lane above the first row that has theirs.

    Attributes:
        height: What a row with names has above it.
        of: The cluster of each card that its name may stand above.
    """

    height: float
    of: Mapping[str, str]

    def new_in(self, card_ids: Sequence[str], named: Collection[str]) -> set[str]:
        """The clusters of some cards that have no name yet."""
        if not self.of:
            return set()
        return {self.of[id_] for id_ in card_ids if id_ in self.of}.difference(named)


class LaneAsked(NamedTuple):
    """All that a lane follows from.

    Attributes:
        heights: Of its cards, column by column.
        top: Its upper edge.
        first_row: How many rows lie above it.
        more: It is higher by so much than it has to be.
        names: The names of clusters above rows; None where there are none.
    """

    level: Level
    columns: Sequence[Column]
    heights: Sequence[float]
    plan: Plan
    top: float
    first_row: int
    more: float
    names: Names | None


@dataclass(frozen=True, slots=True)
class Lane:
    """One level as it is laid out.

    Attributes:
        asked: What it follows from; the next layout takes it over where that is the same.
        rects: Of each card, by id.
        rows: From the top down.
        row_of: Index of each card's row, counted over the whole map.
        channel_of: A number for each card by which the links to it keep apart from others.
        bottom: Its lower edge.
    """

    asked: LaneAsked
    rects: Mapping[str, Rect]
    rows: tuple[Row, ...]
    row_of: Mapping[str, int]
    channel_of: Mapping[str, int]
    bottom: float

    def rows_unlike(self, other: "Lane") -> Sequence[int] | None:
        """Which of its rows do not begin and end where those of another lane do.

        None where links that pass all of the lane pass it otherwise: they see its upper and its
        lower edge, and between which columns there are gaps.
        """
        one, two = self.rows, other.rows
        if one is two or (not one and not two):
            return ()
        if not one or not two:
            return None
        if (one[0].lefts, one[0].rights, one[0].top, one[-1].bottom) != (
            two[0].lefts,
            two[0].rights,
            two[0].top,
            two[-1].bottom,
        ):
            return None
        shared = min(len(one), len(two))
        unlike = [
            n for n in range(shared) if (one[n].top, one[n].bottom) != (two[n].top, two[n].bottom)
        ]
        return [*unlike, *range(shared, max(len(one), len(two)))]


def stacked_lane(asked: LaneAsked, last: Lane | None = None) -> Lane:
    """A lane, with those rectangles and rows of the last one that are equal, to compare faster."""
    plan, level, columns = asked.plan, asked.level, asked.columns
    depth = max((len(column.cards) for column in columns), default=0)
    if level not in plan.lanes or not depth:
        height = plan.lane_height + asked.more if level in plan.lanes else 0.0
        return Lane(asked, {}, (), {}, {}, asked.top + height)
    lane = _Stack(asked, last)
    for number in range(depth):
        lane.add(number)
    return lane.finished(depth)


class _Stack:
    """A lane while its rows are put one below the other."""

    def __init__(self, asked: LaneAsked, last: Lane | None) -> None:
        self._asked = asked
        self._last = last
        self._width = asked.plan.width(asked.level)
        self._kept = asked.plan.rows_kept(len(asked.heights), self._width)
        self._named: set[str] = set()
        cards = [card for column in asked.columns for card in column.cards]
        self._heights = dict(zip([card.id for card in cards], asked.heights, strict=True))
        self._known_rects = last.rects if last is not None else {}
        self._known_rows = {row.top: row for row in last.rows} if last is not None else {}
        self._rects: dict[str, Rect] = {}
        self._row_of: dict[str, int] = {}
        self._channel_of: dict[str, int] = {}
        self._rows: list[Row] = []
        self._y = asked.top + asked.plan.lane_margin + asked.more / 2

    def add(self, number: int) -> None:
        """Put the next row below."""
        asked, plan = self._asked, self._asked.plan
        here = [(at, one) for at, one in enumerate(asked.columns) if len(one.cards) > number]
        ids = [column.cards[number].id for _, column in here]
        new = asked.names.new_in(ids, self._named) if asked.names else set()
        if new and asked.names:
            self._named.update(new)
            self._y += asked.names.height
        if self._kept and number and not number % _ROWS_TOGETHER:
            self._y = asked.top + _up_to(self._y - asked.top, _STEP)
        for id_, (at, column) in zip(ids, here, strict=True):
            self._rects[id_] = self._rect(id_, column.left)
            self._row_of[id_] = asked.first_row + number
            self._channel_of[id_] = at + number
        tallest = max([self._heights[id_] for id_ in ids])
        lefts = tuple([column.left for _, column in here])
        row = Row(self._y, self._y + tallest, lefts, tuple([left + self._width for left in lefts]))
        known = self._known_rows.get(self._y)
        self._rows.append(known if known is not None and known == row else row)
        self._y += tallest + plan.row_gap

    def finished(self, depth: int) -> Lane:
        """The lane, with room for the rows that it may still get."""
        asked, plan = self._asked, self._asked.plan
        y = self._y + max(0, self._kept - depth) * (plan.card_height + plan.row_gap)
        bottom = y + plan.lane_margin - plan.row_gap + asked.more / 2
        if self._kept:
            bottom = asked.top + _up_to(bottom - asked.top, 2 * _STEP)
        rows = tuple(self._rows)
        if self._last is not None and rows == self._last.rows:
            rows = self._last.rows
        return Lane(asked, self._rects, rows, self._row_of, self._channel_of, bottom)

    def _rect(self, card_id: str, left: float) -> Rect:
        height = self._heights[card_id]
        known = self._known_rects.get(card_id)
        if (
            known is not None
            and known.x == left
            and known.y == self._y
            and (known.width, known.height) == (self._width, height)
        ):
            return known
        return Rect(left, self._y, self._width, height)


def _up_to(length: float, step: float) -> float:
    """A length, made up to a whole number of steps."""
    return -(-length // step) * step
