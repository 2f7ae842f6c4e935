"""The measures of a map: how wide and how high its cards are, and how far apart."""

from dataclasses import dataclass
from math import ceil

from confluence_desktop.workshop.cards import LEVELS, Level

HEAD_WIDTH = 150.0
SIDE_MARGIN = 24.0
LEAST_WIDTH = 1080.0
"""Of the lanes beside their heads, however few their cards are."""
DEEP = 6
"""Lanes of more rows than this leave places free, so that a card that comes in moves few others."""

_EXACT_BITS = 5
"""Up to 31 cards of a lane count exactly, more in steps of a sixteenth to a thirtieth."""
_SPARE = 4
_FILLED = 1 - 1 / (2 * _SPARE)


def about(count: int) -> int:
    """A number of cards, counted up to a round one where they are many.

    So one card more seldom changes the measures of a large map, which would move every card.
    """
    step = max(1, 1 << max(0, count.bit_length() - _EXACT_BITS))
    return -(-count // step) * step


def least_in_column(rows: int) -> int:
    """How many cards a column of a deep lane holds at least."""
    return rows - rows // _SPARE


@dataclass(frozen=True, slots=True)
class Plan:
    """The measures of one map.

    Attributes:
        widths: Of the cards of each level, from mission to tools.
        room: What a lane may take up from left to right; fuller ones fold into several rows.
        lane_height: Of a lane with one row of cards whose text is short.
        card_height: Of a card whose text is short.
        row_gap: From one row of a lane to the next.
        folded_gap: Between the columns of a folded lane, wider, as links run there.
        least_width: Of the lanes beside their heads, however few their cards are.
        head_width: Of the column of lane heads.
        is_titles: Cards are lower than their texts need, so they say how these begin.
        runs_on: The map is too high to be seen at once, so that every row names its lane.
        is_steady: Deep lanes leave places free, for a view in which people work.
        view: The measures of a view, where these are not such measures; there pins hold exactly,
            elsewhere cards stand in the same order around a pinned one, and that one as far along
            its lane, where there is room.
        lanes: The levels that are shown.
        fills: Width by height up to which few lanes are made higher; 0 leaves them as they are.
        page: Width and height of a page, heads of lanes included; None where there are none.
        sheet: How much of a map that takes several pages goes on one from left to right, a whole
            number of columns; no card lies across the edge of one. 0 where there are no pages.
    """

    widths: tuple[float, ...]
    room: float
    lane_height: float = 136.0
    card_height: float = 90.0
    card_gap: float = 16.0
    folded_gap: float = 36.0
    row_gap: float = 30.0
    least_width: float = LEAST_WIDTH
    head_width: float = HEAD_WIDTH
    is_titles: bool = False
    runs_on: bool = False
    is_steady: bool = False
    view: "Plan | None" = None
    lanes: tuple[Level, ...] = LEVELS
    fills: float = 0.0
    page: tuple[float, float] | None = None
    sheet: float = 0.0

    @property
    def lane_margin(self) -> float:
        """Between the edge of a lane and its cards."""
        return (self.lane_height - self.card_height) / 2

    def width(self, level: Level) -> float:
        return self.widths[level.rank]

    def sets_texts_like(self, other: "Plan") -> bool:
        """Whether the texts of cards are set alike in both, where widths are the same."""
        return (self.card_height, self.is_titles) == (other.card_height, other.is_titles)

    def left_of_pin(self, pin: float, level: Level, room: float) -> float:
        """Where a card that was pinned in a view stands in this room."""
        if self.view is None:
            return pin
        middle = pin + self.view.width(level) / 2
        return middle * room / max(self.view.room, LEAST_WIDTH) - self.width(level) / 2

    def rows_of(self, count: int, width: float) -> int:
        """How many rows a lane of so many cards takes."""
        if count * (width + self.card_gap) <= self.room + self.card_gap:
            return 1
        columns = self.columns_in_room(width)
        rows = ceil(count / columns)
        if self.is_steady and rows > DEEP:
            return ceil(about(count) / columns / _FILLED)
        return rows

    def rows_kept(self, count: int, width: float) -> int:
        """How many rows a deep lane takes up, though its last ones may be empty; else none."""
        rows = self.rows_of(count, width)
        return rows if self.is_steady and rows > DEEP else 0

    def columns_in_room(self, width: float) -> int:
        """How many columns of a folded lane stand side by side."""
        return max(1, int((self.room + self.folded_gap) // (width + self.folded_gap)))

    def packed_width(self, count: int, width: float) -> float:
        """How wide a lane of so many cards is at least."""
        rows = self.rows_of(count, width)
        gap = self.card_gap if rows == 1 else self.folded_gap
        return max(0.0, ceil(count / rows) * (width + gap) - gap)
