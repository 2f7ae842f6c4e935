"""Becauses by keys, the deck, the grid at the crossing, committing, and where the line adds."""

import pytest

from confluence_desktop.boards.board_type import Destination
from confluence_desktop.boards.catch_22 import (
    CATCH_22,
    becauses,
    committing,
    crossing_grid,
    deck,
    step_fields,
)
from confluence_desktop.boards.catch_22 import operations as verbs
from confluence_desktop.boards.catch_22.places import destinations_of_stage
from confluence_desktop.boards.catch_22.standing import arrows_now, broken_ids, weakest_first
from confluence_desktop.document.record import get
from confluence_desktop.errors import RecordMissingError, RefusedError
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import (
    BecauseKind,
    BecauseState,
    BreakMove,
    Objection,
    Side,
    Step,
    StepState,
)
from confluence_desktop.workshop.close import Decision
from confluence_desktop.workshop.exercise import go_to_stage
from confluence_desktop.workshop.votes import PollKind
from confluence_desktop.workshop.votes_operations import (
    COMMIT,
    WEAKEST_LINK,
    cast,
    reveal,
    start_poll,
)
from tests.boards.catch_22.exercise_scenes import Exercise


def test_a_because_is_known_by_its_fields_each_set_as_one_undo() -> None:
    new = Exercise()
    because = new.because("left.1")
    with new.document.transaction("Confidence") as draft:
        becauses.set_confidence(draft, because.id, 10)
    with new.document.transaction("Kind") as draft:
        becauses.set_kind(draft, because.id, BecauseKind.FEAR)
    with new.document.transaction("State") as draft:
        becauses.set_state(draft, because.id, BecauseState.DOUBTED)
    for field in ("who", "evidence", "not_true_when"):
        with new.document.transaction(field) as draft:
            CATCH_22.set_text(draft, because.id, field, f"the {field}")
    now = new.now(because)
    assert (now.confidence, now.kind, now.state) == (10, BecauseKind.FEAR, BecauseState.DOUBTED)
    assert (now.who, now.evidence, now.not_true_when) == (
        "the who", "the evidence", "the not_true_when",
    )  # fmt: skip
    for _ in range(6):
        new.document.undo()
    assert new.now(because) == because


def test_the_same_kind_again_takes_it_away_and_confidence_stays_in_its_range() -> None:
    new = Exercise()
    because = new.because("left.1", kind=BecauseKind.RULE, confidence=4)
    with new.document.transaction("Set") as draft:
        assert becauses.set_kind(draft, because.id, BecauseKind.RULE).kind is None
        assert becauses.set_confidence(draft, because.id, None).confidence is None
        with pytest.raises(RefusedError, match="0 to 10"):
            becauses.set_confidence(draft, because.id, 11)
        with pytest.raises(RecordMissingError):
            becauses.set_state(draft, "gone", BecauseState.BROKEN)


def test_single_keys_stand_for_confidence_kind_and_state() -> None:
    assert [becauses.confidence_of_key(key) for key in "0149tTq"] == [0, 1, 4, 9, 10, 10, None]
    assert becauses.confidence_of_key("") is None
    kinds = [becauses.kind_of_key(key) for key in "rfbhaz"]
    assert kinds == [*BecauseKind, None]
    assert [becauses.state_of_key(key) for key in "odxz"] == [*BecauseState, None]
    assert {becauses.kind_name(kind) for kind in BecauseKind} == {
        "Rule", "Fact", "Belief", "Habit", "Fear",
    }  # fmt: skip
    assert becauses.state_name(BecauseState.BROKEN) == "Broken"


def test_a_because_is_broken_by_hand_or_by_a_committed_step_and_its_arrow_gives() -> None:
    new = Exercise()
    by_hand = new.because("left.1", state=BecauseState.BROKEN)
    by_step, still = new.because("left.2"), new.because("right.1")
    step = new.step(breaks=(by_step.id, still.id))
    assert broken_ids(new.document, new.board) == {by_hand.id}
    with new.document.transaction("Commit") as draft:
        draft.put(step.changed(state=StepState.COMMITTED, breaks=(by_step.id,)))
    assert broken_ids(new.document, new.board) == {by_hand.id, by_step.id}
    assert [now.gives for now in arrows_now(new.document, new.board)] == [True, True, False, False]


def test_the_weakest_come_first_by_dots_then_by_confidence() -> None:
    new = Exercise()
    sure, unsure = new.because("left.1", confidence=9), new.because("left.1", confidence=1)
    gone = new.because("right.1", confidence=0, state=BecauseState.BROKEN)
    assert weakest_first(new.document, new.board) == [unsure, sure]
    with new.document.transaction("Vote") as draft:
        ids = (sure.id, unsure.id, gone.id)
        poll = start_poll(draft, new.board.id, PollKind.DOTS, ids, WEAKEST_LINK)
        cast(draft, poll.id, "1 1 2")
    assert weakest_first(new.document, new.board) == [unsure, sure]
    with new.document.transaction("Reveal") as draft:
        reveal(draft, poll.id)
    assert weakest_first(new.document, new.board) == [sure, unsure]


def test_the_deck_has_nine_moves_to_say_aloud() -> None:
    assert [card.move for card in deck.deck()] == list(BreakMove)
    assert len(deck.deck()) == 9
    for card in deck.deck():
        assert card.name
        assert card.question.endswith("?")
        assert card.example


def test_moves_are_dealt_one_at_a_time_those_not_tried_yet_first() -> None:
    new = Exercise()
    new.step(move=BreakMove.SLICE)

    def deal(move: BreakMove | None = None) -> BreakMove:
        with new.document.transaction("Deal") as draft:
            return deck.deal(draft, new.board.id, move).move

    assert deck.open_move(new.board) is None
    assert [deal(), deal(BreakMove.DROP), deal()] == [
        BreakMove.THIN, BreakMove.DROP, BreakMove.BORROW,
    ]  # fmt: skip
    assert deck.open_move(new.board) is BreakMove.BORROW
    rest = [deal() for _ in range(6)]
    assert rest[-1] is BreakMove.SLICE  # it gave a step before it was dealt
    assert set(deck.dealt(new.board)) == set(BreakMove)
    assert deal() is BreakMove.THIN  # dealt longest ago
    with new.document.transaction("Back") as draft:
        deck.put_back(draft, new.board.id)
    assert deck.open_move(new.board) is BreakMove.SLICE


def test_a_deck_that_was_not_touched_has_nothing_to_put_back() -> None:
    new = Exercise()
    with new.document.transaction("Back") as draft, pytest.raises(RefusedError, match="No move"):
        deck.put_back(draft, new.board.id)


def test_a_step_remembers_the_move_it_came_from() -> None:
    new = Exercise()
    crossing = Destination("crossing", "", "meet")
    with new.document.transaction("Deal") as draft:
        deck.deal(draft, new.board.id)
        go_to_stage(draft, new.board.id, 9)
    with new.document.transaction("Add") as draft:
        step = CATCH_22.add(draft, new.board, crossing, "One branch first")
    assert new.now(step).move is BreakMove.SLICE
    with new.document.transaction("Go") as draft:
        go_to_stage(draft, new.board.id, 10)
        later = CATCH_22.add(draft, new.board, crossing, "Something else")
    assert new.now(later).move is None


def test_the_grid_holds_every_step_against_the_four_arrows() -> None:
    new = Exercise()
    left, right = new.because("left.1"), new.because("right.2")
    step = new.step(breaks=(left.id, "gone"))
    other = new.step("Another")
    with new.document.transaction("Touch") as draft:
        crossing_grid.toggle_touch(draft, step.id, "right.1")
        crossing_grid.toggle_break(draft, step.id, right.id)
    first, second = crossing_grid.grid(new.document, new.board)
    assert [cell.arrow for cell in first.cells] == ["left.1", "left.2", "right.1", "right.2"]
    assert [cell.is_touched for cell in first.cells] == [False, False, True, False]
    assert [cell.breaks for cell in first.cells] == [(left.id,), (), (), (right.id,)]
    assert first.loops_broken == {Side.LEFT, Side.RIGHT}
    assert second.step.id == other.id
    with new.document.transaction("Not") as draft:
        crossing_grid.toggle_touch(draft, step.id, "right.1")
        crossing_grid.toggle_break(draft, step.id, right.id)
        with pytest.raises(RefusedError, match="no arrow"):
            crossing_grid.toggle_touch(draft, step.id, "up.1")
    assert crossing_grid.grid(new.document, new.board)[0].loops_broken == {Side.LEFT}


def test_at_most_three_steps_are_kept() -> None:
    new = Exercise()
    steps = [new.step(f"Step {number}") for number in range(4)]
    with new.document.transaction("Keep") as draft:
        for step in steps[:3]:
            crossing_grid.keep(draft, step.id)
        crossing_grid.keep(draft, steps[0].id)
        with pytest.raises(RefusedError, match="Three steps are kept already"):
            crossing_grid.keep(draft, steps[3].id)
        with pytest.raises(RefusedError, match="Three steps are kept already"):
            committing.commit_step(draft, steps[3].id)
        crossing_grid.let_go(draft, steps[1].id)
        crossing_grid.keep(draft, steps[3].id)
    kept = crossing_grid.kept_steps(new.document, new.board.id)
    assert [step.text for step in kept] == ["Step 0", "Step 2", "Step 3"]


def test_a_commitment_is_a_decision_tied_both_ways_with_what_the_room_voted() -> None:
    new = Exercise()
    new.fill_both()
    because = new.because("left.1")
    step = new.step(breaks=(because.id,))
    with new.document.transaction("Ask") as draft:
        poll = committing.ask_agreement(draft, step.id)
        for ballot in ("1", "1", "3"):
            cast(draft, poll.id, ballot)
        reveal(draft, poll.id)
    with new.document.transaction("Commit") as draft:
        decision = committing.commit_step(draft, step.id)
    now = new.now(step)
    assert (now.state, now.decision_id) == (StepState.COMMITTED, decision.id)
    assert (decision.step_id, decision.text) == (step.id, step.text)
    assert decision.agreement == (2, 0, 1, 0, 0, 0)
    assert decision.why.startswith("If we publish the draft, then it is no longer true that")
    new.document.undo()
    assert new.now(step).state is StepState.CANDIDATE
    assert list(new.document.all(Decision)) == []


def test_a_vote_after_the_commitment_reaches_its_decision() -> None:
    new = Exercise()
    step = new.step()
    with new.document.transaction("Commit") as draft:
        decision = committing.commit_step(draft, step.id)
        poll = start_poll(draft, new.board.id, PollKind.AGREEMENT, (step.id,), COMMIT)
        cast(draft, poll.id, "2")
        reveal(draft, poll.id)
    assert get(new.document, Decision, decision.id).agreement == (0, 1, 0, 0, 0, 0)


def test_a_commitment_can_be_made_twice_and_taken_back() -> None:
    new = Exercise()
    step = new.step()
    with new.document.transaction("Commit") as draft:
        first = committing.commit_step(draft, step.id)
        draft.put(get(draft, Step, step.id).changed(text="Publish a draft of it"))
        again = committing.commit_step(draft, step.id)
    assert (again.id, again.text) == (first.id, "Publish a draft of it")
    with (
        new.document.transaction("Let go") as draft,
        pytest.raises(RefusedError, match="committed"),
    ):
        crossing_grid.let_go(draft, step.id)
    with new.document.transaction("Back") as draft:
        committing.take_commitment_back(draft, step.id)
        with pytest.raises(RefusedError, match="nothing to take back"):
            committing.take_commitment_back(draft, step.id)
    assert new.now(step).state is StepState.KEPT
    assert list(new.document.all(Decision)) == []


def test_a_copy_of_a_committed_step_is_a_candidate() -> None:
    new = Exercise()
    step = new.step()
    with new.document.transaction("Commit") as draft:
        committing.commit_step(draft, step.id)
    with new.document.transaction("Copy") as draft:
        (copy,) = CATCH_22.duplicate(draft, [step.id])
    now = new.now(copy)
    assert (now.state, now.decision_id, now.text) == (StepState.CANDIDATE, None, step.text)


@pytest.mark.parametrize(
    ("stage", "keys"),
    [
        (1, ["text.purpose"]),
        (2, ["stuck"]),
        (3, []),
        (4, ["left.x", "left.y"]),
        (5, ["right.x", "right.y", "text.loops_share"]),
        (6, ["left.1", "left.2", "right.1", "right.2"]),
        (7, ["text.cost_of_staying", "text.protects"]),
        (8, []),
        (9, ["crossing"]),
        (10, ["crossing"]),
        (11, []),
        (12, ["text.agreement_rule"]),
    ],
)
def test_a_stage_offers_its_own_places_first_and_says_when_nothing_new_is_meant(
    stage: int, keys: list[str]
) -> None:
    new = Exercise()
    usual = [place.key for place in CATCH_22.destinations(new.board, new.document)]
    meant = destinations_of_stage(new.board, new.document, stage)
    assert [place.key for place in meant.destinations] == keys
    assert bool(meant.says) == (not keys)
    with new.document.transaction("Go") as draft:
        go_to_stage(draft, new.board.id, stage)
    offered = [place.key for place in CATCH_22.destinations(new.board, new.document)]
    assert offered[: max(1, len(keys))] == (keys or ["nothing_new"])
    assert set(usual) <= set(offered)
    assert len(offered) == len(set(offered))
    numbers = [
        place.number
        for place in CATCH_22.destinations(new.board, new.document)
        if place.number is not None
    ]
    assert len(numbers) == len(set(numbers))


def test_every_place_of_a_stage_takes_an_entry_and_a_text_is_offered_until_it_is_written() -> None:
    new = Exercise()
    step = new.step(state=StepState.KEPT)
    for stage in range(1, 13):
        for place in destinations_of_stage(new.board, new.document, stage).destinations:
            with new.document.transaction("Add") as draft:
                CATCH_22.add(draft, new.board, place, "Something of its own")
    board = get(new.document, Board, new.board.id)
    assert board.purpose == board.protects == board.agreement_rule == "Something of its own"
    assert [one.step_id for one in new.document.all(Objection)] == [step.id]
    assert destinations_of_stage(new.board, new.document, 7).destinations == ()


def test_pasted_lines_are_entries_of_their_own_but_for_a_text() -> None:
    new = Exercise()
    with new.document.transaction("Paste") as draft:
        lines = CATCH_22.paste(draft, new.board, Destination("stuck", "", "ink"), "- one\n- two")
        CATCH_22.paste(draft, new.board, Destination("text.purpose", "", "ink"), "one\ntwo")
    assert len(lines) == 2
    assert new.board.purpose == "one two"
    with (
        new.document.transaction("Nowhere") as draft,
        pytest.raises(RefusedError, match="Nothing can"),
    ):
        CATCH_22.add(draft, new.board, Destination("text.title", "", "ink"), "No")


def test_several_boards_with_names_of_their_own_do_not_mix() -> None:
    new = Exercise()
    other = new.open_board()
    with new.document.transaction("Name") as draft:
        other = draft.put(other.changed(left_name="Data literacy", right_name="Dashboards"))
        verbs.add_step(draft, other, "Hold a meeting")
    labels = [place.label for place in CATCH_22.destinations(other, new.document)]
    assert any("Dashboards" in label for label in labels)
    assert CATCH_22.findings(new.board, new.document) == ()
    assert CATCH_22.findings(other, new.document) != ()


def test_the_vote_on_the_weakest_link_holds_all_becauses_that_are_not_broken() -> None:
    new = Exercise()
    with new.document.transaction("Vote") as draft, pytest.raises(RefusedError, match="nothing to"):
        becauses.vote_on_weakest(draft, new.board.id)
    last = new.because("right.2")
    first = new.because("left.1")
    new.because("left.2", state=BecauseState.BROKEN)
    with new.document.transaction("Vote") as draft:
        poll = becauses.vote_on_weakest(draft, new.board.id)
    assert poll.item_ids == (first.id, last.id)


def test_the_answers_about_a_step_are_kept_each_as_one_undo() -> None:
    new = Exercise()
    step = new.step()
    for check, field in step_fields.ANSWERS.items():
        with new.document.transaction("Answer") as draft:
            step_fields.set_answer(draft, step.id, check, answer=False)
        assert getattr(new.now(step), field) is False
    with (
        pytest.raises(RefusedError, match="not answered with yes or no"),
        new.document.transaction("Answer") as draft,
    ):
        step_fields.set_answer(draft, step.id, "t5", answer=True)
    for _ in step_fields.ANSWERS:
        new.document.undo()
    assert new.now(step) == step
