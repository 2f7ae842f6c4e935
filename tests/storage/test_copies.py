"""Copies of sessions: duplicates, empty frames, files to hand over, files taken in."""

import sqlite3
from pathlib import Path

import pytest

from confluence_desktop.errors import (
    FileTooNewError,
    RefusedError,
)
from confluence_desktop.storage.library import Library
from confluence_desktop.storage.session_file import open_session
from confluence_desktop.workshop.agenda import AgendaItem
from confluence_desktop.workshop.agenda_operations import add_item
from confluence_desktop.workshop.cards import Board, BoardKind, Card
from confluence_desktop.workshop.catch_22 import Loop, Side
from confluence_desktop.workshop.close import FacilitatorNote
from confluence_desktop.workshop.findings import Acceptance
from confluence_desktop.workshop.operations import keep_pending, note, the_session
from confluence_desktop.workshop.session import Participant, Session
from tests.storage.cards import a_session, add_card, texts
from tests.storage.one_of_each import one_of_each


def test_a_duplicate_has_content_and_history_and_a_life_of_its_own(library: Library) -> None:
    entry = a_session(library, "Reaching readers", "One", "Two")
    copy = library.duplicate(entry, with_content=True)
    again = library.duplicate(entry, with_content=True)

    assert (copy.title, again.title) == ("Reaching readers (copy)", "Reaching readers (copy 2)")
    assert len({entry.id, copy.id, again.id}) == 3
    session = library.open(copy)
    assert texts(session.document) == ["One", "Two"]
    session.document.undo()
    assert texts(session.document) == ["One"]
    session.close()
    assert library.verify(copy).is_sound
    assert texts(library.read(entry)) == ["One", "Two"]


def test_undoing_a_rename_in_a_duplicate_keeps_it_one_session(library: Library) -> None:
    entry = library.rename(a_session(library, "Reaching readers"), "Finding readers")
    session = library.open(library.duplicate(entry, with_content=True))
    with session.document.transaction("Type") as draft:
        keep_pending(draft, f"{session.session_id}.title", "half a word")
    session.document.undo()
    assert the_session(session.document).id == session.session_id
    session.close()


def test_a_duplicate_without_content_is_the_empty_frame(library: Library) -> None:
    entry = a_session(library, "Reaching readers", "One")
    session = library.open(entry)
    with session.document.transaction("Add agenda item") as draft:
        add_item(draft, "Catch-22", minutes=45)
        draft.put(Participant.new(name="Ada"))
    session.close()

    records = library.read(library.duplicate(entry, with_content=False))
    assert texts(records) == []
    assert [item.title for item in records.all(AgendaItem)] == ["Catch-22"]
    assert len(list(records.all(Board))) == 1
    assert not list(records.all(Participant))


def test_a_shared_copy_has_no_history_and_nothing_private(library: Library, tmp_path: Path) -> None:
    entry = a_session(library, "Reaching readers", "One", "Deleted by and by")
    session = library.open(entry)
    with session.document.transaction("Edit") as draft:
        one = next(card for card in draft.all(Card) if card.text == "One")
        draft.remove(next(card for card in draft.all(Card) if card.text != "One"))
        draft.put(one.changed(note="Secret remark", first_text="First words"))
        note(draft, FacilitatorNote, "Secret note")
        keep_pending(draft, "line", "Secret half word")
    session.close()

    copy = tmp_path / "shared.confluence"
    library.export_copy(entry, copy)
    content = copy.read_bytes()
    for word in (b"Secret", b"First words", b"Deleted", b"Add card"):
        assert word not in content
    opened = open_session(copy)
    assert texts(opened.document) == ["One"]
    assert opened.document.next_undo is None
    opened.close()
    with pytest.raises(RefusedError, match="already"):
        library.export_copy(entry, copy)
    library.export_copy(entry, copy, replace=True)


def test_a_shared_copy_is_taken_in_without_what_it_leaves_out(
    library: Library, tmp_path: Path
) -> None:
    entry = library.create(one_of_each())
    copy = tmp_path / "shared.confluence"
    library.export_copy(entry, copy)
    other = Library(tmp_path / "other")
    taken = other.read(other.import_file(copy))
    assert [one.reason for one in taken.all(Acceptance)] == [""]


def test_importing_keeps_both_or_replaces(library: Library, tmp_path: Path) -> None:
    entry = a_session(library, "Reaching readers", "One")
    elsewhere = tmp_path / "elsewhere.confluence"
    elsewhere.write_bytes(entry.path.read_bytes())
    session = library.open(entry)
    add_card(session.document, "Two")
    session.close()

    other = Library(tmp_path / "other")
    taken = other.import_file(elsewhere)
    assert taken.id == entry.id
    assert taken.title == "Reaching readers"
    session = other.open(taken)
    session.document.undo()  # history comes along
    assert texts(session.document) == []
    session.abandon()

    both = library.import_file(elsewhere)
    assert both.id != entry.id
    assert both.title == "Reaching readers (copy)"
    replaced = library.import_file(elsewhere, on_same="replace")
    assert (replaced.path, replaced.id) == (entry.path, entry.id)
    assert texts(library.read(replaced)) == ["One"]
    assert replaced.revision > entry.revision
    library.restore(replaced, library.backups(replaced)[0])
    assert texts(library.read(replaced)) == ["One", "Two"]


def test_a_newer_file_in_the_library_is_shown_and_not_touched(library: Library) -> None:
    entry = a_session(library, "Reaching readers", "One")
    with sqlite3.connect(entry.path) as newer:
        newer.execute("PRAGMA user_version=99")
    newer.close()
    before = entry.path.read_bytes()

    (shown,) = library.entries()
    assert (shown.id, shown.title) == (entry.id, "Reaching readers")
    assert "newer version" in shown.problem
    for act in (library.read, library.backup, library.open):
        with pytest.raises(FileTooNewError):
            act(shown)
    assert entry.path.read_bytes() == before


def test_a_frame_keeps_nothing_that_was_said_at_any_board(library: Library) -> None:
    boards = [
        Board(
            id=f"board_{kind}",
            type=kind,
            title=kind.value,
            left_name="The practice",
            right_name="The means",
            purpose="said",
            loops_share="said",
            fear="said",
            agreement_rule="said",
            third_sentence="said",
            moves_dealt=("slice",),
            is_short=True,
        )
        for kind in BoardKind
    ]
    loop = Loop(id="loop_1", board_id=boards[0].id, side=Side.LEFT, x="said", x_card_id="card_said")
    records = [Session(id="session_1", title="Frame"), *boards, loop]
    frame = library.read(library.duplicate(library.create(records), with_content=False))

    for board in frame.all(Board):
        left = "" if board.type is BoardKind.POLARITY else "The practice"
        assert board == Board(
            id=board.id,
            type=board.type,
            title=board.type.value,
            left_name=left,
            right_name="The means" if left else "",
            is_short=True,
        )
    assert list(frame.all(Loop)) == [Loop(id="loop_1", board_id=boards[0].id, side=Side.LEFT)]


def test_a_copy_takes_no_place_among_the_sessions(library: Library) -> None:
    entry = a_session(library, "Reaching readers", "One")
    other = a_session(library, "Harvest", "Two")
    before = [other.path.read_bytes(), entry.path.read_bytes()]
    with pytest.raises(RefusedError, match="another folder"):
        library.export_copy(entry, other.path, replace=True)
    assert [other.path.read_bytes(), entry.path.read_bytes()] == before
