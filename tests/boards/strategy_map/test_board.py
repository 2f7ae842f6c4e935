"""The strategy map as windows and the command line use it."""

import pytest

from confluence_desktop.boards.board_type import Destination, Direction
from confluence_desktop.boards.strategy_map import STRATEGY_MAP
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.style import SCREEN, TOKENS, Medium, Style
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import LEVELS, Card, Level
from confluence_desktop.workshop.links import Link
from tests.builders import a_card, a_chain, a_map, links_of, texts_of


def test_there_are_seven_destinations_with_the_numbers_of_their_keys() -> None:
    document, board = a_map()
    found = STRATEGY_MAP.destinations(board, document)
    assert [one.number for one in found] == [1, 2, 3, 4, 5, 6, 7]
    assert [one.key for one in found] == [level.value for level in Level]
    assert found[4].label == "Strategies"
    assert all(one.token in TOKENS for one in found)


def test_adding_and_pasting_go_under_the_card_of_the_destination() -> None:
    document, board = a_map()
    goal = a_card(document, board, text="goal")
    to = Destination("objective", "Objectives", "level.objective", under_id=goal.id)
    with document.transaction("Add") as draft:
        STRATEGY_MAP.add(draft, board, to, "one")
    with document.transaction("Paste") as draft:
        pasted = STRATEGY_MAP.paste(draft, board, to, "two\n  three")
    assert len(pasted) == 2
    assert links_of(document) == {("one", "goal"), ("two", "goal"), ("three", "two")}


def test_an_unknown_destination_is_refused() -> None:
    document, board = a_map()
    to = Destination("crossing", "The crossing", "meet")
    with pytest.raises(RefusedError, match="no level “crossing”"), document.transaction("Add") as d:
        STRATEGY_MAP.add(d, board, to, "step")


def test_a_card_dropped_in_another_lane_stands_where_it_fell() -> None:
    document, board = a_map()
    cards = [a_card(document, board, Level.GOAL, text) for text in "abc"]
    tool = a_card(document, board, Level.TOOL, "t")
    second = STRATEGY_MAP.draw(board, document, SCREEN).figure(cards[1].id)
    assert second is not None
    place = Point(second.bounds.centre.x + 10, second.bounds.y)
    with document.transaction("Move") as draft:
        STRATEGY_MAP.move(draft, board, [tool.id], place)
    assert texts_of(document, board) == {Level.GOAL: ["a", "b", "t", "c"]}


def test_a_drop_is_meant_as_the_drawing_shows_it() -> None:
    document, board = a_map()
    for level in LEVELS:
        a_card(document, board, level, level.plural)
    tool = a_card(document, board, Level.TOOL, "t")
    low = Style(Medium.SCREEN, aspect=1.8)
    seen = STRATEGY_MAP.draw(board, document, low)
    goal_lane = next(band for band in seen.bands if band.key == "level.goal")
    place = Point(900, goal_lane.bottom - 1)
    with document.transaction("Move") as draft:
        STRATEGY_MAP.move(draft, board, [tool.id], place, seen)
    assert texts_of(document, board)[Level.GOAL] == ["Goals", "t"]
    place = Point(900, goal_lane.top + 1)
    with document.transaction("Move") as draft:
        STRATEGY_MAP.move(draft, board, [tool.id], place, STRATEGY_MAP.draw(board, document, low))
    assert texts_of(document, board)[Level.GOAL] == ["Goals", "t"]


def test_a_pinned_card_that_is_dropped_is_drawn_with_its_middle_there() -> None:
    document, board = a_map()
    card = a_card(document, board, pinned_x=0)
    with document.transaction("Move") as draft:
        STRATEGY_MAP.move(draft, board, [card.id], Point(600, 320))
    figure = STRATEGY_MAP.draw(board, document, SCREEN).figure(card.id)
    assert figure is not None
    assert figure.bounds.centre.x == 600


def test_dropping_nothing_that_is_there_changes_nothing() -> None:
    document, board = a_map()
    with document.transaction("Move") as draft:
        STRATEGY_MAP.move(draft, board, ["card_gone"], Point(0, 0))
        assert draft.change().is_empty


def test_sending_goes_to_the_level_of_the_destination() -> None:
    document, board = a_map()
    card = a_card(document, board)
    with document.transaction("Move") as draft:
        to = Destination("tool", "Tools", "level.tool")
        STRATEGY_MAP.send(draft, board, [card.id], to)
    assert list(texts_of(document, board)) == [Level.TOOL]


def test_arrow_keys_walk_along_links_and_lanes() -> None:
    document, board = a_map()
    vision = a_card(document, board, Level.VISION, "vision")
    goals = [a_card(document, board, Level.GOAL, text, under=vision) for text in "abc"]
    tool = a_card(document, board, Level.TOOL, "tool", under=goals[2])
    loose = a_card(document, board, Level.STRATEGY, "loose")

    def go(card: Card, way: Direction) -> str | None:
        return STRATEGY_MAP.neighbour(board, document, card.id, way)

    assert go(vision, Direction.DOWN) == goals[1].id
    assert go(goals[0], Direction.UP) == vision.id
    assert go(goals[0], Direction.RIGHT) == goals[1].id
    assert go(goals[0], Direction.LEFT) is None
    assert go(goals[2], Direction.DOWN) == tool.id
    assert go(tool, Direction.UP) == goals[2].id
    assert go(loose, Direction.UP) == goals[1].id
    assert go(loose, Direction.DOWN) == tool.id
    assert go(vision, Direction.UP) is None


def test_from_a_link_the_arrows_go_to_its_cards() -> None:
    document, board = a_map()
    goal = a_card(document, board)
    tool = a_card(document, board, Level.TOOL, "tool", under=goal)
    (link,) = document.all(Link)
    assert STRATEGY_MAP.neighbour(board, document, link.id, Direction.UP) == goal.id
    assert STRATEGY_MAP.neighbour(board, document, link.id, Direction.DOWN) == tool.id
    assert STRATEGY_MAP.neighbour(board, document, link.id, Direction.LEFT) is None


def test_a_trace_holds_the_chains_up_and_down_but_no_siblings() -> None:
    document, board = a_map()
    chain = a_chain(document, board)
    a_card(document, board, Level.GOAL, "sibling", under=chain[1])
    traced = STRATEGY_MAP.trace(board, document, chain[4].id)
    assert {card.id for card in chain} <= traced
    assert len(traced) == 7 + 6


def test_a_trace_through_a_circle_ends() -> None:
    document, board = a_map()
    one, other = (a_card(document, board, Level.GOAL, text) for text in "ab")
    with document.transaction("Link") as draft:
        draft.put(Link.new(source_id=one.id, target_id=other.id))
        draft.put(Link.new(source_id=other.id, target_id=one.id))
    assert len(STRATEGY_MAP.trace(board, document, one.id)) == 4


def test_what_is_not_on_the_map_has_no_neighbours() -> None:
    document, board = a_map()
    assert STRATEGY_MAP.neighbour(board, document, "card_gone", Direction.UP) is None
