"""What can be said about two poles, and where it goes."""

import pytest

from confluence_desktop.boards.board_type import Destination, Direction
from confluence_desktop.boards.polarity import POLARITY, operations
from confluence_desktop.document.document import Document
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.style import SCREEN
from confluence_desktop.errors import RecordMissingError, RefusedError
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.polarity import PolarityEntry, PolarityPlace
from tests.boards.polarity.scenes import a_polarity, an_entry, board_now, filled, texts_at

UP, DOWN, LEFT, RIGHT = Direction.UP, Direction.DOWN, Direction.LEFT, Direction.RIGHT


def shift(document: Document, board: Board, entry: PolarityEntry, way: Direction) -> None:
    with document.transaction("Shift") as draft:
        POLARITY.shift(draft, board, [entry.id], way)


def place_of(document: Document, entry: PolarityEntry) -> PolarityPlace:
    found = document.find(PolarityEntry, entry.id)
    assert found is not None
    return found.place


def test_a_new_polarity_asks_for_its_poles_purpose_and_fear_first() -> None:
    document, board = a_polarity(is_named=False)
    keys = [one.key for one in POLARITY.destinations(board, document)]
    assert keys[:4] == ["left_name", "right_name", "purpose", "fear"]
    assert keys[4:] == [place.value for place in PolarityPlace]


def test_what_was_said_once_is_no_longer_asked() -> None:
    document, board = a_polarity(is_named=False)
    with document.transaction("Add") as draft:
        POLARITY.add(draft, board, POLARITY.destinations(board, draft)[0], "One voice")
    assert board_now(document, board).left_name == "One voice"
    offered = POLARITY.destinations(board, document)
    assert offered[0].key == "right_name"
    assert offered[3].label == "Good of · One voice"
    with pytest.raises(RefusedError, match="written already"), document.transaction("x") as draft:
        POLARITY.add(draft, board, Destination("left_name", "", "ink"), "Again")


def test_every_list_takes_entries() -> None:
    document, board = a_polarity()
    for there in POLARITY.destinations(board, document):
        with document.transaction("Paste") as draft:
            POLARITY.paste(draft, board, there, "- one\n- two")
    for place in PolarityPlace:
        assert texts_at(document, board, place) == ["one", "two"]


def test_an_entry_goes_down_its_list_and_on_into_the_list_below() -> None:
    document, board = a_polarity()
    first = an_entry(document, board, text="first")
    an_entry(document, board, text="second")
    an_entry(document, board, PolarityPlace.LEFT_DOWNSIDE, "below")
    shift(document, board, first, DOWN)
    assert texts_at(document, board, PolarityPlace.LEFT_UPSIDE) == ["second", "first"]
    shift(document, board, first, DOWN)
    assert texts_at(document, board, PolarityPlace.LEFT_DOWNSIDE) == ["first", "below"]
    shift(document, board, first, UP)
    assert texts_at(document, board, PolarityPlace.LEFT_UPSIDE) == ["second", "first"]


def test_an_entry_goes_across_to_the_same_list_of_the_other_pole() -> None:
    document, board = a_polarity()
    entry = an_entry(document, board, PolarityPlace.LEFT_WARNING)
    shift(document, board, entry, LEFT)
    assert place_of(document, entry) is PolarityPlace.LEFT_WARNING
    shift(document, board, entry, RIGHT)
    assert place_of(document, entry) is PolarityPlace.RIGHT_WARNING


def test_the_first_and_the_last_stay_where_nothing_lies_beyond() -> None:
    document, board = a_polarity()
    entry = an_entry(document, board, PolarityPlace.LEFT_ACTION)
    shift(document, board, entry, UP)
    assert place_of(document, entry) is PolarityPlace.LEFT_ACTION
    warned = an_entry(document, board, PolarityPlace.LEFT_WARNING)
    shift(document, board, warned, DOWN)
    assert place_of(document, warned) is PolarityPlace.LEFT_WARNING


@pytest.mark.parametrize("place", PolarityPlace)
def test_an_entry_is_dropped_into_the_list_it_falls_on(place: PolarityPlace) -> None:
    document, board = filled(1, "usual")
    drawing = POLARITY.draw(board, document, SCREEN)
    entry = an_entry(document, board, PolarityPlace.RIGHT_ACTION, "dropped")
    goal = operations.entries_of(document, board.id, place)[0]
    figure = drawing.figure(goal.id)
    assert figure is not None
    to = Point(figure.bounds.centre.x, figure.bounds.y)
    with document.transaction("Drop") as draft:
        POLARITY.move(draft, board, [entry.id], to, drawing)
    assert texts_at(document, board, place)[0] == "dropped"


@pytest.mark.parametrize(
    ("place", "chosen", "way"),
    [(PolarityPlace.LEFT_UPSIDE, "ab", UP), (PolarityPlace.LEFT_DOWNSIDE, "cd", DOWN)],
)
def test_entries_that_can_go_no_further_stay_as_they_are(
    place: PolarityPlace, chosen: str, way: Direction
) -> None:
    document, board = a_polarity()
    ids = {text: an_entry(document, board, place, text).id for text in "abcd"}
    with document.transaction("Shift") as draft:
        POLARITY.shift(draft, board, [ids[text] for text in chosen], way)
    assert texts_at(document, board, place) == [*"abcd"]


def test_entries_that_are_dropped_together_stay_together() -> None:
    document, board = a_polarity()
    place = PolarityPlace.LEFT_UPSIDE
    ids = {text: an_entry(document, board, place, text).id for text in "abcd"}
    drawing = POLARITY.draw(board, document, SCREEN)
    last = drawing.figure(ids["d"])
    assert last is not None
    with document.transaction("Drop") as draft:
        to = Point(last.bounds.centre.x, last.bounds.y)
        POLARITY.move(draft, board, [ids["a"], ids["b"]], to, drawing)
    assert texts_at(document, board, place) == [*"cabd"]


def test_entries_are_sent_to_a_list_and_nowhere_else() -> None:
    document, board = a_polarity()
    entry = an_entry(document, board)
    to = {one.key: one for one in POLARITY.destinations(board, document)}
    with document.transaction("Send") as draft:
        POLARITY.send(draft, board, [entry.id], to["right_downside"])
    assert place_of(document, entry) is PolarityPlace.RIGHT_DOWNSIDE
    with pytest.raises(RefusedError, match="eight lists"), document.transaction("x") as draft:
        POLARITY.send(draft, board, [entry.id], Destination("purpose", "", "ink"))


def test_many_moves_between_two_neighbours_never_lose_the_order() -> None:
    document, board = a_polarity()
    for text in "abc":
        an_entry(document, board, text=text)
    for _ in range(70):
        with document.transaction("Move") as draft:
            row = operations.entries_of(draft, board.id, PolarityPlace.LEFT_UPSIDE)
            operations.move_entry(draft, row[2].id, PolarityPlace.LEFT_UPSIDE, 1)
    row = operations.entries_of(document, board.id, PolarityPlace.LEFT_UPSIDE)
    assert len({entry.order for entry in row}) == 3


def test_copies_stand_behind_their_originals() -> None:
    document, board = a_polarity()
    first = an_entry(document, board, text="first")
    an_entry(document, board, text="second")
    with document.transaction("Duplicate") as draft:
        assert len(POLARITY.duplicate(draft, [first.id, board.id])) == 1
    assert texts_at(document, board, PolarityPlace.LEFT_UPSIDE) == ["first", "first", "second"]


def test_the_board_is_not_deleted_with_its_entries() -> None:
    document, board = a_polarity()
    entry = an_entry(document, board)
    with document.transaction("Delete") as draft:
        assert POLARITY.delete(draft, [entry.id, board.id]) == 1
    assert board_now(document, board).left_name == "One voice"


def test_texts_are_written_back_and_an_entry_is_never_empty() -> None:
    document, board = a_polarity()
    entry = an_entry(document, board)
    with document.transaction("Edit") as draft:
        POLARITY.set_text(draft, entry.id, "text", " Other words ")
        POLARITY.set_text(draft, board.id, "fear", "")
    assert texts_at(document, board, PolarityPlace.LEFT_UPSIDE) == ["Other words"]
    assert board_now(document, board).fear == ""
    with pytest.raises(RefusedError, match="can’t be empty"), document.transaction("x") as draft:
        POLARITY.set_text(draft, entry.id, "text", " ")
    with pytest.raises(RefusedError, match="no text “place”"), document.transaction("x") as draft:
        POLARITY.set_text(draft, entry.id, "place", "left_upside")
    with pytest.raises(RecordMissingError), document.transaction("x") as draft:
        POLARITY.set_text(draft, "polarity_entry_0", "text", "gone")


def test_poles_are_not_linked() -> None:
    document, board = a_polarity()
    one, two = an_entry(document, board), an_entry(document, board)
    for verb in (POLARITY.join, POLARITY.part):
        with pytest.raises(RefusedError, match="nothing to link"), document.transaction("x") as d:
            verb(d, board, one.id, two.id)


def test_arrow_keys_go_from_entry_to_name_and_across() -> None:
    document, board = filled(1, "usual")
    at = {place: operations.entries_of(document, board.id, place)[0].id for place in PolarityPlace}
    up, below = at[PolarityPlace.LEFT_UPSIDE], at[PolarityPlace.LEFT_DOWNSIDE]
    assert POLARITY.neighbour(board, document, up, DOWN) == f"{board.id}.left_name"
    assert POLARITY.neighbour(board, document, f"{board.id}.left_name", DOWN) == below
    assert POLARITY.neighbour(board, document, up, RIGHT) == at[PolarityPlace.RIGHT_UPSIDE]
