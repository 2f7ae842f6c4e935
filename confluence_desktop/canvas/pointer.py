"""Mouse, wheel and touchpad on a board view: which gesture a press begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QNativeGestureEvent

from confluence_desktop.canvas import overlay
from confluence_desktop.canvas.escape_watch import EscapeWatch
from confluence_desktop.canvas.tools.drag import Drag
from confluence_desktop.canvas.tools.link import LinkDrag
from confluence_desktop.canvas.tools.pan import Pan
from confluence_desktop.canvas.tools.rubber_band import RubberBand

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QSinglePointEvent, QWheelEvent

    from confluence_desktop.canvas.tools.gesture import Gesture
    from confluence_desktop.canvas.written_canvas import WrittenCanvas
    from confluence_desktop.drawing.geometry import Point
    from confluence_desktop.drawing.shapes import Figure
    from confluence_desktop.drawing.style import Palette

_ZOOM_A_NOTCH = 1.2
_NOTCH = 120
_SCROLL_A_NOTCH_PX = 80
_HANDLE_REACH_PX = 11.0
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


class Pointer:
    """Knows the gesture under way and the figure under the pointer."""

    def __init__(self, view: WrittenCanvas) -> None:
        self._view = view
        self._gesture: Gesture | None = None
        self._clicked: Figure | None = None
        self._hovered: str | None = None
        self._is_space_down = False
        self._escape = EscapeWatch(view, view.drop_gesture)

    def cancel(self) -> bool:
        """Drop the gesture under way; False when there is none."""
        gesture, self._gesture = self._gesture, None
        self._clicked = None
        if gesture is None:
            return False
        self._escape.stop()
        gesture.cancel()
        self._show_cursor()
        return not isinstance(gesture, Drag) or gesture.is_under_way

    def cancel_for_change(self) -> None:
        """Drop what would be done to a board that has just become another one."""
        if isinstance(self._gesture, Drag | LinkDrag):
            self.cancel()

    def press(self, event: QSinglePointEvent) -> None:
        view, at = self._view, self._place(event.position())
        if view.is_editing and not view.commit_editor():
            return
        if event.button() == Qt.MouseButton.MiddleButton or self._is_space_down:
            self._gesture = Pan(view, at)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press_left(at, event.modifiers())
        elif event.button() == Qt.MouseButton.RightButton:
            self._select_for_menu(at)
        if self._gesture is not None:
            self._escape.start()
        self._show_cursor()

    def move(self, event: QSinglePointEvent) -> None:
        at = self._place(event.position())
        if self._gesture is not None:
            self._gesture.move(at)
        else:
            self._hover(at)

    def release(self, event: QSinglePointEvent) -> None:
        gesture, clicked = self._gesture, self._clicked
        self._gesture = self._clicked = None
        self._escape.stop()
        if gesture is not None:
            gesture.release(self._place(event.position()))
            if isinstance(gesture, Drag) and not gesture.is_under_way and clicked is not None:
                self._view.select([clicked.record_id or ""], clicked)
        self._show_cursor()
        self._view.update()

    def double_click(self, event: QSinglePointEvent) -> None:
        """Edit the text under the pointer."""
        at = self._place(event.position())
        self.cancel()
        self._view.edit_at(at)

    def leave(self) -> None:
        self._set_hovered(None)

    def lose_focus(self) -> None:
        self._is_space_down = False

    def take_key(self, event: QKeyEvent) -> bool:
        """Space, held for panning."""
        if event.key() != Qt.Key.Key_Space or event.modifiers():
            return False
        if not event.isAutoRepeat():
            self._is_space_down = event.type() == QEvent.Type.KeyPress
            self._show_cursor()
        return True

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll; Shift turns the wheel sideways."""
        pixels, notches = event.pixelDelta(), event.angleDelta()
        if event.modifiers() & _CTRL:
            turned = notches.y() or pixels.y()
            self._view.zoom_by(_ZOOM_A_NOTCH ** (turned / _NOTCH), event.position())
        else:
            by = pixels if not pixels.isNull() else notches * (_SCROLL_A_NOTCH_PX / _NOTCH)
            dx, dy = by.x(), by.y()
            if event.modifiers() & _SHIFT and not dx:
                dx, dy = dy, 0
            ratio = self._view.sight.ratio
            self._view.push(dx * ratio, dy * ratio)
        event.accept()

    def take_touch(self, event: QEvent) -> bool:
        """A touchpad's pinch zooms; two fingers tapped twice fit the board, or show it at 100 %."""
        if not isinstance(event, QNativeGestureEvent):
            return False
        view, kind = self._view, event.gestureType()
        if kind == Qt.NativeGestureType.ZoomNativeGesture:
            view.zoom_by(max(0.2, 1 + event.value()), event.position())
        elif kind == Qt.NativeGestureType.SmartZoomNativeGesture and not view.sight.state.is_fitted:
            view.fit()
        elif kind == Qt.NativeGestureType.SmartZoomNativeGesture:
            view.zoom_by(view.sight.pixel, event.position())
        else:
            return False
        return True

    def paint(self, painter: QPainter, palette: Palette, pixel: float) -> None:
        """Paint the gesture, or the handles of the card under the pointer."""
        if self._gesture is not None:
            self._gesture.paint(painter, palette, pixel)
            return
        hovered = self._with_handles()
        if hovered is not None:
            overlay.paint_handles(painter, hovered, palette, pixel)

    def _press_left(self, at: Point, modifiers: Qt.KeyboardModifier) -> None:
        view = self._view
        is_adding = bool(modifiers & (_SHIFT | _CTRL))
        handle = self._handle_at(at)
        if handle is not None:
            self._gesture = LinkDrag(view, *handle)
            return
        figure = view.figure_at(at)
        if figure is None or figure.record_id is None:
            kept = view.selection if is_adding else frozenset()
            is_turning = bool(modifiers & _CTRL)
            self._gesture = RubberBand(view, at, keeps=kept, is_turning=is_turning)
            return
        chosen = view.selection
        if is_adding:
            view.select(chosen ^ {figure.record_id}, figure)
            return
        self._clicked = figure
        if figure.record_id not in chosen:
            view.select([figure.record_id], figure)
        if view.is_editable and not figure.is_line:
            self._gesture = Drag(view, figure, at, pixel=view.sight.pixel)

    def _select_for_menu(self, at: Point) -> None:
        figure = self._view.figure_at(at)
        if figure is not None and figure.record_id not in self._view.selection:
            self._view.select([figure.record_id or ""], figure)

    def _hover(self, at: Point) -> None:
        if not self._view.is_drawn:
            return  # the pointer may lie on a board that comes up under it; nobody waits for that
        if self._handle_at(at) is None:
            figure = self._view.figure_at(at)
            is_box = figure is not None and not figure.is_line
            self._set_hovered(figure.key if figure is not None and is_box else None)

    def _set_hovered(self, key: str | None) -> None:
        if key != self._hovered:
            self._hovered = key
            self._view.update()

    def _with_handles(self) -> Figure | None:
        view = self._view
        if self._hovered is None or not view.is_editable or not view.verbs.has_links:
            return None
        return view.index.by_key(self._hovered)

    def _handle_at(self, at: Point) -> tuple[Figure, Point] | None:
        figure = self._with_handles()
        if figure is None:
            return None
        reach = _HANDLE_REACH_PX * self._view.sight.pixel
        for spot in overlay.handles(figure):
            if abs(spot.x - at.x) <= reach and abs(spot.y - at.y) <= reach:
                return figure, spot
        return None

    def _place(self, position: QPointF) -> Point:
        return self._view.place_of(position)

    def _show_cursor(self) -> None:
        view = self._view
        if isinstance(self._gesture, Pan):
            view.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._is_space_down:
            view.setCursor(Qt.CursorShape.OpenHandCursor)
        elif isinstance(self._gesture, LinkDrag):
            view.setCursor(Qt.CursorShape.CrossCursor)
        else:
            view.unsetCursor()
