"""The last frame, kept, with some of what lies around it (DEC-5).

It is scrolled by whole pixels, painted only where it came free, and painted ahead while nobody
waits for it.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QRegion, QTransform

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtGui import QColor

    from confluence_desktop.canvas.view_state import Camera

    PaintPart = Callable[[QPainter, QRect, Camera], None]

_MOST_PARTS = 16
_WORTH = 2
"""What lies across several parts is painted in each of them."""
_BEFORE, _BEHIND = 320, 64
"""Unseen device pixels above and to the left of what is painted, and below and to the right. Qt
rounds places below zero the other way, and leaves out dashes at the edge of a picture, so that
letters and dashes that lie across an edge would have other pixels in a strip than in the whole."""
_AHEAD, _LEAST_AHEAD = 256, 128
"""Device pixels that are painted ahead where the board is being moved to, and so many as are left
when that begins: wide tiles, as whatever lies across several is painted in each of them."""
_TILE = QSize(128, 192)
"""What is painted ahead at a time, so that no hand waits for long."""


class KeptFrame:
    """A picture of the board as a camera saw it, in device pixels: the view, and what is around it.

    Args:
        paint_part: Paints a rectangle of the frame (device pixels) for a camera; the painter is
            clipped to it and stands in device pixels of the frame.
    """

    def __init__(self, paint_part: PaintPart) -> None:
        self._paint_part = paint_part
        self._pixmap = QPixmap()
        self._room = QRect()
        self._seen = QRect()
        self._good = QRegion()
        self._damaged = QRegion()
        self._camera: Camera | None = None
        self._way = QPoint(0, 0)
        self._is_ahead_wanted = False
        self._is_pieced = False
        self.last_whole_ms = 0.0
        self.parts_painted = 0
        self.wholes_painted = 0

    @property
    def camera(self) -> Camera | None:
        """The camera that the frame was painted for; None before the first time."""
        return self._camera

    @property
    def size(self) -> QSize:
        """Of what is seen, in device pixels."""
        return self._seen.size()

    @property
    def is_ahead_wanted(self) -> bool:
        """The board is being moved, and little is left of what was painted ahead."""
        return self._is_ahead_wanted

    @property
    def is_pieced(self) -> bool:
        """What is seen was not painted at once."""
        return self._is_pieced

    def resize(self, size: QSize) -> None:
        """Take another size in device pixels; what was painted is lost."""
        if size != self._seen.size():
            size = size.expandedTo(QSize(1, 1))
            self._room = QRect(QPoint(_BEFORE, _BEFORE), size + QSize(2 * _AHEAD, 2 * _AHEAD))
            self._pixmap = QPixmap(self._room.size() + QSize(_BEFORE + _BEHIND, _BEFORE + _BEHIND))
            self._seen = QRect(self._middle(), size)
            self.forget()

    def forget(self) -> None:
        """Paint everything anew when next asked."""
        self._camera = None
        self._good = QRegion()

    def forget_seen(self) -> None:
        """Paint what is seen anew, and at once, when next asked."""
        self._damaged += self._seen

    def damage(self, rects: Iterable[QRect]) -> None:
        """Paint these rectangles anew when next asked."""
        at = self._seen.topLeft()
        for rect in rects:
            self._damaged += rect.translated(at).intersected(self._room)

    def bring_to(self, camera: Camera) -> None:
        """Make the frame show what a camera sees, with as little painting as possible."""
        old = self._camera
        if old is None or old.scale != camera.scale:
            self._good = QRegion()
            self._seen.moveTopLeft(self._middle())
            self._paint_seen(camera)
            return
        way = QPoint(camera.x - old.x, camera.y - old.y)
        if not way.isNull():
            self._way, self._is_pieced, self._camera = way, True, camera
            self._seen.translate(-way)
            if not self._room.contains(self._seen):
                self._scroll_to_middle()
            if not self._is_ahead_wanted:
                near = self._ahead(_LEAST_AHEAD)
                self._is_ahead_wanted = bool(near) and not all(map(self._is_good, near))
        self._mend(camera)

    def paint_ahead(self) -> bool:
        """Paint a tile of what is likely to be seen next; False when nothing is left to paint."""
        camera = self._camera
        if camera is None or not self._is_ahead_wanted:
            return False
        if not all(map(self._room.contains, self._ahead(_AHEAD))):
            self._scroll_to_middle()
        self._take_damage()
        for part in self._ahead(_AHEAD):
            missing = QRegion(part).subtracted(self._good)
            if not missing.isEmpty():
                tile = next(filter(missing.intersects, self._tiles(missing.boundingRect())))
                self._paint([missing.intersected(tile).boundingRect()], camera)
                return True
        self._is_ahead_wanted = False
        return False

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

    def _middle(self) -> QPoint:
        return QPoint(_BEFORE + _AHEAD, _BEFORE + _AHEAD)

    def _scroll_to_middle(self) -> None:
        """Make room on all sides; what is painted goes along as far as there is room for it."""
        way = self._middle() - self._seen.topLeft()
        self._pixmap.scroll(way.x(), way.y(), self._room)
        room = QRegion(self._room)
        self._good = self._good.translated(way).intersected(room)
        self._damaged = self._damaged.translated(way).intersected(room)
        self._seen.moveTopLeft(self._middle())

    def _paint_seen(self, camera: Camera) -> None:
        start = time.perf_counter()
        self._camera = camera
        self._take_damage()
        self._is_pieced = False
        self._paint([self._seen], camera)
        self.last_whole_ms = (time.perf_counter() - start) * 1000
        self.wholes_painted += 1

    def _mend(self, camera: Camera) -> None:
        self._take_damage()
        region = QRegion(self._seen).subtracted(self._good)
        if region.isEmpty():
            return
        if region == QRegion(self._seen):
            self._paint_seen(camera)
            return
        parts = [*region]  # type: ignore[misc]  # PySide iterates regions, its stubs do not say so
        if len(parts) > _MOST_PARTS or _is_mostly(region.boundingRect(), parts):
            parts = [region.boundingRect()]
        self._paint(parts, camera)
        self._is_pieced = True
        self.parts_painted += 1

    def _take_damage(self) -> None:
        if not self._damaged.isEmpty():
            self._good = self._good.subtracted(self._damaged)
            self._damaged = QRegion()

    def _paint(self, parts: list[QRect], camera: Camera) -> None:
        """Paint rectangles of the pixmap."""
        at = self._seen.topLeft()
        painter = QPainter(self._pixmap)
        painter.translate(at)
        for part in parts:
            place = part.translated(-at)
            painter.setClipRect(place, Qt.ClipOperation.ReplaceClip)
            self._paint_part(painter, place, camera)
            self._good += part
        painter.end()

    def _ahead(self, reach: int) -> list[QRect]:
        """Where the board comes into sight next, so far out: beside, and above or below."""
        seen, way = self._seen, self._way
        beside = QMargins(reach if way.x() > 0 else 0, 0, reach if way.x() < 0 else 0, 0)
        wide = seen.marginsAdded(beside)
        parts = []
        if way.x():
            left = wide.left() if way.x() > 0 else seen.right() + 1
            parts.append(QRect(left, seen.top(), reach, seen.height()))
        if way.y():
            top = seen.top() - reach if way.y() > 0 else seen.bottom() + 1
            parts.append(QRect(wide.left(), top, wide.width(), reach))
        return parts

    def _is_good(self, part: QRect) -> bool:
        return QRegion(part).subtracted(self._good).isEmpty()

    def _tiles(self, around: QRect) -> Iterator[QRect]:
        """A rectangle in tiles, beginning at what is seen."""
        width, height = _TILE.width(), _TILE.height()
        columns = list(range(around.left(), around.right() + 1, width))
        rows = list(range(around.top(), around.bottom() + 1, height))
        if around.right() < self._seen.left():
            columns = list(range(around.right() + 1 - width, around.left() - width, -width))
        if around.bottom() < self._seen.top():
            rows = list(range(around.bottom() + 1 - height, around.top() - height, -height))
        for x in columns:
            for y in rows:
                yield QRect(QPoint(x, y), _TILE).intersected(around)


def _is_mostly(around: QRect, parts: list[QRect]) -> bool:
    """Whether parts make up so much of a rectangle that it is painted sooner than they are."""
    area = sum(part.width() * part.height() for part in parts)
    return area * _WORTH >= around.width() * around.height()
