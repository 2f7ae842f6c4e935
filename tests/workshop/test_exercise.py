"""The stages as data, and where a board stands."""

import json

import pytest

from confluence_desktop.errors import RefusedError
from confluence_desktop.paths import resources_dir
from confluence_desktop.workshop import exercise
from confluence_desktop.workshop.agenda import AgendaItem, Room
from confluence_desktop.workshop.agenda_operations import go_to, show_board, the_room
from confluence_desktop.workshop.cards import Board, BoardKind
from tests.builders import a_board, a_document

SHORT = {1: 4, 4: 6, 5: 6, 6: 9, 8: 3, 9: 7, 10: 6, 12: 4}


def test_there_are_twelve_stages_of_94_minutes_and_a_form_of_45() -> None:
    assert [stage.number for stage in exercise.stages()] == list(range(1, 13))
    assert sum(stage.minutes for stage in exercise.stages()) == 94
    assert {stage.number: stage.minutes for stage in exercise.stages(is_short=True)} == SHORT
    assert sum(SHORT.values()) == 45


def test_each_stage_has_a_prompt_and_a_gate() -> None:
    for stage in exercise.stages():
        assert stage.title
        assert stage.prompt
        assert stage.say
        assert stage.gate


def test_new_things_are_meant_in_the_stages_of_the_method_alone() -> None:
    adds = {stage.number: stage.adds for stage in exercise.stages() if stage.adds}
    assert adds == {
        2: ("stuck",), 4: ("condition",), 5: ("condition",), 6: ("because",), 8: ("vote",),
        9: ("step",), 10: ("step",), 11: ("objection",),
    }  # fmt: skip


@pytest.mark.parametrize(("name", "is_short"), [("catch-22", False), ("catch-22-short", True)])
def test_the_templates_say_what_the_stages_say(name: str, is_short: bool) -> None:
    path = resources_dir() / "templates" / f"{name}.json"
    records = json.loads(path.read_text("utf-8"))["records"]
    items = [record for record in records if record["record"] == "agenda_item"]
    said = [(item["stage"], item["title"], item["prompt"], item["minutes"]) for item in items]
    assert said == [
        (stage.number, stage.title, stage.prompt, stage.minutes)
        for stage in exercise.stages(is_short=is_short)
    ]
    (board,) = [record for record in records if record["record"] == "board"]
    assert board.get("is_short", False) == is_short


def test_a_stage_that_the_short_form_leaves_out_can_still_be_gone_to() -> None:
    board = Board(id="b", type=BoardKind.CATCH_22, title="T", is_short=True)
    assert exercise.stage_of(board, 3).minutes == 13
    assert exercise.stage_of(board, 4).minutes == 6
    assert exercise.stage_after(board, 1) == 4
    assert exercise.stage_after(board, None) == 1
    assert exercise.stage_after(board, 12) is None
    assert exercise.stage_before(board, 8) == 6
    assert exercise.stage_before(board, 1) is None
    with pytest.raises(RefusedError, match="no stage 13"):
        exercise.stage_of(board, 13)


def test_a_stage_is_gone_to_by_its_agenda_item_or_on_its_own() -> None:
    document = a_document()
    one = a_board(document, BoardKind.CATCH_22)
    with document.transaction("Agenda") as draft:
        item = draft.put(AgendaItem.new(title="Frame", board_id=one.id, stage=1))

    with document.transaction("Go") as draft:
        exercise.go_to_stage(draft, one.id, 1)
    assert the_room(document).item_id == item.id
    assert the_room(document).stage is None
    assert exercise.stage_now(document, one) == 1

    with document.transaction("Go") as draft:
        exercise.go_to_stage(draft, one.id, 6)
    assert exercise.stage_now(document, one) == 6
    assert exercise.stage_prompt(one, 6).startswith("… because?")

    with document.transaction("Back to the agenda") as draft:
        go_to(draft, item)
    assert exercise.stage_now(document, one) == 1
    with document.transaction("End") as draft:
        exercise.go_to_stage(draft, one.id, 6)
        exercise.end_stages(draft)
    assert exercise.stage_now(document, one) == 1


def test_two_boards_have_stages_of_their_own() -> None:
    document = a_document()
    one, other = (a_board(document, BoardKind.CATCH_22) for _ in range(2))
    assert exercise.stage_now(document, one) is None
    with document.transaction("Go") as draft:
        exercise.go_to_stage(draft, one.id, 3)
        show_board(draft, other.id)
    assert exercise.stage_now(document, one) == 3
    assert exercise.stage_now(document, other) is None


def test_going_to_a_stage_is_no_edit_that_undo_takes_back() -> None:
    document = a_document()
    board = a_board(document, BoardKind.CATCH_22)
    with document.transaction("Go") as draft:
        exercise.go_to_stage(draft, board.id, 3)
        exercise.record_left(draft, board.id, 2, ("revealed",))
    undone = document.undo()
    assert undone is not None
    assert undone.label == "Add board"
    assert exercise.stage_left(document, board.id, 2) is not None


def test_what_was_open_is_recorded_and_replaced_when_a_stage_is_left_again() -> None:
    document = a_document()
    board = a_board(document, BoardKind.CATCH_22)
    with document.transaction("Leave") as draft:
        exercise.record_left(draft, board.id, 2, ("one_each", "revealed"))
        exercise.record_left(draft, board.id, 2, ("revealed",))
    left = exercise.stage_left(document, board.id, 2)
    assert left is not None
    assert left.missing == ("revealed",)


def test_only_what_can_change_the_stage_counts_as_such() -> None:
    room = Room(id="room", stage=3, stage_board_id="b")
    assert not exercise.touches_stage(room, room.changed(asked="Why?"))
    assert exercise.touches_stage(room, room.changed(stage=4))
    item = AgendaItem(id="i", title="T", stage=1)
    assert not exercise.touches_stage(item, item.changed(title="Other"))
    assert exercise.touches_stage(item, item.changed(stage=2))
