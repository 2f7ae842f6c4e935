"""Where the next captured entry goes: pure steps from one destination to another."""

from collections.abc import Sequence
from dataclasses import replace

from confluence_desktop.boards.board_type import Destination
from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.chains import skips_a_level
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.ordering import place_key


def has_levels(destinations: Sequence[Destination]) -> bool:
    """Whether a board adds at levels, so that one entry can go under another."""
    return any(destination.key == Level.MISSION for destination in destinations)


def under_card(
    destinations: Sequence[Destination], records: Records, card_id: str | None
) -> Destination | None:
    """One level below a card, and under it; None below the lowest level or without the card."""
    card = records.find(Card, card_id)
    if card is None or card.level is Level.TOOL:
        return None
    below = by_key(destinations, card.level.moved(1))
    return replace(below, under_id=card.id) if below else None


def beside_parent(
    destinations: Sequence[Destination], records: Records, at: Destination
) -> Destination | None:
    """Back out: at the level of the card that entries go under now, beside that card."""
    card = records.find(Card, at.under_id)
    if card is None:
        return None
    level = by_key(destinations, card.level)
    ends = [end for end in ends_of(records, card.id) if end.level.rank < card.level.rank]
    return replace(level, under_id=ends[0].id if ends else None) if level else None


def beside(destinations: Sequence[Destination], at: Destination, by: int) -> Destination:
    """The next destination of the list (or the one before, if negative), round and round."""
    keys = [destination.key for destination in destinations]
    place = keys.index(at.key) if at.key in keys else 0
    return destinations[(place + by) % len(destinations)]


def other_parent(records: Records, board_id: str, at: Destination, by: int) -> Destination:
    """The same level under the next card above it (or the one before), or under none."""
    parents = possible_parents(records, board_id, at)
    ids: list[str | None] = [None, *(card.id for card in parents)]
    place = ids.index(at.under_id) if at.under_id in ids else 0
    return replace(at, under_id=ids[(place + by) % len(ids)])


def possible_parents(records: Records, board_id: str, at: Destination) -> list[Card]:
    """The cards that one of a destination may serve with no level missing, from the top left.

    A strategy may serve a goal or an objective. Where there is no such card they are those of the
    nearest level above that has any.
    """
    if at.key not in set(Level):
        return []
    level = Level(at.key)
    above = [
        card for card in records.where(Card, board_id=board_id) if card.level.rank < level.rank
    ]
    nearest = max((card.level.rank for card in above), default=-1)
    fit = [card for card in above if not skips_a_level(level, card.level)]
    found = fit or [card for card in above if card.level.rank == nearest]
    return sorted(found, key=lambda card: (card.level.rank, place_key(card)))


def with_parent(records: Records, there: Destination, at: Destination | None) -> Destination:
    """A destination under the card that entries go under now, where no level lies between."""
    card = records.find(Card, at.under_id) if at is not None else None
    if card is None or there.key not in set(Level):
        return there
    level = Level(there.key)
    may_serve = card.level.rank < level.rank and not skips_a_level(level, card.level)
    return replace(there, under_id=card.id) if may_serve else there


def settled(
    destinations: Sequence[Destination],
    records: Records,
    at: Destination | None,
    board_id: str | None,
) -> Destination | None:
    """A destination that still holds: its card may be deleted or have moved level since."""
    known = by_key(destinations, at.key) if at is not None else None
    if at is None or known is None:
        return _first(destinations, records, board_id)
    card = records.find(Card, at.under_id)
    is_above = card is not None and at.key in set(Level) and card.level.rank < Level(at.key).rank
    return replace(known, under_id=at.under_id) if is_above else known


def _first(
    destinations: Sequence[Destination], records: Records, board_id: str | None
) -> Destination | None:
    """Where a board is begun: its highest empty lane, or the strategies where none is empty."""
    if not has_levels(destinations):
        return destinations[0] if destinations else None
    filled = {card.level for card in records.where(Card, board_id=board_id)}
    empty = (level for level in Level if level not in filled)
    return by_key(destinations, next(empty, Level.STRATEGY))


def by_key(destinations: Sequence[Destination], key: str) -> Destination | None:
    """The destination of a key."""
    return next((there for there in destinations if there.key == key), None)


def ends_of(records: Records, card_id: str) -> list[Card]:
    """The cards that a card serves, in the order of their lane."""
    ends = [records.find(Card, link.target_id) for link in records.where(Link, source_id=card_id)]
    return sorted((end for end in ends if end is not None), key=place_key)
