"""The checks of the plan: each has a case in which it fires and one in which it does not."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from confluence_desktop.boards.confluence_plan import CONFLUENCE_PLAN
from confluence_desktop.boards.confluence_plan.checks import CHECKS
from confluence_desktop.document.document import Document
from confluence_desktop.workshop.cards import Board, BoardKind, Card, Level
from confluence_desktop.workshop.catch_22 import Because, Loop, Side, Step, StepState
from confluence_desktop.workshop.findings import (
    CheckNumber,
    Finding,
    Severity,
    acceptance_of,
)
from confluence_desktop.workshop.findings_operations import accept
from confluence_desktop.workshop.rounds import Round, RoundState
from confluence_desktop.workshop.session import Participant
from confluence_desktop.workshop.spoken import spoken
from tests.builders import a_board, a_card, a_document, a_link
from tests.plans import PLAN_DAY, a_plan, a_round, a_whole_round

Case = Callable[[Document, Board], object]


def found(document: Document, board: Board, check: str = "") -> list[Finding]:
    return [one for one in CONFLUENCE_PLAN.findings(board, document) if check in ("", one.check)]


def an_empty_plan() -> tuple[Document, Board]:
    return a_plan(0)


def a_strategy(document: Document) -> Card:
    return next(card for card in document.all(Card) if card.level is Level.STRATEGY)


def a_step(document: Document, *, state: StepState = StepState.COMMITTED) -> Step:
    """A step that breaks an arrow of a loop."""
    crossing = a_board(document, BoardKind.CATCH_22, "The Catch-22s")
    with document.transaction("Fill") as draft:
        loop = draft.put(Loop.new(board_id=crossing.id, side=Side.LEFT, x="try it", y="trust it"))
        because = draft.put(Because.new(loop_id=loop.id, arrow=1, text="nobody has seen it"))
        return draft.put(
            Step.new(board_id=crossing.id, text="Show it", state=state, breaks=(because.id,))
        )


def a_sound_round(document: Document, board: Board, **fields: Any) -> Round:
    """A round that no check asks about, in a session where Ana is."""
    if not list(document.all(Participant)):
        with document.transaction("Ana") as draft:
            draft.put(Participant.new(name="Ana"))
    return a_whole_round(document, board, serves=(a_strategy(document).id,), **fields)


def test_a_sound_plan_is_asked_nothing() -> None:
    document, board = an_empty_plan()
    a_sound_round(document, board)
    a_sound_round(document, board, done_when="A reader is back", tells_outcome=True)
    assert found(document, board) == []


@pytest.mark.parametrize(
    ("fields", "question"),
    [
        ({"act": ""}, "Who would you do it with?"),
        ({"tool": " "}, "With what?"),
        ({"act": "", "tool": ""}, "Who would you do it with, and with what?"),
    ],
)
def test_p1_asks_for_the_half_that_is_missing(fields: dict[str, str], question: str) -> None:
    document, board = an_empty_plan()
    round_ = a_sound_round(document, board, **fields)
    (one,) = found(document, board, "P1")
    assert (one.about, one.question) == ((round_.id,), question)


@pytest.mark.parametrize("missing", ["act", "tool"])
def test_p2_asks_about_two_rounds_of_one_current_in_a_row(missing: str) -> None:
    document, board = an_empty_plan()
    first = a_sound_round(document, board, **{missing: ""})
    second = a_sound_round(document, board, **{missing: ""})
    (one,) = found(document, board, "P2")
    assert one.about == (first.id, second.id)


@pytest.mark.parametrize(
    "rounds",
    [
        [{"act": ""}, {"tool": ""}],
        [{"act": ""}, {}, {"act": ""}],
        [{"act": "", "tool": ""}, {"act": "", "tool": ""}],
    ],
)
def test_p2_is_silent_where_the_currents_take_turns(rounds: list[dict[str, str]]) -> None:
    document, board = an_empty_plan()
    for fields in rounds:
        a_sound_round(document, board, **fields)
    assert found(document, board, "P2") == []


def test_p3_asks_for_the_other_party_of_an_act() -> None:
    document, board = an_empty_plan()
    round_ = a_sound_round(document, board, other="")
    (one,) = found(document, board, "P3")
    assert one.about == (round_.id,)
    assert one.question == "Who is the other party?"


def test_p3_is_silent_without_an_act() -> None:
    document, board = an_empty_plan()
    a_sound_round(document, board, other="", act="")
    assert found(document, board, "P3") == []


def test_p4_asks_what_a_round_is_for() -> None:
    document, board = an_empty_plan()
    mission = next(card for card in document.all(Card) if card.level is Level.MISSION)
    a_whole_round(document, board, serves=(mission.id, "gone"))
    (one,) = found(document, board, "P4")
    assert "leads to no strategy" in one.statement


@pytest.mark.parametrize("level", [Level.CAPABILITY, Level.TOOL])
def test_p4_is_silent_where_the_way_leads_through_a_strategy(level: Level) -> None:
    document, board = an_empty_plan()
    strategy = a_strategy(document)
    map_board = document.find(Board, strategy.board_id)
    assert map_board is not None
    card = a_card(document, map_board, level, "Answer in public", under=strategy)
    a_whole_round(document, board, serves=(card.id,))
    assert found(document, board, "P4") == []


def test_p4_is_silent_where_the_step_breaks_an_arrow() -> None:
    document, board = an_empty_plan()
    a_whole_round(document, board, step_id=a_step(document).id)
    assert found(document, board, "P4") == []


@pytest.mark.parametrize(("days", "fires"), [(14, False), (15, True)])
def test_p5_asks_about_a_first_round_that_starts_late(days: int, fires: bool) -> None:
    document, board = an_empty_plan()
    a_sound_round(document, board, starts_on=PLAN_DAY + timedelta(days=days))
    a_sound_round(document, board, starts_on=PLAN_DAY + timedelta(days=90))
    assert bool(found(document, board, "P5")) is fires


def test_p5_counts_by_the_sessions_own_number() -> None:
    document, board = an_empty_plan()
    a_sound_round(document, board, starts_on=PLAN_DAY + timedelta(days=10))
    with document.transaction("Set number") as draft:
        draft.put(
            CheckNumber.checked({"id": "check_number_P5.days", "name": "P5.days", "value": 7})
        )
    (one,) = found(document, board, "P5")
    assert one.question == "What could we begin within 7 days?"


def test_p5_is_silent_while_a_day_is_not_said() -> None:
    document, board = an_empty_plan()
    a_sound_round(document, board)
    assert found(document, board, "P5") == []


def test_p6_asks_until_the_facilitator_ticks_that_it_is_an_outcome() -> None:
    document, board = an_empty_plan()
    round_ = a_sound_round(document, board, done_when="The workshop was held")
    (one,) = found(document, board, "P6")
    assert one.severity is Severity.HINT
    with document.transaction("Tick") as draft:
        draft.put(round_.changed(tells_outcome=True))
    assert found(document, board, "P6") == []


@pytest.mark.parametrize("owner", ["Ana", "ana silva", "Head of programmes"])
def test_p7_knows_the_people_by_name_and_role(owner: str) -> None:
    document, board = an_empty_plan()
    with document.transaction("Ana") as draft:
        draft.put(Participant.new(name="Ana Silva", role="Head of programmes"))
    a_sound_round(document, board, owner=owner)
    assert found(document, board, "P7") == []


@pytest.mark.parametrize(
    ("owner", "mark"), [("Zoe", "Owner not here"), ("", "No owner"), (" ", "No owner")]
)
def test_p7_asks_who_answers_for_a_round(owner: str, mark: str) -> None:
    document, board = an_empty_plan()
    a_sound_round(document, board, owner=owner)
    assert [one.mark for one in found(document, board, "P7")] == [mark]


def test_p7_takes_any_owner_while_nobody_is_listed() -> None:
    document, board = an_empty_plan()
    a_whole_round(document, board, owner="Zoe")
    assert found(document, board, "P7") == []


def test_p8_asks_about_a_round_that_needs_a_later_one() -> None:
    document, board = an_empty_plan()
    first = a_sound_round(document, board)
    second = a_sound_round(document, board, requires=(first.id,))
    assert found(document, board, "P8") == []
    with document.transaction("Turn round") as draft:
        draft.put(second.changed(order=-1.0))
    (one,) = found(document, board, "P8")
    assert one.about == (second.id, first.id)
    assert one.severity is Severity.ERROR


def test_p8_tells_two_rounds_that_need_each_other_once() -> None:
    document, board = an_empty_plan()
    first = a_sound_round(document, board)
    second = a_sound_round(document, board, requires=(first.id, "gone"))
    with document.transaction("Close the circle") as draft:
        draft.put(first.changed(requires=(second.id,)))
    assert len(found(document, board, "P8")) == 1


@pytest.mark.parametrize(
    ("state", "fires"),
    [(StepState.COMMITTED, True), (StepState.KEPT, False), (StepState.CANDIDATE, False)],
)
def test_p9_asks_for_the_round_of_a_committed_step(state: StepState, fires: bool) -> None:
    document, board = an_empty_plan()
    step = a_step(document, state=state)
    assert [one.about for one in found(document, board, "P9")] == [(step.id,)] * fires
    a_sound_round(document, board, step_id=step.id)
    assert found(document, board, "P9") == []


def test_p10_asks_about_an_objective_of_a_chosen_strategys_goal_that_no_round_serves() -> None:
    document, board = an_empty_plan()
    strategy = a_strategy(document)
    map_board = document.find(Board, strategy.board_id)
    assert map_board is not None
    goal = next(
        card
        for card in document.all(Card)
        if card.level is Level.GOAL and "Young adults" in card.text
    )
    objective = a_card(document, map_board, Level.OBJECTIVE, "Answers within a day", under=goal)
    assert found(document, board, "P10") == []
    round_ = a_sound_round(document, board)
    (one,) = found(document, board, "P10")
    assert one.about == (objective.id,)
    assert one.statement == "Objective “Answers within a day” is served by no round"
    with document.transaction("Serve it") as draft:
        draft.put(round_.changed(serves=(strategy.id, objective.id)))
    assert found(document, board, "P10") == []


def test_p10_is_silent_where_the_strategy_leads_to_the_objective() -> None:
    document, board = an_empty_plan()
    strategy = a_strategy(document)
    map_board = document.find(Board, strategy.board_id)
    assert map_board is not None
    goal = next(card for card in document.all(Card) if card.level is Level.GOAL)
    objective = a_card(document, map_board, Level.OBJECTIVE, "Answers within a day", under=goal)
    a_link(document, strategy, objective)
    a_sound_round(document, board)
    assert found(document, board, "P10") == []


def every_check(document: Document, board: Board) -> None:
    """A plan that is asked about by each check."""
    a_step(document)
    strategy = a_strategy(document)
    map_board = document.find(Board, strategy.board_id)
    assert map_board is not None
    goal = next(card for card in document.all(Card) if card.level is Level.GOAL)
    a_card(document, map_board, Level.OBJECTIVE, "Answers within a day", under=goal)
    later = a_round(document, board, "Later", act="We meet", done_when="Held", order=5.0)
    a_round(
        document,
        board,
        "First",
        act="We meet",
        requires=(later.id,),
        starts_on=PLAN_DAY + timedelta(days=60),
        serves=(strategy.id,),
        order=1.0,
    )


@pytest.mark.parametrize("check", CHECKS)
def test_a_finding_can_be_accepted_and_stays_known(check: str) -> None:
    document, board = an_empty_plan()
    every_check(document, board)
    finding = found(document, board, check)[0]
    with document.transaction("Accept") as draft:
        accept(draft, finding, "We know")
    again = found(document, board, check)[0]
    acceptance = acceptance_of(document, again)
    assert acceptance is not None
    assert acceptance.reason == "We know"


def test_errors_come_first_and_then_the_checks_in_their_order() -> None:
    document, board = an_empty_plan()
    every_check(document, board)
    order = [(one.severity.rank, CHECKS.index(one.check)) for one in found(document, board)]
    assert order == sorted(order)
    assert {one.check for one in found(document, board)} == set(CHECKS)


def test_a_watch_says_the_same_as_looking_anew() -> None:
    document, board = an_empty_plan()
    watch = CONFLUENCE_PLAN.watch(board, document)
    document.listen(lambda commit: watch.update(commit.change, document))
    every_check(document, board)
    assert watch.findings == CONFLUENCE_PLAN.findings(board, document)
    document.undo()
    assert watch.findings == CONFLUENCE_PLAN.findings(board, document)


def test_every_check_has_its_words() -> None:
    assert tuple(spoken("plan")["checks"]) == CHECKS


def test_a_session_without_a_day_or_a_map_is_asked_nothing_about_them() -> None:
    document = a_document()
    board = a_board(document, BoardKind.CONFLUENCE_PLAN)
    a_whole_round(document, board, starts_on=PLAN_DAY, state=RoundState.DONE)
    assert [one.check for one in found(document, board)] == ["P4"]
