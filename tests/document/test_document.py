"""The laws of the document (LAW-1 to LAW-6), each by its number."""

import re
import sys
from typing import Any

import pytest
from pydantic import ValidationError

from confluence_desktop.document.change import Change
from confluence_desktop.document.document import Commit, Document, Rules
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.history import Entry, EntryKind, History
from confluence_desktop.document.record import get, new_id
from confluence_desktop.errors import RecordMissingError, RefusedError
from confluence_desktop.workshop.agenda import Room
from confluence_desktop.workshop.close import Action, Decision
from confluence_desktop.workshop.links import Link


def _document(**more: Any) -> Document:
    return Document([Decision(id="d1", text="Begin in May")], **more)


def _texts(document: Document) -> set[str]:
    return {decision.text for decision in document.all(Decision)}


def _edit(document: Document, text: str, *, merge_key: str | None = None) -> None:
    with document.transaction("Edit", merge_key=merge_key) as draft:
        draft.put(get(draft, Decision, "d1").changed(text=text))


def test_a_record_never_changes() -> None:  # LAW-1
    decision = Decision(id="d1", text="Begin in May")
    with pytest.raises(ValidationError):
        decision.text = "Begin in June"
    assert decision.changed(text="Begin in June").id == "d1"
    assert decision.text == "Begin in May"


def test_a_draft_leaves_the_document_alone_until_it_is_committed() -> None:  # LAW-2
    document = _document()
    draft = Draft(document)
    draft.put(Decision(id="d2", text="Ask the board"))
    draft.remove(get(document, Decision, "d1"))
    assert _texts(document) == {"Begin in May"}
    assert [decision.text for decision in draft.all(Decision)] == ["Ask the board"]
    document.commit(draft, "Replace")
    assert _texts(document) == {"Ask the board"}


def test_an_error_in_the_block_drops_the_draft() -> None:  # LAW-3
    document = _document()
    with pytest.raises(ZeroDivisionError):
        _fail_halfway(document)
    assert _texts(document) == {"Begin in May"}
    assert document.next_undo is None


def test_a_guard_that_refuses_leaves_everything_as_it_was() -> None:  # LAW-3
    def refuse(draft: Draft, change: Change) -> None:
        del draft, change
        raise RefusedError("Not today.")

    kept: list[Commit] = []
    document = _document(rules=Rules(guards=(refuse,)), keep=kept.append)
    with pytest.raises(RefusedError, match="Not today"):
        _edit(document, "Begin in June")
    assert _texts(document) == {"Begin in May"}
    assert document.next_undo is None
    assert kept == []


def test_cascades_are_part_of_the_change_and_of_its_undo() -> None:  # DEC-13
    def drop_actions(draft: Draft, change: Change) -> None:
        if any(isinstance(record, Decision) for record in change.removed):
            for action in draft.all(Action):
                draft.remove(action)

    document = Document(
        [Decision(id="d1", text="x"), Action(id="a1", text="y")],
        rules=Rules(cascades=(drop_actions,)),
    )
    with document.transaction("Delete") as draft:
        draft.remove(get(draft, Decision, "d1"))
    assert list(document) == []
    document.undo()
    assert {record.id for record in document} == {"d1", "a1"}


def test_undo_takes_back_and_redo_makes_again() -> None:  # LAW-5
    document = _document()
    _edit(document, "Begin in June")
    _edit(document, "Begin in July")
    undone = document.undo()
    assert undone is not None
    assert undone.label == "Edit"
    assert _texts(document) == {"Begin in June"}
    document.undo()
    assert _texts(document) == {"Begin in May"}
    assert document.undo() is None
    document.redo()
    document.redo()
    assert _texts(document) == {"Begin in July"}
    assert document.redo() is None


def test_a_new_edit_forgets_what_could_be_made_again() -> None:
    document = _document()
    _edit(document, "Begin in June")
    document.undo()
    _edit(document, "Begin in July")
    assert document.next_redo is None


def test_edits_with_the_same_merge_key_are_undone_as_one() -> None:
    document = _document()
    for text in ("B", "Be", "Beg"):
        _edit(document, text, merge_key="typing d1")
    document.undo()
    assert _texts(document) == {"Begin in May"}


def test_an_undo_between_them_keeps_merged_edits_apart() -> None:
    document = _document()
    _edit(document, "B", merge_key="typing")
    document.undo()
    document.redo()
    _edit(document, "Be", merge_key="typing")
    document.undo()
    assert _texts(document) == {"B"}


def test_what_was_typed_and_rubbed_out_again_stands_in_no_way_of_an_undo() -> None:
    document = _document()
    _edit(document, "Begin in June")
    _edit(document, "Begin in Junex", merge_key="typing")
    _edit(document, "Begin in June", merge_key="typing")
    undone = document.undo()
    assert undone is not None
    assert undone.seq == 1
    assert _texts(document) == {"Begin in May"}
    assert document.undo() is None
    document.redo()
    assert _texts(document) == {"Begin in June"}
    assert document.redo() is None


def test_typing_goes_on_in_what_was_rubbed_out() -> None:
    document = _document()
    for text in ("Begin", "Begin in May", "Begin in June"):
        _edit(document, text, merge_key="typing")
    document.undo()
    assert _texts(document) == {"Begin in May"}
    assert document.next_undo is None


def test_changes_compose_like_doing_both() -> None:  # LAW-5
    may, june = Decision(id="d1", text="May"), Decision(id="d1", text="June")
    other = Decision(id="d2", text="Other")
    first = Change({"d1": may}, {"d1": june, "d2": other})
    second = Change({"d1": june, "d2": other}, {})
    assert first.then(second) == Change({"d1": may}, {})
    assert first.then(first.inverse()).is_empty
    assert Change({}, {"d2": other}).then(Change({"d2": other}, {})).is_empty


def test_what_changes_nothing_is_no_edit() -> None:
    document = _document()
    _edit(document, "Begin in May")
    assert document.next_undo is None


def test_listeners_hear_of_each_change_and_can_stop() -> None:
    document = _document()
    heard: list[Commit] = []
    stop = document.listen(heard.append)
    _edit(document, "Begin in June")
    document.undo()
    stop()
    document.redo()
    assert [commit.entry.kind for commit in heard if commit.entry] == [EntryKind.DO, EntryKind.UNDO]


def test_a_listener_cannot_commit() -> None:  # LAW-6
    document = _document()
    problems: list[RuntimeError] = []

    def meddle(commit: Commit) -> None:
        del commit
        try:
            document.undo()
        except RuntimeError as error:
            problems.append(error)

    document.listen(meddle)
    _edit(document, "Begin in June")
    assert len(problems) == 1
    assert _texts(document) == {"Begin in June"}


def test_a_failing_listener_stops_neither_the_others_nor_saving(
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # LAW-6
    hooked: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *details: hooked.append(details[0]))
    kept: list[Commit] = []
    heard: list[Commit] = []

    def fail(commit: Commit) -> None:
        del commit
        raise ZeroDivisionError

    document = _document(keep=kept.append)
    document.listen(fail)
    document.listen(heard.append)
    _edit(document, "Begin in June")
    assert hooked == [ZeroDivisionError]
    assert len(kept) == len(heard) == 1


def test_room_records_are_kept_but_never_undone() -> None:
    kept: list[Commit] = []
    document = _document(keep=kept.append)
    with document.transaction("Go on") as draft:
        draft.put(Room(id="room", item_id="i1"))
        draft.put(get(draft, Decision, "d1").changed(text="Begin in June"))
    document.undo()
    assert document.find(Room, "room") is not None
    assert _texts(document) == {"Begin in May"}
    with document.transaction("Go on") as draft:
        draft.put(Room(id="room", item_id="i2"))
    assert kept[-1].entry is None
    assert "room" in kept[-1].change.after
    assert document.next_redo is not None, "a room change does not end redo"


def test_a_snapshot_stays_as_it_was() -> None:
    document = _document()
    before = document.snapshot()
    _edit(document, "Begin in June")
    document.commit(_adding(document, "d9"), "Add")
    assert [decision.text for decision in before.all(Decision)] == ["Begin in May"]
    assert before.find(Decision, "d9") is None


def test_what_a_snapshot_finds_by_a_field_stays_as_it_was() -> None:
    old = Link(id="l1", source_id="c1", target_id="c2")
    document = Document([old])
    before = document.snapshot()
    with document.transaction("Link cards") as draft:
        draft.put(Link(id="l2", source_id="c1", target_id="c3"))
        draft.put(old.changed(source_id="c9"))
    between = document.snapshot()
    document.undo()
    assert [link.id for link in before.where(Link, source_id="c1")] == ["l1"]
    assert [link.id for link in between.where(Link, source_id="c1")] == ["l2"]
    assert [link.id for link in document.where(Link, source_id="c1")] == ["l1"]
    assert document.where(Link, source_id="c9") == []


def test_a_missing_record_is_named_in_plain_words() -> None:
    with pytest.raises(RecordMissingError, match="This decision is no longer there"):
        get(_document(), Decision, "d7")


def test_history_rebuilds_a_redo_whose_original_was_not_read() -> None:  # LAW-4
    document = _document()
    entries: list[Entry] = []
    document.listen(lambda commit: entries.append(commit.entry) if commit.entry else None)
    _edit(document, "Begin in June")
    document.undo()
    alone = History(entries[-1:])
    whole = History(entries)
    assert alone.next_redo == whole.next_redo


def _fail_halfway(document: Document) -> None:
    with document.transaction("Edit") as draft:
        draft.put(Decision(id="d2", text="Never"))
        raise ZeroDivisionError


def _adding(document: Document, record_id: str) -> Draft:
    draft = Draft(document)
    draft.put(Decision(id=record_id, text="Another"))
    return draft


def test_ids_say_what_they_name_and_no_two_are_alike() -> None:
    ids = [new_id("card") for _ in range(1_000)]
    assert len(set(ids)) == 1_000
    assert all(re.fullmatch(r"card_[0-9a-f]{16}", one) for one in ids)
