"""Steps against the four arrows, as a grid that the room can read."""

from dataclasses import dataclass

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.boards.catch_22.crossing_grid import GridRow, grid
from confluence_desktop.boards.catch_22.stage_walls.arrows import arrows_in_use
from confluence_desktop.boards.catch_22.stage_walls.scene import (
    CARD,
    CURRENT,
    FLOOR_PX,
    INK,
    MEET,
    MUTED,
    RADIUS,
    SIZES_PX,
    Scene,
    entry_figure,
    rest_figure,
    said,
)
from confluence_desktop.boards.catch_22.stage_walls.steps import steps_so_far
from confluence_desktop.drawing.fitted_text import one_line, snug_line
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Box, Figure, Ink, Shape, Text
from confluence_desktop.drawing.text_block import Align, Face, TextBlock
from confluence_desktop.drawing.text_layout import LINE_HEIGHT, layout_text, text_width
from confluence_desktop.workshop.catch_22 import Side, StepState

_PAD, _GAP = 10.0, 8.0
_MARK_PAD = 22.0
_NARROW = 800.0
"""In a narrower place the marks of a step stand below its words, each with its name."""
_STATE = {StepState.KEPT: "kept", StepState.COMMITTED: "committed"}


@dataclass(frozen=True, slots=True)
class _Plan:
    size_px: float
    lines: int | None


def steps_against_arrows(scene: Scene, room: Rect) -> list[Figure]:
    """A row a step: its number, what it says, which arrows it touches, what is kept.

    The kept ones stand first and stay, and then the newest.
    """
    rows = [(number, row) for number, row in enumerate(grid(scene.records, scene.board), 1)]
    if not rows:
        return steps_so_far(scene, room)
    rows.sort(key=lambda one: one[1].step.state is StepState.CANDIDATE)
    table = _Table(scene, room, rows)
    for size in SIZES_PX[1:]:
        if table.fits(_Plan(size, None)):
            return table.figures(_Plan(size, None))
    for lines in (3, 2, 1):
        if table.fits(_Plan(FLOOR_PX, lines)):
            return table.figures(_Plan(FLOOR_PX, lines))
    plan = _Plan(FLOOR_PX, 1)
    kept = sum(row.step.state is not StepState.CANDIDATE for _, row in rows)
    for left_out in range(1, len(rows)):
        shown = [*rows[:kept], *rows[kept + left_out :]]
        table = _Table(scene, room, shown, left_out)
        if table.fits(plan):
            break
    return table.figures(plan)


class _Table:
    """The grid in one place."""

    def __init__(
        self, scene: Scene, room: Rect, rows: list[tuple[int, GridRow]], left_out: int = 0
    ) -> None:
        self._scene, self._room = scene, room
        self._rows, self._left_out = rows, left_out
        self._arrows = [(number, now.arrow) for number, now in arrows_in_use(scene)]

    def fits(self, plan: _Plan) -> bool:
        """Whether all rows are no higher than the room."""
        total = self._head_height(plan) + sum(self._height(row, plan) for _, row in self._rows)
        total += _GAP * len(self._rows)
        if self._left_out:
            total += _GAP + FLOOR_PX * LINE_HEIGHT
        has_width = self._is_narrow or self._text_width(plan) >= 9 * plan.size_px
        return total <= self._room.height and has_width

    def figures(self, plan: _Plan) -> list[Figure]:
        """The heads of the columns, then a figure a step."""
        found = [] if self._is_narrow else [self._head(plan)]
        y = self._room.y + self._head_height(plan) + (0.0 if self._is_narrow else _GAP)
        for number, row in self._rows:
            rect = Rect(self._room.x, y, self._room.width, self._height(row, plan))
            found.append(self._row(number, row, plan, rect))
            y = rect.bottom + _GAP
        if self._left_out:
            at = Point(self._room.x, y)
            found.append(rest_figure(self._scene, self._left_out, at, self._room.width))
        return found

    @property
    def _is_narrow(self) -> bool:
        return self._room.width < _NARROW

    def _head_height(self, plan: _Plan) -> float:
        return 0.0 if self._is_narrow else plan.size_px * LINE_HEIGHT

    def _columns(self, plan: _Plan) -> list[tuple[str, Ink, float]]:
        """The heads of the columns behind the text, with their colour and width."""
        face = Face(plan.size_px, 700)
        least = text_width("88", face) + 2 * _MARK_PAD
        heads = [(str(number), CURRENT[arrow.side], least) for number, arrow in self._arrows]
        label = Face(max(FLOOR_PX, plan.size_px * 0.8), 600)
        for name, side in (("together", Side.LEFT), ("with_tool", Side.RIGHT)):
            text = str(said(name))
            heads.append((text, CURRENT[side], text_width(text, label) + _MARK_PAD))
        return heads

    def _number_width(self, plan: _Plan) -> float:
        return text_width("88", Face(plan.size_px, 700, tabular=True)) + 14

    def _text_width(self, plan: _Plan) -> float:
        taken = 0.0 if self._is_narrow else sum(width for _, _, width in self._columns(plan))
        return self._room.width - taken - self._number_width(plan) - 3 * _PAD

    def _blocks(self, row: GridRow, plan: _Plan) -> tuple[TextBlock, TextBlock | None]:
        is_kept = row.step.state is not StepState.CANDIDATE
        face = Face(plan.size_px, 700 if is_kept else 400)
        text = layout_text(row.step.text, face, self._text_width(plan), max_lines=plan.lines)
        if not is_kept:
            return text, None
        state = str(said(_STATE[row.step.state]))
        return text, snug_line(state, Face(FLOOR_PX, 600), self._text_width(plan))

    def _height(self, row: GridRow, plan: _Plan) -> float:
        text, state = self._blocks(row, plan)
        below = 2 * FLOOR_PX * LINE_HEIGHT if self._is_narrow else 0.0
        return text.height + (state.height if state else 0.0) + below + 2 * _PAD

    def _head(self, plan: _Plan) -> Figure:
        x = self._room.right - _PAD - sum(width for _, _, width in self._columns(plan))
        first, y = x, self._room.y
        shapes: list[Shape] = []
        for text, ink, width in self._columns(plan):
            is_number = text.isdecimal()
            size = plan.size_px if is_number else max(FLOOR_PX, plan.size_px * 0.8)
            block = one_line(text, Face(size, 700 if is_number else 600), width, align=Align.CENTRE)
            shapes.append(Text(block, Point(x, y + self._head_height(plan) - block.height), ink))
            x += width
        rect = Rect(first, y, x - first, self._head_height(plan))
        name = ", ".join(text for text, _, _ in self._columns(plan))
        return Figure(self._scene.key("head"), rect, tuple(shapes), block=(), z=2, name=name)

    def _row(self, number: int, row: GridRow, plan: _Plan, rect: Rect) -> Figure:
        step = row.step
        is_kept = step.state is not StepState.CANDIDATE
        text, state = self._blocks(row, plan)
        digit = snug_line(str(number), Face(plan.size_px, 700, tabular=True), rect.width)
        x = rect.x + _PAD
        at = Point(x + self._number_width(plan), rect.y + _PAD)
        shapes: list[Shape] = [
            Box(rect, CARD, MEET if is_kept else MUTED, 4.0 if is_kept else 1.2, RADIUS),
            Text(digit, Point(x, at.y), MEET),
            Text(text, at, INK),
        ]
        if state is not None:
            shapes.append(Text(state, Point(at.x, at.y + text.height), MEET))
        shapes += self._marks(row, plan, rect)
        return entry_figure(step, rect, shapes, (text, at), self._name(number, row))

    def _marks(self, row: GridRow, plan: _Plan, rect: Rect) -> list[Shape]:
        marked = {cell.arrow for cell in row.cells if cell.is_marked}
        signs = [
            ("✓", CURRENT[arrow.side]) if arrow.key in marked else ("·", MUTED)
            for _, arrow in self._arrows
        ]
        for is_so, side in ((row.step.together, Side.LEFT), (row.step.with_tool, Side.RIGHT)):
            unasked = ("○", MUTED) if row.step.is_unasked else ("✗", MUTED)
            signs.append(("✓", CURRENT[side]) if is_so else unasked)
        columns = self._columns(plan)
        if self._is_narrow:
            return self._named_marks(signs, [name for name, _, _ in columns], rect)
        x = rect.right - _PAD - sum(width for _, _, width in columns)
        shapes: list[Shape] = []
        for (sign, ink), (_, _, width) in zip(signs, columns, strict=True):
            block = one_line(sign, Face(plan.size_px, 700), width, align=Align.CENTRE)
            shapes.append(Text(block, Point(x, rect.centre.y - block.height / 2), ink))
            x += width
        return shapes

    def _named_marks(
        self, signs: list[tuple[str, Ink]], names: list[str], rect: Rect
    ) -> list[Shape]:
        """The marks with their names: of the arrows, and on a second line of both halves."""
        face, height = Face(FLOOR_PX, 600), FLOOR_PX * LINE_HEIGHT
        left = rect.x + _PAD + self._number_width(_Plan(FLOOR_PX, 1))
        x, y = left, rect.bottom - _PAD - 2 * height
        shapes: list[Shape] = []
        for place, ((sign, ink), name) in enumerate(zip(signs, names, strict=True)):
            if place == len(self._arrows):
                x, y = left, y + height
            said_mark = f"{name} {sign}" if place < len(self._arrows) else f"{sign} {name}"
            block = snug_line(said_mark, face, rect.right - _PAD - x)
            shapes.append(Text(block, Point(x, y), ink))
            x += block.width + _MARK_PAD
        return shapes

    def _name(self, number: int, row: GridRow) -> str:
        step = row.step
        marked = {cell.arrow for cell in row.cells if cell.is_marked}
        touched = ", ".join(str(no) for no, arrow in self._arrows if arrow.key in marked)
        together, tool = words.SPOKEN_TOGETHER[step.together], words.SPOKEN_TOOL[step.with_tool]
        if step.is_unasked:
            together, tool = words.SPOKEN_TOGETHER_UNASKED, words.SPOKEN_TOOL_UNASKED
        name = str(said("grid_name")).format(
            number=number,
            text=step.text,
            arrows=touched or said("grid_no_arrow"),
            together=together,
            tool=tool,
        )
        state = words.STEP_STATES.get(step.state)
        return f"{name}, {state}" if state else name
