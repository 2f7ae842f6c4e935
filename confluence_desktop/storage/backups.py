"""Backups: verified copies of a session, kept by number and never pruned by a clock alone."""

import re
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from typing_extensions import override

from confluence_desktop.errors import FileDamagedError
from confluence_desktop.paths import SESSION_SUFFIX
from confluence_desktop.spoken import say
from confluence_desktop.storage.safe_files import make_folder, write_whole
from confluence_desktop.storage.verify import verify_file

KEPT_NEWEST = 10
KEPT_DAYS = 14
KEPT_WEEKS = 8

_NAME = re.compile(r"(\d{6,})-(\d{8}T\d{6})Z-([a-z-]+)\.confluence")
_STAMP = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """One verified copy.

    Attributes:
        number: Grows with each backup of a session, whatever the clock says.
        reason: Why it was made: ``closed``, ``working``, ``asked``, ``before-restore`` …
    """

    path: Path
    number: int
    made_at: datetime
    reason: str

    @override
    def __str__(self) -> str:
        return str(self.path)


def back_up(
    connection: sqlite3.Connection,
    folder: Path,
    reason: str,
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Backup:
    """Copy the file behind a connection, look the copy through, and only then let it count.

    Raises:
        FileError: The copy can't be written or is not sound; older backups stay as they are.
    """
    make_folder(folder)
    number = max((backup.number for backup in backups_in(folder)), default=0) + 1
    made_at = clock().astimezone(UTC).replace(microsecond=0)
    path = folder / f"{number:06d}-{made_at.strftime(_STAMP)}Z-{reason}{SESSION_SUFFIX}"

    def fill(unfinished: Path) -> None:
        copy_database(connection, unfinished)
        report = verify_file(unfinished)
        if not report.is_sound:
            message = say("files.backup_damaged").format(problems=report.problems[0])
            raise FileDamagedError(message)

    write_whole(path, fill)
    prune(folder)
    return Backup(path, number, made_at, reason)


def copy_database(connection: sqlite3.Connection, path: Path) -> None:
    """Copy the file behind a connection with SQLite's own call, with no log left beside it."""
    copy = sqlite3.connect(path, isolation_level=None)
    try:
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE").fetchone()
    finally:
        copy.close()


def backups_in(folder: Path) -> list[Backup]:
    """The backups in a session's folder, newest first."""
    try:
        found = [_read_name(path) for path in folder.iterdir()]
    except OSError:
        return []
    return sorted((one for one in found if one), key=lambda backup: -backup.number)


def prune(folder: Path) -> None:
    """Delete what need not be kept: all but the 10 newest, then the last of 14 days and of 8 weeks.

    Days and weeks are counted among the backups themselves, so a clock that jumps prunes nothing.
    """
    backups = backups_in(folder)
    kept = set(backups[:KEPT_NEWEST])
    rest = backups[KEPT_NEWEST:]
    kept.update(_last_of_each(rest, lambda backup: backup.made_at.date(), KEPT_DAYS))
    kept.update(_last_of_each(rest, _week_of, KEPT_WEEKS))
    for backup in rest:
        if backup not in kept:
            backup.path.unlink(missing_ok=True)


def _last_of_each(
    backups: Iterable[Backup], part: Callable[[Backup], object], count: int
) -> Iterable[Backup]:
    newest: dict[object, Backup] = {}
    for backup in backups:
        newest.setdefault(part(backup), backup)
    return islice(newest.values(), count)


def _week_of(backup: Backup) -> object:
    day: date = backup.made_at.date()
    return day.isocalendar()[:2]


def _read_name(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        made_at = datetime.strptime(match[2], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, int(match[1]), made_at, match[3])
