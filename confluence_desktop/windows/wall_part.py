"""Which part of a board the wall shows where the whole would be too small to read.

A board that is as wide as the wall but runs on below it is cut between its rows: nothing that is
shown is cut through, and lanes stay whole where they can.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from confluence_desktop.drawing.geometry import Rect
from confluence_desktop.drawing.shapes import Drawing


class _Row(NamedTuple):
    """Figures side by side, between two cuts; the lane counts from the top."""

    top: float
    bottom: float
    lane: int


def part_to_show(drawing: Drawing, around: Rect | None, height: float) -> tuple[float, float]:
    """Upper and lower edge of the rows around a rectangle that fit into a height.

    At least the row of the rectangle (without one, the first row) is shown, whatever its height.
    """
    rows = _rows(drawing)
    if not rows:
        return drawing.bounds.y, drawing.bounds.bottom
    first = last = _row_of(rows, around)
    first, last = _grow_by_rows(rows, first, last, height, within_lane=True)
    first, last = _grow_by_lanes(rows, first, last, height)
    first, last = _grow_by_rows(rows, first, last, height, within_lane=False)
    return rows[first].top, rows[last].bottom


def _rows(drawing: Drawing) -> list[_Row]:
    """The board cut wherever no figure lies, at the edge of a lane if there is one."""
    solid = sorted((f.bounds.y, f.bounds.bottom) for f in drawing.figures if not f.is_line)
    runs: list[tuple[float, float]] = []
    for top, bottom in solid:
        if runs and top <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(runs[-1][1], bottom))
        else:
            runs.append((top, bottom))
    if not runs:
        return []
    edges = [band.bottom for band in drawing.bands]
    cuts = [drawing.bounds.y]
    for (_, above), (below, _) in pairwise(runs):
        between = [edge for edge in edges if above <= edge <= below]
        cuts.append(between[0] if between else (above + below) / 2)
    cuts.append(drawing.bounds.bottom)
    return [
        _Row(top, bottom, sum(1 for edge in edges if edge <= top)) for top, bottom in pairwise(cuts)
    ]


def _row_of(rows: Sequence[_Row], around: Rect | None) -> int:
    if around is None:
        return 0
    middle = around.centre.y
    return next((place for place, row in enumerate(rows) if middle < row.bottom), len(rows) - 1)


def _grow_by_rows(
    rows: Sequence[_Row], first: int, last: int, height: float, *, within_lane: bool
) -> tuple[int, int]:
    """Take in rows below and above by turns, as long as all are seen whole."""
    lanes = {rows[first].lane, rows[last].lane}
    has_grown = True
    while has_grown:
        has_grown = False
        for down, up in ((1, 0), (0, 1)):
            new = rows[first - up : last + down + 1]
            if first - up < 0 or last + down >= len(rows):
                continue
            if within_lane and {row.lane for row in new} != lanes:
                continue
            if new[-1].bottom - new[0].top <= height:
                first, last, has_grown = first - up, last + down, True
    return first, last


def _grow_by_lanes(rows: Sequence[_Row], first: int, last: int, height: float) -> tuple[int, int]:
    """Take in whole lanes, by turns what the shown ones serve and what serves them."""
    has_grown = True
    while has_grown:
        has_grown = False
        for step in (-1, 1):
            beside = first - 1 if step < 0 else last + 1
            if not 0 <= beside < len(rows):
                continue
            lane = [place for place, row in enumerate(rows) if row.lane == rows[beside].lane]
            new_first, new_last = min(first, lane[0]), max(last, lane[-1])
            if rows[new_last].bottom - rows[new_first].top <= height:
                first, last, has_grown = new_first, new_last, True
    return first, last
