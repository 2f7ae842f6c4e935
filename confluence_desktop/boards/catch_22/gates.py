"""The gates of the stages: what each stage is there for, and which parts of it are still open.

A gate never stops anybody; leaving a stage records what was open.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from confluence_desktop.boards.catch_22.crossing_grid import grid, kept_steps
from confluence_desktop.boards.catch_22.findings import start_lack
from confluence_desktop.boards.catch_22.flags import person_in_box
from confluence_desktop.boards.catch_22.operations import steps_of
from confluence_desktop.boards.catch_22.places import arrow_label
from confluence_desktop.boards.catch_22.said_lines import said_line
from confluence_desktop.boards.catch_22.sentences import numbered_loop
from confluence_desktop.boards.catch_22.standing import (
    all_becauses,
    arrows_now,
    loops_by_side,
    loops_in_use,
)
from confluence_desktop.boards.catch_22.step_tests import Verdict, results_of, start_days
from confluence_desktop.boards.catch_22.stuck import lines_of, unplaced_lines
from confluence_desktop.boards.catch_22.word_rules import rules_for
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Records, get
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Loop, Side, StageLeft, Step, StepState
from confluence_desktop.workshop.exercise import (
    Stage,
    counted,
    record_left,
    stage_of,
    stages_of,
)
from confluence_desktop.workshop.findings import Acceptance, check_number, finding_key
from confluence_desktop.workshop.operations import participants_in_order, the_session
from confluence_desktop.workshop.spoken import spoken
from confluence_desktop.workshop.votes_operations import WEAKEST_LINK, revealed_poll

CANDIDATES = "gate.candidates"
"""Name of the number of steps to look for; 8 is usual."""

_USUAL_CANDIDATES = 8
_UNANSWERED = dict.fromkeys(("t8", "t9"), (Verdict.OPEN, Verdict.FAILS))
"""Tests that fail for want of an answer; others that fail are answered."""

_BECAUSES_AN_ARROW = 3
_LOOPS = 2


@dataclass(frozen=True, slots=True)
class OpenGate:
    """A part of a stage's gate that is open, with what is missing as a sentence."""

    key: str
    sentence: str


_Open = Iterator[tuple[str, dict[str, Any]]]


def open_gates(records: Records, board: Board, number: int) -> tuple[OpenGate, ...]:
    """The parts of a stage's gate that are open, in the order of the stage; empty if it is passed.

    Raises:
        RefusedError: There is no such stage.
    """
    stage = stage_of(board, number)
    said = {part.key: part.sentence for part in stage.gate}
    return tuple(
        OpenGate(key, said[key].format(**fields)) for key, fields in _GATES[number](records, board)
    )


def open_before(records: Records, board: Board, number: int) -> Iterator[tuple[Stage, list[str]]]:
    """The earlier stages of the board's form that are still open, with the keys of what is."""
    for stage in stages_of(board):
        if stage.number < number:
            keys = [*dict.fromkeys(gate.key for gate in open_gates(records, board, stage.number))]
            if keys:
                yield stage, keys


def leave_stage(draft: Draft, board_id: str, number: int) -> StageLeft:
    """Record that a stage is left, and what is open in it; nothing stops it.

    Raises:
        RecordMissingError: The board is not there (any more).
        RefusedError: There is no such stage.
    """
    board = get(draft, Board, board_id)
    missing = tuple(dict.fromkeys(gate.key for gate in open_gates(draft, board, number)))
    return record_left(draft, board_id, number, missing)


def _frame(records: Records, board: Board) -> _Open:
    del records
    if not board.purpose.strip() or "\n" in board.purpose.strip():
        yield "purpose", {}


def _stuck_lines(records: Records, board: Board) -> _Open:
    lines = lines_of(records, board.id)
    people = len(participants_in_order(records))
    if len(lines) < max(1, people):
        words = spoken("exercise")
        yield (
            "one_each",
            {
                "lines": counted(words["lines"], len(lines)),
                "people": counted(words["people"], max(1, people)),
            },
        )
    if any(line.covered for line in lines):
        yield "revealed", {}


def _pairing(records: Records, board: Board) -> _Open:
    loops = loops_in_use(records, board)
    if len([loop for loop in loops if loop.x.strip() and loop.y.strip()]) < _LOOPS:
        yield "two_loops", {}
    rest = unplaced_lines(records, board.id)
    if rest:
        yield "rest_parked", {"count": len(rest)}


def _boxes(records: Records, board: Board, side: Side) -> _Open:
    loop = loops_by_side(records, board)[side] or Loop(id="", board_id=board.id, side=side)
    called = numbered_loop(board, side)
    texts = [text for text in (loop.x, loop.y) if text.strip()]
    if len(texts) < _LOOPS:
        yield "boxes", {"loop": called}
    language = the_session(records).language
    rules = rules_for(language)
    for text in texts:
        is_several = rules is not None and rules.holds_several(text)
        if is_several or said_line(text, language) is not None:
            yield "one_condition", {"loop": called, "text": text}
    for text in texts:
        if person_in_box(records, text):
            yield "no_people", {"loop": called, "text": text}


def _loop_one(records: Records, board: Board) -> _Open:
    yield from _boxes(records, board, Side.LEFT)


def _loop_two(records: Records, board: Board) -> _Open:
    yield from _boxes(records, board, Side.RIGHT)
    if not board.loops_share.strip():
        yield "share", {}


def _becauses(records: Records, board: Board) -> _Open:
    in_use = {loop.id for loop in loops_in_use(records, board)}
    for now in arrows_now(records, board):
        if now.loop is None or (in_use and now.loop.id not in in_use):
            continue
        if len(now.becauses) < _BECAUSES_AN_ARROW:
            arrow = arrow_label(board, now.loop, now.arrow)
            count = len(now.becauses)
            yield "three_each", {"arrow": arrow, "count": count, "wanted": _BECAUSES_AN_ARROW}
    becauses = all_becauses(records, board)
    without_kind = [one for one in becauses if one.kind is None]
    if without_kind:
        yield "kinds", {"count": len(without_kind)}
    unasked = [one for one in becauses if one.confidence is None]
    if unasked:
        yield "confidence", {"count": len(unasked)}


def _protects(records: Records, board: Board) -> _Open:
    del records
    if not board.cost_of_staying.strip():
        yield "cost", {}
    if not board.protects.strip():
        yield "protects", {}


def _weakest_link(records: Records, board: Board) -> _Open:
    poll = revealed_poll(records, board.id, WEAKEST_LINK)
    if poll is None:
        yield "ranked", {}
    if poll is None or not poll.spread:
        yield "spread", {}


def _break_moves(records: Records, board: Board) -> _Open:
    count = len(steps_of(records, board.id))
    if count < check_number(records, CANDIDATES, _USUAL_CANDIDATES):
        yield "candidates", {"count": count}


def _crossing(records: Records, board: Board) -> _Open:
    for row in grid(records, board):
        is_kept = row.step.state is not StepState.CANDIDATE
        if is_kept and not any(cell.is_marked for cell in row.cells):
            yield "grid", {"text": row.step.text}
    if not kept_steps(records, board.id):
        yield "kept", {}


def _stress_test(records: Records, board: Board) -> _Open:
    steps = kept_steps(records, board.id)
    if not steps:
        yield "kept", {}
    accepted = {one.key for one in records.where(Acceptance, board_id=board.id)}
    for step in steps:
        unanswered = [
            result
            for result in results_of(records, board, step)
            if result.verdict in _UNANSWERED.get(result.check, (Verdict.OPEN,))
            and finding_key(result.check, board.id, (step.id,)) not in accepted
        ]
        if unanswered:
            yield "tests", {"text": step.text, "count": len(unanswered)}


def _commit(records: Records, board: Board) -> _Open:
    if not board.agreement_rule.strip():
        yield "rule", {}
    committed = [step for step in steps_of(records, board.id) if step.state is StepState.COMMITTED]
    if not committed:
        yield "step", {}
    for step in committed:
        for key in _lacking(records, step):
            yield key, {"text": step.text, "days": start_days(records)}


def _lacking(records: Records, step: Step) -> Iterator[str]:
    if not step.owner.strip():
        yield "owner"
    if start_lack(records, step):
        yield "start"
    if not step.signal.strip():
        yield "signal"
    if not step.fallback.strip():
        yield "fallback"
    if step.review_on is None:
        yield "review"


_GATES: dict[int, Callable[[Records, Board], _Open]] = dict(
    enumerate(
        (
            _frame, _stuck_lines, _pairing, _loop_one, _loop_two, _becauses,
            _protects, _weakest_link, _break_moves, _crossing, _stress_test, _commit,
        ),
        start=1,
    )
)  # fmt: skip
