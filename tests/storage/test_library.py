"""The library: listing, finding, copying, binning, and the index that may be lost."""

import os
import sqlite3
import stat
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from confluence_desktop.errors import (
    AmbiguousError,
    ConfluenceError,
    FileMissingError,
    RefusedError,
)
from confluence_desktop.storage.library import Library
from confluence_desktop.windows.home_pages import found_page
from confluence_desktop.workshop.agenda_operations import add_item, count_time, go_to
from confluence_desktop.workshop.cards import Card, Level
from confluence_desktop.workshop.close import FacilitatorNote
from confluence_desktop.workshop.operations import new_session, rename_session, the_session
from confluence_desktop.workshop.requests import Request
from confluence_desktop.workshop.rounds import Round
from confluence_desktop.workshop.session import Participant
from tests.storage.cards import a_session, add_card, texts


def files(folder: Path) -> dict[str, bytes]:
    """Every session file below a folder, with its content."""
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.confluence")
    }


def titles(library: Library) -> list[str]:
    return sorted(entry.title for entry in library.entries())


def test_a_library_that_is_not_there_yet_is_empty(library: Library) -> None:
    assert library.entries() == []
    assert library.search("anything") == []
    assert not library.folder.exists()


def test_a_new_session_is_in_the_list_with_all_that_home_shows(library: Library) -> None:
    people = [Participant.new(name=name) for name in ("Ada", "Ben")]
    session = new_session("Reaching readers", client="City Library", starts_on=date(2026, 3, 1))
    entry = library.create([session, *people])

    assert library.entries() == [entry]
    assert (entry.id, entry.title, entry.client) == (session.id, session.title, session.client)
    assert entry.starts_on == date(2026, 3, 1)
    assert entry.participants == 2
    assert entry.stopped_at is None
    assert not entry.is_damaged
    if os.name != "nt":
        assert stat.S_IMODE(library.folder.stat().st_mode) == 0o700
        assert stat.S_IMODE(entry.path.stat().st_mode) == 0o600


def test_the_list_says_where_a_session_stopped(library: Library) -> None:
    entry = a_session(library, "Reaching readers")
    session = library.open(entry)
    with session.document.transaction("Add agenda item") as draft:
        item = add_item(draft, "Catch-22", minutes=45)
    with session.document.transaction("Go") as draft:
        go_to(draft, item)
        count_time(draft, item.id, spent_s=300)
    session.close()

    stopped = library.entry_at(entry.path).stopped_at
    assert stopped is not None
    assert (stopped.title, stopped.left_s) == ("Catch-22", 40 * 60)


def test_the_last_changed_comes_first_and_looking_is_no_change(library: Library) -> None:
    first = a_session(library, "First")
    a_session(library, "Second")
    library.open(first).close()
    assert [entry.title for entry in library.entries()] == ["Second", "First"]

    session = library.open(first)
    add_card(session.document, "One")
    session.close()
    assert [entry.title for entry in library.entries()] == ["First", "Second"]


@pytest.mark.parametrize(
    "title",
    [
        "../../etc/passwd",
        "CON",
        "a:b*c?",
        "x" * 200,
        "日本語" * 60,
        "\u202eevil",
        "...",
        "a/b\\c",
        "NUL.",
    ],
)
def test_a_title_never_leads_out_of_the_folder(library: Library, title: str) -> None:
    entry = library.create([new_session(title)])
    assert entry.path.parent == library.folder
    assert len(entry.path.name.encode()) <= 140
    assert not set(entry.path.name) & set('<>:"/\\|?*\u202e')
    assert library.find(title) == entry


def test_titles_may_be_the_same(library: Library) -> None:
    one, two = a_session(library, "Retreat"), a_session(library, "Retreat")
    assert one.path != two.path
    with pytest.raises(AmbiguousError, match="2 sessions") as refused:
        library.find("Retreat")
    assert one.id in str(refused.value)
    assert library.find(two.id) == two


def test_a_session_is_found_by_id_file_title_or_its_beginning(
    library: Library, tmp_path: Path, path: Path
) -> None:
    entry = a_session(library, "Autumn retreat")
    a_session(library, "Autumn retreat of the board")
    for wanted in (entry.id, entry.path.name, str(entry.path), "autumn  RETREAT"):
        assert library.find(wanted) == entry
    assert library.find("Autumn retreat of").title == "Autumn retreat of the board"
    assert library.find(str(path)).title == "Reaching readers"


@pytest.mark.parametrize("wanted", ["Winter", "", "x" * 5000, "a\x00b", "\ud800", "../..", "%"])
def test_what_is_not_there_is_said_in_one_line(library: Library, wanted: str) -> None:
    a_session(library, "Autumn retreat")
    with pytest.raises(FileMissingError, match="There is no session") as refused:
        library.find(wanted)
    assert len(str(refused.value)) < 200
    assert str(refused.value).isprintable()


def test_search_finds_titles_clients_and_cards(library: Library) -> None:
    a_session(library, "Reaching readers", "Wöchentlicher Stammtisch", client="City Library")
    a_session(library, "Harvest", "読者を増やす")

    def found(text: str) -> list[tuple[str, str]]:
        return [(hit.entry.title, hit.snippet) for hit in library.search(text)]

    assert found("stammt") == [("Reaching readers", "Wöchentlicher Stammtisch")]
    assert found("wochentlicher") == [("Reaching readers", "Wöchentlicher Stammtisch")]
    assert found("city libr") == [("Reaching readers", "City Library")]
    assert found("harvest") == [("Harvest", "Harvest")]
    assert found("読者") == [("Harvest", "読者を増やす")]
    assert found("増や") == [("Harvest", "読者を増やす")]
    for nothing in ("zebra", "", '"', "%", "*", "NOT", "a OR b", "title:x", "(" * 50):
        assert found(nothing) == []


def test_search_finds_what_was_typed_into_any_field(library: Library) -> None:
    typed = {
        "read alone": Request.new(board_id="b", text="An app", capability="Read alone"),
        "calm evenings": Request.new(board_id="b", text="An app", purpose="Calm evenings"),
        "the neighbours": Request.new(board_id="b", text="An app", with_whom="The neighbours"),
        "magnifier": Request.new(board_id="b", text="An app", tool="Magnifier"),
        "rain keeps": Round.new(board_id="b", text="The square", learned="Rain keeps them away"),
        "benches filled": Round.new(board_id="b", text="The square", happened="Benches filled"),
        "loans a week": Card.new(
            board_id="b", level=Level.OBJECTIVE, text="More", measure="Loans a week"
        ),
        "forty": Card.new(board_id="b", level=Level.OBJECTIVE, text="More", target="Forty"),
        "he hesitates": Card.new(board_id="b", level=Level.GOAL, text="Calm", note="He hesitates"),
        "ask the mayor": FacilitatorNote.new(text="Ask the mayor first"),
    }
    entry = library.create([new_session("Reaching readers"), *typed.values()])
    for words in typed:
        hits = library.search(words)
        assert [hit.entry.id for hit in hits] == [entry.id], words
        assert words in hits[0].snippet.casefold()
        (hidden,) = found_page(hits, words, date(2026, 3, 1), hides=True).faces
        assert words not in repr(hidden).casefold()


@pytest.mark.parametrize("content", [None, b"", b"junk" * 5000])
def test_the_index_may_be_lost_at_any_time(library: Library, content: bytes | None) -> None:
    a_session(library, "Reaching readers", "One")
    index = library.folder / "index.sqlite"
    if content is None:
        index.unlink()
    else:
        index.write_bytes(content)

    assert titles(library) == ["Reaching readers"]
    assert [hit.snippet for hit in library.search("one")] == ["One"]
    assert titles(Library(library.folder)) == ["Reaching readers"]


def test_an_index_of_another_shape_is_made_anew(library: Library) -> None:
    a_session(library, "Reaching readers")
    for change in (
        "DROP TABLE session",
        "UPDATE session SET state = 'odd'",
        "PRAGMA user_version=9",
    ):
        with sqlite3.connect(library.folder / "index.sqlite") as connection:
            connection.execute(change)
        connection.close()
        assert titles(library) == ["Reaching readers"]


def test_an_index_that_can_not_be_written_is_done_without(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_session(library, "Reaching readers", "One")
    (library.folder / "index.sqlite").unlink()
    (library.folder / "index.sqlite").mkdir()
    assert titles(library) == ["Reaching readers"]
    assert [hit.snippet for hit in library.search("one")] == ["One"]


def test_files_that_come_and_go_are_noticed(library: Library, path: Path) -> None:
    entry = a_session(library, "Reaching readers")
    goal = library.folder / "dropped in.confluence"
    goal.write_bytes(path.read_bytes())
    assert len(library.entries()) == 2
    entry.path.unlink()
    (left,) = library.entries()
    assert left.path == goal


def test_pictures_are_kept_until_the_session_goes(library: Library) -> None:
    entry = a_session(library, "Reaching readers")
    assert library.thumbnail(entry) is None
    library.set_thumbnail(entry, b"png", entry.revision)
    assert library.thumbnail(entry) == (b"png", entry.revision)

    renamed = library.rename(entry, "Another title")
    assert library.thumbnail(renamed) == (b"png", entry.revision)
    library.bin(renamed)
    assert library.thumbnail(renamed) is None


def test_renaming_names_the_file_too_and_can_be_undone(library: Library) -> None:
    entry = a_session(library, "Reaching readers", "One")
    renamed = library.rename(entry, "Finding readers")

    assert not entry.path.exists()
    assert renamed.path.name.startswith("Finding readers ")
    assert renamed.id == entry.id
    assert library.entries() == [renamed]
    session = library.open(renamed)
    session.document.undo()
    assert the_session(session.document).title == "Reaching readers"
    session.abandon()
    with pytest.raises(RefusedError, match="needs a title"):
        library.rename(renamed, "  ")


def test_the_bin_gives_back_what_was_put_in(library: Library) -> None:
    entry = a_session(library, "Reaching readers", "One")
    library.bin(entry)
    assert library.entries() == []
    assert library.search("One") == []

    (binned,) = library.binned()
    assert (binned.id, binned.title) == (entry.id, "Reaching readers")
    back = library.restore_from_bin(binned)
    assert library.entries() == [back]
    assert texts(library.read(back)) == ["One"]
    assert library.binned() == []


def test_the_bin_keeps_for_thirty_days(tmp_path: Path) -> None:
    now = [datetime(2026, 3, 1, tzinfo=UTC)]
    library = Library(tmp_path / "library", clock=lambda: now[0])
    entry = a_session(library, "Reaching readers", "One")
    library.bin(entry)
    backups = library.folder / "backups" / entry.id
    assert backups.is_dir()

    now[0] += timedelta(days=29)
    assert library.purge_expired() == 0
    now[0] += timedelta(days=2)
    assert library.purge_expired() == 1
    assert library.binned() == []
    assert not backups.exists()
    assert files(library.folder) == {}


def test_what_a_crash_left_unfinished_is_tidied_away_after_a_day(library: Library) -> None:
    entry = a_session(library, "Reaching readers", "One")
    old, fresh = (library.folder / f".{name}.part" for name in ("old", "fresh"))
    deep = library.backups(entry)[0].path.with_name(".deep.part-journal")
    for path in (old, fresh, deep):
        path.touch()
    for path in (old, deep):
        os.utime(path, (1, 1))
    library.purge_expired()
    assert (old.exists(), fresh.exists(), deep.exists()) == (False, True, False)
    assert entry.path.exists()


def test_a_binned_session_leaves_no_text_in_the_index(library: Library) -> None:
    for number in range(5):
        a_session(library, f"Other {number}", "Some other card")
    entry = a_session(library, "Reaching readers", "Xylophone")
    assert b"ylophone" in (library.folder / "index.sqlite").read_bytes()
    library.bin(entry)
    assert b"ylophone" not in (library.folder / "index.sqlite").read_bytes()


def test_a_folder_that_can_not_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    library = Library(tmp_path / "file")
    assert library.entries() == []
    with pytest.raises(ConfluenceError, match="choose another one"):
        library.create([new_session("Reaching readers")])
    below = Library(tmp_path / "file" / "below")
    with pytest.raises(ConfluenceError, match="choose another"):
        below.create([new_session("Reaching readers")])


@pytest.mark.parametrize(
    "act",
    [
        lambda library, entry: library.bin(entry),
        lambda library, entry: library.rename(entry, "Another"),
        lambda library, entry: library.duplicate(entry, with_content=True),
        lambda library, entry: library.backup(entry),
        lambda library, entry: library.export_copy(entry, library.folder.parent / "x.confluence"),
    ],
)
def test_a_session_open_in_this_window_is_left_alone(
    library: Library, act: Callable[[Library, object], object]
) -> None:
    entry = a_session(library, "Reaching readers", "One")
    session = library.open(entry)
    before = files(library.folder)
    with pytest.raises(ConfluenceError, match="open in another window"):
        act(library, entry)
    assert files(library.folder).keys() == before.keys()
    add_card(session.document, "Two")
    session.close()
    assert texts(library.read(entry)) == ["One", "Two"]


def test_what_was_let_go_of_unfinished_is_looked_at_anew(library: Library) -> None:
    """As after a disk that failed, where the session was closed without saving the last of it."""
    entry = a_session(library, "Reaching readers")
    session = library.open(entry)
    with session.document.transaction("Rename") as draft:
        rename_session(draft, "Reaching the town")
    assert session.flush()
    session.abandon()
    assert [one.title for one in library.entries()] == ["Reaching the town"]
    assert [hit.entry.title for hit in library.search("town")] == ["Reaching the town"]


@pytest.mark.skipif(
    sys.platform in {"win32", "darwin"},
    reason="left out until file names there can be other than text",
)
@pytest.mark.parametrize("is_damaged", [False, True])
def test_a_name_that_is_no_text_hides_no_session(library: Library, *, is_damaged: bool) -> None:
    a_session(library, "Harvest", "Two")
    entry = a_session(library, "Reaching readers", "One")
    odd = Path(os.fsdecode(os.fsencode(library.folder) + b"/caf\xe9.confluence"))
    entry.path.rename(odd)
    if is_damaged:
        odd.write_bytes(b"junk" * 100)
    for _ in range(2):
        listed = {one.path: one for one in Library(library.folder).entries()}
        assert len(listed) == 2
        listed[odd].title.encode()
        listed[odd].problem.encode()
    if not is_damaged:
        assert [hit.entry.path for hit in library.search("Reaching")] == [odd]
        session = library.open(library.entry_at(odd))
        add_card(session.document, "Three")
        session.close()
        assert texts(library.read(library.entry_at(odd))) == ["One", "Three"]
    assert len(library.entries()) == 2
    library.bin(library.entry_at(odd))
    assert len(library.binned()) == 1


def test_measures_stay_with_their_session_and_go_with_it(tmp_path: Path) -> None:
    library = Library(tmp_path)
    entry = a_session(library, "Measured")
    library.keep_measures(entry.path, b"measured")
    renamed = library.rename(entry, "Under another name")
    assert library.measures(entry.path) is None
    assert library.measures(renamed.path) == b"measured"
    library.bin(renamed)
    assert library.measures(renamed.path) is None
