"""A single loop as a ring: two boxes wait for each other on it, and arrows say the way round."""

from dataclasses import dataclass

from confluence_desktop.boards.catch_22.stage_walls.scene import CARD, words_figure
from confluence_desktop.drawing.fitted_text import one_line
from confluence_desktop.drawing.geometry import Cubic, Line, Move, Outline, Point, Rect
from confluence_desktop.drawing.infinity_sign import CASING, STROKE
from confluence_desktop.drawing.shapes import Area, Box, Figure, Ink, Shape, Stroke, Text
from confluence_desktop.drawing.text_block import Align, Face

_KAPPA = 0.5522847498
_NUMBER_PX, _NUMBER_BOX = 34.0, 60.0
_CLEAR = 14.0
_MOST_WIDTH = 1500.0
_HIGHEST = 0.9
"""Of a ring with its boxes, as a share of its width."""


@dataclass(frozen=True, slots=True)
class Ring:
    """An ellipse in a place, with a box over its top and one over its bottom.

    Attributes:
        middle: Of the ellipse.
        across: Half its width.
        down: Half its height.
        box_width: How wide a box may be.
        box_most: How high a box may be.
    """

    room: Rect
    middle: Point
    across: float
    down: float
    box_width: float
    box_most: float

    @classmethod
    def in_room(cls, room: Rect, *, upright: bool) -> "Ring":
        """The largest ring for a place, with half of each box outside it."""
        edge = _NUMBER_BOX / 2 + 4
        across = min(room.width, _MOST_WIDTH) / 2 - edge
        height = min(room.height, _HIGHEST * 2 * across)
        most = height * (0.2 if upright else 0.24)
        down = height / 2 - most / 2
        return cls(room, room.centre, across, down, across * (1.7 if upright else 1.25), most)

    def box(self, width: float, height: float, *, is_above: bool) -> Rect:
        """Where a box of this size stands: about the ring's top or bottom, within the place."""
        y = self.middle.y + (-self.down if is_above else self.down) - height / 2
        return Rect(self.middle.x - width / 2, y, width, height)

    def inside(self, top: float, bottom: float) -> Rect:
        """What is free inside between two heights, clear of the stroke."""
        y, end = top + _CLEAR, bottom - _CLEAR
        furthest = max(abs(y - self.middle.y), abs(end - self.middle.y))
        share = max(0.0, 1 - (furthest / self.down) ** 2) ** 0.5
        half = max(60.0, self.across * share - STROKE / 2 - CASING - _CLEAR)
        return Rect(self.middle.x - half, y, 2 * half, max(40.0, end - y))

    def figure(self, key: str, ink: Ink, numbers: tuple[int, int]) -> Figure:
        """The stroke, its arrowheads, and the numbers of its arrows on both sides."""
        shapes: list[Shape] = [
            Stroke(self._outline(), ink, STROKE, casing=CASING),
            *(self._head(place) for place in ((1, 1), (1, -1), (-1, 1), (-1, -1))),
        ]
        for sign, number in zip((1, -1), numbers, strict=True):
            shapes += self._number(sign, number, ink)
        reach = _NUMBER_BOX / 2
        bounds = Rect(
            self.middle.x - self.across - reach,
            self.middle.y - self.down - STROKE / 2 - CASING,
            2 * (self.across + reach),
            2 * self.down + STROKE + 2 * CASING,
        )
        made = words_figure(key, [shape for shape in shapes if isinstance(shape, Text)])
        return Figure(key, bounds, tuple(shapes), block=(shapes[0],), z=0, name=made.name)

    def _outline(self) -> Outline:
        x, y, a, b = self.middle.x, self.middle.y, self.across, self.down
        ka, kb = a * _KAPPA, b * _KAPPA
        top, right = Point(x, y - b), Point(x + a, y)
        low, left = Point(x, y + b), Point(x - a, y)
        return (
            Move(top),
            Cubic(Point(x + ka, y - b), Point(x + a, y - kb), right),
            Cubic(Point(x + a, y + kb), Point(x + ka, y + b), low),
            Cubic(Point(x - ka, y + b), Point(x - a, y + kb), left),
            Cubic(Point(x - a, y - kb), Point(x - ka, y - b), top),
        )

    def _head(self, place: tuple[int, int]) -> Area:
        """An arrowhead half way to a side: down on the right, up on the left."""
        side, up = place
        cosine, sine = 0.86, 0.51
        at = Point(
            self.middle.x + side * self.across * cosine, self.middle.y - up * self.down * sine
        )
        along = Point(up * self.across * sine, side * self.down * cosine)
        size = (along.x**2 + along.y**2) ** 0.5
        way = Point(along.x / size, along.y / size)
        aside = Point(-way.y * 8.5, way.x * 8.5)
        front = Point(at.x + way.x * 9.5, at.y + way.y * 9.5)
        back = Point(at.x - way.x * 9.5, at.y - way.y * 9.5)
        return Area(
            (
                Move(front),
                Line(Point(back.x + aside.x, back.y + aside.y)),
                Line(Point(back.x - aside.x, back.y - aside.y)),
                Line(front),
            ),
            Ink("paper"),
        )

    def _number(self, sign: int, number: int, ink: Ink) -> list[Shape]:
        centre = Point(self.middle.x + sign * self.across, self.middle.y)
        rect = Rect(centre.x, centre.y, 0, 0).grown(_NUMBER_BOX / 2)
        face = Face(_NUMBER_PX, 700, tabular=True)
        block = one_line(str(number), face, _NUMBER_BOX, align=Align.CENTRE)
        at = Point(rect.x, centre.y - block.height / 2)
        return [Box(rect, CARD, ink, 4, _NUMBER_BOX / 2), Text(block, at, ink)]
