"""What leads to what across boards: from a round by its step and its strategy up to the mission."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from confluence_desktop.document.record import Records
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.catch_22 import Because, Loop, Step
from confluence_desktop.workshop.links import Effect, Link
from confluence_desktop.workshop.ordering import place_key
from confluence_desktop.workshop.phrases import arrow_phrase, one_line
from confluence_desktop.workshop.rounds import Round
from confluence_desktop.workshop.spoken import spoken

_NO_GAP = {(Level.STRATEGY, Level.GOAL)}
"""An objective may come later."""


def skips_a_level(lower: Level, upper: Level) -> bool:
    """Whether something is missing between a card and one of a higher level that it serves."""
    return lower.rank - upper.rank > 1 and (lower, upper) not in _NO_GAP


def ends_above(records: Records, card_id: str) -> list[Card]:
    """The cards of higher levels that a card helps, top level first, then as in their lanes."""
    card = records.find(Card, card_id)
    if card is None:
        return []
    helped = [
        records.find(Card, link.target_id)
        for link in records.where(Link, source_id=card_id)
        if link.effect is Effect.HELPS
    ]
    above = [end for end in helped if end is not None and end.level.rank < card.level.rank]
    return sorted(above, key=lambda end: (end.level.rank, *place_key(end)))


def chain_up(records: Records, card: Card) -> list[Card]:
    """One way from a card up: the one that comes highest, then the one with the most cards.

    It goes up a level with every card, so that a cycle of links can't go on for ever.
    """
    return _chain_up(records, card, {})


def _chain_up(records: Records, card: Card, known: dict[str, list[Card]]) -> list[Card]:
    if card.id not in known:
        ways = [_chain_up(records, end, known) for end in ends_above(records, card.id)]
        best = min(ways, key=lambda way: (way[-1].level.rank, -len(way)), default=[])
        known[card.id] = [card, *best]
    return known[card.id]


def reached_from(records: Records, card_ids: Iterable[str]) -> dict[str, Card]:
    """These cards and all that they help on higher levels, by id."""
    found: dict[str, Card] = {}
    waiting = list(card_ids)
    while waiting:
        card = records.find(Card, waiting.pop())
        if card is not None and card.id not in found:
            found[card.id] = card
            waiting += [end.id for end in ends_above(records, card.id)]
    return found


def arrows_broken(records: Records, step: Step) -> list[tuple[Loop, int]]:
    """The arrows whose becauses a step makes untrue, else those that the room said it touches."""
    becauses = [records.find(Because, because_id) for because_id in step.breaks]
    pairs = {(one.loop_id, one.arrow) for one in becauses if one is not None}
    if not pairs:
        pairs = {
            (loop.id, number)
            for loop in records.where(Loop, board_id=step.board_id)
            for number in (1, 2)
            if f"{loop.side}.{number}" in step.touches
        }
    found = [(loop, arrow) for id_, arrow in pairs if (loop := records.find(Loop, id_))]
    return sorted(found, key=lambda pair: (pair[0].side, pair[0].id, pair[1]))


@dataclass(frozen=True, slots=True)
class RoundTrace:
    """What a round came from, and what it leads to.

    Attributes:
        step: The step at the crossing, if it is there.
        has_lost_step: It came from a step that is gone.
        arrows: What the arrows say that the step breaks.
        chains: From each served card up; the first card is the served one.
        lost: How many served cards are gone.
    """

    step: Step | None
    has_lost_step: bool
    arrows: tuple[str, ...]
    chains: tuple[tuple[Card, ...], ...]
    lost: int


def trace_of(records: Records, round_: Round) -> RoundTrace:
    """Where a round comes from and leads to now."""
    step = records.find(Step, round_.step_id)
    served = [card for id_ in round_.serves if (card := records.find(Card, id_)) is not None]
    broken = arrows_broken(records, step) if step is not None else []
    return RoundTrace(
        step=step,
        has_lost_step=step is None and round_.step_id is not None,
        arrows=tuple(
            arrow_phrase(loop.x, loop.y) if arrow == 1 else arrow_phrase(loop.y, loop.x)
            for loop, arrow in broken
        ),
        chains=tuple(tuple(chain_up(records, card)) for card in served),
        lost=len(round_.serves) - len(served),
    )


def trace_sentence(records: Records, round_id: str, *, has_gap: bool = True) -> str:
    """A round read up to the mission as one sentence, gaps as "…"; empty once it is gone.

    Args:
        has_gap: That it serves nothing is a gap as well; else the sentence ends before, and is
            empty where nothing is left to say.
    """
    round_ = records.find(Round, round_id)
    if round_ is None:
        return ""
    said = spoken("plan")["trace"]
    trace = trace_of(records, round_)
    name = one_line(round_.text)
    gap: str = said["gap"]
    chain = said["and"].join(_chain_words(chain) for chain in trace.chains)
    chain = chain or (gap if has_gap else "")
    if round_.step_id is None:
        start = said["round"].format(round=name)
        whole = said["serves_first"].format(start=start, chain=chain) if chain else ""
    else:
        if trace.step is None:
            start = said["from_lost_step"].format(round=name)
        else:
            arrows = said["and"].join(said["arrow"].format(arrow=one) for one in trace.arrows)
            form = said["from_step" if arrows or has_gap else "from_step_alone"]
            start = form.format(round=name, step=one_line(trace.step.text), arrows=arrows or gap)
        serves = said["serves"].format(chain=chain) if chain else ""
        whole = said["between"].join(part for part in (start, serves) if part)
    if not whole:
        return ""
    return str(whole) if whole.endswith(gap) else f"{whole}{said['end']}"


def _chain_words(chain: tuple[Card, ...]) -> str:
    said = spoken("plan")["trace"]

    def named(card: Card) -> str:
        return str(said["card"].format(level=card.level.singular, card=one_line(card.text)))

    words = named(chain[0])
    for lower, upper in pairwise(chain):
        if skips_a_level(lower.level, upper.level):
            words += said["onward"].format(card=said["gap"])
        words += said["onward"].format(card=named(upper))
    if chain[-1].level is not Level.MISSION:
        words += said["onward"].format(card=said["gap"])
    return words
