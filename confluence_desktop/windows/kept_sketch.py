"""The sketch of a large board, kept in the library's index while its session is closed (DEC-27)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop import __version__
from confluence_desktop.drawing.fonts import FONT_VERSION, engine_version
from confluence_desktop.drawing.sketch import Sketch
from confluence_desktop.painting.qt_sketch import sketch_of
from confluence_desktop.storage.writer import SaveStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desktop.boards.board_type import SketchedBoard
    from confluence_desktop.canvas.board_view import BoardView
    from confluence_desktop.drawing.style import Style
    from confluence_desktop.storage.open_session import OpenSession
    from confluence_desktop.workshop.cards import Board

_FROM_FIGURES = 1_000
"""Smaller boards are drawn before anybody could see that they were sketched."""


class KeptSketch:
    """Gives a board its sketch while a session is as its file was read, and one for the next time.

    Args:
        content: What was kept when the session was last closed.
    """

    def __init__(self, session: OpenSession, content: bytes | None) -> None:
        self._session = session
        self._content = content
        self._opened_with = session.hash_sum
        self._opened_at = session.document.last_seq

    def sketch_for(self, board: Board, kind: SketchedBoard, style: Style) -> Sketch | None:
        """The sketch of a board, if nothing was altered since it was made."""
        content, self._content = self._content, None
        if self._session.document.last_seq != self._opened_at:
            return None
        name = _name(board, kind, style, self._opened_with)
        return Sketch.unpacked(content, name) if name else None

    def to_keep(self, view: BoardView | None) -> Callable[[], bytes | None] | None:
        """What gives the sketch that is to be kept, once all is saved; slow, for any thread."""
        shown = view.shown if view is not None else None
        if shown is None:
            return None
        board, kind, style, drawing = shown

        def packed() -> bytes | None:
            if self._session.state.status is not SaveStatus.SAVED:
                return None  # what is drawn is not what the file holds
            name = _name(board, kind, style, self._session.hash_sum)
            sketch = drawing.sketch
            if sketch is None and len(drawing.figures) >= _FROM_FIGURES:
                edges = kind.edges_of(drawing)
                sketch = sketch_of(drawing, edges) if edges else None
            return sketch.packed(name) if name and sketch is not None else None

        return packed


def _name(board: Board, kind: SketchedBoard, style: Style, hash_sum: int) -> str:
    """All that a sketch follows from."""
    of_kind = kind.sketch_name(style)
    made_by = f"{__version__} {FONT_VERSION} {engine_version()}"
    return f"{made_by} {hash_sum:016x} {board.id} {of_kind}" if of_kind else ""
