"""What was decided, who does what, and what was parked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.report import words
from confluence_desktop.report.agreement import agreement
from confluence_desktop.report.flow import (
    BODY,
    BODY_BOLD,
    MUTED,
    bullet,
    heading,
    paragraphs,
)
from confluence_desktop.report.sections.crossing import is_kept
from confluence_desktop.report.tables import Cell, Column, table
from confluence_desktop.workshop.catch_22 import Step, StuckLine
from confluence_desktop.workshop.close import Action, Decision, ParkedItem
from confluence_desktop.workshop.operations import notes_in_order
from confluence_desktop.workshop.ordering import place_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confluence_desktop.document.record import Records
    from confluence_desktop.report.flow import Piece

_WHY_INDENT = 11.0


def decisions(seen: Records, width: float) -> Iterator[Piece]:
    """Every decision with its why, and how much the room agrees where no step tells it."""
    found = notes_in_order(seen, Decision)
    of_steps = {step.decision_id for step in seen.all(Step) if is_kept(step)}
    if found:
        yield from heading(words.DECISIONS, width)
    for decision in found:
        yield from bullet(decision.text, BODY_BOLD, width, stays_with_next=bool(decision.why))
        if decision.why:
            yield from paragraphs(decision.why, BODY, width, ink=MUTED, indent=_WHY_INDENT, after=3)
        if decision.id not in of_steps:
            yield from agreement(decision.agreement, width)


def actions(seen: Records, width: float) -> Iterator[Piece]:
    """Every action with its owner and date."""
    found = notes_in_order(seen, Action)
    if not found:
        return
    yield from heading(words.ACTIONS, width)
    columns = (
        Column(words.ACTION, 0.6, BODY_BOLD),
        Column(words.OWNER, 0.24),
        Column(words.BY, 0.16),
    )
    rows = [
        (
            action.text,
            action.owner,
            Cell(words.short_date(action.due), words.DONE if action.done else ""),
        )
        for action in found
    ]
    yield from table(columns, rows, width)


def parked(seen: Records, width: float) -> Iterator[Piece]:
    """What waits for another time; stuck lines that are no parked item too."""
    items = notes_in_order(seen, ParkedItem)
    noted = {record_id for item in items for record_id in item.about}
    lines = [line for line in seen.all(StuckLine) if line.parked and line.id not in noted]
    texts = [item.text for item in items]
    texts += [line.text for line in sorted(lines, key=place_key)]
    if texts:
        yield from heading(words.PARKED, width)
    for text in texts:
        yield from bullet(text, BODY, width)
