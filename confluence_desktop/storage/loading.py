"""Reading a whole session from its file, without any SQL library beyond the standard one."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from confluence_desktop import __version__
from confluence_desktop.document.history import History
from confluence_desktop.document.record import Record
from confluence_desktop.errors import FileDamagedError
from confluence_desktop.spoken import say
from confluence_desktop.storage.batch import FileFacts, read_facts
from confluence_desktop.storage.faults import damaged, in_plain_words
from confluence_desktop.storage.journal import read_history
from confluence_desktop.storage.rows import (
    HASH_RANGE,
    Row,
    column_names,
    hash_sum,
    records_from_rows,
)
from confluence_desktop.workshop.kinds import RECORD_KINDS
from confluence_desktop.workshop.session import Session


@dataclass(frozen=True)
class Loaded:
    """What a session file holds."""

    records: list[Record]
    history: History
    facts: FileFacts


def load(connection: sqlite3.Connection, path: Path, *, with_history: bool = True) -> Loaded:
    """Read a session, and see that not a letter of it was altered since it was saved.

    Raises:
        FileDamagedError: It can't be read, or something in it is not what was written.
    """
    try:
        facts = read_facts(connection)
        records, total = read_records(connection)
        history = read_history(connection) if with_history else History()
    except (sqlite3.Error, UnicodeError) as error:
        raise in_plain_words(error, path) from error
    except (KeyError, ValueError) as error:
        raise damaged(path) from error
    if total != facts.hash_sum or len(records) != facts.rows:
        message = say("files.altered").format(name=path.name)
        raise FileDamagedError(message)
    if sum(isinstance(record, Session) for record in records) != 1:
        raise damaged(path, say("files.holds_no_session"))
    return Loaded(records, history, facts)


def read_records(connection: sqlite3.Connection) -> tuple[list[Record], int]:
    """Every record of a file, and the sum of the hashes of their rows.

    Raises:
        FileDamagedError: A row holds something impossible.
        sqlite3.Error: The file can't be read.
    """
    records: list[Record] = []
    total = 0
    for stored_as, kind in RECORD_KINDS.items():
        names = stored_columns(connection, kind)
        if not names:
            continue
        rows = read_rows(connection, kind, names)
        total += hash_sum(stored_as, rows)
        records += records_from_rows(kind, rows, names)
    return records, total % HASH_RANGE


def stored_columns(connection: sqlite3.Connection, kind: type[Record]) -> tuple[str, ...]:
    """The columns that a kind has in this file: a file of an older version has fewer, or none.

    New fields stand last in their records, so the order is that of the fields in every version.
    """
    found = {row[1] for row in connection.execute(f'PRAGMA table_xinfo("{kind.stored_as}")')}
    return tuple(name for name in column_names(kind) if name in found)


def read_rows(
    connection: sqlite3.Connection, kind: type[Record], names: tuple[str, ...] | None = None
) -> list[Row]:
    """The rows of a kind's table, with all columns or those that are named, in this order."""
    listed = ", ".join(f'"{name}"' for name in names or column_names(kind))
    return connection.execute(f'SELECT {listed} FROM "{kind.stored_as}"').fetchall()  # noqa: S608  # names of our own fields


def facts_of(
    session_id: str, rows: Mapping[str, list[Row]], at: datetime, revision: int
) -> FileFacts:
    """What a fresh file with these rows, by stored kind, says of itself."""
    total = sum(hash_sum(stored_as, some) for stored_as, some in rows.items()) % HASH_RANGE
    count = sum(len(some) for some in rows.values())
    return FileFacts(session_id, revision, count, total, __version__, at.isoformat())
