"""The library: a folder of session files, with an index that may be lost at any time."""

import time
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Literal

from confluence_desktop.document.record import Record
from confluence_desktop.document.store import RecordStore
from confluence_desktop.errors import FileDamagedError, FileMissingError, RefusedError
from confluence_desktop.paths import SESSION_SUFFIX
from confluence_desktop.spoken import say
from confluence_desktop.storage import locks
from confluence_desktop.storage.backups import Backup, back_up, backups_in
from confluence_desktop.storage.bin import (
    Binned,
    binned_in,
    delete_folder,
    purge_file,
    put_into_bin,
    take_out_of_bin,
)
from confluence_desktop.storage.connection import check_header, reading, was_left_open
from confluence_desktop.storage.copies import (
    as_another_session,
    copied_title,
    without_content,
    write_shared_copy,
)
from confluence_desktop.storage.entries import Hit, SessionEntry
from confluence_desktop.storage.file_names import name_in_words, session_file_name
from confluence_desktop.storage.foreign import read_foreign
from confluence_desktop.storage.journal import whole_entries
from confluence_desktop.storage.listing import Listing
from confluence_desktop.storage.loading import Loaded, load
from confluence_desktop.storage.recovery import (
    put_back,
    readable_records,
    set_aside,
    sound_content,
)
from confluence_desktop.storage.rows import Row
from confluence_desktop.storage.safe_files import make_folder, remove_leftovers
from confluence_desktop.storage.session_file import (
    BACKUPS,
    OpenSession,
    create_session_file,
    open_session,
)
from confluence_desktop.storage.verify import VerifyReport, verify_file
from confluence_desktop.workshop.operations import rename_session, the_session

__all__ = ["Backup", "Binned", "Hit", "Library", "OpenSession", "SessionEntry", "VerifyReport"]

_BIN = "bin"
_DAMAGED = "damaged"
_A_DAY_S = 86_400.0


class Library(Listing):
    """A folder of session files. Any number of processes may use it at the same time."""

    def create(self, records: Iterable[Record]) -> SessionEntry:
        """Put a new session into the library.

        Raises:
            RefusedError: The records are not those of one session.
            FileError: The folder can't be written.
        """
        return self._add(list(records), [])

    def open(self, wanted: SessionEntry | Path) -> OpenSession:
        """Open a session; see `open_session` for what may be raised."""
        path = wanted.path if isinstance(wanted, SessionEntry) else wanted.absolute()
        if path.parent != self.folder:
            return open_session(path, clock=self._clock)
        return open_session(
            path,
            clock=self._clock,
            at_rest=partial(self._note_rest, path),
            after_close=self._note_close,
        )

    def read(self, entry: SessionEntry) -> RecordStore:
        """What a session holds that nobody has open, without opening it.

        Raises:
            SessionOpenElsewhereError: Somebody has it open.
            FileError: It can't be read.
        """
        return RecordStore(self._load(entry, with_history=False)[0].records)

    def rename(self, entry: SessionEntry, title: str) -> SessionEntry:
        """Give a session that nobody has open another title, and its file a name to match.

        Raises:
            RefusedError: The title is empty or too long.
            FileError: It is open, or can't be written.
        """
        session = self.open(entry)
        try:
            with session.document.transaction(say("edits.rename_session")) as draft:
                renamed = rename_session(draft, title)
        finally:
            session.close()
        goal = self._free_path(renamed.title, entry.id, already=entry.path)
        if goal != entry.path and not was_left_open(entry.path):  # it can't leave its log behind
            locks.hold(entry.path).move_to(goal)
            self._index.rename(name_in_words(entry.path), goal.name)
            return self.entry_at(goal)
        return self.entry_at(entry.path)

    def duplicate(self, entry: SessionEntry, *, with_content: bool) -> SessionEntry:
        """Make another session of one that nobody has open: with content and history, or empty.

        Raises:
            FileError: It is open, can't be read, or the folder can't be written.
        """
        loaded, journal = self._load(entry)
        records = loaded.records
        if not with_content:
            records, journal = without_content(records), []
        return self._add_copy(records, journal)

    def bin(self, entry: SessionEntry) -> Binned:
        """Put a session that nobody has open into the bin, where it stays for 30 days.

        Raises:
            FileError: It is open, or can't be moved.
        """
        self.purge_expired()
        binned = put_into_bin(entry.path, self.folder / _BIN, self._clock)
        self._index.forget(name_in_words(entry.path))
        return binned

    def binned(self) -> list[Binned]:
        """What is in the bin, last put in first."""
        return binned_in(self.folder / _BIN)

    def restore_from_bin(self, binned: Binned) -> SessionEntry:
        """Take a session out of the bin.

        Raises:
            FileError: It is not there any more, or can't be moved.
        """
        goal = self._free_path(binned.title, binned.id)
        take_out_of_bin(binned, goal)
        return self.entry_at(goal)

    def purge(self, binned: Binned) -> None:
        """Delete a session in the bin for good, its backups too.

        Raises:
            FileError: Something could not be deleted.
        """
        in_use = {entry.id for entry in self.entries()} | {
            other.id for other in self.binned() if other.path != binned.path
        }
        purge_file(binned)
        if binned.id and binned.id not in in_use:
            delete_folder(self._backups_dir(binned.id))

    def purge_expired(self) -> int:
        """Delete for good what has been in the bin for 30 days; says how many.

        Unfinished files of a day ago or more, left by a crash, go too.
        """
        remove_leftovers(self.folder, before=time.time() - _A_DAY_S)
        expired = [one for one in self.binned() if one.purged_at <= self._clock()]
        for binned in expired:
            self.purge(binned)
        return len(expired)

    def import_file(
        self, path: Path, *, on_same: Literal["keep_both", "replace"] = "keep_both"
    ) -> SessionEntry:
        """Put a copy of a session file from elsewhere into the library; the original is only read.

        Args:
            path: The file.
            on_same: What becomes of a session with the same id: it is kept beside the new one,
                which gets an id of its own, or replaced after a backup.

        Raises:
            FileError: It is no sound session file of a version that can be read, or the session
                that it would replace is open. The library is as it was.
        """
        foreign = read_foreign(path.expanduser().absolute())
        session_id = foreign.facts.session_id
        same = next((entry for entry in self.entries() if entry.id == session_id), None)
        if same is None:
            return self._add(foreign.records, foreign.journal)
        if on_same == "keep_both":
            return self._add_copy(foreign.records, foreign.journal)
        _refuse_newer(same.path)
        locks.hold(same.path).release()
        self._keep_beside(same, "before-import")
        revision = max(same.revision, foreign.facts.revision) + 1
        create_session_file(
            same.path, foreign.records, journal=foreign.journal, revision=revision, replace=True
        )
        return self.entry_at(same.path)

    def export_copy(self, entry: SessionEntry, to: Path, *, replace: bool = False) -> None:
        """Write a file to hand over, without history and whatever is the facilitator's alone.

        Raises:
            RefusedError: There is such a file, and it was not to be replaced; or it would lie in
                the library, among the sessions and perhaps in the place of one.
            FileError: The session is open or can't be read, or the place can't be written.
        """
        goal = to.expanduser().absolute()
        if goal.parent.resolve() == self.folder.resolve():
            message = say("files.copy_into_library")
            raise RefusedError(message)
        write_shared_copy(self.read(entry), goal, replace=replace)

    def verify(self, entry: SessionEntry) -> VerifyReport:
        """Look through a session that nobody has open.

        Raises:
            SessionOpenElsewhereError: Somebody has it open.
        """
        return verify_file(entry.path)

    def backup(self, entry: SessionEntry, reason: str = "asked") -> Backup:
        """Make a verified backup of a session that nobody has open.

        Raises:
            FileError: It is open, can't be read, or the backup can't be written.
        """
        self._load(entry, with_history=False)
        with reading(entry.path) as connection:
            return back_up(connection, self._backups_dir(entry.id), reason, clock=self._clock)

    def backups(self, entry: SessionEntry) -> list[Backup]:
        """The verified backups of a session, newest first."""
        return backups_in(self._backups_dir(entry.id)) if entry.id else []

    def restore(self, entry: SessionEntry, backup: Backup | Path | None = None) -> SessionEntry:
        """Bring a session back to what a backup holds; what it holds now is kept beside.

        Args:
            entry: A session that nobody has open; it may be damaged.
            backup: Which one; without it the newest that is sound.

        Raises:
            FileMissingError: There is no sound backup.
            FileDamagedError: The one that was named is not sound.
            FileTooNewError: A newer version made the session; it is whole, and not touched.
            FileError: The session is open, or the folder can't be written.
        """
        _refuse_newer(entry.path)
        wished = backup.path if isinstance(backup, Backup) else backup
        content = sound_content(self.backups(entry), wished, entry.title)
        locks.hold(entry.path).release()
        self._keep_beside(entry, "before-restore")
        put_back(content, entry.path, entry.revision + 1)
        return self.entry_at(entry.path)

    def rescue(self, entry: SessionEntry) -> SessionEntry:
        """Make a new session of whatever can still be read of a damaged one, which stays.

        Raises:
            FileDamagedError: Nothing can be read.
            FileTooNewError: A newer version made it, and can read it.
        """
        _refuse_newer(entry.path)
        return self._add_copy(readable_records(entry.path), [])

    def _keep_beside(self, entry: SessionEntry, reason: str) -> None:
        """Keep what a session holds, sound or not, before another file takes its place."""
        if entry.is_damaged:
            set_aside(entry.path, self.folder / _DAMAGED, self._clock)
        else:
            self.backup(entry, reason)

    def _load(self, entry: SessionEntry, *, with_history: bool = True) -> tuple[Loaded, list[Row]]:
        with reading(entry.path) as connection:
            loaded = load(connection, entry.path, with_history=False)
            return loaded, whole_entries(connection) if with_history else []

    def _add(self, records: list[Record], journal: list[Row]) -> SessionEntry:
        session = the_session(RecordStore(records))
        path = self._free_path(session.title, session.id)
        create_session_file(path, records, journal=journal)
        return self.entry_at(path)

    def _add_copy(self, records: list[Record], journal: list[Row]) -> SessionEntry:
        taken = [entry.title for entry in self.entries()]
        title = copied_title(the_session(RecordStore(records)).title, taken)
        return self._add(*as_another_session(records, journal, title))

    def _backups_dir(self, session_id: str) -> Path:
        return self.folder / BACKUPS / session_id

    def _free_path(self, title: str, session_id: str, *, already: Path | None = None) -> Path:
        """A file of this title and id that is not there yet, or is `already` the session's."""
        make_folder(self.folder)
        first = path = self.folder / session_file_name(title, session_id)
        number = 1
        while path.exists() and path != already:
            number += 1
            path = first.with_name(f"{first.stem}-{number}{SESSION_SUFFIX}")
        return path


def _refuse_newer(path: Path) -> None:
    """Leave a file of a newer version alone, though it can't be opened here."""
    with suppress(FileDamagedError, FileMissingError):
        check_header(path)
