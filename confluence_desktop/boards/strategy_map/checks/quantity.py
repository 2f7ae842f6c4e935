"""Q1–Q4 and D1: how many, by when and by whom."""

from collections.abc import Iterator

from confluence_desktop.boards.strategy_map.checks.facts import MapFacts
from confluence_desktop.boards.strategy_map.checks.saying import found
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.findings import Finding, Severity
from confluence_desktop.workshop.ordering import place_key
from confluence_desktop.workshop.spoken import spoken

_ALL = 100


def q1(facts: MapFacts) -> Iterator[Finding]:
    """There are three to five goals; too few are asked about once the room has gone below them."""
    count = len(facts.on[Level.GOAL])
    least, most = facts.numbers["Q1.least"], facts.numbers["Q1.most"]
    said = spoken("map_checks")["goals"]
    goals = said.get(str(count), said["more"]).format(count=count)
    if count < least and facts.has_come_to(Level.OBJECTIVE):
        yield found(facts, "Q1", Severity.WARNING, (), part="few", count=goals, least=f"{least:g}")
    elif count > most:
        yield found(facts, "Q1", Severity.WARNING, (), part="many", count=goals, most=f"{most:g}")


def q2(facts: MapFacts) -> Iterator[Finding]:
    """There are not too many objectives; far too many are an error."""
    count = len(facts.on[Level.OBJECTIVE])
    most, far = facts.numbers["Q2.most"], facts.numbers["Q2.far_too_many"]
    if count > most or count > far:
        is_far = count > far
        yield found(
            facts,
            "Q2",
            Severity.ERROR if is_far else Severity.WARNING,
            (),
            part="far" if is_far else "",
            says="",
            count=count,
            most=f"{far if is_far else most:g}",
        )


def q3(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """A goal has few strategies, and a strategy serves few of the goals."""
    about = (card.id,)
    if card.level is Level.GOAL:
        count = len(facts.strategies_of(card.id))
        if count > facts.numbers["Q3.strategies"]:
            yield found(facts, "Q3", Severity.HINT, about, part="goal", card=card, count=count)
        return
    count, all_ = len(facts.goals_of(card.id)), len(facts.on[Level.GOAL])
    enough = all_ >= facts.numbers["Q3.from_goals"]
    if enough and count * _ALL > facts.numbers["Q3.percent"] * all_:
        yield found(
            facts, "Q3", Severity.HINT, about, part="strategy", card=card, count=count, all=all_
        )


def q4(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """No tool carries half of the capabilities or more."""
    all_ = len(facts.on[Level.CAPABILITY])
    if all_ < facts.numbers["Q4.from_capabilities"]:
        return
    count = len(facts.ends(card.id, Level.CAPABILITY))
    if count * _ALL >= facts.numbers["Q4.percent"] * all_:
        yield found(facts, "Q4", Severity.WARNING, (card.id,), card=card, count=count, all=all_)


def d1(facts: MapFacts, card: Card) -> Iterator[Finding]:
    """A date is no later than its parent's; objectives have owners, and no owner too many."""
    for end in sorted((facts.cards[id_] for id_ in facts.end_ids(card.id)), key=place_key):
        if card.due is not None and end.due is not None and card.due > end.due:
            day = f"{card.due.day} {card.due:%B %Y}"
            about = (card.id, end.id)
            yield found(
                facts, "D1", Severity.WARNING, about, part="date", card=card, end=end, due=day
            )
    if card.level is not Level.OBJECTIVE:
        return
    if not card.owner:
        yield found(facts, "D1", Severity.WARNING, (card.id,), part="owner", card=card)
        return
    owned = facts.objectives_of(card.owner)
    if len(owned) > facts.numbers["D1.objectives"] and owned[0].id == card.id:
        yield found(
            facts,
            "D1",
            Severity.WARNING,
            [one.id for one in owned],
            part="load",
            owner=card.owner,
            count=len(owned),
        )
