"""The numbers of the checks, as this session has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from confluence_desktop.windows.edits import Edits
    from confluence_desktop.windows.fields import Part
    from confluence_desktop.workshop.cards import Board


class NumbersOfChecks(QWidget):
    """A field for each number; hidden until it is asked for."""

    def __init__(self, edits: Edits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self.parts: list[Part] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    @property
    def is_any(self) -> bool:
        """Whether the board's checks have numbers."""
        return bool(self.parts)

    def show_board(self, board: Board | None) -> None:
        """Offer the numbers of a board's checks."""
        del board

    def focus_first(self) -> None:
        """Give the first number the keyboard."""
