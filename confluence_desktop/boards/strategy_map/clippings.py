"""Cards on the clipboard: as a plain outline, and as facts that another session can take in.

A clipping never holds what is for the facilitator alone: notes and first wordings stay behind. What
comes from a clipboard may be anything, so it is checked like a file from elsewhere.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from confluence_desktop.boards.strategy_map.lanes import Lanes
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.audience import PRIVATE_FIELDS
from confluence_desktop.workshop.cards import LEVELS, Board, Card
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.ordering import order_at_end
from confluence_desktop.workshop.spoken import say

MOST_BYTES = 8_000_000
MOST_CARDS = 10_000
MOST_LINKS = 40_000

_VERSION = 1
_LEFT_BEHIND = {"id", "board_id", "order", "pinned_x", *PRIVATE_FIELDS[Card]}
_CARD_FIELDS = frozenset(Card.model_fields) - _LEFT_BEHIND
_LINK_FIELDS = frozenset({"effect", "because", "confidence"})
_CLUSTER_FIELDS = frozenset({"name", "collapsed"})

Private = Mapping[str, Mapping[str, Any]]
"""What is for the facilitator alone, by the id of the card that was copied."""


@dataclass(frozen=True, slots=True)
class Clipping:
    """What was copied.

    Attributes:
        text: An indented outline, for anything that takes text.
        data: The same with levels, links, clusters and fields, for another map.
        private: Never leaves the program, and is only given back to the same session.
    """

    text: str
    data: bytes
    private: Private


def clipping_of(records: Records, board: Board, record_ids: Collection[str]) -> Clipping | None:
    """Copy cards, the links and clusters among them; None when there is no card among the ids.

    Ids of clusters stand for their cards.
    """
    lanes = Lanes(records, board.id)
    wanted: dict[str, None] = {}
    for id_ in record_ids:
        cluster = records.find(Cluster, id_)
        wanted.update(dict.fromkeys([id_] if cluster is None else cluster.card_ids))
    cards = lanes.in_map_order(wanted)
    if not cards:
        return None
    place = {card.id: number for number, card in enumerate(cards)}
    links = [
        {**_some(link, _LINK_FIELDS), "from": place[link.source_id], "to": place[link.target_id]}
        for card in cards
        for link in lanes.links_up(card.id)
        if link.target_id in place
    ]
    clusters = [
        {**_some(one, _CLUSTER_FIELDS), "cards": [place[id_] for id_ in one.card_ids]}
        for one in sorted(records.where(Cluster, board_id=board.id), key=lambda one: one.order)
        if one.card_ids and all(id_ in place for id_ in one.card_ids)
    ]
    facts = {
        "version": _VERSION,
        "cards": [{**_some(card, _CARD_FIELDS), "key": card.id} for card in cards],
        "links": links,
        "clusters": clusters,
    }
    private = {card.id: _some(card, PRIVATE_FIELDS[Card]) for card in cards}
    data = json.dumps(facts, ensure_ascii=False).encode()
    return Clipping(_outline(lanes, cards), data, private)


def paste_clipping(
    draft: Draft, board: Board, data: bytes, private: Private | None = None
) -> list[Card]:
    """Add copied cards with fresh ids, each at the end of its own level, linked as they were.

    Raises:
        RefusedError: It is no clipping, or far too much; nothing is changed.
    """
    facts = _read(data)
    cards = _add_cards(draft, board, facts["cards"], private or {})
    _add_links(draft, cards, facts["links"])
    _add_clusters(draft, board, cards, facts["clusters"])
    return cards


def _add_cards(
    draft: Draft, board: Board, facts: Sequence[Mapping[str, Any]], private: Private
) -> list[Card]:
    here = draft.where(Card, board_id=board.id)
    ends = {level: order_at_end([card for card in here if card.level is level]) for level in LEVELS}
    made: list[Card] = []
    for fact in facts:
        fields = {name: value for name, value in fact.items() if name in _CARD_FIELDS}
        own = private.get(fact["key"], {}) if isinstance(fact.get("key"), str) else {}
        card = Card.new(**fields, **own, board_id=board.id)
        made.append(draft.put(card.changed(order=ends[card.level])))
        ends[card.level] += 1
    return made


def _add_links(draft: Draft, cards: Sequence[Card], facts: Sequence[Mapping[str, Any]]) -> None:
    pairs: set[tuple[int, int]] = set()
    for fact in facts:
        means, end = _place(fact.get("from"), cards), _place(fact.get("to"), cards)
        pair = (means, end)  # two cards of one level may wait for each other
        if means == end or pair in pairs or cards[means].level.rank < cards[end].level.rank:
            raise RefusedError(_NO_CLIPPING)
        pairs.add(pair)
        fields = {name: value for name, value in fact.items() if name in _LINK_FIELDS}
        draft.put(Link.new(**fields, source_id=cards[means].id, target_id=cards[end].id))


def _add_clusters(
    draft: Draft, board: Board, cards: Sequence[Card], facts: Sequence[Mapping[str, Any]]
) -> None:
    order = order_at_end(draft.where(Cluster, board_id=board.id))
    taken: set[int] = set()
    for number, fact in enumerate(facts):
        inside = [_place(one, cards) for one in _list(fact.get("cards"), MOST_CARDS)]
        if not inside or taken & set(inside) or len(set(inside)) != len(inside):
            raise RefusedError(_NO_CLIPPING)
        taken |= set(inside)
        fields = {name: value for name, value in fact.items() if name in _CLUSTER_FIELDS}
        ids = tuple(cards[one].id for one in inside)
        draft.put(Cluster.new(**fields, board_id=board.id, card_ids=ids, order=order + number))


_NO_CLIPPING = say("refused.no_clipping")


def _read(data: bytes) -> dict[str, list[dict[str, Any]]]:
    if len(data) > MOST_BYTES:
        message = say("refused.too_many_cards_to_paste").format(most=MOST_CARDS)
        raise RefusedError(message)
    try:
        facts = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RefusedError(_NO_CLIPPING) from error
    if not isinstance(facts, dict) or facts.get("version") != _VERSION:
        raise RefusedError(_NO_CLIPPING)
    limits = {"cards": MOST_CARDS, "links": MOST_LINKS, "clusters": MOST_CARDS}
    lists = {name: _list(facts.get(name), most) for name, most in limits.items()}
    if not lists["cards"] or any(
        not isinstance(one, dict) for each in lists.values() for one in each
    ):
        raise RefusedError(_NO_CLIPPING)
    return cast("dict[str, list[dict[str, Any]]]", lists)


def _list(value: object, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise RefusedError(_NO_CLIPPING)
    return value


def _place(value: object, cards: Sequence[Card]) -> int:
    """Which of the cards is meant; a bool is an int in Python, and none here."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < len(cards):
        raise RefusedError(_NO_CLIPPING)
    return value


def _some(record: Record, names: Collection[str]) -> dict[str, Any]:
    """Some fields of a record as JSON has them."""
    return record.model_dump(mode="json", include=set(names))


def _outline(lanes: Lanes, cards: Sequence[Card]) -> str:
    """One card a line, each below the first copied card that it serves."""
    chosen = {card.id for card in cards}
    below: dict[str | None, list[Card]] = {}
    for card in cards:
        parents = [end.id for end in lanes.ends(card.id) if end.id in chosen]
        above = [id_ for id_ in parents if lanes.cards[id_].level.rank < card.level.rank]
        below.setdefault(above[0] if above else None, []).append(card)
    lines: list[str] = []
    waiting = [(0, card) for card in reversed(below.get(None, []))]
    while waiting:
        depth, card = waiting.pop()
        lines.append("\t" * depth + " ".join(card.text.split()))
        waiting += [(depth + 1, one) for one in reversed(below.get(card.id, []))]
    return "\n".join(lines)
