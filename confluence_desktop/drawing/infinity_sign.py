"""The infinity sign as it is drawn on a board: two strands, one over the other, the way round."""

import math
from collections.abc import Sequence

from confluence_desktop.drawing.lemniscate import Lemniscate
from confluence_desktop.drawing.shapes import Area, Gradient, Ink, Stroke

STROKE, CASING = 26.0, 7.0

_STRANDS = (0.0, math.pi)
"""Where the two strands begin; each is half a turn, and the second runs over the first."""
_OVERLAPS = (0.02, 0.0)


def across(curve: Lemniscate, left: Ink, middle: Ink, right: Ink) -> Gradient:
    """Colours from one end of the sign through the crossing to its other end."""
    start, end = curve.ends
    stops = ((0.0, left), (0.4, left), (0.5, middle), (0.6, right), (1.0, right))
    return Gradient(start, end, stops)


def strands(
    curve: Lemniscate, colours: Gradient, gaps: Sequence[tuple[float, float]] = ()
) -> tuple[Stroke, ...]:
    """Both strands of the sign, the second over the first.

    They open at the gaps: stretches from one t to another, none of them over an end of a strand.
    """
    found: list[Stroke] = []
    for start, overlap in zip(_STRANDS, _OVERLAPS, strict=True):
        begin, end = start - overlap, start + math.pi + overlap
        for opens, closes in sorted(gap for gap in gaps if begin < gap[0] and gap[1] < end):
            found.append(Stroke(curve.arc(begin, opens), colours, STROKE, casing=CASING))
            begin = closes
        found.append(Stroke(curve.arc(begin, end), colours, STROKE, casing=CASING))
    return tuple(found)


def arrowheads(curve: Lemniscate) -> tuple[Area, ...]:
    """Small arrowheads on the strands that show the way round."""
    return tuple(
        Area(curve.arrowhead(turn * math.pi / 2, 19, 17), Ink("paper")) for turn in curve.heads
    )
