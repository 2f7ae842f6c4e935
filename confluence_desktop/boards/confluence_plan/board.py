"""The Confluence plan as a board type: what windows, papers and the command line ask of it."""

from collections.abc import Collection

from typing_extensions import override

from confluence_desktop.boards.board_type import Destination, Direction
from confluence_desktop.boards.confluence_plan import operations, walking
from confluence_desktop.boards.confluence_plan.checks import plan_findings
from confluence_desktop.boards.confluence_plan.drawing import draw_plan
from confluence_desktop.boards.unlinked_board import UnlinkedBoard
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.style import Style
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.findings import Finding
from confluence_desktop.workshop.rounds import Round
from confluence_desktop.workshop.spoken import spoken

ROUNDS = "rounds"


class ConfluencePlanBoard(UnlinkedBoard):
    """Fulfils `BoardType`; what a round serves and needs is said in its details."""

    board_kind = BoardKind.CONFLUENCE_PLAN
    title: str = spoken("plan")["title"]
    prompt: str = spoken("plan")["prompt"]
    verbs = operations
    entry = Round
    nothing_to_link: str = spoken("plan")["refusals"]["no_links"]

    @override
    def draw(
        self, board: Board, records: Records, style: Style, previous: Drawing | None = None
    ) -> Drawing:
        return draw_plan(board, records, style, previous)

    def destinations(self, board: Board, records: Records) -> list[Destination]:
        """The one place: after the last round."""
        del board, records
        return [Destination(ROUNDS, spoken("plan")["destination"], "meet", number=1)]

    @override
    def add(self, draft: Draft, board: Board, destination: Destination, text: str) -> Record:
        """Add a round at the end."""
        del destination
        return operations.add_round(draft, board, text)

    def move(
        self,
        draft: Draft,
        board: Board,
        record_ids: Collection[str],
        to: Point,
        seen: Drawing | None = None,
    ) -> None:
        walking.drop(draft, board, record_ids, to, seen)

    def shift(
        self, draft: Draft, board: Board, record_ids: Collection[str], way: Direction
    ) -> None:
        """One place on (right, down) or back (left, up)."""
        operations.shift(
            draft, board, record_ids, 1 if way in {Direction.RIGHT, Direction.DOWN} else -1
        )

    def send(
        self, draft: Draft, board: Board, record_ids: Collection[str], to: Destination
    ) -> None:
        """Bring rounds to the end, where the one destination adds."""
        del to
        operations.place_rounds(
            draft, board, record_ids, len(operations.rounds_of(draft, board.id))
        )

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
        return plan_findings(board, records)

    @override
    def trace(self, board: Board, records: Records, record_id: str) -> frozenset[str]:
        return walking.trace(board, records, record_id)


CONFLUENCE_PLAN = ConfluencePlanBoard()
