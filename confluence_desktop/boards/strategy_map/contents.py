"""What of a map is to be seen: all lanes or some, clusters open or each as one block."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from confluence_desktop.boards.strategy_map.clustering import clusters_of
from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import LEVELS, Board, Card, Level
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.ordering import place_key
from confluence_desktop.workshop.spoken import say_count


class Block(NamedTuple):
    """A collapsed cluster, and how many of its cards can be seen in it."""

    cluster: Cluster
    size: int


class Hidden(NamedTuple):
    """How many links of a card lead to lanes that are not shown."""

    up: int = 0
    down: int = 0


@dataclass(frozen=True, slots=True)
class Contents:
    """What a drawing of a map shows.

    Attributes:
        lanes: The levels that are shown, from the top.
        rows: The cards of each level from left to right; none on levels that are not shown. A
            collapsed cluster stands there as a card with its id.
        links: Between what is shown; of links that fall together, as their ends lie in one block,
            the first stands for all.
        bundles: How many links each of these stands for, where there are several.
        hidden: Links to lanes that are not shown, by card.
        open_clusters: Clusters that are shown as an outline around their cards.
        blocks: Those that are shown as one block, by id.
        here: All cards of the map as the records gave them.
        ids: Of the cards of each level, in their order.
        pairs: Ids of means and end of each link, in their order.
        link_ids: Of the links, in their order.
        since: Ids of the cards, and of the links, that are not the same records as in the contents
            that these were made from; None where all was looked at anew.
    """

    lanes: tuple[Level, ...]
    rows: Mapping[Level, Sequence[Card]]
    links: Sequence[Link]
    bundles: Mapping[str, int]
    hidden: Mapping[str, Hidden]
    open_clusters: Sequence[Cluster]
    blocks: Mapping[str, Block]
    here: Sequence[Card]
    ids: Mapping[Level, Sequence[str]]
    pairs: Sequence[tuple[str, str]]
    link_ids: Sequence[str]
    since: tuple[frozenset[str], frozenset[str]] | None = None

    @property
    def is_plain(self) -> bool:
        """Whether every card and link is shown as itself."""
        return len(self.lanes) == len(LEVELS) and not self.blocks


def contents_of(
    board: Board,
    records: Records,
    found: Sequence[Link],
    lanes: tuple[Level, ...] = LEVELS,
) -> Contents:
    """What is to be seen of a map.

    Args:
        found: The links of the records.
        lanes: The levels that are shown.
    """
    here = records.where(Card, board_id=board.id)
    cards = sorted(here, key=place_key)
    there = {card.id: card for card in cards}
    clusters = clusters_of(records, board.id)
    block_of: dict[str, str] = {}
    blocks: dict[str, Block] = {}
    stand_ins: dict[str, Card] = {}
    together: dict[str, str] = {}
    open_clusters: list[Cluster] = []
    for cluster in clusters:
        members = [card for id_ in cluster.card_ids if (card := there.get(id_)) is not None]
        if not members:
            continue
        if cluster.collapsed:
            blocks[cluster.id] = Block(cluster, len(members))
            first = _stand_in(cluster, members)
            stand_ins[first.id] = first
            block_of.update((card.id, cluster.id) for card in members)
        else:
            open_clusters.append(cluster)
            together.update((card.id, cluster.id) for card in members)
    if stand_ins:
        own = [card for card in cards if card.id not in block_of]
        cards = sorted([*own, *stand_ins.values()], key=place_key)
    rows: dict[Level, list[Card]] = {level: [] for level in LEVELS}
    for card in cards:
        rows[card.level].append(card)
    if together:
        rows = {level: _side_by_side(row, together) for level, row in rows.items()}
    between, bundles = _links_between(rows, found, block_of)
    hidden: dict[str, Hidden] = {}
    if len(lanes) < len(LEVELS):
        between, hidden = _only_in(lanes, rows, between)
        rows = {level: row if level in lanes else [] for level, row in rows.items()}
    return Contents(
        lanes,
        rows,
        between,
        bundles,
        hidden,
        open_clusters,
        blocks,
        here,
        {level: [card.id for card in row] for level, row in rows.items()},
        [(link.source_id, link.target_id) for link in between],
        [link.id for link in between],
    )


def _stand_in(cluster: Cluster, members: Sequence[Card]) -> Card:
    """The card that a collapsed cluster stands as: in the lane that holds most of its cards."""
    by_level = {level: [card for card in members if card.level is level] for level in LEVELS}
    level = max(LEVELS, key=lambda one: (len(by_level[one]), -one.rank))
    first = min(by_level[level], key=place_key)
    count = len(members)
    said = say_count("strategy_map.cards", count)
    return first.model_copy(
        update={
            "id": cluster.id,
            "text": f"{cluster.name} · {said}" if cluster.name else said,
            "pinned_x": next((c.pinned_x for c in by_level[level] if c.pinned_x is not None), None),
            "covered": False,
            "asked_for": False,
        }
    )


def _side_by_side(row: list[Card], together: Mapping[str, str]) -> list[Card]:
    """A lane with the cards of each cluster beside the first of them; pinned ones stay."""
    families: dict[str, list[Card]] = {}
    for card in row:
        if card.id in together and card.pinned_x is None:
            families.setdefault(together[card.id], []).append(card)
    if not any(len(family) > 1 for family in families.values()):
        return row
    found: list[Card] = []
    for card in row:
        family = families.get(together.get(card.id, "")) if card.pinned_x is None else None
        if family is None:
            found.append(card)
        elif family[0] is card:
            found += family
    return found


def _links_between(
    rows: Mapping[Level, Sequence[Card]], found: Sequence[Link], block_of: Mapping[str, str]
) -> tuple[list[Link], dict[str, int]]:
    """The links within a map, in the order of their ends and then of their means."""
    cards = [card.id for row in rows.values() for card in row]
    place = {id_: number for number, id_ in enumerate(cards)}
    counts: dict[str, int] = {}
    if not block_of:
        between = [link for link in found if link.source_id in place and link.target_id in place]
        return sorted(between, key=lambda one: _key(one, place)), counts
    by_pair: dict[tuple[str, str], Link] = {}
    for link in sorted(found, key=lambda one: one.id):
        means = block_of.get(link.source_id, link.source_id)
        end = block_of.get(link.target_id, link.target_id)
        if means == end or means not in place or end not in place:
            continue
        if (means, end) == (link.source_id, link.target_id):
            by_pair[means, end] = link
            continue
        first = by_pair.get((means, end)) or by_pair.get((end, means))
        if first is not None:
            counts[first.id] = counts.get(first.id, 1) + 1
            continue
        by_pair[means, end] = link.model_copy(update={"source_id": means, "target_id": end})
    return sorted(by_pair.values(), key=lambda one: _key(one, place)), counts


def _key(link: Link, place: Mapping[str, int]) -> tuple[int, int, str]:
    return (place[link.target_id], place[link.source_id], link.id)


def _only_in(
    lanes: Sequence[Level], rows: Mapping[Level, Sequence[Card]], links: Sequence[Link]
) -> tuple[list[Link], dict[str, Hidden]]:
    """The links within the shown lanes, and how many others its cards have."""
    rank_of = {card.id: level.rank for level, row in rows.items() for card in row}
    shown = {level.rank for level in lanes}
    staying: list[Link] = []
    hidden: dict[str, Hidden] = {}
    for link in links:
        means, end = rank_of[link.source_id], rank_of[link.target_id]
        if means in shown and end in shown:
            staying.append(link)
            continue
        for id_, own, other in (
            (link.source_id, means, end),
            (link.target_id, end, means),
        ):
            if own in shown:
                up, down = hidden.get(id_, Hidden())
                hidden[id_] = Hidden(up + (other < own), down + (other > own))
    return staying, hidden
