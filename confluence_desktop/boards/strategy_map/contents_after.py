"""What of a map is to be seen after an edit, made from what was to be seen before."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from confluence_desktop.boards.strategy_map.clustering import clusters_of
from confluence_desktop.boards.strategy_map.contents import Contents, contents_of
from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import LEVELS, Board, Card, Level
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.ordering import place_key

T = TypeVar("T")

_FEW = 100
"""Where more than so many records are others, all is looked at anew."""


class Seen(NamedTuple):
    """What was to be seen, the links that the records gave then, and the cards by id."""

    contents: Contents
    found: Sequence[Link]
    cards: Mapping[str, Card]


def contents_after(
    seen: Seen,
    board: Board,
    records: Records,
    found: Sequence[Link],
    lanes: tuple[Level, ...] = LEVELS,
) -> Contents:
    """The same as `contents_of`, sooner where few records are others than they were.

    A map without clusters is made of rows and links in order: what went is taken out of them, and
    what came is put in.
    """
    last = seen.contents
    is_plain = last.is_plain and not last.open_clusters and len(lanes) == len(LEVELS)
    if not is_plain or clusters_of(records, board.id):
        return contents_of(board, records, found, lanes)
    here = records.where(Card, board_id=board.id)
    gone, came = _differing(last.here, here)
    gone_links, came_links = _differing(seen.found, found)
    if max(len(gone), len(came), len(gone_links), len(came_links)) > _FEW:
        return contents_of(board, records, found, lanes)
    changed = {card.id for card in (*gone, *came)}
    touching = [
        link
        for id_ in changed
        for link in (*records.where(Link, source_id=id_), *records.where(Link, target_id=id_))
    ]
    contents = replace(last, here=here, since=(frozenset(changed), frozenset()))
    if changed:
        contents = _with_cards(contents, gone, came)
    if gone_links or came_links or touching:
        now = dict(seen.cards)
        for card in gone:
            now.pop(card.id, None)
        now.update((card.id, card) for card in came)
        before = {**seen.cards, **{card.id: card for card in gone}}
        contents = _with_links(
            contents, (before, [*gone_links, *touching]), (now, [*came_links, *touching])
        )
    return contents


def _with_cards(last: Contents, gone: Sequence[Card], came: Sequence[Card]) -> Contents:
    rows, ids = dict(last.rows), dict(last.ids)
    for level in {card.level for card in (*gone, *came)}:
        row, row_ids = [*rows[level]], [*ids[level]]
        for card in gone:
            if card.level is level:
                at = bisect_left(row, place_key(card), key=place_key)
                del row[at], row_ids[at]
        for card in came:
            if card.level is level:
                at = bisect_left(row, place_key(card), key=place_key)
                row.insert(at, card)
                row_ids.insert(at, card.id)
        rows[level], ids[level] = row, row_ids
    return replace(last, rows=rows, ids=ids)


_CardsAndLinks = tuple[Mapping[str, Card], Sequence[Link]]


def _with_links(last: Contents, gone: _CardsAndLinks, came: _CardsAndLinks) -> Contents:
    """Links that went, with the cards of then; and those that came, with the cards of now."""
    links, pairs, ids = [*last.links], [*last.pairs], [*last.link_ids]
    key = _key_among(gone[0])
    for link in _each_once(gone):
        at = bisect_left(links, key(link), key=key)
        if at < len(links) and links[at] is link:
            del links[at], pairs[at], ids[at]
    key = _key_among(came[0])
    entered = _each_once(came)
    for link in entered:
        at = bisect_left(links, key(link), key=key)
        links.insert(at, link)
        pairs.insert(at, (link.source_id, link.target_id))
        ids.insert(at, link.id)
    assert last.since is not None
    since = (last.since[0], frozenset(link.id for link in entered))
    return replace(last, links=links, pairs=pairs, link_ids=ids, since=since)


def _each_once(among: _CardsAndLinks) -> list[Link]:
    """Links between cards, each once."""
    cards, links = among
    once = {id(link): link for link in links}
    return [one for one in once.values() if one.source_id in cards and one.target_id in cards]


def _key_among(cards: Mapping[str, Card]) -> Callable[[Link], tuple[object, ...]]:
    """Sorts links by the places of their ends on the map, and then of their means."""

    def key(link: Link) -> tuple[object, ...]:
        end, means = cards[link.target_id], cards[link.source_id]
        return (end.level.rank, *place_key(end), means.level.rank, *place_key(means), link.id)

    return key


def _differing(olds: Sequence[T], news: Sequence[T]) -> tuple[list[T], list[T]]:
    """Which objects went, and which came."""
    if len(olds) == len(news):
        pairs = [(old, new) for old, new in zip(olds, news, strict=True) if old is not new]
        if len(pairs) <= _FEW:
            return [old for old, _ in pairs], [new for _, new in pairs]
    before, after = set(map(id, olds)), set(map(id, news))
    gone = [old for old in olds if id(old) not in after]
    return gone, [new for new in news if id(new) not in before]
