"""The board view: a board that is shown, and touched by mouse, keys and text (DEC-5)."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from typing_extensions import override

from confluence_desktop.canvas import overlay
from confluence_desktop.canvas.accessible import describe_boards
from confluence_desktop.canvas.board_canvas import single_shot
from confluence_desktop.canvas.board_keys import press_key
from confluence_desktop.canvas.board_verbs import pending_place
from confluence_desktop.canvas.edited_canvas import EditedCanvas
from confluence_desktop.canvas.editing import Editing, text_beside, text_near
from confluence_desktop.canvas.pointer import Pointer
from confluence_desktop.canvas.tools.key_link import KeyLink
from confluence_desktop.canvas.touch import TOUCHES, Touch
from confluence_desktop.canvas.walking import between, end_of_row, neighbour_of
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.drawing.style import LIGHT, SCREEN, Palette, Style
from confluence_desktop.workshop.agenda import PendingText
from confluence_desktop.workshop.audience import Audience
from confluence_desktop.workshop.operations import pending_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import (
        QFocusEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QTabletEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QWidget

    from confluence_desktop.boards.board_type import BoardType, Direction
    from confluence_desktop.canvas.document_signals import DocumentSignals
    from confluence_desktop.document.document import Commit, Document
    from confluence_desktop.document.draft import Draft
    from confluence_desktop.drawing.shapes import EditableText, Figure
    from confluence_desktop.workshop.cards import Board, BoardKind

    Act = Callable[[Draft, Board, BoardType], object]

_QUICK_PREVIEW_MS = 8.0
_PREVIEW_DELAY_MS = 50


class BoardView(EditedCanvas):
    """A board to work on; one that is not editable only shows it.

    A click selects without taking the keyboard from the capture line; F6, and Esc in the line, give
    it to the board by `setFocus`.
    """

    line_wanted = Signal()
    """The person goes back to the capture line."""

    def __init__(
        self,
        signals: DocumentSignals | None,
        document: Document,
        board_id: str,
        *,
        audience: Audience = Audience.FACILITATOR,
        palette: Palette = LIGHT,
        style: Style = SCREEN,
        is_editable: bool = True,
        board_types: Mapping[BoardKind, BoardType] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            signals,
            document,
            board_id,
            audience=audience,
            palette=palette,
            style=style,
            board_types=board_types,
            parent=parent,
        )
        self.is_editable = is_editable
        describe_boards()
        self._key_link: KeyLink | None = None
        self._wished: Act | None = None
        self._preview_ms = 0.0
        self._preview_soon = single_shot(self, _PREVIEW_DELAY_MS, self._draw_preview)
        self.editing = Editing(self)
        self.editing.stepped.connect(self._edit_beside)
        self.pointer = Pointer(self)
        self.touch = Touch(self)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_editable else Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(is_editable)
        self.sight_moved.connect(self.place_editor)
        self._restore_pending()

    @override
    def show_board(self, board_id: str) -> None:
        """Show a board as it was last looked at; what is being edited is committed first."""
        self.commit_editor()
        self.editing.close()
        self.drop_gesture()
        super().show_board(board_id)
        self._restore_pending()

    @override
    def set_palette(self, palette: Palette) -> None:
        super().set_palette(palette)
        if self.editing.editor is not None:
            self.editing.editor.set_colours(palette)

    def walk(self, way: Direction, *, is_extending: bool = False) -> None:
        """Go to the neighbour in a direction; the first key only shows where one is."""
        self._go_to(neighbour_of(self, way), is_extending=is_extending)

    def walk_to_end(self, *, is_last: bool, is_extending: bool = False) -> None:
        """Go to the first or the last figure of the row; extending takes all between along."""
        current = self.current
        if current is not None:
            goal = end_of_row(self.index, current, is_last=is_last)
            if is_extending:
                self.select(self.selection | between(self.index, current, goal), current)
            self._go_to(goal, is_extending=is_extending)

    @property
    def is_editing(self) -> bool:
        return self.editing.editor is not None

    def edit(self, record_id: str, field: str | None = None) -> bool:
        """Open the editor over a record's text; False when there is none that may be edited."""
        found = self.index.text_of(record_id, field)
        if found is None or not self.is_editable:
            return False
        self.reveal(record_id)
        if self.editing.open(found[1], self.verbs, self.picture.palette) is None:
            return False
        self.place_editor()
        return True

    def edit_at(self, at: Point) -> None:
        """Open the editor over the text that is nearest to a place of a figure."""
        figure = self.figure_at(at)
        text = text_near(figure, at) if figure is not None else None
        if text is not None:
            self.edit(text.record_id, text.field)

    def _edit_beside(self, target: EditableText, by: int) -> None:
        beside = text_beside(self.index.of_record(target.record_id), target, by)
        if beside is not None:
            self.edit(beside.record_id, beside.field)

    def commit_editor(self) -> bool:
        """Close the editor and keep its text; False when it was refused."""
        return self.editing.commit()

    def edit_current(self) -> None:
        """Edit the selected figure's first text."""
        figure = self.current
        if figure is not None and figure.texts:
            self.edit(figure.texts[0].record_id, figure.texts[0].field)
        elif figure is not None and figure.record_id is not None:
            self.edit(figure.record_id)

    def edit_or_return_to_line(self) -> None:
        """What Enter does."""
        if self.selection:
            self.edit_current()
        else:
            self.line_wanted.emit()

    def return_to_line(self) -> None:
        """Ask for the capture line."""
        self.line_wanted.emit()

    @property
    def is_linking(self) -> bool:
        """Whether letters choose the other end of a link."""
        return self._key_link is not None

    def begin_link(self) -> None:
        """Wait for a few letters of the card to link the selected one to."""
        figure = self.current
        if not self.is_editable or not self.verbs.has_links:
            return
        if figure is None or figure.is_line:
            self.refused.emit("Select a card first, to link it to another.")
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._key_link = KeyLink(self, figure)
        self.update()

    def drop_gesture(self) -> bool:
        """Drop a drag or a link that is under way; False when there was none."""
        was_linking, self._key_link = self._key_link is not None, None
        self.update()
        was_touching = self.touch.cancel()
        return self.pointer.cancel() or was_linking or was_touching

    def step_back(self) -> None:
        """What Esc does: drop a gesture, close the editor, leave "what if", clear the selection.

        There it ends, so that whoever presses it until all is calm knows where the keyboard is.
        """
        if self.drop_gesture():
            return
        if self.is_editing:
            self.commit_editor()
        elif self.struck:
            self.strike([])
        elif self.selection:
            self.select([])

    @property
    def visible(self) -> Rect:
        """What is seen of the board, in board units."""
        return self.sight.visible

    @property
    def pixel(self) -> float:
        """Size of a logical pixel in board units."""
        return self.sight.pixel

    def carry(self, keys: frozenset[str], by: Point) -> None:
        self.picture.hold(keys, by)
        self.update()

    def preview(self, act: Act | None) -> None:
        """Show the board as it would be after something; where drawing is slow, a moment later."""
        self._wished = act
        if act is not None and self._preview_ms > _QUICK_PREVIEW_MS:
            if not self._preview_soon.isActive():
                self._preview_soon.start()
            return
        self._preview_soon.stop()
        self._draw_preview()

    def _draw_preview(self) -> None:
        act, start = self._wished, time.perf_counter()
        draft = self.verbs.preview(act) if act is not None else None
        self.redraw(draft, is_preview=draft is not None)
        self._preview_ms = (time.perf_counter() - start) * 1000

    def figure_at(self, at: Point) -> Figure | None:
        return self.index.figure_at(at, 6 * self.sight.pixel)

    def place_of(self, position: QPointF) -> Point:
        """The place of the board that lies under a logical pixel."""
        ratio = self.sight.ratio
        return self.sight.camera.to_board(Point(position.x() * ratio, position.y() * ratio))

    def to_device(self, at: Point) -> Point:
        return self.sight.camera.to_device(at)

    def place_editor(self) -> None:
        """Lay the open editor over its text, wherever that is now."""
        target = self.editing.target
        if target is None:
            return
        found = self.index.text_of(target.record_id, target.field)
        if found is None:
            self.editing.close()
            return
        area = self.sight.camera.rect_to_device(found[1].rect)
        ratio = self.sight.ratio
        place = Rect(area.x / ratio, area.y / ratio, area.width / ratio, area.height / ratio)
        self.editing.place(place, self.sight.camera.scale / ratio)

    @override
    def paint_over(self, painter: QPainter) -> None:
        palette, pixel = self.picture.palette, self.sight.pixel
        if self._key_link is not None:
            self._key_link.paint(painter, palette, pixel)
        self.pointer.paint(painter, palette, pixel)

    def _go_to(self, goal: Figure | None, *, is_extending: bool) -> None:
        if goal is not None and goal.record_id is not None:
            kept = self.selection if is_extending else frozenset()
            self.select({*kept, goal.record_id}, goal)
            self.reveal(goal.record_id)

    def _restore_pending(self) -> None:
        """Open the editor on text that was being typed when the session was last left (DEC-16)."""
        if not self.is_editable or not any(
            "." in kept.place for kept in self.records.all(PendingText)
        ):
            return
        for figure in self.index.drawing.figures:
            for text in figure.texts:
                kept = pending_text(self.records, pending_place(text.record_id, text.field))
                if kept and kept != text.text and self.edit(text.record_id, text.field):
                    self.editing.restore(kept)
                    return

    @override
    def _take_change(self, commit: Commit) -> None:
        self.pointer.cancel_for_change()
        self.touch.cancel()
        super()._take_change(commit)
        if self.is_editing and not self.editing.is_committing:
            self._draw_if_stale()  # an open editor moves with its text, or closes without it

    @override
    def _catch_up(self) -> None:
        super()._catch_up()
        self.place_editor()

    @override
    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and self._key_link is not None:
            event.accept()
            return True
        if kind == QEvent.Type.NativeGesture and self.pointer.take_touch(event):
            return True
        if kind in {QEvent.Type.WindowDeactivate, QEvent.Type.Hide}:
            self.drop_gesture()
        if kind in TOUCHES and self.touch.take(event):
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._key_link is not None:
            self._key_link.press(event)
            if self._key_link.is_over:
                self._key_link = None
            self.update()
        elif not self.pointer.take_key(event) and not press_key(self, event):
            event.ignore()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.pointer.take_key(event):
            event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    @override
    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen is a mouse with one button, and pans with the one on its side."""
        acts = {
            QEvent.Type.TabletPress: self.pointer.press,
            QEvent.Type.TabletMove: self.pointer.move,
            QEvent.Type.TabletRelease: self.pointer.release,
        }
        acts[event.type()](event)
        event.accept()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double_click(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.pointer.leave()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self.pointer.wheel(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.pointer.lose_focus()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            overlay.paint_focus_ring(painter, QRectF(self.rect()), self.picture.palette)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_editor()
