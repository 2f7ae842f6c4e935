"""Flags of the exercise: what is worth a question, though nothing is wrong."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from confluence_desktop.boards.catch_22.crossing_grid import kept_steps, row_of
from confluence_desktop.boards.catch_22.operations import steps_of
from confluence_desktop.boards.catch_22.sentences import arrow_sentence, loop_name
from confluence_desktop.boards.catch_22.standing import all_becauses, arrows_now, loops_in_use
from confluence_desktop.boards.catch_22.word_rules import WordRules, person_in, rules_for
from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import BecauseKind, Loop
from confluence_desktop.workshop.findings import Finding, Severity
from confluence_desktop.workshop.operations import participants_in_order, the_session
from confluence_desktop.workshop.spoken import spoken

FLAGS = ("f1", "f2", "f3", "f4", "f5", "f6", "f7")

_FEWEST_FACTS = 3


class _Look(NamedTuple):
    """What a flag looks at.

    Attributes:
        rules: The rules of the session's language; None where there are none.
    """

    board: Board
    records: Records
    language: str
    rules: WordRules | None

    def flag(self, check: str, about: Sequence[str], part: str = "", **fields: object) -> Finding:
        said: dict[str, Any] = spoken("catch_22_checks")["flags"][check]
        return Finding(
            check=check,
            severity=Severity.HINT,
            board_id=self.board.id,
            about=tuple(about),
            statement=said["statement"].format(**fields),
            mark=said["mark"],
            question=said["question"].format(**fields),
            part=part,
        )


def flags_of(board: Board, records: Records) -> Iterator[Finding]:
    """Every flag of a board."""
    language = the_session(records).language
    look = _Look(board, records, language, rules_for(language))
    for check in FLAGS:
        yield from _FLAGS[check](look)


def person_in_box(records: Records, text: str) -> str:
    """The participant whom a condition names; empty if it names none."""
    people = participants_in_order(records)
    return person_in(text, people, the_session(records).language)


def _conditions(look: _Look) -> Iterator[tuple[Loop, str, str]]:
    for loop in loops_in_use(look.records, look.board):
        for field in ("x", "y"):
            text: str = getattr(loop, field)
            if text.strip():
                yield loop, field, text


def _names_a_person(look: _Look) -> Iterator[Finding]:
    people = participants_in_order(look.records)
    for loop, field, text in _conditions(look):
        name = person_in(text, people, look.language)
        if name:
            yield look.flag("f1", (loop.id,), field, text=text, name=name)
    for because in all_becauses(look.records, look.board):
        name = person_in(because.text, people, look.language)
        if name:
            yield look.flag("f1", (because.id,), text=because.text, name=name)


def _is_a_solution(look: _Look) -> Iterator[Finding]:
    for loop, field, text in _conditions(look):
        if look.rules is not None and look.rules.is_solution(text):
            yield look.flag("f2", (loop.id,), field, text=text)


def _repeats_its_arrow(look: _Look) -> Iterator[Finding]:
    for now in arrows_now(look.records, look.board):
        for because in now.becauses:
            if look.rules is None or now.loop is None:
                continue
            if look.rules.repeats(because.text, arrow_sentence(now.loop, now.arrow.number)):
                yield look.flag("f3", (because.id,), text=because.text)


def _breaks_one_loop_only(look: _Look) -> Iterator[Finding]:
    loops = loops_in_use(look.records, look.board)
    kept = kept_steps(look.records, look.board.id)
    broken = {side for step in kept for side in row_of(look.records, look.board, step).loops_broken}
    if len(loops) > 1 and len(broken) == 1:
        (side,) = broken
        other = next(loop.side for loop in loops if loop.side is not side)
        yield look.flag(
            "f4",
            [step.id for step in kept],
            loop=loop_name(look.board, side),
            other=loop_name(look.board, other),
        )


def _is_a_meeting(look: _Look) -> Iterator[Finding]:
    for step in steps_of(look.records, look.board.id):
        if look.rules is not None and look.rules.is_meeting(step.text):
            yield look.flag("f5", (step.id,), text=step.text)


def _outlasts_its_review(look: _Look) -> Iterator[Finding]:
    for step in steps_of(look.records, look.board.id):
        ends_on, review_on = step.ends_on, step.review_on
        if ends_on is not None and review_on is not None and ends_on > review_on:
            yield look.flag("f6", (step.id,), text=step.text)


def _all_are_facts(look: _Look) -> Iterator[Finding]:
    kinds = [because.kind for because in all_becauses(look.records, look.board)]
    if len(kinds) >= _FEWEST_FACTS and set(kinds) == {BecauseKind.FACT}:
        yield look.flag("f7", ())


_FLAGS: dict[str, Callable[[_Look], Iterator[Finding]]] = {
    "f1": _names_a_person,
    "f2": _is_a_solution,
    "f3": _repeats_its_arrow,
    "f4": _breaks_one_loop_only,
    "f5": _is_a_meeting,
    "f6": _outlasts_its_review,
    "f7": _all_are_facts,
}
