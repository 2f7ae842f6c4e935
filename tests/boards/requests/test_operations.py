"""What can be done with requests, and what their questions say."""

import pytest

from confluence_desktop.boards.board_type import Destination, Direction
from confluence_desktop.boards.requests import REQUESTS, operations
from confluence_desktop.boards.requests.sentences import is_stale, question_draft, question_of
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.style import SCREEN, Medium, Style
from confluence_desktop.errors import RecordMissingError, RefusedError
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.requests import Request
from tests.boards.requests.scenes import MICROBLOG, PAGE, a_request, a_requests_board, now

ASKED = (
    "How might we answer people where they ask with people along the river,"
    " so that nobody who asks is left waiting?"
)


def texts_in_order(document: Document, board: Board) -> list[str]:
    return [request.text for request in operations.requests_of(document, board.id)]


def write(document: Document, request: Request, field: str, text: str) -> Request:
    with document.transaction("Write") as draft:
        operations.set_text(draft, request.id, field, text)
    return now(document, request)


@pytest.mark.parametrize(
    "typed", ["“use a blog”", '"use a blog"', "  use a blog\n", "«use a blog»"]
)
def test_a_request_keeps_its_own_words_without_the_marks_around_them(typed: str) -> None:
    document, board = a_requests_board()
    assert a_request(document, board, (typed,)).text == "use a blog"


def test_quotation_marks_inside_a_request_stay() -> None:
    document, board = a_requests_board()
    assert a_request(document, board, ("“page” or “blog”",)).text == "“page” or “blog”"


def test_the_question_is_written_from_the_fields() -> None:
    document, board = a_requests_board()
    assert question_of(a_request(document, board)) == ASKED


def test_the_question_shows_gaps_where_nothing_is_known() -> None:
    document, board = a_requests_board()
    request = a_request(document, board, MICROBLOG)
    assert question_draft(request) == "How might we hear of a spill in time with …, so that …?"


def test_what_the_question_says_itself_is_not_said_twice() -> None:
    document, board = a_requests_board()
    request = a_request(
        document, board, ("x", "", "How might we listen?", "with anglers", "so that we hear.")
    )
    assert question_of(request) == "How might we listen with anglers, so that we hear?"


def test_an_edited_question_stays_and_is_stale_once_a_field_changes() -> None:
    document, board = a_requests_board()
    request = write(document, a_request(document, board), "question", "How might we be there?")
    assert question_of(request) == "How might we be there?"
    assert not is_stale(request)
    request = write(document, request, "purpose", "we hear more")
    assert question_of(request) == "How might we be there?"
    assert is_stale(request)
    with document.transaction("Rewrite") as draft:
        operations.rewrite(draft, request.id)
    assert question_of(now(document, request)).endswith("so that we hear more?")
    assert not is_stale(now(document, request))


@pytest.mark.parametrize("typed", ["", ASKED])
def test_a_question_that_is_emptied_or_typed_as_drafted_is_drafted_again(typed: str) -> None:
    document, board = a_requests_board()
    request = write(document, a_request(document, board), "question", "Other words")
    assert write(document, request, "question", typed).question is None


def test_a_request_cannot_be_emptied() -> None:
    document, board = a_requests_board()
    request = a_request(document, board)
    with pytest.raises(RefusedError, match="can’t be empty"):
        write(document, request, "text", " “” ")
    assert now(document, request).text == PAGE[0]


def test_a_field_that_is_none_is_refused() -> None:
    document, board = a_requests_board()
    with pytest.raises(RefusedError, match="no text “parked”"):
        write(document, a_request(document, board), "parked", "yes")


def test_the_tests_go_from_not_asked_to_yes_to_no_and_round() -> None:
    document, board = a_requests_board()
    request = a_request(document, board)
    seen = []
    for _ in range(4):
        with document.transaction("Answer") as draft:
            seen.append(operations.next_answer(draft, request.id, "done_to").done_to)
    assert seen == [True, False, None, True]
    assert now(document, request).from_tool is None


def test_every_verb_is_one_undo() -> None:
    document, board = a_requests_board()
    request = a_request(document, board)
    write(document, request, "tool", "a blog")
    document.undo()
    assert now(document, request) == request


def test_audiences_are_the_usual_four_and_those_used_before() -> None:
    document, board = a_requests_board()
    a_request(document, board, (*PAGE[:3], "Anglers", ""))
    a_request(document, board, (*PAGE[:3], "anglers", ""))
    a_request(document, board, (*PAGE[:3], "Customers", ""))
    assert operations.audiences_used(document) == [
        "employees", "customers", "vendors", "partners", "Anglers",
    ]  # fmt: skip


def test_requests_are_put_in_another_order_by_keys_and_by_dropping() -> None:
    document, board = a_requests_board()
    one, _two, three = (a_request(document, board, (text,)) for text in ("one", "two", "three"))
    with document.transaction("Shift") as draft:
        REQUESTS.shift(draft, board, [one.id], Direction.DOWN)
    assert texts_in_order(document, board) == ["two", "one", "three"]
    with document.transaction("Shift") as draft:
        REQUESTS.shift(draft, board, [one.id, three.id], Direction.UP)
    assert texts_in_order(document, board) == ["one", "three", "two"]
    drawing = REQUESTS.draw(board, document, SCREEN)
    with document.transaction("Drop") as draft:
        REQUESTS.move(draft, board, [one.id], Point(700, drawing.bounds.bottom), drawing)
    assert texts_in_order(document, board) == ["three", "two", "one"]


@pytest.mark.parametrize(("chosen", "way"), [("cd", Direction.DOWN), ("ab", Direction.UP)])
def test_requests_that_are_at_the_end_stay_as_they_are(chosen: str, way: Direction) -> None:
    document, board = a_requests_board()
    ids = {text: a_request(document, board, (text,)).id for text in "abcd"}
    with document.transaction("Shift") as draft:
        REQUESTS.shift(draft, board, [ids[text] for text in chosen], way)
    assert texts_in_order(document, board) == [*"abcd"]


def test_requests_that_are_dropped_together_stay_together() -> None:
    document, board = a_requests_board()
    ids = {text: a_request(document, board, (text,)).id for text in "abcd"}
    drawing = REQUESTS.draw(board, document, SCREEN)
    last = drawing.figure(ids["d"])
    assert last is not None
    with document.transaction("Drop") as draft:
        to = Point(last.bounds.x, last.bounds.y)
        REQUESTS.move(draft, board, [ids["a"], ids["b"]], to, drawing)
    assert texts_in_order(document, board) == [*"cabd"]


def test_many_moves_between_two_neighbours_never_lose_the_order() -> None:
    document, board = a_requests_board()
    ids = [a_request(document, board, (text,)).id for text in "abc"]
    for _ in range(70):
        with document.transaction("Move") as draft:
            operations.move_request(draft, operations.requests_of(draft, board.id)[2].id, 1)
    orders = [request.order for request in operations.requests_of(document, board.id)]
    assert len(set(orders)) == len(ids)


def test_a_copy_stands_behind_the_original_and_is_not_on_the_map() -> None:
    document, board = a_requests_board()
    first = a_request(document, board, capability_card_id="card_1", parked=True)
    a_request(document, board, ("other",))
    with document.transaction("Duplicate") as draft:
        (copy,) = REQUESTS.duplicate(draft, [first.id])
    assert texts_in_order(document, board) == [PAGE[0], PAGE[0], "other"]
    assert isinstance(copy, Request)
    assert (copy.capability_card_id, copy.parked) == (None, False)


def test_deleting_counts_what_was_there() -> None:
    document, board = a_requests_board()
    request = a_request(document, board)
    with document.transaction("Delete") as draft:
        assert REQUESTS.delete(draft, [request.id, "card_0"]) == 1
    assert not texts_in_order(document, board)


def test_the_line_adds_a_request_and_then_what_is_asked_about_it() -> None:
    document, board = a_requests_board()
    assert [one.key for one in REQUESTS.destinations(board, document)] == ["request"]
    a_request(document, board, ("use a blog",))
    last = a_request(document, board, ("set up a page",))
    offered = REQUESTS.destinations(board, document)
    assert [one.key for one in offered] == ["request", *operations.FIELDS]
    assert {one.under_id for one in offered[1:]} == {last.id}
    with document.transaction("Add") as draft:
        REQUESTS.add(draft, board, offered[2], "Answer people")
    assert now(document, last).capability == "Answer people"


def test_an_answer_goes_to_the_request_that_is_asked_about() -> None:
    document, board = a_requests_board()
    first = a_request(document, board, ("use a blog",))
    last = a_request(document, board, ("set up a page",))
    with document.transaction("Add") as draft:
        REQUESTS.add(draft, board, Destination("tool", "", "ink", under_id=first.id), "a blog")
    assert (now(document, first).tool, now(document, last).tool) == ("a blog", "")


def test_a_pasted_list_makes_a_request_a_line() -> None:
    document, board = a_requests_board()
    (there,) = REQUESTS.destinations(board, document)
    with document.transaction("Paste") as draft:
        REQUESTS.paste(draft, board, there, "- “a page”\n- a microblog\n\n3. bloggers")
    assert texts_in_order(document, board) == ["a page", "a microblog", "bloggers"]


def test_requests_are_not_linked_here() -> None:
    document, board = a_requests_board()
    one, two = a_request(document, board), a_request(document, board)
    for verb in (REQUESTS.join, REQUESTS.part):
        with pytest.raises(RefusedError, match="nothing to link"), document.transaction("x") as d:
            verb(d, board, one.id, two.id)


def test_a_request_that_is_gone_is_said_to_be_gone() -> None:
    document, _ = a_requests_board()
    with pytest.raises(RecordMissingError), document.transaction("x") as draft:
        REQUESTS.set_text(draft, "request_0", "tool", "a blog")


def test_arrow_keys_go_from_card_to_card() -> None:
    document, board = a_requests_board()
    ids = [a_request(document, board, (text,)).id for text in "abcd"]  # two and two
    assert REQUESTS.neighbour(board, document, ids[0], Direction.RIGHT) == ids[1]
    assert REQUESTS.neighbour(board, document, ids[0], Direction.DOWN) == ids[2]
    assert REQUESTS.neighbour(board, document, ids[2], Direction.UP) == ids[0]
    assert REQUESTS.neighbour(board, document, ids[2], Direction.DOWN) is None


def test_arrow_keys_go_by_the_drawing_that_is_seen() -> None:
    document, board = a_requests_board()
    ids = [a_request(document, board, (text,)).id for text in "abc"]
    row = REQUESTS.draw(board, document, Style(Medium.SCREEN, aspect=6.0))
    column = REQUESTS.draw(board, document, Style(Medium.SCREEN, aspect=0.4))
    for seen, way in ((row, Direction.RIGHT), (column, Direction.DOWN)):
        assert REQUESTS.neighbour(board, document, ids[0], way, seen) == ids[1]
        assert REQUESTS.neighbour(board, document, ids[1], way, seen) == ids[2]
