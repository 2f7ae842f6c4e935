"""The infinity sign: x = a·cos t /(1 + sin² t), y = 2b·sin t·cos t /(1 + sin² t), about the origin.

With y downwards and t growing, one goes from the far right below to the middle, on above to the far
left, back below through the middle, and above to the far right.
"""

import math
from dataclasses import dataclass, replace
from typing import ClassVar

from typing_extensions import override

from confluence_desktop.drawing.geometry import Line, Move, Outline, Point, Rect, fitted_curve

_PIECES_A_TURN = 48


@dataclass(frozen=True, slots=True)
class Lemniscate:
    """The sign by its half width and half height."""

    half_width: float
    half_height: float

    heads: ClassVar[tuple[float, ...]] = (0.0, 2.0, 0.68, 1.32, 2.68, 3.32)
    """Where the arrowheads sit, in quarter turns."""

    @property
    def ends(self) -> tuple[Point, Point]:
        """The far ends of the two lobes: the left one, and the right."""
        return Point(-self.half_width, 0), Point(self.half_width, 0)

    def lowered(self, by: float) -> "Lemniscate":
        """The same sign, so much lower above the crossing and below it."""
        return replace(self, half_height=self.half_height - by)

    @property
    def lobe_x(self) -> float:
        """How far from the middle a lobe is highest."""
        return self.half_width * math.sqrt(2 / 3) / (4 / 3)

    def at(self, t: float) -> Point:
        sine, cosine = math.sin(t), math.cos(t)
        ring = 1 + sine * sine
        return Point(
            self.half_width * cosine / ring,
            2 * math.sqrt(2) * self.half_height * sine * cosine / ring,
        )

    def slope(self, t: float) -> Point:
        """The derivative by t."""
        sine, cosine = math.sin(t), math.cos(t)
        ring = 1 + sine * sine
        turn = 2 * sine * cosine
        b = math.sqrt(2) * self.half_height
        return Point(
            self.half_width * (-sine * ring - cosine * turn) / ring**2,
            2 * b * ((cosine * cosine - sine * sine) * ring - sine * cosine * turn) / ring**2,
        )

    def arc(self, start: float, end: float) -> Outline:
        """The stretch from one t to another, fitted with Béziers that share its tangents."""
        pieces = max(1, math.ceil(_PIECES_A_TURN * (end - start) / math.tau))
        return fitted_curve(self.at, self.slope, start, end, pieces)

    def arrowhead(self, t: float, length: float, width: float) -> Outline:
        """A small triangle on the curve that points the way round."""
        tip, way = self.at(t), self.slope(t)
        size = math.hypot(way.x, way.y) or 1.0
        along, across = Point(way.x / size, way.y / size), Point(-way.y / size, way.x / size)
        back = Point(tip.x - along.x * length / 2, tip.y - along.y * length / 2)
        front = Point(tip.x + along.x * length / 2, tip.y + along.y * length / 2)
        return (
            Move(front),
            Line(Point(back.x + across.x * width / 2, back.y + across.y * width / 2)),
            Line(Point(back.x - across.x * width / 2, back.y - across.y * width / 2)),
            Line(front),
        )

    def span(self, top: float, bottom: float) -> tuple[float, float]:
        """Between which x the right lobe is open over a range of heights; crossed if nowhere."""
        ends = [self._crossings(top), self._crossings(bottom)]
        return max(inner for inner, _ in ends), min(outer for _, outer in ends)

    def _crossings(self, y: float) -> tuple[float, float]:
        """Where the right lobe passes a height: near the middle, and outside.

        Squaring y/b = 2·sin·cos/(1 + sin²) gives (4 + k²)u² + (2k² − 4)u + k² = 0 for u = sin² t.
        """
        k = y / (math.sqrt(2) * self.half_height)
        first, second = 4 + k * k, 2 * k * k - 4
        root = second * second - 4 * first * k * k
        if root < 0:
            return self.lobe_x, self.lobe_x
        small = (-second - math.sqrt(root)) / (2 * first)
        large = (-second + math.sqrt(root)) / (2 * first)
        return self._x_of(large), self._x_of(small)

    def _x_of(self, sine_squared: float) -> float:
        kept = min(1.0, max(0.0, sine_squared))
        return self.half_width * math.sqrt(1 - kept) / (1 + kept)

    def bounds(self, stroke_width: float) -> Rect:
        """A rectangle around the drawn sign."""
        return Rect(
            -self.half_width, -self.half_height, 2 * self.half_width, 2 * self.half_height
        ).grown(stroke_width / 2)


@dataclass(frozen=True, slots=True)
class UprightLemniscate(Lemniscate):
    """The same sign set on end: the left lobe above, the right one below, for places that are high.

    The half width and the half height are those of the sign as it stands.
    """

    heads: ClassVar[tuple[float, ...]] = (0.42, 1.58, 2.42, 3.58)

    @property
    @override
    def ends(self) -> tuple[Point, Point]:
        """The far ends of the two lobes: the upper one, and the lower."""
        return Point(0, -self.half_height), Point(0, self.half_height)

    @override
    def at(self, t: float) -> Point:
        lying = self._lying.at(t)
        return Point(lying.y, lying.x)

    @override
    def slope(self, t: float) -> Point:
        lying = self._lying.slope(t)
        return Point(lying.y, lying.x)

    def half_inside(self, top: float, bottom: float) -> float:
        """How far a lobe is open to both sides of its middle over a range of heights."""
        return min(self._half_at(top), self._half_at(bottom))

    def turn_to(self, y: float) -> float:
        """How far from a lobe's end, as t, the sign is at a height."""
        return math.asin(math.sqrt(self._sine_squared(y)))

    @property
    def _lying(self) -> Lemniscate:
        return Lemniscate(self.half_height, self.half_width)

    def _half_at(self, y: float) -> float:
        u = self._sine_squared(y)
        return 2 * math.sqrt(2) * self.half_width * math.sqrt(u * (1 - u)) / (1 + u)

    def _sine_squared(self, y: float) -> float:
        """Squaring y/a = cos/(1 + sin²) gives k²u² + (2k² + 1)u + k² − 1 = 0 for u = sin² t."""
        k = min(1.0, max(1e-9, (y / self.half_height) ** 2))
        return max(0.0, (math.sqrt(8 * k + 1) - 2 * k - 1) / (2 * k))
