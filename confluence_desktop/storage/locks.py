"""Who holds a session file, and the only way in which bytes of library files are read (DEC-12).

On POSIX any `open()` and `close()` of a file by a process drops every lock that the process has on
it, SQLite's too. So a file that this process holds is read only through a descriptor that was
opened before SQLite's, and closed after it; everybody who wants bytes of a session file asks here.
The lock that counts is an OS lock on a side file, which a crash frees by itself.
"""

import contextlib
import json
import os
import platform
import threading
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from confluence_desktop.spoken import say
from confluence_desktop.storage.faults import in_plain_words, open_elsewhere
from confluence_desktop.storage.safe_files import move

if TYPE_CHECKING:
    from filelock import BaseFileLock

_Key = tuple[int, int]

_CHUNK = 1 << 20
_PATIENCE_S = 0.4

_gate = threading.RLock()
_held: dict[_Key, "Hold"] = {}


@dataclass
class Hold:
    """A session file that this process holds until `release`."""

    path: Path
    _lock: "BaseFileLock"
    _descriptor: int
    _key: _Key
    _released: bool = field(default=False)

    def release(self) -> None:
        """Let go of the file; SQLite's connection must be closed by now."""
        with _gate:
            if not self._released:
                self._close()
                self._lock.release()

    def move_to(self, goal: Path) -> None:
        """Give the held file another name, and let go of it.

        Raises:
            FileError: The disk or folder refused it; the file is where it was.
        """
        with _gate:
            self._close()
            try:
                move(self.path, goal)
            finally:
                self._lock.release()
        forget_side_files(self.path)

    def read(self, limit: int | None) -> bytes:
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        return _read(self._descriptor, limit)

    def _close(self) -> None:
        self._released = True
        _held.pop(self._key, None)
        os.close(self._descriptor)
        with contextlib.suppress(OSError):
            _owner_path(self.path).unlink()


def hold(path: Path) -> Hold:
    """Take a session file for this process.

    Raises:
        SessionOpenElsewhereError: Another process, or another window of this one, has it.
        FileReadOnlyError: The side file can't be written.
        FileMissingError: There is no such file.
    """
    from filelock import FileLock, Timeout

    path = path.absolute()
    with _gate:
        if is_held(path):
            raise open_elsewhere(path)
        try:
            lock = FileLock(_side_path(path, "lock"), mode=0o600)
            # a little patience with somebody who only looks whether it is free
            lock.acquire(timeout=_PATIENCE_S, poll_interval=_PATIENCE_S / 8)
        except Timeout as error:
            raise open_elsewhere(path, _owner(path)) from error
        except OSError as error:
            raise in_plain_words(error, path.parent) from error
        try:
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        except OSError as error:
            lock.release()
            raise in_plain_words(error, path) from error
        key = _key_of(os.fstat(descriptor))
        taken = _held[key] = Hold(path, lock, descriptor, key)
    _say_who_we_are(path)
    return taken


def is_held(path: Path) -> bool:
    """Whether this process has the file open as a session."""
    return _held_at(path) is not None


def is_open_elsewhere(path: Path) -> bool:
    """Whether another process holds the session."""
    if is_held(path) or not _side_path(path, "lock").exists():
        return False
    from filelock import FileLock, Timeout

    probe = FileLock(_side_path(path, "lock"), mode=0o600)
    try:
        with _gate, probe.acquire(timeout=0):
            return False
    except Timeout:
        return True
    except OSError:
        return False


def read_bytes(path: Path, limit: int | None = None) -> bytes:
    """The first `limit` bytes of a session file, or all; safe while this process holds it.

    Raises:
        FileError: It can't be read.
    """
    with _gate:
        taken = _held_at(path)
        try:
            if taken is not None:
                return taken.read(limit)
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            try:
                return _read(descriptor, limit)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise in_plain_words(error, path) from error


def forget_side_files(path: Path) -> None:
    """Remove the side files of a session that has left this place; nobody may hold it."""
    for suffix in ("lock", "owner"):
        with contextlib.suppress(OSError):
            _side_path(path, suffix).unlink()


def _held_at(path: Path) -> Hold | None:
    try:
        return _held.get(_key_of(path.stat()))
    except OSError:
        return None


def _key_of(status: os.stat_result) -> _Key:
    return (status.st_dev, status.st_ino)


def _read(descriptor: int, limit: int | None) -> bytes:
    parts: list[bytes] = []
    left = limit if limit is not None else os.fstat(descriptor).st_size
    while left > 0 and (part := os.read(descriptor, min(left, _CHUNK))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _side_path(path: Path, suffix: str) -> Path:
    return path.with_name(f".{path.name}.{suffix}")


def _owner_path(path: Path) -> Path:
    return _side_path(path, "owner")


def _say_who_we_are(path: Path) -> None:
    """Leave a word for whoever finds the session taken; only text, never the lock itself."""
    since = datetime.now().astimezone().strftime("%H:%M")
    text = json.dumps({"computer": platform.node(), "since": since})
    with contextlib.suppress(OSError):
        _owner_path(path).write_text(text, encoding="utf-8")
        _owner_path(path).chmod(0o600)


def _owner(path: Path) -> str:
    try:
        said = json.loads(_owner_path(path).read_text(encoding="utf-8"))
        return say("files.on_computer_since").format(computer=said["computer"], since=said["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""
