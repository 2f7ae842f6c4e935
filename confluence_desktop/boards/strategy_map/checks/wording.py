"""W1–W7: what a card says. W3, W5 and W7 read words, so they know four languages and no others."""

from collections.abc import Iterator

from confluence_desktop.boards.strategy_map.checks.facts import MapFacts
from confluence_desktop.boards.strategy_map.checks.saying import found, listed
from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.findings import Finding, Severity
from confluence_desktop.workshop.likeness import repeats, wording
from confluence_desktop.workshop.ordering import place_key
from confluence_desktop.workshop.spoken import spoken
from confluence_desktop.workshop.word_rules import has_number, holds_two_things


def w1(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """The mission names action, offering and for whom, as the facilitator ticks."""
    ticks = spoken("map_checks")["mission_ticks"]
    missing = [name for tick, name in ticks.items() if not getattr(card, tick)]
    if missing:
        yield found(facts, "W1", Severity.HINT, (card.id,), missing=listed(missing))


def w2(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """The vision has few enough words to be pictured."""
    count = len(card.text.split())
    if count > facts.numbers["W2.words"]:
        yield found(facts, "W2", Severity.HINT, (card.id,), count=count)


def w3(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """A goal has no number or date."""
    if facts.rules is not None and has_number(card.text, facts.rules):
        yield found(facts, "W3", Severity.HINT, (card.id,), card=card)


def w4(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """An objective has measure, baseline, target and date; a missing owner is asked for by D1.

    It is one question however much is missing, so that filling in raises no count.
    """
    fields = spoken("map_checks")["objective_fields"]
    missing = [name for name in fields if not getattr(card, name)]
    if not missing:
        return
    says = "blank" if len(missing) == len(fields) else "some"
    says = missing[0] if len(missing) == 1 else says
    yield found(
        facts,
        "W4",
        Severity.WARNING,
        (card.id,),
        part="blank",
        says=says,
        card=card,
        missing=listed([fields[name] for name in missing], is_none_there=True),
        count=len(missing),
    )


def w5(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """A strategy does not repeat its goal's text."""
    said = wording(card.text, facts.language)
    if said is None:
        return
    for goal in sorted((facts.cards[id_] for id_ in facts.goals_of(card.id)), key=place_key):
        aim = wording(goal.text, facts.language)
        if aim is not None and repeats(aim, said):
            about = (card.id, goal.id)
            yield found(facts, "W5", Severity.HINT, about, card=card, end=goal)


def w6(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """An objective tells an outcome and not an output, as the facilitator ticks."""
    if not card.tells_outcome:
        yield found(facts, "W6", Severity.HINT, (card.id,), card=card)


def w7(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """A card holds one thing. Mission and vision are left out: each is one by S1, however long."""
    if facts.rules is not None and holds_two_things(card.text, facts.rules):
        yield found(facts, "W7", Severity.HINT, (card.id,), card=card)
