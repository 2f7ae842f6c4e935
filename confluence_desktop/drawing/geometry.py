"""Points, rectangles and outlines, in board units.

One unit is a pixel of a 1920 × 1080 screen; y grows downwards.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Point(NamedTuple):
    """A place on a board."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle by its top left corner and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def holds(self, point: Point) -> bool:
        """Whether a point lies inside or on the edge."""
        return self.x <= point.x <= self.right and self.y <= point.y <= self.bottom

    def meets(self, other: "Rect") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def spans(self, other: "Rect") -> bool:
        """Whether all of another rectangle lies inside."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def grown(self, by: float) -> "Rect":
        """The rectangle with a margin of so many units on every side (negative: shrunk)."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def moved(self, dx: float, dy: float) -> "Rect":
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    @classmethod
    def around(cls, rects: Iterable["Rect"]) -> "Rect":
        """The smallest rectangle that holds all; an empty one at the origin if there are none."""
        held = list(rects)
        if not held:
            return cls(0, 0, 0, 0)
        x, y = min([r.x for r in held]), min([r.y for r in held])
        right, bottom = max([r.x + r.width for r in held]), max([r.y + r.height for r in held])
        return cls(x, y, right - x, bottom - y)


class Move(NamedTuple):
    """Start of a stretch of outline."""

    to: Point


class Line(NamedTuple):
    """A straight stretch."""

    to: Point


class Cubic(NamedTuple):
    """A Bézier stretch with two control points."""

    first: Point
    second: Point
    to: Point


Outline = tuple[Move | Line | Cubic, ...]
"""A path; a filled one closes itself."""


def outline_bounds(outline: Outline) -> Rect:
    """A rectangle that holds the outline, control points included."""
    points = [point for part in outline for point in part]
    return Rect.around(Rect(point.x, point.y, 0, 0) for point in points)


def fitted_curve(
    at: Callable[[float], Point],
    slope: Callable[[float], Point],
    start: float,
    end: float,
    pieces: int,
) -> Outline:
    """A stretch of a curve, fitted with Béziers that share its tangents.

    Args:
        at: Where the curve is, by its parameter.
        slope: How fast it moves there.
        start: The parameter at the beginning of the stretch.
        end: The one at its end.
        pieces: How many Béziers.
    """
    step = (end - start) / pieces
    parts: list[Move | Line | Cubic] = [Move(at(start))]
    for number in range(pieces):
        here_at, there_at = start + number * step, start + (number + 1) * step
        here, there = at(here_at), at(there_at)
        leaving, arriving = slope(here_at), slope(there_at)
        parts.append(
            Cubic(
                Point(here.x + leaving.x * step / 3, here.y + leaving.y * step / 3),
                Point(there.x - arriving.x * step / 3, there.y - arriving.y * step / 3),
                there,
            )
        )
    return tuple(parts)
