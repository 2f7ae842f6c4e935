"""What boards have in common whose records stand in lists, and are not linked by lines."""

from abc import ABC, abstractmethod
from collections.abc import Collection
from typing import Protocol

from confluence_desktop.boards.board_type import Destination, Direction
from confluence_desktop.boards.nearest import nearest
from confluence_desktop.boards.watching import WholeWatch
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.style import SCREEN, Style
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.findings import Finding, FindingWatch
from confluence_desktop.workshop.outline import pasted_lines


class Verbs(Protocol):
    """The verbs that each of these boards has in its module `operations`."""

    def set_text(self, draft: Draft, record_id: str, field: str, text: str) -> object:
        """Write one text of a record of the board, or of the board itself."""
        ...

    def delete(self, draft: Draft, record_ids: Collection[str]) -> int:
        """Delete what is the board's own of these; says how many."""
        ...

    def duplicate(self, draft: Draft, record_ids: Collection[str]) -> list[Record]:
        """Put a copy right behind each."""
        ...


class UnlinkedBoard(ABC):
    """The part of a `BoardType` that is alike on such boards; each says the rest itself.

    Attributes:
        verbs: Its own verbs.
        entry: The kind of record that its lists hold.
        nothing_to_link: What is said to whoever wants to link two of them.
    """

    has_links = False
    verbs: Verbs
    entry: type[Record]
    nothing_to_link: str

    def start(self, draft: Draft, board: Board) -> None:
        """A new board is empty, and asks for its first entry."""
        del draft, board

    @abstractmethod
    def draw(
        self, board: Board, records: Records, style: Style, previous: Drawing | None = None
    ) -> Drawing:
        """The board as a drawing."""

    @abstractmethod
    def add(self, draft: Draft, board: Board, destination: Destination, text: str) -> Record:
        """Add one entry."""

    def is_list(self, destination: Destination) -> bool:
        """Whether many entries can stand there, and not one text alone."""
        del destination
        return True

    def paste(
        self, draft: Draft, board: Board, destination: Destination, text: str
    ) -> list[Record]:
        """One entry a line, whatever its indent; where one text stands, it takes all lines."""
        lines = pasted_lines(text)
        if not self.is_list(destination):
            lines = [" ".join(lines)]
        return [self.add(draft, board, destination, line) for line in lines]

    def set_text(self, draft: Draft, record_id: str, field: str, text: str) -> None:
        self.verbs.set_text(draft, record_id, field, text)

    def delete(self, draft: Draft, record_ids: Collection[str]) -> int:
        return self.verbs.delete(draft, record_ids)

    def duplicate(self, draft: Draft, record_ids: Collection[str]) -> list[Record]:
        return self.verbs.duplicate(draft, record_ids)

    def join(self, draft: Draft, board: Board, first_id: str, second_id: str) -> Record:
        """Refuses."""
        del draft, board, first_id, second_id
        raise RefusedError(self.nothing_to_link)

    def part(self, draft: Draft, board: Board, first_id: str, second_id: str) -> None:
        """Refuses, as `join` does."""
        del draft, board, first_id, second_id
        raise RefusedError(self.nothing_to_link)

    def neighbour(
        self,
        board: Board,
        records: Records,
        record_id: str,
        way: Direction,
        seen: Drawing | None = None,
    ) -> str | None:
        return nearest(seen or self.draw(board, records, SCREEN), record_id, way)

    def findings(self, board: Board, records: Records) -> tuple[Finding, ...]:
        """None, where the method has no checks."""
        del board, records
        return ()

    def watch(self, board: Board, records: Records) -> FindingWatch:
        return WholeWatch(self.findings, board, records)

    def trace(self, board: Board, records: Records, record_id: str) -> frozenset[str]:
        """The record alone."""
        del board
        return frozenset({record_id} if records.find(self.entry, record_id) is not None else ())
