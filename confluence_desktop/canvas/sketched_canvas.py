"""A large board that is seen at once, by its sketch if there is one, and prepared in a thread."""

from __future__ import annotations

from functools import cached_property
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from typing_extensions import override

from confluence_desktop.boards.board_type import SketchedBoard
from confluence_desktop.canvas.board_canvas import BoardCanvas
from confluence_desktop.canvas.timers import single_shot

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent

    from confluence_desktop.document.record import Records
    from confluence_desktop.drawing.shapes import Drawing
    from confluence_desktop.drawing.sketch import Sketch
    from confluence_desktop.drawing.style import Style
    from confluence_desktop.workshop.cards import Board

_LARGE = 2_000
"""Figures, from which preparing them could be felt."""

_AGAIN_MS = 30
"""The thread is asked so often whether it is over."""


class Shown(NamedTuple):
    """A drawing, and what it was made for."""

    board: Board
    kind: SketchedBoard
    style: Style
    drawing: Drawing


class SketchedCanvas(BoardCanvas):
    """Shows a board before it is drawn, where its sketch was kept.

    Whoever asks for a figure meanwhile waits until all are there, as long as drawing takes.
    """

    sketch_for: Callable[[Board, SketchedBoard, Style], Sketch | None] | None = None
    """Gives the sketch of what the document holds at this moment."""
    _making: Thread | None = None
    _is_prepared = False

    @cached_property
    def _look_soon(self) -> QTimer:
        return single_shot(self, 0, self._look)

    @property
    def is_drawn(self) -> bool:
        """Whether figures can be asked for without waiting."""
        is_there = not self._is_due and self.picture.index.drawing.is_drawn
        return is_there and (self._making is None or not self._making.is_alive())

    @property
    def shown(self) -> Shown | None:
        """What is drawn now, if its board type makes sketches; None before it was ever seen."""
        board = self.board()
        if self._is_due or board is None:
            return None
        kind = self._board_types[board.type]
        if isinstance(kind, SketchedBoard):
            return Shown(board, kind, self._style, self.index.drawing)
        return None

    def finish_drawing(self) -> None:
        """Wait for the figures that are being made, if any are."""
        if self._making is not None:
            self._making.join()

    @override
    def _drawing_of(self, board: Board, source: Records, previous: Drawing | None) -> Drawing:
        kind = self._board_types[board.type]
        is_first = previous is None and source is self.document
        if is_first and self.sketch_for is not None and isinstance(kind, SketchedBoard):
            sketch = self.sketch_for(board, kind, self._style)
            if sketch is not None:
                return kind.draw_later(board, self.document.snapshot(), self._style, sketch)
        return super()._drawing_of(board, source, previous)

    @override
    def _come_to_rest(self) -> None:
        if self._making is None and not self._is_prepared and not self._is_small:
            self._prepare()
        elif self._making is None:
            super()._come_to_rest()

    @property
    def _is_small(self) -> bool:
        drawing = self.picture.index.drawing
        return drawing.is_drawn and len(drawing.figures) < _LARGE

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.is_drawn and self._making is None:
            self._look_soon.start()

    def _prepare(self) -> None:
        """Make in a thread what is not needed to see the board, and then set it aside."""
        self._is_prepared = True
        prepare = self.picture.index.prepare
        self._making = Thread(target=prepare, name="making figures", daemon=True)
        self._making.start()
        self._look_soon.start(_AGAIN_MS)

    def _look(self) -> None:
        if self._making is None:
            self._prepare()
        elif self._making.is_alive():
            self._look_soon.start(_AGAIN_MS)
        else:
            self._making = None
            self._rest.start()
