"""The session itself and the people in it."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from confluence_desktop.document.record import Record
from confluence_desktop.document.text import Line, Text


class SessionState(StrEnum):
    """Where a session stands."""

    PLANNED = "planned"
    RUNNING = "running"
    CLOSED = "closed"
    ARCHIVED = "archived"


class PageSize(StrEnum):
    """Paper for the summary."""

    A4 = "A4"
    LETTER = "Letter"


class Session(Record):
    """What the session is called, for whom, and when. A document holds exactly one."""

    stored_as: ClassVar[str] = "session"

    title: Line
    client: Line = ""
    venue: Line = ""
    starts_on: date | None = None
    language: Line = "en"
    purpose: Text = ""
    page_size: PageSize = PageSize.A4
    state: SessionState = SessionState.PLANNED
    template: Line = ""


class Participant(Record):
    """Somebody in the room."""

    stored_as: ClassVar[str] = "participant"

    name: Line
    role: Line = ""
    organisation: Line = ""
    order: float = 0.0
