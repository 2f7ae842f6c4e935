"""L1–L3: what the links say."""

from collections.abc import Iterator

from confluence_desktop.boards.strategy_map.checks.facts import MapFacts
from confluence_desktop.boards.strategy_map.checks.saying import found
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.findings import Finding, Severity
from confluence_desktop.workshop.links import Effect
from confluence_desktop.workshop.ordering import place_key

_AIMS = (Level.GOAL, Level.OBJECTIVE)
_MEANS = (Level.STRATEGY, Level.CAPABILITY, Level.TOOL)


def l1(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """A link that is little believed in has a because. It is about the link and then its ends."""
    for link in facts.links_up(card.id):
        is_doubted = link.confidence is not None and (
            link.confidence <= facts.numbers["L1.confidence"]
        )
        if is_doubted and not link.because.strip():
            end = facts.cards[link.target_id]
            about = (link.id, card.id, end.id)
            yield found(facts, "L1", Severity.HINT, about, card=card, end=end)


def l2(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """No card helps one goal or objective and hurts another."""
    helped: list[Card] = []
    hurt: list[Card] = []
    for link in facts.links_up(card.id):
        end = facts.cards[link.target_id]
        if end.level in _AIMS:
            (helped if link.effect is Effect.HELPS else hurt).append(end)
    if not helped:
        return
    first = min(helped, key=_place)
    for end in sorted(hurt, key=_place):
        about = (card.id, first.id, end.id)
        yield found(facts, "L2", Severity.WARNING, about, card=card, helped=first, hurt=end)


def l3(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """An end has more than one means. A goal's are also those of its objectives."""
    direct = facts.means(card.id, *_MEANS)
    count = len({one.id for one in direct})
    if card.level is Level.GOAL:
        count = len({one.id for one in direct} | facts.strategies_of(card.id))
    if direct and count < facts.numbers["L3.means"]:
        only = min(direct, key=_place)
        about = (card.id, only.id)
        yield found(facts, "L3", Severity.HINT, about, card=card, means=only)


def _place(card: Card) -> tuple[int, float, str]:
    return (card.level.rank, *place_key(card))
