"""Who was there, by organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.report import words
from confluence_desktop.report.flow import BODY, BODY_BOLD, heading, paragraphs
from confluence_desktop.report.tables import Column, table
from confluence_desktop.workshop.operations import participants_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confluence_desktop.document.record import Records
    from confluence_desktop.report.flow import Piece
    from confluence_desktop.workshop.session import Participant


def people(seen: Records, width: float) -> Iterator[Piece]:
    """Names and roles; by organisation where those were noted."""
    found = participants_in_order(seen)
    if not found:
        return
    yield from heading(words.PEOPLE, width)
    if not any(person.organisation for person in found):
        yield from paragraphs(_names(found), BODY, width)
        return
    groups: dict[str, list[Participant]] = {}
    for person in found:
        groups.setdefault(person.organisation, []).append(person)
    columns = (Column("", 0.24, BODY_BOLD), Column("", 0.76))
    rows = [(organisation, _names(members)) for organisation, members in groups.items()]
    yield from table(columns, rows, width, is_dense=True)


def _names(found: list[Participant]) -> str:
    return ", ".join(
        words.isolated(f"{person.name} ({person.role})" if person.role else person.name)
        for person in found
    )
