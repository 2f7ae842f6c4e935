"""The writer: what it says of itself is true, also on a disk that fails."""

import sqlite3
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from confluence_desktop.errors import DiskFullError, FileError, RefusedError
from confluence_desktop.storage import batch
from confluence_desktop.storage.session_file import OpenSession, open_session
from confluence_desktop.storage.writer import SaveState, SaveStatus
from tests.storage.cards import add_card, texts
from tests.storage.conftest import QUICK


class Listener:
    """Collects states, and waits for one of a kind."""

    def __init__(self) -> None:
        self.states: list[SaveState] = []
        self._changed = threading.Condition()

    def __call__(self, state: SaveState) -> None:
        with self._changed:
            self.states.append(state)
            self._changed.notify_all()

    def wait_for(self, status: SaveStatus) -> SaveState:
        with self._changed:
            assert self._changed.wait_for(
                lambda: any(state.status is status for state in self.states), 10
            )
            return next(state for state in self.states if state.status is status)


def fill_the_disk(session: OpenSession) -> None:
    """From now on SQLite says that the disk is full, as on a real one."""

    def shut(connection: sqlite3.Connection) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages}")

    session.writer.run(shut)


def free_the_disk(session: OpenSession) -> None:
    session.writer.run(lambda c: c.execute("PRAGMA max_page_count=1000000").fetchone())


def add_long_cards(session: OpenSession, count: int = 5) -> None:
    for number in range(count):
        add_card(session.document, f"{number} " + "long " * 1900)


def test_saved_is_said_only_once_everything_is_on_disk(session: OpenSession) -> None:  # LAW-9
    listener = Listener()
    session.writer.listen(listener)
    add_card(session.document, "One")
    assert session.state.status is SaveStatus.SAVING

    assert session.flush()
    assert session.state == SaveState(SaveStatus.SAVED)
    listener.wait_for(SaveStatus.SAVED)
    assert listener.states[0].status is SaveStatus.SAVING


def test_a_full_disk_keeps_everything_and_says_so(session: OpenSession) -> None:
    listener = Listener()
    session.writer.listen(listener)
    session.flush()
    fill_the_disk(session)

    add_long_cards(session)
    failing = listener.wait_for(SaveStatus.FAILING)
    assert "Not saved since" in failing.sentence
    assert "full" in failing.sentence
    assert failing.since is not None
    assert not session.flush(0.2)
    assert session.state.status is SaveStatus.FAILING
    assert session.state.pending == 5

    free_the_disk(session)
    assert session.flush()
    assert session.state == SaveState(SaveStatus.SAVED)
    session.close()
    again = open_session(session.path)
    assert len(texts(again.document)) == 5
    again.close()


def test_it_tries_again_by_itself(session: OpenSession) -> None:
    session.flush()
    fill_the_disk(session)
    listener = Listener()
    session.writer.listen(listener)
    add_long_cards(session)
    listener.wait_for(SaveStatus.FAILING)

    listener.states.clear()
    free_the_disk(session)
    listener.wait_for(SaveStatus.SAVED)


def test_the_time_of_the_first_failure_stays(path: Path) -> None:
    times = iter(datetime(2026, 3, 1, 14, minute, tzinfo=UTC) for minute in range(60))
    session = open_session(path, pace=QUICK, clock=lambda: next(times))
    session.flush()
    fill_the_disk(session)
    listener = Listener()
    session.writer.listen(listener)
    add_long_cards(session)
    first = listener.wait_for(SaveStatus.FAILING).since
    session.flush(0.3)

    assert session.state.since == first
    session.abandon()


def test_a_failing_disk_keeps_the_session_open_and_lets_it_be_saved_elsewhere(
    session: OpenSession, tmp_path: Path
) -> None:
    add_card(session.document, "On the first disk")
    session.flush()
    fill_the_disk(session)
    add_long_cards(session)

    with pytest.raises(FileError, match="Not saved since"):
        session.close(timeout_s=0.2)
    elsewhere = tmp_path / "elsewhere" / "rescued.confluence"
    elsewhere.parent.mkdir()
    session.save_elsewhere(elsewhere)
    with pytest.raises(RefusedError, match="already"):
        session.save_elsewhere(elsewhere)
    session.save_elsewhere(elsewhere, replace=True)
    with pytest.raises(RefusedError, match="is open"):
        session.save_elsewhere(session.path, replace=True)
    undo = session.document.next_undo
    session.abandon()

    rescued = open_session(elsewhere)
    assert len(texts(rescued.document)) == 6
    assert rescued.document.next_undo == undo
    assert rescued.verify().is_sound
    rescued.close()


def test_a_batch_is_written_whole_or_not_at_all(
    session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows are in, then the journal fails: neither is kept (LAW-3)."""
    listener = Listener()
    session.writer.listen(listener)

    def fail(*_: object) -> None:
        message = "no room"
        raise DiskFullError(message)

    monkeypatch.setattr(batch, "write_facts", fail)
    monkeypatch.setattr("sys.excepthook", lambda *_: None)
    add_card(session.document, "Half")
    listener.wait_for(SaveStatus.FAILING)
    count = session.writer.run(lambda c: c.execute("SELECT count(*) FROM card").fetchone())
    assert count == (0,)

    monkeypatch.undo()
    assert session.flush()
    assert session.verify().is_sound


def test_many_commits_are_joined_and_all_kept(session: OpenSession) -> None:
    for number in range(200):
        add_card(session.document, f"Card {number}")
    assert session.flush()
    session.close()
    again = open_session(session.path)
    assert len(texts(again.document)) == 200
    again.close()


def test_a_failing_listener_stops_neither_the_others_nor_saving(
    session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_state: SaveState) -> None:
        _ = 1 / 0

    reported: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, *_: reported.append(kind))
    listener = Listener()
    session.writer.listen(fail)
    session.writer.listen(listener)

    add_card(session.document, "One")
    assert session.flush()
    listener.wait_for(SaveStatus.SAVED)
    assert set(reported) == {ZeroDivisionError}


def test_coming_to_rest_merges_the_log_and_raises_the_revision(path: Path) -> None:
    rested = threading.Event()
    session = open_session(path, pace=QUICK, at_rest=lambda _connection, _facts: rested.set())
    before = session.writer.facts.revision
    add_card(session.document, "One")

    assert rested.wait(10)
    assert session.writer.facts.revision == before + 1
    assert path.with_name(path.name + "-wal").stat().st_size == 0
    session.close()


def test_work_asked_for_is_done_in_the_writers_thread(session: OpenSession) -> None:
    name = session.writer.run(lambda _connection: threading.current_thread().name)
    assert name.startswith("writer of")
    with pytest.raises(ZeroDivisionError):
        session.writer.run(lambda _connection: 1 / 0)
    session.close()
    with pytest.raises(RuntimeError, match="stopped"):
        session.writer.run(lambda _connection: None)
