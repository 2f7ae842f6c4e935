"""The library: a folder of session files, with an index that may be lost at any time."""

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from confluence_desktop.document.record import Record
from confluence_desktop.document.text import clean_line
from confluence_desktop.errors import (
    AmbiguousError,
    FileDamagedError,
    FileError,
    FileMissingError,
    FileTooNewError,
    SessionOpenElsewhereError,
)
from confluence_desktop.paths import SESSION_SUFFIX
from confluence_desktop.storage import locks
from confluence_desktop.storage.batch import FileFacts
from confluence_desktop.storage.connection import check_header, reading
from confluence_desktop.storage.digest import Digest, StoppedAt, digest_of
from confluence_desktop.storage.file_names import session_file_name
from confluence_desktop.storage.index import FileStamp, Index, IndexRow
from confluence_desktop.storage.loading import load, read_records
from confluence_desktop.storage.safe_files import disk_errors_in_plain_words, make_folder
from confluence_desktop.storage.session_file import OpenSession, create_session_file, open_session
from confluence_desktop.workshop.session import Session, SessionState

_SAID_AT_MOST = 60
_NAME_TAIL = re.compile(r" [0-9a-z]{6}$")


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """A session in the list.

    Attributes:
        modified: When it was last changed.
        revision: Grows with its changes; a picture made at an older one is stale.
        problem: Why it can't be opened, in a sentence; empty if it can.
        stopped_at: Where it stopped; None if it was never run.
    """

    id: str
    title: str
    client: str
    starts_on: date | None
    participants: int
    state: SessionState
    path: Path
    modified: datetime
    revision: int
    problem: str = ""
    stopped_at: StoppedAt | None = None

    @property
    def is_damaged(self) -> bool:
        return bool(self.problem)


@dataclass(frozen=True, slots=True)
class Hit:
    """A session that was searched for, and a text that it was found by."""

    entry: SessionEntry
    snippet: str


class Library:
    """A folder of session files. Any number of processes may use it at the same time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self._index = Index(self.folder)

    def entries(self) -> list[SessionEntry]:
        """Every session, the last changed first; those open in another process too.

        Raises:
            FileError: The folder can't be read.
        """
        known = self._index.rows()
        files = self._files()
        for name in known.keys() - files.keys():
            self._index.forget(name)
        rows = [self._row(path, known.get(name)) for name, path in files.items()]
        entries = [_entry(self.folder / row.name, row) for row in rows]
        return sorted(entries, key=lambda entry: (entry.modified, entry.id), reverse=True)

    def search(self, text: str) -> list[Hit]:
        """Sessions in whose titles, clients and texts all of these words stand, best first."""
        by_name = {entry.path.name: entry for entry in self.entries()}
        snippets: dict[str, str] = {}
        for name, snippet in self._index.search(text):
            snippets.setdefault(name, snippet)
        return [Hit(by_name[name], said) for name, said in snippets.items() if name in by_name]

    def find(self, wanted: str) -> SessionEntry:
        """The session with an id, file or title; a title may be shortened where it stays clear.

        Raises:
            FileMissingError: There is none.
            AmbiguousError: The title stands for several.
        """
        entries = self.entries()
        title = " ".join(wanted.split()).casefold()
        ways = (
            [entry for entry in entries if wanted in (entry.id, entry.path.name)],
            self._named_file(wanted, entries),
            [entry for entry in entries if entry.title.casefold() == title],
            [entry for entry in entries if title and entry.title.casefold().startswith(title)],
        )
        found = next(filter(None, ways), [])
        said = str(clean_line(wanted))
        short = said if len(said) <= _SAID_AT_MOST else said[: _SAID_AT_MOST - 1] + "…"
        if not found:
            message = f"There is no session “{short}”; see the list for their titles and ids."
            raise FileMissingError(message)
        if len(found) > 1:
            ids = ", ".join(entry.id for entry in found[:5])
            message = f"“{short}” stands for {len(found)} sessions; name one by its id ({ids})."
            raise AmbiguousError(message)
        return found[0]

    def create(self, records: Iterable[Record]) -> SessionEntry:
        """Put a new session into the library.

        Raises:
            RefusedError: The records are not those of one session.
            FileError: The folder can't be written.
        """
        kept = list(records)
        session = next((record for record in kept if isinstance(record, Session)), None)
        path = self._free_path(session.title, session.id) if session else self.folder / "session"
        create_session_file(path, kept)
        return self.entry_at(path)

    def open(self, wanted: SessionEntry | Path) -> OpenSession:
        """Open a session; see `open_session` for what may be raised."""
        path = wanted.path if isinstance(wanted, SessionEntry) else wanted.absolute()
        if path.parent != self.folder:
            return open_session(path)
        return open_session(path, at_rest=self._note_rest, after_close=self._note_close)

    def entry_at(self, path: Path) -> SessionEntry:
        """The entry of a file, in the library or elsewhere.

        Raises:
            FileMissingError: There is no such file.
        """
        path = path.absolute()
        if not path.is_file():
            message = f"There is no file “{path}”; check its name and folder."
            raise FileMissingError(message)
        inside = path.parent == self.folder
        row = self._row(path, self._index.rows().get(path.name)) if inside else _read_row(path)
        return _entry(path, row)

    def is_open_elsewhere(self, entry: SessionEntry) -> bool:
        """Whether another process has the session open."""
        return locks.is_open_elsewhere(entry.path)

    def thumbnail(self, entry: SessionEntry) -> tuple[bytes, int] | None:
        """The session's picture as PNG and the revision it was made at, or None."""
        return self._index.thumbnail(entry.path.name)

    def set_thumbnail(self, entry: SessionEntry, png: bytes, revision: int) -> None:
        """Keep a picture of the session for the list."""
        self._index.set_thumbnail(entry.path.name, png, revision)

    def _files(self) -> dict[str, Path]:
        if not self.folder.is_dir():
            return {}
        with disk_errors_in_plain_words(self.folder):
            return {
                path.name: path
                for path in self.folder.iterdir()
                if path.suffix == SESSION_SUFFIX and not path.name.startswith(".")
            }

    def _named_file(self, wanted: str, entries: list[SessionEntry]) -> list[SessionEntry]:
        """The entry of the file that is meant, if a file is meant."""
        if not wanted.endswith(SESSION_SUFFIX):
            return []
        try:
            path = Path(wanted).expanduser().absolute()
            if not path.is_file():
                return []
        except (OSError, ValueError, RuntimeError):
            return []
        return [entry for entry in entries if entry.path == path] or [self.entry_at(path)]

    def _free_path(self, title: str, session_id: str) -> Path:
        make_folder(self.folder)
        return self.folder / session_file_name(title, session_id)

    def _row(self, path: Path, known: IndexRow | None) -> IndexRow:
        """What the index says of a file, read again from the file where that is stale."""
        try:
            stamp = FileStamp.of(path)
        except OSError:
            return known or _unread_row(path, FileStamp(0, 0), "It is gone.")
        if known is not None and (known.stamp == stamp or locks.is_held(path)):
            return known
        try:
            row = _read_row(path)
        except SessionOpenElsewhereError:
            return known or _unread_row(path, stamp, "")
        self._index.put(row)
        return row

    def _note_rest(self, connection: sqlite3.Connection, facts: FileFacts) -> None:
        """Note in the index what an open session holds; runs in its writer's thread."""
        (_, _, file_name) = connection.execute("PRAGMA database_list").fetchone()
        path = Path(file_name)
        records, _total = read_records(connection)
        self._index.put(_row_of(path, facts, digest_of(records)))

    def _note_close(self, path: Path) -> None:
        """Closing alters the file but not what it holds."""
        try:
            self._index.stamp(path.name, FileStamp.of(path))
        except OSError:
            self._index.forget(path.name)


def _read_row(path: Path) -> IndexRow:
    """What a file holds.

    Raises:
        SessionOpenElsewhereError: Somebody has it open.
    """
    try:
        check_header(path)
        with reading(path) as connection:
            loaded = load(connection, path, with_history=False)
        return _row_of(path, loaded.facts, digest_of(loaded.records))
    except SessionOpenElsewhereError:
        raise
    except (FileDamagedError, FileTooNewError, FileError) as error:
        stamp = FileStamp.of(path) if path.exists() else FileStamp(0, 0)
        return _unread_row(path, stamp, str(error))


def _row_of(path: Path, facts: FileFacts, digest: Digest) -> IndexRow:
    return IndexRow(
        path.name,
        FileStamp.of(path),
        facts.session_id,
        facts.revision,
        facts.changed_at,
        "",
        digest,
    )


def _unread_row(path: Path, stamp: FileStamp, problem: str) -> IndexRow:
    at = datetime.fromtimestamp(stamp.modified_ns / 1e9, UTC).isoformat()
    return IndexRow(path.name, stamp, "", 0, at, problem, None)


def _entry(path: Path, row: IndexRow) -> SessionEntry:
    digest = row.digest or Digest(
        _NAME_TAIL.sub("", path.stem), "", None, SessionState.PLANNED, 0, None, ()
    )
    return SessionEntry(
        row.session_id,
        digest.title,
        digest.client,
        digest.starts_on,
        digest.participants,
        digest.state,
        path,
        datetime.fromisoformat(row.changed_at),
        row.revision,
        row.problem,
        digest.stopped_at,
    )
