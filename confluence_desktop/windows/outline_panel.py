"""The outline beside the board: the same records as a tree, for the keyboard and screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from confluence_desktop.boards.board_type import Direction
from confluence_desktop.boards.strategy_map.operations import add_card
from confluence_desktop.canvas.board_keys import press_key
from confluence_desktop.canvas.reading_order import touchable
from confluence_desktop.windows.announcing import announce
from confluence_desktop.windows.folding import OUTLINE_PX
from confluence_desktop.windows.kept_typing import KeptField
from confluence_desktop.windows.outline_figures import FiguresOutline
from confluence_desktop.windows.outline_line import OutlineLine, Place
from confluence_desktop.windows.outline_map import MapOutline
from confluence_desktop.windows.outline_view import OutlineTree
from confluence_desktop.windows.outline_words import card_name
from confluence_desktop.windows.widgets import PlainLabel, QuietButton, SidePanel
from confluence_desktop.workshop.agenda import PendingText
from confluence_desktop.workshop.cards import Board, BoardKind, Card, Level
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from confluence_desktop.canvas.board_view import BoardView
    from confluence_desktop.canvas.document_signals import DocumentSignals
    from confluence_desktop.document.document import Commit
    from confluence_desktop.document.draft import Draft
    from confluence_desktop.windows.board_findings import BoardFindings
    from confluence_desktop.windows.edits import Edits
    from confluence_desktop.windows.theme import Theme

_HINT = say("outline.keys")
_NO_BOARD = say("outline.no_board")


class OutlinePanel(SidePanel):
    """Shows the board that a view shows, only while it is open; what is selected is shared.

    Signals:
        line_wanted: Something is added by the capture line here.
        close_wanted: The person closes it.
    """

    line_wanted = Signal()
    close_wanted = Signal()

    def __init__(
        self,
        edits: Edits,
        signals: DocumentSignals,
        findings: BoardFindings,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._edits = edits
        self._findings = findings
        self._view: BoardView | None = None
        self._board_id = ""
        self._is_telling = False
        self._is_taking = False
        self.tree = OutlineTree(theme)
        self.line = OutlineLine(self._cards, self._are_linked)
        self._kept = KeptField(edits, self.line.field)
        self._title = PlainLabel(say("outline.outline"), size_px=15, weight=600, tone="muted")
        self._hint = PlainLabel(_HINT, size_px=14, tone="muted", wraps=True)
        self._close = QuietButton("×", name=say("outline.close"), size_px=19)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 8, 4)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 4, 12, 8)
        foot.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.tree, 1)
        column.addWidget(self.line)
        column.addLayout(foot)
        self.setFixedWidth(OUTLINE_PX)
        self.setAccessibleName(say("outline.outline_of_the_board"))
        self._refresh_soon = QTimer(self, singleShot=True, interval=0)
        self._refresh_soon.timeout.connect(self._refresh_figures)
        signals.committed.connect(self._on_committed)
        findings.changed.connect(self._on_findings_changed)
        self.tree.asked.connect(self._on_asked)
        self.tree.chosen.connect(self._on_chosen)
        self.tree.key_left.connect(self._on_key_left)
        self.tree.row.typed.connect(self._keep_rewriting)
        self.tree.row.closed.connect(self._forget_rewriting)
        self.line.added.connect(self._add)
        self.line.moved.connect(self._move_line)
        self.line.list_pasted.connect(self._close_line)
        self.line.joined.connect(self._join)
        self.line.left.connect(self._leave_line)
        self._close.clicked.connect(self.close_wanted)
        self.hide()

    def show_view(self, view: BoardView | None) -> None:
        """Follow a view; None while no board is shown."""
        if view is not self._view and view is not None:
            view.selection_changed.connect(self._on_selected_on_board)
        self._view = view
        board_id = view.board_id if view is not None else ""
        if board_id != self._board_id:
            self._board_id = ""
            self._close_line()
        if not self.isHidden():
            self._make()

    def open_panel(self) -> None:
        """Show it."""
        self.show()
        self._make()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.tree.set_theme(theme)

    def _make(self) -> None:
        """Build the tree of the board that is shown, if it is not shown already."""
        view = self._view
        board = view.board() if view is not None else None
        self._title.setText(
            say("outline.of").format(board=board.title) if board is not None else _NO_BOARD
        )
        self.tree.setVisible(board is not None)
        if view is None or board is None or board.id == self._board_id:
            return
        self._board_id = board.id
        document, findings_of = self._edits.document, self._findings.about
        if board.type is BoardKind.STRATEGY_MAP:
            model = MapOutline(document, board.id, findings_of, self)
            self._model: MapOutline | FiguresOutline = model
        else:
            self._model = FiguresOutline(lambda: touchable(view.index), findings_of, self)
        self._model.rewritten.connect(self._rewrite)
        self.tree.show_outline(self._model)
        self.tree.mark(view.selection)
        if not self.tree.currentIndex().isValid():
            self.tree.setCurrentIndex(self._model.index(0, 0))
        half_typed = self.half_typed()
        if half_typed is not None:
            self._ask(half_typed)

    def half_typed(self) -> Place | None:
        """Where the card goes that was being typed when the line was last left."""
        document, board_id = self._edits.document, self._view.board_id if self._view else ""
        for kept in document.all(PendingText):
            if kept.place.partition(".")[0] == board_id:
                place = Place.of_key(kept.place, self._card)
                if place is not None:
                    return place
        return None

    @property
    def _is_on(self) -> bool:
        return not self.isHidden() and bool(self._board_id)

    def _cards(self) -> Sequence[Card]:
        return self._edits.document.where(Card, board_id=self._board_id)

    def _are_linked(self, first_id: str, second_id: str) -> bool:
        return self._view is not None and self._view.verbs.are_linked(first_id, second_id)

    def _card(self, record_id: str | None) -> Card | None:
        return self._edits.document.find(Card, record_id)

    def _on_committed(self, commit: Commit) -> None:
        if self.isHidden():
            self._board_id = ""  # made anew when it is opened
        elif self._board_id and isinstance(self._model, MapOutline):
            before = self._spoken()
            self._is_taking = True
            self._model.take(commit.change)
            self._is_taking = False
            if self._view is not None:
                self.tree.mark(self._view.selection_as_drawn)
            self._tell_move(before)
        elif self._board_id:
            self._refresh_soon.start()

    def _spoken(self) -> tuple[str, str]:
        node = self.tree.current_node
        card = self._card(node.record_id) if node is not None else None
        return (card.id, card.level) if card is not None else ("", "")

    def _tell_move(self, before: tuple[str, str]) -> None:
        """Say where the current card has gone, as its row may only have moved."""
        now = self._spoken()
        card = self._card(now[0])
        if card is not None and now[0] == before[0] and now[1] != before[1]:
            announce(self.tree, card_name(card))

    def _refresh_figures(self) -> None:
        view = self._view
        if not self._is_on or view is None or view.board_id != self._board_id:
            return
        if isinstance(self._model, FiguresOutline) and self._model.refresh():
            self.tree.mark(view.selection)

    def _on_findings_changed(self) -> None:
        if self._is_on:
            for id_ in self._findings.touched:
                for row in self._model.rows_of(id_):
                    self._model.dataChanged.emit(row, row)

    def _on_selected_on_board(self, chosen: frozenset[str]) -> None:
        if self._is_on and not self._is_telling:
            self.tree.mark(chosen)

    def _on_chosen(self, record_ids: list[str]) -> None:
        view = self._view
        if view is None or not self._is_on or self._is_taking:
            return
        self._is_telling = True
        figures = view.index.of_record(record_ids[0]) if record_ids else ()
        view.select(record_ids, figures[0] if figures else None)
        if record_ids:
            view.reveal(record_ids[0])
        self._is_telling = False

    def _rewrite(self, record_id: str, field: str, text: str) -> None:
        if self._view is not None:
            self._view.verbs.set_text(record_id, field, text)

    def _keep_rewriting(self, record_id: str, field: str, text: str) -> None:
        """Keep a half-typed text as the board keeps it, whose editor takes it up again."""
        if self._view is not None:
            self._view.verbs.keep_pending(record_id, field, text)

    def _forget_rewriting(self, record_id: str, field: str) -> None:
        if self._view is not None:
            self._view.verbs.forget_pending(record_id, field)

    def _on_asked(self, word: str) -> None:
        if word in {"left", "right"}:
            if self._view is not None:
                self._view.shift_selection(Direction(word))
        elif not isinstance(self._model, MapOutline):
            self.line_wanted.emit()
        elif word == "link":
            node = self.tree.current_node
            card = self._card(node.record_id) if node is not None else None
            if card is not None:
                self._close_line()
                self.line.ask_link(card)
                self.line.field.setFocus()
        else:
            self._ask(self.half_typed() or self._place(is_below=word == "below"))
            self._move_line(word)
            self.line.field.setFocus()

    def _ask(self, place: Place) -> None:
        """Let a card be typed, and go on with what is half typed for the place."""
        self.line.ask_card(place, self._kept.begin(place.key(self._board_id)))

    def _move_line(self, word: str) -> None:
        """Let what is typed go beside the current row, or below it."""
        place = self._place(is_below=word == "below")
        self._kept.move_to(place.key(self._board_id))
        self.line.ask_card(place, self.line.field.text())

    def _place(self, *, is_below: bool) -> Place:
        """Where a new card goes: beside the current row, or below it."""
        node = self.tree.current_node
        if node is None:
            return Place(Level.MISSION)
        card = self._card(node.record_id)
        if card is None:
            return Place(Level(node.key))
        if is_below and card.level is not Level.TOOL:
            return Place(card.level.moved(1), under=card)
        parent = node.parent
        under = self._card(parent.record_id) if parent is not None else None
        return Place(card.level, under=under, after=card)

    def _add(self, text: str, place: Place) -> None:
        board = self._edits.document.find(Board, self._board_id)
        if board is None:
            return

        def add(draft: Draft) -> Card:
            under, after = (card.id if card else None for card in (place.under, place.after))
            return add_card(draft, board, place.level, text, under=under, after=after)

        card = self._edits.run(say("edits.add_to").format(place=place.level.plural), add)
        if card is not None and self._view is not None:
            self._view.select([card.id])
            self._kept.forget()
            self._ask(Place(place.level, place.under, card))

    def _join(self, first_id: str, second_id: str) -> None:
        if self._view is not None:
            done = "unlinked" if self._are_linked(first_id, second_id) else "linked"
            card = self._card(first_id)
            if self._view.verbs.join_or_part(first_id, second_id) and card is not None:
                announce(self.tree, f"{card_name(card)} {done}.")

    def _close_line(self) -> None:
        """What is half typed stays, for the next time."""
        self._kept.leave()
        self.line.close_line()

    def _leave_line(self) -> None:
        self._close_line()
        self.tree.setFocus()

    def _on_key_left(self, event: QKeyEvent) -> None:
        """Whatever else the board answers, it answers here as well."""
        if self._view is not None and press_key(self._view, event):
            event.accept()
