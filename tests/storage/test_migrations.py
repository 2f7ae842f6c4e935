"""Numbered steps, tried with a planted second version."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from confluence_desktop.errors import FileDamagedError
from confluence_desktop.storage import migrations
from confluence_desktop.storage.backups import backups_in
from confluence_desktop.storage.connection import FILE_VERSION, connect, let_go
from confluence_desktop.storage.journal import read_history
from confluence_desktop.storage.library import Library
from confluence_desktop.storage.locks import hold
from confluence_desktop.storage.migrations import STEPS, migrate
from confluence_desktop.storage.session_file import OpenSession, open_session
from confluence_desktop.storage.verify import verify_file
from confluence_desktop.workshop.cards import Card
from confluence_desktop.workshop.kinds import RECORD_KINDS
from tests.storage.cards import add_card, texts


def shout(connection: sqlite3.Connection) -> None:
    """The planted step: every card is written in capitals."""
    connection.execute("UPDATE card SET text = upper(text)")


def fail_half_way(connection: sqlite3.Connection) -> None:
    shout(connection)
    message = "planted"
    raise sqlite3.OperationalError(message)


NEXT = FILE_VERSION + 1
OLD_FILES = Path(__file__).parents[1] / "data"


def run(path: Path, folder: Path, step: Any) -> int:
    taken = hold(path)
    connection = connect(path)
    try:
        return migrate(connection, folder, steps={NEXT: step}, newest=NEXT)
    finally:
        let_go(connection)
        taken.release()


def version_of(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64])


def test_there_is_a_step_for_every_version_after_the_first() -> None:
    assert set(STEPS) == set(range(2, FILE_VERSION + 1))


def test_a_step_alters_the_rows_after_a_verified_backup(
    session: OpenSession, tmp_path: Path
) -> None:
    add_card(session.document, "Quiet")
    session.close()

    assert run(session.path, tmp_path / "kept", shout) == FILE_VERSION
    assert version_of(session.path) == NEXT
    (backup,) = backups_in(tmp_path / "kept")
    assert backup.reason == "before-update"
    old = open_session(backup.path)
    assert texts(old.document) == ["Quiet"]
    old.abandon()

    with sqlite3.connect(session.path) as connection:
        connection.execute(
            f"PRAGMA user_version={FILE_VERSION}"
        )  # so that this version reads it again
    connection.close()
    assert verify_file(session.path).is_sound
    new = open_session(session.path)
    assert texts(new.document) == ["QUIET"]
    new.abandon()


def test_a_step_that_fails_leaves_the_old_version_whole(
    session: OpenSession, tmp_path: Path
) -> None:
    add_card(session.document, "Quiet")
    session.close()

    with pytest.raises(sqlite3.OperationalError):
        run(session.path, tmp_path / "kept", fail_half_way)
    assert version_of(session.path) == FILE_VERSION
    again = open_session(session.path)
    assert texts(again.document) == ["Quiet"]
    again.close()


def test_without_a_backup_nothing_is_altered(
    session: OpenSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_card(session.document, "Quiet")
    session.close()

    def refuse(*_: object, **__: object) -> None:
        message = "The backup came out damaged."
        raise FileDamagedError(message)

    monkeypatch.setattr(migrations, "back_up", refuse)
    with pytest.raises(FileDamagedError):
        run(session.path, tmp_path / "kept", shout)
    assert version_of(session.path) == FILE_VERSION


def test_the_newest_version_is_left_alone(path: Path, tmp_path: Path) -> None:
    taken = hold(path)
    connection = connect(path)
    assert migrate(connection, tmp_path / "kept") == FILE_VERSION
    let_go(connection)
    taken.release()
    assert not (tmp_path / "kept").exists()


def test_old_journal_entries_pass_the_upcasters_of_their_kind(session: OpenSession) -> None:
    card = add_card(session.document, "Quiet")
    session.flush()

    def shouting(fields: dict[str, Any]) -> dict[str, Any]:
        return {**fields, "text": fields["text"].upper()}

    history = session.writer.run(
        lambda connection: read_history(
            connection, upcasters={("card", FILE_VERSION): shouting}, newest=NEXT
        )
    )
    assert history.next_undo is not None
    found = history.next_undo.change.after[card.id]
    assert isinstance(found, Card)
    assert found.text == "QUIET"


@pytest.mark.parametrize("version", range(1, FILE_VERSION))
def test_a_file_of_an_older_version_opens_with_its_history(version: int, tmp_path: Path) -> None:
    path = tmp_path / "old.confluence"
    path.write_bytes((OLD_FILES / f"version-{version}.confluence").read_bytes())
    session = open_session(path)
    assert len(texts(session.document)) > 20
    assert "Readers write back" in texts(session.document)
    assert session.document.redo() is not None
    assert "Readers answer us" in texts(session.document)
    assert session.flush(10)
    session.close()
    assert version_of(path) == FILE_VERSION
    again = open_session(path)
    assert "Readers answer us" in texts(again.document)
    again.abandon()


@pytest.mark.parametrize("version", range(1, FILE_VERSION))
def test_a_file_of_an_older_version_is_listed_and_taken_in(version: int, tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    old = OLD_FILES / f"version-{version}.confluence"
    taken = library.import_file(old)
    assert taken.problem == ""
    session = library.open(taken)
    assert "Readers write back" in texts(session.document)
    session.close()
    lying = library.folder / "lying there.confluence"
    lying.write_bytes(old.read_bytes())
    assert [entry.problem for entry in library.entries()] == ["", ""]


def test_an_updated_file_has_the_columns_of_a_fresh_one(tmp_path: Path) -> None:
    path = tmp_path / "old.confluence"
    path.write_bytes((OLD_FILES / "version-1.confluence").read_bytes())
    open_session(path).close()
    with sqlite3.connect(path) as connection:
        for name, kind in RECORD_KINDS.items():
            found = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
            assert found == list(kind.model_fields), f"{name}: new fields go last"
    connection.close()
