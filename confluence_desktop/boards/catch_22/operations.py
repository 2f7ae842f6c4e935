"""Verbs of the Catch-22 board: conditions, sentences, becauses and steps.

Each takes a draft first, does one thing and returns the record that it made or changed.
"""

from collections.abc import Collection
from typing import Any, NamedTuple, TypeVar

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.boards.catch_22.said_lines import said_line
from confluence_desktop.boards.catch_22.sentences import both_loops, loop_draft, third_draft
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records, get
from confluence_desktop.errors import RecordMissingError, RefusedError
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import (
    Because,
    Loop,
    Objection,
    Side,
    Step,
    StepState,
    StuckLine,
)
from confluence_desktop.workshop.ordering import order_at, order_at_end, place_key
from confluence_desktop.workshop.phrases import things
from confluence_desktop.workshop.spoken import say

InRow = TypeVar("InRow", Because, Step, StuckLine)

_WORDED = (Because, Step, StuckLine, Objection)

WRITABLE: dict[type[Record], tuple[str, ...]] = {
    Board: (
        "title", "left_name", "right_name", "purpose", "cost_of_staying", "protects",
        "third_sentence", "loops_share", "agreement_rule",
    ),
    Loop: ("x", "y", "sentence"),
    Because: ("text", "who", "evidence", "not_true_when"),
    Step: ("text", "tool", "owner", "signal", "fallback", "warning"),
    StuckLine: ("text",),
    Objection: ("text", "answer", "accepted_by"),
}  # fmt: skip
"""The texts that are written in place or in the panel."""


class Arrow(NamedTuple):
    """One of the four arrows, as ``left.1``."""

    side: Side
    number: int

    @property
    def key(self) -> str:
        return f"{self.side}.{self.number}"


ARROWS = tuple(Arrow(side, number) for side in Side for number in (1, 2))


def arrow_named(key: str) -> Arrow | None:
    """The arrow of a key such as ``right.2``, or None."""
    return next((arrow for arrow in ARROWS if arrow.key == key), None)


def start(draft: Draft, board: Board) -> Board:
    """Give a new board its two empty loops and the usual names of the currents."""
    for side, loop in zip(Side, both_loops(draft, board), strict=True):
        if loop is None:
            draft.put(Loop.new(board_id=board.id, side=side))
    return draft.put(
        board.changed(
            left_name=board.left_name or words.DEFAULT_NAMES[Side.LEFT],
            right_name=board.right_name or words.DEFAULT_NAMES[Side.RIGHT],
        )
    )


def loop_on(draft: Draft, board: Board, side: Side) -> Loop:
    """The loop of a side, put in if the board has none."""
    left, right = both_loops(draft, board)
    loop = left if side is Side.LEFT else right
    return loop or draft.put(Loop.new(board_id=board.id, side=side))


def becauses_of(records: Records, loop_id: str, arrow: int) -> list[Because]:
    """The becauses of an arrow in their order."""
    held = [
        because for because in records.where(Because, loop_id=loop_id) if because.arrow == arrow
    ]
    return sorted(held, key=place_key)


def steps_of(records: Records, board_id: str) -> list[Step]:
    """The steps at the crossing in their order."""
    return sorted(records.where(Step, board_id=board_id), key=place_key)


def set_text(draft: Draft, record_id: str, field: str, text: str) -> Record:
    """Write one text of a board, loop, because or step.

    A written sentence that is emptied, or typed as it is drafted anyway, is drafted again (DEC-15).

    Raises:
        RecordMissingError: The record is not there (any more).
        RefusedError: The text is too long, or empty where something must be said.
    """
    record = _find(draft, record_id, field)
    if isinstance(record, Board) and field == "third_sentence":
        return _write_third(draft, record, text)
    if isinstance(record, Loop) and field == "sentence":
        return _write_sentence(draft, record, text)
    if isinstance(record, _WORDED) and field == "text" and not text.strip():
        message = say("refused.empty_record").format(record=things(record.stored_as))
        raise RefusedError(message)
    fields: dict[str, Any] = {field: text.strip()}
    if isinstance(record, Step) and field == "tool" and text.strip():
        fields["with_tool"] = True
    return draft.put(record.changed(**fields))


def fill_condition(draft: Draft, board: Board, key: str, text: str) -> Loop:
    """Write X or Y of a loop, as in ``left.x``, where nothing stands yet.

    Who is asked for "We can't …" may say the whole line, "see it until we do it": that fills both.

    Raises:
        RefusedError: There is nothing to write, there is no such place, or it is filled already.
    """
    side, _, field = key.partition(".")
    if side not in set(Side) or field not in {"x", "y"}:
        message = say("refused.nothing_added_to_loops").format(key=key)
        raise RefusedError(message)
    loop = loop_on(draft, board, Side(side))
    if getattr(loop, field).strip():
        message = say("refused.condition_written_already")
        raise RefusedError(message)
    said = said_text(text)
    both = said_line(said) if field == "x" and not loop.y.strip() else None
    if both is not None:
        return draft.put(loop.changed(x=both.cannot, y=both.until))
    return draft.put(loop.changed(**{field: said}))


def rewrite(draft: Draft, record_id: str) -> Record:
    """Let a loop's sentence, or a board's third Catch-22, be written from the conditions again.

    Raises:
        RecordMissingError: It is not there (any more).
    """
    loop = draft.find(Loop, record_id)
    if loop is not None:
        return draft.put(loop.changed(sentence=None, sentence_drafted=None))
    board = get(draft, Board, record_id)
    return draft.put(board.changed(third_sentence=None, third_drafted=None))


def add_because(draft: Draft, board: Board, arrow: Arrow, text: str) -> Because:
    """Add a because at the end of an arrow's; a "because" typed in front is dropped.

    Raises:
        RefusedError: There is nothing to add, or the text is too long.
    """
    said = said_text(text)
    for opening in words.BECAUSE_OPENINGS:
        if f"{said} ".casefold().startswith(opening):
            said = said[len(opening) :].strip()
            break
    loop = loop_on(draft, board, arrow.side)
    row = becauses_of(draft, loop.id, arrow.number)
    return draft.put(
        Because.new(
            loop_id=loop.id, arrow=arrow.number, text=said_text(said), order=order_at_end(row)
        )
    )


def move_because(
    draft: Draft, because_id: str, board: Board, arrow: Arrow, to_place: int | None = None
) -> Because:
    """Bring a because to an arrow and a place, counted without it; None is the end.

    Raises:
        RecordMissingError: It is not there (any more).
    """
    because = get(draft, Because, because_id)
    loop = loop_on(draft, board, arrow.side)
    row = [one for one in becauses_of(draft, loop.id, arrow.number) if one.id != because_id]
    order = order_at(draft, row, to_place)
    return draft.put(because.changed(loop_id=loop.id, arrow=arrow.number, order=order))


def add_step(draft: Draft, board: Board, text: str) -> Step:
    """Add a step at the end of the crossing, not yet marked as together or with a tool.

    Raises:
        RefusedError: There is nothing to add, or the text is too long.
    """
    order = order_at_end(steps_of(draft, board.id))
    return draft.put(Step.new(board_id=board.id, text=said_text(text), order=order))


def toggle_together(draft: Draft, step_id: str) -> Step:
    """Mark a step as done together, or as done alone."""
    step = get(draft, Step, step_id)
    return draft.put(step.changed(together=not step.together))


def toggle_with_tool(draft: Draft, step_id: str) -> Step:
    """Mark a step as done with a tool, or without one; a tool that was named stays noted."""
    step = get(draft, Step, step_id)
    return draft.put(step.changed(with_tool=not step.with_tool))


def move_step(draft: Draft, step_id: str, to_place: int) -> Step:
    """Bring a step to a place, counted from 0 among the others.

    Raises:
        RecordMissingError: It is not there (any more).
    """
    step = get(draft, Step, step_id)
    row = [one for one in steps_of(draft, step.board_id) if one.id != step_id]
    return draft.put(step.changed(order=order_at(draft, row, to_place)))


def delete(draft: Draft, record_ids: Collection[str]) -> int:
    """Delete becauses, steps, stuck lines and objections, and leave all else; says how many."""
    gone = [found for record_id in record_ids if (found := _worded(draft, record_id))]
    for record in gone:
        draft.remove(record)
    return len(gone)


def duplicate(draft: Draft, record_ids: Collection[str]) -> list[Record]:
    """Put a copy right behind each because or step of these; a step's is a candidate again."""
    copies: list[Record] = []
    for record_id in record_ids:
        because, step = draft.find(Because, record_id), draft.find(Step, record_id)
        if because is not None:
            row = becauses_of(draft, because.loop_id, because.arrow)
            copies.append(_copy(draft, because, row))
        elif step is not None:
            copy = _copy(draft, step, steps_of(draft, step.board_id))
            fresh = copy.changed(state=StepState.CANDIDATE, decision_id=None)
            copies.append(draft.put(fresh))
    return copies


def said_text(text: str) -> str:
    """What was typed, without space around it.

    Raises:
        RefusedError: There is nothing.
    """
    said = text.strip()
    if not said:
        message = say("refused.nothing_to_add")
        raise RefusedError(message)
    return said


def _find(draft: Draft, record_id: str, field: str) -> Record:
    for kind, fields in WRITABLE.items():
        record = draft.find(kind, record_id)
        if record is not None and field in fields:
            return record
    message = say("refused.no_longer_there")
    raise RecordMissingError(message)


def _worded(draft: Draft, record_id: str) -> Record | None:
    return next((one for kind in _WORDED if (one := draft.find(kind, record_id))), None)


def _write_sentence(draft: Draft, loop: Loop, text: str) -> Loop:
    drafted = loop_draft(loop.x, loop.y)
    said = text.strip()
    if said in {"", drafted}:
        return draft.put(loop.changed(sentence=None, sentence_drafted=None))
    if said == loop.sentence:
        return loop
    return draft.put(loop.changed(sentence=said, sentence_drafted=drafted))


def _write_third(draft: Draft, board: Board, text: str) -> Board:
    drafted = third_draft(*both_loops(draft, board))
    said = text.strip()
    if said in {"", drafted}:
        return draft.put(board.changed(third_sentence=None, third_drafted=None))
    if said == board.third_sentence:
        return board
    return draft.put(board.changed(third_sentence=said, third_drafted=drafted))


def _copy(draft: Draft, record: InRow, row: list[InRow]) -> InRow:
    place = next(index for index, one in enumerate(row) if one.id == record.id)
    order = order_at(draft, row, place + 1)
    fields = {name: value for name, value in record.__dict__.items() if name not in {"id", "order"}}
    return draft.put(type(record).new(**fields, order=order))
