"""Files from strangers: taken in as records, or refused in one sentence with nothing changed."""

import hashlib
import random
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from confluence_desktop.errors import (
    ConfluenceError,
    FileDamagedError,
    FileMissingError,
    FileTooNewError,
)
from confluence_desktop.storage import foreign
from confluence_desktop.storage.foreign import read_foreign
from confluence_desktop.storage.library import Library
from tests.storage.cards import a_session, texts

MUTANTS = 400

HOSTILE: dict[str, str] = {
    "trigger": "CREATE TRIGGER t AFTER INSERT ON card BEGIN DELETE FROM card; END",
    "view": "CREATE VIEW v AS SELECT * FROM card",
    "view in place of a table": "DROP TABLE step; CREATE VIEW step AS SELECT * FROM card",
    "endless view": (
        "DROP TABLE step; CREATE VIEW step AS WITH RECURSIVE c(id) AS "
        "(SELECT 1 UNION ALL SELECT id + 1 FROM c) SELECT id FROM c"
    ),
    "virtual table": "CREATE VIRTUAL TABLE words USING fts5(text)",
    "another table": "CREATE TABLE more (id)",
    "index over an expression": "CREATE INDEX i ON card (lower(text))",
    "generated column": "ALTER TABLE card ADD COLUMN more GENERATED ALWAYS AS (upper(text))",
    "column more": "ALTER TABLE card ADD COLUMN more",
    "column less": "ALTER TABLE card DROP COLUMN note",
    "table less": "DROP TABLE step",
    "wrong type": "UPDATE card SET text = x'00ff'",
    "bad UTF-8": "UPDATE card SET text = CAST(x'ff41' AS TEXT)",
    "huge value": "UPDATE card SET note = hex(zeroblob(30000000))",
    "unknown level": "UPDATE card SET level = 'nonsense'",
    "card on no board": "UPDATE card SET board_id = 'board_none'",
    "two sessions": "INSERT INTO session SELECT 'session_2', title, client, venue, starts_on, "
    "language, purpose, page_size, state, template FROM session",
    "no session": "DELETE FROM session",
    "id that is a path": "UPDATE meta SET value = '../../x' WHERE key = 'session_id'",
    "another id": "UPDATE meta SET value = 'session_x' WHERE key = 'session_id'",
    "no hash": "DELETE FROM meta WHERE key = 'hash_sum'",
    "altered journal": "UPDATE journal SET label = 'x'",
}


@pytest.fixture
def original(tmp_path: Path) -> Path:
    """A sound file from elsewhere."""
    entry = a_session(Library(tmp_path / "theirs"), "From elsewhere", "One", "Two", "Three")
    path = tmp_path / "foreign.confluence"
    path.write_bytes(entry.path.read_bytes())
    return path


def everything_in(folder: Path) -> dict[Path, str]:
    """A hash of every session file and backup below a folder."""
    return {
        path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*.confluence")
    }


def test_a_sound_file_is_taken_in_and_left_as_it_was(library: Library, original: Path) -> None:
    before = everything_in(original.parent)
    entry = library.import_file(original)
    assert texts(library.read(entry)) == ["One", "Three", "Two"]
    assert library.verify(entry).is_sound
    assert before.items() <= everything_in(original.parent).items()


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_quickly(library: Library, original: Path, what: str) -> None:
    a_session(library, "Mine", "Card")
    before = everything_in(library.folder)
    connection = sqlite3.connect(original)
    connection.executescript(HOSTILE[what])
    connection.close()

    start = time.monotonic()
    with pytest.raises(FileDamagedError) as refused:
        library.import_file(original)
    assert time.monotonic() - start < 5
    assert "\n" not in str(refused.value)
    assert everything_in(library.folder) == before


def test_a_log_beside_the_file_is_not_believed_in(library: Library, original: Path) -> None:
    original.with_name(original.name + "-wal").write_bytes(b"junk" * 3000)
    original.with_name(original.name + "-journal").write_bytes(b"junk" * 3000)
    assert texts(library.read(library.import_file(original))) == ["One", "Three", "Two"]


def test_a_file_left_in_log_mode_can_be_read(original: Path) -> None:
    connection = sqlite3.connect(original)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    assert original.read_bytes()[18] == 2
    assert len(read_foreign(original).records) == 5


def test_too_much_is_refused(original: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "MOST_RECORDS", 2)
    with pytest.raises(FileDamagedError, match="more than 2 records"):
        read_foreign(original)
    monkeypatch.setattr(foreign, "LARGEST_BYTES", 1024 * 1024)
    original.write_bytes(bytes(2 * 1024 * 1024))
    with pytest.raises(FileDamagedError, match="larger than 1 MB"):
        read_foreign(original)


def test_what_takes_too_long_is_stopped(original: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "DEADLINE_S", -1.0)
    monkeypatch.setattr(foreign, "_STEPS_BETWEEN_LOOKS", 1)
    with pytest.raises(FileDamagedError, match="takes too long"):
        read_foreign(original)


def test_a_newer_file_and_no_file_are_refused(library: Library, original: Path) -> None:
    with pytest.raises(FileMissingError):
        library.import_file(original.with_name("none.confluence"))
    with pytest.raises(FileMissingError):
        library.import_file(original.parent)
    connection = sqlite3.connect(original)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    with pytest.raises(FileTooNewError):
        library.import_file(original)
    assert library.entries() == []


def _cut(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def _flip(content: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _header(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(16, 100)] = chance.randrange(256)


def _page(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content) // 4096) * 4096
    content[start : start + 4096] = chance.randbytes(4096)


def _swap(content: bytearray, chance: random.Random) -> None:
    one, two = (chance.randrange(len(content) // 4096) * 4096 for _ in range(2))
    content[one : one + 4096], content[two : two + 4096] = (
        content[two : two + 4096],
        content[one : one + 4096],
    )


def _grow(content: bytearray, chance: random.Random) -> None:
    content += chance.randbytes(chance.randrange(1, 9000))


@pytest.mark.parametrize("mutate", [_cut, _flip, _header, _page, _swap, _grow])
def test_no_mutant_crashes_or_alters_the_library(
    library: Library, original: Path, mutate: Callable[[bytearray, random.Random], None]
) -> None:
    """Each is refused in words, or taken in with exactly what the original held."""
    a_session(library, "Mine", "Card")
    before = everything_in(library.folder)
    sound = sorted(read_foreign(original).records, key=lambda record: record.id)
    content = original.read_bytes()
    chance = random.Random(mutate.__name__)  # noqa: S311  # the same mutants at every run
    for _ in range(MUTANTS // 6):
        mutant = bytearray(content)
        mutate(mutant, chance)
        original.write_bytes(mutant)
        try:
            found = read_foreign(original)
        except ConfluenceError:
            with pytest.raises(ConfluenceError):
                library.import_file(original)
        else:
            assert sorted(found.records, key=lambda record: record.id) == sound
    assert everything_in(library.folder) == before


def test_one_altered_letter_of_a_text_is_always_noticed(original: Path) -> None:
    content = original.read_bytes()
    for word in (b"Three", b"From elsewhere", b"Map"):
        at = -1
        while (at := content.find(word, at + 1)) >= 0:
            mutant = bytearray(content)
            mutant[at] ^= 1
            original.write_bytes(mutant)
            with pytest.raises(ConfluenceError):
                read_foreign(original)
