"""Session files from elsewhere: read in memory, under guard, and believed in nothing (Decision 7).

The original is only read, once. What is taken over is typed records and journal rows, which are
then written into a fresh file of our own; nothing else of it ever reaches the library.
"""

import contextlib
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

from confluence_desktop.document.change import Change
from confluence_desktop.document.document import Document
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record
from confluence_desktop.errors import FileDamagedError, FileMissingError, RefusedError
from confluence_desktop.spoken import say
from confluence_desktop.storage.batch import FileFacts
from confluence_desktop.storage.connection import check_header_bytes
from confluence_desktop.storage.faults import damaged, in_plain_words
from confluence_desktop.storage.journal import JOURNAL_COLUMNS, whole_entries
from confluence_desktop.storage.loading import load
from confluence_desktop.storage.locks import read_bytes
from confluence_desktop.storage.migrations import columns_of_version
from confluence_desktop.storage.rows import Row
from confluence_desktop.workshop.guards import RULES, an_accepted_finding_has_a_reason
from confluence_desktop.workshop.kinds import RECORD_KINDS

LARGEST_BYTES = 64 * 1024 * 1024
MOST_RECORDS = 100_000
DEADLINE_S = 5.0

_LONGEST_VALUE = 32 * 1024 * 1024
_WAL_MARKS = slice(18, 20)
_NO_WAL = b"\x01\x01"
_STEPS_BETWEEN_LOOKS = 10_000

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: _LONGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 5,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 50,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 1_000,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_PRAGMAS = frozenset({"quick_check", "table_xinfo", "trusted_schema", "cell_size_check"})
_FUNCTIONS = frozenset({"count", "length"})
_META_COLUMNS = ("key", "value")


@dataclass(frozen=True)
class ForeignSession:
    """What a file from elsewhere holds, once it has passed every gate."""

    records: list[Record]
    journal: list[Row]
    facts: FileFacts


def read_foreign(path: Path) -> ForeignSession:
    """Read a session file from elsewhere.

    Raises:
        FileMissingError: There is no such file.
        FileTooNewError: A newer version made it.
        FileDamagedError: It is no sound session file; says why.
        FileError: It can't be read.
    """
    content = bytearray(_content(path))
    version = check_header_bytes(bytes(content[:100]), path)
    content[_WAL_MARKS] = _NO_WAL  # a log beside the file is not believed in, and memory has none
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.deserialize(bytes(content))
        _put_on_guard(connection)
        return _read(connection, path, version)
    except (sqlite3.Error, UnicodeError, OverflowError, MemoryError) as error:
        raise _refused(path, error) from error
    except RecursionError as error:
        raise damaged(path) from error
    finally:
        with contextlib.suppress(sqlite3.Error):
            connection.close()


def _content(path: Path) -> bytes:
    if not path.is_file():
        message = say("files.no_file").format(path=path)
        raise FileMissingError(message)
    content = read_bytes(path, LARGEST_BYTES + 1)
    if len(content) > LARGEST_BYTES:
        megabytes = LARGEST_BYTES // (1024 * 1024)
        message = say("files.too_large").format(name=path.name, megabytes=megabytes)
        raise FileDamagedError(message)
    return content


def _put_on_guard(connection: sqlite3.Connection) -> None:
    """Nothing but reading our own tables, with an end to it."""
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    for setting in ("trusted_schema=OFF", "cell_size_check=ON"):
        connection.execute(f"PRAGMA {setting}")
    ours = {"sqlite_master", "meta", "journal", *RECORD_KINDS}
    end = time.monotonic() + DEADLINE_S

    def allow(action: int, first: str | None, second: str | None, *_: str | None) -> int:
        allowed = (
            action == sqlite3.SQLITE_SELECT
            or (action == sqlite3.SQLITE_READ and first in ours)
            or (action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS)
            or (action == sqlite3.SQLITE_FUNCTION and second in _FUNCTIONS)
        )
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY

    connection.set_authorizer(allow)
    connection.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS_BETWEEN_LOOKS)


def _read(connection: sqlite3.Connection, path: Path, version: int) -> ForeignSession:
    tables = columns_of_version(version)
    _only_our_tables(connection, path, tables)
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise damaged(path)
    counts = [
        connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608  # names of our own
        for name in tables
    ]
    if sum(counts) > MOST_RECORDS:
        message = say("files.too_many_records").format(name=path.name, most=MOST_RECORDS)
        raise FileDamagedError(message)
    loaded = load(connection, path)
    if not any(record.id == loaded.facts.session_id for record in loaded.records):
        raise damaged(path, say("files.foreign_id"))
    _keeps_the_rules(loaded.records, path)
    return ForeignSession(loaded.records, whole_entries(connection), loaded.facts)


def _only_our_tables(
    connection: sqlite3.Connection, path: Path, tables: dict[str, tuple[str, ...]]
) -> None:
    expected = tables | {"meta": _META_COLUMNS, "journal": JOURNAL_COLUMNS}
    found: set[str] = set()
    for typ, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master"):
        if typ == "index" and sql is None:
            continue  # the one that SQLite makes by itself for a key
        if typ != "table" or name not in expected:
            raise damaged(path, say("files.holds_foreign"))
        columns = connection.execute(f'PRAGMA table_xinfo("{name}")').fetchall()
        if {(column[1], column[6]) for column in columns} != {(one, 0) for one in expected[name]}:
            raise damaged(path, say("files.foreign_tables"))
        found.add(name)
    if found != expected.keys():
        raise damaged(path, say("files.tables_missing"))


def _keeps_the_rules(records: list[Record], path: Path) -> None:
    """What no commit could have made is not taken in: cards on no board, links to nothing.

    Only a reason may be missing: a copy that was made to be handed over leaves reasons out.
    """
    document = Document(records)
    change = Change(after={record.id: record for record in records})
    if len(change.after) != len(records):
        raise damaged(path, say("files.id_twice"))
    try:
        for guard in RULES.guards:
            if guard is not an_accepted_finding_has_a_reason:
                guard(Draft(document), change)
    except RefusedError as error:
        raise damaged(path, say("files.records_dont_fit")) from error


def _refused(path: Path, error: Exception) -> FileDamagedError:
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
        return damaged(path, say("files.takes_too_long"))
    plain = in_plain_words(error, path)
    return plain if isinstance(plain, FileDamagedError) else damaged(path)
