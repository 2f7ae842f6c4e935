"""The Catch-22 board as a board type: what windows, papers and the command line ask of it."""

from collections.abc import Collection

from typing_extensions import override

from confluence_desktop.boards.board_type import Destination, Direction
from confluence_desktop.boards.catch_22 import operations, places, stuck, walking, words
from confluence_desktop.boards.catch_22.drawing import draw_board
from confluence_desktop.boards.catch_22.findings import findings_of
from confluence_desktop.boards.catch_22.operations import arrow_named
from confluence_desktop.boards.catch_22.places import CROSSING
from confluence_desktop.boards.unlinked_board import UnlinkedBoard
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.style import Style
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.catch_22 import Because, Step, StuckLine
from confluence_desktop.workshop.findings import Finding
from confluence_desktop.workshop.spoken import say


class Catch22Board(UnlinkedBoard):
    """Fulfils `BoardType`; `join` and `part` serve stuck lines alone."""

    board_kind = BoardKind.CATCH_22
    title = words.TITLE
    prompt = words.PROMPT
    verbs = operations
    entry = Because
    nothing_to_link = say("refused.nothing_to_link_in_loops")

    @override
    def start(self, draft: Draft, board: Board) -> None:
        operations.start(draft, board)

    @override
    def draw(
        self, board: Board, records: Records, style: Style, previous: Drawing | None = None
    ) -> Drawing:
        return draw_board(board, records, style, previous)

    def destinations(self, board: Board, records: Records) -> list[Destination]:
        return places.destinations(board, records)

    @override
    def add(self, draft: Draft, board: Board, destination: Destination, text: str) -> Record:
        """Add a because, a step, a stuck line, a "yes, but", or a condition or text still empty."""
        return places.add(draft, board, destination.key, text)

    @override
    def paste(
        self, draft: Draft, board: Board, destination: Destination, text: str
    ) -> list[Record]:
        return places.paste(draft, board, destination.key, text)

    def move(
        self,
        draft: Draft,
        board: Board,
        record_ids: Collection[str],
        to: Point,
        seen: Drawing | None = None,
    ) -> None:
        del seen  # every screen shows this board alike
        walking.drop(draft, board, record_ids, to)

    def shift(
        self, draft: Draft, board: Board, record_ids: Collection[str], way: Direction
    ) -> None:
        walking.shift(draft, board, record_ids, way)

    def send(
        self, draft: Draft, board: Board, record_ids: Collection[str], to: Destination
    ) -> None:
        """Bring becauses to an arrow; steps stay at the crossing, where they belong."""
        arrow = arrow_named(to.key)
        for record_id in record_ids:
            if draft.find(Because, record_id) is not None:
                if arrow is None:
                    message = say("refused.because_belongs_to_an_arrow")
                    raise RefusedError(message)
                operations.move_because(draft, record_id, board, arrow)
            elif draft.find(Step, record_id) is not None and to.key != CROSSING:
                message = say("refused.step_belongs_to_the_crossing")
                raise RefusedError(message)

    @override
    def join(self, draft: Draft, board: Board, first_id: str, second_id: str) -> Record:
        """Pair two stuck lines; nothing else can be linked, as the loops have their arrows."""
        if _are_lines(draft, first_id, second_id):
            return stuck.pair(draft, first_id, second_id)
        return super().join(draft, board, first_id, second_id)

    @override
    def part(self, draft: Draft, board: Board, first_id: str, second_id: str) -> None:
        """Take a pair of stuck lines apart."""
        for pair in stuck.pairs_of(draft, board.id):
            if {first_id, second_id} == set(pair.line_ids):
                stuck.unpair(draft, pair.id)
                return
        message = say("refused.not_paired")
        raise RefusedError(message)

    @override
    def neighbour(
        self,
        board: Board,
        records: Records,
        record_id: str,
        way: Direction,
        seen: Drawing | None = None,
    ) -> str | None:
        return walking.neighbour(board, records, record_id, way, seen)

    @override
    def findings(self, board: Board, records: Records) -> tuple[Finding, ...]:
        return findings_of(board, records)

    @override
    def trace(self, board: Board, records: Records, record_id: str) -> frozenset[str]:
        return walking.trace(board, records, record_id)


CATCH_22 = Catch22Board()


def _are_lines(records: Records, *record_ids: str) -> bool:
    return all(records.find(StuckLine, record_id) is not None for record_id in record_ids)
