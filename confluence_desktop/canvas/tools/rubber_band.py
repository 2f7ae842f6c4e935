"""Selecting with a rubber band."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.canvas.overlay import paint_band
from confluence_desktop.drawing.geometry import Point, Rect

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from confluence_desktop.canvas.tools.gesture import Surface
    from confluence_desktop.drawing.style import Palette


class RubberBand:
    """Selects what the band meets, besides what was selected and is kept.

    Args:
        is_turning: What is kept and met is let go instead.
    """

    def __init__(
        self, surface: Surface, at: Point, *, keeps: frozenset[str], is_turning: bool = False
    ) -> None:
        self._surface = surface
        self._start = at
        self._before = surface.selection
        self._keeps = keeps
        self._is_turning = is_turning
        self._rect = Rect(at.x, at.y, 0, 0)

    def move(self, at: Point) -> None:
        start = self._start
        self._rect = Rect(
            min(start.x, at.x), min(start.y, at.y), abs(at.x - start.x), abs(at.y - start.y)
        )
        met = frozenset(
            figure.record_id
            for figure in self._surface.index.figures_in(self._rect)
            if figure.record_id is not None and not figure.is_line
        )
        self._surface.select(self._keeps ^ met if self._is_turning else self._keeps | met)
        self._surface.update()

    def release(self, at: Point) -> None:
        """A press without a drag selects nothing, or what is kept."""
        del at
        if (self._rect.width, self._rect.height) == (0, 0):
            self._surface.select(self._keeps)
        self._surface.update()

    def cancel(self) -> None:
        self._surface.select(self._before)
        self._surface.update()

    def paint(self, painter: QPainter, palette: Palette, pixel: float) -> None:
        paint_band(painter, self._rect, palette, pixel)
