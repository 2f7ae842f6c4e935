"""Where the rounds of a plan stand: in rows, each round on its crossing, boxes above and below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from confluence_desktop.boards.confluence_plan.cells import Cell, height_of
from confluence_desktop.boards.confluence_plan.measures import CASING, STROKE, Measures
from confluence_desktop.drawing.geometry import Rect

_MOST_BESIDE_CARD = 96.0
"""Between a card and the boxes above and below it: at least, and at most."""
_ABOVE_TRACE = (8.0, 40.0)
_MOST_MARGIN = 90.0
_OVER_THE_AXIS = 22.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where one round stands."""

    cell: Cell
    card: Rect
    learning: tuple[Rect, ...]
    serves: Rect | None


@dataclass(frozen=True, slots=True)
class Row:
    """Rounds side by side.

    Attributes:
        axis: The height on which the currents cross.
        reach: How far they may swing to both sides of it.
    """

    top: float
    bottom: float
    axis: float
    reach: float
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """All rows, and the whole board."""

    bounds: Rect
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Heights:
    """What the tallest of each kind takes in a row."""

    above: float
    card: float
    below: float
    serves: float

    def least(self, measure: Measures) -> float:
        """What a row of them needs."""
        air = 2 * measure.beside_card + (_ABOVE_TRACE[0] if self.serves else 0)
        words = self.above + self.card + self.below + self.serves
        return words + air + 2 * measure.row_margin


def lay_out(cells: Sequence[Cell], measure: Measures) -> Layout:
    """Rows of rounds; what the place has more of than they need goes between them."""
    chunks = [
        cells[start : start + measure.columns] for start in range(0, len(cells), measure.columns)
    ]
    heights = [_heights(chunk) for chunk in chunks]
    needed = sum(one.least(measure) for one in heights)
    head = measure.heading_room
    spare = max(0.0, measure.height - 2 * head - needed) / max(1, len(chunks))
    rows: list[Row] = []
    top = head
    for chunk, height in zip(chunks, heights, strict=True):
        row = _row(chunk, height, measure, top, height.least(measure) + spare)
        rows.append(row)
        top = row.bottom
    whole = max(measure.height, top + head)
    return Layout(Rect(0, 0, measure.width, whole), tuple(rows))


def _heights(cells: Sequence[Cell]) -> _Heights:
    def tallest(number: int) -> float:
        return max((cell.learning[number].height for cell in cells if cell.learning), default=0.0)

    return _Heights(
        tallest(0),
        max(cell.card_height for cell in cells),
        tallest(1),
        max(height_of(cell.serves) for cell in cells),
    )


def _row(
    cells: Sequence[Cell], heights: _Heights, measure: Measures, top: float, height: float
) -> Row:
    spare = height - heights.least(measure)
    beside = min(_MOST_BESIDE_CARD, measure.beside_card + 0.3 * spare)
    trace = min(_ABOVE_TRACE[1], _ABOVE_TRACE[0] + 0.08 * spare) if heights.serves else 0.0
    used = heights.above + heights.card + heights.below + heights.serves + 2 * beside + trace
    y = top + (height - used) / 2
    card_top = y + heights.above + beside
    axis = card_top + heights.card / 2
    below = card_top + heights.card + beside
    reach = heights.card / 2 + beside - STROKE / 2 - CASING  # clear of what stands over and under
    if not heights.above:
        reach = min(axis - top - STROKE, heights.card / 2 + _MOST_BESIDE_CARD)
    tops = _Tops(y, card_top, below, below + heights.below + trace)
    places = [_place(cell, n, measure, tops, heights) for n, cell in enumerate(cells)]
    return Row(top, top + height, axis, reach, tuple(places))


class _Tops(NamedTuple):
    """Where each kind begins in a row."""

    above: float
    card: float
    below: float
    serves: float


def _place(cell: Cell, number: int, measure: Measures, tops: _Tops, heights: _Heights) -> Place:
    width = measure.card_width
    left = measure.middle(number) - width / 2
    # A short card still covers the crossing that it stands on.
    card_height = max(cell.card_height, heights.card / 2 + _OVER_THE_AXIS)
    boxes = (
        Rect(left, tops.above, width, heights.above),
        Rect(left, tops.below, width, heights.below),
    )
    served = height_of(cell.serves)
    return Place(
        cell,
        Rect(left, tops.card, width, min(card_height, heights.card)),
        boxes if cell.learning else (),
        Rect(left, tops.serves, width, served) if served else None,
    )
