"""Bringing cards to another lane or place."""

from collections.abc import Sequence

import pytest

from confluence_desktop.boards.board_type import Direction
from confluence_desktop.boards.strategy_map import moving
from confluence_desktop.document.document import Document
from confluence_desktop.workshop.cards import Board, Card, Level
from tests.builders import a_card, a_chain, a_link, a_map, links_of, texts_of


def cards(document: Document, board: Board, level: Level, texts: str) -> list[Card]:
    return [a_card(document, board, level, text) for text in texts]


def shift(document: Document, board: Board, moved: Sequence[Card], way: Direction) -> None:
    with document.transaction("Move") as draft:
        moving.shift_cards(draft, board, [card.id for card in moved], way)


@pytest.mark.parametrize(
    ("way", "chosen", "row"),
    [
        (Direction.LEFT, "c", "acbd"),
        (Direction.RIGHT, "b", "acbd"),
        (Direction.LEFT, "a", "abcd"),
        (Direction.RIGHT, "d", "abcd"),
        (Direction.LEFT, "bc", "bcad"),
        (Direction.RIGHT, "bc", "adbc"),
        (Direction.LEFT, "ab", "abcd"),
        (Direction.RIGHT, "ac", "badc"),
    ],
)
def test_cards_move_one_place_sideways_together(way: Direction, chosen: str, row: str) -> None:
    document, board = a_map()
    lane = cards(document, board, Level.GOAL, "abcd")
    shift(document, board, [card for card in lane if card.text in chosen], way)
    assert "".join(texts_of(document, board)[Level.GOAL]) == row


def test_a_card_moves_one_lane_and_stops_at_the_ends() -> None:
    document, board = a_map()
    (mission,) = cards(document, board, Level.MISSION, "m")
    shift(document, board, [mission], Direction.UP)
    assert texts_of(document, board) == {Level.MISSION: ["m"]}
    shift(document, board, [mission], Direction.DOWN)
    assert texts_of(document, board) == {Level.VISION: ["m"]}


def test_a_card_that_passes_its_end_turns_their_link_round() -> None:
    document, board = a_map()
    goal = a_card(document, board, Level.GOAL, "goal")
    objective = a_card(document, board, Level.OBJECTIVE, "objective", under=goal)
    with document.transaction("Move") as draft:
        moving.send_cards(draft, board, [objective.id], Level.VISION)
    assert links_of(document) == {("goal", "objective")}


def test_turned_links_never_double_a_pair() -> None:
    document, board = a_map()
    first, second = cards(document, board, Level.GOAL, "ab")
    a_link(document, first, second)
    a_link(document, second, first)
    shift(document, board, [second], Direction.DOWN)
    assert links_of(document) == {("b", "a")}


def test_a_card_moved_down_joins_its_parents_family_there() -> None:
    document, board = a_map()
    first, second = cards(document, board, Level.VISION, "12")
    for parent in (first, second):
        a_card(document, board, Level.OBJECTIVE, f"under {parent.text}", under=parent)
    moved = a_card(document, board, Level.GOAL, "moved", under=first)
    shift(document, board, [moved], Direction.DOWN)
    assert texts_of(document, board)[Level.OBJECTIVE] == ["under 1", "moved", "under 2"]


def test_sending_puts_cards_on_a_level_and_under_a_card() -> None:
    document, board = a_map()
    (goal,) = cards(document, board, Level.GOAL, "g")
    sent = cards(document, board, Level.TOOL, "xy")
    with document.transaction("Move") as draft:
        ids = [card.id for card in sent]
        moving.send_cards(draft, board, ids, Level.STRATEGY, under=goal.id)
    assert texts_of(document, board)[Level.STRATEGY] == ["x", "y"]
    assert links_of(document) == {("x", "g"), ("y", "g")}


def test_cards_dropped_in_a_lane_stand_at_that_place_in_their_order() -> None:
    document, board = a_map()
    goals = cards(document, board, Level.GOAL, "abcd")
    (tool,) = cards(document, board, Level.TOOL, "t")
    with document.transaction("Move") as draft:
        moving.move_cards(draft, board, [goals[3].id, goals[0].id], Level.GOAL, at=1)
    assert "".join(texts_of(document, board)[Level.GOAL]) == "badc"
    with document.transaction("Move") as draft:
        moving.move_cards(draft, board, [tool.id], Level.GOAL, at=0)
    assert "".join(texts_of(document, board)[Level.GOAL]) == "tbadc"


def test_a_chain_that_is_dropped_one_lane_lower_keeps_its_steps() -> None:
    document, board = a_map()
    chain = a_chain(document, board, ["m", "v", "g"])
    with document.transaction("Move") as draft:
        moving.move_cards(draft, board, [card.id for card in chain], Level.VISION, at=0)
    assert texts_of(document, board) == {
        Level.VISION: ["m"],
        Level.GOAL: ["v"],
        Level.OBJECTIVE: ["g"],
    }


def test_a_pinned_card_is_held_where_it_was_dropped() -> None:
    document, board = a_map()
    card = a_card(document, board, pinned_x=100)
    with document.transaction("Move") as draft:
        moving.move_cards(draft, board, [card.id], Level.GOAL, at=0, pinned_x=420)
    moved = document.find(Card, card.id)
    assert moved is not None
    assert moved.pinned_x == 420
