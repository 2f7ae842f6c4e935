"""Stuck lines: in silence, paired, sorted into four outcomes, parked."""

import pytest

from confluence_desktop.boards.catch_22 import CATCH_22, stuck
from confluence_desktop.boards.catch_22.said_lines import SaidLine, conditions, said_line
from confluence_desktop.boards.polarity import POLARITY
from confluence_desktop.boards.polarity.operations import add_entry
from confluence_desktop.document.record import get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.catch_22 import (
    Loop,
    Side,
    Sorting,
    StuckLine,
    StuckPair,
)
from confluence_desktop.workshop.close import Action, ParkedItem
from confluence_desktop.workshop.exercise import go_to_stage
from confluence_desktop.workshop.polarity import PolarityEntry, PolarityPlace
from confluence_desktop.workshop.silence import reveal
from tests.boards.catch_22.exercise_scenes import Exercise

FIRST = "We can’t see the benefits until we work together"
OTHER = "We can't work together until we see the benefits."


def paired(first: str = FIRST, other: str = OTHER) -> tuple[Exercise, StuckPair]:
    new = Exercise()
    ids = (new.line(first).id, new.line(other).id)
    with new.document.transaction("Pair") as draft:
        return new, stuck.pair(draft, *ids)


def sorted_as(new: Exercise, pair: StuckPair, sorting: Sorting, side: Side | None = None) -> str:
    with new.document.transaction("Sort") as draft:
        done = stuck.sort_pair(draft, pair.id, sorting, side)
    assert done.outcome_id is not None
    return done.outcome_id


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (FIRST, "en", ("see the benefits", "work together")),
        ("we cannot hire, before someone pays", "en", ("hire", "someone pays")),
        ("WE CAN’T POST UNTIL WE AGREE", "de", ("POST", "AGREE")),
        (
            "Wir können den Nutzen nicht sehen, bevor wir zusammenarbeiten",
            "de",
            ("den Nutzen sehen", "zusammenarbeiten"),
        ),
        (
            "Wir können erst schreiben, wenn wir eine Regel haben",
            "de",
            ("schreiben", "eine Regel haben"),
        ),
        (
            "Nous ne pouvons pas publier tant que la direction hésite",
            "fr",
            ("publier", "la direction hésite"),
        ),
        ("On ne peut pas écrire avant de savoir", "fr", ("écrire", "savoir")),
        (
            "No podemos publicar hasta que tengamos permiso",
            "es",
            ("publicar", "tengamos permiso"),
        ),
    ],
)
def test_a_line_is_read_in_four_languages(text: str, language: str, said: tuple[str, str]) -> None:
    assert said_line(text, language) == SaidLine(*said)


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("see what it brings until we meet", "en", ("see what it brings", "meet")),
        ("We don’t share drafts until we trust", "en", ("share drafts", "trust")),
        ("handeln, bis wir den Nutzen sehen", "de", ("handeln", "den Nutzen sehen")),
        ("travailler ensemble tant que nous hésitons", "fr", ("travailler ensemble", "hésitons")),
        ("publicar hasta que tengamos permiso", "es", ("publicar", "tengamos permiso")),
    ],
)  # fmt: skip
def test_a_line_that_begins_behind_we_cannot_says_the_same(
    text: str, language: str, said: tuple[str, str]
) -> None:
    assert said_line(text, language) == SaidLine(*said)
    assert said_line(text, "ar") == SaidLine(*said)


@pytest.mark.parametrize("text", ["No idea", "", "We can’t until", "لا نستطيع", "我们不能"])
def test_a_line_of_another_form_is_not_read(text: str) -> None:
    assert said_line(text) is None


def test_what_is_not_read_is_taken_whole() -> None:
    assert conditions(["nobody trusts us.", "nobody meets us"]) == (
        "Nobody trusts us", "Nobody meets us",
    )  # fmt: skip
    assert conditions([FIRST, "nobody meets us"]) == ("See the benefits", "Nobody meets us")
    assert conditions([FIRST]) == ("See the benefits", "Work together")
    assert conditions(["only this"]) == ("Only this", "")


def test_lines_are_covered_until_they_are_revealed_and_open_from_then_on() -> None:
    new = Exercise()
    first = new.line()
    assert first.covered
    with new.document.transaction("Reveal") as draft:
        reveal(draft, new.board.id)
    assert not new.line("Late").covered


def test_a_line_that_comes_while_pairs_are_made_is_open() -> None:
    new = Exercise()
    with new.document.transaction("Go") as draft:
        go_to_stage(draft, new.board.id, 3)
    assert not new.line().covered


def test_lines_are_paired_and_taken_apart_each_as_one_undo() -> None:
    new, pair = paired()
    assert [
        stuck.number_of(new.document, line) for line in stuck.lines_of(new.document, pair.board_id)
    ] == [1, 2]
    new.document.undo()
    assert stuck.pairs_of(new.document, new.board.id) == []
    new.document.redo()
    with new.document.transaction("Apart") as draft:
        stuck.unpair(draft, pair.id)
    assert stuck.pairs_of(new.document, new.board.id) == []
    assert len(stuck.lines_of(new.document, new.board.id)) == 2


def test_what_cannot_be_paired_is_refused_in_words() -> None:
    new, pair = paired()
    third = new.line("Third")
    other_board = new.open_board()
    with new.document.transaction("Elsewhere") as draft:
        elsewhere = stuck.add_line(draft, other_board, "Elsewhere")
    with new.document.transaction("Pair") as draft:
        with pytest.raises(RefusedError, match="itself"):
            stuck.pair(draft, third.id, third.id)
        with pytest.raises(RefusedError, match="Line 1 is in a pair already"):
            stuck.pair(draft, pair.line_ids[0], third.id)
        with pytest.raises(RefusedError, match="same board"):
            stuck.pair(draft, third.id, elsewhere.id)


def test_a_pair_goes_with_a_line_that_is_deleted() -> None:
    new, pair = paired()
    with new.document.transaction("Delete") as draft:
        assert CATCH_22.delete(draft, [pair.line_ids[0]]) == 1
    assert stuck.pairs_of(new.document, new.board.id) == []
    new.document.undo()
    assert [one.id for one in stuck.pairs_of(new.document, new.board.id)] == [pair.id]


def test_a_catch_22_fills_the_loop_that_was_chosen() -> None:
    new, pair = paired()
    loop = new.document.find(Loop, sorted_as(new, pair, Sorting.CATCH_22, Side.RIGHT))
    assert loop is not None
    assert (loop.side, loop.x, loop.y) == (Side.RIGHT, "See the benefits", "Work together")
    assert stuck.outcome_name(new.document, new.now(pair)) == "Catch-22 · Social media"
    new.say(right_name="Tools")
    assert stuck.outcome_name(new.document, new.now(pair)) == "Catch-22 · Tools"
    new.document.undo()
    new.document.undo()
    assert (new.loop(Side.RIGHT).x, new.now(pair).sorting) == ("", None)


def test_the_first_empty_loop_is_taken_where_none_is_chosen_and_a_taken_one_is_refused() -> None:
    new, pair = paired()
    new.fill(Side.LEFT)
    with new.document.transaction("Sort") as draft:
        with pytest.raises(RefusedError, match="choose the other one"):
            stuck.sort_pair(draft, pair.id, Sorting.CATCH_22, Side.LEFT)
        done = stuck.sort_pair(draft, pair.id, Sorting.CATCH_22)
        assert get(draft, Loop, done.outcome_id or "").side is Side.RIGHT
        with pytest.raises(RefusedError, match="sorted already"):
            stuck.sort_pair(draft, pair.id, Sorting.CONFLICT)
    ids = (new.line("a").id, new.line("b").id)
    with new.document.transaction("Sort") as draft:
        other = stuck.pair(draft, *ids)
        with pytest.raises(RefusedError, match="Both loops are filled"):
            stuck.sort_pair(draft, other.id, Sorting.CATCH_22)


def test_a_polarity_becomes_a_board_of_its_own() -> None:
    new, pair = paired("We can’t plan until we learn", "We can’t learn until we plan")
    new.say(purpose="A living river")
    board = new.document.find(Board, sorted_as(new, pair, Sorting.POLARITY))
    assert board is not None
    assert (board.type, board.left_name, board.right_name) == (BoardKind.POLARITY, "Plan", "Learn")
    assert board.purpose == "A living river"
    assert board.title == "Plan and learn"
    asked = [one.key for one in POLARITY.destinations(board, new.document)]
    assert asked[:3] == ["left_upside", "right_upside", "fear"]
    with new.document.transaction("Say") as draft:
        add_entry(draft, board, PolarityPlace.LEFT_UPSIDE, "We know where we go")
    asked = [one.key for one in POLARITY.destinations(board, new.document)]
    assert asked[:2] == ["fear", "left_upside"]
    new.document.undo()
    new.document.undo()
    assert new.document.find(Board, board.id) is None


def test_a_polarity_of_very_long_lines_fits_its_names() -> None:
    new, pair = paired("word " * 400, "other " * 400)
    assert new.document.find(Board, sorted_as(new, pair, Sorting.POLARITY)) is not None


def test_a_conflict_is_parked_with_the_question_who_can_decide() -> None:
    new, pair = paired("They want silence", "We want to speak")
    item = new.document.find(ParkedItem, sorted_as(new, pair, Sorting.CONFLICT))
    assert item is not None
    assert item.text == (
        "Conflict: “They want silence” against “We want to speak”. Who can decide?"
    )
    assert item.about == pair.line_ids


def test_a_constraint_becomes_an_action() -> None:
    new, pair = paired("We can’t post until the phone is paid", "No money for a phone")
    action = new.document.find(Action, sorted_as(new, pair, Sorting.CONSTRAINT))
    assert action is not None
    assert "until the phone is paid · No money for a phone" in action.text


def test_a_line_that_found_no_other_can_be_sorted_alone() -> None:
    new = Exercise()
    line = new.line(FIRST)
    with new.document.transaction("Sort") as draft:
        done = stuck.sort_line(draft, line.id, Sorting.CATCH_22)
    assert done.line_ids == (line.id,)
    assert new.loop(Side.LEFT).y == "Work together"


@pytest.mark.parametrize("sorting", list(Sorting))
def test_a_sorting_is_taken_back_with_what_it_made(sorting: Sorting) -> None:
    new, pair = paired()
    kinds = (Action, ParkedItem, Board)
    before = {kind: {one.id for one in new.document.all(kind)} for kind in kinds}
    sorted_as(new, pair, sorting)
    with new.document.transaction("Back") as draft:
        stuck.unsort(draft, pair.id)
    assert new.now(pair).outcome_id is None
    assert {kind: {one.id for one in new.document.all(kind)} for kind in kinds} == before
    assert not any(loop.x or loop.y for loop in new.document.all(Loop))


def test_what_somebody_went_on_with_stays_when_a_sorting_is_taken_back() -> None:
    new, pair = paired()
    action_id = sorted_as(new, pair, Sorting.CONSTRAINT)
    with new.document.transaction("Own") as draft:
        draft.put(get(draft, Action, action_id).changed(owner="Ada"))
    with new.document.transaction("Back") as draft:
        stuck.unsort(draft, pair.id)
    assert new.document.find(Action, action_id) is not None
    loop_id = sorted_as(new, pair, Sorting.CATCH_22)
    with new.document.transaction("Reword") as draft:
        draft.put(get(draft, Loop, loop_id).changed(x="Be open"))
    with new.document.transaction("Back") as draft:
        stuck.unsort(draft, pair.id)
    assert new.loop(Side.LEFT).x == "Be open"


def test_a_polarity_that_was_begun_stays_when_its_sorting_is_taken_back() -> None:
    new, pair = paired()
    board_id = sorted_as(new, pair, Sorting.POLARITY)
    with new.document.transaction("Fill") as draft:
        draft.put(
            PolarityEntry.new(board_id=board_id, place=PolarityPlace.LEFT_UPSIDE, text="Trust")
        )
    with new.document.transaction("Back") as draft:
        stuck.unsort(draft, pair.id)
    assert new.document.find(Board, board_id) is not None


def test_a_tie_to_an_outcome_that_was_deleted_breaks_nothing() -> None:
    new, pair = paired()
    action_id = sorted_as(new, pair, Sorting.CONSTRAINT)
    with new.document.transaction("Delete") as draft:
        draft.remove(get(draft, Action, action_id))
    assert new.now(pair).outcome_id == action_id
    assert stuck.outcome_name(new.document, new.now(pair)) == "Constraint"


def test_the_rest_is_parked_as_one_undo_and_can_be_taken_back() -> None:
    new, pair = paired()
    sorted_as(new, pair, Sorting.CONFLICT)
    lines = [new.line("Third"), new.line("Fourth")]
    with new.document.transaction("Park the rest") as draft:
        assert len(stuck.park_rest(draft, new.board.id)) == 2
    assert all(new.now(line).parked for line in lines)
    tied = {item.about for item in new.document.all(ParkedItem)}
    assert {(line.id,) for line in lines} < tied
    with new.document.transaction("Nothing") as draft, pytest.raises(RefusedError, match="already"):
        stuck.park_rest(draft, new.board.id)
    with new.document.transaction("Back") as draft:
        stuck.take_line_back(draft, lines[0].id)
    assert (lines[0].id,) not in {item.about for item in new.document.all(ParkedItem)}
    new.document.undo()
    new.document.undo()
    assert not any(new.now(line).parked for line in lines)


def test_a_parked_line_that_is_paired_is_parked_no_longer() -> None:
    new = Exercise()
    first, other = new.line("a"), new.line("b")
    with new.document.transaction("Park") as draft:
        stuck.park_line(draft, first.id)
        stuck.park_line(draft, first.id)
    assert len(list(new.document.all(ParkedItem))) == 1
    with new.document.transaction("Pair") as draft:
        CATCH_22.join(draft, new.board, first.id, other.id)
    assert not get(new.document, StuckLine, first.id).parked
    assert list(new.document.all(ParkedItem)) == []


def test_joining_and_parting_serve_stuck_lines_alone() -> None:
    new, pair = paired()
    with new.document.transaction("Part") as draft:
        CATCH_22.part(draft, new.board, pair.line_ids[1], pair.line_ids[0])
        with pytest.raises(RefusedError, match="not paired"):
            CATCH_22.part(draft, new.board, *pair.line_ids)
        with pytest.raises(RefusedError, match="nothing to link"):
            CATCH_22.join(draft, new.board, new.loop(Side.LEFT).id, pair.line_ids[0])


def test_lines_are_ordered_edited_and_never_empty() -> None:
    new = Exercise()
    lines = [new.line(text) for text in "abc"]
    with new.document.transaction("Order") as draft:
        stuck.move_line(draft, lines[2].id, 0)
        CATCH_22.set_text(draft, lines[0].id, "text", "A")
    assert [line.text for line in stuck.lines_of(new.document, new.board.id)] == ["c", "A", "b"]
    with (
        new.document.transaction("Empty") as draft,
        pytest.raises(RefusedError, match="This stuck"),
    ):
        CATCH_22.set_text(draft, lines[0].id, "text", "  ")
