"""What stands in the empty line: a hint for its place, or that a stage means nothing new."""

from confluence_desktop.boards.board_type import Destination
from confluence_desktop.document.record import Records
from confluence_desktop.windows import request_line
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.exercise import stage_now
from confluence_desktop.workshop.spoken import say


def hint_of(records: Records, board: Board | None, there: Destination) -> str:
    """The hint for a place of a board."""
    if there.refuses:
        return say("capture.nothing_new")
    stage = stage_now(records, board) if board is not None else None
    return request_line.hint_of(records, there) if stage is None else ""
