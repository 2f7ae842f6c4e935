"""The panels that open on demand: outline and findings beside a board, and what floats over it."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from confluence_desktop.boards.catalogue import BOARD_TYPES
from confluence_desktop.boards.strategy_map.sight import sight_of
from confluence_desktop.canvas.accents import Mark
from confluence_desktop.windows.board_findings import BoardFindings
from confluence_desktop.windows.capture_target import by_key
from confluence_desktop.windows.commands import combination_of
from confluence_desktop.windows.findings_panel import FindingsPanel
from confluence_desktop.windows.focus import has_keys
from confluence_desktop.windows.key_table import KEYS, Key, Scope
from confluence_desktop.windows.new_board import go_to_new_board
from confluence_desktop.windows.outline_panel import OutlinePanel
from confluence_desktop.workshop.agenda_operations import the_room
from confluence_desktop.workshop.cards import Board, BoardKind, Card
from confluence_desktop.workshop.findings_operations import stop_asking
from confluence_desktop.workshop.spoken import say
from confluence_desktop.workshop.ties import open_cycle_as_catch_22

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from confluence_desktop.windows.command_list import CommandList
    from confluence_desktop.windows.commands import Commands
    from confluence_desktop.windows.export_job import WriteSummary
    from confluence_desktop.windows.export_panel import ExportPanel
    from confluence_desktop.windows.key_sheet import KeySheet
    from confluence_desktop.windows.outline_line import Place
    from confluence_desktop.windows.over_panel import OverPanel
    from confluence_desktop.windows.people_panel import PeoplePanel
    from confluence_desktop.windows.session_window import SessionPage
    from confluence_desktop.windows.theme import Theme
    from confluence_desktop.workshop.findings import Finding


class PagePanels(QObject):
    """Makes them for one session page, and lets them follow the board that it shows."""

    def __init__(self, page: SessionPage, theme: Theme, write: WriteSummary | None = None) -> None:
        super().__init__(page)
        self._write_summary = write
        self._page = page
        edits, signals = page.edits, page.signals
        self.findings = BoardFindings(page.document, signals, self)
        # Two threads share one core: figures first, as somebody may be about to touch one.
        self.findings.may_look = lambda: page.view is None or page.view.is_drawn
        self.outline = OutlinePanel(edits, signals, self.findings, theme)
        self.lacks = FindingsPanel(edits, signals, self.findings, theme)
        self.outline.close_wanted.connect(self.toggle_outline)
        self.outline.line_wanted.connect(page.focus_line)
        self.outline.line.list_pasted.connect(self._offer_list)
        self.outline.tree.key_left.connect(self._on_key_left)
        page.inspector.chosen.connect(self.show_record)
        self.lacks.shown.connect(self._show)
        self.lacks.board_wanted.connect(page.focus_board)
        self.lacks.catch_22_wanted.connect(self._open_catch_22)
        self.lacks.opened.connect(self._on_opened)
        self.findings.changed.connect(self._on_found)
        if the_room(page.document).asked and not page.is_read_only:
            edits.run(say("edits.stop_asking"), stop_asking)  # a sitting begins with its prompt

    # What floats over the page is made when it is first opened: the page itself is there sooner.

    @cached_property
    def people(self) -> PeoplePanel:
        """Who takes part."""
        from confluence_desktop.windows.people_panel import PeoplePanel

        return PeoplePanel(self._page.edits, self._page.signals, self._page)

    @cached_property
    def export(self) -> ExportPanel:
        """Where the papers are made."""
        from confluence_desktop.windows.export_panel import ExportPanel

        return ExportPanel(self._page.document, self._page, write=self._write_summary)

    @cached_property
    def command_list(self) -> CommandList:
        """All commands, found by a few letters."""
        from confluence_desktop.windows.command_list import CommandList

        return CommandList(self._page.commands, self._page)

    @cached_property
    def key_sheet(self) -> KeySheet:
        """All keys on one sheet."""
        from confluence_desktop.windows.key_sheet import KeySheet

        return KeySheet(self._page)

    def follow(self, board_id: str | None) -> None:
        """Speak of the board that the page shows now."""
        view = self._page.view if board_id is not None else None
        self.findings.show_board(board_id)
        self.outline.show_view(view)
        self.lacks.show_board(board_id)
        self._on_found()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.outline.set_theme(theme)
        self.lacks.set_theme(theme)

    def bind(self, commands: Commands) -> None:
        """Say what the commands of the panels do."""
        commands.bind("outline", self.toggle_outline)
        commands.bind("findings", self.toggle_findings)
        for command, panel in (("people",) * 2, ("export",) * 2, ("commands", "command_list")):
            commands.bind(command, partial(self._open, panel))
        commands.bind("keys", self._switch_keys)
        commands.bind(
            "sight.copy",
            self.copy_sight,
            may_run=self._has_one_card,
            needs=lambda: (
                say("window.select_one_card_first") if self._page.view is not None else ""
            ),
        )

    def finish(self) -> None:
        """Bring to an end what a panel is doing."""
        if "export" in vars(self):
            self.export.finish()

    def restore(self) -> None:
        """Open a panel in which something was half typed; the keyboard stays where it is."""
        if self.outline.isHidden() and self.outline.half_typed() is not None:
            self._page.fold("outline")
        if not self.lacks.is_open and self.lacks.has_half_typed:
            self.lacks.open_list()

    def show_outline(self, *, is_open: bool) -> None:
        """Show the outline, or hide it."""
        if is_open and self.outline.isHidden():
            self.outline.open_panel()
        elif not is_open:
            self.outline.hide()
        self._on_found()

    def _open(self, panel: str) -> None:
        opened: OverPanel = getattr(self, panel)
        opened.open_panel()

    def _switch_keys(self) -> None:
        if self.key_sheet.isVisible():
            self.key_sheet.close_panel()
        else:
            self.key_sheet.open_panel()

    def _offer_list(self, text: str, place: Place) -> None:
        """Show in the capture line what a list becomes that was pasted into the outline's line."""
        page, there = self._page, None
        board = page.board_view.board() if page.board_view is not None else None
        if board is not None:
            places = BOARD_TYPES[board.type].destinations(board, page.document)
            there = by_key(places, place.level)
        if there is not None:
            under_id = place.under.id if place.under is not None else None
            page.line.offer(text, replace(there, under_id=under_id))

    def toggle_outline(self) -> None:
        """Open the outline and give it the keyboard; from within, close it."""
        page, tree = self._page, self.outline.tree
        is_open = not self.outline.isHidden()
        if is_open and not has_keys(self.outline):
            tree.setFocus()
            return
        page.fold("outline")
        if is_open:
            page.focus_line()
        else:
            tree.setFocus()

    def toggle_findings(self) -> None:
        """Open the findings and give them the keyboard; from within, close them."""
        page = self._page
        if self.lacks.is_open and page.inspector.isVisible():
            if has_keys(self.lacks):
                self.lacks.close_list()
                page.focus_line()
            else:
                self.lacks.list.setFocus()
            return
        if page.inspector.isHidden():
            page.fold("details")
        if not self.lacks.is_open:
            self.lacks.toggle()
        self.lacks.list.setFocus()

    def _show(self, record_ids: Sequence[str]) -> None:
        view = self._page.view
        if view is not None and record_ids:
            view.select(record_ids)
            for id_ in record_ids[:1]:
                view.reveal(id_)

    def show_record(self, record_id: str) -> None:
        """Select a record on the board; where it is not drawn, show its details alone."""
        self._show([record_id])
        if record_id not in self._page.selection:
            self._page.show_note(record_id)

    def _open_catch_22(self, finding: Finding) -> None:
        """Make a Catch-22 of cards that wait for each other, and go there."""
        page = self._page
        go_to_new_board(
            page,
            say("window.open_as_a_catch_22"),
            lambda draft: open_cycle_as_catch_22(draft, finding),
        )
        page.focus_board()

    def copy_sight(self) -> None:
        """Put the line of sight of the selected card on the clipboard."""
        from confluence_desktop.windows.inspector_card import copy_sentence

        for card_id in self._page.selection:
            copy_sentence(sight_of(self._page.document, card_id))
            self._page.messages.toast(say("window.copied"))

    def _has_one_card(self) -> bool:
        chosen = self._page.selection
        return len(chosen) == 1 and self._page.document.find(Card, next(iter(chosen))) is not None

    def _on_opened(self) -> None:
        if not self.lacks.is_open:
            self._page.focus_line()
        self._on_found()

    def _on_found(self) -> None:
        """Show the count on the bar while the details are closed, and marks while it is asked."""
        page, open_ones = self._page, self.findings.open_ones
        is_in_sight = not page.inspector.isHidden()
        page.bar.show_lacking(0 if is_in_sight else len(open_ones))
        if page.view is not None:
            is_asked = is_in_sight and self.lacks.is_open
            page.view.set_marks(self._marks(open_ones) if is_asked else {})

    def _marks(self, findings: Sequence[Finding]) -> dict[str, Mark]:
        """What stands on the board for findings: on the sign there is room for signs alone."""
        marks = marks_of(findings)
        for finding in findings[:1]:
            board = self._page.document.find(Board, finding.board_id)
            if board is not None and board.type is BoardKind.CATCH_22:
                return {id_: replace(mark, is_aside=True) for id_, mark in marks.items()}
        return marks

    def _on_key_left(self, event: QKeyEvent) -> None:
        """A key of the board that is a command counts in the outline too."""
        commands, pressed = self._page.commands, combination_of(event)
        for key in KEYS:
            if key.is_command and key.scope is Scope.BOARD and pressed in _combinations(key):
                event.setAccepted(commands.run(key.command))


def marks_of(findings: Sequence[Finding]) -> dict[str, Mark]:
    """A mark for each record that a finding is about: that of the gravest one."""
    marks: dict[str, Mark] = {}
    for finding in findings:
        for record_id in finding.about if finding.mark else ():
            marks.setdefault(record_id, Mark(finding.mark, finding.short_mark))
    return marks


def _combinations(key: Key) -> set[int]:
    return {
        QKeySequence(sequence)[0].toCombined()  # type: ignore[index]  # missing in the stubs
        for sequence in key.keys
    }
