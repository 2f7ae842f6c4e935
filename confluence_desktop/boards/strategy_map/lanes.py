"""A map's cards lane by lane and its links end by end, as the verbs need them."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from typing_extensions import override

from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import LEVELS, Card, Level
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.ordering import place_key


class Rows(Mapping[Level, list[Card]]):
    """The cards of each level from left to right, each put in order when it is first asked for.

    Args:
        cards: All there are, by id.
    """

    def __init__(self, cards: Mapping[str, Card]) -> None:
        self._cards = cards
        self._known: dict[Level, list[Card]] = {}

    def replace(self, level: Level, row: list[Card]) -> None:
        """Let other cards stand on a level."""
        self._known[level] = row

    @override
    def __getitem__(self, level: Level) -> list[Card]:
        row = self._known.get(level)
        if row is None:
            here = [card for card in self._cards.values() if card.level is level]
            row = self._known[level] = sorted(here, key=place_key)
        return row

    @override
    def __iter__(self) -> Iterator[Level]:
        return iter(LEVELS)

    @override
    def __len__(self) -> int:
        return len(LEVELS)


class Lanes:
    """What stands where on one map. Verbs keep it in step with their draft.

    Attributes:
        board_id: The map's.
        cards: All cards of the map, by id.
        rows: The cards of each level from left to right.
    """

    def __init__(self, records: Records, board_id: str) -> None:
        self.board_id = board_id
        self.cards: dict[str, Card] = {
            card.id: card for card in records.where(Card, board_id=board_id)
        }
        self.rows = Rows(self.cards)
        self._records = records
        self._up: dict[str, list[Link]] = {}
        self._down: dict[str, list[Link]] = {}

    def put(self, card: Card) -> None:
        """Take a new, moved or altered card in."""
        old = self.cards.get(card.id)
        if old is not None:
            del self.rows[old.level][self.place_in_row(old)]
        row = self.rows[card.level]
        self.cards[card.id] = card
        row.insert(bisect_left(row, place_key(card), key=place_key), card)

    def replace_row(self, row: Sequence[Card]) -> None:
        """Take all cards of a lane in at once, each with another order than before."""
        self.rows.replace(row[0].level, sorted(row, key=place_key))
        self.cards.update((card.id, card) for card in row)

    def take_link(self, link: Link) -> None:
        """Take a new link in."""
        for links in (self.links_up(link.source_id), self.links_down(link.target_id)):
            if not any(one.id == link.id for one in links):
                links.append(link)

    def drop_link(self, link: Link) -> None:
        for links in (self.links_up(link.source_id), self.links_down(link.target_id)):
            if link in links:
                links.remove(link)

    def links_up(self, card_id: str) -> list[Link]:
        """The links to the ends that a card serves."""
        known = self._up.get(card_id)
        if known is None:
            found = self._records.where(Link, source_id=card_id) if card_id in self.cards else []
            known = self._up[card_id] = [one for one in found if one.target_id in self.cards]
        return known

    def links_down(self, card_id: str) -> list[Link]:
        """The links to the means that serve a card."""
        known = self._down.get(card_id)
        if known is None:
            found = self._records.where(Link, target_id=card_id) if card_id in self.cards else []
            known = self._down[card_id] = [one for one in found if one.source_id in self.cards]
        return known

    def links_of(self, card_id: str) -> list[Link]:
        return [*self.links_up(card_id), *self.links_down(card_id)]

    def link_between(self, first_id: str, second_id: str) -> Link | None:
        """The link between two cards, whichever way it runs."""
        ends = {first_id, second_id}
        links = self.links_of(first_id)
        return next((link for link in links if {link.source_id, link.target_id} == ends), None)

    def ends(self, card_id: str) -> list[Card]:
        """The cards that a card serves, highest level first, then from left to right."""
        return self.in_map_order(self.end_ids(card_id))

    def means(self, card_id: str) -> list[Card]:
        """The cards that serve a card, highest level first, then from left to right."""
        return self.in_map_order(self.means_ids(card_id))

    def place_in_row(self, card: Card) -> int:
        row = self.rows[card.level]
        return bisect_left(row, place_key(card), key=place_key)

    def place_under(self, parent: Card, level: Level) -> int:
        """Where in a lane a new card of a parent belongs: behind the parent's last child there.

        A first child stands behind the descendants of the parent's left neighbours, so that
        families stay together and links seldom cross.
        """
        row = self.rows[level]
        siblings = self.rows[parent.level]
        at = self.place_in_row(self.cards[parent.id])
        for older in reversed(siblings[: at + 1]):
            below = self.below(older.id, level)
            if below:
                return max(self.place_in_row(card) for card in below) + 1
        for younger in siblings[at + 1 :]:
            below = self.below(younger.id, level)
            if below:
                return min(self.place_in_row(card) for card in below)
        return len(row)

    def below(self, card_id: str, level: Level) -> list[Card]:
        """The cards of a level that serve a card, directly or through others in between."""
        ids = _walk(card_id, self.means_ids)
        return [self.cards[id_] for id_ in ids if self.cards[id_].level is level]

    def end_ids(self, card_id: str) -> list[str]:
        return [link.target_id for link in self.links_up(card_id)]

    def means_ids(self, card_id: str) -> list[str]:
        return [link.source_id for link in self.links_down(card_id)]

    def in_map_order(self, card_ids: Iterable[str]) -> list[Card]:
        """Those of the ids that are cards here, from the top lane down and from left to right."""
        found = [self.cards[id_] for id_ in dict.fromkeys(card_ids) if id_ in self.cards]
        return sorted(found, key=lambda card: (card.level.rank, *place_key(card)))


def chain_through(records: Records, board_id: str, card_id: str) -> frozenset[str]:
    """Every card and link on a way up or down from a card, itself included.

    Looks at the chain alone, however large the map is.
    """

    def is_here(id_: str) -> bool:
        card = records.find(Card, id_)
        return card is not None and card.board_id == board_id

    found = {card_id}

    def end_ids(id_: str) -> list[str]:
        links = [one for one in records.where(Link, source_id=id_) if is_here(one.target_id)]
        found.update(link.id for link in links)
        return [link.target_id for link in links]

    def means_ids(id_: str) -> list[str]:
        links = [one for one in records.where(Link, target_id=id_) if is_here(one.source_id)]
        found.update(link.id for link in links)
        return [link.source_id for link in links]

    if is_here(card_id):
        found.update(_walk(card_id, end_ids))
        found.update(_walk(card_id, means_ids))
    return frozenset(found)


def _walk(start: str, step: Callable[[str], list[str]]) -> list[str]:
    """Every id that some steps lead to, nearest first, without the start; circles end."""
    seen = {start}
    found: list[str] = []
    front = [start]
    while front:
        following: list[str] = []
        for id_ in front:
            for next_id in step(id_):
                if next_id not in seen:
                    seen.add(next_id)
                    following.append(next_id)
        found += following
        front = following
    return found
