"""Cards of one level that say nearly the same, kept up to date card by card."""

from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.likeness import Wording, alike_among, wording

_Shelf = tuple[str, frozenset[str], str]


class Twins:
    """Who is alike to whom. Only cards with a sign in common are ever compared."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._shelves: dict[_Shelf, dict[str, Wording]] = {}
        self._alike: dict[str, set[str]] = {}

    def of(self, card_id: str) -> set[str]:
        """The ids of the cards that are alike to one."""
        return self._alike.get(card_id, set())

    def update(self, was: Card | None, now: Card | None) -> set[str]:
        """Take a card's change in; says who was, or is, alike to it."""
        stirred: set[str] = set()
        if was is not None:
            stirred |= self._take_out(was)
        if now is not None:
            stirred |= self._put_in(now)
        return stirred

    def _take_out(self, card: Card) -> set[str]:
        said = wording(card.text, self._language)
        for shelf in self._shelves_of(card, said):
            held = self._shelves[shelf]
            del held[card.id]
            if not held:
                del self._shelves[shelf]
        lost = self._alike.pop(card.id, set())
        for other in lost:
            self._alike[other].discard(card.id)
        return lost

    def _put_in(self, card: Card) -> set[str]:
        said = wording(card.text, self._language)
        if said is None:
            return set()
        others: dict[str, Wording] = {}
        for shelf in self._shelves_of(card, said):
            held = self._shelves.setdefault(shelf, {})
            others |= held
            held[card.id] = said
        found = set(alike_among(said, others)) if others else set()
        if found:
            self._alike[card.id] = found
            for other in found:
                self._alike.setdefault(other, set()).add(card.id)
        return set(found)

    def _shelves_of(self, card: Card, said: Wording | None) -> list[_Shelf]:
        if said is None:
            return []
        return [(card.level.value, said.fixed, sign) for sign in said.signs]
