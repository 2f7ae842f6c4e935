"""What home shows and searches of a session, drawn from its records."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from confluence_desktop.document.record import Record
from confluence_desktop.document.store import RecordStore
from confluence_desktop.workshop.agenda import ROOM_ID, AgendaItem, ItemTime, Room
from confluence_desktop.workshop.session import Participant, Session, SessionState

_SEARCHED = ("text", "x", "y", "title", "name", "client", "sentence", "third_sentence", "why")
_NEVER_SEARCHED = ("pending",)


@dataclass(frozen=True, slots=True)
class StoppedAt:
    """Where a session stopped: an agenda item, and the seconds that were left of it."""

    title: str
    left_s: float


@dataclass(frozen=True)
class Digest:
    """A session in short.

    Attributes:
        texts: Everything that search finds it by.
    """

    title: str
    client: str
    starts_on: date | None
    state: SessionState
    participants: int
    stopped_at: StoppedAt | None
    texts: tuple[str, ...]


def digest_of(records: Iterable[Record]) -> Digest:
    """The session in short; the records must hold one session."""
    store = RecordStore(records)
    (session,) = store.all(Session)
    texts = dict.fromkeys(text for record in store for text in _texts(record))
    return Digest(
        session.title,
        session.client,
        session.starts_on,
        session.state,
        sum(1 for _ in store.all(Participant)),
        _stopped_at(store),
        tuple(texts),
    )


def _texts(record: Record) -> Iterable[str]:
    if record.stored_as in _NEVER_SEARCHED:
        return
    for name in _SEARCHED:
        text = getattr(record, name, None)
        if isinstance(text, str) and text:
            yield text


def _stopped_at(store: RecordStore) -> StoppedAt | None:
    room = store.find(Room, ROOM_ID)
    item = store.find(AgendaItem, room.item_id) if room else None
    if item is None:
        return None
    time = store.find(ItemTime, f"item_time_{item.id}")
    left_s = item.minutes * 60.0
    if time is not None:
        left_s += time.added_s - time.spent_s
    return StoppedAt(item.title, left_s)
