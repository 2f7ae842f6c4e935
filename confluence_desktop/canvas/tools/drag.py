"""Dragging what is selected: the others give way before it is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.drawing.geometry import Point

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from confluence_desktop.boards.board_type import BoardType
    from confluence_desktop.canvas.tools.gesture import Act, Surface
    from confluence_desktop.document.draft import Draft
    from confluence_desktop.drawing.shapes import Figure
    from confluence_desktop.drawing.style import Palette
    from confluence_desktop.workshop.cards import Board

THRESHOLD_PX = 5.0
"""Logical pixels that the pointer has to go before a press becomes a drag."""


class Drag:
    """Carries the selected figures, shows a preview from a draft, and commits on release.

    Args:
        grabbed: The figure under the pointer; its centre decides where all are dropped.
        pixel: Size of a logical pixel in board units.
    """

    def __init__(self, surface: Surface, grabbed: Figure, at: Point, *, pixel: float) -> None:
        self._surface = surface
        self._seen = surface.index.drawing
        self._start = at
        self._threshold = THRESHOLD_PX * pixel
        first = [grabbed.record_id] if grabbed.record_id in surface.selection else []
        self._ids = (*first, *sorted(surface.selection.difference(first)))
        figures = [figure for id_ in self._ids for figure in surface.index.of_record(id_)]
        self._keys = frozenset(figure.key for figure in figures if not figure.is_line)
        self._centre = grabbed.bounds.centre
        self.is_under_way = False

    def move(self, at: Point) -> None:
        dx, dy = at.x - self._start.x, at.y - self._start.y
        if not self.is_under_way and max(abs(dx), abs(dy)) < self._threshold:
            return
        self.is_under_way = True
        self._surface.carry(self._keys, Point(dx, dy))
        self._surface.preview(self._act(at))

    def release(self, at: Point) -> None:
        if not self.is_under_way:
            return
        to = self._place(at)
        self._surface.preview(None)
        self._surface.verbs.move(self._ids, to, self._seen)
        self._surface.carry(frozenset(), Point(0, 0))

    def cancel(self) -> None:
        self._surface.preview(None)
        self._surface.carry(frozenset(), Point(0, 0))

    def paint(self, painter: QPainter, palette: Palette, pixel: float) -> None:
        """The view paints what is carried."""

    def _place(self, at: Point) -> Point:
        return Point(self._centre.x + at.x - self._start.x, self._centre.y + at.y - self._start.y)

    def _act(self, at: Point) -> Act:
        to, seen = self._place(at), self._seen

        def act(draft: Draft, board: Board, board_type: BoardType) -> None:
            board_type.move(draft, board, self._ids, to, seen)

        return act
