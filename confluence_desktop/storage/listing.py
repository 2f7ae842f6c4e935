"""The list of the sessions in a folder, kept quick by an index and true by the files."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from confluence_desktop.document.text import clean_line
from confluence_desktop.errors import (
    AmbiguousError,
    FileMissingError,
    SessionOpenElsewhereError,
)
from confluence_desktop.paths import SESSION_SUFFIX
from confluence_desktop.spoken import say
from confluence_desktop.storage import locks
from confluence_desktop.storage.batch import FileFacts
from confluence_desktop.storage.digest import read_digest
from confluence_desktop.storage.entries import (
    Hit,
    SessionEntry,
    entry_of,
    read_row,
    row_of_file,
    unread_row,
)
from confluence_desktop.storage.file_names import name_in_words
from confluence_desktop.storage.index import FileStamp, Index, IndexRow
from confluence_desktop.storage.open_session import now_utc
from confluence_desktop.storage.safe_files import disk_errors_in_plain_words
from confluence_desktop.storage.session_file import BACKUPS

_SAID_AT_MOST = 60
_TAIL = 6


class Listing:
    """What is in a folder of session files, those that other processes have open too."""

    def __init__(self, folder: Path, *, clock: Callable[[], datetime] = now_utc) -> None:
        self.folder = folder.absolute()
        self._clock = clock
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
        entries = [entry_of(path, self._row(path, known.get(n))) for n, path in files.items()]
        return sorted(entries, key=lambda entry: (entry.modified, entry.id), reverse=True)

    def search(self, text: str) -> list[Hit]:
        """Sessions in whose titles, clients and texts all of these words stand, best first."""
        by_name = {name_in_words(entry.path): entry for entry in self.entries()}
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
            message = say("files.no_such_session").format(short=short)
            raise FileMissingError(message)
        if len(found) > 1:
            ids = ", ".join(entry.id for entry in found[:5])
            message = say("files.several_sessions").format(short=short, count=len(found), ids=ids)
            raise AmbiguousError(message)
        return found[0]

    def entry_at(self, path: Path) -> SessionEntry:
        """The entry of a file, in the library or elsewhere.

        Raises:
            FileMissingError: There is no such file.
        """
        path = path.absolute()
        if not path.is_file():
            message = say("files.no_file").format(path=path)
            raise FileMissingError(message)
        inside = path.parent == self.folder
        row = (
            self._row(path, self._index.rows().get(name_in_words(path)))
            if inside
            else read_row(path)
        )
        return entry_of(path, row)

    def is_open_elsewhere(self, entry: SessionEntry) -> bool:
        """Whether another process has the session open."""
        return locks.is_open_elsewhere(entry.path)

    def thumbnail(self, entry: SessionEntry) -> tuple[bytes, int] | None:
        """The session's picture as PNG and the revision it was made at, or None."""
        return self._index.thumbnail(name_in_words(entry.path))

    def set_thumbnail(self, entry: SessionEntry, png: bytes, revision: int) -> None:
        """Keep a picture of the session for the list."""
        self._index.set_thumbnail(name_in_words(entry.path), png, revision)

    def measures(self, path: Path) -> bytes | None:
        """What the texts of a session of the library measured when it was last open."""
        return self._index.measures(name_in_words(path))

    def keep_measures(self, path: Path, content: bytes) -> None:
        """Keep what the texts of a session of the library measured, so that it opens sooner."""
        self._index.set_measures(name_in_words(path), content)

    def sketch(self, path: Path) -> bytes | None:
        """How the large board of a session of the library looked when it was last closed."""
        return self._index.sketch(name_in_words(path))

    def keep_sketch(self, path: Path, content: bytes) -> None:
        """Keep how the large board of a session of the library looks, so that it is seen sooner."""
        self._index.set_sketch(name_in_words(path), content)

    def _files(self) -> dict[str, Path]:
        if not self.folder.is_dir():
            return {}
        with disk_errors_in_plain_words(self.folder):
            return {
                name_in_words(path): path
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

    def _row(self, path: Path, known: IndexRow | None) -> IndexRow:
        """What the index says of a file, read again from the file where that is stale."""
        try:
            stamp = FileStamp.of(path)
        except OSError:
            return known or unread_row(path, FileStamp(0, 0), say("files.gone"))
        if known is not None and (locks.is_held(path) or _is_up_to_date(known, stamp)):
            return known
        try:
            row = read_row(path)
        except SessionOpenElsewhereError:
            return known or unread_row(path, stamp, "")
        if row.problem:  # a damaged file keeps its id and with it its backups, and its title
            row = replace(
                row,
                session_id=known.session_id if known else self._id_by_backups(path),
                digest=known.digest if known else None,
            )
        self._index.put(row)
        return row

    def _id_by_backups(self, path: Path) -> str:
        """The id of a session whose file can't be read: its end is that of the file's name."""
        folder = self.folder / BACKUPS
        names = [one.name for one in folder.iterdir()] if folder.is_dir() else []
        found = [name for name in names if path.stem.endswith(f" {name[-_TAIL:]}")]
        return found[0] if len(found) == 1 else ""

    def _note_rest(self, path: Path, connection: sqlite3.Connection, facts: FileFacts) -> None:
        """Note in the index what an open session holds; runs in its writer's thread."""
        self._index.put(row_of_file(path, facts, read_digest(connection)))

    def _note_close(self, path: Path) -> None:
        """Closing alters the file but not what it holds."""
        try:
            self._index.stamp(name_in_words(path), FileStamp.of(path))
        except OSError:
            self._index.forget(name_in_words(path))


def _is_up_to_date(row: IndexRow, stamp: FileStamp) -> bool:
    """What could not be read may be readable now: a disk answers again, a folder can be written."""
    return row.stamp == stamp and not row.problem
