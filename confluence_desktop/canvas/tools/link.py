"""Drawing a link from a card's handle to another card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.canvas.overlay import paint_frame, paint_link_line

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from confluence_desktop.canvas.tools.gesture import Surface
    from confluence_desktop.drawing.geometry import Point
    from confluence_desktop.drawing.shapes import Figure
    from confluence_desktop.drawing.style import Palette


class LinkDrag:
    """Follows the pointer with a line; released on another card it links or unlinks the two."""

    def __init__(self, surface: Surface, source: Figure, start: Point) -> None:
        self._surface = surface
        self._source = source
        self._start = start
        self._end = start
        self._target: Figure | None = None

    def move(self, at: Point) -> None:
        self._end = at
        found = self._surface.figure_at(at)
        is_other = found is not None and not found.is_line and found.key != self._source.key
        self._target = found if is_other else None
        self._surface.update()

    def release(self, at: Point) -> None:
        self.move(at)
        target = self._target
        if target is None or target.record_id is None or self._source.record_id is None:
            return
        self._surface.verbs.join_or_part(self._source.record_id, target.record_id)

    def cancel(self) -> None:
        self._surface.update()

    def paint(self, painter: QPainter, palette: Palette, pixel: float) -> None:
        target, is_parting = self._target, False
        if target is not None:
            paint_frame(painter, target, palette, pixel)
        if target is not None and target.record_id is not None and self._source.record_id:
            verbs = self._surface.verbs
            is_parting = verbs.are_linked(self._source.record_id, target.record_id)
        paint_link_line(painter, self._start, self._end, palette, pixel, is_parting=is_parting)
