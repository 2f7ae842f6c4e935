"""The rounds of a plan as a table, in the place of the drawing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from confluence_desktop.boards.confluence_plan.operations import conclude, rounds_of, set_text
from confluence_desktop.document.record import get
from confluence_desktop.errors import RefusedError
from confluence_desktop.windows.record_table import RecordTable
from confluence_desktop.windows.record_table_model import RecordTableModel, TableColumn
from confluence_desktop.windows.typed_date import parse_typed_date
from confluence_desktop.workshop.cards import Board, BoardKind, Card
from confluence_desktop.workshop.phrases import one_line
from confluence_desktop.workshop.rounds import Round, RoundState
from confluence_desktop.workshop.spoken import say, spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from confluence_desktop.canvas.board_view import BoardView
    from confluence_desktop.document.draft import Draft
    from confluence_desktop.document.record import Record, Records
    from confluence_desktop.windows.session_window import SessionPage

_WIDE, _DAY, _NUMBER = 260, 130, 52


class PlanTable:
    """Stands in for the board view of a plan while it is on; selection and keys are shared."""

    def __init__(self, page: SessionPage) -> None:
        self._page = page
        self._board_id = ""
        self._view: BoardView | None = None
        self.is_on = False
        self.table: RecordTable | None = None

    @property
    def is_shown(self) -> bool:
        """Whether the board that is on is shown as a table now."""
        return self.table is not None and self._page.stack.currentWidget() is self.table

    def in_place_of(self, view: BoardView) -> QWidget:
        """The table while it is shown, else the view."""
        return self.table if self.table is not None and self.is_shown else view

    def may_show(self) -> bool:
        """Whether the board that is on can be shown as a table."""
        board = self._page.document.find(Board, self._page.board_id)
        return board is not None and board.type is BoardKind.CONFLUENCE_PLAN

    def toggle(self) -> None:
        """Show the table, or the drawing again; the keyboard goes along."""
        page = self._page
        view = page.view
        had_focus = self.is_shown or (view is not None and view.hasFocus())
        if view is not None:
            view.commit_editor()
        self.is_on = not self.is_on
        page.refresh()
        if had_focus:
            page.focus_board()
        elif self.is_shown and self.table is not None:
            self.table.setFocus()

    def widget_for(self, board: Board, view: BoardView) -> QWidget:
        """What is to be seen of a board: the table if it is on and the board has one."""
        if not self.is_on or board.type is not BoardKind.CONFLUENCE_PLAN:
            return view
        self._board_id = board.id
        if view is not self._view:
            self._view = view
            view.selection_changed.connect(self._take_selection)
        table = self._made(is_editable=view.is_editable)
        model = cast("RecordTableModel", table.model())
        before = set(model.ids)
        model.refresh()
        if before != set(model.ids) or table.selected_ids() != list(view.selection):
            table.select_ids(view.selection)
        return table

    def _made(self, *, is_editable: bool) -> RecordTable:
        if self.table is None:
            page = self._page
            model = RecordTableModel(
                page.edits,
                plan_columns(),
                lambda: rounds_of(page.document, self._board_id),
                name=lambda round_: one_line(cast("Round", round_).text),
                is_editable=is_editable,
                parent=page,
            )
            self.table = RecordTable(spoken("plan")["details"]["table"], model)
            self.table.chosen.connect(self._give_selection)
            self.table.delete_wanted.connect(self._delete)
            self.table.left.connect(page.focus_line)
            page.stack.addWidget(self.table)
        return self.table

    def _give_selection(self, record_ids: list[str]) -> None:
        if self.is_shown and self._view is not None:
            self._view.select(record_ids)

    def _take_selection(self, selection: frozenset[str]) -> None:
        if self.is_shown and self.table is not None:
            self.table.select_ids(selection)

    def _delete(self, record_ids: list[str]) -> None:
        if record_ids and self._view is not None:
            self._view.select(record_ids)
            self._view.delete_selection()


def plan_columns() -> list[TableColumn]:
    """The columns of the rounds, in the order in which a round is told."""
    said = spoken("plan")["details"]

    def text(name: str, width: int = 190) -> TableColumn:
        return TableColumn(
            said[name],
            lambda _records, round_: str(getattr(round_, name)),
            lambda draft, id_, typed: set_text(draft, id_, name, typed),
            width,
            say("edits.change").format(what=said[name].lower()),
        )

    def day(name: str) -> TableColumn:
        return TableColumn(said[name], _day_of(name), _set_day(name), _DAY, say("edits.set_date"))

    return [
        TableColumn(said["number"], _number, width=_NUMBER),
        text("text", _WIDE),
        text("act"),
        text("other"),
        text("tool"),
        text("owner", 150),
        day("starts_on"),
        day("due"),
        text("done_when"),
        text("signal"),
        text("learn_together", _WIDE),
        text("learn_tools", _WIDE),
        TableColumn(said["serves"], _serves),
        TableColumn(said["requires"], _requires),
        TableColumn(said["state"], _state, _set_state, 120, say("edits.done_or_not_done")),
        text("happened"),
        text("learned"),
    ]


def _number(records: Records, record: Record) -> str:
    round_ = cast("Round", record)
    ids = [one.id for one in rounds_of(records, round_.board_id)]
    return str(ids.index(round_.id) + 1)


def _day_of(name: str) -> Callable[[Records, Record], str]:
    def read(_records: Records, record: Record) -> str:
        day = getattr(record, name)
        if day is None:
            return ""
        return f"{day.day} {spoken('plan')['months'][day.month - 1]} {day.year}"

    return read


def _set_day(name: str) -> Callable[[Draft, str, str], Record]:
    def write(draft: Draft, record_id: str, typed: str) -> Record:
        today = datetime.now(UTC).astimezone().date()
        day = parse_typed_date(typed, today, looks_ahead=True)
        return draft.put(get(draft, Round, record_id).changed(**{name: day}))

    return write


def _serves(records: Records, record: Record) -> str:
    gone = spoken("plan")["details"]["gone"]
    cards = (records.find(Card, id_) for id_ in cast("Round", record).serves)
    return "\n".join(one_line(card.text) if card is not None else gone for card in cards)


def _requires(records: Records, record: Record) -> str:
    gone = spoken("plan")["details"]["gone"]
    rounds = (records.find(Round, id_) for id_ in cast("Round", record).requires)
    return "\n".join(one_line(one.text) if one is not None else gone for one in rounds)


def _state(_records: Records, record: Record) -> str:
    return str(spoken("plan")["round"]["states"][cast("Round", record).state.value])


def _set_state(draft: Draft, record_id: str, typed: str) -> Record:
    """Take a state by its word or the first letters of it."""
    words: dict[str, str] = spoken("plan")["round"]["states"]
    start = typed.strip().casefold()
    for state in RoundState:
        if start and words[state.value].casefold().startswith(start):
            return conclude(draft, record_id, state)
    if not start:
        return conclude(draft, record_id, RoundState.OPEN)
    refusal = spoken("plan")["refusals"]["state"]
    raise RefusedError(refusal.format(typed=typed.strip()))
