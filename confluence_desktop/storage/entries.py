"""Sessions as the list shows them, and what is read from a file for that."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from confluence_desktop.errors import FileError, FileTooNewError, SessionOpenElsewhereError
from confluence_desktop.storage.batch import FileFacts
from confluence_desktop.storage.connection import check_header, reading
from confluence_desktop.storage.digest import Digest, StoppedAt, digest_of
from confluence_desktop.storage.file_names import name_in_words, words_of
from confluence_desktop.storage.index import FileStamp, IndexRow
from confluence_desktop.storage.loading import load
from confluence_desktop.workshop.session import SessionState

_NAME_TAIL = re.compile(r" [0-9a-z]{6}$")


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """A session in the list.

    Attributes:
        modified: When it was last changed.
        revision: Grows with its changes; a picture made at an older one is stale.
        problem: Why it can't be opened, in a sentence; empty if it can.
        is_newer: A newer version made it: it is whole, but nothing can be done with it here.
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
    is_newer: bool = False

    @property
    def is_damaged(self) -> bool:
        return bool(self.problem)


@dataclass(frozen=True, slots=True)
class Hit:
    """A session that was searched for, and a text that it was found by."""

    entry: SessionEntry
    snippet: str


def read_row(path: Path) -> IndexRow:
    """What a file holds.

    Raises:
        SessionOpenElsewhereError: Somebody has it open.
    """
    try:
        with reading(path) as connection:
            loaded = load(connection, path, with_history=False)
        return row_of_file(path, loaded.facts, digest_of(loaded.records))
    except SessionOpenElsewhereError:
        raise
    except FileError as error:
        stamp = FileStamp.of(path) if path.exists() else FileStamp(0, 0)
        return unread_row(path, stamp, str(error))


def row_of_file(path: Path, facts: FileFacts, digest: Digest) -> IndexRow:
    """What the index is to know of a file."""
    return IndexRow(
        name_in_words(path),
        FileStamp.of(path),
        facts.session_id,
        facts.revision,
        facts.changed_at,
        "",
        digest,
    )


def unread_row(path: Path, stamp: FileStamp, problem: str) -> IndexRow:
    """What is known of a file from outside."""
    at = datetime.fromtimestamp(stamp.modified_ns / 1e9, UTC).isoformat()
    return IndexRow(name_in_words(path), stamp, "", 0, at, words_of(problem), None)


def entry_of(path: Path, row: IndexRow) -> SessionEntry:
    """A file as the list shows it."""
    digest = row.digest or Digest(
        _NAME_TAIL.sub("", words_of(path.stem)), "", None, SessionState.PLANNED, 0, None, ()
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
        is_newer=bool(row.problem) and _is_newer(path),
    )


def _is_newer(path: Path) -> bool:
    try:
        check_header(path)
    except FileTooNewError:
        return True
    except FileError:
        return False
    return False
