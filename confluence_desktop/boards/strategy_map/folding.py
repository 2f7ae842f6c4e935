"""How the cards of a lane that would run too far are folded into columns of several."""

from collections.abc import Mapping, Sequence
from zlib import crc32

from confluence_desktop.boards.strategy_map.measures import least_in_column
from confluence_desktop.workshop.cards import Card

_SHALLOW = 3


def pin_of(column: Sequence[Card]) -> float | None:
    """Where a column is held, by the first of its cards that is pinned."""
    return next((card.pinned_x for card in column if card.pinned_x is not None), None)


def fold(
    cards: Sequence[Card], most: int, widest: int, first_end: Mapping[str, str]
) -> list[list[Card]]:
    """Neighbours in columns of at most so many; a new family begins a column where places allow.

    Of deeper columns one place at most is left free, here and there, so that a card that comes in
    between moves its neighbours alone and not all that stand behind them.

    A column stands where its pinned card is held; one that is held elsewhere begins another.

    Args:
        most: Cards that a column has room for.
        widest: Columns that a lane has room for.
        first_end: The card that each card serves, by which families are told.
    """
    spare = most * widest - len(cards) if most > _SHALLOW else -len(cards) % most
    most_left = 1 if most > _SHALLOW else spare
    columns: list[list[Card]] = []
    family: str | None = None
    for card in cards:
        its_family = first_end.get(card.id)
        left_free = most - len(columns[-1]) if columns else 0
        if not left_free or _is_torn(card, columns[-1]):
            columns.append([])
        elif its_family != family and left_free <= min(spare, most_left):
            spare -= left_free
            columns.append([])
        columns[-1].append(card)
        family = its_family
    return columns


def fold_steadily(
    cards: Sequence[Card], most: int, first_end: Mapping[str, str]
) -> list[list[Card]]:
    """The same for many cards: columns begin at certain cards, whatever stands before them.

    Of the places at which a column may end it ends before the card with the least mark, rather
    between two families. So a card that comes or goes alters its own column and seldom the next:
    columns behind it begin where they began.
    """
    least = least_in_column(most)
    columns: list[list[Card]] = []
    start = 0
    while len(cards) - start > most:
        places = range(start + least, start + most + 1)
        stop = min(places, key=lambda place: _reluctance(cards, place, first_end))
        stop = _torn_before(cards, start, stop)
        columns.append(list(cards[start:stop]))
        start = stop
    while start < len(cards):
        stop = _torn_before(cards, start, len(cards))
        columns.append(list(cards[start:stop]))
        start = stop
    return columns


def _reluctance(
    cards: Sequence[Card], place: int, first_end: Mapping[str, str]
) -> tuple[bool, int]:
    """How little a column wants to begin with the card at a place."""
    card, before = cards[place], cards[place - 1]
    is_of_family = first_end.get(card.id) == first_end.get(before.id)
    return is_of_family, crc32(card.id.encode())


def _torn_before(cards: Sequence[Card], start: int, stop: int) -> int:
    """Where a column has to end, at the latest, as a card behind it is held elsewhere."""
    held: float | None = None
    for place in range(start, stop):
        pin = cards[place].pinned_x
        if pin is None:
            continue
        if held is not None and pin != held:
            return place
        held = pin
    return stop


def _is_torn(card: Card, column: Sequence[Card]) -> bool:
    """Whether a card is held elsewhere than the column before it."""
    pin = card.pinned_x
    held = pin_of(column) if pin is not None else None
    return held is not None and pin != held
