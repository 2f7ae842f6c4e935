"""What the checks find on the board that is shown, kept up to date as it is worked on."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.document.change import Change
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.close import ParkedItem
from confluence_desktop.workshop.findings import Acceptance

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from confluence_desktop.canvas.document_signals import DocumentSignals
    from confluence_desktop.document.document import Commit, Document
    from confluence_desktop.document.record import Records
    from confluence_desktop.workshop.findings import Finding, FindingWatch

_FIRST_LOOK_MS = 120
"""A board is painted before it is looked through."""

_AGAIN_MS = 30
"""A look in another thread is asked so often whether it is over."""

_LARGE = 200
"""A map of more cards than this is first looked through in another thread.

So it is when as many records come, go or change at once, as when a long list is pasted.
"""


class BoardFindings(QObject):
    """Watches one board at a time; several commits of one turn are looked at together.

    Attributes:
        may_look: Whether a large board may be looked through already; asked again until it may.

    Signals:
        changed: Other findings, or another one is accepted or parked; `touched` says about what.
    """

    changed = Signal()

    def __init__(
        self, document: Document, signals: DocumentSignals, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._board_id = ""
        self._watch: FindingWatch | None = None
        self._has_told_nothing = True
        self._pending = Change()
        self._elsewhere = Change()  # what the other thread looks at, unknown to the watch so far
        self._open: tuple[Finding, ...] = ()
        self._accepted: tuple[Finding, ...] = ()
        self._parked: tuple[Finding, ...] = ()
        self._about: dict[str, list[Finding]] = {}
        self.touched: frozenset[str] = frozenset()
        self.may_look: Callable[[], bool] = lambda: True
        self._look_soon = QTimer(self, singleShot=True)
        self._look_soon.timeout.connect(self._on_due)
        self._making: _Look | None = None
        signals.committed.connect(self._on_committed)

    @property
    def open_ones(self) -> tuple[Finding, ...]:
        """What is neither accepted nor parked, errors first."""
        return self._open

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """What the room lives with."""
        return self._accepted

    @property
    def parked(self) -> tuple[Finding, ...]:
        """What is in the parking lot, and not accepted."""
        return self._parked

    @property
    def is_looking(self) -> bool:
        """Whether the board is still to be looked through for the first time."""
        return bool(self._board_id) and self._watch is None

    def about(self, record_id: str) -> Sequence[Finding]:
        """The open findings about a record."""
        return self._about.get(record_id, ())

    def show_board(self, board_id: str | None) -> None:
        """Watch another board."""
        if (board_id or "") == self._board_id:
            return
        self._board_id = board_id or ""
        self._watch, self._making = None, None
        self._pending = self._elsewhere = Change()
        self._has_told_nothing = True
        self._take((), (), ())
        self._look_soon.start(_FIRST_LOOK_MS)

    def look(self) -> None:
        """Take in now what has changed."""
        self._look_soon.stop()
        self._making = None
        board = self._document.find(Board, self._board_id)
        if board is None:
            self._watch = None
            self._take((), (), ())
            return
        change = self._elsewhere.then(self._pending)
        self._pending = self._elsewhere = Change()
        is_first = self._has_told_nothing
        self._has_told_nothing = False
        if self._watch is None:
            self._watch = BOARD_TYPES[board.type].watch(board, self._document)
        elif not change.is_empty:
            self._watch.update(change, self._document)
        before = self._open, self._accepted, self._parked
        self._sort(self._watch.findings)
        if is_first and before == (self._open, self._accepted, self._parked):
            self.touched = frozenset()
            self.changed.emit()  # nothing was found, which is said as well

    def _on_due(self) -> None:
        board = self._document.find(Board, self._board_id)
        making = self._making
        if making is not None and not making.is_over:
            self._look_soon.start(_AGAIN_MS)
        elif making is not None:
            self._watch, self._elsewhere = making.watch, Change()
            self.look()
        elif board is None or not self._takes_long(board):
            self.look()
        elif not self.may_look():
            self._look_soon.start(_AGAIN_MS)
        else:
            self._elsewhere, self._pending = self._elsewhere.then(self._pending), Change()
            self._making = _Look(board, self._document.snapshot())
            self._look_soon.start(_AGAIN_MS)

    def _takes_long(self, board: Board) -> bool:
        if self._watch is not None:
            return len(self._pending.before) + len(self._pending.after) > _LARGE
        return len(self._document.where(Card, board_id=board.id)) > _LARGE

    def _sort(self, found: tuple[Finding, ...]) -> None:
        accepted = {one.key for one in self._document.where(Acceptance, board_id=self._board_id)}
        parked = {one.finding for one in self._document.all(ParkedItem)}
        if not accepted and not parked:
            self._take(found, (), ())
            return
        lived_with, waiting, open_ones = [], [], []
        for finding in found:
            if finding.key in accepted:
                lived_with.append(finding)
            elif finding.key in parked:
                waiting.append(finding)
            else:
                open_ones.append(finding)
        self._take(tuple(open_ones), tuple(lived_with), tuple(waiting))

    def _take(
        self,
        open_ones: tuple[Finding, ...],
        accepted: tuple[Finding, ...],
        parked: tuple[Finding, ...],
    ) -> None:
        before = (self._open, self._accepted, self._parked)
        if before == (open_ones, accepted, parked):
            return
        differing = set(self._open) ^ set(open_ones)
        self.touched = frozenset(id_ for finding in differing for id_ in finding.about)
        self._open, self._accepted, self._parked = open_ones, accepted, parked
        self._about = {}
        for finding in open_ones:
            for id_ in finding.about:
                self._about.setdefault(id_, []).append(finding)
        self.changed.emit()

    def _on_committed(self, commit: Commit) -> None:
        if not self._board_id:
            return
        if self._watch is not None or self._making is not None:
            self._pending = self._pending.then(commit.change)
        if not self._look_soon.isActive():
            self._look_soon.start(0)


class _Look:
    """A map that is looked through in a thread of its own, which ends by itself.

    Attributes:
        watch: What came of it.
        is_over: Whether nothing more will come.
    """

    def __init__(self, board: Board, records: Records) -> None:
        self.watch: FindingWatch | None = None
        self.is_over = False
        words = (board, records)
        Thread(target=self._look, args=words, name="look at a map", daemon=True).start()

    def _look(self, board: Board, records: Records) -> None:
        try:
            self.watch = BOARD_TYPES[board.type].watch(board, records)
        finally:
            self.is_over = True
