"""Going through the Catch-22 exercise: stage by stage, to its panel, to what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.windows.note_kinds import NOTE_KINDS
from confluence_desktop.windows.stage_rows import Rows
from confluence_desktop.workshop.agenda_operations import agenda_in_order, show_board, the_room
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.exercise import (
    end_stages,
    go_to_stage,
    items_of_stage,
    stage_after,
    stage_before,
    stage_now,
    take_form,
)
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from confluence_desktop.document.record import Record
    from confluence_desktop.windows.commands import Commands
    from confluence_desktop.windows.session_window import SessionPage


class ExerciseActs:
    """Knows the stage that the page is in, and records what was open when it is left."""

    def __init__(self, page: SessionPage) -> None:
        self._page = page
        self._was: tuple[str, int] | None = None
        self._added: list[str] = []
        page.line.added.connect(self._on_added)
        page.inspector.went.connect(self.go)

    @property
    def board(self) -> Board | None:
        """The Catch-22 board that is on, if one is."""
        board = self._page.document.find(Board, self._page.board_id)
        return board if board is not None and board.type is BoardKind.CATCH_22 else None

    @property
    def stage(self) -> int | None:
        """The stage that it is in."""
        board = self.board
        return stage_now(self._page.document, board) if board is not None else None

    def follow(self) -> None:
        """Take in where the page is now: a stage that was left is recorded, with its gate."""
        page = self._page
        if page.is_read_only:
            return
        self._begin_with_the_agenda()
        board, stage = self.board, self.stage
        is_now = (board.id, stage) if board is not None and stage is not None else None
        if is_now == self._was:
            return
        was, self._was = self._was, is_now
        if was is not None:
            page.messages.leave()  # what was said in a stage is not true of the next
            self._added = []  # and it begins at its first row, not at what was added last
            page.show_note()
            if page.view is not None:
                page.view.select([])
        if was is not None and page.document.find(Board, was[0]) is not None:
            self._leave(*was)
        is_typed = page.line.field.toPlainText() != ""  # and it stays where it was to go
        if board is not None and stage is not None and was is not None and not is_typed:
            offered = BOARD_TYPES[board.type].destinations(board, page.document)
            page.line.set_destination(offered[0].key)

    def finish(self) -> None:
        """Record what is open in the stage that the session is closed in."""
        was = self._was
        if was is not None and self._page.document.find(Board, was[0]) is not None:
            self._leave(*was)

    def _leave(self, board_id: str, stage: int) -> None:
        from confluence_desktop.boards.catch_22.gates import leave_stage

        said = say("edits.leave_a_stage")
        self._page.edits.run(said, lambda draft: leave_stage(draft, board_id, stage))

    def toggle(self) -> None:
        """Begin the exercise with its first stage, or leave it."""
        board = self.board
        if board is None:
            return
        if self._is_on_its_own(board):
            self._page.timer.keep()
            self._page.edits.run(say("edits.leave_the_exercise"), end_stages)
        elif self.stage is None:
            first = stage_after(board, None)
            if first is not None:
                self._go_to(board, first)
        self._page.refresh()

    def may_toggle(self) -> bool:
        """Whether it can be begun or left here; one in the agenda goes on with the agenda."""
        board = self.board
        return board is not None and (self.stage is None or self._is_on_its_own(board))

    def step(self, by: int) -> None:
        """The next stage of the board's form, or the one before."""
        board, stage = self.board, self.stage
        if board is None or stage is None:
            return
        there = stage_after(board, stage) if by > 0 else stage_before(board, stage)
        if there is not None:
            self._go_to(board, there)

    def switch_form(self) -> None:
        """The short form of the exercise, or the full one."""
        board = self.board
        if board is not None:
            label = (
                say("edits.take_the_full_form")
                if board.is_short
                else say("edits.take_the_short_form")
            )
            is_short = not board.is_short
            self._page.edits.run(label, lambda draft: take_form(draft, board.id, is_short=is_short))

    def focus_stage(self) -> None:
        """To what is done in the stage, its cursor on what was selected."""
        page = self._page
        if page.inspector.isHidden():
            page.fold("details")
        # What was just added may not be drawn, and then it is not selected either.
        chosen = [*page.selection] or self._added
        self._added = []
        if page.view is not None:
            page.view.commit_editor()
            page.view.select([])
        page.show_note()
        page.refresh()
        for rows in page.inspector.findChildren(Rows):
            for record_id in chosen:
                rows.list.go_to(record_id)
        page.inspector.focus_work()

    def go(self, record_id: str) -> None:
        """To a record, wherever it is: a board, a note, something on this board."""
        page = self._page
        if page.document.find(Board, record_id) is not None:
            items = [one for one in agenda_in_order(page.document) if one.board_id == record_id]
            if items:
                page.acts.go_to(items[0].id)
            else:
                page.edits.run(say("edits.show_board"), lambda draft: show_board(draft, record_id))
                page.refresh()
        elif any(page.document.find(kind.kind, record_id) is not None for kind in NOTE_KINDS):
            page.show_note(record_id)
        else:
            page.panels.show_record(record_id)

    def _on_added(self, records: list[Record], _place: str) -> None:
        self._added = [record.id for record in records]

    def _go_to(self, board: Board, number: int) -> None:
        page = self._page
        items = items_of_stage(page.document, board, number)
        if items:
            page.acts.go_to(items[0].id)
            return
        page.timer.keep()  # what has passed belongs to the stage before
        page.edits.run(
            say("edits.go_to_a_stage"), lambda draft: go_to_stage(draft, board.id, number)
        )
        if page.view is not None:
            page.view.select([])
        page.refresh()

    def _is_on_its_own(self, board: Board) -> bool:
        room = the_room(self._page.document)
        return room.stage is not None and room.stage_board_id == board.id

    def _begin_with_the_agenda(self) -> None:
        """A day that was never begun stands at its first item; its stage is the room's too."""
        page = self._page
        if page.item is not None and page.item.stage and the_room(page.document).item_id is None:
            page.timer.go_to(page.item)


def bind_exercise_commands(commands: Commands, acts: ExerciseActs) -> None:
    """Say what each command of the exercise does."""

    def is_on() -> bool:
        return acts.stage is not None

    commands.bind("exercise", acts.toggle, may_run=acts.may_toggle)
    commands.bind("stage.next", lambda: acts.step(1), may_run=is_on)
    commands.bind("stage.previous", lambda: acts.step(-1), may_run=is_on)
    commands.bind("stage.panel", acts.focus_stage, may_run=is_on)
    commands.bind("stage.form", acts.switch_form, may_run=lambda: acts.board is not None)
