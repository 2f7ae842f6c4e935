"""Damage: said, kept, and a way out of it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from confluence_desktop.document.change import Change
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.store import RecordStore
from confluence_desktop.errors import FileDamagedError, FileMissingError, FileTooNewError
from confluence_desktop.storage.library import Library, SessionEntry
from confluence_desktop.storage.recovery import readable_records
from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.catch_22 import StuckLine, StuckPair
from confluence_desktop.workshop.guards import RULES
from tests.storage.cards import a_session, add_card, texts
from tests.storage.one_of_each import BOARDS, one_of_each


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


@pytest.mark.parametrize(
    "lost",
    [
        *(f"board WHERE id = '{board}'" for board in BOARDS.values()),
        "card WHERE id = 'means'",
        "card",
        "loop",
        "step",
        "poll",
        "stuck_line WHERE id = 'other'",
    ],
)
def test_what_is_rescued_fits_together(library: Library, lost: str) -> None:
    """It keeps every rule that a commit keeps, so that it can be gone on with and handed on."""
    entry = library.create(one_of_each())
    alter(entry.path, f"DELETE FROM {lost}")  # noqa: S608  # names of the test
    rescued = RecordStore(readable_records(entry.path))
    change = Change(after={record.id: record for record in rescued})
    for guard in RULES.guards:
        guard(Draft(rescued), change)
    for pair in rescued.all(StuckPair):
        assert all(rescued.find(StuckLine, line_id) for line_id in pair.line_ids)


def test_a_damaged_file_of_an_older_version_is_rescued_too(library: Library) -> None:
    library.folder.mkdir()
    path = library.folder / "old.confluence"
    path.write_bytes((Path(__file__).parents[1] / "data" / "version-1.confluence").read_bytes())
    held = len(list(library.read(library.entry_at(path)).all(Card)))
    alter(path, "UPDATE card SET level = 'nonsense' WHERE id = (SELECT min(id) FROM card)")
    (damaged,) = library.entries()
    rescued = library.read(library.rescue(damaged))
    assert len(list(rescued.all(Card))) == held - 1


@pytest.mark.parametrize(
    "act",
    [
        lambda library, entry: library.restore(entry),
        lambda library, entry: library.restore(entry, library.backups(entry)[0]),
        lambda library, entry: library.rescue(entry),
    ],
)
def test_a_session_of_a_newer_version_gives_way_to_no_backup(
    library: Library, act: Callable[[Library, SessionEntry], object]
) -> None:
    """It can't be opened here, and is whole all the same: what was done last stands in it."""
    entry = a_session(library, "Reaching readers", "One")
    newer = bytearray(entry.path.read_bytes())
    newer[60:64] = (99).to_bytes(4, "big")
    entry.path.write_bytes(newer)
    (listed,) = library.entries()
    assert library.backups(listed)
    with pytest.raises(FileTooNewError, match="newer version"):
        act(library, listed)
    assert entry.path.read_bytes() == newer
    assert len(library.entries()) == 1


def test_where_nothing_can_be_read_it_is_said(library: Library) -> None:
    entry = a_session(library, "Reaching readers")
    for content in (b"", b"junk" * 100, b"SQLite format 3\x00" + bytes(4000)):
        entry.path.write_bytes(content)
        with pytest.raises(FileDamagedError, match="open a backup"):
            library.rescue(entry)
