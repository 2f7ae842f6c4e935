"""What stands above all else: which session it was, and what it was about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from confluence_desktop.drawing.text_layout import Face
from confluence_desktop.report import words
from confluence_desktop.report.flow import MUTED, SMALL, paragraphs
from confluence_desktop.workshop.operations import participants_in_order, the_session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from confluence_desktop.document.record import Records
    from confluence_desktop.report.flow import Piece

_TITLE_PT, _LONG_TITLE_PT, _LONG_TITLE_LETTERS = 22, 15, 80


def opening(seen: Records, width: float) -> Iterator[Piece]:
    """Title, day, place and purpose."""
    session = the_session(seen)
    day = words.long_date(session.starts_on) if session.starts_on else ""
    where = ", ".join(words.isolated(part) for part in (session.client, session.venue) if part)
    count = len(participants_in_order(seen))
    parts = (words.SUMMARY, day, where, words.people(count) if count else "")
    yield from paragraphs(
        " · ".join(part for part in parts if part), SMALL, width, ink=MUTED, after=2
    )
    size = _LONG_TITLE_PT if len(session.title) > _LONG_TITLE_LETTERS else _TITLE_PT
    yield from paragraphs(session.title, Face(size, 700), width, after=5)
    if session.purpose:
        yield from paragraphs(session.purpose, Face(11), width, after=2)
