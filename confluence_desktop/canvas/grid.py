"""What is here: finds the figures of a drawing by place, for painting and for the mouse."""

from __future__ import annotations

from itertools import chain, count
from math import floor, hypot
from threading import RLock
from typing import TYPE_CHECKING

from confluence_desktop.drawing.geometry import Line, Outline, Point, Rect
from confluence_desktop.drawing.shapes import Stroke
from confluence_desktop.painting.pieces import pieces_of, point_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from confluence_desktop.drawing.shapes import Drawing, EditableText, Figure

_CELL = 320.0
_COARSER = 4
_COARSEST = 8
_SIZES = tuple([_CELL * _COARSER**grid for grid in range(_COARSEST + 1)])
_MOST_CELLS = 12
"""A figure over more cells lies on a coarser grid, so that long links are found by place too."""
_LINE_MARGIN = 30.0
_CHORDS = 6

Cell = tuple[int, int, int]
"""How coarse its grid is, its column and its row."""


class DrawingIndex:
    """A drawing laid out on a grid of cells; `take` brings it to the next drawing of the board.

    All of it is made when it is first asked about, and the grid when a place is: whoever sees the
    whole board needs neither. Another thread may prepare it; who asks meanwhile waits.
    """

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self._is_made = False
        self._lock = RLock()
        self._cells: dict[Cell, dict[int, Figure]] | None = None
        self._laid: dict[int, list[Cell]] = {}
        self._in_grid = [0] * (_COARSEST + 1)
        self._bounds = Rect(0, 0, 0, 0)
        self._area = 0.0
        self._places: dict[int, int] = {}
        self._by_key: dict[str, Figure] = {}
        self._by_record: dict[str, tuple[Figure, ...]] = {}

    def take(self, drawing: Drawing) -> tuple[list[Figure], list[Figure]]:
        """Show another drawing; figures that are the same objects stay where they are.

        Returns:
            The figures that went and those that came; an altered one is in both.
        """
        with self._lock:
            self._make()
            return self._taken(drawing)

    def _taken(self, drawing: Drawing) -> tuple[list[Figure], list[Figure]]:
        old, new = self.drawing, drawing
        if len(old.figures) == len(new.figures):
            pairs = [
                pair
                for pair in zip(old.figures, new.figures, strict=True)
                if pair[0] is not pair[1]
            ]
            if all(gone.key == came.key for gone, came in pairs):
                return self._replace(pairs, drawing)
        before, places = self._places, _places_in(new)
        gone = [
            old.figures[at] for at in sorted(before[id_] for id_ in before.keys() - places.keys())
        ]
        came = [
            new.figures[at] for at in sorted(places[id_] for id_ in places.keys() - before.keys())
        ]
        for figure in gone:
            self._drop(figure)
        for figure in came:
            self._put(figure)
        self.drawing = drawing
        self._places = places
        self._grow(drawing, came)
        return _without_equals(gone, came)

    def _replace(
        self, pairs: list[tuple[Figure, Figure]], drawing: Drawing
    ) -> tuple[list[Figure], list[Figure]]:
        """Show a drawing in which some figures took the places of others, as after most edits."""
        places = [self._places.pop(id(old)) for old, _ in pairs]
        for old, _ in pairs:
            self._drop(old)
        for (_, new), place in zip(pairs, places, strict=True):
            self._put(new)
            self._places[id(new)] = place
        self.drawing = drawing
        self._grow(drawing, [new for _, new in pairs])
        return _without_equals([old for old, _ in pairs], [new for _, new in pairs])

    def prepare(self) -> None:
        """Make the grid now, so that the first question about a place is answered at once."""
        with self._lock:
            self._make()
            self._laid_cells()

    def figures_in(self, rect: Rect) -> Sequence[Figure]:
        """The figures whose bounds meet a rectangle or touch it, in the order of painting."""
        self._make()
        left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
        everything = self.drawing.figures
        if rect.spans(self._bounds):
            return everything
        is_most = rect.width * rect.height * 2 > self._area
        return [
            figure
            for figure in (everything if is_most else self._found_by_cells(rect))
            if (bounds := figure.bounds).x <= right
            and bounds.y <= bottom
            and bounds.x + bounds.width >= left
            and bounds.y + bounds.height >= top
        ]

    def figure_at(self, point: Point, reach: float) -> Figure | None:
        """The topmost figure with a record at a place; lines are found within `reach` units."""
        spot = Rect(point.x - reach, point.y - reach, 2 * reach, 2 * reach)
        for figure in reversed(self.figures_in(spot)):
            if figure.record_id is None:
                continue
            if figure.is_line:
                if distance_to(figure, point) <= reach:
                    return figure
            elif figure.bounds.holds(point):
                return figure
        return None

    def by_key(self, key: str) -> Figure | None:
        self._make()
        return self._by_key.get(key)

    def of_record(self, record_id: str) -> list[Figure]:
        """The figures that show a record, in the order of painting."""
        self._make()
        figures = self._by_record.get(record_id, ())
        return sorted(figures, key=lambda figure: self._places[id(figure)])

    def text_of(self, record_id: str, field: str | None) -> tuple[Figure, EditableText] | None:
        """Where a record's text can be edited; the first one if no field is named."""
        # What is made later is not made to be asked: of a large map that is all, and a second.
        others = (figure for figure in self.drawing.figures if not figure.is_made_later)
        for figure in chain(self.of_record(record_id), others):
            for text in figure.texts:
                if text.record_id == record_id and field in {None, text.field}:
                    return figure, text
        return None

    def _make(self) -> None:
        if self._is_made:
            return
        with self._lock:
            if not self._is_made:
                for figure in self.drawing.figures:
                    self._put(figure)
                self._number(self.drawing, _places_in(self.drawing))
                self._is_made = True

    def _number(self, drawing: Drawing, places: dict[int, int]) -> None:
        self._places = places
        lines = [figure.bounds for figure in drawing.figures if figure.is_line]
        self._measure([drawing.bounds, *lines])

    def _grow(self, drawing: Drawing, came: Iterable[Figure]) -> None:
        """Hold what came as well; that all is held counts, and not how closely."""
        known = self._bounds.grown(-_LINE_MARGIN)
        self._measure([known, drawing.bounds, *[figure.bounds for figure in came]])

    def _measure(self, bounds: Iterable[Rect]) -> None:
        """Take the bounds of all there is, with what cards cast beyond theirs."""
        self._bounds = Rect.around(bounds).grown(_LINE_MARGIN)
        self._area = self._bounds.width * self._bounds.height

    def _found_by_cells(self, rect: Rect) -> list[Figure]:
        cells = self._laid_cells()
        found: dict[int, Figure] = {}
        for grid, count_there in enumerate(self._in_grid):
            if count_there:
                for cell in _cells_of(rect, grid):
                    found.update(cells.get(cell, ()))
        return list(map(found.__getitem__, sorted(found, key=self._places.__getitem__)))

    def _laid_cells(self) -> dict[Cell, dict[int, Figure]]:
        with self._lock:
            cells = self._cells
            if cells is None:
                cells = self._cells = {}
                for figure in self.drawing.figures:
                    self._lay(figure, cells)
            return cells

    def _put(self, figure: Figure) -> None:
        self._by_key[figure.key] = figure
        if figure.record_id is not None:
            others = self._by_record.get(figure.record_id, ())
            self._by_record[figure.record_id] = (*others, figure)
        if self._cells is not None:
            self._lay(figure, self._cells)

    def _lay(self, figure: Figure, cells: dict[Cell, dict[int, Figure]]) -> None:
        grid = _grid_for(figure.bounds)
        self._in_grid[grid] += 1
        number = id(figure)
        laid = self._laid[number] = _cells_of(figure.bounds, grid)
        for cell in laid:
            held = cells.get(cell)
            if held is None:
                cells[cell] = {number: figure}
            else:
                held[number] = figure

    def _drop(self, figure: Figure) -> None:
        del self._by_key[figure.key]
        if figure.record_id is not None:
            others = [one for one in self._by_record[figure.record_id] if one is not figure]
            self._by_record[figure.record_id] = tuple(others)
            if not others:
                del self._by_record[figure.record_id]
        if self._cells is None:
            return
        laid = self._laid.pop(id(figure))
        self._in_grid[laid[0][0]] -= 1
        for cell in laid:
            held = self._cells[cell]
            del held[id(figure)]
            if not held:
                del self._cells[cell]


def _places_in(drawing: Drawing) -> dict[int, int]:
    """Where each figure comes in the order of painting, by identity."""
    return dict(zip(map(id, drawing.figures), count()))


def distance_to(figure: Figure, point: Point) -> float:
    """How far a place is from the nearest line of a figure."""
    return min(
        (
            _distance(point, start, end)
            for shape in figure.shapes
            if isinstance(shape, Stroke)
            for start, end in _chords(shape.outline)
        ),
        default=float("inf"),
    )


def _chords(outline: Outline) -> Iterator[tuple[Point, Point]]:
    """Straight lines close to an outline: four to a piece of a curve."""
    for piece in pieces_of(outline):
        if isinstance(piece.part, Line):
            yield piece.start, piece.part.to
            continue
        last = piece.start
        for number in range(1, _CHORDS + 1):
            here = point_on(piece.start, piece.part, number / _CHORDS)
            yield last, here
            last = here


def _distance(point: Point, start: Point, end: Point) -> float:
    dx, dy = end.x - start.x, end.y - start.y
    length = dx * dx + dy * dy
    along = ((point.x - start.x) * dx + (point.y - start.y) * dy) / length if length else 0.0
    along = max(0.0, min(1.0, along))
    return hypot(point.x - start.x - along * dx, point.y - start.y - along * dy)


def _grid_for(rect: Rect) -> int:
    """The finest grid on which a figure lies over few cells."""
    width, height = rect.width, rect.height
    for grid, size in enumerate(_SIZES):
        if (width / size + 1) * (height / size + 1) <= _MOST_CELLS:
            return grid
    return _COARSEST


def _cells_of(rect: Rect, grid: int) -> list[Cell]:
    size, x, y = _SIZES[grid], rect.x, rect.y
    left, right = floor(x / size), floor((x + rect.width) / size)
    top, bottom = floor(y / size), floor((y + rect.height) / size)
    if left == right and top == bottom:
        return [(grid, left, top)]
    rows = range(top, bottom + 1)
    return [(grid, column, row) for column in range(left, right + 1) for row in rows]


def _without_equals(gone: list[Figure], came: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Leave out figures that were made anew and look as before."""
    before = {figure.key: figure for figure in gone}
    same = {figure.key for figure in came if before.get(figure.key) == figure}
    return (
        [figure for figure in gone if figure.key not in same],
        [figure for figure in came if figure.key not in same],
    )
