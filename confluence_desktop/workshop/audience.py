"""Who may see what (LAW-10): the only place where anything is held back from an audience."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, cast

from confluence_desktop.document.record import R, Record, Records
from confluence_desktop.workshop.agenda import AgendaItem, ItemTime, PendingText
from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.catch_22 import Because, StageLeft
from confluence_desktop.workshop.close import FacilitatorNote, ParkedItem
from confluence_desktop.workshop.findings import Acceptance, CheckNumber
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.ordering import place_key
from confluence_desktop.workshop.silence import COVERABLE, Coverable
from confluence_desktop.workshop.spoken import say
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

_SAID_OF_COVERED = frozenset({"id", "board_id", "level", "order", "pinned_x", "covered"})
"""What may be known of something covered: where it is, and nothing that it says."""


def count_of_covered(count: int) -> str:
    """What the room reads in place of so many covered texts."""
    return say("phrases.covered").format(count=count)


def seen_by(record: R, audience: Audience) -> R | None:
    """The record as an audience may see it: itself, a copy without its private fields, or None."""
    if audience is Audience.FACILITATOR:
        return record
    if isinstance(record, _HIDDEN[audience]):
        return None
    if isinstance(record, COVERABLE) and record.covered and audience is not Audience.SHARED_COPY:
        blank = {
            name: field.default
            for name, field in type(record).model_fields.items()
            if name not in _SAID_OF_COVERED
        }
        blank["text"] = say("phrases.is_covered")
    else:
        blank = dict(PRIVATE_FIELDS.get(type(record), {}))
    lost = {name: value for name, value in blank.items() if getattr(record, name) != value}
    return record.model_copy(update=lost) if lost else record


def visible(records: Records, audience: Audience) -> Records:
    """The records as an audience may see them; what it gets is made from these alone."""
    return records if audience is Audience.FACILITATOR else _Visible(records, audience)


class _Visible:
    """A filtered look at records; copies are kept, so that equal stays identical.

    What is covered in one lane (or on one board) becomes on the wall a single record that tells
    how much it is, and is left out of what is taken home. Links from and to it are left out: they
    would tell what goes where. Whoever is tied to it finds it, and that it is covered.
    """

    def __init__(self, records: Records, audience: Audience) -> None:
        self._records = records
        self._audience = audience
        self._counts_covered = audience is Audience.WALL
        self._keeps_covered = audience is Audience.SHARED_COPY
        self._copies: dict[str, tuple[Record, Record | None]] = {}
        self._piles: dict[str, tuple[Record, int, Record]] = {}

    def find(self, kind: type[R], record_id: str | None) -> R | None:
        record = self._records.find(kind, record_id)
        if record is None:
            return None
        if kind in COVERABLE:
            return self._seen(record)
        return next(iter(self._only_seen(kind, [record])), None)

    def all(self, kind: type[R]) -> Iterable[R]:
        return self._only_seen(kind, self._records.all(kind))

    def where(self, kind: type[R], **field: Any) -> list[R]:
        return self._only_seen(kind, self._records.where(kind, **field))

    def _only_seen(self, kind: type[R], records: Iterable[R]) -> list[R]:
        seen = [seen for record in records if (seen := self._seen(record)) is not None]
        if kind is ParkedItem and self._audience is Audience.ATTENDEE:
            return [one for one in seen if not self._quotes_covered(one)]
        if self._keeps_covered or not seen:
            return seen
        if kind is Link:
            return self._without_covered_ends(seen)
        if kind in COVERABLE and any(cast("Coverable", record).covered for record in seen):
            if self._counts_covered:
                return self._in_piles(kind, seen)
            return [record for record in seen if not cast("Coverable", record).covered]
        return seen

    def _seen(self, record: R) -> R | None:
        known = self._copies.get(record.id)
        if known is None or known[0] is not record:
            known = self._copies[record.id] = (record, seen_by(record, self._audience))
        return cast("R | None", known[1])

    def _in_piles(self, kind: type[R], seen: list[R]) -> list[R]:
        heights = self._heights(kind)
        shown: list[R] = []
        for record in seen:
            if not cast("Coverable", record).covered:
                shown.append(record)
            elif record.id in heights:
                shown.append(self._pile(record, heights[record.id]))
        return shown

    def _heights(self, kind: type[R]) -> dict[str, int]:
        """By the id of the first covered record of each place: how many are covered there."""
        places: dict[tuple[str, str], list[Coverable]] = {}
        for record in cast("Iterable[Coverable]", self._records.all(kind)):
            if record.covered:
                lane = record.level.value if isinstance(record, Card) else ""
                places.setdefault((record.board_id, lane), []).append(record)
        return {min(pile, key=place_key).id: len(pile) for pile in places.values()}

    def _pile(self, record: R, height: int) -> R:
        known = self._piles.get(record.id)
        if known is None or known[0] is not record or known[1] != height:
            pile = record.model_copy(update={"text": count_of_covered(height)})
            known = self._piles[record.id] = (record, height, pile)
        return cast("R", known[2])

    def _without_covered_ends(self, links: list[R]) -> list[R]:
        return [
            link
            for link in links
            if isinstance(link, Link)
            and not self._is_covered(link.source_id)
            and not self._is_covered(link.target_id)
        ]

    def _quotes_covered(self, record: Record) -> bool:
        """Whether it is a parked finding about what is covered; it says what stands there."""
        about = record.about if isinstance(record, ParkedItem) and record.finding else ()
        found = (self._records.find(kind, id_) for id_ in about for kind in COVERABLE)
        return any(one is not None and one.covered for one in found)

    def _is_covered(self, card_id: str) -> bool:
        card = self._records.find(Card, card_id)
        return card is not None and card.covered
