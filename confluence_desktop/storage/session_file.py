"""Session files: making one, and opening one as a document whose changes are kept."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from confluence_desktop.document.change import Change
from confluence_desktop.document.document import Document, Guard, Rules
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, by_kind
from confluence_desktop.errors import FileReadOnlyError, RefusedError
from confluence_desktop.spoken import say
from confluence_desktop.storage import locks
from confluence_desktop.storage.batch import FileFacts, read_facts, transaction, write_facts
from confluence_desktop.storage.connection import (
    APPLICATION_ID,
    FILE_VERSION,
    check_header,
    connect,
    let_go,
    reading,
    was_left_open,
)
from confluence_desktop.storage.faults import damaged, in_plain_words
from confluence_desktop.storage.loading import facts_of, load
from confluence_desktop.storage.migrations import migrate
from confluence_desktop.storage.open_session import BackupKeeper, Clock, OpenSession, now_utc
from confluence_desktop.storage.rows import Row, rows_of
from confluence_desktop.storage.safe_files import write_whole
from confluence_desktop.storage.writer import Hook, Pace, Writer
from confluence_desktop.workshop.guards import RULES
from confluence_desktop.workshop.session import Session

BACKUPS = "backups"
BACKUP_EVERY_S = 600.0


def create_session_file(
    path: Path,
    records: Iterable[Record],
    *,
    journal: Iterable[Row] = (),
    revision: int = 1,
    replace: bool = False,
) -> None:
    """Make a session file; it is there whole or not at all.

    Args:
        path: Where it is to be.
        records: What it holds; the session among them gives the file its id.
        journal: Rows of a history that led to these records.
        revision: What the file's revision starts from.
        replace: Whether a file that is there is replaced.

    Raises:
        RefusedError: There is such a file already, or the records are not those of one session.
        FileError: The disk or folder refused it.
    """
    kept = by_kind(records)
    sessions = kept.get(Session, [])
    if len(sessions) != 1:
        message = say("files.one_session")
        raise RefusedError(message)
    rows = {kind.stored_as: rows_of(kind, some) for kind, some in kept.items()}
    facts = facts_of(sessions[0].id, rows, now_utc(), revision)
    write_whole(path, lambda part: _fill(part, rows, tuple(journal), facts), replace=replace)


def _fill(
    path: Path, rows: Mapping[str, list[Row]], journal: tuple[Row, ...], facts: FileFacts
) -> None:
    from confluence_desktop.storage import tables

    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={FILE_VERSION}")
        with transaction(connection):
            for statement in tables.create_statements():
                connection.execute(statement)
            for stored_as, some in rows.items():
                connection.executemany(tables.upsert_statement(tables.TABLES[stored_as]), some)
            connection.executemany(tables.upsert_statement(tables.JOURNAL), journal)
            write_facts(connection, facts)
    finally:
        connection.close()


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
        hold = locks.hold(path.resolve())  # through a link it is the same session
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
    backups = BackupKeeper(folder, clock, is_wanted=unclean, every_s=backup_every_s)
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
    with reading(path) as connection:
        loaded = load(connection, path, with_history=False)

    def refuse(_draft: Draft, _change: Change) -> None:
        message = say("files.read_only_file").format(name=path.name)
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


__all__ = ["OpenSession", "create_session_file", "open_session"]
