"""Looking a session file through, and saying what was looked at."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from confluence_desktop.errors import FileError, FileMissingError, SessionOpenElsewhereError
from confluence_desktop.spoken import say
from confluence_desktop.storage.connection import reading
from confluence_desktop.storage.faults import in_plain_words
from confluence_desktop.storage.journal import altered_entries
from confluence_desktop.storage.loading import load


@dataclass(frozen=True)
class VerifyReport:
    """What a look through a session file found.

    Attributes:
        looked_at: What was looked at, in words, such as "412 records".
        problems: What is wrong, one sentence each; empty if the file is sound.
    """

    path: Path
    looked_at: tuple[str, ...]
    problems: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        return not self.problems

    @property
    def sentence(self) -> str:
        """The whole finding in one line."""
        seen = ", ".join(self.looked_at) or say("files.nothing_read")
        if self.is_sound:
            return say("files.sound").format(name=self.path.name, seen=seen)
        return say("files.not_sound").format(
            name=self.path.name, seen=seen, problems=" ".join(self.problems)
        )


def verify_file(path: Path) -> VerifyReport:
    """Look through a file that nobody has open: every page, record and journal entry.

    Raises:
        SessionOpenElsewhereError: Somebody has it open.
        FileMissingError: It is not there.
    """
    try:
        with reading(path) as connection:
            return verify_connection(connection, path)
    except (SessionOpenElsewhereError, FileMissingError):
        raise
    except FileError as error:
        return VerifyReport(path, (), (str(error),))


def verify_connection(connection: sqlite3.Connection, path: Path) -> VerifyReport:
    """Look through the file behind a connection."""
    looked_at: list[str] = []
    problems: list[str] = []
    try:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        looked_at.append(say("files.pages").format(pages=pages))
        said = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
        if said != ["ok"]:
            problems.append(say("files.structure_damaged"))
        loaded = load(connection, path)
        looked_at.append(say("files.records").format(count=len(loaded.records)))
        (entries,) = connection.execute("SELECT count(*) FROM journal").fetchone()
        looked_at.append(say("files.journal_entries").format(entries=entries))
        if altered := altered_entries(connection):
            problems.append(say("files.entries_altered").format(altered=altered))
    except FileError as error:
        problems.append(str(error))
    except (sqlite3.Error, UnicodeError) as error:
        problems.append(str(in_plain_words(error, path)))
    return VerifyReport(path, tuple(looked_at), tuple(problems))
