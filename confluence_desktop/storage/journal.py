"""The journal: history as it stands in a file (DEC-10)."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, ClassVar

from confluence_desktop.document.change import Change
from confluence_desktop.document.history import Entry, EntryKind, History
from confluence_desktop.document.record import Record
from confluence_desktop.errors import FileDamagedError
from confluence_desktop.spoken import say
from confluence_desktop.storage.connection import FILE_VERSION
from confluence_desktop.storage.rows import Row, Value, json_of, records_from, text_hash
from confluence_desktop.workshop.kinds import RECORD_KINDS

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]
"""Turns the fields of a record as one file version wrote them into those of the next.

A field that held what was usual is left out; where another value became usual, it says the old one.
"""

UPCASTERS: dict[tuple[str, int], Upcaster] = {}
"""By stored kind and the version that wrote it: migrations leave the journal as it is."""

_HEADERS = "SELECT seq, at, kind, label, target_seq, merge_key FROM journal ORDER BY seq"
_READ_AT_ONCE = 500

JOURNAL_COLUMNS = (
    "seq",
    "at",
    "kind",
    "label",
    "target_seq",
    "merge_key",
    "schema_version",
    "forward",
    "inverse",
    "check",
)
"""In the order in which `entry_row` gives their values."""

_ALL = f"SELECT {', '.join(chr(34) + name + chr(34) for name in JOURNAL_COLUMNS)} FROM journal"  # noqa: S608  # names of our own


def entry_row(entry: Entry) -> Row:
    """A journal entry as the values of its table's columns, in their order."""
    values: Row = (
        entry.seq,
        entry.at.isoformat(),
        str(entry.kind),
        entry.label,
        entry.target_seq,
        entry.merge_key,
        FILE_VERSION,
        json_of(entry.change.after.values()),
        json_of(entry.change.before.values()),
    )
    return (*values, text_hash(*values))


def read_history(
    connection: sqlite3.Connection,
    *,
    upcasters: Mapping[tuple[str, int], Upcaster] = UPCASTERS,
    newest: int = FILE_VERSION,
) -> History:
    """Undo and redo as they were when the file was written (LAW-4).

    Every entry's head is read, but what it changed only where it can still be undone or redone.

    Raises:
        FileDamagedError: An entry was altered since it was written.
    """
    headers = connection.execute(_HEADERS).fetchall()
    try:
        sketch = History(_sketched(*header) for header in headers)
        needed = {
            int(seq)
            for edit in (*sketch.undoable, *sketch.redoable)
            for seq in (edit.change.after or edit.change.before)
        }
        changes = dict(_read_changes(connection, sorted(needed), upcasters, newest))
        first = min(needed, default=0)  # what older entries did has been forgotten since
        recent = [header for header in headers if header[0] >= first]
        return History(_entry(header, changes.get(header[0], Change())) for header in recent)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _altered() from error


def altered_entries(connection: sqlite3.Connection) -> int:
    """How many entries are not as they were written."""
    rows = connection.execute(_ALL)
    return sum(text_hash(*row[:-1]) != row[-1] for row in rows)


def whole_entries(connection: sqlite3.Connection) -> list[Row]:
    """Every entry's row, as `entry_row` gives it, if all are as they were written.

    Raises:
        FileDamagedError: One was altered.
    """
    rows: list[Row] = connection.execute(_ALL + " ORDER BY seq").fetchall()
    if any(text_hash(*row[:-1]) != row[-1] for row in rows):
        raise _altered()
    return rows


def for_another_session(row: Row, old_id: str, new_id: str) -> Row:
    """An entry's row as it stands in a copy of the session that goes by another id."""
    *values, forward, inverse, _check = row
    renamed = (str(text).replace(f'"{old_id}"', f'"{new_id}"') for text in (forward, inverse))
    values += renamed
    return (*values, text_hash(*values))


def _read_changes(
    connection: sqlite3.Connection,
    seqs: list[int],
    upcasters: Mapping[tuple[str, int], Upcaster],
    newest: int,
) -> Iterable[tuple[int, Change]]:
    for start in range(0, len(seqs), _READ_AT_ONCE):
        some = seqs[start : start + _READ_AT_ONCE]
        marks = ",".join("?" * len(some))
        rows = connection.execute(f"{_ALL} WHERE seq IN ({marks})", some)
        for row in rows:
            if text_hash(*row[:-1]) != row[-1]:
                raise _altered()
            *_, version, forward, inverse, _check = row
            before, after = (_read(text, version, upcasters, newest) for text in (inverse, forward))
            yield row[0], Change(before, after)


def _read(
    text: str, version: int, upcasters: Mapping[tuple[str, int], Upcaster], newest: int
) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for stored_as, written in json.loads(text).items():
        fields = written
        for step in range(version, newest):
            upcast = upcasters.get((stored_as, step))
            fields = [upcast(one) for one in fields] if upcast else fields
        found.update(
            (record.id, record) for record in records_from(RECORD_KINDS[stored_as], fields)
        )
    return found


class _Mark(Record):
    """Stands in a sketch of the history for whatever an entry changed."""

    stored_as: ClassVar[str] = "mark"


_MARK = _Mark(id="mark")


_AT = datetime.fromtimestamp(0, UTC)
_KINDS = {str(kind): kind for kind in EntryKind}


def _sketched(
    seq: int, _at: str, kind: str, label: str, target_seq: int | None, merge_key: str | None
) -> Entry:
    """An entry that remembers only its own number as what it changed."""
    change = Change(after={str(seq): _MARK})
    return Entry(seq, _AT, _KINDS[kind], label, change, target_seq, merge_key)


def _entry(header: tuple[Value, ...], change: Change) -> Entry:
    seq, at, kind, label, target_seq, merge_key = header
    assert isinstance(seq, int)
    assert isinstance(target_seq, int | None)
    return Entry(
        seq,
        datetime.fromisoformat(str(at)),
        EntryKind(str(kind)),
        str(label),
        change,
        target_seq,
        None if merge_key is None else str(merge_key),
    )


def _altered() -> FileDamagedError:
    return FileDamagedError(say("files.history_altered"))
