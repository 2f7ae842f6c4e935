"""What the checks read of one map, kept up to date change by change."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from confluence_desktop.boards.strategy_map.checks.circles import Circles
from confluence_desktop.boards.strategy_map.checks.numbers import numbers_of
from confluence_desktop.boards.strategy_map.checks.reach import Reached
from confluence_desktop.boards.strategy_map.checks.twins import Twins
from confluence_desktop.document.change import Change
from confluence_desktop.document.record import Record, Records
from confluence_desktop.workshop.cards import LEVELS, Card, Level
from confluence_desktop.workshop.links import Effect, Link
from confluence_desktop.workshop.ordering import place_key
from confluence_desktop.workshop.session import Session
from confluence_desktop.workshop.word_rules import rules_for

_NO_LINKS: Mapping[str, Link] = {}


@dataclass(slots=True)
class News:
    """What a change brought to a map, as far as it can matter to a check.

    Attributes:
        touched: Cards that came, went or changed, and the ends of links that did.
        shaped: Cards that came, went or changed their level.
        worded: Cards whose text changed.
        dated: Cards whose date changed.
        placed: Cards that stand elsewhere in their lane.
        levels: The levels of all cards that came, went or changed, before and now.
        twins: Cards alike to one that changed.
        carried: Cards that a strategy leads to now, or no more.
        grounded: Cards from which a way leads to the mission now, or no more.
        first_owned: Cards that stand first among their owner's objectives, before or now.
    """

    touched: set[str] = field(default_factory=set)
    shaped: set[str] = field(default_factory=set)
    worded: set[str] = field(default_factory=set)
    dated: set[str] = field(default_factory=set)
    placed: set[str] = field(default_factory=set)
    levels: set[Level] = field(default_factory=set)
    twins: set[str] = field(default_factory=set)
    carried: set[str] = field(default_factory=set)
    grounded: set[str] = field(default_factory=set)
    first_owned: set[str] = field(default_factory=set)


class MapFacts:
    """A map's cards and links, and what is known of them as a whole.

    Attributes:
        cards: All cards, by id.
        on: The ids of each level's cards.
        numbers: Every number of the checks, as this session has it.
        language: The session's.
        rules: What is known of its words; None lets checks that read words stay silent.
        carried: The cards that a strategy leads up to.
        grounded: The cards from which a way leads up to the mission.
        circles: Cards that serve each other in a circle.
        twins: Cards that say nearly the same.
    """

    def __init__(self, board_id: str, records: Records) -> None:
        self.board_id = board_id
        self.cards: dict[str, Card] = {}
        self.on: dict[Level, dict[str, None]] = {level: {} for level in LEVELS}
        self.numbers = numbers_of(records)
        self.language = next((one.language for one in records.all(Session)), "")
        self.rules = rules_for(self.language)
        self.carried = Reached(self._is_strategy, self.end_ids, self.means_ids)
        self.grounded = Reached(self._is_mission, self.means_ids, self.end_ids)
        self.circles = Circles(self._linked_up, self._linked_down)
        self.twins = Twins(self.language)
        self._up: dict[str, dict[str, Link]] = {}
        self._down: dict[str, dict[str, Link]] = {}
        self._owned: dict[str, dict[str, None]] = {}
        self._owned_in_order: dict[str, list[Card]] = {}
        cards: list[Record] = [*records.where(Card, board_id=board_id)]
        ids = {card.id for card in cards}
        links = [link for link in records.all(Link) if link.source_id in ids]
        self.take(Change({}, {record.id: record for record in [*cards, *links]}))

    def take(self, change: Change) -> News:
        """Take in what a commit, undo or redo changed."""
        news = News()
        gone = [self._drop(one, news) for one in change.before.values() if isinstance(one, Link)]
        for id_ in {**change.before, **change.after}:
            was, now = self.cards.get(id_), change.after.get(id_)
            now = now if isinstance(now, Card) and now.board_id == self.board_id else None
            if was is not None or now is not None:
                self._take_card(was, now, news)
        come = [self._add(one, news) for one in change.after.values() if isinstance(one, Link)]
        lost, got = [link for link in gone if link], [link for link in come if link]
        self._follow_links(lost, got, news)
        return news

    def links_up(self, card_id: str) -> Iterable[Link]:
        """The links to what a card serves or hurts."""
        return self._up.get(card_id, _NO_LINKS).values()

    def links_down(self, card_id: str) -> Iterable[Link]:
        """The links to what serves or hurts a card."""
        return self._down.get(card_id, _NO_LINKS).values()

    def end_ids(self, card_id: str) -> Iterator[str]:
        """The ids of the cards that a card helps."""
        return (one.target_id for one in self.links_up(card_id) if one.effect is Effect.HELPS)

    def means_ids(self, card_id: str) -> Iterator[str]:
        """The ids of the cards that help a card."""
        return (one.source_id for one in self.links_down(card_id) if one.effect is Effect.HELPS)

    def ends(self, card_id: str, *levels: Level) -> list[Card]:
        """The cards of some levels that a card helps, in no order."""
        helped = [
            self.cards[link.target_id]
            for link in self._up.get(card_id, _NO_LINKS).values()
            if link.effect is Effect.HELPS
        ]
        return [card for card in helped if card.level in levels]

    def means(self, card_id: str, *levels: Level) -> list[Card]:
        """The cards of some levels that help a card, in no order."""
        helping = [
            self.cards[link.source_id]
            for link in self._down.get(card_id, _NO_LINKS).values()
            if link.effect is Effect.HELPS
        ]
        return [card for card in helping if card.level in levels]

    def neighbours(self, card_id: str) -> set[str]:
        """The ids of the cards at the other ends of a card's links."""
        up = {link.target_id for link in self.links_up(card_id)}
        return up | {link.source_id for link in self.links_down(card_id)}

    def strategies_of(self, goal_id: str) -> set[str]:
        """The ids of the strategies that serve a goal, directly or through an objective."""
        direct = {one.id for one in self.means(goal_id, Level.STRATEGY)}
        between = self.means(goal_id, Level.OBJECTIVE)
        return direct.union(*({s.id for s in self.means(o.id, Level.STRATEGY)} for o in between))

    def goals_of(self, strategy_id: str) -> set[str]:
        """The ids of the goals that a strategy serves, directly or through an objective."""
        direct = {one.id for one in self.ends(strategy_id, Level.GOAL)}
        between = self.ends(strategy_id, Level.OBJECTIVE)
        return direct.union(*({g.id for g in self.ends(o.id, Level.GOAL)} for o in between))

    def objectives_of(self, owner: str) -> list[Card]:
        """The objectives that somebody answers for, from left to right."""
        name = owner.casefold()
        if name not in self._owned_in_order:
            held = (self.cards[id_] for id_ in self._owned.get(name, ()))
            self._owned_in_order[name] = sorted(held, key=place_key)
        return self._owned_in_order[name]

    def in_lane(self, level: Level) -> list[Card]:
        """The cards of a level from left to right."""
        return sorted((self.cards[id_] for id_ in self.on[level]), key=place_key)

    def has_come_to(self, level: Level) -> bool:
        """Whether the room has said something at a level or further down."""
        return any(self.on[one] for one in LEVELS[level.rank :])

    @property
    def is_mission_served(self) -> bool:
        """Whether anything leads up to a mission at all."""
        return any(next(self.means_ids(id_), None) for id_ in self.on[Level.MISSION])

    def _linked_up(self, card_id: str) -> Iterable[str]:
        return (link.target_id for link in self.links_up(card_id))

    def _linked_down(self, card_id: str) -> Iterable[str]:
        return (link.source_id for link in self.links_down(card_id))

    def _is_strategy(self, card_id: str) -> bool:
        return card_id in self.on[Level.STRATEGY]

    def _is_mission(self, card_id: str) -> bool:
        return card_id in self.on[Level.MISSION]

    def _drop(self, link: Link, news: News) -> Link | None:
        held = self._up.get(link.source_id, {}).pop(link.id, None)
        if held is None:
            return None
        del self._down[link.target_id][link.id]
        news.touched |= {link.source_id, link.target_id}
        return held

    def _add(self, link: Link, news: News) -> Link | None:
        if link.source_id not in self.cards or link.target_id not in self.cards:
            return None
        self._up.setdefault(link.source_id, {})[link.id] = link
        self._down.setdefault(link.target_id, {})[link.id] = link
        news.touched |= {link.source_id, link.target_id}
        return link

    def _take_card(self, was: Card | None, now: Card | None, news: News) -> None:
        card = now or was
        assert card is not None
        news.touched.add(card.id)
        news.levels |= {one.level for one in (was, now) if one is not None}
        for owner in _owners(was, now):
            news.first_owned |= {one.id for one in self.objectives_of(owner)[:1]}
        if was is not None:
            del self.cards[was.id], self.on[was.level][was.id]
            self._disown(was)
        if now is not None:
            self.cards[now.id] = now
            self.on[now.level][now.id] = None
            self._own(now)
        for owner in _owners(was, now):
            news.first_owned |= {one.id for one in self.objectives_of(owner)[:1]}
        if was is None or now is None or was.level is not now.level:
            news.shaped.add(card.id)
        if was is not None and now is not None:
            news.worded |= {now.id} if was.text != now.text else set()
            news.dated |= {now.id} if was.due != now.due else set()
            news.placed |= {now.id} if was.order != now.order else set()
        if was is None or now is None or (was.level, was.text) != (now.level, now.text):
            news.twins |= self.twins.update(was, now)
        news.twins |= self.twins.of(card.id)

    def _own(self, card: Card) -> None:
        if card.owner and card.level is Level.OBJECTIVE:
            self._owned.setdefault(card.owner.casefold(), {})[card.id] = None
            self._owned_in_order.pop(card.owner.casefold(), None)

    def _disown(self, card: Card) -> None:
        if card.owner and card.level is Level.OBJECTIVE:
            del self._owned[card.owner.casefold()][card.id]
            self._owned_in_order.pop(card.owner.casefold(), None)

    def _follow_links(self, lost: list[Link], got: list[Link], news: News) -> None:
        moved = [*lost, *got]
        news.carried = self.carried.update(news.shaped | {link.target_id for link in moved})
        news.grounded = self.grounded.update(news.shaped | {link.source_id for link in moved})
        self.circles.update(
            [(link.source_id, link.target_id) for link in lost],
            [(link.source_id, link.target_id) for link in got],
        )


def _owners(*cards: Card | None) -> set[str]:
    return {card.owner for card in cards if card and card.owner and card.level is Level.OBJECTIVE}
