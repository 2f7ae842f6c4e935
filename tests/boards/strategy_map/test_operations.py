"""Adding, wording, linking, deleting and copying cards of the map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desktop.boards.strategy_map import STRATEGY_MAP, operations
from confluence_desktop.document.document import Document
from confluence_desktop.errors import RecordMissingError, RefusedError
from confluence_desktop.workshop.cards import Board, Card, Level
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.ordering import place_key
from tests.builders import a_card, a_chain, a_link, a_map, links_of, texts_of


def add(
    document: Document,
    board: Board,
    level: Level,
    text: str,
    *,
    under: Card | None = None,
    after: Card | None = None,
) -> Card:
    with document.transaction("Add card") as draft:
        return operations.add_card(
            draft,
            board,
            level,
            text,
            under=under.id if under else None,
            after=after.id if after else None,
        )


def test_a_new_card_stands_at_the_end_of_its_lane() -> None:
    document, board = a_map()
    add(document, board, Level.GOAL, "one")
    add(document, board, Level.GOAL, "  two\n")
    assert texts_of(document, board) == {Level.GOAL: ["one", "two"]}


def test_a_card_under_another_is_linked_to_it_over_any_number_of_levels() -> None:
    document, board = a_map()
    goal = add(document, board, Level.GOAL, "goal")
    add(document, board, Level.TOOL, "tool", under=goal)
    assert links_of(document) == {("tool", "goal")}


def test_a_child_stands_behind_its_parents_last_child() -> None:
    document, board = a_map()
    first, second = (add(document, board, Level.GOAL, text) for text in ("first", "second"))
    add(document, board, Level.OBJECTIVE, "a", under=first)
    add(document, board, Level.OBJECTIVE, "c", under=second)
    add(document, board, Level.OBJECTIVE, "b", under=first)
    assert texts_of(document, board)[Level.OBJECTIVE] == ["a", "b", "c"]


def test_a_first_child_stands_between_the_families_of_its_parents_neighbours() -> None:
    document, board = a_map()
    left, middle, right = (add(document, board, Level.GOAL, text) for text in "lmr")
    add(document, board, Level.OBJECTIVE, "under l", under=left)
    add(document, board, Level.OBJECTIVE, "under r", under=right)
    add(document, board, Level.OBJECTIVE, "under m", under=middle)
    assert texts_of(document, board)[Level.OBJECTIVE] == ["under l", "under m", "under r"]


def test_the_leftmost_parents_first_child_stands_first() -> None:
    document, board = a_map()
    left, right = (add(document, board, Level.GOAL, text) for text in "lr")
    add(document, board, Level.OBJECTIVE, "under r", under=right)
    add(document, board, Level.OBJECTIVE, "under l", under=left)
    assert texts_of(document, board)[Level.OBJECTIVE] == ["under l", "under r"]


def test_a_card_after_a_sibling_stands_right_behind_it() -> None:
    document, board = a_map()
    first = add(document, board, Level.GOAL, "first")
    add(document, board, Level.GOAL, "third")
    add(document, board, Level.GOAL, "second", after=first)
    assert texts_of(document, board)[Level.GOAL] == ["first", "second", "third"]


def test_a_hundred_cards_in_one_place_keep_their_order() -> None:
    document, board = a_map()
    first = add(document, board, Level.GOAL, "first")
    add(document, board, Level.GOAL, "last")
    for number in range(100):
        add(document, board, Level.GOAL, f"{number}", after=first)
    row = texts_of(document, board)[Level.GOAL]
    assert row == ["first", *(f"{number}" for number in reversed(range(100))), "last"]
    orders = sorted(card.order for card in document.all(Card))
    assert len(set(orders)) == 102


@pytest.mark.parametrize("text", ["", "  \n", "\t"])
def test_an_empty_card_is_refused(text: str) -> None:
    document, board = a_map()
    with pytest.raises(RefusedError, match="empty card can't be added; type something"):
        add(document, board, Level.GOAL, text)
    assert not list(document.all(Card))


@pytest.mark.parametrize("level", [Level.GOAL, Level.MISSION])
def test_a_card_goes_under_a_higher_level_only(level: Level) -> None:
    document, board = a_map()
    goal = add(document, board, Level.GOAL, "Young adults come back")
    with pytest.raises(RefusedError, match=r"“Young adults come back” \(Goals\) does not stand"):
        add(document, board, level, "new", under=goal)
    assert len(list(document.all(Card))) == 1


def test_a_parent_that_is_gone_is_named_as_such() -> None:
    document, board = a_map()
    goal = add(document, board, Level.GOAL, "goal")
    with document.transaction("Delete") as draft:
        operations.delete(draft, [goal.id])
    with pytest.raises(RecordMissingError, match="card is no longer there"):
        add(document, board, Level.TOOL, "tool", under=goal)


def test_a_parent_of_another_map_is_refused() -> None:
    document, board = a_map()
    _, other = a_map(document)
    goal = add(document, other, Level.GOAL, "goal")
    with pytest.raises(RefusedError, match="another map"):
        add(document, board, Level.TOOL, "tool", under=goal)


def test_a_pasted_outline_becomes_linked_cards_in_one_step_to_undo() -> None:
    document, board = a_map()
    with document.transaction("Paste") as draft:
        operations.paste_outline(draft, board, Level.GOAL, "- g1\n  - o1\n    - s1\n  - o2\n- g2")
    assert texts_of(document, board) == {
        Level.GOAL: ["g1", "g2"],
        Level.OBJECTIVE: ["o1", "o2"],
        Level.STRATEGY: ["s1"],
    }
    assert links_of(document) == {("o1", "g1"), ("s1", "o1"), ("o2", "g1")}
    document.undo()
    assert not list(document.all(Card))
    assert not list(document.all(Link))


def test_what_is_deeper_than_the_tools_becomes_tools_of_the_same_capability() -> None:
    document, board = a_map()
    with document.transaction("Paste") as draft:
        operations.paste_outline(draft, board, Level.CAPABILITY, "c\n t1\n  t2\n   t3")
    assert texts_of(document, board)[Level.TOOL] == ["t1", "t2", "t3"]
    assert links_of(document) == {("t1", "c"), ("t2", "c"), ("t3", "c")}


def test_a_list_pasted_under_a_card_serves_it() -> None:
    document, board = a_map()
    vision = a_card(document, board, Level.VISION, "vision")
    with document.transaction("Paste") as draft:
        operations.paste_outline(draft, board, Level.GOAL, "a\nb", under=vision.id)
    assert links_of(document) == {("a", "vision"), ("b", "vision")}


def test_pasting_nothing_is_refused() -> None:
    document, board = a_map()
    with (
        pytest.raises(RefusedError, match="no text to add; give a list"),
        document.transaction("Paste") as draft,
    ):
        operations.paste_outline(draft, board, Level.GOAL, "\n---\n")


def test_a_list_of_far_too_many_lines_is_refused() -> None:
    document, board = a_map()
    with (
        pytest.raises(RefusedError, match="10,001 lines"),
        document.transaction("Paste") as draft,
    ):
        operations.paste_outline(draft, board, Level.GOAL, "line\n" * 10_001)


def test_an_edited_card_keeps_its_first_wording() -> None:
    document, board = a_map()
    card = a_card(document, board, text="first")
    for text in ("second", "third"):
        with document.transaction("Edit") as draft:
            operations.set_text(draft, card.id, "text", f" {text} ")
    edited = document.find(Card, card.id)
    assert edited is not None
    assert (edited.text, edited.first_text) == ("third", "first")


def test_writing_the_same_text_changes_nothing() -> None:
    document, board = a_map()
    card = a_card(document, board, text="same")
    with document.transaction("Edit") as draft:
        operations.set_text(draft, card.id, "text", "same\n")
        assert draft.change().is_empty


def test_a_note_and_a_because_can_be_written_and_emptied() -> None:
    document, board = a_map()
    goal, objective = a_card(document, board), a_card(document, board, Level.OBJECTIVE, "o")
    link = a_link(document, objective, goal, because="so it is")
    with document.transaction("Edit") as draft:
        operations.set_text(draft, goal.id, "note", "ask Ann")
        operations.set_text(draft, link.id, "because", "")
    written, because = document.find(Card, goal.id), document.find(Link, link.id)
    assert written is not None
    assert because is not None
    assert (written.note, written.first_text, because.because) == ("ask Ann", None, "")


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [("text", " ", "can't be empty"), ("order", "3", "no text “order”"), ("id", "x", "no text")],
)
def test_wrong_writing_is_refused(field: str, text: str, sentence: str) -> None:
    document, board = a_map()
    card = a_card(document, board)
    with pytest.raises(RefusedError, match=sentence), document.transaction("Edit") as draft:
        operations.set_text(draft, card.id, field, text)


def test_the_lower_of_two_linked_cards_is_the_means() -> None:
    document, board = a_map()
    goal, tool = (
        a_card(document, board, Level.GOAL, "goal"),
        a_card(document, board, Level.TOOL, "t"),
    )
    with document.transaction("Link") as draft:
        operations.link_cards(draft, goal.id, tool.id)
    assert links_of(document) == {("t", "goal")}


def test_on_one_level_the_first_card_is_the_means() -> None:
    document, board = a_map()
    first, second = (a_card(document, board, Level.GOAL, text) for text in ("first", "second"))
    with document.transaction("Link") as draft:
        operations.link_cards(draft, first.id, second.id)
    assert links_of(document) == {("first", "second")}


def test_two_cards_of_one_level_may_wait_for_each_other() -> None:
    document, board = a_map()
    first, second = (a_card(document, board, Level.GOAL, text) for text in ("first", "second"))
    for one, other in ((first, second), (second, first)):
        with document.transaction("Link") as draft:
            operations.link_cards(draft, one.id, other.id)
    assert links_of(document) == {("first", "second"), ("second", "first")}
    circles = [one for one in STRATEGY_MAP.findings(board, document) if one.check == "S12"]
    assert [set(one.about) for one in circles] == [{first.id, second.id}]
    with pytest.raises(RefusedError, match="linked already"), document.transaction("Link") as draft:
        operations.link_cards(draft, second.id, first.id)
    with document.transaction("Unlink") as draft:
        operations.unlink_cards(draft, second.id, first.id)
    assert links_of(document) == {("first", "second")}


def test_wrong_links_are_refused_in_words() -> None:
    document, board = a_map()
    _, elsewhere = a_map(document)
    goal = a_card(document, board, text="goal")
    tool = a_card(document, board, Level.TOOL, "tool", under=goal)
    far = a_card(document, elsewhere, text="far")
    for first, second, sentence in (
        (goal, goal, "“goal” can't be linked to itself"),
        (goal, tool, "“goal” and “tool” are linked already"),
        (tool, goal, "“tool” and “goal” are linked already"),
        (goal, far, "Only cards of the same map"),
    ):
        with pytest.raises(RefusedError, match=sentence), document.transaction("Link") as draft:
            operations.link_cards(draft, first.id, second.id)


def test_unlinking_works_from_either_end_and_says_when_there_is_no_link() -> None:
    document, board = a_map()
    goal = a_card(document, board, text="goal")
    tool = a_card(document, board, Level.TOOL, "tool", under=goal)
    with document.transaction("Unlink") as draft:
        operations.unlink_cards(draft, goal.id, tool.id)
    assert links_of(document) == set()
    with (
        pytest.raises(RefusedError, match="“goal” and “tool” are not linked"),
        document.transaction("Unlink") as draft,
    ):
        operations.unlink_cards(draft, goal.id, tool.id)


def test_deleting_a_card_takes_its_links_along_and_undo_brings_all_back() -> None:
    document, board = a_map()
    chain = a_chain(document, board)
    before = {record.id: record for record in document}
    with document.transaction("Delete") as draft:
        assert operations.delete(draft, [chain[2].id, chain[2].id, "card_unknown"]) == 1
    assert len(links_of(document)) == 4
    document.undo()
    assert {record.id: record for record in document} == before


def test_a_copy_stands_behind_its_original_and_serves_the_same_end() -> None:
    document, board = a_map()
    goal = a_card(document, board, text="goal")
    objective = a_card(document, board, Level.OBJECTIVE, "o", under=goal, pinned_x=40)
    a_card(document, board, Level.OBJECTIVE, "last", under=goal)
    with document.transaction("Duplicate") as draft:
        (copy,) = operations.duplicate(draft, [objective.id])
    assert texts_of(document, board)[Level.OBJECTIVE] == ["o", "o", "last"]
    assert copy.pinned_x is None
    assert len(document.where(Link, target_id=goal.id)) == 3


def test_copies_of_linked_cards_are_linked_among_themselves() -> None:
    document, board = a_map()
    goal = a_card(document, board, text="goal")
    objective = a_card(document, board, Level.OBJECTIVE, "o", under=goal)
    with document.transaction("Duplicate") as draft:
        copied_goal, copied_objective = operations.duplicate(draft, [objective.id, goal.id])
    (link,) = document.where(Link, source_id=copied_objective.id)
    assert link.target_id == copied_goal.id
    assert len(document.where(Link, target_id=goal.id)) == 1


def test_an_unknown_level_is_refused_with_the_levels_there_are() -> None:
    with pytest.raises(RefusedError, match="no level “goals” on a strategy map; it has mission,"):
        operations.level_named("goals")


@given(st.lists(st.tuples(st.integers(0, 8), st.sampled_from("abcdefg")), max_size=40))
def test_every_place_asked_for_is_the_place_given(asked: list[tuple[int, str]]) -> None:
    document, board = a_map()
    expected: list[Card] = []
    for at, text in asked:
        after = expected[at] if at < len(expected) else None
        card = add(document, board, Level.GOAL, text, after=after)
        expected.insert(at + 1 if after else len(expected), card)
    row = sorted(document.all(Card), key=place_key)
    assert [card.id for card in row] == [card.id for card in expected]
