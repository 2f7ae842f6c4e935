"""Verbs that every session has."""

import pytest

from confluence_desktop.document.document import Document
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.agenda import AgendaItem, PendingText
from confluence_desktop.workshop.agenda_operations import (
    add_item,
    add_time,
    agenda_in_order,
    change_item,
    count_time,
    delete_item,
    go_to,
    item_time,
    move_item,
    the_room,
)
from confluence_desktop.workshop.cards import Board, BoardKind, Card, Level
from confluence_desktop.workshop.catch_22 import Because, Loop, Side
from confluence_desktop.workshop.close import Action, ParkedItem
from confluence_desktop.workshop.guards import RULES
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.operations import (
    add_board,
    keep_pending,
    new_session,
    note,
    notes_in_order,
    parse_participants,
    pending_text,
    rename_session,
    the_session,
)


@pytest.fixture
def document() -> Document:
    return Document([new_session("Reaching readers")], rules=RULES)


def _board(document: Document, kind: BoardKind = BoardKind.STRATEGY_MAP) -> Board:
    with document.transaction("Add board") as draft:
        return add_board(draft, kind, "Board")


def _card(document: Document, board: Board, text: str) -> Card:
    with document.transaction("Add card") as draft:
        return draft.put(Card.new(board_id=board.id, level=Level.GOAL, text=text))


def test_people_are_pasted_as_a_list_once_each() -> None:
    people = parse_participants(
        "1. Ada Berg, editor, Harbour Press\n\n- Ben Okoro\tdriver\nada  berg"
    )
    assert [p.order for p in people] == [0, 1]
    assert [(p.name, p.role, p.organisation) for p in people] == [
        ("Ada Berg", "editor", "Harbour Press"),
        ("Ben Okoro", "driver", ""),
    ]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Owen; Warden, upper river; Friends", ("Owen", "Warden, upper river", "Friends")),
        ("Owen; Warden, upper river", ("Owen", "Warden, upper river", "")),
        ("Owen\tWarden; ranger\tOak, Ash", ("Owen", "Warden; ranger", "Oak, Ash")),
        ("Owen, Warden, Oak, Ash", ("Owen", "Warden", "Oak, Ash")),
        ("Owen, , Oak", ("Owen", "", "Oak")),
        ("\tOwen, Warden\t", ("Owen", "Warden", "")),
    ],
)
def test_nothing_of_a_person_is_lost_for_a_comma(line: str, parts: tuple[str, str, str]) -> None:
    (person,) = parse_participants(line)
    assert (person.name, person.role, person.organisation) == parts


def test_notes_keep_the_order_in_which_they_were_made(document: Document) -> None:
    for text in ("First", "Second"):
        with document.transaction("Park") as draft:
            note(draft, ParkedItem, text)
    assert [item.text for item in notes_in_order(document, ParkedItem)] == ["First", "Second"]


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_note_is_refused(document: Document, text: str) -> None:
    with pytest.raises(RefusedError, match="nothing to note"), document.transaction("Add") as draft:
        note(draft, Action, text)


def test_a_session_cannot_lose_its_title(document: Document) -> None:
    with (
        pytest.raises(RefusedError, match="needs a title"),
        document.transaction("Rename") as draft,
    ):
        rename_session(draft, " ")
    assert the_session(document).title == "Reaching readers"


def test_a_document_holds_exactly_one_session(document: Document) -> None:
    with pytest.raises(RefusedError, match="exactly one"), document.transaction("Add") as draft:
        draft.put(new_session("Another"))


def test_agenda_items_are_added_moved_and_deleted(document: Document) -> None:
    with document.transaction("Add items") as draft:
        first, second, third = (add_item(draft, title) for title in ("One", "Two", "Three"))
    with document.transaction("Move") as draft:
        move_item(draft, third.id, 0)
        add_item(draft, "After one", after_id=first.id)
        delete_item(draft, second.id)
    assert [item.title for item in agenda_in_order(document)] == ["Three", "One", "After one"]


def test_an_item_can_be_moved_between_the_same_two_for_ever(document: Document) -> None:
    with document.transaction("Add items") as draft:
        items = [add_item(draft, title) for title in ("A", "B", "C", "D")]
        for round_number in range(200):
            move_item(draft, items[2 + round_number % 2].id, 1)
    titles = [item.title for item in agenda_in_order(document)]
    assert titles == ["A", "D", "C", "B"]


def test_minutes_outside_a_day_are_refused(document: Document) -> None:
    with document.transaction("Add") as draft:
        item = add_item(draft, "One")
    with pytest.raises(RefusedError, match="minutes"), document.transaction("Edit") as draft:
        change_item(draft, item.id, minutes=-5)


def test_going_to_an_item_shows_its_board_or_keeps_the_last(document: Document) -> None:
    board = _board(document)
    with document.transaction("Add items") as draft:
        mapped = change_item(draft, add_item(draft, "Map").id, board_id=board.id)
        talk = add_item(draft, "Talk")
        go_to(draft, mapped)
        go_to(draft, talk)
    assert (the_room(document).item_id, the_room(document).board_id) == (talk.id, board.id)


def test_time_is_counted_and_given_for_each_item_apart(document: Document) -> None:
    with document.transaction("Add items") as draft:
        one, two = add_item(draft, "One"), add_item(draft, "Two")
        count_time(draft, one.id, spent_s=30)
        count_time(draft, one.id, spent_s=12.5)
        add_time(draft, one.id, seconds=60)
        add_time(draft, one.id, seconds=-120)
    assert (item_time(document, one.id).spent_s, item_time(document, one.id).added_s) == (42.5, -60)
    assert item_time(document, two.id).spent_s == 0


def test_an_item_whose_deletion_is_undone_has_its_counted_time_again(document: Document) -> None:
    with document.transaction("Add") as draft:
        item = add_item(draft, "One")
        count_time(draft, item.id, spent_s=30)
    with document.transaction("Delete") as draft:
        delete_item(draft, item.id)
    document.undo()
    assert document.find(AgendaItem, item.id) is not None
    assert item_time(document, item.id).spent_s == 30


def test_unfinished_text_is_kept_until_it_is_finished(document: Document) -> None:
    with document.transaction("Type") as draft:
        keep_pending(draft, "board_1", "half a thou")
    assert pending_text(document, "board_1") == "half a thou"
    assert document.next_undo is None
    with document.transaction("Type") as draft:
        keep_pending(draft, "board_1", "")
    assert list(document.all(PendingText)) == []


def test_deleting_a_card_takes_its_links_and_its_unfinished_text_along(document: Document) -> None:
    board = _board(document)
    end, means = _card(document, board, "End"), _card(document, board, "Means")
    with document.transaction("Link") as draft:
        link = draft.put(Link.new(source_id=means.id, target_id=end.id))
        keep_pending(draft, f"{means.id}.text", "half")
    with document.transaction("Delete") as draft:
        draft.remove(means)
    assert document.find(Link, link.id) is None
    assert pending_text(document, f"{means.id}.text") == ""
    document.undo()
    assert document.find(Link, link.id) == link


def test_deleting_a_board_takes_all_that_lies_on_it_along(document: Document) -> None:
    board = _board(document, BoardKind.CATCH_22)
    with document.transaction("Fill") as draft:
        loop = draft.put(Loop.new(board_id=board.id, side=Side.LEFT))
        draft.put(Because.new(loop_id=loop.id, arrow=1, text="nobody has time"))
    with document.transaction("Delete") as draft:
        draft.remove(board)
    assert [record.stored_as for record in document] == ["session"]


@pytest.mark.parametrize("case", ["itself", "twice", "other board", "gone"])
def test_links_that_make_no_sense_are_refused(document: Document, case: str) -> None:
    board, other_board = _board(document), _board(document)
    one, two = _card(document, board, "One"), _card(document, board, "Two")
    far = _card(document, other_board, "Far")
    ids = {
        "itself": (one.id, one.id, "itself"),
        "twice": (one.id, two.id, "already serves"),
        "other board": (one.id, far.id, "same map"),
        "gone": (one.id, "card_gone", "no longer there"),
    }
    source_id, target_id, words = ids[case]
    with document.transaction("Link") as draft:
        draft.put(Link.new(source_id=one.id, target_id=two.id))
    before = set(document)
    with pytest.raises(RefusedError, match=words), document.transaction("Link") as draft:
        draft.put(Link.new(source_id=source_id, target_id=target_id))
    assert set(document) == before


def test_an_empty_card_is_refused(document: Document) -> None:
    board = _board(document)
    with pytest.raises(RefusedError, match="can’t be empty"), document.transaction("Add") as draft:
        draft.put(Card.new(board_id=board.id, level=Level.GOAL, text="  "))


def test_a_card_needs_a_board_that_is_there(document: Document) -> None:
    with pytest.raises(RefusedError, match="board"), document.transaction("Add") as draft:
        draft.put(Card.new(board_id="board_gone", level=Level.GOAL, text="Lost"))
