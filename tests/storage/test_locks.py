"""The lock: two processes, and a holder that reads its own file all the time (DEC-12)."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from confluence_desktop.errors import SessionOpenElsewhereError
from confluence_desktop.storage import locks
from confluence_desktop.storage.connection import check_header
from confluence_desktop.storage.library import Library
from confluence_desktop.storage.session_file import OpenSession, open_session
from tests.storage.cards import a_session, add_card, texts

SECOND = """
import sqlite3, sys, time
from pathlib import Path
from confluence_desktop.errors import SessionOpenElsewhereError
from confluence_desktop.storage.session_file import open_session

path = Path(sys.argv[1])
start = time.monotonic()
try:
    session = open_session(path)
except SessionOpenElsewhereError as error:
    print("refused", round(time.monotonic() - start, 2), error)
else:
    cards = [record.text for record in session.document if record.stored_as == "card"]
    print("opened", sorted(cards))
    session.abandon()

# A program that knows nothing of the side file must not get in either.
try:
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    connection.execute("INSERT INTO meta VALUES ('intruder', '1')")
    print("written")
except sqlite3.OperationalError as error:
    print(error)
"""

HOLDER = """
import sys, time
from pathlib import Path
from confluence_desktop.storage.session_file import open_session
from tests.storage.cards import add_card

session = open_session(Path(sys.argv[1]))
add_card(session.document, "Held")
assert session.flush()
print("holding", flush=True)
time.sleep(60)
"""


def try_to_open(path: Path) -> list[str]:
    """What a second process meets, line by line."""
    done = subprocess.run(
        [sys.executable, "-c", SECOND, path], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_a_second_process_is_refused_at_once(session: OpenSession) -> None:
    said, intruder = try_to_open(session.path)
    assert said.startswith("refused")
    assert float(said.split()[1]) <= 1.0
    assert "is open in another window" in said
    assert intruder == "database is locked"


def test_the_holder_may_read_its_file_without_losing_it(session: OpenSession) -> None:
    """A plain open() and close() of the file would drop SQLite's lock on POSIX."""
    add_card(session.document, "One")
    for _ in range(3):
        check_header(session.path)
        assert locks.read_bytes(session.path).startswith(b"SQLite format 3")
        session.back_up()
        session.verify()
        Library(session.path.parent).entries()
    said, intruder = try_to_open(session.path)

    assert said.startswith("refused")
    assert intruder == "database is locked"
    add_card(session.document, "Two")
    session.close()
    again = open_session(session.path)
    assert texts(again.document) == ["One", "Two"]
    again.close()


def test_a_second_window_of_the_same_process_is_refused(session: OpenSession) -> None:
    with pytest.raises(SessionOpenElsewhereError, match="open in another window"):
        open_session(session.path)
    add_card(session.document, "Still here")
    assert session.flush()


def test_the_file_under_another_name_is_the_same_session(session: OpenSession) -> None:
    other = session.path.with_name("linked.confluence")
    try:
        other.symlink_to(session.path)
    except OSError:
        return  # Windows lets only some people make them
    with pytest.raises(SessionOpenElsewhereError):
        open_session(other)


def test_closing_frees_it(session: OpenSession) -> None:
    session.close()
    said, *_ = try_to_open(session.path)
    assert said == "opened []"


def test_killing_the_holder_frees_it(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, path], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "holding\n"
        assert try_to_open(path)[0].startswith("refused")
        assert locks.is_open_elsewhere(path)
        holder.kill()
        holder.wait()

    start = time.monotonic()
    session = open_session(path)
    assert time.monotonic() - start < 5
    assert texts(session.document) == ["Held"]
    session.close()
    assert not locks.is_open_elsewhere(path)


@pytest.mark.parametrize("content", [b"", b"not json", b"\xff\xfe", b'{"computer": 1}'])
def test_what_a_crash_left_in_the_side_files_does_not_keep_anybody_out(
    path: Path, content: bytes
) -> None:
    for suffix in ("lock", "owner"):
        path.with_name(f".{path.name}.{suffix}").write_bytes(content)
    open_session(path).close()


def test_the_list_works_while_another_process_holds_a_session(library: Library) -> None:
    entry = a_session(library, "Reaching readers", "One")
    library.entries()
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, entry.path], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "holding\n"
        (listed,) = Library(library.folder).entries()
        assert listed.title == "Reaching readers"
        assert library.is_open_elsewhere(listed)
        for change in (
            lambda: library.open(listed),
            lambda: library.rename(listed, "Another"),
            lambda: library.bin(listed),
            lambda: library.duplicate(listed, with_content=True),
            lambda: library.verify(listed),
            lambda: library.backup(listed),
        ):
            with pytest.raises(SessionOpenElsewhereError):
                change()

        (library.folder / "index.sqlite").unlink()
        (unread,) = Library(library.folder).entries()
        assert unread.title == "Reaching readers"  # from the file's name
        assert not unread.is_damaged
        holder.kill()
        holder.wait()
    assert texts(library.read(library.entry_at(entry.path))) == ["Held", "One"]
