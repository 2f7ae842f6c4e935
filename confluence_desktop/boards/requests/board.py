"""The requests board as a board type: what windows, papers and the command line ask of it."""

from collections.abc import Collection

from typing_extensions import override

from confluence_desktop.boards.board_type import Destination, Direction
from confluence_desktop.boards.requests import operations
from confluence_desktop.boards.requests.drawing import draw_requests
from confluence_desktop.boards.requests.fields import REQUEST, fields_of
from confluence_desktop.boards.requests.operations import FIELDS, requests_of
from confluence_desktop.boards.unlinked_board import UnlinkedBoard
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.drawing.style import SCREEN, Style
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.ordering import bring_together, shifts
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.spoken import say, spoken


class RequestsBoard(UnlinkedBoard):
    """Fulfils `BoardType`; a request serves no other one."""

    board_kind = BoardKind.REQUESTS
    title = spoken("requests")["title"]
    prompt = spoken("requests")["prompt"]
    verbs = operations
    entry = Request
    nothing_to_link = say("refused.nothing_to_link_in_requests")

    @override
    def draw(
        self, board: Board, records: Records, style: Style, previous: Drawing | None = None
    ) -> Drawing:
        return draw_requests(board, records, style, previous)

    def destinations(self, board: Board, records: Records) -> list[Destination]:
        """A new request, then what is asked about the last one; the line may ask about another."""
        words = spoken("requests")["destinations"]
        found = [Destination(REQUEST, words[REQUEST], "ink", number=1)]
        requests = requests_of(records, board.id)
        if requests:
            found += fields_of(requests[-1])
        return found

    @override
    def is_list(self, destination: Destination) -> bool:
        return destination.key == REQUEST

    @override
    def add(self, draft: Draft, board: Board, destination: Destination, text: str) -> Record:
        """Add a request, or write what was asked about one."""
        if destination.key == REQUEST:
            return operations.add_request(draft, board, text)
        requests = requests_of(draft, board.id)
        asked = next((one for one in requests if one.id == destination.under_id), None)
        if destination.key not in FIELDS or not requests:
            message = say("refused.nothing_added_to_requests").format(key=destination.key)
            raise RefusedError(message)
        if not text.strip():
            message = say("refused.nothing_to_add")
            raise RefusedError(message)
        return operations.set_text(draft, (asked or requests[-1]).id, destination.key, text)

    def move(
        self,
        draft: Draft,
        board: Board,
        record_ids: Collection[str],
        to: Point,
        seen: Drawing | None = None,
    ) -> None:
        """Bring requests to where they were dropped, in the order of reading."""
        drawing = seen or draw_requests(board, draft, SCREEN)
        row = requests_of(draft, board.id)
        others = [request for request in row if request.id not in record_ids]
        place = sum(1 for request in others if _is_before(drawing, request.id, to))
        moved = [request for request in row if request.id in record_ids]
        bring_together(draft, moved, others, place)

    def shift(
        self, draft: Draft, board: Board, record_ids: Collection[str], way: Direction
    ) -> None:
        """Bring requests one place on (down, right) or back; a block that is at the end stays."""
        by = 1 if way in {Direction.DOWN, Direction.RIGHT} else -1
        ids = [request.id for request in requests_of(draft, board.id)]
        for id_, place in shifts(ids, record_ids, by):
            operations.move_request(draft, id_, place)

    def send(
        self, draft: Draft, board: Board, record_ids: Collection[str], to: Destination
    ) -> None:
        """Refuses but for where requests stand anyway: they are no answers to each other."""
        del draft, board, record_ids
        if to.key != REQUEST:
            message = say("refused.request_as_field")
            raise RefusedError(message)


REQUESTS = RequestsBoard()


def _is_before(drawing: Drawing, record_id: str, to: Point) -> bool:
    """Whether a card is read before a place: it lies above it, or beside it at the left."""
    figure = drawing.figure(record_id)
    if figure is None:
        return False
    rect = figure.bounds
    return rect.bottom < to.y or (rect.y <= to.y and rect.centre.x < to.x)
