"""The nine tests of a step at the crossing, and whether it is done together and with a tool.

Each gives a verdict and a sentence; dates count from the session's own date, never from a clock.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from confluence_desktop.boards.catch_22 import words
from confluence_desktop.boards.catch_22.circles import circle_in_words, circle_of
from confluence_desktop.boards.catch_22.crossing_grid import row_of
from confluence_desktop.boards.catch_22.sentences import ended, loop_name
from confluence_desktop.boards.catch_22.standing import arrows_now, loops_in_use
from confluence_desktop.document.record import Records, get
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Objection, Side, Step
from confluence_desktop.workshop.findings import check_number
from confluence_desktop.workshop.operations import participants_in_order, the_session
from confluence_desktop.workshop.ordering import place_key
from confluence_desktop.workshop.phrases import inner
from confluence_desktop.workshop.spoken import spoken

TESTS = ("t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9")
ONE_SIDED = ("together", "tool")
SIGNAL_DAYS, START_DAYS = "t2.most_days", "start.most_days"
"""Names of the numbers that a session may change; 14 is usual for both."""
USUAL_DAYS = 14

_BETWEEN_NAMES = re.compile(r"[,;/&+、]|\s(?:and|und|et|y)\s", re.IGNORECASE)


class Verdict(StrEnum):
    """What a test says of a step."""

    PASSES = "passes"
    FAILS = "fails"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class TestResult:
    """A test of one step.

    Attributes:
        check: ``t1`` … ``t9``, ``together`` or ``tool``.
        title: What must hold, in a few words.
        sentence: What is so.
        question: What to ask the room.
    """

    __test__ = False

    check: str
    verdict: Verdict
    title: str
    sentence: str
    question: str


def results_of(records: Records, board: Board, step: Step) -> tuple[TestResult, ...]:
    """All nine tests of a step, then together and tool."""
    return tuple(result_of(records, board, step, check) for check in (*TESTS, *ONE_SIDED))


def result_of(records: Records, board: Board, step: Step, check: str) -> TestResult:
    """One test of a step."""
    verdict, key, fields = _TESTS[check](records, board, step)
    said = _said(check)
    fields = {"days": _days(records, SIGNAL_DAYS), **fields}
    return TestResult(
        check,
        verdict,
        said["title"].format(**fields),
        " ".join(said[key].format(**fields).split()),
        said["question"].format(**fields),
    )


def reading(records: Records, board: Board, step: Step) -> str:
    """What a step breaks, and what that lets us begin: the sentence of the fifth test."""
    said = spoken("catch_22_checks")["reading"]
    becauses, begins = [], []
    for now in arrows_now(records, board):
        broken = [one for one in now.becauses if one.id in step.breaks]
        becauses += [inner(one.text) for one in broken]
        if broken and now.loop is not None:
            ends = (inner(now.loop.x) or words.GAP, inner(now.loop.y) or words.GAP)
            x, y = ends if now.arrow.number == 1 else reversed(ends)
            begins.append(said["begin"].format(x=x, y=y))
    return ended(
        said["all"].format(
            step=_done_by_somebody(step.text),
            becauses=said["and_that"].join(becauses) or words.GAP,
            begins=said["and_to"].join(begins) or words.GAP,
        )
    )


def _done_by_somebody(text: str) -> str:
    """A step as a clause: who does it is said already, or it is we who do it."""
    said = spoken("catch_22_checks")["reading"]
    clause = inner(text)
    first = clause.partition(" ")[0].casefold()
    is_said = first in said["who_openings"] or first.isdigit()
    return clause if is_said else str(said["we"]).format(step=clause)


def days_from_session(records: Records, day: date) -> int | None:
    """How many days lie between the session and a day; None while the session has no date."""
    starts_on = the_session(records).starts_on
    return None if starts_on is None else (day - starts_on).days


def _days(records: Records, name: str) -> int:
    return int(check_number(records, name, USUAL_DAYS))


def start_days(records: Records) -> int:
    """Within how many days of the session a step that is committed to has to start."""
    return _days(records, START_DAYS)


_Said = tuple[Verdict, str, dict[str, Any]]


def _verdict(answer: bool | None, /) -> _Said:  # noqa: FBT001  # it is the answer that is asked
    if answer is None:
        return (Verdict.OPEN, "open", {})
    return (Verdict.PASSES, "passes", {}) if answer else (Verdict.FAILS, "fails", {})


def _one_owner(records: Records, board: Board, step: Step) -> _Said:
    del board
    owner = step.owner.strip()
    if not owner:
        return _verdict(None)
    is_known = any(person.name == owner for person in participants_in_order(records))
    verdict, key, _ = _verdict(is_known or _BETWEEN_NAMES.search(owner) is None)
    return verdict, key, {"owner": owner}


def _early_signal(records: Records, board: Board, step: Step) -> _Said:
    del board
    if step.signal_on is None:
        return _verdict(None)
    if step.starts_on is not None and step.signal_on < step.starts_on:
        return Verdict.FAILS, "early", {}
    count = days_from_session(records, step.signal_on)
    if count is None and step.starts_on is not None:
        count = (step.signal_on - step.starts_on).days
    if count is None:
        return _verdict(None)
    if count < 0:
        return Verdict.FAILS, "early", {}
    verdict, key, _ = _verdict(count <= _days(records, SIGNAL_DAYS))
    return verdict, key, {"count": count}


def _nothing_new(records: Records, board: Board, step: Step) -> _Said:
    del records, board
    return _verdict(step.needs_nothing_new)


def _can_be_undone(records: Records, board: Board, step: Step) -> _Said:
    del records, board
    return _verdict(step.can_be_undone)


def _breaks_each_loop(records: Records, board: Board, step: Step) -> _Said:
    broken = row_of(records, board, step).loops_broken
    if not broken:
        return _verdict(None)
    missing = sides_missing(records, board, step)
    said = {"reading": reading(records, board, step)}
    if missing:
        return Verdict.FAILS, "fails", {**said, "loop": loop_name(board, missing[0])}
    return Verdict.PASSES, "passes", said


def _not_circular(records: Records, board: Board, step: Step) -> _Said:
    way = circle_of(records, board, step)
    verdict, key, _ = _verdict(not way)
    return verdict, key, {"way": circle_in_words(records, way)}


def _observable(records: Records, board: Board, step: Step) -> _Said:
    del records, board
    if not step.signal.strip():
        return Verdict.OPEN, "missing", {}
    verdict, key, _ = _verdict(step.is_observable)
    return verdict, key, {"signal": step.signal}


def _every_but_answered(records: Records, board: Board, step: Step) -> _Said:
    del board
    objections = objections_of(records, step.id)
    unanswered = [one for one in objections if not is_settled(one)]
    if unanswered:
        texts = " · ".join(one.text for one in unanswered)
        return Verdict.FAILS, "fails", {"text": texts}
    return _verdict(True if objections else None)


def _warning_and_fallback(records: Records, board: Board, step: Step) -> _Said:
    del records, board
    missing = [field for field in ("warning", "fallback") if not getattr(step, field).strip()]
    if len(missing) == 1:
        return Verdict.FAILS, "fails", {"missing": _said("t9")["parts"][missing[0]]}
    return _verdict(None if missing else True)


def _together(records: Records, board: Board, step: Step) -> _Said:
    del records, board
    return _verdict(step.together)


def _with_tool(records: Records, board: Board, step: Step) -> _Said:
    del records, board
    return _verdict(step.with_tool)


_TESTS: dict[str, Callable[[Records, Board, Step], _Said]] = {
    "t1": _one_owner,
    "t2": _early_signal,
    "t3": _nothing_new,
    "t4": _can_be_undone,
    "t5": _breaks_each_loop,
    "t6": _not_circular,
    "t7": _observable,
    "t8": _every_but_answered,
    "t9": _warning_and_fallback,
    "together": _together,
    "tool": _with_tool,
}


def objections_of(records: Records, step_id: str) -> list[Objection]:
    """Every "yes, but" to a step, in the order in which they were said."""
    return sorted(records.where(Objection, step_id=step_id), key=place_key)


def is_settled(objection: Objection) -> bool:
    """It is answered, or somebody accepts it by name."""
    return bool(objection.answer.strip() or objection.accepted_by.strip())


def sides_missing(records: Records, board: Board, step: Step) -> list[Side]:
    """The loops in use of which a step breaks no because."""
    broken = row_of(records, board, step).loops_broken
    return [loop.side for loop in loops_in_use(records, board) if loop.side not in broken]


def board_of(records: Records, step: Step) -> Board:
    """The board of a step.

    Raises:
        RecordMissingError: It is not there (any more).
    """
    return get(records, Board, step.board_id)


def _said(check: str) -> dict[str, Any]:
    said: dict[str, Any] = spoken("catch_22_checks")["tests"][check]
    return said
