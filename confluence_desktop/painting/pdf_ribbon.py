"""Strokes as areas, for strokes that change their colour on the way."""

from __future__ import annotations

import math
from itertools import cycle, pairwise
from typing import TYPE_CHECKING

from confluence_desktop.drawing.geometry import Cubic, Line, Move, Outline, Point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confluence_desktop.drawing.shapes import Stroke

_SAMPLES = 24
"""Points along a Bézier stretch where its outline is needed: under 0.05 pt from the true curve."""
_CAP_SAMPLES = 12


def ribbon(stroke: Stroke) -> Outline:
    """The outline of a stroke, or of each of its dashes.

    PDF can fill an area with a gradient but not a line.
    """
    points = list(_points(stroke.outline))
    runs = _dashes(points, stroke.dash) if stroke.dash else [points]
    return tuple(part for run in runs for part in _around(run, stroke))


def _around(points: list[Point], stroke: Stroke) -> Outline:
    """Out along one side, around its end, back along the other."""
    last = len(points) - 1
    ways = [
        _way(points[max(0, n - 1)], points[min(last, n + 1)], stroke.width / 2)
        for n in range(len(points))
    ]
    left = [_turned(point, way, 0) for point, way in zip(points, ways, strict=True)]
    right = [_turned(point, way, math.pi) for point, way in zip(points, ways, strict=True)]
    turns = [i * math.pi / _CAP_SAMPLES for i in range(1, _CAP_SAMPLES)]
    turns = turns if stroke.is_round_ended else []
    front = [_turned(points[-1], ways[-1], turn) for turn in turns]
    back = [_turned(points[0], ways[0], turn + math.pi) for turn in turns]
    around = [*left, *front, *reversed(right), *back]
    return (Move(around[0]), *(Line(point) for point in around[1:]))


def _dashes(points: list[Point], dash: tuple[float, ...]) -> Iterator[list[Point]]:
    """The stretches of a way that are drawn, by the lengths of dash and gap in turn."""
    lengths = cycle(dash)
    left, is_drawn, run = next(lengths), True, points[:1]
    for here, there in pairwise(points):
        whole = math.dist(here, there)
        passed = 0.0
        while whole - passed > left:
            passed += left
            cut = Point(
                here.x + (there.x - here.x) * passed / whole,
                here.y + (there.y - here.y) * passed / whole,
            )
            if is_drawn:
                yield [*run, cut]
            left, is_drawn, run = next(lengths), not is_drawn, [cut]
        left -= whole - passed
        run.append(there)
    if is_drawn and len(run) > 1:
        yield run


def _way(before: Point, after: Point, length: float) -> Point:
    """The direction from one point to another, so long."""
    distance = math.hypot(after.x - before.x, after.y - before.y) or 1.0
    return Point((after.x - before.x) / distance * length, (after.y - before.y) / distance * length)


def _turned(centre: Point, along: Point, turn: float) -> Point:
    """A point beside a line: 0 is its left, a quarter turn ahead, half a turn its right."""
    sine, cosine = math.sin(turn), math.cos(turn)
    return Point(
        centre.x + along.x * sine - along.y * cosine, centre.y + along.y * sine + along.x * cosine
    )


def _points(outline: Outline) -> Iterator[Point]:
    here = Point(0, 0)
    for part in outline:
        if isinstance(part, Cubic):
            for step in range(1, _SAMPLES + 1):
                yield _on_curve(here, part, step / _SAMPLES)
        else:
            yield part.to
        here = part.to


def _on_curve(start: Point, curve: Cubic, t: float) -> Point:
    level = [start, curve.first, curve.second, curve.to]
    while len(level) > 1:
        level = [Point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t) for a, b in pairwise(level)]
    return level[0]
