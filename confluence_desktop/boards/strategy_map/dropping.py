"""What a drop means to clusters: onto an outline puts cards in, beside it takes them out."""

from collections.abc import Collection

from confluence_desktop.boards.strategy_map import clustering
from confluence_desktop.document.change import Change
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Records
from confluence_desktop.drawing.geometry import Point
from confluence_desktop.drawing.shapes import Drawing
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.spoken import say


def drop_on_clusters(
    draft: Draft, board: Board, card_ids: Collection[str], leader: Card, onto: Cluster | None
) -> None:
    """Put cards that were just moved into the cluster on which the leader was dropped.

    A card that is dropped in its lane beside the outline in which it stood leaves its cluster. In
    another lane it stays in, as clusters run through lanes; so does one that was alone in its lane,
    as it took the outline along.

    Args:
        leader: The card that decides, as it was before the move.
        onto: What `cluster_at` found there.
    """
    own = clustering.cluster_of(draft, leader)
    if own is not None and set(own.card_ids) <= set(card_ids):
        return  # the whole cluster was moved
    if onto is not None:
        if any(id_ not in onto.card_ids for id_ in card_ids):
            clustering.put_in(draft, board, onto.id, card_ids)
    elif own is not None and _leaves_its_lane_mates(draft, own, card_ids, leader):
        clustering.leave(draft, board.id, [id_ for id_ in own.card_ids if id_ in card_ids])


def cluster_at(records: Records, board: Board, seen: Drawing, to: Point) -> Cluster | None:
    """The cluster whose outline, or whose block, lies at a point of a drawing."""
    clusters = {one.id: one for one in records.where(Cluster, board_id=board.id)}
    if not clusters:
        return None
    for figure in seen.figures:
        cluster = clusters.get(figure.record_id or "")
        if cluster is None or not figure.bounds.holds(to):
            continue
        if cluster.collapsed or figure.key != cluster.id:  # the name alone is no place to drop on
            return cluster
    return None


def said_of_clusters(change: Change) -> str:
    """What a move did to clusters, for the name of its undo; empty if nothing."""
    grew = shrank = False
    for id_ in change.before.keys() | change.after.keys():
        before, after = change.before.get(id_), change.after.get(id_)
        if isinstance(before, Cluster) or isinstance(after, Cluster):
            was = len(before.card_ids) if isinstance(before, Cluster) else 0
            now = len(after.card_ids) if isinstance(after, Cluster) else 0
            grew, shrank = grew or now > was, shrank or now < was
    if grew:
        return say("strategy_map.into_a_cluster")
    return say("strategy_map.out_of_a_cluster") if shrank else ""


def _leaves_its_lane_mates(
    draft: Draft, cluster: Cluster, card_ids: Collection[str], leader: Card
) -> bool:
    """Whether the leader was moved within its lane, away from cards of its cluster."""
    moved = draft.find(Card, leader.id)
    staying = (draft.find(Card, id_) for id_ in cluster.card_ids if id_ not in card_ids)
    is_in_lane = moved is not None and moved.level is leader.level
    return is_in_lane and any(card is not None and card.level is leader.level for card in staying)
