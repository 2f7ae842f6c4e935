"""Fingers on a board view: tap selects, a long press edits, one finger moves, two pan and pinch."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QTimer
from PySide6.QtGui import QEventPoint, QTouchEvent

from confluence_desktop.canvas.tools.drag import Drag
from confluence_desktop.canvas.tools.pan import Pan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from confluence_desktop.canvas.tools.gesture import Gesture
    from confluence_desktop.canvas.written_canvas import WrittenCanvas
    from confluence_desktop.drawing.geometry import Point
    from confluence_desktop.drawing.shapes import Figure

LONG_PRESS_MS = 600
_STILL_PX = 10.0
"""Logical pixels that a resting finger may wander."""

_TWO = 2

TOUCHES = frozenset(
    {
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TouchCancel,
    }
)
"""The events that fingers send."""


class Touch:
    """What the fingers on one view are doing."""

    def __init__(self, view: WrittenCanvas) -> None:
        self._view = view
        self._gesture: Gesture | None = None
        self._start: QPointF | None = None
        self._figure: Figure | None = None
        self._pinch: tuple[QPointF, float] | None = None
        self._long = QTimer(view)
        self._long.setSingleShot(True)
        self._long.setInterval(LONG_PRESS_MS)
        self._long.timeout.connect(self._press_long)

    def take(self, event: QEvent) -> bool:
        """Take a touch event; False for any other."""
        if not isinstance(event, QTouchEvent):
            return False
        fingers = [one.position() for one in event.points() if not _is_lifted(one)]
        match event.type():
            case QEvent.Type.TouchBegin:
                self._begin(fingers)
            case QEvent.Type.TouchUpdate:
                self._update(fingers)
            case QEvent.Type.TouchEnd:
                last = event.points()[0].position() if event.points() else None
                self._end(last)
            case _:
                self.cancel()
        event.accept()
        return True

    def cancel(self) -> bool:
        """Drop what the fingers began; False when there was nothing."""
        self._long.stop()
        gesture, self._gesture = self._gesture, None
        self._start = self._pinch = None
        if gesture is None:
            return False
        gesture.cancel()
        return True

    def _begin(self, fingers: Sequence[QPointF]) -> None:
        view = self._view
        self.cancel()
        if not fingers or (view.is_editing and not view.commit_editor()):
            return
        self._start = fingers[0]
        self._figure = view.figure_at(view.place_of(fingers[0]))
        if len(fingers) == 1 and view.is_editable:
            self._long.start()

    def _update(self, fingers: Sequence[QPointF]) -> None:
        if len(fingers) >= _TWO:
            self._two(fingers[0], fingers[1])
        elif fingers and self._pinch is None and self._start is not None:
            self._one(fingers[0])

    def _one(self, at: QPointF) -> None:
        start, view = self._start, self._view
        if start is None:
            return
        if self._gesture is None:
            if hypot(at.x() - start.x(), at.y() - start.y()) < _STILL_PX:
                return
            self._long.stop()
            self._gesture = self._new_gesture(view.place_of(start))
        self._gesture.move(view.place_of(at))
        view.update()

    def _new_gesture(self, start: Point) -> Gesture:
        """Move the card under the finger, or else the board."""
        view, figure = self._view, self._figure
        if figure is None or figure.record_id is None or figure.is_line or not view.is_editable:
            return Pan(view, start)
        if figure.record_id not in view.selection:
            view.select([figure.record_id], figure)
        return Drag(view, figure, start, pixel=view.sight.pixel)

    def _two(self, one: QPointF, other: QPointF) -> None:
        """Two fingers move the board with them, and zoom it by how far apart they are."""
        view = self._view
        if self._pinch is None:
            self.cancel()
        middle = (one + other) / 2
        apart = max(1.0, hypot(one.x() - other.x(), one.y() - other.y()))
        before, self._pinch = self._pinch, (middle, apart)
        if before is None:
            return
        ratio = view.sight.ratio
        view.push((middle.x() - before[0].x()) * ratio, (middle.y() - before[0].y()) * ratio)
        if apart != before[1]:
            view.zoom_by(apart / before[1], middle)

    def _end(self, at: QPointF | None) -> None:
        view, was_pinching, start = self._view, self._pinch is not None, self._start
        self._long.stop()
        gesture, self._gesture = self._gesture, None
        self._start = self._pinch = None
        if gesture is not None and at is not None:
            gesture.release(view.place_of(at))
        elif start is not None and not was_pinching:
            figure = self._figure
            chosen = [figure.record_id] if figure is not None and figure.record_id else []
            view.select(chosen, figure)
        view.update()

    def _press_long(self) -> None:
        start, view = self._start, self._view
        self._start = None
        if start is not None:
            view.edit_at(view.place_of(start))


def _is_lifted(point: QEventPoint) -> bool:
    return point.state() == QEventPoint.State.Released
