"""Files whose writer was killed in the very moment in which it opened or closed them."""

import hashlib
import os
import shutil
import sqlite3
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from confluence_desktop.errors import FileReadOnlyError, SessionOpenElsewhereError
from confluence_desktop.storage import connection, locks, session_file
from confluence_desktop.storage.library import Library, SessionEntry
from confluence_desktop.storage.session_file import open_session
from tests.storage.cards import a_session, texts

LOG, JOURNAL = "-wal", "-journal"
PAGE = 4096
SECTOR = 512
NO_LOG_MARKS, LOG_MARKS = b"\x01\x01", b"\x02\x02"

Moment = Callable[[Path], None]


def beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def journal_of_the_first_page(path: Path) -> bytes:
    """What SQLite writes before it alters the first page, as its file format says."""
    content = path.read_bytes()
    page, nonce = content[:PAGE], 0x1234
    header = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
    header += struct.pack(">5I", 1, nonce, len(content) // PAGE, SECTOR, PAGE)
    check = nonce + sum(page[place] for place in range(PAGE - 200, 0, -200))
    return header.ljust(SECTOR, b"\0") + struct.pack(">I", 1) + page + struct.pack(">I", check)


def mark_as_written_with_a_log(path: Path) -> None:
    """The one page that SQLite alters when it opens a session to write it."""
    content = bytearray(path.read_bytes())
    content[18:20] = LOG_MARKS
    (changes,) = struct.unpack(">I", content[24:28])
    content[24:28] = content[92:96] = struct.pack(">I", changes + 1)
    path.write_bytes(content)


def before_the_page_was_altered(path: Path) -> None:
    beside(path, JOURNAL).write_bytes(journal_of_the_first_page(path))


def after_the_page_was_altered(path: Path) -> None:
    before_the_page_was_altered(path)
    mark_as_written_with_a_log(path)


def before_the_journal_counted(path: Path) -> None:
    content = journal_of_the_first_page(path)
    beside(path, JOURNAL).write_bytes(bytes(12) + content[12:])


def with_the_log_not_begun(path: Path) -> None:
    mark_as_written_with_a_log(path)


def with_an_empty_log(path: Path) -> None:
    mark_as_written_with_a_log(path)
    beside(path, LOG).touch()


def with_junk_for_a_journal(path: Path) -> None:
    beside(path, JOURNAL).write_bytes(b"junk" * 3000)


MOMENTS = (
    before_the_page_was_altered,
    after_the_page_was_altered,
    before_the_journal_counted,
    with_the_log_not_begun,
    with_an_empty_log,
    with_junk_for_a_journal,
)
at_each_moment = pytest.mark.parametrize("left", MOMENTS, ids=lambda moment: moment.__name__)


@pytest.fixture
def entry(library: Library) -> SessionEntry:
    return a_session(library, "Reaching readers", "One")


def all_bytes(path: Path) -> dict[str, str]:
    """Every file that belongs to a session, by name, as a hash."""
    files = path.parent.glob(f"{path.name}*")
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_the_journal_made_here_is_one_that_sqlite_rolls_back(entry: SessionEntry) -> None:
    sound = entry.path.read_bytes()
    after_the_page_was_altered(entry.path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        sqlite3.connect(f"{entry.path.as_uri()}?mode=ro", uri=True).execute("SELECT * FROM card")

    writing = sqlite3.connect(entry.path)
    writing.execute("SELECT * FROM card").fetchone()
    writing.close()
    assert entry.path.read_bytes() == sound


@at_each_moment
def test_it_is_verified_and_listed_as_sound_and_left_as_one_whole_file(
    library: Library, entry: SessionEntry, left: Moment
) -> None:
    left(entry.path)
    report = library.verify(entry)
    assert report.problems == ()
    assert texts(library.read(entry)) == ["One"]
    (listed,) = Library(library.folder).entries()
    assert (listed.problem, listed.title, listed.id) == ("", entry.title, entry.id)
    assert not beside(entry.path, "-shm").exists()
    assert not beside(entry.path, LOG).exists()
    assert not beside(entry.path, JOURNAL).exists()
    assert entry.path.read_bytes()[18:20] == NO_LOG_MARKS


@at_each_moment
def test_it_opens(entry: SessionEntry, left: Moment) -> None:
    left(entry.path)
    session = open_session(entry.path)
    assert texts(session.document) == ["One"]
    session.document.undo()
    assert texts(session.document) == []
    session.close()


@at_each_moment
@pytest.mark.parametrize("refused", ["hold", "connect"])
def test_where_nothing_can_be_written_it_is_read_and_left_as_it_was(
    library: Library,
    entry: SessionEntry,
    left: Moment,
    refused: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    left(entry.path)
    before = all_bytes(entry.path)
    really = getattr(connection, refused)

    def refuse(path: Path) -> object:
        if path != entry.path:
            return really(path)
        message = f"“{path}” can't be written."
        raise FileReadOnlyError(message)

    monkeypatch.setattr(connection, refused, refuse)
    assert library.verify(entry).problems == ()
    assert texts(library.read(entry)) == ["One"]
    assert all_bytes(entry.path) == before


@at_each_moment
def test_nobody_mends_what_somebody_else_is_just_opening(
    library: Library, entry: SessionEntry, left: Moment
) -> None:
    left(entry.path)
    before = all_bytes(entry.path)
    taken = locks.hold(entry.path)
    with pytest.raises(SessionOpenElsewhereError):
        library.verify(entry)
    assert all_bytes(entry.path) == before
    taken.release()
    assert library.verify(entry).is_sound


def test_what_could_not_be_read_is_looked_at_again(library: Library, entry: SessionEntry) -> None:
    sound, status = entry.path.read_bytes(), entry.path.stat()
    entry.path.write_bytes(bytes(len(sound)))
    os.utime(entry.path, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert [listed.is_damaged for listed in library.entries()] == [True]

    entry.path.write_bytes(sound)
    os.utime(entry.path, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert [listed.problem for listed in library.entries()] == [""]


def test_a_session_that_left_its_log_keeps_its_name_when_it_is_renamed(
    library: Library, entry: SessionEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_file, "let_go", sqlite3.Connection.close)
    renamed = library.rename(entry, "Finding readers")
    assert beside(entry.path, LOG).exists() or entry.path.read_bytes()[18:20] == LOG_MARKS
    assert (renamed.path, renamed.title) == (entry.path, "Finding readers")


def test_a_damaged_session_is_kept_when_another_file_takes_its_place_and_lends_it_no_log(
    library: Library, entry: SessionEntry, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere.confluence"
    shutil.copy(entry.path, elsewhere)
    bad = entry.path.read_bytes().replace(b"One", b"Onf")
    entry.path.write_bytes(bad)
    assert [listed.is_damaged for listed in library.entries()] == [True]
    beside(entry.path, JOURNAL).write_bytes(b"what belongs to the damaged file")

    there = library.import_file(elsewhere, on_same="replace")
    assert there.path == entry.path
    assert not beside(entry.path, JOURNAL).exists()
    assert texts(library.read(there)) == ["One"]
    kept = [file.read_bytes() for file in (library.folder / "damaged").iterdir()]
    assert [content[:18] + content[100:] for content in kept] == [bad[:18] + bad[100:]]
