"""What the disk and SQLite complain of, in plain sentences."""

import errno
import sqlite3
from pathlib import Path

from confluence_desktop.errors import (
    DiskFullError,
    FileDamagedError,
    FileError,
    FileMissingError,
    FileReadOnlyError,
    SessionOpenElsewhereError,
)
from confluence_desktop.spoken import say, spoken

_PRIMARY_CODE = 0xFF
spoken("files")  # read before a disk can fail, so that what is wrong can still be said
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def damaged(path: Path, why: str = "") -> FileDamagedError:
    """The error for a file that can't be read as a session."""
    reason = f" ({why})" if why else ""
    return FileDamagedError(say("files.damaged").format(name=path.name, reason=reason))


def in_plain_words(error: Exception, path: Path) -> FileError:
    """The error that says what an `OSError` or `sqlite3.Error` means for a file or folder."""
    if isinstance(error, FileError):
        return error
    if isinstance(error, OSError):
        return _of_system(error, path)
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, path)
    return damaged(path)


def _of_system(error: OSError, path: Path) -> FileError:
    if error.errno in _NO_ROOM:
        return _full(path)
    if error.errno in _NOT_ALLOWED:
        return _read_only(path)
    if error.errno == errno.ENOENT:
        return FileMissingError(say("files.nothing_there").format(path=path))
    if error.errno in {errno.ENOTDIR, errno.EEXIST}:
        return FileReadOnlyError(say("files.no_folder").format(path=path))
    reason = (error.strerror or say("files.disk_silent")).lower()
    return FileError(say("files.unusable").format(path=path, reason=reason))


def _of_sqlite(error: sqlite3.Error, path: Path) -> FileError:
    code = getattr(error, "sqlite_errorcode", None)
    match None if code is None else code & _PRIMARY_CODE:
        case sqlite3.SQLITE_FULL:
            return _full(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            return _read_only(path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return open_elsewhere(path)
        case sqlite3.SQLITE_IOERR:
            return FileError(say("files.disk_of_silent").format(name=path.name))
        case _:
            return damaged(path)


def open_elsewhere(path: Path, owner: str = "") -> SessionOpenElsewhereError:
    """The error for a session that another window or process holds."""
    where = f" ({owner})" if owner else ""
    return SessionOpenElsewhereError(
        say("files.open_elsewhere").format(name=path.name, where=where)
    )


def _full(path: Path) -> DiskFullError:
    return DiskFullError(say("files.disk_full").format(name=path.name))


def _read_only(path: Path) -> FileReadOnlyError:
    return FileReadOnlyError(say("files.folder_not_written").format(path=path))
