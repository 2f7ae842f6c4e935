"""Backups: verified, counted among themselves, and there when they are needed."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from confluence_desktop.errors import DiskFullError, FileDamagedError
from confluence_desktop.storage import backups
from confluence_desktop.storage.backups import back_up, backups_in, copy_database
from confluence_desktop.storage.connection import connect_to_read
from confluence_desktop.storage.library import Library
from confluence_desktop.storage.session_file import OpenSession, open_session
from confluence_desktop.storage.verify import verify_file
from tests.storage.cards import a_session, add_card, texts
from tests.storage.conftest import QUICK


def test_closing_a_changed_session_makes_a_backup(library: Library) -> None:
    entry = a_session(library, "Reaching readers", "One")
    (backup,) = library.backups(entry)
    assert backup.reason == "closed"
    assert verify_file(backup.path).is_sound

    library.open(entry).close()
    assert library.backups(entry) == [backup]  # nothing had changed


def test_a_backup_is_made_while_working(path: Path) -> None:
    session = open_session(path, pace=QUICK, backup_every_s=0.0)
    add_card(session.document, "One")
    session.flush()
    session.writer.run(lambda _connection: None)
    folder = path.parent / "backups" / session.session_id
    assert [backup.reason for backup in backups_in(folder)] == ["working"]
    session.abandon()


def test_a_backup_of_an_open_session_holds_what_was_committed(session: OpenSession) -> None:
    add_card(session.document, "One")
    backup = session.back_up()
    copy = open_session(backup.path)
    assert texts(copy.document) == ["One"]
    assert copy.document.next_undo is not None
    copy.abandon()


def test_a_backup_that_is_not_sound_does_not_count(
    session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_card(session.document, "One")
    good = session.back_up()

    def copy_badly(connection: sqlite3.Connection, path: Path) -> None:
        copy_database(connection, path)
        with sqlite3.connect(path) as copy:
            copy.execute("UPDATE card SET text = 'Onf'")
        copy.close()

    monkeypatch.setattr(backups, "copy_database", copy_badly)
    with pytest.raises(FileDamagedError, match="does not count"):
        session.back_up()
    assert backups_in(good.path.parent) == [good]
    assert list(good.path.parent.glob(".*.part")) == []


def test_a_full_disk_keeps_the_older_backups_and_closes_the_saved_session(
    session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_card(session.document, "One")
    good = session.back_up()

    def fail(*_: object) -> None:
        message = "The disk is full."
        raise DiskFullError(message)

    monkeypatch.setattr(backups, "copy_database", fail)
    add_card(session.document, "Two")
    session.close()
    assert backups_in(good.path.parent) == [good]
    again = open_session(session.path)
    assert texts(again.document) == ["One", "Two"]
    again.abandon()


def stamps(path: Path, folder: Path, times: list[datetime]) -> list[datetime]:
    """Make a backup at each of these times; the times of those that are left, newest first."""
    connection = connect_to_read(path)
    clock = iter(times)
    for _ in times:
        back_up(connection, folder, "working", clock=lambda: next(clock))
    connection.close()
    return [backup.made_at for backup in backups_in(folder)]


def test_ten_newest_fourteen_days_and_eight_weeks_are_kept(path: Path, tmp_path: Path) -> None:
    start = datetime(2026, 1, 5, 9, tzinfo=UTC)
    times = [start + timedelta(days=day, hours=hour) for day in range(40) for hour in (0, 4)]
    left = stamps(path, tmp_path / "kept", times)

    newest = sorted(times, reverse=True)[:10]
    assert left[:10] == newest
    days = {at.date() for at in left[10:]}
    assert len(days) == len(left[10:])
    assert min(at.date() for at in left) == datetime(2026, 1, 11).date()  # noqa: DTZ001  # only its day counts
    fortnight = {(times[-1] - timedelta(days=back)).date() for back in range(5, 19)}
    assert fortnight <= {at.date() for at in left}


def test_a_clock_that_jumps_prunes_nothing(path: Path, tmp_path: Path) -> None:
    start = datetime(2026, 1, 5, 9, tzinfo=UTC)
    times = [start, start + timedelta(days=4000), start - timedelta(days=4000)]
    times += [start + timedelta(minutes=minute) for minute in range(5)]
    assert stamps(path, tmp_path / "kept", times) == times[::-1]


def test_only_backups_are_pruned(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    start = datetime(2026, 1, 5, 9, tzinfo=UTC)
    stamps(path, folder, [start + timedelta(minutes=minute) for minute in range(15)])
    assert (folder / "notes.txt").exists()
    assert len(backups_in(folder)) == 11  # ten newest, and the last of the same day before them
