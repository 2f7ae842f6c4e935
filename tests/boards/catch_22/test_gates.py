"""Every part of every gate: a case in which it is open, and one in which it is not."""

from datetime import date, timedelta
from typing import Any

import pytest

from confluence_desktop.boards.catch_22 import CATCH_22
from confluence_desktop.boards.catch_22.committing import commit_step
from confluence_desktop.boards.catch_22.crossing_grid import keep, toggle_touch
from confluence_desktop.boards.catch_22.gates import CANDIDATES, leave_stage, open_gates
from confluence_desktop.boards.catch_22.objections import add_objection, answer
from confluence_desktop.boards.catch_22.operations import ARROWS
from confluence_desktop.boards.catch_22.stuck import park_line
from confluence_desktop.document.record import get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.catch_22 import BecauseKind, Side, Step, StepState
from confluence_desktop.workshop.exercise import LOOP_ONE, LOOP_TWO, stage_left, stages
from confluence_desktop.workshop.findings_operations import accept, set_check_number
from confluence_desktop.workshop.silence import reveal
from confluence_desktop.workshop.votes import PollKind
from confluence_desktop.workshop.votes_operations import WEAKEST_LINK, cast, start_poll
from confluence_desktop.workshop.votes_operations import reveal as reveal_votes
from tests.boards.catch_22.exercise_scenes import TODAY, Exercise


def test_every_gate_of_a_new_board_is_open_but_what_needs_something_to_be_wrong() -> None:
    new = Exercise()
    found = {stage.number: new.open(stage.number) for stage in stages()}
    assert found == {
        1: ["purpose"],
        2: ["one_each"],
        3: ["two_loops"],
        4: ["boxes"],
        5: ["boxes", "share"],
        6: ["three_each"] * 4,
        7: ["cost", "protects"],
        8: ["ranked", "spread"],
        9: ["candidates"],
        10: ["kept"],
        11: ["kept"],
        12: ["rule", "step"],
    }


def test_every_part_that_can_be_open_has_its_sentence_and_none_is_spare() -> None:
    known = {(stage.number, part.key) for stage in stages() for part in stage.gate}
    assert len(known) == sum(len(stage.gate) for stage in stages())
    for stage in stages():
        for part in stage.gate:
            assert part.sentence.endswith((".", "?"))


def test_1_the_purpose_stands_in_one_line() -> None:
    new = Exercise()
    new.say(purpose="More people\nlook after the river")
    assert new.open(1) == ["purpose"]
    new.say(purpose="More people look after the river")
    assert new.open(1) == []


def test_2_everyone_writes_one_line_and_they_are_revealed() -> None:
    new = Exercise(people=("Ada Byron", "Bo Lund"))
    new.line()
    gates = open_gates(new.document, new.board, 2)
    assert [gate.key for gate in gates] == ["one_each", "revealed"]
    assert gates[0].sentence == "So far 1 line for 2 people; everyone writes one."
    new.line()
    assert new.open(2) == ["revealed"]
    with new.document.transaction("Reveal") as draft:
        reveal(draft, new.board.id)
    assert new.open(2) == []


def test_3_two_loops_are_chosen_and_the_rest_is_parked() -> None:
    new = Exercise()
    line = new.line()
    new.fill(Side.LEFT)
    assert new.open(3) == ["two_loops", "rest_parked"]
    new.fill_both()
    assert new.open(3) == ["rest_parked"]
    with new.document.transaction("Park") as draft:
        park_line(draft, line.id)
    assert new.open(3) == []


@pytest.mark.parametrize(("stage", "side"), [(4, Side.LEFT), (5, Side.RIGHT)])
def test_4_and_5_one_condition_a_box_and_no_people(stage: int, side: Side) -> None:
    new = Exercise(people=("Mara Quill",))
    new.say(loops_share="Nobody begins alone")
    new.fill(side, "See the benefits", "")
    assert new.open(stage) == ["boxes"]
    new.fill(side, "See the benefits and trust each other", "Mara works with us")
    assert new.open(stage) == ["one_condition", "no_people"]
    new.fill(side, "See the benefits until we meet", "Work with us")
    assert new.open(stage) == ["one_condition"]
    new.fill(side)
    assert new.open(stage) == []
    new.say(loops_share="")
    assert new.open(stage) == (["share"] if stage == 5 else [])


def test_6_three_becauses_an_arrow_with_kind_and_confidence() -> None:
    new = Exercise()
    new.fill_both()
    for arrow in ARROWS:
        for number in range(2 if arrow.key == "right.2" else 3):
            new.because(arrow.key, f"reason {number}", kind=BecauseKind.RULE, confidence=5)
    assert new.open(6) == ["three_each"]
    last = new.because("right.2", "one more")
    assert new.open(6) == ["kinds", "confidence"]
    with new.document.transaction("Set") as draft:
        draft.put(last.changed(kind=BecauseKind.FEAR, confidence=0))
    assert new.open(6) == []


def test_6_an_arrow_of_a_loop_that_is_not_used_asks_for_nothing() -> None:
    new = Exercise()
    new.fill(Side.LEFT)
    assert new.open(6) == ["three_each"] * 2


def test_7_cost_and_what_is_protected() -> None:
    new = Exercise()
    new.say(cost_of_staying="Another summer")
    assert new.open(7) == ["protects"]
    new.say(protects="Our good name")
    assert new.open(7) == []


def test_8_the_becauses_are_ranked_and_the_spread_is_there() -> None:
    new = Exercise()
    because = new.because("left.1")
    with new.document.transaction("Vote") as draft:
        poll = start_poll(draft, new.board.id, PollKind.DOTS, (because.id,), WEAKEST_LINK)
        cast(draft, poll.id, "1 1")
    assert new.open(8) == ["ranked", "spread"]
    with new.document.transaction("Reveal") as draft:
        shown = reveal_votes(draft, poll.id)
    assert new.open(8) == []
    with new.document.transaction("Without") as draft:
        draft.put(shown.changed(spread=()))
    assert new.open(8) == ["spread"]


def test_9_eight_candidates_or_as_many_as_the_session_says() -> None:
    new = Exercise()
    for number in range(7):
        new.step(f"Step {number}")
    assert open_gates(new.document, new.board, 9)[0].sentence.startswith("There are 7 steps")
    new.step("One more")
    assert new.open(9) == []
    with new.document.transaction("More") as draft:
        set_check_number(draft, CANDIDATES, 9)
    assert new.open(9) == ["candidates"]


def test_10_a_kept_step_touches_an_arrow() -> None:
    new = Exercise()
    step = new.step()
    new.step("A candidate is not held against it")
    with new.document.transaction("Keep") as draft:
        keep(draft, step.id)
    assert new.open(10) == ["grid"]
    with new.document.transaction("Touch") as draft:
        toggle_touch(draft, step.id, "left.1")
    assert new.open(10) == []


def test_11_every_test_of_a_kept_step_is_answered_or_accepted() -> None:
    new = Exercise()
    new.fill_both()
    left, right = new.because("left.1"), new.because("right.2")
    step = new.step(
        owner="Mara", signal_on=TODAY + timedelta(days=9), needs_nothing_new=True,
        can_be_undone=False, breaks=(left.id, right.id), signal="Two replies", is_observable=True,
        warning="Nobody writes", fallback="Phone", state=StepState.KEPT,
    )  # fmt: skip
    assert new.open(11) == ["tests"]  # nobody has said "yes, but"
    with new.document.transaction("But") as draft:
        said = add_objection(draft, step.id, "Who pays?")
    assert new.open(11) == ["tests"]
    with new.document.transaction("Answer") as draft:
        answer(draft, said.id, "It costs nothing")
    assert new.open(11) == []
    with new.document.transaction("Forget") as draft:
        draft.put(new.now(step).changed(fallback=""))
    assert new.open(11) == ["tests"]


def test_11_a_test_whose_finding_is_accepted_is_answered() -> None:
    new = Exercise()
    new.step(state=StepState.KEPT)
    for finding in CATCH_22.findings(new.board, new.document):
        with new.document.transaction("Accept") as draft:
            accept(draft, finding, "We try it all the same")
    assert new.open(11) == []


@pytest.mark.parametrize(
    ("missing", "key"),
    [
        ({"owner": ""}, "owner"),
        ({"starts_on": None}, "start"),
        ({"starts_on": TODAY + timedelta(days=15)}, "start"),
        ({"starts_on": TODAY - timedelta(days=1)}, "start"),
        ({"signal": ""}, "signal"),
        ({"fallback": ""}, "fallback"),
        ({"review_on": None}, "review"),
    ],
)
def test_12_a_committed_step_has_all_it_needs(missing: dict[str, Any], key: str) -> None:
    new = Exercise()
    new.say(agreement_rule="Nobody blocks")
    whole: dict[str, Any] = {
        "owner": "Mara", "starts_on": TODAY + timedelta(days=14), "signal": "Two replies",
        "fallback": "Phone", "review_on": date(2026, 4, 1),
    }  # fmt: skip
    step = new.step(**(whole | missing))
    assert new.open(12) == ["step"]
    with new.document.transaction("Commit") as draft:
        commit_step(draft, step.id)
    assert new.open(12) == [key]
    with new.document.transaction("Complete") as draft:
        draft.put(get(draft, Step, step.id).changed(**whole))
    assert new.open(12) == []


def test_12_the_rule_is_agreed_first() -> None:
    new = Exercise()
    assert "rule" in new.open(12)
    new.say(agreement_rule="Nobody blocks")
    assert "rule" not in new.open(12)


def test_a_gate_stops_nobody_and_is_recorded_when_it_is_left_open() -> None:
    new = Exercise()
    with new.document.transaction("Leave") as draft:
        leave_stage(draft, new.board.id, 6)
        leave_stage(draft, new.board.id, 12)
    left = stage_left(new.document, new.board.id, 6)
    assert left is not None
    assert left.missing == ("three_each",)
    with new.document.transaction("Leave") as draft, pytest.raises(RefusedError, match="stage 14"):
        leave_stage(draft, new.board.id, 14)


def test_a_loop_is_called_what_the_session_calls_its_current() -> None:
    """Not by where it lies; its number stands before it in the gate."""
    new = Exercise()
    new.say(left_name="Neighbours")
    (said, *_) = open_gates(new.document, new.board, LOOP_ONE)
    assert said.sentence == "A box of loop one (Neighbours) is empty."
    (said, *_) = open_gates(new.document, new.board, LOOP_TWO)
    assert said.sentence == "A box of loop two (Social media) is empty."
