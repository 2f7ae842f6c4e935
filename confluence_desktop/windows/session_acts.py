"""What the session window's commands do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from confluence_desktop.boards.board_type import Direction
from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.canvas.clipboard import has_cards
from confluence_desktop.windows.exercise_acts import ExerciseActs
from confluence_desktop.windows.focus import can_take_keys, has_keys
from confluence_desktop.windows.map_acts import MapActs
from confluence_desktop.windows.message_bar import MessageBar
from confluence_desktop.windows.note_kinds import NOTE_KINDS, NoteKind, kind_of, note_kind
from confluence_desktop.windows.request_acts import RequestActs
from confluence_desktop.windows.text_fields import can_redo, can_undo, focused_text
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.agenda_operations import (
    add_item,
    agenda_in_order,
    change_item,
    delete_item,
    move_item,
    show_board,
)
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Step
from confluence_desktop.workshop.close import ParkedItem
from confluence_desktop.workshop.on_boards import boards_touched
from confluence_desktop.workshop.operations import boards_in_order
from confluence_desktop.workshop.outline import read_outline
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from confluence_desktop.document.change import Change
    from confluence_desktop.document.history import Edit
    from confluence_desktop.document.record import Record
    from confluence_desktop.windows.session_window import SessionPage

_SPEECH_LIMIT = 60
_LONG = 500
"""More records than this that come at once are shown in the next turn."""


class SessionActs:
    """The verbs behind keys, buttons and panels of one session page."""

    def __init__(self, page: SessionPage) -> None:
        self._page = page
        self._before_note: QWidget | None = None
        self._refused = ""
        self._added: tuple[list[Record], str] = ([], "")
        self._show_added_soon = QTimer(page, singleShot=True)
        self._show_added_soon.timeout.connect(self._show_added)
        self.map = MapActs(page)
        self.requests = RequestActs(page)
        self.exercise = ExerciseActs(page)
        self._connect()

    def undo(self) -> None:
        """Take back what is being typed or dragged, else the last edit of the session."""
        field = focused_text()
        if field is not None and can_undo(field):
            field.undo()
            return
        view = self._page.board_view
        if view is not None and view.drop_gesture():  # letters of a link are being typed as well
            return
        self._end_editing()
        self._tell(self._page.document.undo(), say("window.undone"))

    def redo(self) -> None:
        """Make again what was taken back, of what is being typed first."""
        field = focused_text()
        if field is not None and can_redo(field):
            field.redo()
            return
        self._end_editing()
        self._tell(self._page.document.redo(), say("window.done_again"))

    def send_to(self, number: int) -> None:
        """A level, or another place of the board by its number, for what is selected or the next.

        For what is selected while the board has the keyboard, else for what is typed next.
        """
        page = self._page
        view, board = page.view, page.document.find(Board, page.board_id)
        if board is None or view is None:
            return
        places = BOARD_TYPES[board.type].destinations(board, page.document)
        there = next((place for place in places if place.number == number), None)
        if there is None:
            return
        has_keys = view.hasFocus() or page.panels.outline.tree.hasFocus()
        if page.selection and (has_keys or view.is_editing):
            view.commit_editor()
            view.send_selection(there)
        else:
            page.line.set_destination(there.key)

    def shift(self, by: int) -> None:
        """One level up (−1) or down (1); in the agenda, one place."""
        page = self._page
        if page.agenda.list.hasFocus():
            self.shift_item(by)
        elif page.board_view is not None and page.selection:
            page.board_view.commit_editor()
            page.board_view.shift_selection(Direction.UP if by < 0 else Direction.DOWN)
        else:
            page.line.step_level(by)

    def shift_item(self, by: int) -> None:
        """Bring the agenda's marked item a place up or down."""
        marked = self._page.agenda.list.marked_id
        ids = [item.id for item in agenda_in_order(self._page.document)]
        if marked in ids and 0 <= ids.index(marked) + by < len(ids):
            self.move_item(marked, ids.index(marked) + by)

    def move_item(self, item_id: str, place: int) -> None:
        """Bring an agenda item to a place."""
        self._page.edits.run(
            say("edits.move_agenda_item"), lambda draft: move_item(draft, item_id, place)
        )

    def add_item(self, after_id: str = "") -> None:
        """Add an agenda item, and let its title be typed."""
        page = self._page
        after = after_id or page.agenda.list.marked_id or None
        item = page.edits.run(
            say("edits.add_agenda_item"),
            lambda draft: add_item(draft, say("window.new_item"), after_id=after),
        )
        if item is None:
            return
        page.refresh()
        if page.agenda.is_folded:
            page.fold("agenda")
        rows = page.agenda.list
        rows.mark(item.id)
        rows.setFocus()
        rows.edit(rows.currentIndex())

    def delete_item(self, item_id: str) -> None:
        """Delete an agenda item; its board stays."""
        self._page.edits.run(
            say("edits.delete_agenda_item"), lambda draft: delete_item(draft, item_id)
        )

    def rename_item(self, item_id: str, title: str) -> None:
        """Give an agenda item another title."""
        self._page.edits.run(
            say("edits.rename_agenda_item"), lambda draft: change_item(draft, item_id, title=title)
        )

    def go_to(self, item_id: str) -> None:
        """Go to an agenda item and its board."""
        page = self._page
        item = page.document.find(AgendaItem, item_id)
        if item is not None:
            page.line.keep()
            page.messages.leave()
            page.timer.go_to(item)
            page.agenda.list.mark(item_id)
            page.show_note()
            page.refresh()

    def page(self, by: int) -> None:
        """The next agenda item or the one before; without an agenda, the next board."""
        page = self._page
        agenda = agenda_in_order(page.document)
        if not agenda:
            self._page_boards(by)
            return
        ids = [item.id for item in agenda]
        place = ids.index(page.item.id) if page.item else 0
        if 0 <= place + by < len(ids):
            self.go_to(ids[place + by])

    def note(self, command: str) -> None:
        """Open the line for a note of this kind."""
        kind = note_kind(command)
        assert kind is not None
        focus = QApplication.focusWidget()
        line = self._page.note_line
        if isinstance(focus, QWidget) and not line.isAncestorOf(focus):
            self._before_note = focus
        if kind.kind is ParkedItem and not line.field.text():
            self._refused = self._page.line.take_refused()
            line.field.setText(self._refused)
        line.open_line(kind)

    def paste(self) -> None:
        """Paste onto the board: cards and one entry at once, a list after a look at it."""
        text, page = QGuiApplication.clipboard().text(), self._page
        if self.map.view is not None and has_cards():
            self.map.view.paste()
            return
        view = page.board_view
        if not text.strip():
            return
        if view is None:
            page.line.offer(text)  # notes, where the agenda shows no board
            return
        goal = view.verbs.destination_near(page.selection)
        if len(read_outline(text)) > 1:
            page.line.offer(text, goal)
        else:
            view.paste_text(text)

    def toggle_step(self, *, is_tool: bool) -> None:
        """Mark the selected step as together, or as with a tool, or not; a request likewise."""
        step = self.selected_step()
        if step is None:
            self.requests.next_answer("from_tool" if is_tool else "done_to")
            return
        from confluence_desktop.boards.catch_22.operations import toggle_together, toggle_with_tool

        if is_tool:
            verb, label = toggle_with_tool, say("window.with_or_without_a_tool")
        else:
            verb, label = toggle_together, say("window.together_or_alone")
        self._page.edits.run(label, lambda draft: verb(draft, step.id))

    def selected_step(self) -> Step | None:
        """The one step that is selected; None if something else is."""
        chosen = self._page.selection
        return self._page.document.find(Step, next(iter(chosen))) if len(chosen) == 1 else None

    def find(self) -> None:
        """Look for something on the board."""
        view = self._page.board_view
        if view is not None:
            self._page.find_line.open_line(view.index.drawing.figures)

    def next_panel(self, by: int) -> None:
        """Give the keyboard to the next panel that is shown, or the one before."""
        page = self._page
        panels: list[QWidget] = [page.agenda.list]
        if not page.agenda.is_folded and page.agenda.notes.has_notes:
            panels.append(page.agenda.notes)
        if page.panels.outline.isVisible():
            panels.append(page.panels.outline.tree)
        if page.view is not None and page.stack.currentWidget() is not page.prompt:
            panels.append(page.plan_table.in_place_of(page.view))
        lacks = page.panels.lacks
        if page.inspector.isVisible():
            panels += [page.inspector, *([lacks] if lacks.is_open else [])]
        panels.append(page.line.field)
        panels += [bar for bar in page.window().findChildren(MessageBar) if bar.stands]
        inside = [place for place, panel in enumerate(panels) if has_keys(panel)]
        # The findings lie at the foot of the details, so both have the keyboard then.
        goal = panels[((inside[-1] if inside else -1) + by) % len(panels)]
        if goal is lacks:
            lacks.list.setFocus()
        elif goal is page.inspector:
            page.inspector.focus_first_field()
        elif isinstance(goal, MessageBar):
            goal.take_keys()
        else:
            goal.setFocus()

    def _page_boards(self, by: int) -> None:
        page = self._page
        ids = [board.id for board in boards_in_order(page.document)]
        if page.board_id in ids and 0 <= ids.index(page.board_id) + by < len(ids):
            board_id = ids[ids.index(page.board_id) + by]
            page.edits.run(say("edits.show_board"), lambda draft: show_board(draft, board_id))
            page.refresh()

    def _connect(self) -> None:
        page = self._page
        rows = page.agenda.list
        rows.chosen.connect(self.go_to)
        rows.moved.connect(self.move_item)
        rows.renamed.connect(self.rename_item)
        rows.delete_wanted.connect(self.delete_item)
        page.agenda.add_wanted.connect(self.add_item)
        page.agenda.notes.delete_wanted.connect(self._delete_note)
        page.agenda.notes.rewritten.connect(self._rewrite_note)
        page.note_line.stored.connect(self._store_note)
        page.note_line.left.connect(self._leave_note)
        page.line.added.connect(self._on_added)
        page.line.like_wanted.connect(self._show_like)
        page.find_line.found.connect(self._show_found)
        page.projection.paged.connect(self.page)

    def _on_added(self, records: list[Record], place: str) -> None:
        self._page.messages.leave()
        self._added = (records, place)
        if len(records) > _LONG:
            self._show_added_soon.start(0)  # the window answers before a large board is drawn
        else:
            self._show_added()

    def _show_added(self) -> None:
        page, (records, place) = self._page, self._added
        self._added = ([], "")
        document = page.document
        records = [one for one in records if document.find(type(one), one.id) is not None]
        if page.view is None or not records or kind_of(records[-1]) is not None:
            return
        last = records[-1]
        self.map.lanes.let_see(last.id)
        filled = page.view.index.text_of(last.id, place.rpartition(".")[2])
        if filled is not None:  # one of several texts of a record, as a condition of a loop
            page.view.select([last.id], filled[0])
            page.view.reveal(last.id)
        elif isinstance(last, Board):
            page.view.select([])  # it was filled in a text that is not drawn
        else:
            page.view.select([record.id for record in records])
            page.view.reveal(last.id)

    def _show_like(self, card_id: str) -> None:
        """Go from the line to the card that is nearly what is typed; the text stays there."""
        if card_id:
            self._show_found(card_id)
            self._page.focus_board()

    def _show_found(self, record_id: str) -> None:
        view = self._page.view
        if view is not None:
            view.select([record_id])
            view.reveal(record_id)

    def _store_note(self, command: str, text: str) -> None:
        kind = note_kind(command)
        assert kind is not None
        if self._page.edits.run(kind.undo_label, lambda draft: kind.add(draft, text)) is not None:
            self._refused = ""
            self._page.messages.toast(f"{kind.heading}: {_short(text)}")

    def _leave_note(self) -> None:
        before, self._before_note = self._before_note, None
        if self._refused:  # what the capture line refused was not parked after all
            self._page.line.field.take_text(self._refused)
            self._refused = ""
        if can_take_keys(before):
            before.setFocus()
        else:
            self._page.focus_line()

    def _delete_note(self, note_id: str) -> None:
        kind = self._kind_of_note(note_id)
        if kind is not None:
            self._page.edits.run(
                say("edits.delete_a_note"), lambda draft: kind.delete(draft, note_id)
            )

    def _rewrite_note(self, note_id: str, text: str) -> None:
        kind = self._kind_of_note(note_id)
        if kind is not None and text.strip():
            self._page.edits.change(
                say("window.change_a_note"), kind.kind, note_id, text=text.strip()
            )

    def _kind_of_note(self, note_id: str) -> NoteKind[Any] | None:
        document = self._page.document
        return next(
            (kind for kind in NOTE_KINDS if document.find(kind.kind, note_id) is not None), None
        )

    def _end_editing(self) -> None:
        if self._page.view is not None:
            self._page.view.commit_editor()

    def _tell(self, edit: Edit | None, done: str) -> None:
        page = self._page
        if edit is None:
            page.messages.toast(say("window.nothing_to_undo").format(done=done.lower()))
            return
        self._show_board_of(edit.change)
        page.refresh()
        page.messages.toast(f"{done}: {edit.label}")

    def _show_board_of(self, change: Change) -> None:
        """Go where an undo has changed something, so that it is seen."""
        page = self._page
        boards = boards_touched(change, page.document)
        if not boards or page.board_id in boards:
            return
        agenda = agenda_in_order(page.document)
        here = next(
            (at for at, one in enumerate(agenda) if page.item and one.id == page.item.id), 0
        )
        there = [at for at, item in enumerate(agenda) if item.board_id in boards]
        if there:  # the nearest one, and of two the earlier, where it will have been done
            page.timer.go_to(agenda[min(there, key=lambda at: (abs(at - here), at))])
        elif not agenda:
            board_id = min(boards)
            page.edits.run(say("edits.show_board"), lambda draft: show_board(draft, board_id))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SPEECH_LIMIT else line[: _SPEECH_LIMIT - 1].rstrip() + "…"
