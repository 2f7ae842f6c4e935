"""What every part of a stage's panel works with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from confluence_desktop.document.document import Document
from confluence_desktop.document.record import get
from confluence_desktop.windows.edits import Edits
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.spoken import spoken


@dataclass(frozen=True, slots=True)
class StageDesk:
    """The board that is worked on, and the ways out of its panel.

    Attributes:
        show: Shows the details of a record.
        go: Goes to a record wherever it is: a board, a note, something on this board.
        command: Runs a command of the key table.
    """

    edits: Edits
    board_id: str
    show: Callable[[str], object]
    go: Callable[[str], object]
    command: Callable[[str], object]

    @property
    def document(self) -> Document:
        return self.edits.document

    @property
    def board(self) -> Board:
        """The board as it is now.

        Raises:
            RecordMissingError: It is not there (any more).
        """
        return get(self.document, Board, self.board_id)

    @property
    def is_there(self) -> bool:
        return self.document.find(Board, self.board_id) is not None


def panel_words(area: str) -> Any:
    """The words of a part of the panel."""
    return spoken("exercise_panel")[area]
