"""The map's findings, kept up to date: after an edit only what it can matter to is looked at again.

What a card's check reads lies at the card, at the other ends of its links, one objective further,
or is known of the map as a whole; `_stirred` says which change reaches which of them.
"""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet

from confluence_desktop.boards.strategy_map.checks.catalogue import (
    CARD_CHECKS,
    EVERY,
    MAP_CHECKS,
)
from confluence_desktop.boards.strategy_map.checks.facts import MapFacts, News
from confluence_desktop.boards.strategy_map.checks.shelf import Shelf, Spot
from confluence_desktop.document.change import Change
from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import Board, Card, Level
from confluence_desktop.workshop.findings import CheckNumber, Finding
from confluence_desktop.workshop.session import Session

_OVER_AN_OBJECTIVE = ("Q3", "W5", "L3")
"""Checks that look through an objective, from a goal to its strategies or the other way."""

_BY_PLACE = ("L2", "L3")
"""Checks that name the first of several."""

_MAP = ""

_Stir = Callable[[Iterable[str], Iterable[str]], None]


class _Aggregates:
    """What checks read of the map as a whole, as it was when they last looked."""

    def __init__(self, facts: MapFacts) -> None:
        self.reached = {level: facts.has_come_to(level) for level in Level}
        self.is_served = facts.is_mission_served
        self.goals = len(facts.on[Level.GOAL])
        self.capabilities = len(facts.on[Level.CAPABILITY])


class MapWatch:
    """A `FindingWatch` over one map."""

    def __init__(self, board: Board, records: Records) -> None:
        self._board_id = board.id
        self._begin(records)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self._shelf.findings

    def update(self, change: Change, records: Records) -> None:
        if change.touches(CheckNumber) or _changes_language(change):
            self._begin(records)
            return
        news = self._facts.take(change)
        if news.touched:
            self._look(self._stirred(news))

    def _begin(self, records: Records) -> None:
        self._facts = MapFacts(self._board_id, records)
        self._known = _Aggregates(self._facts)
        self._shelf = Shelf()
        self._breadth: dict[str, int] = {}
        self._look(dict.fromkeys(self._facts.cards, EVERY))

    def _look(self, stirred: Mapping[str, AbstractSet[str]]) -> None:
        facts = self._facts
        looked: dict[Spot, tuple[Finding, ...]] = {
            (_MAP, id_): tuple(check(facts)) for id_, check in MAP_CHECKS.items()
        }
        for card_id, checks in stirred.items():
            card = facts.cards.get(card_id)
            known = CARD_CHECKS[card.level] if card is not None else {}
            for id_ in self._shelf.checks_at(card_id) & checks - known.keys():
                looked[card_id, id_] = ()
            if card is None:
                self._breadth.pop(card_id, None)
                continue
            stood = self._shelf.checks_at(card_id)
            for id_, check in known.items():
                if id_ in checks:
                    found = tuple(check(facts, card))
                    if found or id_ in stood:
                        looked[card_id, id_] = found
            if checks & {"Q3", "Q4"}:
                self._breadth[card_id] = _breadth(facts, card)
        self._shelf.replace(looked)

    def _stirred(self, news: News) -> dict[str, set[str]]:
        """Which checks have to look again at which cards."""
        found: dict[str, set[str]] = {}

        def stir(card_ids: Iterable[str], checks: Iterable[str]) -> None:
            for card_id in card_ids:
                found.setdefault(card_id, set()).update(checks)

        facts = self._facts
        stir(news.touched, EVERY)
        for card_id in news.touched:
            self._stir_around(card_id, news, stir)
        stir(news.twins, ("S13",))
        stir(news.carried & facts.on[Level.GOAL].keys(), ("S7",))
        stir(news.grounded & facts.on[Level.STRATEGY].keys(), ("S8",))
        stir(news.first_owned, ("D1",))
        for card_id in news.worded:
            for at, check in self._shelf.naming(card_id):
                stir((at,) if at != _MAP else (), (check,))
        if Level.MISSION in news.levels:
            stir(facts.on[Level.VISION], ("S2",))
        self._stir_by_aggregates(stir)
        return found

    def _stir_around(self, card_id: str, news: News, stir: _Stir) -> None:
        facts = self._facts
        card = facts.cards.get(card_id)
        if card is None:
            # Its links went with it, so that the cards around it are touched themselves.
            return
        near = facts.neighbours(card_id)
        if card_id in news.shaped:
            stir(near, EVERY)
            for other in near & facts.on[Level.OBJECTIVE].keys():
                stir(facts.neighbours(other), _OVER_AN_OBJECTIVE)
        elif card.level is Level.OBJECTIVE:
            stir(near, _OVER_AN_OBJECTIVE)
        if card_id in news.placed:
            stir(near, _BY_PLACE)
        if card_id in news.dated:
            stir(facts.means_ids(card_id), ("D1",))
        if card_id in news.worded and card.level is Level.GOAL:
            stir(facts.strategies_of(card_id), ("W5",))

    def _stir_by_aggregates(self, stir: _Stir) -> None:
        facts, was, now = self._facts, self._known, _Aggregates(self._facts)
        self._known = now
        if was.reached != now.reached:
            stir(facts.on[Level.GOAL], ("S5", "S7"))
            stir(facts.on[Level.STRATEGY], ("S9",))
        if was.is_served != now.is_served:
            stir(facts.on[Level.STRATEGY], ("S8",))
        # Only a card that serves a good share of them all can be too wide, before or now.
        if was.goals != now.goals:
            share = facts.numbers["Q3.percent"] * min(was.goals, now.goals) / 100
            stir(self._wide(Level.STRATEGY, share), ("Q3",))
        if was.capabilities != now.capabilities:
            share = facts.numbers["Q4.percent"] * min(was.capabilities, now.capabilities) / 100
            stir(self._wide(Level.TOOL, share), ("Q4",))

    def _wide(self, level: Level, share: float) -> list[str]:
        return [id_ for id_ in self._facts.on[level] if self._breadth.get(id_, 0) >= share]


def _breadth(facts: MapFacts, card: Card) -> int:
    """How many goals a strategy serves, or capabilities a tool."""
    if card.level is Level.STRATEGY:
        return len(facts.goals_of(card.id))
    return len(facts.ends(card.id, Level.CAPABILITY)) if card.level is Level.TOOL else 0


def map_findings(board: Board, records: Records) -> tuple[Finding, ...]:
    """Everything that the checks find on a map, accepted findings too."""
    return MapWatch(board, records).findings


def _changes_language(change: Change) -> bool:
    sessions = [
        {one.language for one in side.values() if isinstance(one, Session)}
        for side in (change.before, change.after)
    ]
    return sessions[0] != sessions[1]
