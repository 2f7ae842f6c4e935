"""Every check of the map, by its id and in the order in which the method lists them."""

from collections.abc import Callable, Iterator

from confluence_desktop.boards.strategy_map.checks import linking, quantity, structure, wording
from confluence_desktop.boards.strategy_map.checks.facts import MapFacts
from confluence_desktop.workshop.cards import LEVELS, Card, Level
from confluence_desktop.workshop.findings import Finding

CardCheck = Callable[[MapFacts, Card], Iterator[Finding]]
MapCheck = Callable[[MapFacts], Iterator[Finding]]

CHECKS = (
    *(f"S{number}" for number in range(1, 15)),
    *(f"W{number}" for number in range(1, 8)),
    *(f"Q{number}" for number in range(1, 5)),
    "D1",
    *(f"L{number}" for number in range(1, 4)),
)

MAP_CHECKS: dict[str, MapCheck] = {
    "S1": structure.s1,
    "S12": structure.s12,
    "Q1": quantity.q1,
    "Q2": quantity.q2,
}
"""Those about the map as a whole."""

_GOAL, _OBJECTIVE, _STRATEGY = Level.GOAL, Level.OBJECTIVE, Level.STRATEGY
_BELOW_VISION = LEVELS[2:]

_OF_CARDS: dict[str, tuple[CardCheck, tuple[Level, ...]]] = {
    "S2": (structure.s2, (Level.VISION,)),
    "S3": (structure.s3, (_GOAL,)),
    "S4": (structure.s4, (_OBJECTIVE,)),
    "S5": (structure.s5, (_GOAL,)),
    "S6": (structure.s6, (_STRATEGY,)),
    "S7": (structure.s7, (_GOAL,)),
    "S8": (structure.s8, (_STRATEGY,)),
    "S9": (structure.s9, (_STRATEGY, Level.CAPABILITY)),
    "S10": (structure.s10, (Level.TOOL,)),
    "S11": (structure.s11, (Level.CAPABILITY,)),
    "S13": (structure.s13, LEVELS),
    "S14": (structure.s14, LEVELS),
    "W1": (wording.w1, (Level.MISSION,)),
    "W2": (wording.w2, (Level.VISION,)),
    "W3": (wording.w3, (_GOAL,)),
    "W4": (wording.w4, (_OBJECTIVE,)),
    "W5": (wording.w5, (_STRATEGY,)),
    "W6": (wording.w6, (_OBJECTIVE,)),
    "W7": (wording.w7, _BELOW_VISION),
    "Q3": (quantity.q3, (_GOAL, _STRATEGY)),
    "Q4": (quantity.q4, (Level.TOOL,)),
    "D1": (quantity.d1, LEVELS),
    "L1": (linking.l1, LEVELS),
    "L2": (linking.l2, LEVELS),
    "L3": (linking.l3, (_GOAL, _OBJECTIVE)),
}
"""Those about one card, and the levels that they look at."""

CARD_CHECKS: dict[Level, dict[str, CardCheck]] = {
    level: {id_: check for id_, (check, levels) in _OF_CARDS.items() if level in levels}
    for level in LEVELS
}

EVERY = frozenset(_OF_CARDS)
"""The ids of all checks about one card."""
