"""Line of sight: any card read up to the mission and down to the tools, as one sentence."""

from itertools import pairwise
from typing import NamedTuple

from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import LEVELS, Card
from confluence_desktop.workshop.chains import chain_up, ends_above
from confluence_desktop.workshop.links import Effect, Link
from confluence_desktop.workshop.ordering import place_key
from confluence_desktop.workshop.spoken import spoken


class Sighted(NamedTuple):
    """A card on the line.

    Attributes:
        others: How many cards stand in its place beside it, as the line goes through one alone.
    """

    card: Card
    others: int


def sight_of(records: Records, card_id: str) -> str:
    """The line through a card in one sentence, gaps as "…"; empty once the card is gone."""
    line = line_through(records, card_id)
    if not line:
        return ""
    words = spoken("sight")
    by_level = {sighted.card.level: sighted for sighted in line}
    pieces: list[str] = []
    for level in LEVELS:
        sighted = by_level.get(level)
        if sighted is None:
            if not pieces or pieces[-1] != words["gap"]:
                pieces.append(words["gap"])
            continue
        piece = words[level].format(card=" ".join(sighted.card.text.split()))
        if sighted.others:
            piece += words["others"].format(count=sighted.others)
        pieces.append(piece)
    said = str(words["between"].join(pieces))
    sentence = said[0].upper() + said[1:]
    return sentence if sentence.endswith(words["gap"]) else sentence + words["end"]


def line_through(records: Records, card_id: str) -> list[Sighted]:
    """The line's cards from the top, one a level at most; empty once the card is gone.

    Of several ends the line goes to the one from which it comes highest, then over the most
    cards, then as they stand in their lanes; of several means likewise down.
    """
    card = records.find(Card, card_id)
    if card is None:
        return []
    up = chain_up(records, card)
    above = [Sighted(end, len(ends_above(records, means.id)) - 1) for means, end in pairwise(up)]
    down = _chain_down(records, card, {})
    below = [Sighted(means, len(means_below(records, end.id)) - 1) for end, means in pairwise(down)]
    return [*reversed(above), Sighted(card, 0), *below]


def means_below(records: Records, card_id: str) -> list[Card]:
    """The cards of lower levels that help a card, top level first, then as in their lanes."""
    card = records.find(Card, card_id)
    if card is None:
        return []
    helping = [
        records.find(Card, link.source_id)
        for link in records.where(Link, target_id=card_id)
        if link.effect is Effect.HELPS
    ]
    below = [means for means in helping if means and means.level.rank > card.level.rank]
    return sorted(below, key=lambda means: (means.level.rank, *place_key(means)))


def _chain_down(records: Records, card: Card, known: dict[str, list[Card]]) -> list[Card]:
    # It goes down a level with every card, so that a cycle of links can't go on for ever.
    if card.id not in known:
        ways = [_chain_down(records, means, known) for means in means_below(records, card.id)]
        best = min(ways, key=lambda way: (-way[-1].level.rank, -len(way)), default=[])
        known[card.id] = [card, *best]
    return known[card.id]
