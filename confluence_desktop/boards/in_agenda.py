"""A board in the agenda: the item that shows it."""

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.document.draft import Draft
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.agenda_operations import add_item, change_item
from confluence_desktop.workshop.cards import Board


def add_item_for(draft: Draft, board: Board, *, after_id: str) -> AgendaItem:
    """Add an agenda item that shows a board and asks on the wall what such a board asks."""
    item = add_item(draft, board.title, after_id=after_id)
    prompt = BOARD_TYPES[board.type].prompt
    return change_item(draft, item.id, board_id=board.id, prompt=prompt)
