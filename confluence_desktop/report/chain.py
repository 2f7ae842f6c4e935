"""The one chain of a strategy map that stands on the summary's first page."""

from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.ordering import place_key


def longest_chain(records: Records, board: Board) -> list[Card]:
    """The longest way from an end down its means, one card a level; the first in the lanes wins.

    Links that do not lead to a lower level are passed over, so that a cycle can't go on for ever.
    """
    cards = sorted(
        records.where(Card, board_id=board.id),
        key=lambda card: (-card.level.rank, *place_key(card)),
    )
    here = {card.id: card for card in cards}
    means_ids: dict[str, list[str]] = {}
    for link in records.all(Link):
        means_ids.setdefault(link.target_id, []).append(link.source_id)
    below: dict[str, list[Card]] = {}
    for card in cards:
        means = [here[id_] for id_ in means_ids.get(card.id, ()) if id_ in here]
        lower = [one for one in means if one.level.rank > card.level.rank]
        lower.sort(key=lambda c: (-len(below.get(c.id, ())), *place_key(c)))
        below[card.id] = [card, *(below.get(lower[0].id, ()) if lower else ())]
    chains = sorted(
        below.values(), key=lambda chain: (-len(chain), chain[0].level.rank, *place_key(chain[0]))
    )
    return chains[0] if chains and len(chains[0]) > 1 else []
