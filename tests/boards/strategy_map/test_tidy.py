"""Tidy: fewer crossings, the same each time, and nothing that is held is touched."""

import random
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confluence_desktop.boards.strategy_map import STRATEGY_MAP, clustering, pinning
from confluence_desktop.boards.strategy_map.shortening import Lengths
from confluence_desktop.boards.strategy_map.tidy import (
    crossings_of,
    map_graph,
    put_orders,
    tidy,
    tidy_orders,
)
from confluence_desktop.document.document import Document
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.store import RecordStore
from confluence_desktop.drawing.style import SCREEN
from confluence_desktop.workshop.cards import LEVELS, Board, BoardKind, Card, Level
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.links import Link
from tests.benchmarks.layout import board_of, generated_map
from tests.builders import a_card, a_link, a_map, texts_of
from tests.gallery.sessions import map_only


@st.composite
def small_maps(draw: st.DrawFn) -> tuple[Board, list[Card], list[Link]]:
    """Cards with orders that may be equal, some pinned, and links of every kind."""
    board = Board(id="board_1", type=BoardKind.STRATEGY_MAP, title="A map")
    counts = draw(st.lists(st.integers(0, 6), min_size=7, max_size=7))
    cards = [
        Card(
            id=f"card_{level}_{place}",
            board_id=board.id,
            level=level,
            text="text",
            order=draw(st.integers(0, 8)),
            pinned_x=draw(st.sampled_from([None, None, None, 0.0, 300.0])),
        )
        for level, count in zip(LEVELS, counts, strict=True)
        for place in range(count)
    ]
    links: dict[tuple[str, str], Link] = {}
    if len(cards) > 1:
        pair = st.tuples(st.sampled_from(cards), st.sampled_from(cards))
        for one, other in draw(st.lists(pair, max_size=25)):
            end, means = sorted((one, other), key=lambda card: card.level.rank)
            if end.id != means.id and (means.id, end.id) not in links:
                id_ = f"link_{len(links)}"
                links[means.id, end.id] = Link(id=id_, source_id=means.id, target_id=end.id)
    return board, cards, list(links.values())


@given(small_maps())
@settings(max_examples=25)
def test_tidy_never_makes_more_links_cross(drawn: tuple[Board, list[Card], list[Link]]) -> None:
    board, cards, links = drawn
    records = RecordStore([board, *cards, *links])
    orders = tidy_orders(board, records)
    assert crossings_of(board, records, orders) <= crossings_of(board, records)


@given(small_maps())
@settings(max_examples=25)
def test_tidy_gives_no_pinned_card_another_order(
    drawn: tuple[Board, list[Card], list[Link]],
) -> None:
    board, cards, links = drawn
    orders = tidy_orders(board, RecordStore([board, *cards, *links]))
    assert not [card for card in cards if card.pinned_x is not None and card.id in orders]


@given(small_maps())
@settings(max_examples=15)
def test_tidy_gives_equal_orders_whatever_the_order_of_the_records(
    drawn: tuple[Board, list[Card], list[Link]],
) -> None:
    board, cards, links = drawn
    there = RecordStore([board, *cards, *links])
    back = RecordStore([*reversed(links), *reversed(cards), board])
    assert tidy_orders(board, there) == tidy_orders(board, back)


@pytest.mark.parametrize("count", [30, 200])
def test_tidy_takes_most_crossings_out_of_a_map_in_any_order(count: int) -> None:
    records = generated_map(count, 1)
    board = board_of(records)
    before = crossings_of(board, records)
    assert crossings_of(board, records, tidy_orders(board, records)) < before / 3


def two_crossed(document: Document, board: Board) -> list[Card]:
    """Two goals and two objectives that serve the other one each."""
    goals = [a_card(document, board, Level.GOAL, text) for text in ("g1", "g2")]
    objectives = [a_card(document, board, Level.OBJECTIVE, text) for text in ("o1", "o2")]
    a_link(document, objectives[0], goals[1])
    a_link(document, objectives[1], goals[0])
    return [*goals, *objectives]


def test_tidying_is_one_undo() -> None:
    document, board = a_map()
    two_crossed(document, board)
    before = texts_of(document, board)
    with document.transaction("Tidy") as draft:
        assert tidy(draft, board) == 2
    assert crossings_of(board, document) == 0
    document.undo()
    assert texts_of(document, board) == before


def test_a_tidy_map_stays_as_it_is() -> None:
    document, board = a_map()
    two_crossed(document, board)
    with document.transaction("Tidy") as draft:
        tidy(draft, board)
    assert tidy_orders(board, document) == {}


def test_only_the_cards_that_were_named_change_places() -> None:
    document, board = a_map()
    cards = two_crossed(document, board)
    orders = tidy_orders(board, document, [card.id for card in cards[2:]])
    assert set(orders) == {card.id for card in cards[2:]}


def test_what_was_worked_out_passes_over_cards_that_are_gone_or_held_now() -> None:
    document, board = a_map()
    cards = two_crossed(document, board)
    draft = Draft(document)
    draft.put(cards[0].changed(pinned_x=10))
    draft.remove(cards[1])
    assert put_orders(draft, {cards[0].id: 5.0, cards[1].id: 6.0, cards[2].id: 7.0}) == 1


def test_a_link_that_skips_levels_counts_where_it_passes() -> None:
    document, board = a_map()
    goal = a_card(document, board, Level.GOAL, "g")
    objectives = [a_card(document, board, Level.OBJECTIVE, text) for text in ("o1", "o2")]
    other = a_card(document, board, Level.GOAL, "h")
    a_link(document, objectives[0], other)
    a_link(document, objectives[1], goal)
    a_card(document, board, Level.TOOL, "t", under=goal)
    assert crossings_of(board, document) == 1
    with document.transaction("Tidy") as draft:
        tidy(draft, board)
    assert crossings_of(board, document) == 0


def test_a_link_within_a_level_crosses_what_goes_down_between() -> None:
    document, board = a_map()
    first, middle, last = [a_card(document, board, Level.GOAL, text) for text in "abc"]
    a_card(document, board, Level.OBJECTIVE, "o", under=middle)
    a_link(document, first, last)
    assert crossings_of(board, document) == 1
    with document.transaction("Tidy") as draft:
        tidy(draft, board)
    assert crossings_of(board, document) == 0


def test_tidy_keeps_the_cards_of_a_cluster_side_by_side() -> None:
    records = generated_map(60, 5)
    board = board_of(records)
    tools = sorted(records.where(Card, board_id=board.id), key=lambda card: card.id)
    tools = [card for card in tools if card.level is Level.TOOL]
    together = {tools[0].id, tools[5].id, tools[9].id}
    cluster = Cluster(id="cluster_1", board_id=board.id, card_ids=tuple(sorted(together)))
    document = Document([*records.all(Card), *records.all(Link), board, cluster])
    with document.transaction("Tidy") as draft:
        tidy(draft, board)
    row = sorted(document.where(Card, board_id=board.id), key=lambda card: card.order)
    inside = [card.id in together for card in row if card.level is Level.TOOL]
    assert [is_in for is_in, _ in groupby(inside)].count(True) == 1


def test_grouped_cards_come_together_when_tidying_though_nothing_crosses() -> None:
    document, board = a_map()
    cards = [a_card(document, board, Level.GOAL, text) for text in "abc"]
    with document.transaction("Group") as draft:
        cluster = clustering.group(draft, board, [cards[0].id, cards[2].id])
    with document.transaction("Apart") as draft:
        draft.put(cards[2].changed(order=9.0))
    with document.transaction("Tidy") as draft:
        tidy(draft, board)
    assert texts_of(document, board)[Level.GOAL] in (["a", "c", "b"], ["b", "a", "c"])
    assert cluster.card_ids == (cards[0].id, cards[2].id)


def real_length(document: Document, board: Board) -> float:
    """How far the links run from left to right, as the map is drawn."""
    drawing = STRATEGY_MAP.draw(board, document, SCREEN)
    middle = {figure.key: figure.bounds.centre.x for figure in drawing.figures}
    return sum(abs(middle[one.source_id] - middle[one.target_id]) for one in document.all(Link))


def full_lanes(document: Document, board: Board) -> tuple[list[Card], list[Card]]:
    """As many goals and objectives as stand beside each other, none linked."""
    goals = [a_card(document, board, Level.GOAL, f"g{number}") for number in range(6)]
    return goals, [a_card(document, board, Level.OBJECTIVE, f"o{number}") for number in range(6)]


def test_a_card_far_from_its_end_comes_to_it_though_nothing_crosses() -> None:
    document, board = a_map()
    goals, objectives = full_lanes(document, board)
    a_link(document, objectives[5], goals[0])
    before = real_length(document, board)
    assert crossings_of(board, document) == 0
    with document.transaction("Tidy") as draft:
        assert tidy(draft, board)
    assert real_length(document, board) < before / 4
    lanes = texts_of(document, board)
    others = [text for text in lanes[Level.OBJECTIVE] if text != "o5"]
    assert others == ["o0", "o1", "o2", "o3", "o4"]
    assert [text for text in lanes[Level.GOAL] if text != "g0"] == ["g1", "g2", "g3", "g4", "g5"]
    assert tidy_orders(board, document) == {}


def test_a_pinned_end_is_come_to_and_not_moved() -> None:
    document, board = a_map()
    goals, objectives = full_lanes(document, board)
    a_link(document, objectives[5], goals[0])
    with document.transaction("Pin") as draft:
        seen = STRATEGY_MAP.draw(board, document, SCREEN)
        pinning.pin(draft, [card.id for card in (*goals, *objectives[:2])], seen)
    before = {card.id: card for card in document.all(Card)}
    with document.transaction("Tidy") as draft:
        tidy(draft, board)
    now = {card.id: card for card in document.all(Card)}
    held = [*goals, *objectives[:2]]
    assert [now[card.id] for card in held] == [before[card.id] for card in held]
    assert texts_of(document, board)[Level.OBJECTIVE].index("o5") < 5


def test_families_without_a_link_between_them_stand_side_by_side() -> None:
    document, board = a_map()
    goals = [a_card(document, board, Level.GOAL, f"g{number}") for number in range(4)]
    for number, goal in enumerate(goals):
        for level in (Level.OBJECTIVE, Level.STRATEGY):
            a_card(document, board, level, f"{level} alone {number}")
        objective = a_card(document, board, Level.OBJECTIVE, f"o{number}", under=goal)
        a_card(document, board, Level.STRATEGY, f"s{3 - number}", under=objective)
    with document.transaction("Shuffle") as draft:
        strategies = [card for card in draft.all(Card) if card.level is Level.STRATEGY]
        for place, card in enumerate(sorted(strategies, key=lambda card: card.text)):
            draft.put(card.changed(order=float(place)))
    with document.transaction("Tidy") as draft:
        tidy(draft, board)
    assert crossings_of(board, document) == 0
    assert real_length(document, board) < 4 * 260


@given(small_maps())
@settings(max_examples=25)
def test_where_as_many_links_cross_as_before_they_run_no_further(
    drawn: tuple[Board, list[Card], list[Link]],
) -> None:
    board, cards, links = drawn
    records = RecordStore([board, *cards, *links])
    orders = tidy_orders(board, records)
    after = RecordStore(
        [
            board,
            *links,
            *(card.changed(order=orders.get(card.id, card.order)) for card in cards),
        ]
    )
    if crossings_of(board, after) == crossings_of(board, records):
        assert total_length(board, after) <= total_length(board, records)


def total_length(board: Board, records: RecordStore) -> float:
    graph = map_graph(board, records)
    cards = {card.id: card for card in records.all(Card)}
    return Lengths(graph, [cards[id_] for id_ in graph.ids]).total(graph.start)


@pytest.mark.parametrize("seed", range(4))
def test_links_of_a_map_in_any_order_run_not_much_further_than_those_of_its_families(
    seed: int,
) -> None:
    chance = random.Random(seed)  # noqa: S311  # equal each time, nothing to keep secret
    records = map_only(120)
    links = [one for one in records if isinstance(one, Link) and chance.random() < 0.75]
    others = [one for one in records if not isinstance(one, Link)]
    document = Document([*others, *links])
    (board,) = document.all(Board)
    as_made = real_length(document, board)
    with document.transaction("Shuffle") as draft:
        for level in LEVELS:
            row = [card for card in draft.all(Card) if card.level is level]
            orders = chance.sample(range(len(row)), len(row))
            for card, order in zip(sorted(row, key=lambda card: card.id), orders, strict=True):
                draft.put(card.changed(order=float(order)))
    assert real_length(document, board) > 5 * as_made
    with document.transaction("Tidy") as draft:
        tidy(draft, board)
    assert crossings_of(board, document) == 0
    assert real_length(document, board) < 1.4 * as_made
