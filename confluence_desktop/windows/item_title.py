"""What an agenda item is called where it is shown."""

from confluence_desktop.document.record import Records
from confluence_desktop.windows.stage_head import stage_title
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.exercise import stage_of


def item_title(records: Records, item: AgendaItem) -> str:
    """Its title; where it only repeats that of a loop's stage, with the name of the loop."""
    board = records.find(Board, item.board_id)
    if item.stage is None or board is None:
        return item.title
    stage = stage_of(board, item.stage)
    return stage_title(board, stage) if item.title == stage.title else item.title
