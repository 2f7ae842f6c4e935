"""A session that is open: its document, and how it is kept."""

import atexit
import contextlib
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from confluence_desktop.document.document import Document
from confluence_desktop.errors import FileError, FileReadOnlyError, RefusedError
from confluence_desktop.spoken import say
from confluence_desktop.storage.backups import Backup, back_up, copy_database
from confluence_desktop.storage.batch import FileFacts, write_commits
from confluence_desktop.storage.connection import reading
from confluence_desktop.storage.safe_files import write_whole
from confluence_desktop.storage.verify import VerifyReport, verify_connection, verify_file
from confluence_desktop.storage.writer import SaveState, SaveStatus, Writer

Clock = Callable[[], datetime]


def now_utc() -> datetime:
    """This moment; what clocks of tests stand in for."""
    return datetime.now(UTC)


class BackupKeeper:
    """Knows when the next backup is due."""

    def __init__(self, folder: Path, clock: Clock, *, is_wanted: bool, every_s: float) -> None:
        self._folder = folder
        self._clock = clock
        self._every_s = every_s
        self._last_at = time.monotonic()
        self.is_wanted = is_wanted

    def after_write(self, connection: sqlite3.Connection, _facts: FileFacts) -> None:
        self.is_wanted = True
        if time.monotonic() - self._last_at >= self._every_s:
            self._last_at = time.monotonic()  # one that fails is not tried again at every letter
            self.make(connection, "working")

    def make(self, connection: sqlite3.Connection, reason: str) -> Backup:
        backup = back_up(connection, self._folder, reason, clock=self._clock)
        self.is_wanted = False
        self._last_at = time.monotonic()
        return backup


class OpenSession:
    """A session that is open: its document, and how it is kept.

    Attributes:
        is_read_only: The file or its folder can't be written; the document refuses every change.
    """

    def __init__(
        self,
        path: Path,
        document: Document,
        facts: FileFacts,
        *,
        writer: Writer | None = None,
        give_up: Callable[[], None] = lambda: None,
        after_close: Callable[[Path], None] | None = None,
        keep_backups: BackupKeeper | None = None,
    ) -> None:
        self.path = path
        self.document = document
        self.session_id = facts.session_id
        self._facts = facts
        self.is_read_only = writer is None
        self._writer = writer
        self._give_up = give_up
        self._after_close = after_close
        self._backups = keep_backups
        self._is_closed = False
        atexit.register(self._close_at_exit)

    @property
    def writer(self) -> Writer:
        """What writes the file.

        Raises:
            FileReadOnlyError: Nothing does.
        """
        if self._writer is None:
            message = say("files.read_only").format(name=self.path.name)
            raise FileReadOnlyError(message)
        return self._writer

    @property
    def hash_sum(self) -> int:
        """A number that hardly any other content has: that of what was last read or written."""
        return (self._facts if self._writer is None else self._writer.facts).hash_sum

    @property
    def state(self) -> SaveState:
        """Whether everything committed is on disk."""
        return SaveState(SaveStatus.SAVED) if self._writer is None else self._writer.state

    def flush(self, timeout_s: float = 5.0) -> bool:
        """Write what is pending; whether everything is on disk."""
        return self._writer is None or self._writer.flush(timeout_s)

    def back_up(self, reason: str = "asked") -> Backup:
        """Make a verified backup now.

        Raises:
            FileError: It can't be made.
        """
        writer, backups = self.writer, self._backups
        assert backups is not None
        self._flush_or_say_why(5.0)
        return writer.run(lambda connection: backups.make(connection, reason))

    def verify(self) -> VerifyReport:
        """Look the open file through."""
        if self._writer is None:
            return verify_file(self.path)
        self.flush()
        return self._writer.run(lambda connection: verify_connection(connection, self.path))

    def save_elsewhere(self, path: Path, *, replace: bool = False) -> None:
        """Write the session as it is in memory, history included, into another file.

        For when the session's own disk fails: what is pending goes into the new file too.

        Args:
            path: The file.
            replace: Whether a file that is there is replaced.

        Raises:
            RefusedError: There is such a file and it was not to be replaced, or it is this one.
            FileError: That place can't be written either.
        """
        if path.absolute().resolve() == self.path.resolve():
            message = say("files.same_file").format(name=path.name)
            raise RefusedError(message)
        if self._writer is None:
            with reading(self.path) as connection:
                write_whole(
                    path,
                    lambda unfinished: copy_database(connection, unfinished),
                    replace=replace,
                )
            return
        writer = self._writer

        def copy(connection: sqlite3.Connection) -> None:
            write_whole(path, lambda unfinished: fill(connection, unfinished), replace=replace)

        def fill(connection: sqlite3.Connection, unfinished: Path) -> None:
            copy_database(connection, unfinished)
            copied = sqlite3.connect(unfinished, isolation_level=None)
            try:
                write_commits(copied, writer.pending(), writer.facts, now_utc())
            finally:
                copied.close()

        writer.run(copy)

    def close(self, timeout_s: float = 5.0) -> None:
        """Save, back up if anything changed, and let go of the file.

        Raises:
            FileError: Not everything could be saved; the session stays open, to be saved elsewhere.
        """
        if self._is_closed:
            return
        if self._writer is not None:
            self._flush_or_say_why(timeout_s)
            with contextlib.suppress(FileError, sqlite3.Error):
                self._writer.rest()
            if self._backups is not None and self._backups.is_wanted:
                backups = self._backups
                with contextlib.suppress(
                    FileError
                ):  # a full disk must not keep a saved session open
                    self._writer.run(lambda connection: backups.make(connection, "closed"))
        self.abandon()

    def abandon(self) -> None:
        """Let go of the file without saving what is still pending.

        Of a file that has not come to rest nobody is told that it was closed: what it holds now was
        noted nowhere, so it is to be looked at anew.
        """
        if self._is_closed:
            return
        self._is_closed = True
        atexit.unregister(self._close_at_exit)
        if self._writer is not None:
            self._writer.stop()
        self._give_up()
        is_known = self._writer is None or self._writer.is_at_rest
        if self._after_close is not None and is_known:
            self._after_close(self.path)

    def _flush_or_say_why(self, timeout_s: float) -> None:
        if not self.flush(timeout_s):
            said = self.state.sentence
            raise FileError(said or say("files.not_all_saved"))

    def _close_at_exit(self) -> None:
        with contextlib.suppress(FileError):
            self.close()
