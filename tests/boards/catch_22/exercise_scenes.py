"""A Catch-22 exercise as far as a test needs it: loops, becauses, steps, people."""

from datetime import date
from typing import Any

from confluence_desktop.boards.catch_22 import operations as verbs
from confluence_desktop.boards.catch_22.gates import open_gates
from confluence_desktop.boards.catch_22.sentences import both_loops
from confluence_desktop.boards.catch_22.stuck import add_line
from confluence_desktop.document.record import get
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.catch_22 import Because, Loop, Side, Step, StuckLine
from confluence_desktop.workshop.operations import the_session
from confluence_desktop.workshop.session import Participant
from tests.builders import a_board, a_document

TODAY = date(2026, 3, 2)


class Exercise:
    """A document with one Catch-22 board (or more), and short ways to fill it."""

    def __init__(self, *, language: str = "en", people: tuple[str, ...] = ()) -> None:
        self.document = a_document()
        self._board_id = self.open_board().id
        with self.document.transaction("Session") as draft:
            draft.put(the_session(draft).changed(starts_on=TODAY, language=language))
            for number, name in enumerate(people):
                draft.put(Participant.new(name=name, order=float(number)))

    def open_board(self) -> Board:
        """Another Catch-22 board."""
        board = a_board(self.document, BoardKind.CATCH_22, "The two Catch-22s")
        with self.document.transaction("Start") as draft:
            return verbs.start(draft, board)

    @property
    def board(self) -> Board:
        return get(self.document, Board, self._board_id)

    def loop(self, side: Side) -> Loop:
        loops = dict(zip(Side, both_loops(self.document, self.board), strict=True))
        loop = loops[side]
        assert loop is not None
        return loop

    def say(self, **fields: Any) -> None:
        """Texts of the board."""
        with self.document.transaction("Say") as draft:
            draft.put(self.board.changed(**fields))

    def fill(self, side: Side, x: str = "See the benefits", y: str = "Work together") -> Loop:
        with self.document.transaction("Fill") as draft:
            return draft.put(self.loop(side).changed(x=x, y=y))

    def fill_both(self) -> None:
        self.fill(Side.LEFT)
        self.fill(Side.RIGHT, "Know what the tools are worth", "Use them")

    def because(self, arrow: str, text: str = "nobody has time", **fields: Any) -> Because:
        known = verbs.arrow_named(arrow)
        assert known is not None
        with self.document.transaction("Because") as draft:
            added = verbs.add_because(draft, self.board, known, text)
            return draft.put(added.changed(**fields))

    def step(self, text: str = "Publish the draft", **fields: Any) -> Step:
        with self.document.transaction("Step") as draft:
            return draft.put(verbs.add_step(draft, self.board, text).changed(**fields))

    def line(self, text: str = "We can’t publish until we agree") -> StuckLine:
        with self.document.transaction("Line") as draft:
            return add_line(draft, self.board, text)

    def now(self, record: Any) -> Any:
        """A record as it is by now."""
        return get(self.document, type(record), record.id)

    def open(self, stage: int) -> list[str]:
        """The keys of what is open in a stage."""
        return [gate.key for gate in open_gates(self.document, self.board, stage)]
