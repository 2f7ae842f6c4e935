"""Clusters: cards of a map that are spoken of together."""

from typing import ClassVar

from confluence_desktop.document.record import Record
from confluence_desktop.document.text import Line


class Cluster(Record):
    """Some cards of one map under a name. A card lies in one cluster at most.

    Attributes:
        collapsed: It is shown as one block.
        card_ids: Its cards, in no order; they keep their levels and places.
    """

    stored_as: ClassVar[str] = "cluster"
    indexed: ClassVar[tuple[str, ...]] = ("board_id",)

    board_id: str
    name: Line = ""
    collapsed: bool = False
    card_ids: tuple[str, ...] = ()
    order: float = 0.0
