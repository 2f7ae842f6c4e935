"""Tidy: fewer crossings, the same each time, and nothing that is held is touched."""

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confluence_desktop.boards.strategy_map import clustering
from confluence_desktop.boards.strategy_map.tidy import (
    crossings_of,
    put_orders,
    tidy,
    tidy_orders,
)
from confluence_desktop.document.document import Document
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.store import RecordStore
from confluence_desktop.workshop.cards import LEVELS, Board, BoardKind, Card, Level
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.links import Link
from tests.benchmarks.layout import board_of, generated_map
from tests.builders import a_card, a_link, a_map, texts_of


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
