"""What the exercise's checks find on a board, as findings like those of the map.

``t1`` … ``t9`` are the tests of a step, ``together`` and ``tool`` say that it is only one of the
two, ``start`` and ``review`` what a committed step lacks besides, and ``f1`` … ``f7`` are the flags
in the order in which the method lists them. A step that nobody has kept is spared the tests that
it was never put to: of those only a circle counts, and the missing one of the two once the other
is there.
"""

from collections.abc import Iterator
from typing import Any

from confluence_desktop.boards.catch_22.flags import FLAGS, flags_of
from confluence_desktop.boards.catch_22.operations import steps_of
from confluence_desktop.boards.catch_22.step_tests import (
    ONE_SIDED,
    TESTS,
    TestResult,
    Verdict,
    days_from_session,
    result_of,
    results_of,
    start_days,
)
from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Step, StepState
from confluence_desktop.workshop.findings import Finding, Severity, in_order
from confluence_desktop.workshop.spoken import spoken

CHECKS = (*TESTS, *ONE_SIDED, "start", "review", *FLAGS)
"""Every check of the exercise, in the order in which findings are listed."""

_OF_A_CANDIDATE = ("t6", *ONE_SIDED)


def findings_of(board: Board, records: Records) -> tuple[Finding, ...]:
    """Everything that the exercise's checks find, accepted findings too."""
    found = [
        finding
        for step in steps_of(records, board.id)
        for finding in _of_step(board, records, step)
    ]
    return in_order([*found, *flags_of(board, records)], CHECKS)


def _of_step(board: Board, records: Records, step: Step) -> Iterator[Finding]:
    if step.state is StepState.CANDIDATE:
        checks = _OF_A_CANDIDATE[:1] if step.is_unasked else _OF_A_CANDIDATE
        results = tuple(result_of(records, board, step, check) for check in checks)
    else:
        results = results_of(records, board, step)
    for result in results:
        if result.verdict is not Verdict.PASSES:
            yield _from_test(board, step, result)
    if step.state is StepState.COMMITTED:
        yield from _lacking(board, records, step)


def _from_test(board: Board, step: Step, result: TestResult) -> Finding:
    severity = Severity.WARNING if result.verdict is Verdict.FAILS else Severity.HINT
    if result.check == "t6":
        severity = Severity.ERROR
    elif result.check in ONE_SIDED and step.state is StepState.CANDIDATE:
        severity = Severity.HINT
    said = spoken("catch_22_checks")["about_step"]
    return Finding(
        check=result.check,
        severity=severity,
        board_id=board.id,
        about=(step.id,),
        statement=said.format(step=step.text, sentence=result.sentence),
        mark=result.sentence if result.check in ONE_SIDED else f"{result.title}?",
        question=result.question,
    )


def _lacking(board: Board, records: Records, step: Step) -> Iterator[Finding]:
    start = start_lack(records, step)
    if start:
        yield _of_commitment(board, step, "start", start, start_days(records))
    if step.review_on is None:
        said = spoken("catch_22_checks")["commit"]["review"]["open"]
        yield _of_commitment(board, step, "review", said.format(step=step.text), 0)


def start_lack(records: Records, step: Step) -> str:
    """What is wrong with a step's start, as a sentence; empty if it starts in time."""
    said = spoken("catch_22_checks")["commit"]["start"]
    if step.starts_on is None:
        key, count = "open", 0
    else:
        count = days_from_session(records, step.starts_on) or 0
        key = "early" if count < 0 else "late" if count > start_days(records) else ""
    sentence: str = said[key].format(step=step.text, count=count) if key else ""
    return sentence


def _of_commitment(board: Board, step: Step, check: str, statement: str, days: int) -> Finding:
    said: dict[str, Any] = spoken("catch_22_checks")["commit"][check]
    return Finding(
        check=check,
        severity=Severity.WARNING,
        board_id=board.id,
        about=(step.id,),
        statement=statement,
        mark=said["mark"],
        question=said["question"].format(days=days),
    )
