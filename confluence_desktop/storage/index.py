"""The library's index: what home lists and searches. It may be deleted; files are the truth."""

import contextlib
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from confluence_desktop.storage.digest import Digest, StoppedAt
from confluence_desktop.workshop.session import SessionState

INDEX_NAME = "index.sqlite"
_INDEX_VERSION = 4

_OF_A_FILE = ("session", "thumbnail", "measures", "sketch", "words")

T = TypeVar("T")

_TABLES = """
CREATE TABLE session (
    name TEXT PRIMARY KEY, size INTEGER, modified_ns INTEGER, session_id TEXT, revision INTEGER,
    changed_at TEXT, problem TEXT, title TEXT, client TEXT, starts_on TEXT, state TEXT,
    participants INTEGER, stopped_title TEXT, stopped_left_s REAL
) STRICT;
CREATE TABLE thumbnail (name TEXT PRIMARY KEY, revision INTEGER, png BLOB) STRICT;
CREATE TABLE measures (name TEXT PRIMARY KEY, content BLOB) STRICT;
CREATE TABLE sketch (name TEXT PRIMARY KEY, content BLOB) STRICT;
CREATE VIRTUAL TABLE words USING fts5(
    name UNINDEXED, text, tokenize = "unicode61 remove_diacritics 2"
);
"""


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What tells from outside that a file has changed."""

    size: int
    modified_ns: int

    @classmethod
    def of(cls, path: Path) -> "FileStamp":
        """The stamp of a file.

        Raises:
            OSError: It is not there.
        """
        status = path.stat()
        return cls(status.st_size, status.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One file as the index knows it.

    Attributes:
        problem: Why it can't be opened; empty if it can.
    """

    name: str
    stamp: FileStamp
    session_id: str
    revision: int
    changed_at: str
    problem: str
    digest: Digest | None


class Index:
    """The index of one library folder; several processes may use it at the same time."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / INDEX_NAME
        self._in_memory: sqlite3.Connection | None = None

    def rows(self) -> dict[str, IndexRow]:
        """Every known file by its name."""
        return self._with(
            lambda c: {row[0]: _row_from(row) for row in c.execute("SELECT * FROM session")}
        )

    def put(self, row: IndexRow) -> None:
        """Note what a file holds now."""
        self._with(lambda connection: _put(connection, row))

    def stamp(self, name: str, stamp: FileStamp) -> None:
        """Note that a file looks different from outside though its content is the same."""
        self._with(
            lambda c: c.execute(
                "UPDATE session SET size = ?, modified_ns = ? WHERE name = ?",
                (stamp.size, stamp.modified_ns, name),
            )
        )

    def forget(self, name: str) -> None:
        """Leave nothing of a file in the index, not even in its freed pages."""
        self._with(lambda connection: _forget(connection, name))

    def rename(self, old: str, new: str) -> None:
        """Follow a file to its new name."""

        def follow(connection: sqlite3.Connection) -> None:
            for table in _OF_A_FILE:
                connection.execute(f"UPDATE {table} SET name = ? WHERE name = ?", (new, old))  # noqa: S608  # a name of ours

        self._with(follow)

    def search(self, text: str) -> list[tuple[str, str]]:
        """Files with all of these words, else with this very text: (name, a text it stands in)."""
        words = re.findall(r"\w+", text)
        if not words:
            return []
        query = " ".join(f'"{word}"*' for word in words)
        part = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")

        def find(connection: sqlite3.Connection) -> list[tuple[str, str]]:
            found = connection.execute(
                "SELECT name, text FROM words WHERE words MATCH ? ORDER BY rank", (query,)
            ).fetchall()
            return (
                found
                or connection.execute(
                    "SELECT name, text FROM words WHERE text LIKE ? ESCAPE '\\'", (f"%{part}%",)
                ).fetchall()
            )

        return self._with(find)

    def thumbnail(self, name: str) -> tuple[bytes, int] | None:
        """The picture of a session as PNG, and the revision it was made at."""
        query = "SELECT png, revision FROM thumbnail WHERE name = ?"
        row = self._with(lambda c: c.execute(query, (name,)).fetchone())
        return None if row is None else (bytes(row[0]), int(row[1]))

    def set_thumbnail(self, name: str, png: bytes, revision: int) -> None:
        """Keep the picture of a session."""
        self._with(
            lambda c: c.execute(
                "INSERT OR REPLACE INTO thumbnail VALUES (?, ?, ?)", (name, revision, png)
            )
        )

    def measures(self, name: str) -> bytes | None:
        """What the texts of a session measured, as it was kept."""
        return self._content("measures", name)

    def set_measures(self, name: str, content: bytes) -> None:
        """Keep what the texts of a session measured."""
        self._set_content("measures", name, content)

    def sketch(self, name: str) -> bytes | None:
        """How the large board of a session looks from far, as it was kept."""
        return self._content("sketch", name)

    def set_sketch(self, name: str, content: bytes) -> None:
        """Keep how the large board of a session looks from far."""
        self._set_content("sketch", name, content)

    def _content(self, table: str, name: str) -> bytes | None:
        query = f"SELECT content FROM {table} WHERE name = ?"  # noqa: S608  # a name of ours
        row = self._with(lambda c: c.execute(query, (name,)).fetchone())
        return None if row is None else bytes(row[0])

    def _set_content(self, table: str, name: str, content: bytes) -> None:
        query = f"INSERT OR REPLACE INTO {table} VALUES (?, ?)"  # noqa: S608  # a name of ours
        self._with(lambda c: c.execute(query, (name, content)))

    def _with(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do something with the index in one transaction; a damaged one is made anew."""
        try:
            with self._open() as connection:
                return work(connection)
        except (sqlite3.Error, ValueError) as error:
            if _is_beyond_use(error):
                for name in (INDEX_NAME, f"{INDEX_NAME}-journal"):
                    with contextlib.suppress(OSError):
                        self._path.with_name(name).unlink()
                with contextlib.suppress(sqlite3.Error), self._open() as connection:
                    return work(connection)
        return self._without_file(work)

    def _without_file(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Where no index can be kept, one in memory does for this run."""
        if self._in_memory is None:
            self._in_memory = sqlite3.connect(
                ":memory:", isolation_level=None, check_same_thread=False
            )
            self._in_memory.executescript(_TABLES)
        return work(self._in_memory)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with contextlib.suppress(OSError):
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = sqlite3.connect(self._path, timeout=2.0, isolation_level=None)
        try:
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute("BEGIN IMMEDIATE")
            _make_tables(connection)
            yield connection
            connection.execute("COMMIT")
        finally:
            connection.close()


def _is_beyond_use(error: Exception) -> bool:
    """Whether the index is damaged, and not just busy, or in a folder that can't be written."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return code & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}


def _make_tables(connection: sqlite3.Connection) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == _INDEX_VERSION:
        return
    if version:
        message = "This index is of another version"
        raise sqlite3.DatabaseError(message)
    for statement in _TABLES.split(";"):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version={_INDEX_VERSION}")


def _put(connection: sqlite3.Connection, row: IndexRow) -> None:
    digest = row.digest
    connection.execute("DELETE FROM words WHERE name = ?", (row.name,))
    known: tuple[object, ...] = (None,) * 7
    if digest is not None:
        stopped = digest.stopped_at
        known = (
            digest.title,
            digest.client,
            digest.starts_on.isoformat() if digest.starts_on else None,
            str(digest.state),
            digest.participants,
            stopped.title if stopped else None,
            stopped.left_s if stopped else None,
        )
        connection.executemany(
            "INSERT INTO words VALUES (?, ?)", [(row.name, text) for text in digest.texts]
        )
    connection.execute(
        "INSERT OR REPLACE INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            row.name,
            row.stamp.size,
            row.stamp.modified_ns,
            row.session_id,
            row.revision,
            row.changed_at,
            row.problem,
            *known,
        ),
    )


def _forget(connection: sqlite3.Connection, name: str) -> None:
    for table in _OF_A_FILE:
        connection.execute(f"DELETE FROM {table} WHERE name = ?", (name,))  # noqa: S608  # a name of ours
    connection.execute("INSERT INTO words(words) VALUES ('optimize')")


def _row_from(row: tuple[object, ...]) -> IndexRow:
    name, size, modified_ns, session_id, revision, changed_at, problem, title, *rest = row
    digest = None
    if title is not None:
        client, starts_on, state, participants, stopped_title, left_s = rest
        digest = Digest(
            str(title),
            str(client),
            date.fromisoformat(str(starts_on)) if starts_on else None,
            SessionState(str(state)),
            int(str(participants)),
            StoppedAt(str(stopped_title), float(str(left_s)))
            if stopped_title is not None
            else None,
            (),
        )
    return IndexRow(
        str(name),
        FileStamp(int(str(size)), int(str(modified_ns))),
        str(session_id),
        int(str(revision)),
        str(changed_at),
        str(problem),
        digest,
    )
