"""Verbs for clusters: cards of a map that go by one name, and can be shown as one block."""

from collections.abc import Collection, Sequence

from confluence_desktop.boards.strategy_map.lanes import Lanes
from confluence_desktop.boards.strategy_map.operations import put_in_row
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Records, get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.ordering import order_at_end
from confluence_desktop.workshop.spoken import say


def clusters_of(records: Records, board_id: str) -> list[Cluster]:
    """The clusters of a map in their order."""
    found = records.where(Cluster, board_id=board_id)
    return sorted(found, key=lambda cluster: (cluster.order, cluster.id))


def cluster_of(records: Records, card: Card) -> Cluster | None:
    """The cluster in which a card lies."""
    found = records.where(Cluster, board_id=card.board_id)
    return next((cluster for cluster in found if card.id in cluster.card_ids), None)


def group(draft: Draft, board: Board, card_ids: Collection[str], name: str = "") -> Cluster:
    """Make a cluster of cards, side by side in their lanes; they leave the clusters they were in.

    Ids of clusters stand for their cards, so that grouping clusters makes one of them.

    Raises:
        RefusedError: There is no card of this map among them.
    """
    lanes = Lanes(draft, board.id)
    cards = lanes.in_map_order(with_members(draft, card_ids))
    if not cards:
        message = say("refused.nothing_to_group")
        raise RefusedError(message)
    ids = tuple(card.id for card in cards)
    leave(draft, board.id, ids)
    _stand_together(draft, lanes, cards)
    order = order_at_end(draft.where(Cluster, board_id=board.id))
    return draft.put(Cluster.new(board_id=board.id, name=name.strip(), card_ids=ids, order=order))


def rename(draft: Draft, cluster_id: str, name: str) -> None:
    """Give a cluster another name, or none.

    Raises:
        RecordMissingError: It is not there (any more).
    """
    cluster = get(draft, Cluster, cluster_id)
    if cluster.name != name.strip():
        draft.put(cluster.changed(name=name.strip()))


def set_collapsed(draft: Draft, cluster_ids: Collection[str], *, collapsed: bool) -> int:
    """Show clusters as one block each, or open them; says how many were not so before.

    Ids of cards stand for the clusters they lie in.

    Raises:
        RefusedError: There is no cluster among them.
    """
    found = _clusters(draft, cluster_ids)
    changed = [cluster for cluster in found if cluster.collapsed is not collapsed]
    for cluster in changed:
        draft.put(cluster.changed(collapsed=collapsed))
    return len(changed)


def toggle_collapsed(draft: Draft, cluster_ids: Collection[str]) -> bool:
    """Collapse clusters, or open them where all are collapsed; says whether they are collapsed now.

    Raises:
        RefusedError: There is no cluster among them.
    """
    collapsed = not all(cluster.collapsed for cluster in _clusters(draft, cluster_ids))
    set_collapsed(draft, cluster_ids, collapsed=collapsed)
    return collapsed


def ungroup(draft: Draft, cluster_ids: Collection[str]) -> int:
    """Take clusters away; their cards stay. Ids of cards stand for the clusters they lie in.

    Raises:
        RefusedError: There is no cluster among them.
    """
    found = _clusters(draft, cluster_ids)
    for cluster in found:
        draft.remove(cluster)
    return len(found)


def put_in(draft: Draft, board: Board, cluster_id: str, card_ids: Collection[str]) -> int:
    """Add cards to a cluster, beside those it has; they leave the ones they were in.

    Says how many did not lie in it before.

    Raises:
        RefusedError: There is no card of this map among them.
        RecordMissingError: The cluster is not there (any more).
    """
    cluster = get(draft, Cluster, cluster_id)
    lanes = Lanes(draft, board.id)
    new = [id_ for id_ in with_members(draft, card_ids) if id_ in lanes.cards]
    if not new:
        message = say("refused.nothing_to_put_into_a_cluster")
        raise RefusedError(message)
    joining = [id_ for id_ in new if id_ not in cluster.card_ids]
    if not joining:
        message = say("refused.in_that_cluster_already")
        raise RefusedError(message)
    leave(draft, board.id, joining)
    _stand_beside(draft, lanes, cluster.card_ids, joining)
    cards = lanes.in_map_order([*cluster.card_ids, *joining])
    draft.put(cluster.changed(card_ids=tuple(card.id for card in cards)))
    return len(joining)


def take_out(draft: Draft, board: Board, card_ids: Collection[str]) -> int:
    """Take cards out of their clusters, and from between their cards; says how many lay in one.

    A cluster that is left empty goes.

    Raises:
        RefusedError: None of them lies in a cluster.
    """
    lanes = Lanes(draft, board.id)
    clusters = clusters_of(draft, board.id)
    left = leave(draft, board.id, card_ids)
    if not left:
        message = say("refused.in_no_cluster")
        raise RefusedError(message)
    for cluster in clusters:
        _step_aside(draft, lanes, cluster.card_ids, card_ids)
    return left


def let_go(draft: Draft, board: Board, record_ids: Collection[str]) -> int:
    """Take clusters away, and single cards out of theirs; says how many cards are free now.

    Raises:
        RefusedError: There is no cluster among them, and no card that lies in one.
    """
    clusters = [one for id_ in record_ids if (one := draft.find(Cluster, id_)) is not None]
    if not clusters:
        return take_out(draft, board, record_ids)
    freed = {id_ for cluster in clusters for id_ in cluster.card_ids}
    ungroup(draft, [cluster.id for cluster in clusters])
    single = [card for id_ in record_ids if (card := draft.find(Card, id_)) is not None]
    others = {card.id for card in single if cluster_of(draft, card) is not None}
    return len(freed) + (take_out(draft, board, others) if others else 0)


def leave(draft: Draft, board_id: str, card_ids: Collection[str]) -> int:
    """Take cards out of their clusters and leave them where they stand; says how many lay in one.

    A cluster that is left empty goes.
    """
    leaving = set(card_ids)
    count = 0
    for cluster in draft.where(Cluster, board_id=board_id):
        staying = tuple(id_ for id_ in cluster.card_ids if id_ not in leaving)
        if staying == cluster.card_ids:
            continue
        count += len(cluster.card_ids) - len(staying)
        if staying:
            draft.put(cluster.changed(card_ids=staying))
        else:
            draft.remove(cluster)
    return count


def with_members(records: Records, record_ids: Collection[str]) -> list[str]:
    """Ids with those of clusters replaced by their cards, so that a cluster moves as they do."""
    ids: dict[str, None] = {}
    for id_ in record_ids:
        cluster = records.find(Cluster, id_)
        ids.update(dict.fromkeys([id_] if cluster is None else cluster.card_ids))
    return list(ids)


def collapsed_among(records: Records, board_id: str, card_ids: Collection[str]) -> list[str]:
    """The ids of the collapsed clusters in which some cards are out of sight."""
    return [
        cluster.id
        for cluster in records.where(Cluster, board_id=board_id)
        if cluster.collapsed and any(id_ in card_ids for id_ in cluster.card_ids)
    ]


def _stand_together(draft: Draft, lanes: Lanes, cards: Sequence[Card]) -> None:
    """Bring the cards of each lane beside the first of them; pinned ones stay where they are."""
    for first in cards:
        row = lanes.rows[first.level]
        together = [card for card in cards if card.level is first.level]
        free = [lanes.cards[card.id] for card in together if card.pinned_x is None]
        if first.id != together[0].id or len(free) <= 1:
            continue
        at = row.index(free[0])
        if row[at : at + len(free)] == free:
            continue
        for place, card in enumerate(free[1:], at + 1):
            put_in_row(draft, lanes, lanes.cards[card.id], at=place)


def _stand_beside(
    draft: Draft, lanes: Lanes, members: Collection[str], joining: Collection[str]
) -> None:
    """Bring cards that join a cluster beside its cards, from the side that they stand on.

    Those of a lane without any come together there; pinned ones stay where they are.
    """
    _stand_together(
        draft,
        lanes,
        [
            card
            for card in lanes.in_map_order(joining)
            if not any(other.id in members for other in lanes.rows[card.level])
        ],
    )
    for row in [list(row) for row in lanes.rows.values()]:
        there = [place for place, card in enumerate(row) if card.id in members]
        free = [
            (place, card)
            for place, card in enumerate(row)
            if card.id in joining and card.pinned_x is None
        ]
        if there:
            before = [card for place, card in free if place < there[0]]
            behind = [card for place, card in free if place > there[-1]]
            _flank(draft, lanes, (row[there[0]], row[there[-1]]), before, behind)


def _step_aside(
    draft: Draft, lanes: Lanes, members: Collection[str], leaving: Collection[str]
) -> None:
    """Bring cards that leave a cluster out from between those that stay, to the nearer side."""
    for row in [list(row) for row in lanes.rows.values()]:
        staying = [
            place for place, card in enumerate(row) if card.id in members and card.id not in leaving
        ]
        between = [
            (place, card)
            for place, card in enumerate(row)
            if card.id in members and card.id in leaving and card.pinned_x is None
            if staying and staying[0] < place < staying[-1]
        ]
        if between:
            middle = (staying[0] + staying[-1]) / 2
            before = [card for place, card in between if place < middle]
            behind = [card for place, card in between if place >= middle]
            _flank(draft, lanes, (row[staying[0]], row[staying[-1]]), before, behind)


def _flank(
    draft: Draft,
    lanes: Lanes,
    ends: tuple[Card, Card],
    before: Sequence[Card],
    behind: Sequence[Card],
) -> None:
    """Bring cards of a lane right before the first, and right behind the last of some others."""
    first, last = ends

    def put(card: Card, beside: Card, by: int) -> None:
        others = [one.id for one in lanes.rows[card.level] if one.id != card.id]
        at = others.index(beside.id) + by
        if lanes.place_in_row(lanes.cards[card.id]) != at:
            put_in_row(draft, lanes, lanes.cards[card.id], at=at)

    for card in before:
        put(card, first, 0)
    for card in reversed(behind):
        put(card, last, 1)


def _clusters(draft: Draft, record_ids: Collection[str]) -> list[Cluster]:
    """The clusters of some ids, and those in which cards of these ids lie."""
    found: dict[str, Cluster] = {}
    for id_ in record_ids:
        cluster = draft.find(Cluster, id_)
        card = draft.find(Card, id_) if cluster is None else None
        if card is not None:
            cluster = cluster_of(draft, card)
        if cluster is not None:
            found[cluster.id] = cluster
    if not found:
        message = say("refused.no_cluster")
        raise RefusedError(message)
    return list(found.values())
