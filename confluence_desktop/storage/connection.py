"""SQLite connections to session files, with the settings that keep what was promised."""

import contextlib
import sqlite3
import struct
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from confluence_desktop.errors import FileReadOnlyError, FileTooNewError
from confluence_desktop.spoken import say
from confluence_desktop.storage.faults import damaged, in_plain_words, open_elsewhere
from confluence_desktop.storage.locks import hold, is_held, read_bytes

APPLICATION_ID = 0x434E464C
FILE_VERSION = 2
"""The version of the tables; `migrations` has a step for each one after the first."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_LENGTH = 100
_UNFINISHED = ("-wal", "-journal")
_WRITTEN_WITH_A_LOG = b"\x02\x02"
_WAL_MARKS = slice(18, 20)
_PATIENCE_S = 3.0
"""How long to wait for somebody who is just reading the file for a list."""


def check_header(path: Path, *, newest: int = FILE_VERSION) -> int:
    """See from its first bytes alone that a file is a session of a version that can be opened.

    Returns:
        The file's version.

    Raises:
        FileDamagedError: It is truncated or no session file.
        FileTooNewError: A newer version made it.
    """
    if path.is_dir():
        raise damaged(path, say("files.is_a_folder"))
    header = read_bytes(path, _HEADER_LENGTH)
    return check_header_bytes(header, path, newest=newest)


def check_header_bytes(content: bytes, path: Path, *, newest: int = FILE_VERSION) -> int:
    """Like `check_header`, for a file's first bytes, or all of them."""
    header = content[:_HEADER_LENGTH]
    if not header:
        raise damaged(path, say("files.is_empty"))
    if len(header) < _HEADER_LENGTH or not header.startswith(_MAGIC):
        raise damaged(path)
    (page_size,) = struct.unpack(">H", header[16:18])
    changes, pages = struct.unpack(">II", header[24:32])
    version, application = struct.unpack(">I4xI", header[60:72])
    (pages_valid_for,) = struct.unpack(">I", header[92:96])
    if application != APPLICATION_ID or version < 1:
        raise damaged(path)
    if version > newest:
        message = say("files.newer_version").format(name=path.name)
        raise FileTooNewError(message)
    size = 65536 if page_size == 1 else page_size
    is_whole = changes == pages_valid_for and not _has_unfinished(path)
    if is_whole and path.stat().st_size < pages * size:
        raise damaged(path, say("files.end_missing"))
    return int(version)


def was_left_open(path: Path) -> bool:
    """Whether the last one to write the file did not come to close it.

    Then SQLite can't read it without writing: a log has to be taken in, a step that was begun has
    to be taken back, or the file still says that a log belongs to it.
    """
    marks = read_bytes(path, _HEADER_LENGTH)[_WAL_MARKS]
    return marks == _WRITTEN_WITH_A_LOG or _has_unfinished(path)


def connect(path: Path) -> sqlite3.Connection:
    """A connection that writes and is the only one; its file must be held (`locks.hold`).

    Raises:
        FileError: SQLite can't use the file.
    """
    connection = _connect(f"{path.absolute().as_uri()}?mode=rw")
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        (mode,) = connection.execute("PRAGMA journal_mode=WAL").fetchone()
        for setting in ("foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON"):
            connection.execute(f"PRAGMA {setting}")
        for setting in ("secure_delete=ON", "busy_timeout=500", "wal_autocheckpoint=200"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute(f"PRAGMA synchronous={'FULL' if mode == 'wal' else 'EXTRA'}")
        if sys.platform == "darwin":
            connection.execute("PRAGMA fullfsync=1")
            connection.execute("PRAGMA checkpoint_fullfsync=1")
        _take_the_lock(connection)
    except sqlite3.Error as error:
        connection.close()
        raise in_plain_words(error, path) from error
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that only reads; not for a file that this process holds.

    Raises:
        FileError: SQLite can't read the file.
    """
    try:
        connection = _connect(f"{path.absolute().as_uri()}?mode=ro")
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA query_only=ON")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error as error:
        raise in_plain_words(error, path) from error
    return connection


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to read a file that nobody has open; one left open by a crash is mended first.

    Raises:
        SessionOpenElsewhereError: Somebody has it open.
        FileTooNewError: A newer version made it; it was not touched.
        FileError: It can't be read.
    """
    if is_held(path):
        raise open_elsewhere(path)
    check_header(path)
    if not was_left_open(path):
        connection = connect_to_read(path)
        try:
            yield connection
        finally:
            connection.close()
        return
    try:
        taken = hold(path)
    except FileReadOnlyError:
        with _reading_a_copy(path) as connection:
            yield connection
        return
    try:
        with _mending(path) as connection:
            yield connection
    finally:
        taken.release()


@contextmanager
def _mending(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a held file that was left open; it is closed as it should have been."""
    try:
        connection = connect(path)
    except FileReadOnlyError:
        with _reading_a_copy(path) as connection:
            yield connection
        return
    try:
        yield connection
    finally:
        let_go(connection)


@contextmanager
def _reading_a_copy(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a copy of a file and what lies beside it, for where it can't be mended."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        for suffix in ("", *_UNFINISHED):
            beside = path.with_name(path.name + suffix)
            if beside.exists():
                copy.with_name(copy.name + suffix).write_bytes(read_bytes(beside))
        connection = connect(copy)
        try:
            yield connection
        finally:
            let_go(connection)


def let_go(connection: sqlite3.Connection) -> None:
    """Close a writing connection so that one whole file without a log is left."""
    with contextlib.suppress(sqlite3.Error):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("PRAGMA journal_mode=DELETE").fetchall()
    connection.close()


def _connect(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(
        uri, uri=True, timeout=_PATIENCE_S, isolation_level=None, check_same_thread=False
    )


def _take_the_lock(connection: sqlite3.Connection) -> None:
    """Take the lock by writing nothing; where WAL can't be written (some shares), go without."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_IOERR:
            raise
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA synchronous=EXTRA")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("COMMIT")


def _has_unfinished(path: Path) -> bool:
    """Whether SQLite left something beside the file that it is to finish or to take back."""
    for suffix in _UNFINISHED:
        with contextlib.suppress(OSError):
            if path.with_name(path.name + suffix).stat().st_size > 0:
                return True
    return False
