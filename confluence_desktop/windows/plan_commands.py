"""Binds the commands of the Confluence plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.boards.confluence_plan.operations import rounds_from_steps
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from confluence_desktop.windows.commands import Commands
    from confluence_desktop.windows.session_window import SessionPage


def bind_plan_commands(commands: Commands, page: SessionPage) -> None:
    """Say what each of these commands does on this page."""

    def take_steps() -> None:
        board = page.document.find(Board, page.board_id)
        if board is None:
            return
        made = page.edits.run(
            say("edits.make_rounds_of_steps"), lambda draft: rounds_from_steps(draft, board)
        )
        if made and page.view is not None:
            page.view.select([round_.id for round_ in made])

    commands.bind("plan.table", page.plan_table.toggle, may_run=page.plan_table.may_show)
    commands.bind("plan.steps", take_steps, may_run=page.plan_table.may_show)
