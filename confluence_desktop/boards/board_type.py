"""What every board type offers to windows, papers and the command line."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.sketch import Sketch
from confluence_desktop.drawing.style import Style
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.findings import Finding, FindingWatch


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the capture line adds to.

    Attributes:
        key: Stable name, such as ``goal``, ``left.1`` or ``crossing``.
        label: What the chip says, such as "Goals".
        token: Colour name of the chip's mark.
        under_id: The card that the next one goes under, or None.
        number: 1–7 for Ctrl+1…7, or None.
        refuses: Why nothing can be added there now, as a sentence; empty where something can.
    """

    key: str
    label: str
    token: str
    under_id: str | None = None
    number: int | None = None
    refuses: str = ""


class Direction(StrEnum):
    """A way to go on a board, by an arrow key."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


class BoardType(Protocol):
    """One exercise: its records on a board, and its drawing.

    Attributes:
        board_kind: Stored name.
        title: Default title of such a board.
        prompt: Default question on the wall.
        has_links: Whether `join` and `part` mean anything here.
    """

    board_kind: BoardKind
    title: str
    prompt: str
    has_links: bool

    def start(self, draft: Draft, board: Board) -> None:
        """Put in what a new board of this type holds from the start."""
        ...

    def draw(
        self, board: Board, records: Records, style: Style, previous: Drawing | None = None
    ) -> Drawing:
        """The board as a drawing, pure (LAW-7); unchanged figures of `previous` are reused."""
        ...

    def destinations(self, board: Board, records: Records) -> list[Destination]:
        """Where the capture line can add to, in the order of its menu."""
        ...

    def add(self, draft: Draft, board: Board, destination: Destination, text: str) -> Record:
        """Add one entry.

        Raises:
            RefusedError: The text is empty or nothing can be added there.
        """
        ...

    def paste(
        self, draft: Draft, board: Board, destination: Destination, text: str
    ) -> list[Record]:
        """Add a list of entries, one a line; indents make children where the board has levels.

        Raises:
            RefusedError: Nothing in the text can be added.
        """
        ...

    def set_text(self, draft: Draft, record_id: str, field: str, text: str) -> None:
        """Write an `EditableText` back.

        Raises:
            RefusedError: The text is empty where it may not be, or the record is gone.
        """
        ...

    def delete(self, draft: Draft, record_ids: Collection[str]) -> int:
        """Delete what can be deleted of these (cards, links, becauses, steps); says how many."""
        ...

    def duplicate(self, draft: Draft, record_ids: Collection[str]) -> list[Record]:
        """Add copies beside the originals."""
        ...

    def move(
        self,
        draft: Draft,
        board: Board,
        record_ids: Collection[str],
        to: Point,
        seen: Drawing | None = None,
    ) -> None:
        """Bring records to where they were dropped, in board units: lane and place, or arrow.

        `seen` is the drawing on which they were; without it, the one for a usual screen is meant.
        """
        ...

    def shift(
        self, draft: Draft, board: Board, record_ids: Collection[str], way: Direction
    ) -> None:
        """Move records one lane (up, down) or one place (left, right; a list's up and down)."""
        ...

    def send(
        self, draft: Draft, board: Board, record_ids: Collection[str], to: Destination
    ) -> None:
        """Move records to where a destination adds."""
        ...

    def join(self, draft: Draft, board: Board, first_id: str, second_id: str) -> Record:
        """Link two records; their levels decide which one is the means.

        Raises:
            RefusedError: They can't be linked, or are already.
        """
        ...

    def part(self, draft: Draft, board: Board, first_id: str, second_id: str) -> None:
        """Take the link between two records away, whichever way it runs."""
        ...

    def neighbour(
        self,
        board: Board,
        records: Records,
        record_id: str,
        way: Direction,
        seen: Drawing | None = None,
    ) -> str | None:
        """The figure an arrow key goes to: up and down along links, sideways in the lane.

        Takes and gives figure keys: record ids, but for further texts of one record. `seen` is the
        drawing on which one walks; without it, the one for a usual screen is meant.
        """
        ...

    def findings(self, board: Board, records: Records) -> tuple[Finding, ...]:
        """Everything that this type's checks find on a board now, accepted findings too, pure."""
        ...

    def watch(self, board: Board, records: Records) -> FindingWatch:
        """The same, kept up to date edit by edit."""
        ...

    def trace(self, board: Board, records: Records, record_id: str) -> frozenset[str]:
        """The ids of all records on the chains through one, itself included."""
        ...


@runtime_checkable
class SketchedBoard(Protocol):
    """A board type whose large boards are seen from far before their figures are made."""

    def sketch_name(self, style: Style) -> str:
        """All that a sketch follows from besides the records; empty where there is none."""
        ...

    def edges_of(self, drawing: Drawing) -> tuple[float, ...]:
        """What the lanes of a drawing are made from again; none where it is not to be sketched."""
        ...

    def draw_later(self, board: Board, records: Records, style: Style, sketch: Sketch) -> Drawing:
        """What `draw` gives, seen by its sketch; the figures are made when they are wanted.

        Args:
            records: They stay as they are, as figures may be made in another thread.
            sketch: Of an equal drawing.
        """
        ...
