"""The board view: a board that is shown, and touched by mouse, keys and text (DEC-5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from typing_extensions import Unpack, override

from confluence_desktop.boards.board_type import Direction
from confluence_desktop.canvas import overlay
from confluence_desktop.canvas.accessible import describe_boards
from confluence_desktop.canvas.board_keys import press_key
from confluence_desktop.canvas.pointer import Pointer
from confluence_desktop.canvas.tools.key_link import KeyLink
from confluence_desktop.canvas.touch import TOUCHES, Touch
from confluence_desktop.canvas.walking import between, end_of_row, neighbour_of
from confluence_desktop.canvas.written_canvas import WrittenCanvas
from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QFocusEvent,
        QMouseEvent,
        QPaintEvent,
        QTabletEvent,
        QWheelEvent,
    )

    from confluence_desktop.canvas.document_signals import DocumentSignals
    from confluence_desktop.canvas.shown import Shown
    from confluence_desktop.document.document import Commit, Document
    from confluence_desktop.drawing.shapes import Figure


class BoardView(WrittenCanvas):
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
        is_editable: bool = True,
        **shown: Unpack[Shown],
    ) -> None:
        super().__init__(signals, document, board_id, **shown)
        self.is_editable = is_editable
        describe_boards()
        self._key_link: KeyLink | None = None
        self._parent_id = ""
        self.pointer = Pointer(self)
        self.touch = Touch(self)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_editable else Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(is_editable)
        self._restore_pending()

    def walk(self, way: Direction, *, is_extending: bool = False) -> None:
        """Go to the neighbour in a direction; the first key only shows where one is."""
        self._go_to(neighbour_of(self, way), is_extending=is_extending)

    def walk_to_end(self, *, is_last: bool, is_extending: bool = False) -> None:
        """Go to the first or the last figure of the row; extending takes all between along."""
        current = self.current
        if current is None:
            self.walk(Direction.RIGHT)  # as with an arrow: the first key shows where one is
            return
        goal = end_of_row(self.index, current, is_last=is_last)
        if is_extending:
            self.select(self.selection | between(self.index, current, goal), current)
        self._go_to(goal, is_extending=is_extending)

    def edit_or_return_to_line(self) -> None:
        """What Enter does."""
        if self.selection:
            self.edit_current()
        else:
            self.line_wanted.emit()

    def return_to_line(self) -> None:
        """Ask for the capture line."""
        self.line_wanted.emit()

    def show_parent(self, record_id: str) -> None:
        """Show which card the next one goes under while it is typed; nothing for none."""
        if record_id != self._parent_id:
            self._parent_id = record_id
            self.update()

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
            self.refused.emit(say("canvas.select_to_link"))
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._key_link = KeyLink(self, figure)
        self.update()

    @override
    def drop_gesture(self) -> bool:
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

    @override
    def paint_over(self, painter: QPainter) -> None:
        palette, pixel = self.picture.palette, self.sight.pixel
        if self._parent_id and self._parent_id not in self.selection and not self.hasFocus():
            for figure in self.index.of_record(self._parent_id):
                if figure.key not in self.picture.loose_keys:
                    overlay.paint_parent(painter, figure, palette, pixel)
        if self._key_link is not None:
            self._key_link.paint(painter, palette, pixel)
        self.pointer.paint(painter, palette, pixel)

    def _go_to(self, goal: Figure | None, *, is_extending: bool) -> None:
        if goal is not None and goal.record_id is not None:
            kept = self.selection if is_extending else frozenset()
            self.select({*kept, goal.record_id}, goal)
            self.reveal(goal.record_id)

    @override
    def _take_change(self, commit: Commit) -> None:
        self.pointer.cancel_for_change()
        self.touch.cancel()
        super()._take_change(commit)
        if self._key_link is not None and self.records.find(Card, self._key_link.source_id) is None:
            self.drop_gesture()  # the card that was to be linked is gone
        if self.is_editing and not self.editing.is_committing:
            self._draw_if_stale()  # an open editor moves with its text, or closes without it

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
