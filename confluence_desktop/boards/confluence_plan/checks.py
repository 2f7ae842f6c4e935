"""The checks of the plan, P1 to P10: each is a question to ask the room."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from confluence_desktop.boards.confluence_plan.operations import rounds_of
from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import Board, Card, Level
from confluence_desktop.workshop.catch_22 import Step, StepState
from confluence_desktop.workshop.chains import reached_from, trace_of
from confluence_desktop.workshop.findings import Finding, Severity, check_number, in_order
from confluence_desktop.workshop.links import Effect, Link
from confluence_desktop.workshop.ordering import place_key
from confluence_desktop.workshop.phrases import one_line
from confluence_desktop.workshop.rounds import Round
from confluence_desktop.workshop.session import Participant, Session
from confluence_desktop.workshop.spoken import spoken

CHECKS = ("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10")
NUMBERS = {"P5.days": 14.0}
"""The checks' numbers that a session can change, and what is usual."""

_SEVERITY = dict.fromkeys(CHECKS, Severity.WARNING) | {
    "P6": Severity.HINT,
    "P8": Severity.ERROR,
}
_LETTERS = 60


def plan_findings(board: Board, records: Records) -> tuple[Finding, ...]:
    """Everything that the checks of the plan find now; "today" is the session's own date."""
    rounds = rounds_of(records, board.id)
    found = [
        *_one_sided(rounds),
        *_current_twice(rounds),
        *_one_party(rounds),
        *_for_nothing(rounds, records),
        *_late_start(rounds, records),
        *_not_an_outcome(rounds),
        *_owners(rounds, records),
        *_out_of_order(rounds),
        *_steps_left_out(board, records),
        *_objectives_left_out(board, rounds, records),
    ]
    return in_order(found, CHECKS)


def lacks_act(round_: Round) -> bool:
    """Whether nobody does it together yet."""
    return not round_.act.strip()


def lacks_tool(round_: Round) -> bool:
    """Whether no tool is used yet."""
    return not round_.tool.strip()


def _one_sided(rounds: list[Round]) -> Iterator[Finding]:
    for one in rounds:
        missing = (lacks_act(one), lacks_tool(one))
        part = {(True, False): "together", (False, True): "tools", (True, True): "both"}
        if missing in part:
            yield _about(one, "P1", part[missing])


def _current_twice(rounds: list[Round]) -> Iterator[Finding]:
    for first, second in pairwise(rounds):
        sides = {_only_current(first), _only_current(second)}
        if len(sides) == 1 and (side := sides.pop()):
            yield _finding(
                "P2",
                first.board_id,
                (first.id, second.id),
                _said("P2", side),
                first=_short(first.text),
                second=_short(second.text),
            )


def _one_party(rounds: list[Round]) -> Iterator[Finding]:
    for one in rounds:
        if not lacks_act(one) and not one.other.strip():
            yield _about(one, "P3")


def _for_nothing(rounds: list[Round], records: Records) -> Iterator[Finding]:
    for one in rounds:
        trace = trace_of(records, one)
        strategies = [
            card for chain in trace.chains for card in chain if card.level is Level.STRATEGY
        ]
        if not strategies and not trace.arrows:
            yield _about(one, "P4")


def _late_start(rounds: list[Round], records: Records) -> Iterator[Finding]:
    first, today = (rounds[0] if rounds else None), _session_day(records)
    if first is None or first.starts_on is None or today is None:
        return
    most = check_number(records, "P5.days", NUMBERS["P5.days"])
    days = (first.starts_on - today).days
    if days > most:
        yield _about(first, "P5", days=days, most=f"{most:g}")


def _not_an_outcome(rounds: list[Round]) -> Iterator[Finding]:
    for one in rounds:
        if one.done_when.strip() and not one.tells_outcome:
            yield _about(one, "P6", done_when=_short(one.done_when))


def _owners(rounds: list[Round], records: Records) -> Iterator[Finding]:
    known = {
        said.strip().casefold()
        for person in records.all(Participant)
        for said in (person.name, person.role, person.name.split(" ")[0])
        if said.strip()
    }
    for one in rounds:
        owner = one.owner.strip()
        if not owner:
            yield _about(one, "P7", "none")
        elif known and owner.casefold() not in known:
            yield _about(one, "P7", "absent", owner=owner)


def _out_of_order(rounds: list[Round]) -> Iterator[Finding]:
    places = {one.id: place for place, one in enumerate(rounds)}
    for place, one in enumerate(rounds):
        for needed in one.requires:
            if places.get(needed, -1) > place:
                later = rounds[places[needed]]
                yield _finding(
                    "P8",
                    one.board_id,
                    (one.id, later.id),
                    _said("P8"),
                    one.id,
                    round=_short(one.text),
                    later=_short(later.text),
                )


def _steps_left_out(board: Board, records: Records) -> Iterator[Finding]:
    planned = {one.step_id for one in records.all(Round)}
    for step in sorted(records.all(Step), key=place_key):
        if step.state is StepState.COMMITTED and step.id not in planned:
            yield _finding("P9", board.id, (step.id,), _said("P9"), step=_short(step.text))


def _objectives_left_out(board: Board, rounds: list[Round], records: Records) -> Iterator[Finding]:
    """The objectives of the goals that the chosen strategies reach.

    Chosen are the strategies that rounds serve, themselves or by a card that carries them. An
    objective is served by a round that serves it, or something from which links lead up to it.
    """
    reached = reached_from(records, [id_ for one in rounds for id_ in one.serves])
    chosen = [card.id for card in reached.values() if card.level is Level.STRATEGY]
    goals = [card for card in reached_from(records, chosen).values() if card.level is Level.GOAL]
    wanted = {
        means.id: means
        for goal in goals
        for link in records.where(Link, target_id=goal.id)
        if link.effect is Effect.HELPS
        if (means := records.find(Card, link.source_id)) is not None
        if means.level is Level.OBJECTIVE and means.id not in reached
    }
    for card in sorted(wanted.values(), key=place_key):
        yield _finding("P10", board.id, (card.id,), _said("P10"), objective=_short(card.text))


def _only_current(round_: Round) -> str:
    """The one current that a round is of; empty if it is of both, or of none yet."""
    if lacks_act(round_) == lacks_tool(round_):
        return ""
    return "tools" if lacks_act(round_) else "together"


def _session_day(records: Records) -> date | None:
    return next((session.starts_on for session in records.all(Session)), None)


def _about(round_: Round, check: str, case: str = "", **places: object) -> Finding:
    places["round"] = _short(round_.text)
    return _finding(check, round_.board_id, (round_.id,), _said(check, case), "", **places)


def _said(check: str, case: str = "") -> dict[str, str]:
    words: dict[str, Any] = spoken("plan")["checks"][check]
    return words[case] if case else words


def _finding(
    check: str,
    board_id: str,
    about: tuple[str, ...],
    said: dict[str, str],
    part: str = "",
    /,
    **places: object,
) -> Finding:
    return Finding(
        check=check,
        severity=_SEVERITY[check],
        board_id=board_id,
        about=about,
        statement=said["statement"].format(**places),
        mark=said["mark"],
        question=said["question"].format(**places),
        part=part,
    )


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LETTERS else line[: _LETTERS - 1].rstrip() + "…"
