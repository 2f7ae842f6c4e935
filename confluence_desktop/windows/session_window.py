"""The session window: bar, agenda, board, details and the line, and how they follow each other."""

from typing import cast

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.canvas.collector import take_back
from confluence_desktop.canvas.document_signals import DocumentSignals
from confluence_desktop.document.document import Commit
from confluence_desktop.storage.open_session import OpenSession
from confluence_desktop.storage.writer import SaveStatus
from confluence_desktop.windows.agenda_panel import AgendaPanel
from confluence_desktop.windows.board_shape import BoardShape
from confluence_desktop.windows.capture_kept import line_place
from confluence_desktop.windows.capture_line import CaptureLine
from confluence_desktop.windows.commands import Commands
from confluence_desktop.windows.edits import Edits
from confluence_desktop.windows.export_job import WriteSummary
from confluence_desktop.windows.find_line import FindLine
from confluence_desktop.windows.focus import go_on_inside
from confluence_desktop.windows.folding import DETAILS_PX, Folding
from confluence_desktop.windows.inspector import Inspector
from confluence_desktop.windows.item_title import item_title
from confluence_desktop.windows.message_bar import MessageBar
from confluence_desktop.windows.note_kinds import NOTE_KINDS
from confluence_desktop.windows.note_line import NoteLine
from confluence_desktop.windows.page_panels import PagePanels
from confluence_desktop.windows.paste_preview import PastePreview
from confluence_desktop.windows.plan_table import PlanTable
from confluence_desktop.windows.projection import Projection
from confluence_desktop.windows.prompt_page import PromptPage
from confluence_desktop.windows.save_bar import SaveBar
from confluence_desktop.windows.session_acts import SessionActs
from confluence_desktop.windows.session_bar import SessionBar
from confluence_desktop.windows.session_commands import bind_commands
from confluence_desktop.windows.theme import Theme
from confluence_desktop.windows.timer import SessionTimer
from confluence_desktop.windows.wall_commands import show_wall
from confluence_desktop.windows.wall_prompt import wall_prompt
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.agenda_operations import agenda_in_order, the_room
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.catch_22 import Step
from confluence_desktop.workshop.operations import boards_in_order, the_session
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.spoken import say

_CLOCK_MS = 15_000


class SessionPage(QWidget):
    """One open session.

    Args:
        settings: Keeps the wall's colours and screen; without them they last as long as the page.
        write_summary: Writes the PDF; else the report for attendees.

    Signals:
        back_wanted: The person goes back to the library.
        theme_wanted: The windows are to take other colours; carries a `ThemeChoice`.
    """

    back_wanted = Signal()
    theme_wanted = Signal(object)

    def __init__(
        self,
        session: OpenSession,
        theme: Theme,
        *,
        settings: QSettings | None = None,
        write_summary: WriteSummary | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._session = session
        self.document = session.document
        self._theme = theme
        self.folding = Folding()
        self._agenda_shown: object = None
        self._has_new_notes = True
        self._chosen_note = ""
        writer = None if session.is_read_only else session.writer
        self.signals = DocumentSignals(self.document, writer, self)
        self.edits = Edits(self.document, self)
        self.timer = SessionTimer(self.document, is_read_only=session.is_read_only, parent=self)
        self.bar = SessionBar(theme)
        self.agenda = AgendaPanel(theme)
        self.view: BoardView | None = None
        self.prompt = PromptPage()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.prompt)
        self.inspector = Inspector(self.edits)
        self.inspector.setFixedWidth(DETAILS_PX)
        self.line = CaptureLine(self.edits)
        self.note_line = NoteLine(self.edits)
        self.find_line = FindLine()
        self.save_bar = SaveBar(theme)
        self.plan_table = PlanTable(self)
        self.panels = PagePanels(self, theme, write_summary)
        self._lay_out()
        self.pasted = PastePreview(self.line, self.stack, theme)
        self.messages = MessageBar(self, takes_tab=False, room=self.bar.message_room)
        self.bar.installEventFilter(self.messages)
        self.projection = Projection(self, self.signals, self.document, settings)
        self.commands = Commands(self)
        self.acts = SessionActs(self)
        self.shape = BoardShape(self)
        bind_commands(self.commands, self, self.acts)
        self._refresh_soon = QTimer(self, singleShot=True, interval=0)
        self._refresh_soon.timeout.connect(self.refresh)
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(self._show_time)
        self._clock.start()
        self._connect()
        self.setFocusProxy(self.line.field)
        self.note_line.restore()
        self.refresh()
        for rows in (self.agenda.list, self.agenda.notes):
            rows.keep_typing(self.edits).restore()
        self.panels.restore()
        self._show_saved()

    @property
    def is_read_only(self) -> bool:
        return self._session.is_read_only

    @property
    def item(self) -> AgendaItem | None:
        """The agenda item that is on."""
        return self.timer.item

    @property
    def board_id(self) -> str | None:
        """The board that is on; None while the agenda item shows none."""
        item = self.item
        if item is not None:
            board = self.document.find(Board, item.board_id)
            return board.id if board else None
        board = self.document.find(Board, the_room(self.document).board_id)
        boards = boards_in_order(self.document)
        return board.id if board else boards[0].id if boards else None

    @property
    def board_view(self) -> BoardView | None:
        """The view while a board is on; verbs never act on one that is out of sight."""
        return self.view if self.board_id is not None else None

    @property
    def selection(self) -> frozenset[str]:
        """The records that are selected on the board that is on."""
        view = self.board_view
        return view.selection if view is not None else frozenset()

    def refresh(self) -> None:
        """Show the session as it is now."""
        self._refresh_soon.stop()
        self.timer.keep_place()
        item, board = self.item, self.document.find(Board, self.board_id)
        self.bar.show_session(the_session(self.document))
        title = item_title(self.document, item) if item else board.title if board else ""
        self.bar.show_item(title)
        self._show_agenda(item)
        self._show_board(board, item)
        place = line_place(self.document, board, item.id if item else "")
        self.line.show_place(place, board.id if board else None)
        self.acts.exercise.follow()
        self.folding = self.folding.guiding(guides=self.acts.exercise.stage is not None)
        self._apply_folding()
        self._show_details()
        self.panels.follow(board.id if board else None)
        if self.view is not None:  # a screen reader is told what the wall asks
            asked = wall_prompt(self.document, item.id if item else None, self.view.board_id)
            self.view.setAccessibleDescription(asked)
        wall = self.projection.wall
        if wall is not None:
            wall.show_item(item.id if item else None, board.id if board else None)
            chosen = self.selection
            wall.follow(next(iter(chosen)) if len(chosen) == 1 else None)
        self._show_time()

    def focus_line(self) -> None:
        """Give the keyboard to the capture line."""
        self.line.field.setFocus()

    def focus_board(self) -> None:
        """Give the keyboard to the board, or to the agenda while there is none."""
        if self.view is not None:
            self.plan_table.in_place_of(self.view).setFocus()
        else:
            self.agenda.list.setFocus()

    def fold(self, panel: str) -> None:
        """Fold or unfold a side panel."""
        self.folding = self.folding.toggled(panel)
        self._apply_folding()

    def start_wall(self) -> None:
        """Show the wall."""
        show_wall(self)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for part in (self.bar, self.agenda, self.save_bar, self.pasted, self.panels):
            part.set_theme(theme)
        if self.view is not None:
            self.view.set_palette(theme.palette)

    def finish(self) -> None:
        """Bring everything half done to an end, before the session is closed."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QWidget) and self.isAncestorOf(focus):
            focus.clearFocus()
        if self.view is not None:
            self.view.commit_editor()
        self.line.keep()
        self.note_line.keep()
        self.timer.pause()
        self.acts.map.tidying.stop()
        self.acts.exercise.finish()
        self.projection.end()
        self.panels.finish()
        take_back()

    def _show_agenda(self, item: AgendaItem | None) -> None:
        agenda = agenda_in_order(self.document)
        titles = {one.id: item_title(self.document, one) for one in agenda}
        shown = (agenda, item.id if item else "", titles)
        if shown != self._agenda_shown:
            self._agenda_shown = shown
            self.agenda.show_agenda(*shown)
        if self._has_new_notes:
            self._has_new_notes = False
            self.agenda.show_notes(self.document)

    def _show_board(self, board: Board | None, item: AgendaItem | None) -> None:
        if board is None:
            self.prompt.show_prompt(item.title if item else "", item.prompt if item else "")
            focus = cast("QWidget | None", self.window().focusWidget())  # Qt's stubs leave None out
            loses_focus = focus is not None and self.stack.isAncestorOf(focus)
            self.stack.setCurrentWidget(self.prompt)
            if loses_focus:
                self.focus_line()  # a prompt has no use for keys, and a hidden board none either
            return
        if self.view is None:
            self.view = self._make_view(board.id)
            self.stack.addWidget(self.view)
        elif self.view.board_id != board.id:
            self.view.show_board(board.id)
            self.shape.follow()
        self.stack.setCurrentWidget(self.plan_table.widget_for(board, self.view))

    def _make_view(self, board_id: str) -> BoardView:
        view = BoardView(
            self.signals,
            self.document,
            board_id,
            palette=self._theme.palette,
            is_editable=not self._session.is_read_only,
        )
        view.selection_changed.connect(self._on_selection_changed)
        view.refused.connect(self._on_refused)
        view.told.connect(self.messages.toast)
        view.line_wanted.connect(self.focus_line)
        view.resized.connect(self.shape.follow)
        return view

    def _show_details(self) -> None:
        board_id = self.board_id
        chosen = [self._chosen_note] if self._chosen_note else sorted(self.selection)
        self.inspector.show_details(chosen, self.item.id if self.item else None, board_id)

    def _show_time(self) -> None:
        countdown = self.timer.countdown
        self.bar.show_countdown(countdown)
        self.agenda.show_end(self.timer.ends_at)
        if self.projection.wall is not None:
            self.projection.wall.show_countdown(countdown)

    def _show_saved(self) -> None:
        if self._session.is_read_only:
            self.bar.saved.show_state(say("window.save_states.read_only"), "muted")
            return
        # Asked for anew: what was told may be older than the last commit.
        state = self._session.state
        shown = {SaveStatus.SAVED: ("saved", "ok"), SaveStatus.SAVING: ("saving", "muted")}
        word, tone = shown.get(state.status, ("not_saved", "warn"))
        self.bar.saved.show_state(say(f"window.save_states.{word}"), tone)
        self.save_bar.show_sentence(state.sentence)

    def _on_committed(self, commit: Commit) -> None:
        if commit.change.touches(*(kind.kind for kind in NOTE_KINDS)):
            self._has_new_notes = True
        if commit.entry is not None:
            self.line.field.forget_typing()
            self.messages.leave()
        self._show_saved()
        self._refresh_soon.start()

    def _on_selection_changed(self, selection: frozenset[str]) -> None:
        if selection:
            self._chosen_note = ""
        chosen = next(iter(selection)) if len(selection) == 1 else None
        kinds = (Card, Request, Step)
        if chosen is not None and any(self.document.find(kind, chosen) for kind in kinds):
            self.line.point_under(chosen)
        self._refresh_soon.start()

    def show_note(self, note_id: str = "") -> None:
        """Show a note in the details in place of what is selected, or no longer."""
        self._chosen_note = note_id
        if note_id and self.view is not None:
            self.view.select([])
        self._refresh_soon.start()

    def _on_refused(self, sentence: str) -> None:
        self.messages.toast(sentence)
        self.projection.say_that_told()

    def _end_motion(self) -> None:
        """Whoever presses a key waits for nothing."""
        if self.view is not None:
            self.view.picture.finish_motion()

    def _connect(self) -> None:
        self.signals.committed.connect(self._on_committed)
        self.signals.save_state_changed.connect(self._show_saved)
        self.edits.refused.connect(self._on_refused)
        self.timer.ticked.connect(self._show_time)
        self.bar.command.connect(self.commands.run)
        self.inspector.command.connect(self.commands.run)
        self.inspector.left.connect(self.focus_line)
        self.commands.starting.connect(self._end_motion)
        self.agenda.notes.chosen.connect(self.show_note)
        self.agenda.fold_wanted.connect(lambda: self.fold("agenda"))
        self.line.left.connect(self.focus_board)
        self.find_line.left.connect(self.focus_board)
        self.projection.warned.connect(self.messages.warn)
        self.projection.changed.connect(
            lambda: self.bar.show_projecting(is_on=self.projection.is_on)
        )

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.save_bar)
        middle.addWidget(self.stack, 1)
        for line in (self.find_line, self.note_line, self.line):
            middle.addWidget(line)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.agenda)
        row.addWidget(self.panels.outline)
        row.addLayout(middle, 1)
        self.inspector.set_foot(self.panels.lacks)
        row.addWidget(self.inspector)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(row, 1)

    def _apply_folding(self) -> None:
        if self.agenda.is_folded == self.folding.is_agenda_open:
            self.agenda.fold(is_folded=not self.folding.is_agenda_open)
        self.inspector.setVisible(self.folding.is_details_open)
        self.panels.show_outline(is_open=self.folding.outline)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.folding = self.folding.at_width(self.width())
        self.shape.forget()
        self._apply_folding()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.focus_line()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next_: bool) -> bool:
        """Tab stays inside a panel, and from a row that goes the keyboard does not leave it."""
        return go_on_inside(self, self.line.field, forward=next_)
