"""Lines that pass a rectangle, as Qt has them: of a long one, no more than the pieces there.

A near view of a large map is crossed by hundreds of lines that come from far; of each only a few
pieces lie in it, and only those are made.
"""

from __future__ import annotations

import threading
from math import floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from confluence_desktop.drawing.geometry import Cubic, Line
from confluence_desktop.painting.pieces import cut, place_on, stretches_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confluence_desktop.drawing.geometry import Outline, Rect
    from confluence_desktop.painting.pieces import Piece, Stretch

_KEPT = 10_000

_Run = tuple[int, int]
"""Numbers of the first and the last of some pieces that hang together."""


class Way:
    """An outline that is painted piece by piece."""

    __slots__ = ("_curves", "_firsts", "_path", "_runs", "_stretches", "outline")

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self._stretches = stretches_of(outline)
        self._firsts = [0]
        for stretch in self._stretches:
            self._firsts.append(self._firsts[-1] + stretch.pieces)
        self._curves: dict[int, list[Piece]] = {}
        self._runs: list[_Run] = []
        self._path = QPainterPath()

    def passing(self, area: Rect) -> QPainterPath:
        """The pieces that pass an area, and maybe some beside it."""
        runs: list[_Run] = []
        for first, last in self._seen(area):
            if runs and runs[-1][1] + 1 == first and self._hangs_on(first):
                runs[-1] = (runs[-1][0], last)
            else:
                runs.append((first, last))
        runs = [self._accompanied(*run) for run in runs]
        if runs != self._runs:
            self._runs, self._path = runs, self._painted(runs)
        return self._path

    def _seen(self, area: Rect) -> Iterator[_Run]:
        """The numbers of the pieces that pass an area, in order."""
        left, top, right, bottom = area.x, area.y, area.right, area.bottom
        for place, stretch in enumerate(self._stretches):
            _, part, _, least_x, least_y, most_x, most_y = stretch
            if least_x > right or most_x < left or least_y > bottom or most_y < top:
                continue
            begin = self._firsts[place]
            if isinstance(part, Line):
                span = _span(stretch, left, top, right, bottom)
                if span is not None:
                    yield begin + span[0], begin + span[1]
                continue
            for number, piece in enumerate(self._cut(place), begin):
                if (
                    piece[2] <= right
                    and piece[4] >= left
                    and piece[3] <= bottom
                    and piece[5] >= top
                ):
                    yield number, number

    def _cut(self, place: int) -> list[Piece]:
        pieces = self._curves.get(place)
        if pieces is None:
            pieces = self._curves[place] = cut(self._stretches[place])
        return pieces

    def _hangs_on(self, number: int) -> bool:
        """Whether a piece begins where the one before it ends."""
        if not 0 < number < self._firsts[-1]:
            return False
        if number not in self._firsts:
            return True
        place = self._firsts.index(number)
        return self._stretches[place].start == self._stretches[place - 1].part.to

    def _accompanied(self, first: int, last: int) -> _Run:
        """Some pieces, and none alone if it hangs together with others.

        Qt paints a single straight piece in another way, which gives other pixels than the same
        piece in a longer line.
        """
        if first == last and self._hangs_on(first):
            return first - 1, last
        if first == last and self._hangs_on(last + 1):
            return first, last + 1
        return first, last

    def _painted(self, runs: list[_Run]) -> QPainterPath:
        path = QPainterPath()
        for first, last in runs:
            is_begun = False
            for place, begin in enumerate(self._firsts[:-1]):
                one = max(first - begin, 0)
                other = min(last - begin, self._stretches[place].pieces - 1)
                if one <= other:
                    self._extend(path, place, one, other, is_begun=is_begun)
                    is_begun = True
        return path

    def _extend(
        self, path: QPainterPath, place: int, one: int, other: int, *, is_begun: bool
    ) -> None:
        """Add pieces of a stretch to a path, which has come to where they begin, or goes there."""
        stretch = self._stretches[place]
        if isinstance(stretch.part, Line):
            if not is_begun:
                path.moveTo(*place_on(stretch, one))
            for number in range(one + 1, other + 2):
                path.lineTo(*place_on(stretch, number))
            return
        pieces = self._cut(place)[one : other + 1]
        if not is_begun:
            path.moveTo(*pieces[0].start)
        for piece in pieces:
            part = piece.part
            assert isinstance(part, Cubic)
            path.cubicTo(QPointF(*part.first), QPointF(*part.second), QPointF(*part.to))


class _OfThisThread(threading.local):
    def __init__(self) -> None:
        self.ways: dict[int, Way] = {}


_mine = _OfThisThread()


def way_of(outline: Outline) -> Way:
    """The way of an outline; kept for outlines that are painted again."""
    kept = _mine.ways.get(id(outline))
    if kept is not None and kept.outline is outline:
        return kept
    if len(_mine.ways) >= _KEPT:
        _mine.ways.clear()
    made = _mine.ways[id(outline)] = Way(outline)
    return made


def _span(
    straight: Stretch, left: float, top: float, right: float, bottom: float
) -> tuple[int, int] | None:
    """The numbers of the first and the last piece of a straight line that pass an area."""
    start, to = straight.start, straight.part.to
    enters, leaves = 0.0, 1.0
    for begin, end, low, high in ((start.x, to.x, left, right), (start.y, to.y, top, bottom)):
        if begin != end:
            one, other = (low - begin) / (end - begin), (high - begin) / (end - begin)
            enters, leaves = max(enters, min(one, other)), min(leaves, max(one, other))
    if enters > leaves:
        return None
    last = straight.pieces - 1
    return min(last, floor(enters * straight.pieces)), min(last, floor(leaves * straight.pieces))
