"""What a gesture is, and what it may do with the view that it is made on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from PySide6.QtGui import QPainter

    from confluence_desktop.boards.board_type import BoardType
    from confluence_desktop.canvas.board_verbs import BoardVerbs
    from confluence_desktop.canvas.grid import DrawingIndex
    from confluence_desktop.document.draft import Draft
    from confluence_desktop.drawing.geometry import Point, Rect
    from confluence_desktop.drawing.shapes import Figure
    from confluence_desktop.drawing.style import Palette
    from confluence_desktop.workshop.cards import Board

    Act = Callable[[Draft, Board, BoardType], object]


class Surface(Protocol):
    """The view, as gestures see it. Places are board units."""

    @property
    def index(self) -> DrawingIndex: ...

    @property
    def verbs(self) -> BoardVerbs: ...

    @property
    def selection(self) -> frozenset[str]: ...

    @property
    def visible(self) -> Rect:
        """What is seen of the board."""
        ...

    @property
    def pixel(self) -> float:
        """Size of a logical pixel."""
        ...

    def select(self, record_ids: Collection[str]) -> None: ...

    def push(self, dx: float, dy: float) -> None:
        """Scroll the board by device pixels."""
        ...

    def carry(self, keys: frozenset[str], by: Point) -> None:
        """Show figures away from their places; no keys put them back."""
        ...

    def preview(self, act: Act | None) -> None:
        """Show the board as it would be after something; None shows it as it is."""
        ...

    def figure_at(self, at: Point) -> Figure | None: ...

    def to_device(self, at: Point) -> Point: ...

    def update(self) -> None: ...


class Gesture(Protocol):
    """One gesture, from the press to the release or to Esc."""

    def move(self, at: Point) -> None: ...

    def release(self, at: Point) -> None: ...

    def cancel(self) -> None: ...

    def paint(self, painter: QPainter, palette: Palette, pixel: float) -> None:
        """Paint what follows the pointer; the painter stands in board units."""
        ...
