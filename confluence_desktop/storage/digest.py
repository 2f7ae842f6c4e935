"""What home shows and searches of a session, drawn from its records."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain

from confluence_desktop.document.record import Record, by_kind
from confluence_desktop.document.store import RecordStore
from confluence_desktop.storage.loading import read_rows
from confluence_desktop.storage.rows import records_from_rows
from confluence_desktop.workshop.agenda import ROOM_ID, AgendaItem, ItemTime, PendingText, Room
from confluence_desktop.workshop.kinds import RECORD_KINDS
from confluence_desktop.workshop.session import Participant, Session, SessionState

_SEARCHED = (
    "text", "x", "y", "title", "name", "client", "sentence", "third_sentence", "why", "note",
    "because", "venue", "role", "organisation", "left_name", "right_name", "cost_of_staying",
    "protects", "loops_share", "fear", "measure", "baseline", "target", "owner", "other", "tool",
    "capability", "purpose", "with_whom", "question", "evidence", "not_true_when", "answer",
    "accepted_by", "signal", "fallback", "warning", "act", "done_when", "learn_together",
    "learn_tools", "happened", "learned", "reason",
)  # fmt: skip
"""The fields that people type, the facilitator's notes among them."""
_IN_SHORT: tuple[type[Record], ...] = (Session, Participant, Room, AgendaItem, ItemTime)


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
    kinds = by_kind(records)
    texts = (
        text
        for kind, some in kinds.items()
        for record in some
        for text in map(record.__dict__.__getitem__, _searched(kind))
    )
    return _digest([one for kind in _IN_SHORT for one in kinds.get(kind, ())], texts)


def read_digest(connection: sqlite3.Connection) -> Digest:
    """The session in short, from an open file; most of it is read without making records of it.

    Raises:
        FileDamagedError: A row holds something impossible.
        sqlite3.Error: The file can't be read.
    """
    few = (records_from_rows(kind, read_rows(connection, kind)) for kind in _IN_SHORT)
    texts = (
        text
        for kind in RECORD_KINDS.values()
        if (names := _searched(kind))
        for row in read_rows(connection, kind, names)
        for text in row
    )
    return _digest(chain.from_iterable(few), texts)


def _digest(records: Iterable[Record], texts: Iterable[object]) -> Digest:
    store = RecordStore(records)
    (session,) = store.all(Session)
    return Digest(
        session.title,
        session.client,
        session.starts_on,
        session.state,
        sum(1 for _ in store.all(Participant)),
        _stopped_at(store),
        tuple(dict.fromkeys(text for text in texts if isinstance(text, str) and text)),
    )


@cache
def _searched(kind: type[Record]) -> tuple[str, ...]:
    if kind is PendingText:
        return ()
    return tuple(name for name in _SEARCHED if name in kind.model_fields)


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
