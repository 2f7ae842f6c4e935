"""Damage: said, kept, and a way out of it."""

import sqlite3
from pathlib import Path

import pytest

from confluence_desktop.errors import FileDamagedError, FileMissingError
from confluence_desktop.storage.library import Library
from confluence_desktop.storage.recovery import readable_records
from tests.storage.cards import a_session, add_card, texts


def alter(path: Path, statement: str) -> bytes:
    """Change a file behind the program's back; returns what it then holds."""
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()
    return path.read_bytes()


def test_a_damaged_session_is_named_and_the_others_stay(library: Library) -> None:
    entry = a_session(library, "Reaching readers", "One")
    a_session(library, "Harvest")
    entry.path.write_bytes(entry.path.read_bytes()[:5000])

    damaged = next(one for one in library.entries() if one.is_damaged)
    assert (damaged.title, damaged.id) == ("Reaching readers", entry.id)
    assert "damaged" in damaged.problem
    assert library.find("Harvest").problem == ""
    report = library.verify(damaged)
    assert not report.is_sound
    assert report.problems


def test_verify_says_what_it_looked_at(library: Library) -> None:
    report = library.verify(a_session(library, "Reaching readers", "One", "Two"))
    assert report.is_sound
    assert "4 records with their hashes" in report.sentence
    assert "2 journal entries" in report.sentence


@pytest.mark.parametrize("index_is_lost", [False, True])
def test_the_newest_backup_takes_the_place_of_a_damaged_file(
    library: Library, *, index_is_lost: bool
) -> None:
    entry = a_session(library, "Reaching readers", "One")
    bad = alter(entry.path, "UPDATE card SET text = 'Onf'")
    if index_is_lost:
        (library.folder / "index.sqlite").unlink()
    (damaged,) = library.entries()
    assert damaged.is_damaged
    assert len(library.backups(damaged)) == 1

    restored = library.restore(damaged)
    assert restored.problem == ""
    assert texts(library.read(restored)) == ["One"]
    (aside,) = (library.folder / "damaged").iterdir()
    assert aside.read_bytes() == bad


def test_restoring_a_sound_session_keeps_what_it_held(library: Library) -> None:
    entry = a_session(library, "Reaching readers", "One")
    first = library.backups(entry)[0]
    session = library.open(entry)
    add_card(session.document, "Two")
    session.close()

    restored = library.restore(library.entry_at(entry.path), first)
    assert texts(library.read(restored)) == ["One"]
    newest = library.backups(restored)[0]
    assert newest.reason == "before-restore"
    assert texts(library.read(library.restore(restored, newest.path))) == ["One", "Two"]


def test_a_damaged_backup_is_passed_over(library: Library) -> None:
    entry = a_session(library, "Reaching readers", "One")
    library.backup(entry)
    newest, older = library.backups(entry)
    newest.path.write_bytes(b"junk")

    with pytest.raises(FileDamagedError, match="not sound"):
        library.restore(entry, newest)
    alter(entry.path, "UPDATE card SET text = 'Onf'")
    (damaged,) = library.entries()
    assert texts(library.read(library.restore(damaged))) == ["One"]
    older.path.unlink()


def test_without_a_backup_it_is_said(library: Library) -> None:
    entry = a_session(library, "Reaching readers")
    with pytest.raises(FileMissingError, match="no sound backup"):
        library.restore(entry)


def test_what_can_still_be_read_is_rescued(library: Library) -> None:
    entry = a_session(library, "Reaching readers", "One", "Two")
    bad = alter(entry.path, "UPDATE card SET level = 'nonsense' WHERE text = 'Two'")
    (damaged,) = library.entries()

    rescued = library.rescue(damaged)
    assert texts(library.read(rescued)) == ["One"]
    assert damaged.path.read_bytes() == bad
    session = library.open(rescued)
    add_card(session.document, "Three")
    session.close()


def test_records_without_their_place_are_not_rescued(library: Library) -> None:
    entry = a_session(library, "Reaching readers", "One")
    alter(entry.path, "DELETE FROM board")
    assert {record.stored_as for record in readable_records(entry.path)} == {"session"}


def test_where_nothing_can_be_read_it_is_said(library: Library) -> None:
    entry = a_session(library, "Reaching readers")
    for content in (b"", b"junk" * 100, b"SQLite format 3\x00" + bytes(4000)):
        entry.path.write_bytes(content)
        with pytest.raises(FileDamagedError, match="open a backup"):
            library.rescue(entry)
