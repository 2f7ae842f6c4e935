"""Findings in words: what is so, on the card, and what to ask the room."""

from collections.abc import Sequence

from confluence_desktop.boards.strategy_map.checks.facts import MapFacts
from confluence_desktop.boards.strategy_map.operations import short
from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.findings import Finding, Severity
from confluence_desktop.workshop.spoken import spoken


def found(
    facts: MapFacts,
    check: str,
    severity: Severity,
    about: Sequence[str],
    *,
    part: str = "",
    says: str | None = None,
    **said: object,
) -> Finding:
    """A finding of the map.

    Args:
        about: Every card that the words name, first the one that carries the mark.
        part: Tells findings of one check about the same cards apart.
        says: Which of the check's words are used; the part's own if left out.
        said: What stands in the places of the words; cards by what they say, cut short.
    """
    words = spoken("map_checks")[check][part if says is None else says]
    names = {
        place: short(thing.text) if isinstance(thing, Card) else thing
        for place, thing in said.items()
    }
    return Finding(
        check=check,
        severity=severity,
        board_id=facts.board_id,
        about=tuple(about),
        statement=words["statement"].format(**names),
        mark=words["mark"].format(**names),
        question=words["question"],
        part=part,
        short_mark=words.get("short", "").format(**names),
    )


def listed(names: Sequence[str], *, is_none_there: bool = False) -> str:
    """Names as they are spoken: one, two and three; no one, two or three where none is there."""
    words = spoken("map_checks")["listed"]
    *most, last = names
    joint = words["last_of_none" if is_none_there else "last"]
    return joint.join((words["comma"].join(most), last)) if most else last
