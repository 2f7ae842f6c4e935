"""Writing commits: rows, journal and what the file says of itself, all or nothing."""

import contextlib
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from confluence_desktop.document.document import Commit
from confluence_desktop.document.record import by_kind
from confluence_desktop.storage.journal import entry_row
from confluence_desktop.storage.rows import HASH_RANGE, Row, Value, hash_sum, rows_of

_SESSION_ID = re.compile(r"[A-Za-z0-9_]{1,64}")


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file says of itself in its `meta` table.

    Attributes:
        session_id: Stays with the session through backups and renames; a duplicate has its own.
        revision: Grows whenever the session comes to rest after a change.
        rows: How many record rows there are.
        hash_sum: The sum of their hashes: one altered letter makes it wrong.
        app_version: Which version of the program wrote last.
        changed_at: When something was last written, in ISO 8601.
    """

    session_id: str
    revision: int
    rows: int
    hash_sum: int
    app_version: str
    changed_at: str

    def as_rows(self) -> list[Row]:
        return [
            ("session_id", self.session_id),
            ("revision", str(self.revision)),
            ("rows", str(self.rows)),
            ("hash_sum", f"{self.hash_sum:016x}"),
            ("app_version", self.app_version),
            ("changed_at", self.changed_at),
        ]


def read_facts(connection: sqlite3.Connection) -> FileFacts:
    """What a file says of itself.

    Raises:
        KeyError: Something is missing.
        ValueError: Something is not what it must be.
    """
    said = {
        str(key): str(value) for key, value in connection.execute("SELECT key, value FROM meta")
    }
    if not _SESSION_ID.fullmatch(said["session_id"]):
        message = "The id of the session is none"
        raise ValueError(message)
    return FileFacts(
        said["session_id"],
        int(said["revision"]),
        int(said["rows"]),
        int(said["hash_sum"], 16),
        said["app_version"],
        datetime.fromisoformat(said["changed_at"]).isoformat(),
    )


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: what raises inside leaves the file as it was."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):  # SQLite has rolled back by itself on a full disk
            connection.execute("ROLLBACK")
        raise


def write_commits(
    connection: sqlite3.Connection, commits: Iterable[Commit], facts: FileFacts, at: datetime
) -> FileFacts:
    """Write commits in one transaction.

    Returns:
        What the file then says of itself.

    Raises:
        sqlite3.Error: Nothing was written.
    """
    from confluence_desktop.storage import tables

    newest: dict[str, dict[Value, Row | None]] = {}
    entries: list[Row] = []
    total, count = facts.hash_sum, facts.rows
    for commit in commits:
        for kind, records in by_kind(commit.change.before.values()).items():
            gone = rows_of(kind, records)
            newest.setdefault(kind.stored_as, {}).update((row[0], None) for row in gone)
            total -= hash_sum(kind.stored_as, gone)
        for kind, records in by_kind(commit.change.after.values()).items():
            there = rows_of(kind, records)
            newest.setdefault(kind.stored_as, {}).update((row[0], row) for row in there)
            total += hash_sum(kind.stored_as, there)
        count += len(commit.change.after) - len(commit.change.before)
        if commit.entry is not None:
            entries.append(entry_row(commit.entry))
    written = replace(facts, rows=count, hash_sum=total % HASH_RANGE, changed_at=at.isoformat())
    with transaction(connection):
        for stored_as, rows in newest.items():
            table = tables.TABLES[stored_as]
            ids = [(record_id,) for record_id, row in rows.items() if row is None]
            connection.executemany(tables.delete_statement(table), ids)
            kept = [row for row in rows.values() if row is not None]
            connection.executemany(tables.upsert_statement(table), kept)
        connection.executemany(tables.upsert_statement(tables.JOURNAL), entries)
        write_facts(connection, written)
    return written


def write_facts(connection: sqlite3.Connection, facts: FileFacts) -> None:
    """Write what the file says of itself, inside a transaction of the caller's."""
    from confluence_desktop.storage import tables

    connection.executemany(tables.upsert_statement(tables.META), facts.as_rows())
