"""The guided exercise of a Catch-22 board: twelve stages as data, and where the room stands.

A stage has its prompt on the wall, its minutes, what may be added, the texts of the board that it
fills, and a gate. A gate that is open stops nobody: leaving the stage records what was open. The
words stand in ``resources/words/<language>/exercise.json``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records, get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.agenda import ROOM_ID, AgendaItem, Room
from confluence_desktop.workshop.agenda_operations import (
    add_item,
    agenda_in_order,
    change_item,
    delete_item,
    go_to,
)
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.catch_22 import StageLeft
from confluence_desktop.workshop.spoken import SPOKEN, say, spoken, spoken_in

FRAME, STUCK_LINES, PAIRING, LOOP_ONE, LOOP_TWO, BECAUSES = 1, 2, 3, 4, 5, 6
PROTECTS, WEAKEST_LINK, BREAK_MOVES, CROSSING, STRESS_TEST, COMMIT = 7, 8, 9, 10, 11, 12

STUCK, CONDITION, BECAUSE, VOTE, STEP, OBJECTION = (
    "stuck", "condition", "because", "vote", "step", "objection",
)  # fmt: skip
"""What may be added in a stage."""

_MINUTES = {1: 5, 2: 6, 3: 13, 4: 8, 5: 8, 6: 12, 7: 6, 8: 4, 9: 10, 10: 8, 11: 8, 12: 6}
_SHORT_MINUTES = {1: 4, 4: 6, 5: 6, 6: 9, 8: 3, 9: 7, 10: 6, 12: 4}
_ADDS: Mapping[int, tuple[str, ...]] = {
    STUCK_LINES: (STUCK,),
    LOOP_ONE: (CONDITION,),
    LOOP_TWO: (CONDITION,),
    BECAUSES: (BECAUSE,),
    WEAKEST_LINK: (VOTE,),
    BREAK_MOVES: (STEP,),
    CROSSING: (STEP,),
    STRESS_TEST: (OBJECTION,),
}
_WRITES: Mapping[int, tuple[str, ...]] = {
    FRAME: ("purpose",),
    LOOP_TWO: ("loops_share",),
    PROTECTS: ("cost_of_staying", "protects"),
    COMMIT: ("agreement_rule",),
}


@dataclass(frozen=True, slots=True)
class GatePart:
    """One thing that a stage is there for; `sentence` says what is open, with places to fill in."""

    key: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the exercise.

    Attributes:
        number: 1–12; the short form leaves some out.
        prompt: The question on the wall.
        say: What the facilitator does, in a sentence or two.
        adds: The kinds of entries that may be added; empty means nothing new.
        writes: The board's texts that it fills, by their fields.
        nothing_new: What is said to somebody who adds something all the same, with places for the
            ``next`` stage in which one can and the one to go ``back`` to for a step.
    """

    number: int
    title: str
    prompt: str
    say: str
    minutes: int
    adds: tuple[str, ...]
    writes: tuple[str, ...]
    nothing_new: str
    gate: tuple[GatePart, ...]


@cache
def stages(*, is_short: bool = False) -> tuple[Stage, ...]:
    """The twelve stages of 94 minutes, or the eight of the 45-minute form."""
    said: dict[str, Any] = spoken("exercise")["stages"]
    return tuple(
        Stage(
            number=number,
            title=said[str(number)]["title"],
            prompt=said[str(number)]["prompt"],
            say=said[str(number)]["say"],
            minutes=minutes,
            adds=_ADDS.get(number, ()),
            writes=_WRITES.get(number, ()),
            nothing_new=said[str(number)].get("nothing_new", ""),
            gate=tuple(GatePart(key, text) for key, text in said[str(number)]["gate"].items()),
        )
        for number, minutes in (_SHORT_MINUTES if is_short else _MINUTES).items()
    )


def stages_of(board: Board) -> tuple[Stage, ...]:
    """The stages that a board goes through, in its form."""
    return stages(is_short=board.is_short)


def stage_of(board: Board, number: int) -> Stage:
    """A stage by its number; one that the short form leaves out comes with its usual minutes.

    Raises:
        RefusedError: There is no such stage.
    """
    for stage in (*stages_of(board), *stages()):
        if stage.number == number:
            return stage
    message = say("refused.no_such_stage").format(number=number)
    raise RefusedError(message)


def stage_prompt(board: Board, number: int, language: str = SPOKEN) -> str:
    """What stands on the wall in a stage, in the room's language where it is translated.

    Raises:
        RefusedError: There is no such stage.
    """
    stage = stage_of(board, number)
    return str(spoken_in("exercise", language)["stages"][str(stage.number)]["prompt"])


def stage_now(records: Records, board: Board) -> int | None:
    """The stage that a board is in: as gone to on its own, else as the agenda has it, else None."""
    room = records.find(Room, ROOM_ID)
    if room is None:
        return None
    if room.stage is not None and room.stage_board_id == board.id:
        return room.stage
    item = records.find(AgendaItem, room.item_id)
    return item.stage if item is not None and item.board_id == board.id else None


def exercise_stage(records: Records, board_id: str | None) -> int | None:
    """The stage that a board is in, by its id; None for what is no Catch-22."""
    board = records.find(Board, board_id)
    if board is None or board.type is not BoardKind.CATCH_22:
        return None
    return stage_now(records, board)


def stage_mark(records: Records, board_id: str | None) -> str:
    """Tells stages and forms apart, for whoever is made anew for each; empty without one."""
    stage, board = exercise_stage(records, board_id), records.find(Board, board_id)
    if stage is None or board is None:
        return ""
    return f"{stage}{'s' if board.is_short else ''}"


def items_of_stage(records: Records, board: Board, number: int) -> list[AgendaItem]:
    """The agenda's items that show a stage of a board, in their order."""
    return [
        item
        for item in agenda_in_order(records)
        if item.board_id == board.id and item.stage == number
    ]


def go_to_stage(draft: Draft, board_id: str, number: int) -> Room:
    """Go to a stage: to the agenda's item for it where there is one, else on the board's own.

    Raises:
        RecordMissingError: The board is not there (any more).
        RefusedError: There is no such stage.
    """
    board = get(draft, Board, board_id)
    stage_of(board, number)
    items = items_of_stage(draft, board, number)
    if items:
        room = go_to(draft, items[0])
        return draft.put(room.changed(stage=None, stage_board_id=None))
    room = draft.find(Room, ROOM_ID) or Room(id=ROOM_ID)
    return draft.put(room.changed(board_id=board.id, stage=number, stage_board_id=board.id))


def end_stages(draft: Draft) -> Room:
    """Leave the exercise: the board is shown as it is by itself, or as the agenda has it."""
    room = draft.find(Room, ROOM_ID) or Room(id=ROOM_ID)
    return draft.put(room.changed(stage=None, stage_board_id=None))


def stage_after(board: Board, number: int | None) -> int | None:
    """The next stage of a board's form; the first for None, and None behind the last."""
    numbers = [stage.number for stage in stages_of(board)]
    return next((one for one in numbers if number is None or one > number), None)


def nothing_new(board: Board, number: int) -> str:
    """Why nothing is added in a stage now, and in which stage it is, in the board's form.

    Raises:
        RefusedError: There is no such stage.
    """
    typed = {STUCK, CONDITION, BECAUSE, STEP, OBJECTION}
    form = stages_of(board)
    after = [one.title for one in form if one.number > number and typed & {*one.adds}]
    steps = [one.title for one in form if one.number < number and STEP in one.adds]
    said = stage_of(board, number).nothing_new
    return said.format(next=(after or [""])[0], back=(steps or [""])[-1])


def stage_before(board: Board, number: int) -> int | None:
    """The stage before another one in a board's form, or None."""
    numbers = [stage.number for stage in stages_of(board)]
    return next((one for one in reversed(numbers) if one < number), None)


def stage_left(records: Records, board_id: str, number: int) -> StageLeft | None:
    """That a stage was left, and what was open then; None while it was not left."""
    return records.find(StageLeft, f"stage_left_{board_id}_{number}")


def record_left(draft: Draft, board_id: str, number: int, missing: tuple[str, ...]) -> StageLeft:
    """Record that a stage was left; leaving it again replaces what was open."""
    fields = {"board_id": board_id, "stage": number, "missing": missing}
    return draft.put(StageLeft.checked({"id": f"stage_left_{board_id}_{number}", **fields}))


def counted(said: Mapping[str, str], count: int) -> str:
    """A number with its word, as in "1 line" and "2 lines"."""
    return said["one" if count == 1 else "other"].format(count=count)


def touches_stage(before: Record | None, after: Record | None) -> bool:
    """Whether a change of the room or the agenda can change the stage that a board is in."""
    return _place_of(before) != _place_of(after)


def _place_of(record: Record | None) -> tuple[object, ...]:
    if isinstance(record, Room):
        return (record.item_id, record.stage, record.stage_board_id)
    if isinstance(record, AgendaItem):
        return (record.board_id, record.stage)
    return ()


def take_form(draft: Draft, board_id: str, *, is_short: bool) -> Board:
    """Let a board go through the short form, or the full one; the agenda follows.

    Items of stages that the form leaves out go, those that it has besides are put in, and minutes
    that nobody has changed become those of the form.

    Raises:
        RecordMissingError: The board is not there (any more).
    """
    before = get(draft, Board, board_id)
    usual = {stage.number: stage.minutes for stage in stages_of(before)}
    board = draft.put(before.changed(is_short=is_short))
    form = {stage.number: stage for stage in stages_of(board)}
    last: AgendaItem | None = None
    for number in _MINUTES:
        items, stage = items_of_stage(draft, board, number), form.get(number)
        if stage is None:
            for item in items:
                delete_item(draft, item.id)
            continue
        for item in items:
            is_usual = item.minutes == usual.get(number)
            last = change_item(draft, item.id, minutes=stage.minutes) if is_usual else item
        if not items and last is not None:
            added = add_item(draft, stage.title, minutes=stage.minutes, after_id=last.id)
            last = change_item(draft, added.id, board_id=board.id, stage=number)
    return board
