"""Small maps in one line each, for asking what their checks find.

A map is written as its cards, one a line: ``name level: text < end, end`` with fields in brackets,
such as ``o objective: 40% more < g [owner=Ana due=2027-06-01]``. An end with ``!`` before it is
hurt, and ``?3`` behind it is how sure the room is of the link.
"""

import re
from datetime import date
from typing import Any

from confluence_desktop.boards.strategy_map.checks import map_findings
from confluence_desktop.document.document import Document
from confluence_desktop.workshop.cards import Board, BoardKind, Card, Level
from confluence_desktop.workshop.findings import CheckNumber, Finding
from confluence_desktop.workshop.guards import RULES
from confluence_desktop.workshop.links import Effect, Link
from confluence_desktop.workshop.session import Session

BOARD = Board(id="map", type=BoardKind.STRATEGY_MAP, title="The map")

_LINE = re.compile(
    r"(?P<name>\w+) (?P<level>\w+): (?P<text>[^<\[]+)(?:<(?P<ends>[^\[]+))?(?:\[(?P<fields>.+)\])?"
)
_END = re.compile(r"(?P<hurts>!?)(?P<name>\w+)(?:\?(?P<sure>\d+))?(?P<because> because)?")
_FIELD = re.compile(r"(\w+)=([^ ]+)")


def a_map_of(lines: str, *, language: str = "en", **numbers: float) -> Document:
    """The map that some lines write; `numbers` stand for those of the checks, as ``Q1_most``."""
    cards: list[Card] = []
    links: list[Link] = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        read = _LINE.fullmatch(line)
        assert read, line
        cards.append(
            Card.checked(
                {
                    "id": read["name"],
                    "board_id": BOARD.id,
                    "level": Level(read["level"]),
                    "text": read["text"].strip(),
                    "order": float(len(cards)),
                    **dict(_field(*pair) for pair in _FIELD.findall(read["fields"] or "")),
                }
            )
        )
        ends = filter(None, map(str.strip, (read["ends"] or "").split(",")))
        links += [_link(read["name"], end) for end in ends]
    own = [
        CheckNumber(id=f"check_number_{name}", name=name, value=value)
        for name, value in ((raw.replace("_", ".", 1), number) for raw, number in numbers.items())
    ]
    session = Session(id="session_1", title="A small map", language=language)
    return Document([session, BOARD, *cards, *links, *own], rules=RULES)


def found(document: Document, check: str) -> list[Finding]:
    """What one check finds."""
    return [one for one in map_findings(BOARD, document) if one.check == check]


def _link(source: str, end: str) -> Link:
    read = _END.fullmatch(end)
    assert read, end
    return Link(
        id=f"{source}_{read['name']}",
        source_id=source,
        target_id=read["name"],
        effect=Effect.HURTS if read["hurts"] else Effect.HELPS,
        confidence=int(read["sure"]) if read["sure"] else None,
        because="We saw it" if read["because"] else "",
    )


def _field(name: str, value: str) -> tuple[str, Any]:
    if name == "due":
        return name, date.fromisoformat(value)
    return name, value == "yes" if value in {"yes", "no"} else value
