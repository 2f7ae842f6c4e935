"""A board on a widget whose texts are written in place, and what gestures ask of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from typing_extensions import Unpack, override

from confluence_desktop.canvas.edited_canvas import EditedCanvas
from confluence_desktop.canvas.editing import Editing, text_beside, text_near
from confluence_desktop.canvas.timers import single_shot
from confluence_desktop.drawing.geometry import Point, Rect
from confluence_desktop.workshop.agenda import PendingText
from confluence_desktop.workshop.operations import has_text_half_typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QResizeEvent

    from confluence_desktop.boards.board_type import BoardType
    from confluence_desktop.canvas.document_signals import DocumentSignals
    from confluence_desktop.canvas.shown import Shown
    from confluence_desktop.document.document import Document
    from confluence_desktop.document.draft import Draft
    from confluence_desktop.drawing.shapes import EditableText, Figure
    from confluence_desktop.drawing.style import Palette
    from confluence_desktop.workshop.cards import Board

    Act = Callable[[Draft, Board, BoardType], object]

_QUICK_PREVIEW_MS = 8.0
_PREVIEW_DELAY_MS = 50


class WrittenCanvas(EditedCanvas):
    """Holds the editor over its text; a `Surface` for gestures, none of which it knows itself."""

    def __init__(
        self,
        signals: DocumentSignals | None,
        document: Document,
        board_id: str,
        **shown: Unpack[Shown],
    ) -> None:
        super().__init__(signals, document, board_id, **shown)
        self._wished: Act | None = None
        self._preview_ms = 0.0
        self._preview_soon = single_shot(self, _PREVIEW_DELAY_MS, self._draw_preview)
        self.editing = Editing(self)
        self.editing.stepped.connect(self._edit_beside)
        self.sight_moved.connect(self.place_editor)

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

    def drop_gesture(self) -> bool:
        """Drop a drag or a link that is under way; False when there was none."""
        return False

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

    def _restore_pending(self) -> None:
        """Open the editor on text that was being typed when the session was last left (DEC-16)."""
        if not self.is_editable or not has_text_half_typed(self.records):
            return
        for kept in self.records.all(PendingText):
            record_id, _, field = kept.place.partition(".")
            found = self.index.text_of(record_id, field)
            is_other = found is not None and kept.text not in {"", found[1].text}
            if is_other and self.edit(record_id, field):
                self.editing.restore(kept.text)
                return

    @override
    def _catch_up(self) -> None:
        super()._catch_up()
        self.place_editor()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_editor()
