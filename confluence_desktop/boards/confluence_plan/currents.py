"""The two currents: y = reach · (1 − u/n) · cos πu, crossing once a round and ending as one.

`u` counts rounds: round k has its crossing at k + ½, and its stretch from k to k + 1. What one
current lacks in a round it passes by there: a thin broken line.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter

from confluence_desktop.boards.confluence_plan.measures import CASING, STROKE, Measures
from confluence_desktop.drawing.geometry import Outline, Point, fitted_curve
from confluence_desktop.drawing.shapes import Gradient, Ink, Stroke

_PIECES_A_ROUND = 8
_THIN, _DASH = 5.0, (13.0, 11.0)
_SIGNS = {"together": -1.0, "tools": 1.0}


@dataclass(frozen=True, slots=True)
class Braid:
    """Both currents along one row.

    Attributes:
        first: How many rounds came in the rows before.
        count: Rounds in this row, `whole` in all of them.
        left: Where the row begins, `pitch` from one crossing to the next.
    """

    first: int
    count: int
    whole: int
    left: float
    pitch: float
    axis: float
    reach: float

    def strokes(self, passed_by: Sequence[frozenset[str]]) -> tuple[Stroke, ...]:
        """The lines of the row, the tools' over the other.

        Args:
            passed_by: For each round of the row, the currents that it lacks.
        """
        found: list[Stroke] = []
        for current in _SIGNS:
            lacks = [(current in missing, number) for number, missing in enumerate(passed_by)]
            for is_missing, run in groupby(lacks, key=itemgetter(0)):
                numbers = [self.first + number for _, number in run]
                found += self._stretch(current, numbers[0], numbers[-1] + 1, is_missing=is_missing)
        # A thin line never crosses a whole one from above, and the end is painted last.
        return tuple(sorted(found, key=lambda stroke: (stroke.width, -stroke.casing)))

    def at(self, current: str, u: float) -> Point:
        """Where a current is after so many rounds."""
        swing = self.reach * (1 - u / self.whole)
        y = self.axis + _SIGNS[current] * swing * math.cos(math.pi * u)
        return Point(self.left + (u - self.first) * self.pitch, y)

    def _slope(self, current: str, u: float) -> Point:
        swing = self.reach * (1 - u / self.whole)
        turn = math.pi * u
        change = -self.reach / self.whole * math.cos(turn) - swing * math.pi * math.sin(turn)
        return Point(self.pitch, _SIGNS[current] * change)

    def _stretch(self, current: str, start: float, end: float, *, is_missing: bool) -> list[Stroke]:
        """A current from one place to another; behind the last crossing nothing parts the two."""
        if is_missing:
            outline = self._outline(current, start, end)
            return [Stroke(outline, self._colours(current), _THIN, dash=_DASH)]
        parted = min(end, self.whole - 0.5)
        strokes = [self._stroke(current, start, parted, CASING)]
        if parted < end:
            strokes.append(self._stroke(current, parted, end, 0.0))
        return strokes

    def _outline(self, current: str, start: float, end: float) -> Outline:
        pieces = round(_PIECES_A_ROUND * (end - start))
        at, slope = partial(self.at, current), partial(self._slope, current)
        return fitted_curve(at, slope, start, end, pieces)

    def _stroke(self, current: str, start: float, end: float, casing: float) -> Stroke:
        outline = self._outline(current, start, end)
        colours = self._colours(current)
        return Stroke(outline, colours, STROKE, casing=casing, is_round_ended=True)

    def _colours(self, current: str) -> Gradient:
        """From the current's own colour at the plan's beginning to the common one at its end."""
        start, end = self.first / self.whole, (self.first + self.count) / self.whole
        right = self.left + self.count * self.pitch
        return Gradient(
            Point(self.left, self.axis),
            Point(right, self.axis),
            ((0.0, Ink("meet", start, current)), (1.0, Ink("meet", end, current))),
        )


def braid(measure: Measures, row: int, whole: int, axis: float, reach: float) -> Braid:
    """The currents along one row of a plan."""
    first = row * measure.columns
    return Braid(
        first=first,
        count=min(measure.columns, whole - first),
        whole=whole,
        left=measure.edge,
        pitch=measure.pitch,
        axis=axis,
        reach=reach,
    )
