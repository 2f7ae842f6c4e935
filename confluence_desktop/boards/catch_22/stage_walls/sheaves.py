"""Cards under headings, side by side: becauses under their arrows, "yes, but"s under their steps.

All have type of one size, the largest in which everything fits. In the smallest, headings and cards
are cut with a mark, and at last the older cards are counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from confluence_desktop.boards.catch_22.card_rows import LINES, CardRows, Setting, settled
from confluence_desktop.boards.catch_22.listed import Listed, alone
from confluence_desktop.boards.catch_22.stage_walls.scene import (
    CURRENT,
    FLOOR_PX,
    GAP,
    INK,
    MEET,
    SIZES_PX,
)
from confluence_desktop.drawing.fitted_text import Placed, snug_line
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import EditableText, Figure, Text
from confluence_desktop.drawing.text_block import Face, TextBlock
from confluence_desktop.drawing.text_layout import LINE_HEIGHT, layout_text
from confluence_desktop.workshop.catch_22 import Side

_NARROWEST = 11
"""How many times the size of its type a sheaf is wide at least."""
_HEAD_GAP = 10.0
_HEAD_LINES = 3
_NUMBER_GAP = 14.0


@dataclass(frozen=True, slots=True)
class Sheaf:
    """A heading with its cards.

    Attributes:
        key: Of the heading's figure.
        record_id: Of what the heading says, if that is a record.
        number: Before the heading; empty without one.
        count: At the heading's end, such as how many cards there should be.
        side: The current whose colour the heading has; None for that of the crossing.
    """

    key: str
    heading: str
    cards: tuple[Listed, ...]
    number: str = ""
    count: str = ""
    record_id: str | None = None
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    size_px: float
    columns: int
    lines: int | None
    head_lines: int | None


def sheaves(held: Sequence[Sheaf], room: Rect, columns: Sequence[int]) -> list[Figure]:
    """The sheaves in the largest type that fits, in one of some numbers of columns."""
    if not held:
        return []
    least = SIZES_PX[-1]
    for size in SIZES_PX:
        for count in columns:
            plan = _Plan(size, count, None, None)
            if _width(room, count) >= _NARROWEST * size and _fits(held, room, plan):
                return _placed(held, room, plan)
    for lines in LINES:
        for count in columns:
            plan = _Plan(least, count, lines, _HEAD_LINES)
            if _fits(held, room, plan, is_last=True):
                return _placed(held, room, plan)
    plan = _Plan(least, _calmest(room, columns), 1, _HEAD_LINES - 1)
    return _counted(held, room, plan)


def _width(room: Rect, columns: int) -> float:
    return (room.width - (columns - 1) * 2 * GAP) / columns


def _calmest(room: Rect, columns: Sequence[int]) -> int:
    """As many columns as the type bears."""
    return max(
        (one for one in columns if _width(room, one) >= _NARROWEST * FLOOR_PX), default=columns[0]
    )


def _rows(held: Sequence[Sheaf], columns: int) -> list[Sequence[Sheaf]]:
    return [held[start : start + columns] for start in range(0, len(held), columns)]


def _cards(sheaf: Sheaf, plan: _Plan, room: Rect) -> CardRows:
    setting = Setting(plan.size_px, 1, plan.lines, FLOOR_PX)
    return CardRows(alone(sheaf.cards), setting, room, sheaf.key)


def _height(sheaf: Sheaf, plan: _Plan, width: float) -> float:
    rows = _cards(sheaf, plan, Rect(0, 0, width, 1e9))
    return _Heading(sheaf, plan, width).height + _HEAD_GAP + rows.height()


def _fits(held: Sequence[Sheaf], room: Rect, plan: _Plan, *, is_last: bool = False) -> bool:
    width = _width(room, plan.columns)
    if not is_last and any(_Heading(one, plan, width).lines > _HEAD_LINES for one in held):
        return False
    rows = _rows(held, plan.columns)
    heights = [max(_height(sheaf, plan, width) for sheaf in row) for row in rows]
    if sum(heights) + (len(rows) - 1) * GAP > room.height:
        return False
    place = Rect(0, 0, width, 1e9)
    return all(_cards(sheaf, plan, place).is_roomy(is_last=is_last) for sheaf in held)


def _placed(held: Sequence[Sheaf], room: Rect, plan: _Plan) -> list[Figure]:
    """Every sheaf with all its cards; what height is left goes between the rows."""
    width = _width(room, plan.columns)
    rows = _rows(held, plan.columns)
    heights = [max(_height(sheaf, plan, width) for sheaf in row) for row in rows]
    gap = GAP
    if len(rows) > 1:
        gap = max(GAP, min(3 * GAP, (room.height - sum(heights)) / (len(rows) - 1)))
    figures: list[Figure] = []
    y = room.y
    for row, height in zip(rows, heights, strict=True):
        for place, sheaf in enumerate(row):
            at = Rect(room.x + place * (width + 2 * GAP), y, width, height)
            heading = _Heading(sheaf, plan, width)
            figures.append(heading.figure(at))
            under = at.y + heading.height + _HEAD_GAP
            below = Rect(at.x, under, width, at.bottom - under)
            figures += _cards(sheaf, plan, below).figures()
        y += height + gap
    return figures


def _counted(held: Sequence[Sheaf], room: Rect, plan: _Plan) -> list[Figure]:
    """Every sheaf in an equal part of the height, with as many of its cards as fit there."""
    width = _width(room, plan.columns)
    rows = _rows(held, plan.columns)
    share = (room.height - (len(rows) - 1) * GAP) / len(rows)
    figures: list[Figure] = []
    for number, row in enumerate(rows):
        for place, sheaf in enumerate(row):
            at = Rect(
                room.x + place * (width + 2 * GAP), room.y + number * (share + GAP), width, share
            )
            heading = _Heading(sheaf, plan, width)
            figures.append(heading.figure(at))
            under = at.y + heading.height + _HEAD_GAP
            below = Rect(at.x, under, width, at.bottom - under)
            figures += settled(
                alone(sheaf.cards), (plan.size_px,), FLOOR_PX, below, (1,), key=sheaf.key
            )
    return figures


class _Heading:
    """The heading of a sheaf: its number, what it says, and a count at the end."""

    def __init__(self, sheaf: Sheaf, plan: _Plan, width: float) -> None:
        self._sheaf = sheaf
        face = Face(plan.size_px, 700)
        self._number = snug_line(sheaf.number, Face(plan.size_px, 700, tabular=True), width)
        self._count = snug_line(sheaf.count, Face(max(FLOOR_PX, plan.size_px * 0.8), 600), width)
        before = self._number.width + _NUMBER_GAP if sheaf.number else 0.0
        after = self._count.width + _NUMBER_GAP if sheaf.count else 0.0
        self._before = before
        self._text: TextBlock = layout_text(
            sheaf.heading, face, width - before - after, max_lines=plan.head_lines
        )
        self._width = width

    @property
    def lines(self) -> int:
        return self._text.lines

    @property
    def height(self) -> float:
        return max(self._text.height, self._number.height)

    def figure(self, at: Rect) -> Figure:
        sheaf = self._sheaf
        ink = CURRENT[sheaf.side] if sheaf.side else MEET
        texts = [Text(self._text, Point(at.x + self._before, at.y), ink)]
        if sheaf.number:
            texts.append(Text(self._number, Point(at.x, at.y), ink))
        if sheaf.count:
            drop = (self._text.face.size_px - self._count.face.size_px) * LINE_HEIGHT * 0.7
            x = at.x + self._width - self._count.width
            texts.append(Text(self._count, Point(x, at.y + drop), INK))
        rect = Rect(at.x, at.y, self._width, self.height)
        placed = Placed.at(self._text, texts[0].at.x, texts[0].at.y)
        editable: tuple[EditableText, ...] = ()
        if sheaf.record_id:
            face = self._text.face
            text = EditableText(sheaf.record_id, "text", placed.rect, face, sheaf.heading)
            editable = (text,)
        said = " ".join(part for part in (sheaf.number, sheaf.heading, sheaf.count) if part)
        return Figure(
            sheaf.record_id or sheaf.key,
            rect,
            tuple(texts),
            record_id=sheaf.record_id,
            block=(),
            texts=editable,
            z=2,
            name=said,
        )
