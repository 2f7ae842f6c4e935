"""Where the capture line adds to on a Catch-22 board, and what a stage means to be added.

Everything can be added at any time; in a stage, what it is about comes first. Where a stage means
nothing new, a place that refuses stands first: whoever types gets a sentence, and has to choose a
place to add something all the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from confluence_desktop.boards.board_type import Destination
from confluence_desktop.boards.catch_22 import operations, words
from confluence_desktop.boards.catch_22.crossing_grid import kept_steps
from confluence_desktop.boards.catch_22.deck import open_move
from confluence_desktop.boards.catch_22.objections import add_objection
from confluence_desktop.boards.catch_22.operations import ARROWS, Arrow, arrow_named
from confluence_desktop.boards.catch_22.sentences import both_loops, loop_name
from confluence_desktop.boards.catch_22.standing import loops_by_side
from confluence_desktop.boards.catch_22.stuck import add_line
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop import exercise
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Loop, Side
from confluence_desktop.workshop.exercise import stage_now, stage_of
from confluence_desktop.workshop.outline import pasted_lines
from confluence_desktop.workshop.phrases import inner
from confluence_desktop.workshop.spoken import spoken

CROSSING, STUCK, NOTHING_NEW = "crossing", "stuck", "nothing_new"
OBJECTION, TEXT = "objection.", "text."
"""How the keys begin of a "yes, but" to a step (its id follows) and of a text of the board."""

_LABEL_LETTERS = 34
_TOKENS = {Side.LEFT: "together", Side.RIGHT: "tools"}
_STUCK_NUMBER = 6
_LOOP_OF = {exercise.LOOP_ONE: Side.LEFT, exercise.LOOP_TWO: Side.RIGHT}


@dataclass(frozen=True, slots=True)
class StagePlaces:
    """What a stage means to be added.

    Attributes:
        destinations: Where the line adds in this stage; empty when nothing new is meant.
        says: Why nothing new is meant, and when it will be; empty when something is.
    """

    destinations: tuple[Destination, ...]
    says: str


def destinations(board: Board, records: Records) -> list[Destination]:
    """Every place of a board: those of its stage first, then the others in their usual order.

    Outside the exercise these are conditions still empty, the four arrows, and the crossing.
    """
    number = stage_now(records, board)
    meant = destinations_of_stage(board, records, number) if number else StagePlaces((), "")
    of_stage = meant.destinations or _refusing(meant.says)
    first = {place.key for place in of_stage}
    usual = [*_conditions(board, records), *_arrows(board, records), _crossing()]
    return [*of_stage, *(place for place in usual if place.key not in first)]


def destinations_of_stage(board: Board, records: Records, number: int) -> StagePlaces:
    """What a stage means to be added, and the texts of the board that it still has to fill.

    Raises:
        RefusedError: There is no such stage.
    """
    stage = stage_of(board, number)
    said = spoken("exercise")
    places = [
        Destination(f"{TEXT}{field}", said["fields"][field], "meet")
        for field in stage.writes
        if not getattr(board, field).strip()
    ]
    if exercise.STUCK in stage.adds:
        places.append(_stuck())
    if exercise.CONDITION in stage.adds:
        side = _LOOP_OF[number]
        places = [*_conditions(board, records, (side,)), *places]
    if exercise.BECAUSE in stage.adds:
        places += _arrows(board, records)
    if exercise.STEP in stage.adds:
        places.append(_crossing())
    if exercise.OBJECTION in stage.adds:
        places += _objections(board, records)
    return StagePlaces(tuple(places), "" if places else exercise.nothing_new(board, number))


def add(draft: Draft, board: Board, key: str, text: str) -> Record:
    """Add one entry at a place.

    Raises:
        RefusedError: There is nothing to add, or nothing can be added there.
    """
    arrow = arrow_named(key)
    if arrow is not None:
        return operations.add_because(draft, board, arrow, text)
    if key == CROSSING:
        step = operations.add_step(draft, board, text)
        is_dealing = stage_now(draft, board) == exercise.BREAK_MOVES
        return draft.put(step.changed(move=open_move(board))) if is_dealing else step
    if key == STUCK:
        return add_line(draft, board, text)
    if key == NOTHING_NEW:
        message = exercise.nothing_new(board, stage_now(draft, board) or exercise.COMMIT)
        raise RefusedError(message)
    if key.startswith(OBJECTION):
        return add_objection(draft, key.removeprefix(OBJECTION), text)
    if key.startswith(TEXT) and key.removeprefix(TEXT) in spoken("exercise")["fields"]:
        said = operations.said_text(text)
        return operations.set_text(draft, board.id, key.removeprefix(TEXT), said)
    return operations.fill_condition(draft, board, key, text)


def paste(draft: Draft, board: Board, key: str, text: str) -> list[Record]:
    """Add one entry a line; a condition or a text of the board takes all lines as one.

    Raises:
        RefusedError: Nothing in the text can be added.
    """
    lines = pasted_lines(text)
    if arrow_named(key) or key in {CROSSING, STUCK} or key.startswith(OBJECTION):
        return [add(draft, board, key, line) for line in lines]
    return [add(draft, board, key, " ".join(lines))]


def _conditions(
    board: Board, records: Records, sides: Sequence[Side] = tuple(Side)
) -> list[Destination]:
    loops = loops_by_side(records, board)
    return [
        Destination(
            f"{side}.{field}",
            words.ADD_CONDITION[field].format(name=_name_of(board, side)),
            _TOKENS[side],
        )
        for side in sides
        for field in ("x", "y")
        if not _condition(loops[side], field)
    ]


def _condition(loop: Loop | None, field: str) -> str:
    return getattr(loop, field).strip() if loop is not None else ""


def _arrows(board: Board, records: Records) -> list[Destination]:
    loops = dict(zip(Side, both_loops(records, board), strict=True))
    return [
        Destination(
            arrow.key,
            _because_label(board, loops[arrow.side], arrow),
            _TOKENS[arrow.side],
            number=number,
        )
        for number, arrow in enumerate(ARROWS, 1)
    ]


def _crossing() -> Destination:
    return Destination(CROSSING, words.ADD_STEP, "meet", number=len(ARROWS) + 1)


def _refusing(says: str) -> tuple[Destination, ...]:
    label: str = spoken("exercise")["places"]["nothing_new"]
    return (Destination(NOTHING_NEW, label, "muted", refuses=says),) if says else ()


def _stuck() -> Destination:
    return Destination(STUCK, spoken("exercise")["places"]["stuck"], "ink", number=_STUCK_NUMBER)


def _objections(board: Board, records: Records) -> list[Destination]:
    said: str = spoken("exercise")["places"]["objection"]
    return [
        Destination(f"{OBJECTION}{step.id}", said.format(step=short_label(step.text)), "meet")
        for step in kept_steps(records, board.id)
    ]


def _name_of(board: Board, side: Side) -> str:
    return short_label(loop_name(board, side))


def _because_label(board: Board, loop: Loop | None, arrow: Arrow) -> str:
    return words.ADD_BECAUSE.format(arrow=arrow_label(board, loop, arrow))


def arrow_label(board: Board, loop: Loop | None, arrow: Arrow) -> str:
    """An arrow in a few words: "can't …", or which one of its loop it is."""
    condition = inner((loop.x, loop.y)[arrow.number - 1]) if loop is not None else ""
    if condition:
        return words.ADD_TO_ARROW.format(condition=short_label(condition))
    return words.ADD_TO_EMPTY_ARROW[arrow.number].format(name=_name_of(board, arrow.side))


def short_label(text: str) -> str:
    """At most so many letters, cut behind a word where there is one."""
    text = " ".join(text.split())
    if len(text) <= _LABEL_LETTERS:
        return text
    cut = text[: _LABEL_LETTERS - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip() + "…"
