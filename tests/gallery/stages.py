"""The exercise in each of its stages: as a stage begins, and once what it asks for is done."""

from datetime import date

from confluence_desktop.boards.catch_22 import operations as verbs
from confluence_desktop.boards.catch_22 import stuck
from confluence_desktop.boards.catch_22.becauses import vote_on_weakest
from confluence_desktop.boards.catch_22.committing import ask_agreement, commit_step
from confluence_desktop.boards.catch_22.crossing_grid import keep, toggle_break, toggle_touch
from confluence_desktop.boards.catch_22.deck import deal
from confluence_desktop.boards.catch_22.objections import accept_objection, add_objection, answer
from confluence_desktop.boards.catch_22.sentences import both_loops
from confluence_desktop.boards.catch_22.standing import all_becauses, weakest_first
from confluence_desktop.document.document import Document
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import get
from confluence_desktop.workshop import exercise
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import BreakMove, Sorting
from confluence_desktop.workshop.exercise import go_to_stage
from confluence_desktop.workshop.guards import RULES
from confluence_desktop.workshop.silence import reveal
from confluence_desktop.workshop.votes_operations import cast
from confluence_desktop.workshop.votes_operations import reveal as reveal_votes
from tests.gallery.sessions import CATCH_ID, filled
from tests.gallery.texts import Texts

BALLOTS = ("3 5 5 9", "5 5 5 1", "3 3 9 11", "5 9 9 2", "1 5 5 7", "3 5 12 12", "5 5 9 3")
AGREEMENT = ("1", "1", "2", "2", "3", "1", "4")


def at_stage(
    stage: int, texts: Texts, *, is_done: bool = True, becauses: int = 3, steps: int = 8
) -> Document:
    """A session whose exercise has come to a stage, and through it where it is done.

    Args:
        becauses: On each arrow, from the sixth stage on.
        steps: At the crossing, from the ninth stage on.
    """
    frame = filled(texts, becauses=0, steps=0, cards=0)
    document = Document(frame, rules=RULES)
    with document.transaction("Go through the stages") as draft:
        for number, act in _ACTS.items():
            if number < stage or (number == stage and is_done):
                act(draft, texts, becauses if number == exercise.BECAUSES else steps)
        if stage < exercise.LOOP_ONE:
            _empty_loops(draft)
        go_to_stage(draft, CATCH_ID, stage)
    return document


def _one_of(texts: tuple[str, ...], place: int) -> str:
    return texts[place % len(texts)]


def _say(draft: Draft, **fields: str) -> None:
    for field, text in fields.items():
        verbs.set_text(draft, CATCH_ID, field, text)


def _empty_loops(draft: Draft) -> None:
    for loop in both_loops(draft, get(draft, Board, CATCH_ID)):
        if loop is not None:
            draft.put(loop.changed(x="", y=""))


def _frame(draft: Draft, texts: Texts, count: int) -> None:
    del count
    _say(draft, purpose=texts.purpose)


def _lines(draft: Draft, texts: Texts, count: int) -> None:
    del count
    board = get(draft, Board, CATCH_ID)
    said = [*texts.becauses, *texts.steps]
    for place in range(9):
        line = f"We can’t {said[place % len(said)]} until we {said[(place + 3) % len(said)]}"
        stuck.add_line(draft, board, line)


def _pairs(draft: Draft, texts: Texts, count: int) -> None:
    del texts, count
    reveal(draft, CATCH_ID)
    lines = stuck.lines_of(draft, CATCH_ID)
    first = stuck.pair(draft, lines[0].id, lines[4].id)
    stuck.pair(draft, lines[2].id, lines[7].id)
    stuck.sort_pair(draft, first.id, Sorting.CONFLICT)


def _share(draft: Draft, texts: Texts, count: int) -> None:
    del count
    _say(draft, loops_share=_one_of(texts.becauses, 1))


def _becauses(draft: Draft, texts: Texts, count: int) -> None:
    board = get(draft, Board, CATCH_ID)
    for shift, arrow in enumerate(verbs.ARROWS):
        for place in range(count):
            text = texts.becauses[(place * 3 + shift) % len(texts.becauses)]
            made = verbs.add_because(draft, board, arrow, text)
            draft.put(made.changed(confidence=(place * 7 + shift) % 11))


def _protects(draft: Draft, texts: Texts, count: int) -> None:
    del count
    _say(draft, cost_of_staying=_one_of(texts.becauses, -1), protects=_one_of(texts.becauses, 2))


def _weakest(draft: Draft, texts: Texts, count: int) -> None:
    del count
    poll = vote_on_weakest(draft, CATCH_ID)
    most = len(poll.item_ids)
    for ballot in BALLOTS:
        cast(draft, poll.id, " ".join(str((int(one) - 1) % most + 1) for one in ballot.split()))
    reveal_votes(draft, poll.id)
    weakest = weakest_first(draft, get(draft, Board, CATCH_ID))[0]
    verbs.set_text(draft, weakest.id, "not_true_when", _one_of(texts.steps, 0))


def _steps(draft: Draft, texts: Texts, count: int) -> None:
    board = get(draft, Board, CATCH_ID)
    deal(draft, CATCH_ID, BreakMove.SLICE)
    for place in range(count):
        step = verbs.add_step(draft, board, texts.steps[place % len(texts.steps)])
        draft.put(step.changed(together=place % 3 != 2, with_tool=place % 4 == 0))


def _crossing(draft: Draft, texts: Texts, count: int) -> None:
    del texts, count
    board = get(draft, Board, CATCH_ID)
    steps = verbs.steps_of(draft, CATCH_ID)
    for place, step in enumerate(steps):
        toggle_touch(draft, step.id, verbs.ARROWS[place % 4].key)
        if place % 2 == 0:
            toggle_touch(draft, step.id, verbs.ARROWS[(place + 2) % 4].key)
    toggle_break(draft, steps[0].id, all_becauses(draft, board)[0].id)
    for step in (steps[0], steps[4]):
        keep(draft, step.id)


def _stress(draft: Draft, texts: Texts, count: int) -> None:
    del count
    first, other = verbs.steps_of(draft, CATCH_ID)[0], verbs.steps_of(draft, CATCH_ID)[4]
    answered = add_objection(draft, first.id, _one_of(texts.becauses, 1))
    answer(draft, answered.id, _one_of(texts.steps, 3))
    add_objection(draft, first.id, _one_of(texts.becauses, 0))
    accepted = add_objection(draft, other.id, _one_of(texts.becauses, 2))
    accept_objection(draft, accepted.id, texts.people[0])


def _commit(draft: Draft, texts: Texts, count: int) -> None:
    del count
    _say(draft, agreement_rule="Six steps, nobody on five or six")
    step = verbs.steps_of(draft, CATCH_ID)[0]
    poll = ask_agreement(draft, step.id)
    for ballot in AGREEMENT:
        cast(draft, poll.id, ballot)
    reveal_votes(draft, poll.id)
    commit_step(draft, step.id)
    draft.put(
        get(draft, type(step), step.id).changed(
            owner=texts.people[0],
            starts_on=date(2026, 12, 2),
            signal=_one_of(texts.steps, 1),
            fallback=_one_of(texts.steps, 2),
            review_on=date(2026, 12, 18),
        )
    )


_ACTS = {
    exercise.FRAME: _frame,
    exercise.STUCK_LINES: _lines,
    exercise.PAIRING: _pairs,
    exercise.LOOP_TWO: _share,
    exercise.BECAUSES: _becauses,
    exercise.PROTECTS: _protects,
    exercise.WEAKEST_LINK: _weakest,
    exercise.BREAK_MOVES: _steps,
    exercise.CROSSING: _crossing,
    exercise.STRESS_TEST: _stress,
    exercise.COMMIT: _commit,
}
