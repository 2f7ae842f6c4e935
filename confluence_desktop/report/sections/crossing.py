"""Where the loops cross: steps that were kept, what they break, how much the room agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.boards.catch_22.committing import agreement_on
from confluence_desktop.boards.catch_22.operations import steps_of
from confluence_desktop.boards.catch_22.standing import kept_first
from confluence_desktop.boards.catch_22.step_tests import objections_of, reading
from confluence_desktop.drawing.shapes import Ink
from confluence_desktop.report import words
from confluence_desktop.report.agreement import agreement
from confluence_desktop.report.flow import BODY, BODY_BOLD, INK, MUTED, SMALL, heading, space
from confluence_desktop.report.tables import Across, Cell, Column, Group, table
from confluence_desktop.workshop.catch_22 import Because, Objection, Step, StepState
from confluence_desktop.workshop.close import Decision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confluence_desktop.document.record import Records
    from confluence_desktop.report.flow import Piece
    from confluence_desktop.report.tables import Row
    from confluence_desktop.workshop.cards import Board

MEET = Ink("meet")
BLANK = "\u00a0"
"""Where a cell is to say nothing at all, not even that it is empty."""
_STATES = {StepState.COMMITTED: words.COMMITTED, StepState.KEPT: words.KEPT}
LABELLED = (Column("", 0.185, SMALL, MUTED), Column("", 0.315)) * 2
"""Four columns: two fields in a row, each behind its name."""

_ENDS = ".!?…。！？"


def crossing(board: Board, seen: Records, width: float) -> Iterator[Piece]:
    """Kept steps in full, then the others as a table."""
    steps = kept_first(steps_of(seen, board.id))
    kept = [step for step in steps if is_kept(step)]
    others = [step for step in steps if not is_kept(step)]
    if steps:
        yield from heading(words.CROSSING, width)
    for number, step in enumerate(kept):
        yield space(8 if number else 0)
        told = table(LABELLED, _in_full(step, board, seen), width, is_dense=True)
        yield from told
        yield from agreement(_tally(step, seen), width, board.agreement_rule, tuple(told[:1]))
    if kept and others:
        yield space(8)
    columns = (
        Column(words.OTHER_STEPS if kept else words.STEP, 0.37, BODY_BOLD),
        Column(words.HOW, 0.21, BODY, MEET),
        Column(words.OWNER, 0.16),
        Column(words.SIGNAL, 0.26),
    )
    yield from table(columns, [_in_short(step, seen) for step in others], width)


def is_kept(step: Step) -> bool:
    """Whether a step is told in full, with how much the room agrees."""
    return step.state is not StepState.CANDIDATE


def in_pairs(told: list[tuple[str, str]]) -> Iterator[Row]:
    """Names and values for `LABELLED`, without those that say nothing."""
    said = [pair for pair in told if pair[1]]
    if len(said) % 2:
        said.append((BLANK, BLANK))
    for left, right in zip(said[::2], said[1::2], strict=True):
        yield (*left, *right)


def _in_full(step: Step, board: Board, seen: Records) -> Iterator[Row | Group | Across]:
    yield Group(_STATES[step.state].format(text=step.text), MEET)
    if any(seen.find(Because, id_) is not None for id_ in step.breaks):
        yield Across(reading(seen, board, step), BODY, INK)
    yield Across(_how(step).replace("\n", "   "), BODY, MEET)
    day = words.short_date
    yield from in_pairs(
        [
            (words.OWNER, step.owner),
            (words.START, day(step.starts_on)),
            (words.SIGNAL, step.signal),
            (words.FIRST_SIGNAL, day(step.signal_on)),
            (words.WARNING, step.warning),
            (words.IF_NOT, step.fallback),
            (words.OVER, day(step.ends_on)),
            (words.REVIEW, day(step.review_on)),
        ]
    )
    for one in objections_of(seen, step.id):
        yield Across(_objection(one), BODY, INK)


def _objection(objection: Objection) -> str:
    accepted = words.ACCEPTED_BY.format(name=objection.accepted_by) if objection.accepted_by else ""
    answer = objection.answer.strip()
    if answer and accepted and answer[-1] not in _ENDS:
        answer += "."
    answers = [one for one in (answer, accepted) if one] or [words.UNANSWERED]
    return words.OBJECTION.format(
        text=words.isolated(objection.text), answer=words.isolated(" ".join(answers))
    )


def _in_short(step: Step, seen: Records) -> Row:
    said = [_breaks(step, seen), *map(_objection, objections_of(seen, step.id))]
    return (
        Cell(step.text, "\n".join(one for one in said if one)),
        _how(step),
        Cell(step.owner, _start(step)),
        Cell(step.signal, words.FALLBACK.format(text=step.fallback) if step.fallback else ""),
    )


def _tally(step: Step, seen: Records) -> tuple[int, ...]:
    """How much the room agrees: as noted with the decision, else as voted."""
    decision = seen.find(Decision, step.decision_id)
    if decision is not None and any(decision.agreement):
        return decision.agreement
    poll = agreement_on(seen, step)
    return poll.tally if poll is not None else ()


def _how(step: Step) -> str:
    if step.is_unasked:
        return words.UNASKED
    tool = words.WITH.format(tool=step.tool) if step.tool else words.WITH_TOOL
    together = words.TOGETHER if step.together else words.ALONE
    return f"{together}\n{tool if step.with_tool else words.WITHOUT_TOOL}"


def _start(step: Step) -> str:
    return words.FROM.format(day=words.short_date(step.starts_on)) if step.starts_on else ""


def _breaks(step: Step, seen: Records) -> str:
    found = [because for id_ in step.breaks if (because := seen.find(Because, id_)) is not None]
    quoted = ", ".join(words.QUOTED.format(text=words.isolated(one.text)) for one in found)
    return words.BREAKS.format(becauses=quoted) if found else ""
