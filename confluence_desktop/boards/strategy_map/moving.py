"""Verbs that bring cards to another lane or place; links turn round where the levels ask for it."""

from collections.abc import Collection, Sequence

from confluence_desktop.boards.board_type import Direction
from confluence_desktop.boards.strategy_map.lanes import Lanes
from confluence_desktop.boards.strategy_map.operations import put_in_row
from confluence_desktop.document.draft import Draft
from confluence_desktop.workshop.cards import Board, Card, Level
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.links import Link


def move_cards(
    draft: Draft,
    board: Board,
    card_ids: Sequence[str],
    level: Level,
    *,
    at: int,
    pinned_x: float | None = None,
) -> None:
    """Bring the first card and those of its lane to a place; others move as many lanes.

    Args:
        at: Index in the lane among the cards that are not moved.
        pinned_x: Where the first card is held from now on, if it was pinned before.
    """
    lanes = Lanes(draft, board.id)
    leader = next((lanes.cards[id_] for id_ in card_ids if id_ in lanes.cards), None)
    if leader is None:
        return
    by = level.rank - leader.level.rank
    moved = lanes.in_map_order(card_ids)
    with_leader = [card for card in moved if card.level is leader.level]
    others = [card for card in moved if card.level is not leader.level] if by else []
    for card in with_leader:
        if card.id == leader.id and card.pinned_x is not None:
            lanes.put(draft.put(card.changed(pinned_x=pinned_x)))
    _insert(draft, lanes, with_leader, level, at=at)
    _to_levels(draft, lanes, [(card, card.level.moved(by)) for card in others])
    turn_links(draft, lanes, moved)


def place_behind(
    draft: Draft, board: Board, level: Level, behind_id: str | None, moved: Collection[str]
) -> int:
    """Where in a lane a card belongs that stands behind a card, or behind a collapsed cluster.

    Args:
        behind_id: Id of the card or cluster; None for the beginning of the lane.
        moved: Ids of cards that do not count, as they are moved themselves.
    """
    row = [card for card in Lanes(draft, board.id).rows[level] if card.id not in moved]
    cluster = draft.find(Cluster, behind_id)
    ids = {behind_id} if cluster is None else set(cluster.card_ids)
    return max((place + 1 for place, card in enumerate(row) if card.id in ids), default=0)


def send_cards(
    draft: Draft, board: Board, card_ids: Collection[str], level: Level, *, under: str | None = None
) -> None:
    """Bring cards to a level, near their kin there; links them to `under` if that is above."""
    lanes = Lanes(draft, board.id)
    moved = lanes.in_map_order(card_ids)
    _to_levels(draft, lanes, [(card, level) for card in moved])
    turn_links(draft, lanes, moved)
    parent = lanes.cards.get(under) if under is not None else None
    if parent is not None and parent.level.rank < level.rank:
        for card in moved:
            if lanes.link_between(card.id, parent.id) is None:
                link_under(draft, lanes, card, parent)


def shift_cards(draft: Draft, board: Board, card_ids: Collection[str], way: Direction) -> None:
    """Move cards one lane up or down, or one place sideways; the map's ends stop them."""
    lanes = Lanes(draft, board.id)
    moved = lanes.in_map_order(card_ids)
    if way in {Direction.UP, Direction.DOWN}:
        by = -1 if way is Direction.UP else 1
        _to_levels(draft, lanes, [(card, card.level.moved(by)) for card in moved])
        turn_links(draft, lanes, moved)
        return
    step = -1 if way is Direction.LEFT else 1
    together = {card.id for card in moved}
    for card in moved if step < 0 else reversed(moved):
        row = lanes.rows[card.level]
        at = lanes.place_in_row(lanes.cards[card.id]) + step
        if 0 <= at < len(row) and row[at].id not in together:
            put_in_row(draft, lanes, lanes.cards[card.id], at=at)


def link_under(draft: Draft, lanes: Lanes, card: Card, parent: Card) -> None:
    """Link a card to a parent above it that it is not linked with."""
    lanes.take_link(draft.put(Link.new(source_id=card.id, target_id=parent.id)))


def turn_links(draft: Draft, lanes: Lanes, cards: Collection[Card]) -> None:
    """After moving: the lower of two linked cards is the means again; no pair keeps two links."""
    for card in cards:
        for link in list(lanes.links_of(card.id)):
            means, end = lanes.cards[link.source_id], lanes.cards[link.target_id]
            if means.level.rank >= end.level.rank:
                continue
            lanes.drop_link(link)
            if lanes.link_between(means.id, end.id) is not None:
                draft.remove(link)
                continue
            lanes.take_link(draft.put(link.changed(source_id=end.id, target_id=means.id)))


def _to_levels(draft: Draft, lanes: Lanes, moves: Sequence[tuple[Card, Level]]) -> None:
    """Move cards to lanes: each behind its kin there, those without kin side by side."""
    last: tuple[Level, Level] | None = None
    last_id = ""
    for card, level in moves:
        if card.level is level:
            continue
        above = [end for end in lanes.ends(card.id) if end.level.rank < level.rank]
        if above:
            at = lanes.place_under(above[-1], level)
        elif last == (card.level, level):
            at = lanes.place_in_row(lanes.cards[last_id]) + 1
        else:
            at = _place_alike(lanes, lanes.cards[card.id], level)
        last, last_id = (card.level, level), card.id
        put_in_row(draft, lanes, lanes.cards[card.id].changed(level=level), at=at)


def _place_alike(lanes: Lanes, card: Card, level: Level) -> int:
    """As far along a lane as the card stood along its own."""
    row = lanes.rows[card.level]
    share = (lanes.place_in_row(card) + 0.5) / max(1, len(row))
    return round(share * len(lanes.rows[level]))


def _insert(draft: Draft, lanes: Lanes, cards: Sequence[Card], level: Level, *, at: int) -> None:
    ids = {card.id for card in cards}
    staying = [card for card in lanes.rows[level] if card.id not in ids]
    before = staying[: max(0, at)]
    behind_id = before[-1].id if before else None
    for card in cards:
        row = [other for other in lanes.rows[level] if other.id != card.id]
        place = next((i + 1 for i, other in enumerate(row) if other.id == behind_id), 0)
        current = lanes.cards[card.id]
        put_in_row(draft, lanes, current.changed(level=level), at=place)
        behind_id = card.id
