"""Session files: made whole, opened, kept, closed."""

import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from confluence_desktop.document.document import Rules
from confluence_desktop.errors import (
    ConfluenceError,
    FileDamagedError,
    FileMissingError,
    FileReadOnlyError,
    FileTooNewError,
    RefusedError,
)
from confluence_desktop.storage import connection, locks
from confluence_desktop.storage.connection import APPLICATION_ID, FILE_VERSION
from confluence_desktop.storage.session_file import (
    BACKUPS,
    OpenSession,
    create_session_file,
    open_session,
)
from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.operations import new_session, the_session
from tests.storage.cards import add_card, texts


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def leave_as_a_crash_would(session: OpenSession) -> None:
    """Put back the file and its log as they were while the session was open."""
    assert session.flush()
    both = (session.path, session.path.with_name(session.path.name + "-wal"))
    left = [locks.read_bytes(path) for path in both]
    session.abandon()
    for path, content in zip(both, left, strict=True):
        path.write_bytes(content)


def test_what_is_committed_is_there_after_closing_and_opening(session: OpenSession) -> None:
    add_card(session.document, "Young adults come back")
    session.close()

    again = open_session(session.path)
    assert texts(again.document) == ["Young adults come back"]
    again.close()


def test_undo_survives_closing(session: OpenSession) -> None:
    add_card(session.document, "One")
    add_card(session.document, "Two")
    session.document.undo()
    session.close()

    again = open_session(session.path)
    edit = again.document.next_undo
    assert edit is not None
    assert edit.label == "Add card"
    again.document.redo()
    assert texts(again.document) == ["One", "Two"]
    again.document.undo()
    assert again.document.undo() == edit
    assert texts(again.document) == []
    assert again.document.undo() is None
    again.close()


def test_a_closed_session_is_one_file_without_a_log(session: OpenSession) -> None:
    add_card(session.document, "One")
    session.flush()
    assert session.path.with_name(session.path.name + "-wal").exists()

    session.close()
    assert not session.path.with_name(session.path.name + "-wal").exists()
    assert session.path.read_bytes()[18:20] == b"\x01\x01"


def test_the_settings_are_those_that_keep_what_was_promised(session: OpenSession) -> None:
    names = ["journal_mode", "synchronous", "locking_mode", "foreign_keys", "trusted_schema"]
    names += ["cell_size_check", "secure_delete", "busy_timeout", "wal_autocheckpoint"]
    names += ["application_id", "user_version"]
    found = session.writer.run(
        lambda connection: [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
    )
    assert found == ["wal", 2, "exclusive", 1, 0, 1, 1, 500, 200, APPLICATION_ID, FILE_VERSION]


def test_only_the_owner_may_read_a_session_and_its_backups(session: OpenSession) -> None:
    add_card(session.document, "One")
    session.back_up()
    made = list(session.path.parent.rglob("*"))
    assert {path.name for path in made if path.is_dir()} >= {BACKUPS}
    if os.name != "nt":
        modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in made}
        assert modes == {(True, 0o700), (False, 0o600)}


def test_a_newer_file_is_neither_opened_nor_touched(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute(f"PRAGMA user_version={FILE_VERSION + 1}")
    other.close()
    before, files = digest(path), sorted(path.parent.iterdir())

    with pytest.raises(FileTooNewError, match="newer version"):
        open_session(path)
    assert digest(path) == before
    assert sorted(path.parent.iterdir()) == files


@pytest.mark.parametrize("size", [0, 1, 60, 100, 4096, 20_000])
def test_a_truncated_file_is_refused_and_left_as_it_was(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])

    with pytest.raises(FileDamagedError):
        open_session(path)
    assert path.stat().st_size == size


@pytest.mark.parametrize("content", [b"hello" * 100, b"SQLite format 3\x00" + bytes(200)])
def test_a_foreign_file_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(FileDamagedError, match="damaged or no session file"):
        open_session(path)


def test_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.confluence"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE card (id)")
    other.close()
    with pytest.raises(FileDamagedError):
        open_session(path)


def test_a_folder_or_nothing_at_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileDamagedError, match="folder"):
        open_session(tmp_path)
    with pytest.raises(FileMissingError, match=r"no.confluence"):
        open_session(tmp_path / "no.confluence")


@pytest.mark.parametrize("table", ["card", "journal", "meta"])
def test_one_altered_letter_is_noticed(session: OpenSession, table: str) -> None:
    add_card(session.document, "Marketing")
    session.close()
    change = {
        "card": "UPDATE card SET text = 'Marketinh'",
        "journal": "UPDATE journal SET forward = replace(forward, 'Marketing', 'Marketinh')",
        "meta": "UPDATE meta SET value = 'x' WHERE key = 'hash_sum'",
    }
    with sqlite3.connect(session.path) as other:
        other.execute(change[table])
    other.close()

    with pytest.raises(FileDamagedError):
        open_session(session.path)


def test_a_file_that_is_there_is_not_written_over(path: Path) -> None:
    before = digest(path)
    with pytest.raises(RefusedError, match="already"):
        create_session_file(path, [new_session("Another")])
    assert digest(path) == before


def test_a_file_holds_exactly_one_session(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="exactly one session"):
        create_session_file(tmp_path / "x.confluence", [new_session("A"), new_session("B")])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_can_not_be_one_is_refused_in_words(path: Path) -> None:
    with pytest.raises(ConfluenceError, match="choose another one"):
        create_session_file(path / "inside.confluence", [new_session("A")])


def test_what_was_written_by_a_crashed_process_is_there(path: Path) -> None:
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from confluence_desktop.storage.session_file import open_session\n"
        "from tests.storage.cards import add_card\n"
        "session = open_session(Path(sys.argv[1]))\n"
        "add_card(session.document, 'Before the crash')\n"
        "assert session.flush()\n"
        "os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, path], check=False, capture_output=True)
    assert done.returncode == 9, done.stderr
    assert path.with_name(path.name + "-wal").exists()

    session = open_session(path)
    assert texts(session.document) == ["Before the crash"]
    session.close()


def test_opening_and_reading_a_session_loads_no_sql_library(path: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from confluence_desktop.storage.library import Library\n"
        "path = Path(sys.argv[1])\n"
        "library = Library(path.parent)\n"
        "(entry,) = library.entries()\n"
        "library.search('City')\n"
        "library.open(entry).abandon()\n"
        "print('sqlmodel' in sys.modules, 'sqlalchemy' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, path], check=True, capture_output=True)
    assert done.stdout.split() == [b"False", b"False"]


@pytest.mark.parametrize("was_closed", [True, False])
def test_a_file_that_can_not_be_written_opens_for_reading(
    session: OpenSession, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, was_closed: bool
) -> None:
    add_card(session.document, "One")
    if was_closed:
        session.close()
    else:
        leave_as_a_crash_would(session)

    def refuse(path: Path) -> None:
        message = f"“{path}” can't be written."
        raise FileReadOnlyError(message)

    monkeypatch.setattr(locks, "hold", refuse)
    monkeypatch.setattr(connection, "hold", refuse)
    before = digest(session.path)
    reading = open_session(session.path)
    assert reading.is_read_only
    assert texts(reading.document) == ["One"]
    with pytest.raises(RefusedError, match="for reading only"):
        add_card(reading.document, "Two")
    assert reading.document.undo() is None
    assert reading.flush()
    reading.save_elsewhere(tmp_path / "copy.confluence")
    reading.close()
    assert digest(session.path) == before

    monkeypatch.undo()
    copy = open_session(tmp_path / "copy.confluence")
    assert texts(copy.document) == ["One"]
    copy.close()


def test_the_session_keeps_its_id_when_its_record_is_changed(session: OpenSession) -> None:
    with session.document.transaction("Rename session") as draft:
        draft.put(the_session(draft).changed(title="Another title"))
    session.close()
    again = open_session(session.path, rules=Rules())
    assert again.session_id == session.session_id == the_session(again.document).id
    again.close()


def test_closing_twice_or_after_letting_go_is_no_error(session: OpenSession) -> None:
    session.close()
    session.close()
    session.abandon()


def test_every_kind_of_value_comes_back_as_it_was(session: OpenSession) -> None:
    card = add_card(session.document, "“Ünïcödé” 日本語 \U0001f600 'quotes' \\ %\ttab\nline")
    with session.document.transaction("Move") as draft:
        draft.put(card.changed(order=-0.0, pinned_x=1e-300, covered=True))
    before = {record.id: record for record in session.document}
    session.close()

    again = open_session(session.path)
    assert {record.id: record for record in again.document} == before
    assert again.document.find(Card, card.id) is not None
    again.close()
