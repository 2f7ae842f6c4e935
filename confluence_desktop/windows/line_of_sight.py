"""A card read up to the mission and down to the tools."""

from confluence_desktop.document.record import Records
from confluence_desktop.windows.capture_target import ends_of
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.ordering import place_key
from confluence_desktop.workshop.spoken import say

_LONGEST = 12


def because_of(records: Records, card: Card) -> str:
    """The cards that this one serves, and on from the first of them up to the mission."""
    ends = [end for end in ends_of(records, card.id) if end.level.rank < card.level.rank]
    if not ends:
        return ""
    lines = [one_line(end.text) for end in ends]
    further = ends[0]
    seen = {card.id, *(end.id for end in ends)}
    while len(lines) < _LONGEST:
        above = [end for end in ends_of(records, further.id) if end.id not in seen]
        if not above:
            break
        further = above[0]
        seen.add(further.id)
        lines.append(f"› {_named(further)}")
    return "\n".join(lines)


def needs(records: Records, card: Card) -> str:
    """The cards that serve this one, each with what it needs in turn."""
    lines: list[str] = []
    for means in means_of(records, card):
        lines.append(one_line(means.text))
        lines += [f"› {one_line(lower.text)}" for lower in means_of(records, means)]
    if len(lines) > _LONGEST:
        more = say("window.more").format(count=len(lines) - _LONGEST + 1)
        return "\n".join([*lines[: _LONGEST - 1], more])
    return "\n".join(lines)


def means_of(records: Records, card: Card) -> list[Card]:
    """The cards of lower levels that serve a card, in the order of their lanes."""
    means = [records.find(Card, link.source_id) for link in records.where(Link, target_id=card.id)]
    lower = [one for one in means if one is not None and one.level.rank > card.level.rank]
    return sorted(lower, key=lambda one: (one.level.rank, *place_key(one)))


def one_line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def _named(card: Card) -> str:
    text = one_line(card.text)
    if card.level in (Level.MISSION, Level.VISION):
        return f"{card.level.title()}: {text}"
    return text
