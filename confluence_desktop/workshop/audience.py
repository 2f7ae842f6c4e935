"""Who may see what (LAW-10): the only place where anything is held back from an audience."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, cast

from confluence_desktop.document.record import R, Record, Records
from confluence_desktop.workshop.agenda import AgendaItem, ItemTime, PendingText
from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.catch_22 import Because, StageLeft, StuckLine
from confluence_desktop.workshop.close import FacilitatorNote, ParkedItem
from confluence_desktop.workshop.findings import Acceptance, CheckNumber
from confluence_desktop.workshop.votes import Ballot


class Audience(StrEnum):
    """For whom something is drawn or written."""

    FACILITATOR = "facilitator"
    WALL = "wall"
    ATTENDEE = "attendee"
    SHARED_COPY = "shared_copy"


PRIVATE_FIELDS: dict[type[Record], dict[str, Any]] = {
    AgendaItem: {"note": ""},
    Card: {"note": "", "first_text": None},
    Because: {"who": ""},
    Acceptance: {"reason": ""},
}
"""Fields that never leave the facilitator's window, and what stands in their place."""

_HIDDEN: dict[Audience, tuple[type[Record], ...]] = {
    Audience.FACILITATOR: (),
    Audience.WALL: (
        PendingText, FacilitatorNote, ParkedItem, Acceptance, CheckNumber, Ballot, StageLeft,
    ),
    Audience.ATTENDEE: (
        PendingText, FacilitatorNote, ItemTime, Acceptance, CheckNumber, Ballot, StageLeft,
    ),
    Audience.SHARED_COPY: (PendingText, FacilitatorNote, Ballot, StageLeft),
}  # fmt: skip

COVERED_TEXT = "…"


def seen_by(record: R, audience: Audience) -> R | None:
    """The record as an audience may see it: itself, a copy without its private fields, or None."""
    if audience is Audience.FACILITATOR:
        return record
    if isinstance(record, _HIDDEN[audience]):
        return None
    blank = dict(PRIVATE_FIELDS.get(type(record), {}))
    if (
        isinstance(record, Card | StuckLine)
        and record.covered
        and audience is not Audience.SHARED_COPY
    ):
        if audience is Audience.ATTENDEE:
            return None
        blank["text"] = COVERED_TEXT
    lost = {name: value for name, value in blank.items() if getattr(record, name) != value}
    return record.model_copy(update=lost) if lost else record


def visible(records: Records, audience: Audience) -> Records:
    """The records as an audience may see them; what it gets is made from these alone."""
    return records if audience is Audience.FACILITATOR else _Visible(records, audience)


class _Visible:
    """A filtered look at records; copies are kept, so that equal stays identical."""

    def __init__(self, records: Records, audience: Audience) -> None:
        self._records = records
        self._audience = audience
        self._copies: dict[str, tuple[Record, Record | None]] = {}

    def find(self, kind: type[R], record_id: str | None) -> R | None:
        record = self._records.find(kind, record_id)
        return None if record is None else self._seen(record)

    def all(self, kind: type[R]) -> Iterable[R]:
        return self._only_seen(self._records.all(kind))

    def where(self, kind: type[R], **field: Any) -> list[R]:
        return self._only_seen(self._records.where(kind, **field))

    def _only_seen(self, records: Iterable[R]) -> list[R]:
        return [seen for record in records if (seen := self._seen(record)) is not None]

    def _seen(self, record: R) -> R | None:
        known = self._copies.get(record.id)
        if known is None or known[0] is not record:
            known = self._copies[record.id] = (record, seen_by(record, self._audience))
        return cast("R | None", known[1])
