"""The last frame, kept: scrolled by whole pixels, painted only where it came free (DEC-5)."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QRegion, QTransform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QColor

    from confluence_desktop.canvas.view_state import Camera

    PaintPart = Callable[[QPainter, QRect, Camera], None]

_MOST_PARTS = 16
_WORTH = 2
"""What lies across several parts is painted in each of them."""
_BEFORE, _BEHIND = 320, 64
"""Unseen device pixels above and to the left of what is seen, and below and to the right. Qt rounds
places below zero the other way, and leaves out dashes at the edge of a picture, so that letters and
dashes that lie across an edge would have other pixels in a strip than in the whole."""


class KeptFrame:
    """A picture as large as the view, in device pixels, of the board as a camera saw it.

    Args:
        paint_part: Paints a rectangle of the frame (device pixels) for a camera; the painter is
            clipped to it and stands in device pixels of the frame.
    """

    def __init__(self, paint_part: PaintPart) -> None:
        self._paint_part = paint_part
        self._pixmap = QPixmap()
        self._seen = QRect()
        self._camera: Camera | None = None
        self._damaged = QRegion()
        self.last_whole_ms = 0.0
        self.parts_painted = 0
        self.wholes_painted = 0

    @property
    def camera(self) -> Camera | None:
        """The camera that the frame was painted for; None before the first time."""
        return self._camera

    @property
    def size(self) -> QSize:
        """In device pixels."""
        return self._seen.size()

    def resize(self, size: QSize) -> None:
        """Take another size in device pixels; what was painted is lost."""
        if size != self._seen.size():
            size = size.expandedTo(QSize(1, 1))
            more = _BEFORE + _BEHIND
            self._pixmap = QPixmap(size + QSize(more, more))
            self._seen = QRect(QPoint(_BEFORE, _BEFORE), size)
            self._camera = None

    def forget(self) -> None:
        """Paint everything anew when next asked."""
        self._camera = None

    def damage(self, rects: Iterable[QRect]) -> None:
        """Paint these rectangles anew when next asked."""
        whole = QRect(QPoint(0, 0), self.size)
        for rect in rects:
            self._damaged += rect.intersected(whole)

    def bring_to(self, camera: Camera) -> None:
        """Make the frame show what a camera sees, with as little painting as possible."""
        old = self._camera
        whole = QRect(QPoint(0, 0), self.size)
        if old is None or old.scale != camera.scale:
            self._paint_whole(camera)
            return
        dx, dy = camera.x - old.x, camera.y - old.y
        if dx or dy:
            if abs(dx) >= whole.width() or abs(dy) >= whole.height():
                self._paint_whole(camera)
                return
            self._pixmap.scroll(dx, dy, self._seen)
            self._damaged.translate(dx, dy)
            self._damaged += QRegion(whole).subtracted(QRegion(whole.translated(dx, dy)))
            self._camera = camera
        self._mend(whole, camera)

    def draw(self, painter: QPainter, camera: Camera, ground: QColor) -> None:
        """Put the frame on a painter that stands in device pixels; rescaled if out of date."""
        old = self._camera
        if old is None or old == camera:
            painter.drawPixmap(QPoint(0, 0), self._pixmap, self._seen)
            return
        grown = camera.scale / old.scale
        painter.fillRect(QRect(QPoint(0, 0), self.size), ground)
        painter.save()
        shift = QTransform.fromTranslate(camera.x - old.x * grown, camera.y - old.y * grown)
        painter.setTransform(QTransform.fromScale(grown, grown) * shift, combine=True)
        painter.drawPixmap(QPoint(0, 0), self._pixmap, self._seen)
        painter.restore()

    def copy(self) -> QPixmap:
        """What is seen."""
        return self._pixmap.copy(self._seen)

    def _paint_whole(self, camera: Camera) -> None:
        start = time.perf_counter()
        self._camera = camera
        self._damaged = QRegion()
        self._paint([QRect(QPoint(0, 0), self.size)], camera)
        self.last_whole_ms = (time.perf_counter() - start) * 1000
        self.wholes_painted += 1

    def _mend(self, whole: QRect, camera: Camera) -> None:
        region = self._damaged.intersected(whole)
        self._damaged = QRegion()
        if region.isEmpty():
            return
        parts = [*region]  # type: ignore[misc]  # PySide iterates regions, its stubs do not say so
        if len(parts) > _MOST_PARTS or _is_mostly(region.boundingRect(), parts):
            parts = [region.boundingRect()]
        self._paint(parts, camera)
        self.parts_painted += 1

    def _paint(self, parts: list[QRect], camera: Camera) -> None:
        painter = QPainter(self._pixmap)
        painter.translate(_BEFORE, _BEFORE)
        for part in parts:
            painter.setClipRect(part, Qt.ClipOperation.ReplaceClip)
            self._paint_part(painter, part, camera)
        painter.end()


def _is_mostly(around: QRect, parts: list[QRect]) -> bool:
    """Whether parts make up so much of a rectangle that it is painted sooner than they are."""
    area = sum(part.width() * part.height() for part in parts)
    return area * _WORTH >= around.width() * around.height()
