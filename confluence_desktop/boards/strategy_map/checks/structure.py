"""S1–S14: what carries what on the map.

When they speak: a card can be asked about as soon as it is said. What is *missing* is asked for
once the room has come that far: a mission or vision that is not there, as soon as a lower level
holds a card; an objective, strategy or capability under a card, as soon as the map has come to that
level. What carries a capability is asked at once, as nothing comes after it. So an empty map is
silent, and so is a room that goes down level by level. Links that hurt carry nothing.
"""

from collections.abc import Iterator

from confluence_desktop.boards.strategy_map.checks.circles import shortest_circle
from confluence_desktop.boards.strategy_map.checks.facts import MapFacts
from confluence_desktop.boards.strategy_map.checks.saying import found
from confluence_desktop.workshop.cards import LEVELS, Card, Level
from confluence_desktop.workshop.chains import skips_a_level
from confluence_desktop.workshop.findings import Finding, Severity
from confluence_desktop.workshop.links import Effect
from confluence_desktop.workshop.ordering import place_key

_AIMS = (Level.GOAL, Level.OBJECTIVE)
_ABOVE_CAPABILITIES = (Level.GOAL, Level.OBJECTIVE, Level.STRATEGY)


def s1(facts: MapFacts) -> Iterator[Finding]:
    """There is exactly one mission and one vision."""
    for level in (Level.MISSION, Level.VISION):
        cards = facts.in_lane(level)
        if not cards and facts.has_come_to(LEVELS[level.rank + 1]):
            yield found(facts, "S1", Severity.ERROR, (), part=f"no_{level}")
        elif len(cards) > 1:
            ids = [card.id for card in cards]
            yield found(facts, "S1", Severity.ERROR, ids, part=f"{level}s", count=len(cards))


def s2(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """Mission and vision are linked."""
    missions = facts.in_lane(Level.MISSION)
    linked = facts.ends(card.id, Level.MISSION) or facts.means(card.id, Level.MISSION)
    if missions and not linked:
        yield found(facts, "S2", Severity.ERROR, (card.id, missions[0].id), card=card)


def s3(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """Every goal amplifies the vision."""
    if not facts.ends(card.id, Level.VISION):
        yield found(facts, "S3", Severity.ERROR, (card.id,), card=card)


def s4(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """Every objective quantifies a goal."""
    if not facts.ends(card.id, Level.GOAL):
        yield found(facts, "S4", Severity.ERROR, (card.id,), card=card)


def s5(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """Every goal has one to three objectives."""
    count = len(facts.means(card.id, Level.OBJECTIVE))
    part = "none" if count < facts.numbers["S5.least"] else "many"
    if part == "none" and not facts.has_come_to(Level.OBJECTIVE):
        return
    if part == "none" or count > facts.numbers["S5.most"]:
        says = "many" if count else "none"
        about = (card.id,)
        yield found(
            facts, "S5", Severity.WARNING, about, part=part, says=says, card=card, count=count
        )


def s6(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """Every strategy serves a goal or an objective."""
    if not facts.ends(card.id, *_AIMS):
        yield found(facts, "S6", Severity.ERROR, (card.id,), card=card)


def s7(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """Every goal is reached by a strategy."""
    if card.id not in facts.carried and facts.has_come_to(Level.STRATEGY):
        yield found(facts, "S7", Severity.WARNING, (card.id,), card=card)


def s8(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """Every strategy has a path up to the mission.

    One that serves nothing is asked about by S6 alone, and a mission that nothing at all leads to
    by S1 and S2: one gap, one question.
    """
    if card.id in facts.grounded or not facts.is_mission_served:
        return
    if facts.ends(card.id, *_AIMS):
        yield found(facts, "S8", Severity.WARNING, (card.id,), card=card)


def s9(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """Every strategy needs a capability, every capability serves a strategy."""
    if card.level is Level.STRATEGY:
        is_bare = not facts.means(card.id, Level.CAPABILITY)
        if is_bare and facts.has_come_to(Level.CAPABILITY):
            yield found(facts, "S9", Severity.WARNING, (card.id,), part="needs", card=card)
    elif not facts.ends(card.id, Level.STRATEGY):
        yield found(facts, "S9", Severity.WARNING, (card.id,), part="serves", card=card)


def s10(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """Every tool serves a capability; none hangs straight under what stands above those."""
    above = sorted(facts.ends(card.id, *_ABOVE_CAPABILITIES), key=_place)
    for end in above:
        ends = (card.id, end.id)
        yield found(facts, "S10", Severity.WARNING, ends, part="straight", card=card, end=end)
    if not above and not facts.ends(card.id, Level.CAPABILITY):
        says = "asked_for" if card.asked_for else "serves"
        about = (card.id,)
        yield found(facts, "S10", Severity.WARNING, about, part="serves", says=says, card=card)


def s11(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """Every capability has a tool, or people who carry it."""
    if not card.owner and not facts.means(card.id, Level.TOOL):
        yield found(facts, "S11", Severity.HINT, (card.id,), card=card)


def s12(facts: MapFacts) -> Iterator[Finding]:
    """Links hold no cycle: of every knot of them the shortest way round is shown.

    First come the two cards whose link closes the circle, the one that goes the furthest down.
    """
    for knot in facts.circles.knots:
        way = shortest_circle(knot, lambda id_: (one.target_id for one in facts.links_up(id_)))
        cards = [facts.cards[id_] for id_ in way]
        steps = [
            (cards[at].level.rank - cards[(at + 1) % len(cards)].level.rank, cards[at].id, at)
            for at in range(len(cards))
        ]
        closing = min(steps)[2]
        around = [*cards[closing:], *cards[:closing]]
        says = "two" if len(around) <= len(("card", "other")) else "more"
        yield found(
            facts,
            "S12",
            Severity.WARNING,
            [card.id for card in around],
            says=says,
            card=around[0],
            other=around[1],
            count=len(around) - 2,
        )


def s13(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """No two cards of a level say nearly the same: each later one is held against the first."""
    others = (facts.cards[id_] for id_ in facts.twins.of(card.id))
    first = min(
        (one for one in others if place_key(one) < place_key(card)), key=_place, default=None
    )
    if first is not None:
        about = (card.id, first.id)
        yield found(facts, "S13", Severity.WARNING, about, card=card, other=first)


def s14(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """No link skips a level, but from a strategy to a goal; tools are S10's to ask about."""
    for link in facts.links_up(card.id):
        end = facts.cards[link.target_id]
        skips = skips_a_level(card.level, end.level) and link.effect is Effect.HELPS
        is_of_s10 = card.level is Level.TOOL and end.level in _ABOVE_CAPABILITIES
        if skips and not is_of_s10:
            yield found(facts, "S14", Severity.HINT, (card.id, end.id), card=card, end=end)


def _place(card: Card) -> tuple[int, float, str]:
    return (card.level.rank, *place_key(card))
