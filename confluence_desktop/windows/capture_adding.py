"""What the capture line does when Enter is pressed: it adds to a place, whatever the place is."""

from confluence_desktop.boards.board_type import Destination
from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record
from confluence_desktop.windows.note_kinds import note_kind
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.outline import read_outline


def put_entry(draft: Draft, board: Board | None, there: Destination, text: str) -> Record:
    """Add one entry to a place of the board, or note it where the place is for notes.

    Raises:
        RefusedError: The text is empty or nothing can be added there.
    """
    kind = note_kind(there.key)
    if kind is not None:
        return kind.add(draft, text)
    assert board is not None
    return BOARD_TYPES[board.type].add(draft, board, there, text)


def put_list(draft: Draft, board: Board | None, there: Destination, text: str) -> list[Record]:
    """Add a list of entries, one a line.

    Raises:
        RefusedError: Nothing in the text can be added.
    """
    kind = note_kind(there.key)
    if kind is not None:
        return [kind.add(draft, entry.text) for entry in read_outline(text)]
    assert board is not None
    return BOARD_TYPES[board.type].paste(draft, board, there, text)
