"""What stands in the empty line: a hint for its place, or that a stage means nothing new."""

from confluence_desktop.boards.board_type import Destination
from confluence_desktop.boards.catch_22.places import destinations_of_stage
from confluence_desktop.document.record import Records
from confluence_desktop.windows import request_line
from confluence_desktop.windows.stage_desk import panel_words
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.exercise import stage_now


def hint_of(records: Records, board: Board | None, there: Destination) -> str:
    """The hint for a place of a board."""
    stage = stage_now(records, board) if board is not None else None
    if board is not None and stage is not None:
        is_none_meant = bool(destinations_of_stage(board, records, stage).says)
        return panel_words("nothing_new") if is_none_meant else ""
    return request_line.hint_of(records, there)
