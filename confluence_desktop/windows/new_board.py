"""A board that is added while the session runs, and the way to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.boards.in_agenda import add_item_for
from confluence_desktop.workshop.agenda_operations import show_board
from confluence_desktop.workshop.operations import add_board, boards_in_order
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from confluence_desktop.document.draft import Draft
    from confluence_desktop.windows.commands import Commands
    from confluence_desktop.windows.session_window import SessionPage
    from confluence_desktop.workshop.agenda import AgendaItem
    from confluence_desktop.workshop.cards import Board, BoardKind


def bind_new_boards(commands: Commands, page: SessionPage) -> None:
    """Let every kind of board be added from the command list."""
    for kind in BOARD_TYPES:
        commands.bind(f"board.new.{kind}", partial(add_new_board, page, kind))


def add_new_board(page: SessionPage, kind: BoardKind) -> None:
    """Add a board of a kind and go there."""

    def make(draft: Draft) -> Board:
        board_type = BOARD_TYPES[kind]
        taken = {board.title for board in boards_in_order(draft)}
        board = add_board(draft, kind, _free_title(board_type.title, taken))
        board_type.start(draft, board)
        return board

    go_to_new_board(page, say("boards.add_a_board"), make)


def go_to_new_board(page: SessionPage, label: str, make: Callable[[Draft], Board]) -> None:
    """Make a board as one edit, and go there.

    A day with an agenda shows boards by its items, so there it gets one, after the current.
    """
    current = page.item

    def make_with_item(draft: Draft) -> tuple[Board, AgendaItem | None]:
        board = make(draft)
        if current is None:
            return board, None
        return board, add_item_for(draft, board, after_id=current.id)

    made = page.edits.run(label, make_with_item)
    if made is None:
        return
    board, item = made
    if item is not None:
        page.acts.go_to(item.id)
    else:
        page.edits.run(say("edits.show_board"), lambda draft: show_board(draft, board.id))
        page.refresh()


def _free_title(title: str, taken: Iterable[str]) -> str:
    """A title that tells a further board of its kind from those that are there."""
    used = set(taken)
    if title not in used:
        return title
    number = 2
    while f"{title} {number}" in used:
        number += 1
    return f"{title} {number}"
