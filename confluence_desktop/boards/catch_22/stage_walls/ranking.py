"""A revealed vote on the wall: most dots first, each with its dots and how they were given."""

from dataclasses import dataclass

from confluence_desktop.boards.catch_22.stage_walls.scene import (
    CARD,
    CURRENT,
    FLOOR_PX,
    GAP,
    INK,
    MUTED,
    RADIUS,
    SIZES_PX,
    Scene,
    entry_figure,
    rest_figure,
    said,
)
from confluence_desktop.boards.catch_22.standing import all_becauses, ranked_becauses
from confluence_desktop.drawing.fitted_text import one_line, snug_line
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Box, Figure, Ink, Shape, Text
from confluence_desktop.drawing.text_block import Align, Face, TextBlock
from confluence_desktop.drawing.text_layout import LINE_HEIGHT, layout_text
from confluence_desktop.workshop.catch_22 import Because, Loop
from confluence_desktop.workshop.exercise import counted
from confluence_desktop.workshop.spoken import spoken
from confluence_desktop.workshop.votes import Poll
from confluence_desktop.workshop.votes_operations import Ranked

_PAD = 12.0
_DOTS_SHARE, _SPREAD_SHARE = 0.2, 0.2
_DOT, _DOT_GAP = 0.55, 0.16
"""A dot and the air behind it, as shares of the type's size."""
_LEAST_DOT = 5.0
"""Smaller ones are not drawn; the number says how many there are."""
_BAR_GAP = 6.0
_BAR_WIDTH = 46.0
_MOST_BARS = 6
"""The last column of a spread counts all who gave so many dots or more."""


@dataclass(frozen=True, slots=True)
class _Plan:
    size_px: float
    lines: int | None
    count: int


def ranking(scene: Scene, room: Rect, poll: Poll) -> list[Figure]:
    """The becauses of a vote in their order, in the largest type in which all that got dots fit."""
    becauses = {one.id: one for one in all_becauses(scene.records, scene.board)}
    rows = ranked_becauses(scene.records, scene.board, poll)
    rows = [one for one in rows if one.item_id in becauses]
    if not rows:
        return []
    voted = max(1, sum(one.dots > 0 for one in rows))
    table = _Table(scene, room, becauses, rows)
    for count in dict.fromkeys((len(rows), voted)):
        for size in SIZES_PX[2:]:
            plan = _Plan(size, None, count)
            if table.fits(plan):
                return table.figures(plan)
    for count in range(voted, 0, -1):
        for lines in (2, 1):
            plan = _Plan(FLOOR_PX, lines, count)
            if table.fits(plan):
                return table.figures(plan)
    return table.figures(_Plan(FLOOR_PX, 1, 1))


class _Table:
    """The rows of a ranking, and how they are set."""

    def __init__(
        self, scene: Scene, room: Rect, becauses: dict[str, Because], rows: list[Ranked]
    ) -> None:
        self._scene, self._room = scene, room
        self._becauses, self._rows = becauses, rows
        self._loops = {loop.id: loop for loop in scene.records.where(Loop, board_id=scene.board.id)}
        self._most = max(1, *(one.dots for one in rows))
        self._given = min(_MOST_BARS, max((len(one.spread) for one in rows), default=1))
        share = 0.0 if scene.is_upright else _SPREAD_SHARE
        self._spread_width = min(
            room.width * max(share, 0.24), self._given * (_BAR_WIDTH + _BAR_GAP)
        )

    def fits(self, plan: _Plan) -> bool:
        """Whether so many rows, and the count of the others, are no higher than the room."""
        rows = self._rows[: plan.count]
        total = sum(self._height(one, plan) for one in rows) + (len(rows) - 1) * GAP / 2
        if plan.count < len(self._rows):
            total += GAP / 2 + FLOOR_PX * LINE_HEIGHT
        return total + self._head_height <= self._room.height

    def figures(self, plan: _Plan) -> list[Figure]:
        """The rows, one below the other."""
        y = self._room.y
        figures = [self._head(y)]
        y += self._head_height
        for place, one in enumerate(self._rows[: plan.count], 1):
            height = self._height(one, plan)
            figures.append(
                self._row(place, one, plan, Rect(self._room.x, y, self._room.width, height))
            )
            y += height + GAP / 2
        left = len(self._rows) - plan.count
        if left:
            figures.append(rest_figure(self._scene, left, Point(self._room.x, y), self._room.width))
        return figures

    @property
    def _head_height(self) -> float:
        return FLOOR_PX * LINE_HEIGHT + 4

    def _head(self, y: float) -> Figure:
        width = max(self._spread_width, 240)
        block = one_line(said("spread_head"), Face(FLOOR_PX), width, align=Align.END)
        at = Point(self._room.right - block.width - _PAD, y)
        rect = Rect(at.x, y, block.width, block.height)
        return Figure(
            self._scene.key("head"), rect, (Text(block, at, MUTED),), z=2, name=block.text
        )

    def _text_width(self, plan: _Plan) -> float:
        number = plan.size_px * 1.6
        return self._room.width * (1 - _DOTS_SHARE) - self._spread_width - 4 * _PAD - number

    def _blocks(self, one: Ranked, plan: _Plan) -> tuple[TextBlock, TextBlock | None]:
        because = self._becauses[one.item_id]
        width = self._text_width(plan)
        text = layout_text(because.text, Face(plan.size_px, 600), width, max_lines=plan.lines)
        if not because.not_true_when.strip():
            return text, None
        foot_px = max(FLOOR_PX, plan.size_px * 0.8)
        foot = str(said("not_true_when")).format(text=because.not_true_when.strip())
        return text, layout_text(foot, Face(foot_px), width, max_lines=plan.lines)

    def _height(self, one: Ranked, plan: _Plan) -> float:
        text, foot = self._blocks(one, plan)
        needed = text.height + (foot.height if foot else 0.0) + 2 * _PAD
        return max(needed, FLOOR_PX * LINE_HEIGHT + 34 + _PAD)

    def _row(self, place: int, one: Ranked, plan: _Plan, rect: Rect) -> Figure:
        because = self._becauses[one.item_id]
        loop = self._loops[because.loop_id]
        ink = CURRENT[loop.side]
        text, foot = self._blocks(one, plan)
        number = snug_line(str(one.number), Face(plan.size_px, 700, tabular=True), rect.width)
        high = text.height + (foot.height if foot else 0.0)
        y = rect.y + (rect.height - high) / 2
        x = rect.x + _PAD
        at = Point(x + plan.size_px * 1.6, y)
        shapes: list[Shape] = [
            Box(rect, CARD, ink, 4.0 if place == 1 else 1.5, RADIUS),
            Text(number, Point(x, y), ink),
            Text(text, at, INK),
        ]
        if foot is not None:
            shapes.append(Text(foot, Point(at.x, y + text.height), MUTED))
        dots_x = at.x + self._text_width(plan) + _PAD
        shapes += self._dots(one, plan, dots_x, rect, ink)
        shapes += self._spread(one, rect, ink)
        dots = counted(said("dots"), one.dots)
        name = str(said("ranked_name")).format(place=place, text=because.text, dots=dots)
        said_name = ", ".join([name, *_in_words(one)])
        return entry_figure(because, rect, shapes, (text, at), said_name)

    def _dots(self, one: Ranked, plan: _Plan, x: float, rect: Rect, ink: Ink) -> list[Shape]:
        face = Face(plan.size_px, 700, tabular=True)
        count = snug_line(str(one.dots), face, rect.width)
        middle = rect.centre.y
        shapes: list[Shape] = [Text(count, Point(x, middle - count.height / 2), INK)]
        room = self._room.width * _DOTS_SHARE - plan.size_px * 1.6 - _PAD
        step = min(plan.size_px * (_DOT + _DOT_GAP), room / self._most)
        size = step * _DOT / (_DOT + _DOT_GAP)
        if size >= _LEAST_DOT:
            left = x + plan.size_px * 1.6
            shapes += [
                Box(Rect(left + n * step, middle - size / 2, size, size), ink, radius=size / 2)
                for n in range(one.dots)
            ]
        return shapes

    def _gave(self, one: Ranked) -> list[int]:
        """How many people gave it 0, 1, 2 … dots, as many columns as are drawn."""
        row = [*one.spread, *[0] * self._given]
        most = self._given - 1
        return [*row[:most], sum(row[most:])]

    def _spread(self, one: Ranked, rect: Rect, ink: Ink) -> list[Shape]:
        """A column for each number of dots, as high as so many people gave it."""
        if not one.spread:
            return []
        people = max(max(self._gave(row), default=1) for row in self._rows) or 1
        step = self._spread_width / self._given
        left = rect.right - _PAD - self._spread_width
        foot = FLOOR_PX * LINE_HEIGHT
        floor = rect.bottom - foot - 2
        high = floor - rect.y - 6
        shapes: list[Shape] = []
        for dots, gave in enumerate(self._gave(one)):
            x = left + dots * step
            bar = max(2.0, high * gave / people)
            fill = ink if gave else MUTED
            shapes.append(Box(Rect(x + 3, floor - bar, step - 6, bar), fill, radius=2))
            is_rest = dots == _MOST_BARS - 1
            label = one_line(
                f"{dots}+" if is_rest else str(dots),
                Face(FLOOR_PX, 400, tabular=True),
                step,
                align=Align.CENTRE,
            )
            shapes.append(Text(label, Point(x, floor), MUTED))
        return shapes


def _in_words(one: Ranked) -> list[str]:
    people = spoken("exercise")["people"]
    return [
        str(said("spread")).format(people=counted(people, gave), dots=counted(said("dots"), dots))
        for dots, gave in enumerate(one.spread)
        if gave
    ]
