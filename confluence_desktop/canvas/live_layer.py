"""What moves: figures on their way from where they were to where they are now (DEC-5).

They are painted over a base frame without them, and the motion ends in a settled frame with them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from confluence_desktop.drawing.geometry import Cubic, Line, Move, Outline, Point, Rect
from confluence_desktop.drawing.shapes import Figure, Stroke

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QPainter

    PaintOne = Callable[[QPainter, Figure], None]

DURATION_MS = 180.0
MOST_MOVING = 300
"""More figures than this do not move one by one: the pictures before and after are blended."""


@dataclass(frozen=True, slots=True)
class _Moving:
    """One figure's way: `start` is None for one that appears, `end` for one that vanishes."""

    start: Figure | None
    end: Figure | None


class LiveLayer:
    """The figures that are in motion at the moment. Times are milliseconds of one clock."""

    def __init__(self) -> None:
        self._moving: dict[str, _Moving] = {}
        self._began_ms = 0.0
        self._lasts_ms = DURATION_MS

    @property
    def keys(self) -> frozenset[str]:
        """The figures that the base frame has to leave out."""
        return frozenset(self._moving)

    def start(
        self,
        gone: Iterable[Figure],
        came: Iterable[Figure],
        now_ms: float,
        duration_ms: float | None = None,
    ) -> bool:
        """Set figures in motion; one that is moving already goes on from where it is.

        Returns:
            False when there are too many; then nothing moves.
        """
        done = self._progress(now_ms)
        lost = {figure.key for figure in gone}
        before = {figure.key: figure for figure in gone}
        after = {figure.key: figure for figure in came}
        for key, way in self._moving.items():
            if way.end is not None:
                before[key] = _standing(way.start or way.end, way.end, done)
                if key not in lost:
                    after.setdefault(key, way.end)
        self._moving = {
            key: _Moving(before.get(key), after.get(key))
            for key in (before | after)
            if _is_seen_moving(before.get(key), after.get(key))
        }
        self._began_ms = now_ms
        self._lasts_ms = duration_ms or DURATION_MS
        if len(self._moving) > MOST_MOVING:
            self._moving = {}
            return False
        return True

    def stop(self) -> list[Figure]:
        """End all motion; gives the figures that the base frame now has to take in."""
        ended = [
            figure for way in self._moving.values() for figure in (way.end, way.start) if figure
        ]
        self._moving = {}
        return ended

    def is_over(self, now_ms: float) -> bool:
        return now_ms - self._began_ms >= self._lasts_ms

    def paint(self, painter: QPainter, paint_one: PaintOne, now_ms: float) -> None:
        """Paint the figures where they are at this moment; the painter stands in board units."""
        done = self._progress(now_ms)
        for way in sorted(
            self._moving.values(), key=lambda way: (way.end or way.start or _NOTHING).z
        ):
            painter.save()
            figure = way.end or way.start or _NOTHING
            if way.start is None:
                painter.setOpacity(done)
            elif way.end is None:
                painter.setOpacity(1 - done)
            else:
                standing = _standing(way.start, way.end, done)
                if way.end.is_line:
                    figure = standing
                else:
                    painter.translate(
                        standing.bounds.x - figure.bounds.x, standing.bounds.y - figure.bounds.y
                    )
            paint_one(painter, figure)
            painter.restore()

    def _progress(self, now_ms: float) -> float:
        """How far everything has come, 0–1, slower towards the end."""
        passed = max(0.0, min(1.0, (now_ms - self._began_ms) / self._lasts_ms))
        return 1 - (1 - passed) ** 3


_NOTHING = Figure("", Rect(0, 0, 0, 0), ())


def _is_seen_moving(before: Figure | None, after: Figure | None) -> bool:
    if before is None or after is None:
        return True
    return before.bounds != after.bounds


def _standing(start: Figure, end: Figure, done: float) -> Figure:
    """A figure on its way; a box's shapes stay at its end, the painter moves them."""
    if not end.is_line:
        at = _between(
            Point(start.bounds.x, start.bounds.y), Point(end.bounds.x, end.bounds.y), done
        )
        return replace(end, bounds=replace(end.bounds, x=at.x, y=at.y))
    old = next((shape for shape in start.shapes if isinstance(shape, Stroke)), None)
    if old is None:
        return end
    shapes = tuple(
        replace(shape, outline=_outline_between(old.outline, shape.outline, done))
        for shape in end.shapes
        if isinstance(shape, Stroke)
    )
    return replace(end, shapes=shapes, block=None, title=None, emphasised=None)


def _outline_between(start: Outline, end: Outline, done: float) -> Outline:
    if [type(part) for part in start] != [type(part) for part in end]:
        return end
    between: list[Move | Line | Cubic] = []
    for one, other in zip(start, end, strict=True):
        points = [_between(a, b, done) for a, b in zip(one, other, strict=True)]
        between.append(type(other)(*points))
    return tuple(between)


def _between(start: Point, end: Point, done: float) -> Point:
    return Point(start.x + (end.x - start.x) * done, start.y + (end.y - start.y) * done)
