"""Files that are there whole or not at all, and folders that only their owner may look into."""

import contextlib
import os
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from confluence_desktop.errors import RefusedError
from confluence_desktop.spoken import say
from confluence_desktop.storage.faults import in_plain_words

_FOLDER_MODE = 0o700
_FILE_MODE = 0o600
_TRIES = 5
_BETWEEN_TRIES_S = 0.4


def make_folder(path: Path) -> Path:
    """The folder and those above it, made if need be, for their owner alone.

    Raises:
        FileReadOnlyError: It can't be made.
    """
    try:
        if not path.is_dir():
            # One by one: `parents=True` would make those above readable for others.
            if path.parent != path:
                make_folder(path.parent)
            path.mkdir(mode=_FOLDER_MODE, exist_ok=True)
    except OSError as error:
        raise in_plain_words(error, path) from error
    return path


@contextmanager
def disk_errors_in_plain_words(path: Path) -> Iterator[None]:
    """Turn what the system or SQLite says about a path into a `FileError`."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise in_plain_words(error, path) from error


def write_whole(path: Path, fill: Callable[[Path], None], *, replace: bool = False) -> None:
    """Make a file under another name, and give it its own once every byte is on the disk.

    Args:
        path: The name it gets.
        fill: Writes the file at the path it is given, where an empty one already is.
        replace: Whether a file of that name may be there; it is then replaced in one go.

    Raises:
        RefusedError: There is such a file, and it was not to be replaced.
        FileError: The disk or folder refused it; nothing is left behind.
    """
    if not replace and path.exists():
        message = say("files.name_taken").format(name=path.name)
        raise RefusedError(message)
    unfinished = path.with_name(f".{path.name[:60]}.{secrets.token_hex(4)}.part")
    with disk_errors_in_plain_words(path):
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _FILE_MODE))
        try:
            fill(unfinished)
            sync(unfinished)
            _patiently(lambda: unfinished.replace(path))
        except BaseException:
            with contextlib.suppress(OSError):
                unfinished.unlink()
            raise
    sync_folder(path.parent)


def move(source: Path, goal: Path) -> None:
    """Give a file another name or folder on the same disk.

    Raises:
        FileError: The disk or folder refused it.
    """
    with disk_errors_in_plain_words(goal):
        _patiently(lambda: source.rename(goal))
    sync_folder(goal.parent)
    if source.parent != goal.parent:
        sync_folder(source.parent)


def remove_leftovers(folder: Path, *, before: float) -> None:
    """Delete unfinished files that a crash has left in a folder and below it.

    Args:
        folder: Where to look.
        before: Only what was last written before this moment, in seconds since 1970.
    """
    for path in folder.rglob(".*.part*"):
        with contextlib.suppress(OSError):
            if path.stat().st_mtime < before:
                path.unlink()


def put_bytes(path: Path, content: bytes) -> None:
    """Fill a file that `write_whole` has made."""
    path.write_bytes(content)


def sync(path: Path) -> None:
    """See to it that every byte of a closed file is on the disk."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """See to it that names given in a folder are on the disk; Windows does so by itself."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _patiently(work: Callable[[], object]) -> None:
    """Try again for two seconds where a virus scanner holds a file, as happens on Windows."""
    for _ in range(_TRIES if os.name == "nt" else 0):
        with contextlib.suppress(PermissionError):
            work()
            return
        time.sleep(_BETWEEN_TRIES_S)
    work()
