"""Verbs for the colours of cards."""

from collections.abc import Collection

from confluence_desktop.document.draft import Draft
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.cards import Card, CardColour
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.spoken import say

COLOURS = tuple(CardColour)


def set_colour(draft: Draft, record_ids: Collection[str], colour: CardColour) -> int:
    """Give cards a colour; says how many had another. Ids of clusters stand for their cards.

    Raises:
        RefusedError: There is no card among them.
    """
    cards = _cards(draft, record_ids)
    if not cards:
        message = say("refused.only_cards_are_coloured")
        raise RefusedError(message)
    changed = [card for card in cards if card.colour is not colour]
    for card in changed:
        draft.put(card.changed(colour=colour))
    return len(changed)


def next_colour(draft: Draft, record_ids: Collection[str]) -> CardColour:
    """Give cards the colour after that of the first of them, all the same one; says which.

    Raises:
        RefusedError: There is no card among them.
    """
    cards = _cards(draft, record_ids)
    place = COLOURS.index(cards[0].colour) + 1 if cards else 0
    colour = COLOURS[place % len(COLOURS)]
    set_colour(draft, record_ids, colour)
    return colour


def _cards(draft: Draft, record_ids: Collection[str]) -> list[Card]:
    ids: dict[str, None] = {}
    for id_ in record_ids:
        cluster = draft.find(Cluster, id_)
        ids.update(dict.fromkeys([id_] if cluster is None else cluster.card_ids))
    return [card for id_ in ids if (card := draft.find(Card, id_)) is not None]
