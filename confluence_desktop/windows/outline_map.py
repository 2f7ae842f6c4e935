"""The outline of a strategy map: from the mission down to the tools, as the links run.

A card stands once, under the first card that it serves on the nearest level above: so it has one
place to be edited, and a map where everything serves everything does not grow without end. Under
each further card that it serves stands a reference to it. What serves nothing stands under its
level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from confluence_desktop.windows.outline_nodes import Node, OutlineModel, RowLook, SortKey
from confluence_desktop.windows.outline_words import card_description, card_name, level_word
from confluence_desktop.workshop.cards import LEVELS, Card, Level
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.findings import Severity
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.ordering import place_key
from confluence_desktop.workshop.spoken import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QModelIndex, QObject

    from confluence_desktop.document.change import Change
    from confluence_desktop.document.record import R, Record, Records
    from confluence_desktop.workshop.findings import Finding

    FindingsOf = Callable[[str], Sequence[Finding]]

_MADE_ANEW = 400
"""With more cards touched than this, the whole tree is made anew."""


class MapOutline(OutlineModel):
    """One map as a tree, brought up to date change by change.

    Args:
        findings_of: The open findings about a card.
    """

    def __init__(
        self,
        records: Records,
        board_id: str,
        findings_of: FindingsOf = lambda _card_id: (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._records = records
        self._board_id = board_id
        self._findings_of = findings_of
        self._cards: dict[str, Card] = {}
        self._up: dict[str, dict[str, Link]] = {}
        self._down: dict[str, dict[str, Link]] = {}
        self._homes: dict[str, Node] = {}
        self._references: dict[str, dict[str, Node]] = {}
        self._groups: dict[Level, Node] = {}
        self.rebuild()

    def rebuild(self) -> None:
        """Make the whole tree anew."""
        records = self._records
        self._cards = {card.id: card for card in records.where(Card, board_id=self._board_id)}
        self._up, self._down = {}, {}
        for link in records.all(Link):
            self._take_link(link)
        self.begin_filling()
        self._homes, self._references, self._groups = {}, {}, {}
        ordered = sorted(self._cards.values(), key=lambda card: card.level.rank)
        for card in ordered:
            self._settle_home(card)
        for card in ordered:
            self._settle_references(card.id)
        self.end_filling()

    def take(self, change: Change) -> None:
        """Take in what a commit changed."""
        touched = self._touched(change)
        if not touched:
            return
        if len(touched) > _MADE_ANEW:
            self.rebuild()
            return
        there = [self._cards[id_] for id_ in touched if id_ in self._cards]
        for card in sorted(there, key=lambda card: card.level.rank):
            self._settle_home(card)
        for id_ in touched:
            self._settle_references(id_)
        gone = [id_ for id_ in touched if id_ not in self._cards and id_ in self._homes]
        for node in sorted((self._homes.pop(id_) for id_ in gone), key=_depth, reverse=True):
            self.drop(node)
        self._tidy_groups()
        for id_ in self._concerned(touched):
            self.tell_of(id_)

    def tell_of(self, record_id: str) -> None:
        """What is said of a card has changed, such as its findings."""
        node = self._homes.get(record_id)
        for one in (node, *self._references.get(record_id, {}).values()):
            if one is not None:
                self.tell_changed(one)

    @override
    def rows_of(self, record_id: str) -> list[QModelIndex]:
        node = self._homes.get(record_id)
        return [self.index_of(node)] if node is not None else []

    @override
    def full_text(self, node: Node) -> str:
        if node.record_id is None:
            return say("outline.serve_nothing").format(
                level=Level(node.key).plural, count=len(node.children)
            )
        card = self._cards.get(node.record_id)
        return card.text if card is not None else ""

    @override
    def look(self, node: Node) -> RowLook:
        card = self._cards.get(node.record_id or "")
        if card is None:
            return RowLook(is_quiet=True)
        if node.is_reference:
            return RowLook("↗", f"level.{card.level}", is_quiet=True)
        return RowLook(level_word(card), f"level.{card.level}", self._aside(card))

    @override
    def name(self, node: Node) -> str:
        card = self._cards.get(node.record_id or "")
        if card is None:
            return self.full_text(node)
        return card_name(card, is_reference=node.is_reference)

    @override
    def description(self, node: Node) -> str:
        card = self._cards.get(node.record_id or "")
        if card is None:
            return ""
        return card_description(
            card,
            serves=self._linked(card, self._up, "target_id"),
            needs=self._linked(card, self._down, "source_id"),
            questions=[finding.question for finding in self._findings_of(card.id)],
            cluster=self._cluster_of(card.id),
        )

    def _aside(self, card: Card) -> str:
        found = self._findings_of(card.id)
        signs = []
        if found:
            has_error = any(finding.severity is Severity.ERROR for finding in found)
            signs.append(f"{'▲' if has_error else '△'} {len(found)}")
        if card.covered:
            signs.append("covered")
        if card.pinned_x is not None:
            signs.append("pinned")
        return "  ".join(signs)

    def _cluster_of(self, card_id: str) -> str | None:
        for cluster in self._records.where(Cluster, board_id=self._board_id):
            if card_id in cluster.card_ids:
                return cluster.name or say("outline.without_a_name")
        return None

    def _linked(
        self, card: Card, side: dict[str, dict[str, Link]], end: str
    ) -> list[tuple[Card, Link]]:
        found = [(self._cards[getattr(link, end)], link) for link in side.get(card.id, {}).values()]
        return sorted(found, key=lambda pair: (pair[0].level.rank, *place_key(pair[0])))

    def _take_link(self, link: Link) -> None:
        if link.source_id in self._cards and link.target_id in self._cards:
            self._up.setdefault(link.source_id, {})[link.id] = link
            self._down.setdefault(link.target_id, {})[link.id] = link

    def _drop_link(self, link: Link) -> None:
        self._up.get(link.source_id, {}).pop(link.id, None)
        self._down.get(link.target_id, {}).pop(link.id, None)

    def _touched(self, change: Change) -> dict[str, None]:
        """Take the change in; the cards whose place or words it may alter."""
        touched = self._touched_cards(change)
        for link in _of(change.before.values(), Link):
            self._drop_link(link)
            touched |= dict.fromkeys(id_ for id_ in _ends(link) if id_ in self._homes)
        for link in _of(change.after.values(), Link):
            self._take_link(link)
            touched |= dict.fromkeys(id_ for id_ in _ends(link) if id_ in self._cards)
        clusters = [*_of(change.before.values(), Cluster), *_of(change.after.values(), Cluster)]
        members = (id_ for cluster in clusters for id_ in cluster.card_ids)
        return touched | dict.fromkeys(id_ for id_ in members if id_ in self._cards)

    def _touched_cards(self, change: Change) -> dict[str, None]:
        """Take the change's cards in: those, and the ones whose place hangs on them."""
        touched: dict[str, None] = {}
        for record in _of(change.before.values(), Card):
            if self._cards.pop(record.id, None) is not None:
                touched[record.id] = None
        for record in _of(change.after.values(), Card):
            if record.board_id == self._board_id:
                self._cards[record.id] = record
                touched[record.id] = None
        for id_ in list(touched):
            touched |= dict.fromkeys(self._means_ids(id_))
        return touched

    def _means_ids(self, card_id: str) -> list[str]:
        return [link.source_id for link in self._down.get(card_id, {}).values()]

    def _end_ids(self, card_id: str) -> list[str]:
        return [link.target_id for link in self._up.get(card_id, {}).values()]

    def _concerned(self, touched: Iterable[str]) -> dict[str, None]:
        """Those cards, and the ones that name them in what they say."""
        concerned = dict.fromkeys(touched)
        for id_ in touched:
            concerned |= dict.fromkeys((*self._means_ids(id_), *self._end_ids(id_)))
        return concerned

    def _home_of(self, card: Card) -> Card | None:
        """The card that a card stands under: the first one on the nearest level above."""
        ends = [self._cards[id_] for id_ in self._end_ids(card.id)]
        above = [end for end in ends if end.level.rank < card.level.rank]
        return min(above, key=lambda end: (-end.level.rank, *place_key(end)), default=None)

    def _settle_home(self, card: Card) -> None:
        end = self._home_of(card)
        if end is not None:
            parent = self._homes[end.id]
        else:
            parent = self.root if card.level is LEVELS[0] else self._group(card.level)
        node = self._homes.get(card.id)
        if node is None:
            node = Node(_key_of(card), card.id, (card.id, "text"))
            self._homes[card.id] = node
            self.put(parent, node)
        else:
            self.shift(node, parent, _key_of(card))

    def _settle_references(self, card_id: str) -> None:
        card = self._cards.get(card_id)
        known = self._references.setdefault(card_id, {})
        home = self._home_of(card) if card is not None else None
        wanted = set(self._end_ids(card_id)) - {home.id if home else ""} if card else set()
        for end_id in [*known]:
            node = known[end_id]
            if end_id not in wanted:
                del known[end_id]
                self.drop(node)
            elif card is not None:
                self.shift(node, self._homes[end_id], _key_of(card))
        if card is not None:
            for end_id in sorted(wanted - known.keys()):
                known[end_id] = Node(_key_of(card), card_id, is_reference=True)
                self.put(self._homes[end_id], known[end_id])
        if not known:
            del self._references[card_id]

    def _group(self, level: Level) -> Node:
        group = self._groups.get(level)
        if group is None:
            group = self._groups[level] = Node((float(level.rank), 0.0, ""), key=level.value)
            self.put(self.root, group)
        return group

    def _tidy_groups(self) -> None:
        for level, group in [*self._groups.items()]:
            if group.children:
                self.tell_changed(group)
            else:
                del self._groups[level]
                self.drop(group)


def _key_of(card: Card) -> SortKey:
    return (float(card.level.rank), card.order, card.id)


def _ends(link: Link) -> tuple[str, str]:
    return (link.source_id, link.target_id)


def _of(records: Iterable[Record], kind: type[R]) -> list[R]:
    return [record for record in records if isinstance(record, kind)]


def _depth(node: Node) -> int:
    """How many nodes it hangs below: a parent that goes must not take a child's row along."""
    return 0 if node.parent is None else 1 + _depth(node.parent)
