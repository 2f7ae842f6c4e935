"""What if some cards were struck: what loses its support, and what is there for nothing then."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import Board, Card
from confluence_desktop.workshop.links import Effect, Link


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What striking some cards would do. No card is in two of the sets but for `idle`.

    Attributes:
        struck: The cards that are thought away.
        loses: The ends all of whose means are struck or lose all theirs in turn.
        weakened: The ends that lose some of their means and keep others.
        idle: The means all of whose ends are struck, or idle in turn.
    """

    struck: frozenset[str]
    loses: frozenset[str]
    weakened: frozenset[str]
    idle: frozenset[str]


def what_if(records: Records, board: Board, struck_ids: Collection[str]) -> WhatIf:
    """Think cards of a map away; nothing is changed. Links that hurt support nothing."""
    cards = {card.id for card in records.where(Card, board_id=board.id)}
    struck = frozenset(cards.intersection(struck_ids))

    def ends(card_id: str) -> list[str]:
        links = records.where(Link, source_id=card_id)
        return [link.target_id for link in links if link.effect is Effect.HELPS]

    def means(card_id: str) -> list[str]:
        links = records.where(Link, target_id=card_id)
        return [link.source_id for link in links if link.effect is Effect.HELPS]

    loses, weakened = _fallen(struck, ends, means)
    idle, _ = _fallen(struck, means, ends)
    return WhatIf(struck, loses, weakened, idle)


def _fallen(
    struck: frozenset[str],
    onward: Callable[[str], Iterable[str]],
    held_by: Callable[[str], Iterable[str]],
) -> tuple[frozenset[str], frozenset[str]]:
    """Those that nothing holds any more, one after the other, and those that less holds."""
    fallen = set(struck)
    shaken: set[str] = set()
    front = list(struck)
    while front:
        for next_id in onward(front.pop()):
            if next_id in fallen:
                continue
            if fallen.issuperset(held_by(next_id)):
                fallen.add(next_id)
                front.append(next_id)
            else:
                shaken.add(next_id)
    return frozenset(fallen - struck), frozenset(shaken - fallen)
