"""Session files: making one, and opening one as a document whose changes are kept."""

import atexit
import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from confluence_desktop.document.change import Change
from confluence_desktop.document.document import Document, Guard, Rules
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record
from confluence_desktop.errors import FileError, FileReadOnlyError, RefusedError
from confluence_desktop.storage import locks
from confluence_desktop.storage.backups import Backup, back_up, copy_database
from confluence_desktop.storage.batch import (
    FileFacts,
    read_facts,
    transaction,
    write_commits,
    write_facts,
)
from confluence_desktop.storage.connection import (
    APPLICATION_ID,
    FILE_VERSION,
    check_header,
    connect,
    connect_to_read,
    let_go,
    was_left_open,
)
from confluence_desktop.storage.faults import damaged, in_plain_words
from confluence_desktop.storage.loading import facts_of, load
from confluence_desktop.storage.migrations import migrate
from confluence_desktop.storage.rows import row_of
from confluence_desktop.storage.safe_files import write_whole
from confluence_desktop.storage.verify import VerifyReport, verify_connection, verify_file
from confluence_desktop.storage.writer import Hook, Pace, SaveState, SaveStatus, Writer
from confluence_desktop.workshop.guards import RULES
from confluence_desktop.workshop.session import Session

BACKUPS = "backups"
BACKUP_EVERY_S = 600.0

Clock = Callable[[], datetime]


def now_utc() -> datetime:
    """This moment; what clocks of tests stand in for."""
    return datetime.now(UTC)


def create_session_file(path: Path, records: Iterable[Record]) -> None:
    """Make a session file; it is there whole or not at all.

    Raises:
        RefusedError: There is such a file already, or the records are not those of one session.
        FileError: The disk or folder refused it.
    """
    kept = list(records)
    sessions = [record for record in kept if isinstance(record, Session)]
    if len(sessions) != 1:
        message = "A file holds exactly one session; make another file for another session."
        raise RefusedError(message)
    facts = facts_of(sessions[0].id, kept, now_utc())
    write_whole(path, lambda unfinished: _fill(unfinished, kept, facts))


def _fill(path: Path, records: list[Record], facts: FileFacts) -> None:
    from confluence_desktop.storage import tables

    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={FILE_VERSION}")
        with transaction(connection):
            for statement in tables.create_statements():
                connection.execute(statement)
            for record in records:
                table = tables.TABLES[record.stored_as]
                connection.execute(tables.upsert_statement(table), row_of(record))
            write_facts(connection, facts)
    except sqlite3.Error as error:
        raise in_plain_words(error, path) from error
    finally:
        connection.close()


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
        keep_backups: "_BackupKeeper | None" = None,
    ) -> None:
        self.path = path
        self.document = document
        self.session_id = facts.session_id
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
            message = f"“{self.path.name}” is open for reading only; save a copy elsewhere."
            raise FileReadOnlyError(message)
        return self._writer

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

    def save_elsewhere(self, path: Path) -> None:
        """Write the session as it is in memory, history included, into another file.

        For when the session's own disk fails: what is pending goes into the new file too.

        Raises:
            RefusedError: There is such a file already.
            FileError: That place can't be written either.
        """
        if self._writer is None:
            create_session_file(path, self.document.snapshot())
            return
        writer = self._writer

        def copy(connection: sqlite3.Connection) -> None:
            write_whole(path, lambda unfinished: fill(connection, unfinished))

        def fill(connection: sqlite3.Connection, unfinished: Path) -> None:
            try:
                copy_database(connection, unfinished)
                copied = sqlite3.connect(unfinished, isolation_level=None)
                try:
                    write_commits(copied, writer.pending(), writer.facts, now_utc())
                finally:
                    copied.close()
            except sqlite3.Error as error:
                raise in_plain_words(error, path) from error

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
        """Let go of the file without saving what is still pending."""
        if self._is_closed:
            return
        self._is_closed = True
        atexit.unregister(self._close_at_exit)
        if self._writer is not None:
            self._writer.stop()
        self._give_up()
        if self._after_close is not None:
            self._after_close(self.path)

    def _flush_or_say_why(self, timeout_s: float) -> None:
        if not self.flush(timeout_s):
            said = self.state.sentence
            raise FileError(said or "The disk is slow and not everything is saved; wait a little.")

    def _close_at_exit(self) -> None:
        with contextlib.suppress(FileError):
            self.close()


class _BackupKeeper:
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


def open_session(
    path: Path,
    *,
    rules: Rules = RULES,
    clock: Clock = now_utc,
    backups_dir: Path | None = None,
    at_rest: Hook | None = None,
    after_close: Callable[[Path], None] | None = None,
    pace: Pace | None = None,
    backup_every_s: float = BACKUP_EVERY_S,
) -> OpenSession:
    """Open a session file; where it can't be written, for reading only.

    Args:
        path: The file.
        rules: What runs at every commit.
        clock: Gives the times that journal and backups carry.
        backups_dir: Where its backups go; else `backups/<session id>` beside the file.
        at_rest: Called in the writer's thread when the session has come to rest after a change.
        after_close: Called with the path when the file has been let go of.
        pace: How long the writer waits for what.
        backup_every_s: Seconds of change after which a backup is made.

    Raises:
        FileMissingError: There is no such file.
        FileTooNewError: A newer version made it; it was not touched.
        FileDamagedError: It is truncated, altered or no session file.
        SessionOpenElsewhereError: Another window or process has it open.
    """
    path = path.absolute()
    check_header(path)
    try:
        hold = locks.hold(path)
    except FileReadOnlyError:
        return _open_to_read(path, rules)
    try:
        unclean = was_left_open(path)
        try:
            connection = connect(path)
        except FileReadOnlyError:
            hold.release()
            return _open_to_read(path, rules)
        return _open_to_write(
            connection,
            hold,
            unclean=unclean,
            rules=rules,
            clock=clock,
            backups_dir=backups_dir,
            at_rest=at_rest,
            after_close=after_close,
            pace=pace,
            backup_every_s=backup_every_s,
        )
    except BaseException:
        hold.release()
        raise


def _open_to_write(
    connection: sqlite3.Connection,
    hold: locks.Hold,
    *,
    unclean: bool,
    rules: Rules,
    clock: Clock,
    backups_dir: Path | None,
    at_rest: Hook | None,
    after_close: Callable[[Path], None] | None,
    pace: Pace | None,
    backup_every_s: float,
) -> OpenSession:
    path = hold.path
    try:
        check_header(path)
        session_id = _session_id(connection, path, with_quick_check=unclean)
        folder = backups_dir or path.parent / BACKUPS / session_id
        migrate(connection, folder)
        loaded = load(connection, path)
    except (sqlite3.Error, UnicodeError) as error:
        connection.close()
        raise in_plain_words(error, path) from error
    except BaseException:
        connection.close()
        raise
    backups = _BackupKeeper(folder, clock, is_wanted=unclean, every_s=backup_every_s)
    writer = Writer(
        connection,
        path,
        loaded.facts,
        pace=pace,
        clock=clock,
        after_write=backups.after_write,
        at_rest=at_rest,
    )
    document = Document(
        loaded.records, history=loaded.history, rules=rules, keep=writer.keep, clock=clock
    )

    def give_up() -> None:
        let_go(connection)
        hold.release()

    return OpenSession(
        path,
        document,
        loaded.facts,
        writer=writer,
        give_up=give_up,
        after_close=after_close,
        keep_backups=backups,
    )


def _open_to_read(path: Path, rules: Rules) -> OpenSession:
    if was_left_open(path):
        message = (
            f"“{path.name}” was not closed properly and its folder can't be written; copy it, with "
            "the file beside it that ends in “-wal”, to another folder and open it there."
        )
        raise FileReadOnlyError(message)
    connection = connect_to_read(path)
    try:
        loaded = load(connection, path, with_history=False)
    finally:
        connection.close()

    def refuse(_draft: Draft, _change: Change) -> None:
        message = f"“{path.name}” is open for reading only; save a copy elsewhere to change it."
        raise RefusedError(message)

    guards: tuple[Guard, ...] = (refuse, *rules.guards)
    document = Document(loaded.records, rules=Rules(rules.cascades, guards))
    return OpenSession(path, document, loaded.facts)


def _session_id(connection: sqlite3.Connection, path: Path, *, with_quick_check: bool) -> str:
    if with_quick_check and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise damaged(path)
    try:
        return read_facts(connection).session_id
    except (KeyError, ValueError) as error:
        raise damaged(path) from error
