"""A board on a widget whose records can be changed: what is done to the selected ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from confluence_desktop.canvas import clipboard
from confluence_desktop.canvas.accented_canvas import AccentedCanvas
from confluence_desktop.canvas.board_verbs import BoardVerbs
from confluence_desktop.canvas.chosen_before import ChosenBefore
from confluence_desktop.canvas.reading_order import heir_of, in_order
from confluence_desktop.workshop.cards import BoardKind
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from confluence_desktop.boards.board_type import BoardType, Destination, Direction
    from confluence_desktop.document.document import Commit
    from confluence_desktop.document.draft import Draft
    from confluence_desktop.document.record import Record
    from confluence_desktop.workshop.cards import Board


class EditedCanvas(AccentedCanvas):
    """Runs the verbs of the board's type on what is selected."""

    refused = Signal(str)
    """A sentence to show: something was not done, and why."""
    told = Signal(str)
    """A sentence to show about what was done, where it might be overlooked."""

    is_editable = True
    _chosen_before: ChosenBefore | None = None

    @property
    def verbs(self) -> BoardVerbs:
        """What may be done to the board that is shown."""
        return BoardVerbs(
            self.document, self.board_id, self.board_type, self.refused.emit, self.told.emit
        )

    def delete_selection(self, form: str = "") -> None:
        """Delete what is selected; a neighbour is selected, so that keys go on from there.

        Undo names the word for it.
        """
        chosen = self.selection
        if not self.is_editable:
            return
        if not chosen:
            self.refused.emit(say("canvas.select_something_first"))
            return
        heir = heir_of(self.index, self.current, chosen) if self.current is not None else None
        if self.verbs.delete(in_order(self.index, chosen), form):
            self.select([heir] if heir is not None else [])

    def duplicate_selection(self) -> None:
        """Put copies beside what is selected, and select them."""
        if self.selection and self.is_editable:
            made = self.verbs.duplicate(in_order(self.index, self.selection))
            self.select([record.id for record in made])

    def copy_selection(self) -> None:
        """Put what is selected on the clipboard: as text, and cards as cards as well."""
        clipboard.copy_selection(self)

    def cut(self) -> None:
        """Copy what is selected, and delete it."""
        if self.is_editable:
            self.copy_selection()
            self.delete_selection(say("canvas.cut"))

    def paste(self, to: Destination | None = None) -> None:
        """Add what is on the clipboard: cards at their own levels, a list where told."""
        board, cards = self.board(), clipboard.cards()
        if board is None or not self.is_editable:
            return
        if cards is not None and board.type is BoardKind.STRATEGY_MAP:
            self._paste_cards(cards)
        elif clipboard.text().strip():
            self.paste_text(clipboard.text(), to)

    def paste_text(self, text: str, to: Destination | None = None) -> None:
        """Add a list from text: where told, else to the selected card's level."""
        goal = to or self.verbs.destination_near(self.selection)
        if goal is not None and self.is_editable:
            made = self.verbs.paste(text, goal)
            if made:
                self.select([record.id for record in made])

    def _paste_cards(self, data: bytes) -> None:
        made: list[Record] = []

        def act(draft: Draft, board: Board, _kind: BoardType) -> None:
            made.extend(clipboard.paste_cards(draft, board, data, self.document))

        if self.verbs.attempt(say("canvas.paste_cards"), act):
            self.select([record.id for record in made])
            self.reveal(made[0].id)

    def shift_selection(self, way: Direction) -> None:
        """Move what is selected one lane or place."""
        if self.selection and self.is_editable:
            self.verbs.shift(in_order(self.index, self.selection), way)
            self._reveal_selection()

    def send_selection(self, to: Destination) -> None:
        """Move what is selected to where a destination adds."""
        if self.selection and self.is_editable:
            self.verbs.send(in_order(self.index, self.selection), to)
            self._reveal_selection()

    @override
    def _take_change(self, commit: Commit) -> None:
        if self._chosen_before is None:
            self._chosen_before = ChosenBefore()
        self._chosen_before.note(commit, self.selection_as_drawn)
        super()._take_change(commit)

    @override
    def _catch_up(self) -> None:
        super()._catch_up()
        wanted = self._chosen_before.take() if self._chosen_before is not None else ()
        if any(self.index.of_record(id_) for id_ in wanted):
            self.select(wanted)

    def _reveal_selection(self) -> None:
        for id_ in in_order(self.index, self.selection):
            self.reveal(id_)
