import pytest

from confluence_desktop.boards.board_type import BoardType, Destination, Direction
from confluence_desktop.boards.catch_22 import CATCH_22
from confluence_desktop.boards.catch_22 import operations as verbs
from confluence_desktop.boards.catch_22.operations import Arrow, arrow_named
from confluence_desktop.boards.catch_22.sentences import both_loops
from confluence_desktop.document.document import Document
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.style import SCREEN
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import Because, Loop, Side, Step
from tests.boards.catch_22.scenes import a_session, filled, one_loop

LEFT_1, LEFT_2 = Arrow(Side.LEFT, 1), Arrow(Side.LEFT, 2)
RIGHT_1 = Arrow(Side.RIGHT, 1)


def destination(document: Document, board: Board, key: str) -> Destination:
    return next(to for to in CATCH_22.destinations(board, document) if to.key == key)


def add(document: Document, board: Board, key: str, *texts: str) -> list[Record]:
    to = destination(document, board, key)
    with document.transaction("Add") as draft:
        return [CATCH_22.add(draft, board, to, text) for text in texts]


def row(document: Document, board: Board, arrow: Arrow) -> list[str]:
    loops = dict(zip(Side, both_loops(document, board), strict=True))
    loop = loops[arrow.side]
    assert loop
    return [because.text for because in verbs.becauses_of(document, loop.id, arrow.number)]


def steps(document: Document, board: Board) -> list[str]:
    return [step.text for step in verbs.steps_of(document, board.id)]


def texts_at(document: Document, board: Board, key: str) -> list[str]:
    arrow = arrow_named(key)
    return steps(document, board) if arrow is None else row(document, board, arrow)


def centre_of(document: Document, board: Board, key: str) -> Point:
    figure = CATCH_22.draw(board, document, SCREEN).figure(key)
    assert figure
    return figure.bounds.centre


def test_it_is_a_board_type() -> None:
    board_type: BoardType = CATCH_22
    assert board_type.title
    assert board_type.prompt
    assert not board_type.has_links


def test_an_empty_board_first_asks_for_its_conditions() -> None:
    document, board = a_session()
    found = CATCH_22.destinations(board, document)

    assert [to.key for to in found] == [
        "left.x", "left.y", "right.x", "right.y",
        "left.1", "left.2", "right.1", "right.2", "crossing",
    ]  # fmt: skip
    assert [to.number for to in found] == [None] * 4 + [1, 2, 3, 4, 5]
    assert [to.token for to in found][-1] == "meet"


def test_a_condition_that_is_filled_is_no_longer_asked_for() -> None:
    document, board = a_session()
    add(document, board, "left.x", "See the benefits")

    keys = [to.key for to in CATCH_22.destinations(board, document)]
    assert "left.x" not in keys
    assert "left.y" in keys
    left, _ = both_loops(document, board)
    assert left
    assert left.x == "See the benefits"


def test_destinations_speak_the_loops_own_words_shortly() -> None:
    document, board = filled(
        becauses=0, steps=0, condition="Know what working together in earnest would ever be worth"
    )
    labels = [to.label for to in CATCH_22.destinations(board, document)]

    assert labels[0] == "Because · can’t know what working together in…"
    assert all(len(label) < 60 for label in labels)


def test_a_filled_condition_is_not_written_over() -> None:
    document, board = filled(becauses=0, steps=0)
    with pytest.raises(RefusedError, match="written already"):
        CATCH_22.add(Draft(document), board, Destination("left.x", "", ""), "Other")


@pytest.mark.parametrize("key", ["goal", "left.3", "up.x", "left.z"])
def test_nothing_is_added_where_nothing_is(key: str) -> None:
    document, board = a_session()
    with pytest.raises(RefusedError, match="choose an arrow or the crossing"):
        CATCH_22.add(Draft(document), board, Destination(key, "", ""), "Other")


def test_a_pasted_list_becomes_becauses_or_steps_line_by_line() -> None:
    document, board = a_session()
    with document.transaction("Paste") as draft:
        to = destination(document, board, "left.1")
        CATCH_22.paste(draft, board, to, "- one\n\n- because two\n")
        CATCH_22.paste(draft, board, destination(document, board, "crossing"), "1. a\n2. b")

    assert row(document, board, LEFT_1) == ["one", "two"]
    assert steps(document, board) == ["a", "b"]


def test_a_condition_takes_pasted_lines_as_one() -> None:
    document, board = a_session()
    with document.transaction("Paste") as draft:
        to = destination(document, board, "right.y")
        CATCH_22.paste(draft, board, to, "Use\nthem")

    _, right = both_loops(document, board)
    assert right
    assert right.y == "Use them"


def test_pasting_nothing_is_refused() -> None:
    document, board = a_session()
    with pytest.raises(RefusedError):
        CATCH_22.paste(Draft(document), board, destination(document, board, "left.1"), " \n")


def test_becauses_are_sent_to_another_arrow_and_steps_stay() -> None:
    document, board = a_session()
    (because,) = add(document, board, "left.1", "one")
    (step,) = add(document, board, "crossing", "a")
    with document.transaction("Send") as draft:
        CATCH_22.send(draft, board, [because.id], destination(document, board, "right.1"))
        CATCH_22.send(draft, board, [step.id], destination(document, board, "crossing"))

    assert row(document, board, RIGHT_1) == ["one"]
    with pytest.raises(RefusedError):
        CATCH_22.send(
            Draft(document), board, [because.id], destination(document, board, "crossing")
        )
    with pytest.raises(RefusedError):
        CATCH_22.send(Draft(document), board, [step.id], destination(document, board, "left.1"))


def test_nothing_can_be_linked_here() -> None:
    document, board = a_session()
    with pytest.raises(RefusedError):
        CATCH_22.join(Draft(document), board, "a", "b")
    with pytest.raises(RefusedError):
        CATCH_22.part(Draft(document), board, "a", "b")


def test_shifting_moves_within_an_arrow_and_on_to_the_next() -> None:
    document, board = a_session()
    one, two, _ = add(document, board, "left.1", "one", "two", "three")
    with document.transaction("Shift") as draft:
        CATCH_22.shift(draft, board, [one.id], Direction.DOWN)
    assert row(document, board, LEFT_1) == ["two", "one", "three"]

    with document.transaction("Shift") as draft:
        CATCH_22.shift(draft, board, [two.id], Direction.UP)
    assert row(document, board, LEFT_1) == ["two", "one", "three"]

    with document.transaction("Shift") as draft:
        for _ in range(3):
            CATCH_22.shift(draft, board, [one.id], Direction.DOWN)
    assert row(document, board, LEFT_1) == ["two", "three"]
    assert row(document, board, LEFT_2) == ["one"]

    with document.transaction("Shift") as draft:
        CATCH_22.shift(draft, board, [one.id], Direction.UP)
    assert row(document, board, LEFT_1) == ["two", "three", "one"]


def test_shifting_sideways_crosses_to_the_other_loop() -> None:
    document, board = a_session()
    (one,) = add(document, board, "left.1", "one")
    with document.transaction("Shift") as draft:
        CATCH_22.shift(draft, board, [one.id], Direction.RIGHT)
    assert row(document, board, RIGHT_1) == ["one"]


@pytest.mark.parametrize(
    ("way", "order"),
    [(Direction.UP, ["b", "c", "a", "d"]), (Direction.DOWN, ["a", "d", "b", "c"])],
)
def test_steps_are_shifted_together(way: Direction, order: list[str]) -> None:
    document, board = a_session()
    _, b, c, _ = add(document, board, "crossing", "a", "b", "c", "d")
    with document.transaction("Shift") as draft:
        CATCH_22.shift(draft, board, [c.id, b.id], way)
    assert steps(document, board) == order


@pytest.mark.parametrize(
    ("key", "chosen", "way"),
    [
        ("left.1", slice(0, 2), Direction.UP),
        ("left.2", slice(2, 4), Direction.DOWN),
        ("crossing", slice(0, 2), Direction.UP),
        ("crossing", slice(2, 4), Direction.DOWN),
    ],
)
def test_what_can_go_no_further_stays_in_its_order(key: str, chosen: slice, way: Direction) -> None:
    document, board = a_session()
    added = add(document, board, key, "a", "b", "c", "d")
    with document.transaction("Shift") as draft:
        CATCH_22.shift(draft, board, [one.id for one in added[chosen]], way)
    assert texts_at(document, board, key) == [*"abcd"]


@pytest.mark.parametrize("key", ["left.2", "crossing"])
def test_what_is_dropped_together_stays_together(key: str) -> None:
    document, board = a_session()
    added = add(document, board, key, "a", "b", "c")
    at = centre_of(document, board, added[2].id)
    with document.transaction("Move") as draft:
        CATCH_22.move(draft, board, [one.id for one in added[:2]], Point(at.x, at.y + 5))
    assert texts_at(document, board, key) == [*"cab"]


def test_a_dropped_because_goes_to_the_arrow_and_place_under_it() -> None:
    document, board = filled(becauses=2, steps=0)
    left, right = both_loops(document, board)
    assert left
    assert right
    dragged = verbs.becauses_of(document, left.id, 1)[0]
    goal = verbs.becauses_of(document, right.id, 2)[1]
    at = centre_of(document, board, goal.id)
    with document.transaction("Move") as draft:
        CATCH_22.move(draft, board, [dragged.id], Point(at.x, at.y - 2))

    after = [because.id for because in verbs.becauses_of(document, right.id, 2)]
    assert after.index(dragged.id) == 1
    assert after[2] == goal.id


def test_a_because_dropped_on_an_empty_lobe_takes_the_arrow_of_its_half() -> None:
    document, board = a_session()
    (one,) = add(document, board, "left.1", "one")
    with document.transaction("Move") as draft:
        CATCH_22.move(draft, board, [one.id], Point(300, 120))
    assert row(document, board, Arrow(Side.RIGHT, 2)) == ["one"]


def test_a_dropped_step_takes_the_place_under_it() -> None:
    document, board = a_session()
    a, _, c = add(document, board, "crossing", "a", "b", "c")
    at = centre_of(document, board, c.id)
    with document.transaction("Move") as draft:
        CATCH_22.move(draft, board, [a.id], Point(0, at.y + 5))
    assert steps(document, board) == ["b", "c", "a"]


def test_arrow_keys_reach_every_text_of_the_board() -> None:
    document, board = a_session("sample")
    touchable = {
        figure.key for figure in CATCH_22.draw(board, document, SCREEN).figures if figure.record_id
    }
    reached, going = set(), [next(iter(document.all(Step))).id]
    while going:
        key = going.pop()
        reached.add(key)
        for way in Direction:
            found = CATCH_22.neighbour(board, document, key, way)
            if found is not None and found not in reached:
                going.append(found)
    assert reached == touchable


def test_an_arrow_key_goes_the_way_it_points() -> None:
    document, board = a_session("sample")
    for key in (step.id for step in document.all(Step)):
        here = centre_of(document, board, key)
        below = CATCH_22.neighbour(board, document, key, Direction.DOWN)
        left = CATCH_22.neighbour(board, document, key, Direction.LEFT)
        assert below
        assert left
        assert centre_of(document, board, below).y > here.y
        assert centre_of(document, board, left).x < here.x


def test_a_neighbour_of_something_gone_is_nothing() -> None:
    document, board = a_session()
    assert CATCH_22.neighbour(board, document, "gone", Direction.UP) is None


def test_a_trace_leads_from_a_step_over_what_it_breaks_to_the_loops() -> None:
    document, board = a_session("sample")
    step = verbs.steps_of(document, board.id)[0]
    becauses = [document.find(Because, because_id) for because_id in step.breaks]
    loops = {because.loop_id for because in becauses if because}

    assert CATCH_22.trace(board, document, step.id) == {step.id, *step.breaks, *loops}
    assert step.id in CATCH_22.trace(board, document, step.breaks[0])
    for loop in document.all(Loop):
        traced = CATCH_22.trace(board, document, loop.id)
        assert {b.id for b in document.where(Because, loop_id=loop.id)} <= traced


def test_what_dangles_is_not_traced() -> None:
    document, board = filled(becauses=1, steps=1)
    (step,) = document.all(Step)
    with document.transaction("Break") as draft:
        draft.put(step.changed(breaks=("because_gone",)))
    assert CATCH_22.trace(board, document, step.id) == {step.id}


def test_a_board_with_one_loop_takes_becauses_on_the_other_side_too() -> None:
    document, board = one_loop()
    add(document, board, "right.1", "one")
    assert row(document, board, RIGHT_1) == ["one"]


def test_deleting_and_duplicating_reach_becauses_and_steps() -> None:
    document, _board = filled(becauses=1, steps=1)
    (step,) = document.all(Step)
    with document.transaction("Duplicate") as draft:
        (copy,) = CATCH_22.duplicate(draft, [step.id])
    with document.transaction("Delete") as draft:
        assert CATCH_22.delete(draft, [step.id]) == 1
    assert [left.id for left in document.all(Step)] == [copy.id]
