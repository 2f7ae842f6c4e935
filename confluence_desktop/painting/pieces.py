"""Long curves in pieces, so that painting a strip of a board touches only what passes it.

A curve is always cut at the same places, whatever part of it is painted: each piece gives the same
pixels in a strip as in the whole.
"""

from __future__ import annotations

import threading
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from confluence_desktop.drawing.geometry import Cubic, Line, Move, Outline, Point

_PIECE = 200.0
"""Rough length of a piece in board units."""
_MOST_PIECES = 64
_KEPT = 10_000


class Stretch(NamedTuple):
    """One line or curve of an outline, into how many pieces it is cut, and what holds it."""

    start: Point
    part: Line | Cubic
    pieces: int
    left: float
    top: float
    right: float
    bottom: float


class Piece(NamedTuple):
    """A piece of a stretch and the edges of a rectangle that holds it."""

    start: Point
    part: Line | Cubic
    left: float
    top: float
    right: float
    bottom: float


class _OfThisThread(threading.local):
    def __init__(self) -> None:
        self.pieces: dict[int, tuple[Outline, tuple[Piece, ...]]] = {}


_mine = _OfThisThread()


def pieces_of(outline: Outline) -> tuple[Piece, ...]:
    """An outline's stretches in order, long curves cut into pieces; kept for the next time."""
    kept = _mine.pieces.get(id(outline))
    if kept is not None and kept[0] is outline:
        return kept[1]
    pieces: list[Piece] = []
    for stretch in stretches_of(outline):
        if isinstance(stretch.part, Line):
            places = [place_on(stretch, number) for number in range(stretch.pieces + 1)]
            pieces += [_piece(one, Line(other), other) for one, other in pairwise(places)]
        else:
            pieces += cut(stretch)
    if len(_mine.pieces) >= _KEPT:
        _mine.pieces.clear()
    _mine.pieces[id(outline)] = (outline, tuple(pieces))
    return _mine.pieces[id(outline)][1]


def stretches_of(outline: Outline) -> tuple[Stretch, ...]:
    """The lines and curves of an outline in order."""
    found: list[Stretch] = []
    start = Point(0, 0)
    for part in outline:
        to = part.to
        if not isinstance(part, Move):
            xs, ys = zip(start, *part, strict=True)
            reach = max(abs(to.x - start.x), abs(to.y - start.y))
            count = min(_MOST_PIECES, max(1, ceil(reach / _PIECE)))
            found.append(Stretch(start, part, count, min(xs), min(ys), max(xs), max(ys)))
        start = to
    return tuple(found)


def place_on(straight: Stretch, number: int) -> Point:
    """Where a piece of a straight stretch begins; after the last one, where that ends."""
    start, to = straight.start, straight.part.to
    return to if number >= straight.pieces else _between(start, to, number / straight.pieces)


def cut(curved: Stretch) -> list[Piece]:
    """The pieces of a curve."""
    pieces: list[Piece] = []
    at, rest = curved.start, curved.part
    assert isinstance(rest, Cubic)
    for left in range(curved.pieces, 1, -1):
        first, rest = _split(at, rest, 1 / left)
        pieces.append(_piece(at, first, first.first, first.second, first.to))
        at = first.to
    pieces.append(_piece(at, rest, rest.first, rest.second, rest.to))
    return pieces


def point_on(start: Point, curve: Cubic, t: float) -> Point:
    """A place on a curve: 0 is its start, 1 its end."""
    u = 1 - t
    a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
    return Point(
        a * start.x + b * curve.first.x + c * curve.second.x + d * curve.to.x,
        a * start.y + b * curve.first.y + c * curve.second.y + d * curve.to.y,
    )


def _split(start: Point, curve: Cubic, t: float) -> tuple[Cubic, Cubic]:
    """Cut a curve in two by de Casteljau's construction."""
    a = _between(start, curve.first, t)
    b = _between(curve.first, curve.second, t)
    c = _between(curve.second, curve.to, t)
    d, e = _between(a, b, t), _between(b, c, t)
    middle = _between(d, e, t)
    return Cubic(a, d, middle), Cubic(e, c, curve.to)


def _piece(start: Point, part: Line | Cubic, *others: Point) -> Piece:
    xs = [start.x, *(point.x for point in others)]
    ys = [start.y, *(point.y for point in others)]
    return Piece(start, part, min(xs), min(ys), max(xs), max(ys))


def _between(one: Point, other: Point, t: float) -> Point:
    return Point(one.x + (other.x - one.x) * t, one.y + (other.y - one.y) * t)
