"""Silent capture in the line: whether what is added is covered, and the button that reveals it."""

from collections.abc import Collection

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from confluence_desktop.document.record import Record
from confluence_desktop.windows.commands import shown_key
from confluence_desktop.windows.edits import Edits
from confluence_desktop.windows.key_table import key_of
from confluence_desktop.windows.widgets import PillButton, plain_tooltip
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.silence import (
    COVERABLE,
    covered_on,
    is_silent,
    reveal,
    set_silent,
)
from confluence_desktop.workshop.spoken import say

NOT_COVERED = say("capture.not_covered")
_KINDS = frozenset({BoardKind.STRATEGY_MAP, BoardKind.CATCH_22})


class SilentCapture(QObject):
    """Shows whether the room writes on the board that is on in silence; the session keeps it.

    Signals:
        changed: It was switched for the board that is on.
        told: A sentence for the facilitator.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(self, edits: Edits, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self._board_id: str | None = None
        self.button = PillButton("", size="small")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        key = key_of("reveal")
        self.button.setToolTip(plain_tooltip(f"{key.words} ({shown_key(key)})"))
        self.button.clicked.connect(self.reveal)
        self.button.hide()

    @property
    def is_on(self) -> bool:
        """Whether what is added to the board now is covered."""
        return self._board_id is not None and is_silent(self._edits.document, self._board_id)

    @property
    def is_possible(self) -> bool:
        """Whether anything on the board that is on can be covered."""
        board = self._edits.document.find(Board, self._board_id)
        return board is not None and board.type in _KINDS

    @property
    def count(self) -> int:
        """How much is covered on the board that is on."""
        return len(covered_on(self._edits.document, self._board_id)) if self._board_id else 0

    def show_board(self, board_id: str | None) -> None:
        """Take in which board is on, and what is covered there now."""
        self._board_id = board_id
        count = self.count
        counted = f"{count:,}"
        self.button.setText(say("capture.reveal").format(count=counted))
        self.button.setAccessibleName(say("capture.reveal_name").format(count=counted))
        self.button.setVisible(count > 0)

    def toggle(self) -> None:
        """Cover what is added from now on, or no longer."""
        board_id, is_on = self._board_id, not self.is_on
        if board_id is None:
            return
        label = say("edits.write_in_silence")
        self._edits.run(label, lambda draft: set_silent(draft, board_id, is_on=is_on))
        if self.is_on is not is_on:
            return  # it was refused, and that is said
        self.told.emit(say("capture.silent") if self.is_on else say("capture.not_silent"))
        self.changed.emit()

    def tell_of(self, records: Collection[Record]) -> None:
        """Say where the room writes in silence and something just added can't be covered."""
        if self.is_on and not all(isinstance(record, COVERABLE) for record in records):
            # After the commit, which takes messages of what was done before away.
            QTimer.singleShot(0, self, lambda: self.told.emit(NOT_COVERED))

    def reveal(self) -> None:
        """Uncover everything on the board; the silence is over."""
        board_id = self._board_id
        if board_id is None:
            return
        if self._edits.run(say("edits.reveal"), lambda draft: reveal(draft, board_id)) is not None:
            self.changed.emit()
