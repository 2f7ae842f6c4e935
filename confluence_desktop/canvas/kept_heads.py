"""The names of lanes at the left of a view, kept: scrolling sideways leaves them as they are."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap

from confluence_desktop.canvas.board_picture import stand_in_board
from confluence_desktop.painting.qt import head_growth, paint_heads

if TYPE_CHECKING:
    from confluence_desktop.canvas.sight import Sight
    from confluence_desktop.drawing.shapes import Drawing
    from confluence_desktop.drawing.style import Palette


class KeptHeads:
    """Paints the heads of a drawing's lanes, from a picture as long as they stay what they are."""

    def __init__(self) -> None:
        self._made_of: tuple[object, ...] = ()
        self._pixmap = QPixmap()

    def paint(self, painter: QPainter, drawing: Drawing, palette: Palette, sight: Sight) -> None:
        """Put the heads on a painter that stands in device pixels."""
        if not drawing.bands:
            return
        camera, seen = sight.camera, sight.visible
        made_of = (
            drawing.bands,
            drawing.head_width,
            palette,
            sight.pixel,
            camera.scale,
            camera.y,
            seen.height,
        )
        if made_of != self._made_of:
            self._made_of = made_of
            width = drawing.head_width * head_growth(drawing, sight.pixel) * camera.scale
            self._pixmap = QPixmap(ceil(width) + 1, ceil(seen.height * camera.scale) + 1)
            self._pixmap.fill(Qt.GlobalColor.transparent)
            kept = QPainter(self._pixmap)
            stand_in_board(kept, camera)
            paint_heads(kept, drawing, palette, seen, sight.pixel)
            kept.end()
        painter.drawPixmap(QPoint(0, 0), self._pixmap)
