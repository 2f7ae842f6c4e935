"""Moving the board about: space-drag or the middle button."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from confluence_desktop.canvas.tools.gesture import Surface
    from confluence_desktop.drawing.geometry import Point
    from confluence_desktop.drawing.style import Palette


class Pan:
    """The place that was grabbed stays under the pointer."""

    def __init__(self, surface: Surface, at: Point) -> None:
        self._surface = surface
        self._grabbed = at

    def move(self, at: Point) -> None:
        to, grabbed = self._surface.to_device(at), self._surface.to_device(self._grabbed)
        self._surface.push(to.x - grabbed.x, to.y - grabbed.y)

    def release(self, at: Point) -> None:
        """What was scrolled stays."""

    def cancel(self) -> None:
        """What was scrolled stays."""

    def paint(self, painter: QPainter, palette: Palette, pixel: float) -> None:
        """Nothing follows the pointer but the board."""
