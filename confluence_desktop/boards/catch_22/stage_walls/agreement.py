"""The six steps of agreement on the wall: what they mean, and how the room stands."""

from dataclasses import dataclass

from confluence_desktop.boards.catch_22.stage_walls.commitment import step_in_question
from confluence_desktop.boards.catch_22.stage_walls.scene import (
    CARD,
    FLOOR_PX,
    GAP,
    INK,
    MEET,
    MUTED,
    RADIUS,
    SIZES_PX,
    Scene,
    said,
)
from confluence_desktop.drawing.fitted_text import fitted, snug_line
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.shapes import Box, Figure, Shape, Text
from confluence_desktop.drawing.text_block import Face
from confluence_desktop.drawing.text_layout import LINE_HEIGHT, layout_text
from confluence_desktop.workshop.exercise import counted
from confluence_desktop.workshop.spoken import spoken
from confluence_desktop.workshop.votes import Poll
from confluence_desktop.workshop.votes_operations import COMMIT, open_poll, revealed_poll

_PAD = 18.0
_BAR_SHARE = 0.42
_AGREE_STEPS = 3
"""So many of the six steps, from "fully", let a step go ahead."""
_AGREED_PX = (34.0, 30.0, 26.0, FLOOR_PX)
_LINES = 2


def agreement(scene: Scene, room: Rect) -> list[Figure]:
    """The six steps with their numbers; bars once the vote on the step in question is revealed."""
    poll = _revealed(scene)
    names: list[str] = spoken("exercise")["agreement"]
    result = _agreed(scene, poll, room) if poll is not None else None
    high = room.height - (result.bounds.height + GAP if result is not None else 0.0)
    most = (high - (len(names) - 1) * GAP / 2) / len(names)
    width = room.width * (1 - _BAR_SHARE) if poll is not None else room.width
    rows = _Rows(scene, poll, width, _size(names, width, most))
    row = min(most, _LINES * rows.size_px * LINE_HEIGHT + _PAD)
    figures, y = [], room.y
    for number, name in enumerate(names, 1):
        figures.append(rows.figure(number, name, Rect(room.x, y, room.width, row)))
        y += row + GAP / 2
    if poll is not None:
        figures.append(_agreed(scene, poll, Rect(room.x, y, room.width, room.bottom - y)))
    return figures


def _revealed(scene: Scene) -> Poll | None:
    """The vote on the step in question, unless another one is going on."""
    step = step_in_question(scene.records, scene.board.id)
    if step is None or open_poll(scene.records, scene.board.id, COMMIT) is not None:
        return None
    return revealed_poll(scene.records, scene.board.id, COMMIT, step.id)


def _size(names: list[str], width: float, most: float) -> float:
    """The largest type in which each name is at most two lines, and no higher than its row."""
    for size in SIZES_PX:
        face, room = Face(size, 600), width - 3.2 * size
        high = min(most - _PAD, _LINES * size * LINE_HEIGHT + 1)
        if all(layout_text(name, face, room).height <= high for name in names):
            return size
    return FLOOR_PX


def _agreed(scene: Scene, poll: Poll, room: Rect) -> Figure:
    text = str(said("agreed")).format(count=sum(poll.tally[:_AGREE_STEPS]), all=sum(poll.tally))
    block = fitted(text, _AGREED_PX, room.width, 2 * FLOOR_PX * LINE_HEIGHT, weight=700)
    rect = Rect(room.x, room.y, room.width, block.height)
    said_text = Text(block, Point(rect.x, rect.y), MEET)
    return Figure(scene.key("agreed"), rect, (said_text,), block=(), z=2, name=text)


@dataclass(frozen=True, slots=True)
class _Rows:
    """How the rows are set: the names as wide as `width`, and behind them the bars."""

    scene: Scene
    poll: Poll | None
    width: float
    size_px: float

    def figure(self, number: int, name: str, rect: Rect) -> Figure:
        """One step: its number, what it means, and how many chose it."""
        size = self.size_px
        bold = Face(size, 700, tabular=True)
        digit = snug_line(str(number), bold, self.width)
        lines = max(1, int((rect.height - 2) / (size * LINE_HEIGHT)))
        block = layout_text(name, Face(size, 600), self.width - 3.2 * size, max_lines=lines)
        middle = rect.centre.y
        shapes: list[Shape] = [
            Box(rect, CARD, MUTED, 1.2, RADIUS),
            Text(digit, Point(rect.x + _PAD, middle - digit.height / 2), MEET),
            Text(block, Point(rect.x + _PAD + 1.4 * size, middle - block.height / 2), INK),
        ]
        spoken_name = str(said("agree_step")).format(number=number, name=name)
        if self.poll is not None:
            people = self.poll.tally[number - 1]
            shapes += self._bar(people, rect)
            counted_people = counted(spoken("exercise")["people"], people)
            spoken_name = str(said("agree_name")).format(
                number=number, name=name, people=counted_people
            )
        key = self.scene.key(f"agree.{number}")
        return Figure(key, rect, tuple(shapes), block=(shapes[0],), z=2, name=spoken_name)

    def _bar(self, people: int, rect: Rect) -> list[Shape]:
        assert self.poll is not None
        bold = Face(self.size_px, 700, tabular=True)
        count = snug_line(str(people), bold, self.width)
        x = rect.x + self.width
        shapes: list[Shape] = [Text(count, Point(x, rect.centre.y - count.height / 2), INK)]
        if people:
            left = x + 1.8 * self.size_px
            room = rect.right - _PAD - left
            share = people / max(self.poll.tally)
            bar = Rect(left, rect.y + 10, max(6.0, room * share), rect.height - 20)
            shapes.append(Box(bar, MEET, radius=4))
        return shapes
