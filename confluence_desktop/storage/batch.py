"""Writing commits: rows, journal and what the file says of itself, all or nothing."""

import contextlib
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from confluence_desktop.document.document import Commit
from confluence_desktop.storage.journal import entry_row
from confluence_desktop.storage.rows import HASH_RANGE, Row, row_hash, row_of

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

    newest: dict[str, dict[str, Row | None]] = {}
    entries: list[Row] = []
    hash_sum, rows = facts.hash_sum, facts.rows
    for commit in commits:
        for record in commit.change.before.values():
            newest.setdefault(record.stored_as, {})[record.id] = None
            hash_sum -= row_hash(record.stored_as, row_of(record))
        for record in commit.change.after.values():
            row = row_of(record)
            newest.setdefault(record.stored_as, {})[record.id] = row
            hash_sum += row_hash(record.stored_as, row)
        rows += len(commit.change.after) - len(commit.change.before)
        if commit.entry is not None:
            entries.append(entry_row(commit.entry))
    written = replace(facts, rows=rows, hash_sum=hash_sum % HASH_RANGE, changed_at=at.isoformat())
    with transaction(connection):
        for stored_as, records in newest.items():
            table = tables.TABLES[stored_as]
            gone = [(record_id,) for record_id, row in records.items() if row is None]
            connection.executemany(tables.delete_statement(table), gone)
            there = [row for row in records.values() if row is not None]
            connection.executemany(tables.upsert_statement(table), there)
        connection.executemany(tables.upsert_statement(tables.JOURNAL), entries)
        write_facts(connection, written)
    return written


def write_facts(connection: sqlite3.Connection, facts: FileFacts) -> None:
    """Write what the file says of itself, inside a transaction of the caller's."""
    from confluence_desktop.storage import tables

    connection.executemany(tables.upsert_statement(tables.META), facts.as_rows())
