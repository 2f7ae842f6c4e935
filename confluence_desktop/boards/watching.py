"""Findings of a board small enough to be looked through anew whenever they are asked for."""

from collections.abc import Callable

from confluence_desktop.document.change import Change
from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.findings import Finding

Look = Callable[[Board, Records], tuple[Finding, ...]]


class WholeWatch:
    """A `FindingWatch` that looks at the whole board again, once after each change."""

    def __init__(self, look: Look, board: Board, records: Records) -> None:
        self._look = look
        self._board_id = board.id
        self._records = records
        self._found: tuple[Finding, ...] | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        if self._found is None:
            board = self._records.find(Board, self._board_id)
            self._found = () if board is None else self._look(board, self._records)
        return self._found

    def update(self, change: Change, records: Records) -> None:
        del change  # any of them may matter
        self._records = records
        self._found = None
