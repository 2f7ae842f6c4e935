"""What can be done to a plan: each verb, its undo, and ties whose other end is gone."""

from datetime import date

import pytest

from confluence_desktop.boards.board_type import Direction
from confluence_desktop.boards.confluence_plan import CONFLUENCE_PLAN
from confluence_desktop.boards.confluence_plan.operations import (
    WRITABLE,
    conclude,
    require,
    round_from_step,
    rounds_from_steps,
    rounds_of,
    serve,
    waiting_steps,
)
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.style import SCREEN
from confluence_desktop.errors import RecordMissingError, RefusedError
from confluence_desktop.workshop.cards import Board, BoardKind, Card, Level
from confluence_desktop.workshop.catch_22 import Step, StepState
from confluence_desktop.workshop.rounds import Round, RoundState
from tests.builders import a_board, a_document
from tests.plans import a_plan, a_round


def letters(document: Document, board: Board) -> str:
    return "".join(one.text for one in rounds_of(document, board.id))


def a_lettered_plan(texts: str = "ABCDE") -> tuple[Document, Board, dict[str, Round]]:
    document = a_document()
    board = a_board(document, BoardKind.CONFLUENCE_PLAN)
    return document, board, {text: a_round(document, board, text) for text in texts}


def a_step(document: Document, text: str = "Show it", **fields: object) -> Step:
    boards = [one for one in document.all(Board) if one.type is BoardKind.CATCH_22]
    crossing = boards[0] if boards else a_board(document, BoardKind.CATCH_22)
    with document.transaction("Step") as draft:
        return draft.put(
            Step.new(board_id=crossing.id, text=text, **{"state": StepState.KEPT, **fields})
        )


def test_a_step_becomes_a_round_with_all_that_was_said_of_it() -> None:
    document, board, _ = a_lettered_plan("A")
    step = a_step(
        document, tool="Forum", owner="Ana", signal="A reply", starts_on=date(2026, 12, 1)
    )
    with document.transaction("Plan") as draft:
        round_ = round_from_step(draft, board, step)
    assert letters(document, board) == "AShow it"
    assert round_.step_id == step.id
    assert (round_.tool, round_.owner, round_.signal) == ("Forum", "Ana", "A reply")
    assert (round_.starts_on, round_.due) == (date(2026, 12, 1), None)


def test_a_round_is_due_when_its_step_ends_or_else_is_looked_back_at() -> None:
    document, board, _ = a_lettered_plan("A")
    end, review = date(2026, 12, 18), date(2026, 12, 25)
    for ends_on, due in ((end, end), (None, review)):
        step = a_step(document, ends_on=ends_on, review_on=review)
        with document.transaction("Plan") as draft:
            assert round_from_step(draft, board, step).due == due


def test_only_steps_that_were_kept_and_are_in_no_plan_yet_wait_for_a_round() -> None:
    document, board, _ = a_lettered_plan("A")
    a_step(document, "no", state=StepState.CANDIDATE)
    kept = a_step(document, "kept", order=2.0)
    sure = a_step(document, "sure", state=StepState.COMMITTED, order=1.0)
    assert waiting_steps(document) == [sure, kept]
    with document.transaction("Plan") as draft:
        assert [one.text for one in rounds_from_steps(draft, board)] == ["sure", "kept"]
    assert waiting_steps(document) == []
    with (
        pytest.raises(RefusedError, match="No step is waiting"),
        document.transaction("Plan") as draft,
    ):
        rounds_from_steps(draft, board)


@pytest.mark.parametrize(
    ("chosen", "way", "after"),
    [
        ("C", Direction.LEFT, "ACBDE"),
        ("C", Direction.UP, "ACBDE"),
        ("C", Direction.RIGHT, "ABDCE"),
        ("C", Direction.DOWN, "ABDCE"),
        ("BD", Direction.RIGHT, "ACBED"),
        ("AB", Direction.LEFT, "ABCDE"),
        ("AC", Direction.LEFT, "ACBDE"),
        ("DE", Direction.RIGHT, "ABCDE"),
        ("BC", Direction.RIGHT, "ADBCE"),
    ],
)
def test_rounds_are_ordered_by_keys(chosen: str, way: Direction, after: str) -> None:
    document, board, rounds = a_lettered_plan()
    with document.transaction("Shift") as draft:
        CONFLUENCE_PLAN.shift(draft, board, [rounds[one].id for one in chosen], way)
    assert letters(document, board) == after


@pytest.mark.parametrize(
    ("dragged", "onto", "is_left", "after"),
    [
        ("A", "C", True, "BACDE"),
        ("A", "C", False, "BCADE"),
        ("E", "A", True, "EABCD"),
        ("BD", "A", True, "BDACE"),
        ("A", "E", False, "BCDEA"),
        ("AB", "D", False, "CDABE"),
        ("AC", "D", True, "BACDE"),
    ],
)
def test_rounds_are_ordered_by_drag(dragged: str, onto: str, is_left: bool, after: str) -> None:
    document, board, rounds = a_lettered_plan()
    figure = CONFLUENCE_PLAN.draw(board, document, SCREEN).figure(rounds[onto].id)
    assert figure is not None
    x = figure.bounds.centre.x + (-20 if is_left else 20)
    with document.transaction("Drop") as draft:
        CONFLUENCE_PLAN.move(
            draft, board, [rounds[one].id for one in dragged], Point(x, figure.bounds.y)
        )
    assert letters(document, board) == after


def test_rounds_that_are_sent_to_the_end_stay_in_their_order() -> None:
    document, board, rounds = a_lettered_plan()
    (end,) = CONFLUENCE_PLAN.destinations(board, document)
    with document.transaction("Send") as draft:
        CONFLUENCE_PLAN.send(draft, board, [rounds["B"].id, rounds["A"].id], end)
    assert letters(document, board) == "CDEAB"


def test_a_round_is_dropped_into_the_second_row() -> None:
    document, board, rounds = a_lettered_plan("ABCDEFGHIJKL")
    drawing = CONFLUENCE_PLAN.draw(board, document, SCREEN)
    figure = drawing.figure(rounds["J"].id)
    assert figure is not None
    assert figure.bounds.y > drawing.bounds.height / 2
    with document.transaction("Drop") as draft:
        goal = Point(figure.bounds.x, figure.bounds.centre.y)
        CONFLUENCE_PLAN.move(draft, board, [rounds["A"].id], goal, drawing)
    assert letters(document, board) == "BCDEFGHIAJKL"


def test_a_copy_stands_behind_its_original_and_is_still_to_come() -> None:
    document, board, rounds = a_lettered_plan("AB")
    with document.transaction("Done") as draft:
        conclude(draft, rounds["A"].id, RoundState.DONE)
        CONFLUENCE_PLAN.set_text(draft, rounds["A"].id, "learned", "a lot")
    with document.transaction("Copy") as draft:
        (copy,) = CONFLUENCE_PLAN.duplicate(draft, [rounds["A"].id])
    assert letters(document, board) == "AAB"
    found = document.find(Round, copy.id)
    assert found is not None
    assert (found.state, found.learned) == (RoundState.OPEN, "")


def test_a_list_becomes_a_round_a_line() -> None:
    document, board, _ = a_lettered_plan("A")
    (place,) = CONFLUENCE_PLAN.destinations(board, document)
    with document.transaction("Paste") as draft:
        CONFLUENCE_PLAN.paste(draft, board, place, "1. B\n   - C\n\n2. D")
    assert letters(document, board) == "ABCD"


@pytest.mark.parametrize("field", WRITABLE[Round])
def test_every_text_is_written_and_stripped(field: str) -> None:
    document, _, rounds = a_lettered_plan("A")
    with document.transaction("Write") as draft:
        CONFLUENCE_PLAN.set_text(draft, rounds["A"].id, field, "  so  ")
    found = document.find(Round, rounds["A"].id)
    assert getattr(found, field) == "so"


def test_an_empty_round_is_refused_with_a_reason() -> None:
    document, _, rounds = a_lettered_plan("A")
    with (
        pytest.raises(RefusedError, match="can’t be empty"),
        document.transaction("Write") as draft,
    ):
        CONFLUENCE_PLAN.set_text(draft, rounds["A"].id, "text", " ")


@pytest.mark.parametrize(("record_id", "field"), [("gone", "text"), ("", "order")])
def test_what_is_not_there_is_not_written(record_id: str, field: str) -> None:
    document, _, rounds = a_lettered_plan("A")
    with pytest.raises(RecordMissingError), document.transaction("Write") as draft:
        CONFLUENCE_PLAN.set_text(draft, record_id or rounds["A"].id, field, "x")


def test_a_round_serves_cards_and_needs_rounds_each_once() -> None:
    document, _, rounds = a_lettered_plan("AB")
    with document.transaction("Tie") as draft:
        serve(draft, rounds["A"].id, ["card_1", "card_2", "card_1"])
        require(draft, rounds["A"].id, [rounds["B"].id, rounds["B"].id])
    found = document.find(Round, rounds["A"].id)
    assert found is not None
    assert found.serves == ("card_1", "card_2")
    assert found.requires == (rounds["B"].id,)


def test_a_round_can_not_need_itself() -> None:
    document, _, rounds = a_lettered_plan("A")
    with (
        pytest.raises(RefusedError, match="can’t need itself"),
        document.transaction("Tie") as draft,
    ):
        require(draft, rounds["A"].id, [rounds["A"].id])


def test_deleting_the_step_the_card_or_the_round_breaks_nothing_and_is_one_undo() -> None:
    document, board = a_plan(2)
    step = a_step(document)
    with document.transaction("Tie") as draft:
        first, second = rounds_of(draft, board.id)
        draft.put(first.changed(step_id=step.id, requires=(second.id,)))
    strategy = next(card for card in document.all(Card) if card.level is Level.STRATEGY)
    before = {record.id: record for record in document}
    for record in (step, strategy, second):
        with document.transaction("Delete") as draft:
            draft.remove(record)
        left = rounds_of(document, board.id)[0]
        assert left.step_id == step.id
        assert left.serves == (strategy.id,)
        assert left.requires == (second.id,)
        words = {
            shape.block.text
            for figure in CONFLUENCE_PLAN.draw(board, document, SCREEN).figures
            for shape in figure.shapes
            if hasattr(shape, "block")
        }
        said = {
            step.id: "△ The step it came from is gone",
            strategy.id: "△ serves a card that is gone",
            second.id: "△ A round that it needs is gone",
        }
        assert said[record.id] in words
        document.undo()
        assert {one.id: one for one in document} == before


def test_a_round_can_not_be_linked_by_a_line() -> None:
    document, board, rounds = a_lettered_plan("AB")
    with pytest.raises(RefusedError), document.transaction("Link") as draft:
        CONFLUENCE_PLAN.join(draft, board, rounds["A"].id, rounds["B"].id)
    with pytest.raises(RefusedError), document.transaction("Part") as draft:
        CONFLUENCE_PLAN.part(draft, board, rounds["A"].id, rounds["B"].id)


def test_arrows_walk_along_the_currents_and_into_the_boxes() -> None:
    document, board, rounds = a_lettered_plan("ABCDEFGHIJKL")
    first, second, seventh = (rounds[one].id for one in "ABG")

    def go(start: str, way: Direction) -> str | None:
        return CONFLUENCE_PLAN.neighbour(board, document, start, way)

    assert go(first, Direction.RIGHT) == second
    assert go(first, Direction.LEFT) is None
    assert go(first, Direction.UP) == f"{first}.learn_together"
    assert go(f"{first}.learn_together", Direction.RIGHT) == f"{second}.learn_together"
    assert go(first, Direction.DOWN) == f"{first}.learn_tools"
    assert go(f"{first}.learn_tools", Direction.DOWN) == seventh
    assert go(f"{seventh}.learn_together", Direction.UP) == first
    assert go(f"{first}.learn_together", Direction.UP) is None
    assert go("gone", Direction.UP) is None


def test_a_trace_holds_what_a_round_needs_and_what_needs_it() -> None:
    document, board, rounds = a_lettered_plan("ABCD")
    with document.transaction("Tie") as draft:
        require(draft, rounds["B"].id, [rounds["A"].id])
        require(draft, rounds["C"].id, [rounds["B"].id])
        serve(draft, rounds["B"].id, ["card_1"])
    ids = {rounds[one].id for one in "ABC"} | {"card_1"}
    assert CONFLUENCE_PLAN.trace(board, document, rounds["B"].id) == ids
    assert CONFLUENCE_PLAN.trace(board, document, rounds["D"].id) == {rounds["D"].id}
