"""What a screen reader finds on a board: its figures, by name, place and state.

The outline says and does more; this lets a reader walk over what is drawn.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid
from typing_extensions import override

from confluence_desktop.canvas.board_canvas import BoardCanvas
from confluence_desktop.canvas.reading_order import touchable

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QWindow

    from confluence_desktop.drawing.shapes import Figure

_kept: dict[int, BoardAccessible] = {}
"""Qt holds interfaces without owning the Python side of them."""


def describe_boards() -> None:
    """Let screen readers see into board views; further calls change nothing."""
    QAccessible.installFactory(_board_interface)


class BoardAccessible(QAccessibleWidget):
    """A board view with its figures as children, in reading order."""

    def __init__(self, canvas: BoardCanvas) -> None:
        super().__init__(canvas, QAccessible.Role.Canvas, canvas.accessibleName())
        self._canvas = weakref.ref(canvas)
        self._figures: dict[str, FigureAccessible] = {}

    @property
    def canvas(self) -> BoardCanvas | None:
        """None once Qt has deleted the view; readers may still ask then."""
        canvas = self._canvas()
        return canvas if canvas is not None and isValid(canvas) else None

    def figures(self) -> list[Figure]:
        return touchable(self.canvas.index) if self.canvas is not None else []

    @override
    def childCount(self) -> int:
        return len(self.figures())

    @override
    def child(self, index: int) -> QAccessibleInterface:
        figures = self.figures()
        if not 0 <= index < len(figures):
            return None  # type: ignore[return-value]  # Qt's word for "no such child"
        return self._of(figures[index].key)

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        keys = [figure.key for figure in self.figures()]
        if isinstance(child, FigureAccessible) and child.key in keys:
            return keys.index(child.key)
        return -1

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        canvas = self.canvas
        figure = canvas.figure_at_pixel(canvas.mapFromGlobal(QPoint(x, y))) if canvas else None
        if figure is None or figure.is_line:
            return None  # type: ignore[return-value]  # Qt's word for "no child there"
        return self._of(figure.key)

    @override
    def focusChild(self) -> QAccessibleInterface:
        canvas = self.canvas
        current = canvas.current if canvas is not None and canvas.hasFocus() else None
        if current is None:
            return None  # type: ignore[return-value]  # Qt's word for "no child has it"
        return self._of(current.key)

    def _of(self, key: str) -> FigureAccessible:
        if key not in self._figures:
            self._figures[key] = FigureAccessible(self, key)
        return self._figures[key]


class FigureAccessible(QAccessibleInterface):
    """One figure, as it stands on its board at the moment."""

    def __init__(self, board: BoardAccessible, key: str) -> None:
        super().__init__()
        self.key = key
        self._board = board

    @property
    def figure(self) -> Figure | None:
        """None once it is no longer on the board."""
        canvas = self._board.canvas
        return canvas.index.by_key(self.key) if canvas is not None else None

    @override
    def isValid(self) -> bool:
        return self.figure is not None

    @override
    def object(self) -> QObject:
        return None  # type: ignore[return-value]  # Qt's word for "no object of its own"

    @override
    def window(self) -> QWindow:
        return self._board.window()

    @override
    def parent(self) -> QAccessibleInterface:
        return self._board

    @override
    def childCount(self) -> int:
        return 0

    @override
    def child(self, index: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]  # Qt's word for "no such child"

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    @override
    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return None  # type: ignore[return-value]  # Qt's word for "no child there"

    @override
    def rect(self) -> QRect:
        canvas, figure = self._board.canvas, self.figure
        if canvas is None or figure is None:
            return QRect()
        area = canvas.pixels_of(figure.bounds)
        return QRect(canvas.mapToGlobal(area.topLeft()), area.size())

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        canvas, figure = self._board.canvas, self.figure
        if canvas is None or figure is None:
            state.invalid = True
            return state
        state.selectable = True
        state.focusable = True
        state.selected = figure.record_id in canvas.selection
        state.focused = figure is canvas.current and canvas.hasFocus()
        return state

    @override
    def text(self, kind: QAccessible.Text) -> str:
        figure = self.figure
        if figure is None or kind != QAccessible.Text.Name:
            return ""
        return figure.name or " ".join(text.text for text in figure.texts)

    @override
    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names follow the records."""


def _board_interface(class_name: str, found: QObject) -> QAccessibleInterface | None:
    del class_name
    if not isinstance(found, BoardCanvas) or not isValid(found):
        return None
    kept = _kept.get(id(found))
    if kept is None or kept.canvas is not found:
        kept = _kept[id(found)] = BoardAccessible(found)
    return kept
