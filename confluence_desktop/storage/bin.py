"""The bin: where sessions wait for 30 days before they are deleted for good."""

import contextlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from confluence_desktop.errors import FileDamagedError, FileTooNewError, SessionOpenElsewhereError
from confluence_desktop.paths import SESSION_SUFFIX
from confluence_desktop.storage.connection import reading
from confluence_desktop.storage.entries import entry_of, read_row, unread_row
from confluence_desktop.storage.index import FileStamp
from confluence_desktop.storage.locks import forget_side_files, hold
from confluence_desktop.storage.safe_files import disk_errors_in_plain_words, make_folder, move

KEPT_IN_BIN = timedelta(days=30)

_STAMP = "%Y%m%dT%H%M%S%f"
_BESIDE = ("-wal", "-journal", "-shm")


@dataclass(frozen=True, slots=True)
class Binned:
    """A session in the bin.

    Attributes:
        id: The session's id; empty if its file can't be read.
    """

    id: str
    title: str
    path: Path
    binned_at: datetime

    @property
    def purged_at(self) -> datetime:
        """When it may be deleted for good."""
        return self.binned_at + KEPT_IN_BIN


def put_into_bin(path: Path, bin_dir: Path, clock: Callable[[], datetime]) -> Binned:
    """Move a session file into the bin.

    Raises:
        SessionOpenElsewhereError: Somebody has it open.
        FileError: It can't be moved.
    """
    with contextlib.suppress(FileDamagedError, FileTooNewError), reading(path):
        pass  # takes in the log of one that was not closed, so that it goes into the bin whole
    goal = stamped(path, bin_dir, clock)
    _move_all(path, goal)
    return _binned(goal)


def binned_in(bin_dir: Path) -> list[Binned]:
    """What is in the bin, last put in first."""
    found: list[Binned] = []
    if bin_dir.is_dir():
        with disk_errors_in_plain_words(bin_dir):
            paths = list(bin_dir.iterdir())
        for path in paths:
            with contextlib.suppress(ValueError):
                if path.suffix == SESSION_SUFFIX:
                    found.append(_binned(path))
    return sorted(found, key=lambda one: one.binned_at, reverse=True)


def take_out_of_bin(binned: Binned, goal: Path) -> None:
    """Move a session file out of the bin.

    Raises:
        FileError: It is not there any more, or can't be moved.
    """
    _move_all(binned.path, goal)


def purge_file(binned: Binned) -> None:
    """Delete a session file in the bin for good.

    Raises:
        FileError: It can't be deleted.
    """
    with disk_errors_in_plain_words(binned.path):
        for suffix in ("", *_BESIDE):
            binned.path.with_name(binned.path.name + suffix).unlink(missing_ok=True)
    forget_side_files(binned.path)


def delete_folder(folder: Path) -> None:
    """Delete a folder of backups.

    Raises:
        FileError: It can't be deleted.
    """
    with disk_errors_in_plain_words(folder):
        if folder.is_dir():
            shutil.rmtree(folder)


def stamped(path: Path, folder: Path, clock: Callable[[], datetime]) -> Path:
    """A place in a folder, which is made if need be, under a name that says when."""
    stamp = clock().astimezone(UTC).strftime(_STAMP)
    return make_folder(folder) / f"{stamp} {path.name}"


def move_logs(path: Path, goal: Path) -> None:
    """Move what SQLite left beside a file to beside another one.

    Raises:
        FileError: It can't be moved.
    """
    for suffix in _BESIDE:
        beside = path.with_name(path.name + suffix)
        if beside.exists():
            move(beside, goal.with_name(goal.name + suffix))


def _binned(path: Path) -> Binned:
    stamp, _, name = path.name.partition(" ")
    binned_at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    try:
        row = read_row(path)
    except SessionOpenElsewhereError:
        row = unread_row(path, FileStamp.of(path), "")
    title = row.digest.title if row.digest else entry_of(Path(name), row).title
    return Binned(row.session_id, title, path, binned_at)


def _move_all(path: Path, goal: Path) -> None:
    """Move a file that nobody has open, and what SQLite left beside it."""
    hold(path).move_to(goal)
    move_logs(path, goal)
