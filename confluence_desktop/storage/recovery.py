"""Ways back: to what a backup holds, and out of a damaged file what can still be read."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from confluence_desktop.document.record import Record
from confluence_desktop.errors import FileDamagedError, FileError, FileMissingError
from confluence_desktop.spoken import say
from confluence_desktop.storage.backups import Backup
from confluence_desktop.storage.batch import read_facts, transaction, write_facts
from confluence_desktop.storage.bin import move_logs, stamped
from confluence_desktop.storage.loading import stored_columns
from confluence_desktop.storage.locks import read_bytes
from confluence_desktop.storage.rows import records_from_rows
from confluence_desktop.storage.safe_files import put_bytes, write_whole
from confluence_desktop.storage.verify import verify_file
from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.catch_22 import StuckPair
from confluence_desktop.workshop.clusters import Cluster
from confluence_desktop.workshop.guards import PLACES
from confluence_desktop.workshop.kinds import RECORD_KINDS
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.session import Session

_WAL_MARKS = slice(18, 20)


def sound_content(backups: Sequence[Backup], wished: Path | None, what: str) -> bytes:
    """The bytes of a wished backup, or of the first that is sound.

    Args:
        backups: Newest first.
        wished: The one that was named, if one was.
        what: What it is wanted for, for the sentence.

    Raises:
        FileMissingError: There is none, or none is sound.
        FileDamagedError: The one that was named is not sound.
    """
    if wished is not None:
        report = verify_file(wished)
        if not report.is_sound:
            message = say("files.backup_not_sound").format(name=wished.name)
            raise FileDamagedError(message)
        return read_bytes(wished)
    for backup in backups:
        if verify_file(backup.path).is_sound:
            return read_bytes(backup.path)
    message = say("files.no_sound_backup").format(what=what)
    raise FileMissingError(message)


def put_back(content: bytes, path: Path, revision: int) -> None:
    """Put a backup's content in a session's place in one go, as a later revision of it.

    Raises:
        FileError: The disk or folder refused it; the file is as it was.
    """

    def fill(part: Path) -> None:
        put_bytes(part, content)
        connection = sqlite3.connect(part, isolation_level=None)
        try:
            with transaction(connection):
                write_facts(connection, replace(read_facts(connection), revision=revision))
        finally:
            connection.close()

    write_whole(path, fill, replace=True)


def set_aside(path: Path, folder: Path, clock: Callable[[], datetime]) -> Path:
    """Keep a copy of a damaged file, and its log, where nothing overwrites them.

    The log leaves its place: it must not be taken for that of the file which comes instead.

    Returns:
        Where the copy is.
    """
    content = read_bytes(path)
    goal = stamped(path, folder, clock)
    write_whole(goal, lambda part: put_bytes(part, content))
    move_logs(path, goal)
    return goal


def readable_records(path: Path) -> list[Record]:
    """Every record of a damaged file that can still be read and has its place.

    Raises:
        FileDamagedError: Not one session record can be read.
    """
    content = bytearray(read_bytes(path))
    content[_WAL_MARKS] = b"\x01\x01"
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.deserialize(bytes(content))
        connection.execute("PRAGMA trusted_schema=OFF")
        found = [record for kind in RECORD_KINDS.values() for record in _readable(connection, kind)]
    except (sqlite3.Error, OverflowError):
        found = []
    finally:
        connection.close()
    sessions = [record for record in found if isinstance(record, Session)]
    if not sessions:
        message = say("files.nothing_left").format(name=path.name)
        raise FileDamagedError(message)
    return [sessions[0], *_with_their_places(found)]


def _readable(connection: sqlite3.Connection, kind: type[Record]) -> list[Record]:
    found: dict[str, Record] = {}
    try:
        names = stored_columns(connection, kind)
        listed = ", ".join(f'"{name}"' for name in names)
        rows = connection.execute(f'SELECT {listed} FROM "{kind.stored_as}"')  # noqa: S608  # names of our own
        while (row := rows.fetchone()) is not None:
            try:
                (record,) = records_from_rows(kind, [row], names)
                found[record.id] = record
            except FileError:
                continue
    except (sqlite3.Error, UnicodeError):
        pass  # what came before the damage is kept
    return list(found.values())


def _with_their_places(records: list[Record]) -> list[Record]:
    """What no guard would refuse: on a board that is there, with both ends, in its own loop."""
    kept = {record.id: record for record in records if not isinstance(record, Session)}
    while lost := [id_ for id_, record in kept.items() if not _has_its_place(record, kept)]:
        for id_ in lost:
            del kept[id_]
    return [_with_its_cards(record, kept) for record in kept.values()]


def _has_its_place(record: Record, kept: Mapping[str, Record]) -> bool:
    for kinds, field, place, _ in PLACES:
        if isinstance(record, kinds) and not isinstance(kept.get(getattr(record, field)), place):
            return False
    match record:
        case Link():
            return all(
                isinstance(kept.get(id_), Card) for id_ in (record.source_id, record.target_id)
            )
        case StuckPair():
            return kept.keys() >= {*record.line_ids}
        case Cluster():
            return not kept.keys().isdisjoint(record.card_ids)
    return True


def _with_its_cards(record: Record, kept: Mapping[str, Record]) -> Record:
    if not isinstance(record, Cluster):
        return record
    return record.changed(card_ids=tuple(id_ for id_ in record.card_ids if id_ in kept))
