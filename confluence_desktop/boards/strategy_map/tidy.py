"""Tidy: the cards of each lane in an order in which few links cross, and they run not far.

Working out is pure and needs only records, so that it can run on a snapshot beside the interface;
putting what was worked out into a draft is quick. Pinned cards are never touched, cards keep their
levels, and the cards of a cluster stay side by side.
"""

from collections.abc import Collection, Mapping, Sequence

from confluence_desktop.boards.strategy_map.clustering import clusters_of
from confluence_desktop.boards.strategy_map.crossings import (
    crossings_as_ordered,
    with_few_crossings,
)
from confluence_desktop.boards.strategy_map.lanes import Lanes
from confluence_desktop.boards.strategy_map.layered import Graph, graph_of
from confluence_desktop.boards.strategy_map.mending import crossings_in
from confluence_desktop.boards.strategy_map.shortening import Lengths, is_worth_it, shortened
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import LEVELS, Board, Card, Level
from confluence_desktop.workshop.ordering import has_room_between, order_between, place_key

Rows = Sequence[Sequence[Card]]


def tidy(draft: Draft, board: Board, card_ids: Collection[str] | None = None) -> int:
    """Tidy a map, or some of its cards; says how many changed places, none if it is tidy."""
    return put_orders(draft, tidy_orders(board, draft, card_ids))


def put_orders(draft: Draft, orders: Mapping[str, float]) -> int:
    """Give cards the orders that `tidy_orders` worked out; those that are gone are passed over.

    A card that was pinned meanwhile is not touched. Says how many changed places.
    """
    changed = 0
    for card_id, order in orders.items():
        card = draft.find(Card, card_id)
        if card is not None and card.pinned_x is None and card.order != order:
            draft.put(card.changed(order=order))
            changed += 1
    return changed


def tidy_orders(
    board: Board, records: Records, card_ids: Collection[str] | None = None
) -> dict[str, float]:
    """The new `order` of every card that changes places, by its id; nothing if it is tidy. Pure.

    Args:
        board: The map.
        records: A document or a snapshot of one.
        card_ids: The cards that may move; None for all.
    """
    graph = map_graph(board, records, card_ids)
    before = crossings_as_ordered(graph)
    cards = {card.id: card for card in records.where(Card, board_id=board.id)}
    is_whole = _clusters_are_whole(graph)
    found = with_few_crossings(graph) if before or not is_whole else graph.start
    if is_whole and crossings_in(graph, found) >= before:
        found = graph.start  # whoever stands well stays
    lengths = Lengths(graph, [cards[id_] for id_ in graph.ids])
    found = shortened(graph, lengths, found)
    if found is graph.start:
        return {}
    rows = [
        [cards[graph.ids[node]] for node in layer if node < graph.cards]
        for layer in found[: len(LEVELS)]
    ]
    orders: dict[str, float] = {}
    for row in rows:
        orders.update(_orders_in(row))
    after = crossings_of(board, records, orders)
    if not is_whole or after < before:
        return orders
    is_shorter = is_worth_it(lengths.total(found), lengths.total(graph.start))
    return orders if after == before and is_shorter else {}


def crossings_of(board: Board, records: Records, orders: Mapping[str, float] | None = None) -> int:
    """How many links of a map cross, where each passes the lanes between as well as it can.

    Args:
        board: The map.
        records: Its cards and links.
        orders: Other orders than the cards have, by id.
    """
    return crossings_as_ordered(map_graph(board, records, orders=orders))


def map_graph(
    board: Board,
    records: Records,
    card_ids: Collection[str] | None = None,
    orders: Mapping[str, float] | None = None,
) -> Graph:
    """The layered graph of a map."""
    lanes = Lanes(records, board.id)
    rows: Mapping[Level, list[Card]] = lanes.rows
    if orders:
        changed = {level: [_placed(card, orders) for card in row] for level, row in rows.items()}
        rows = {level: sorted(row, key=place_key) for level, row in changed.items()}
    links = sorted(
        (link.source_id, link.target_id) for id_ in lanes.cards for link in lanes.links_up(id_)
    )
    clusters = [cluster.card_ids for cluster in clusters_of(records, board.id)]
    movable = None if card_ids is None else frozenset(card_ids)
    return graph_of(rows, links, clusters, movable)


def _placed(card: Card, orders: Mapping[str, float]) -> Card:
    order = orders.get(card.id)
    return card if order is None else card.model_copy(update={"order": order})


def _clusters_are_whole(graph: Graph) -> bool:
    """Whether the cards of each cluster stand side by side already."""
    for layer in graph.start:
        cards = [node for node in layer if node < graph.cards]
        seen: set[int] = set()
        last = -1
        for node in cards:
            unit = graph.unit[node]
            if unit != last and unit in seen:
                return False
            seen.add(unit)
            last = unit
    return True


def _orders_in(row: Sequence[Card]) -> dict[str, float]:
    """New orders for a lane; pinned cards keep theirs, and so does whoever stands as before."""
    values = sorted(card.order for card in row)
    if len(set(values)) == len(values):
        return {
            card.id: value
            for card, value in zip(row, values, strict=True)
            if card.order != value and card.pinned_x is None
        }
    placed: list[Card] = []
    for place, card in enumerate(row):
        if card.pinned_x is not None:
            placed.append(card)
            continue
        before = placed[-1] if placed else None
        behind = next((other for other in row[place:] if other.pinned_x is not None), None)
        if not has_room_between(before, behind):
            behind = None
        placed.append(card.model_copy(update={"order": order_between(before, behind)}))
    return {
        card.id: card.order
        for card, old in zip(placed, row, strict=True)
        if card.order != old.order
    }
