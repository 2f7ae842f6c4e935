"""What if: some cards struck for a moment, and what would lose its support without them. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

from confluence_desktop.boards.strategy_map.lanes import Lanes
from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.links import Effect


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A map without some of its cards.

    Attributes:
        struck: The cards that are thought away.
        losing: Those that something helped, and nothing would help any more.
    """

    struck: frozenset[str]
    losing: frozenset[str]


def what_if(records: Records, board: Board, struck: Collection[str]) -> WhatIf:
    """What becomes of a map when some cards are gone; ids of clusters stand for their cards.

    What has lost all that helped it helps nothing itself; a card that nothing ever helped stays.
    """
    lanes = Lanes(records, board.id)
    gone: set[str] = set()
    for id_ in struck:
        cluster = records.find(Cluster, id_)
        gone.update([id_] if cluster is None else cluster.card_ids)
    gone &= lanes.cards.keys()
    lost = set(gone)
    front = list(gone)
    while front:
        for end_id in lanes.end_ids(front.pop()):
            helpers = _helpers(lanes, end_id)
            if end_id not in lost and helpers and helpers <= lost:
                lost.add(end_id)
                front.append(end_id)
    return WhatIf(frozenset(gone), frozenset(lost - gone))


def _helpers(lanes: Lanes, card_id: str) -> set[str]:
    return {link.source_id for link in lanes.links_down(card_id) if link.effect is Effect.HELPS}
