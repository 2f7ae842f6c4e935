"""Copies of a session: another session with the same content, an empty one, and one to share."""

from collections.abc import Iterable
from pathlib import Path

from confluence_desktop.document.record import R, Record, Records, new_id
from confluence_desktop.spoken import say
from confluence_desktop.storage.journal import for_another_session
from confluence_desktop.storage.rows import Row
from confluence_desktop.storage.session_file import create_session_file
from confluence_desktop.workshop.agenda import AgendaItem, PendingText
from confluence_desktop.workshop.audience import Audience, visible
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.catch_22 import Loop
from confluence_desktop.workshop.kinds import RECORD_KINDS
from confluence_desktop.workshop.session import Session, SessionState

_LONGEST_TITLE = 200

_FRAME = frozenset({"id", "type", "title", "order", "is_short"})
_NAMED_FRAME = _FRAME | {"left_name", "right_name"}
_FRAME_OF_BOARD = {
    kind: _FRAME if kind is BoardKind.POLARITY else _NAMED_FRAME for kind in BoardKind
}
"""What a board has before anything is said; the poles of a polarity are what was said."""
_FRAME_OF_LOOP = frozenset({"id", "board_id", "side"})


def copied_title(title: str, taken: Iterable[str]) -> str:
    """A title for a copy, which no other session has."""
    others = {one.casefold() for one in taken}
    number, said = 1, f" {say('files.copy')}"
    while (name := title[: _LONGEST_TITLE - len(said)] + said).casefold() in others:
        number += 1
        said = f" {say('files.further_copy').format(number=number)}"
    return name


def as_another_session(
    records: Iterable[Record], journal: Iterable[Row], title: str
) -> tuple[list[Record], list[Row]]:
    """The same content and history as a session of its own, with its own id and title."""
    kept = list(records)
    (old,) = (record for record in kept if isinstance(record, Session))
    fresh = old.changed(id=new_id(Session.stored_as), title=title)
    others: list[Record] = [
        _pending_of(record, old.id, fresh.id) if isinstance(record, PendingText) else record
        for record in kept
        if record is not old
    ]
    rows = [for_another_session(row, old.id, fresh.id) for row in journal]
    return [fresh, *others], rows


def without_content(records: Iterable[Record]) -> list[Record]:
    """The frame of a session: agenda and empty boards, without people, dates and content."""
    frame: list[Record] = []
    for record in records:
        match record:
            case Session():
                frame.append(record.changed(starts_on=None, state=SessionState.PLANNED))
            case AgendaItem():
                frame.append(record)
            case Board():
                frame.append(_empty(record, kept=_FRAME_OF_BOARD[record.type]))
            case Loop():
                frame.append(_empty(record, kept=_FRAME_OF_LOOP))
    return frame


def _empty(record: R, *, kept: frozenset[str]) -> R:
    """The record with none but these of its fields filled in."""
    usual = {
        name: field.get_default(call_default_factory=True)
        for name, field in type(record).model_fields.items()
        if name not in kept
    }
    return record.changed(**usual)


def write_shared_copy(records: Records, path: Path, *, replace: bool = False) -> None:
    """Write a fresh file to hand over: no history and nothing that is the facilitator's alone.

    Raises:
        RefusedError: There is such a file, and it was not to be replaced.
        FileError: The disk or folder refused it; nothing is left behind.
    """
    seen = visible(records, Audience.SHARED_COPY)
    shared = [record for kind in RECORD_KINDS.values() for record in seen.all(kind)]
    create_session_file(path, shared, replace=replace)


def _pending_of(record: PendingText, old_id: str, new: str) -> PendingText:
    return record.changed(
        id=record.id.replace(old_id, new), place=record.place.replace(old_id, new)
    )
