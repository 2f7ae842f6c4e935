"""A random walk of verbs, undo, redo, close and reopen, beside a plain dict (LAW-1 … LAW-6)."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from typing_extensions import override

from confluence_desktop.document.document import Commit
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Scope
from confluence_desktop.errors import RefusedError
from confluence_desktop.storage.session_file import OpenSession, create_session_file, open_session
from confluence_desktop.workshop.agenda import ROOM_ID, Room
from confluence_desktop.workshop.cards import LEVELS, Board, BoardKind, Card
from confluence_desktop.workshop.catch_22 import Because, Loop, Side, Step
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.operations import keep_pending, new_session

Model = dict[str, Record]

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False, width=32) | st.just(-0.0)
PICKS = st.integers(0, 1_000_000)


class SessionWalk(RuleBasedStateMachine):
    """Does the same to the document and to a model; the file must agree on reopening."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "walk.confluence"

    @initialize()
    def start(self) -> None:
        session = new_session("A walk")
        board = Board.new(type=BoardKind.STRATEGY_MAP, title="Map")
        loop = Loop.new(board_id=board.id, side=Side.LEFT, x="speak", y="are heard")
        create_session_file(self.path, [session, board, loop])
        self.session: OpenSession = open_session(self.path)
        self.heard: list[Commit] = []
        self.model: Model = self.records()
        self.undo_models: list[Model] = []
        self.redo_models: list[Model] = []
        self.session.document.listen(self.heard.append)
        self.session.document.listen(self.meddle)

    def meddle(self, _commit: Commit) -> None:
        """A listener may not commit (LAW-6); it is refused, and nothing else comes of it."""
        with pytest.raises(RuntimeError):
            self.session.document.undo()

    def records(self) -> Model:
        return {record.id: record for record in self.session.document}

    def document_part(self) -> Model:
        return {i: one for i, one in self.records().items() if one.scope is Scope.DOCUMENT}

    def pick(self, kind: type[Record], number: int) -> Any:
        found = sorted(self.session.document.all(kind), key=lambda record: record.id)
        return found[number % len(found)] if found else None

    def do(self, work: Any, merge_key: str | None = None) -> None:
        """Run a verb as an edit, or see that a refused one leaves everything as it was (LAW-3)."""
        document = self.session.document
        before, last = self.records(), document.next_undo
        edits = len(document._history.undoable)
        try:
            with document.transaction("Edit", merge_key=merge_key) as draft:
                work(draft)
        except RefusedError:
            assert self.records() == before
            assert document.next_undo == last
            return
        after = self.records()
        part = {i: r for i, r in after.items() if r.scope is Scope.DOCUMENT}
        if part != {i: r for i, r in before.items() if r.scope is Scope.DOCUMENT}:
            more = len(document._history.undoable) - edits
            if more > 0:
                self.undo_models.append(before)
            elif more < 0:  # typed back to what it was
                self.expect(self.undo_models.pop())
            self.redo_models.clear()
        self.model = after

    @rule(number=PICKS, text=TEXTS, order=NUMBERS, level=st.sampled_from(LEVELS))
    def add_card(self, number: int, text: str, order: float, level: Any) -> None:
        board = self.pick(Board, number)
        self.do(
            lambda draft: draft.put(
                Card.new(
                    board_id=board.id if board else "gone", level=level, text=text, order=order
                )
            )
        )

    @rule(number=PICKS, text=TEXTS, merge=st.sampled_from([None, "typing"]))
    def change_card(self, number: int, text: str, merge: str | None) -> None:
        card = self.pick(Card, number)
        if card is not None:
            self.do(lambda draft: draft.put(card.changed(text=text)), merge)

    @rule(number=PICKS, text=TEXTS)
    def type_and_rub_out(self, number: int, text: str) -> None:
        card = self.pick(Card, number)
        if card is not None:
            self.do(lambda draft: draft.put(card.changed(text=text)), "typing")
            self.do(lambda draft: draft.put(card), "typing")

    @rule(number=PICKS, other=PICKS)
    def link_cards(self, number: int, other: int) -> None:
        means, end = self.pick(Card, number), self.pick(Card, other)
        if means is not None:
            self.do(lambda draft: draft.put(Link.new(source_id=means.id, target_id=end.id)))

    @rule(number=PICKS, text=TEXTS, arrow=st.integers(1, 2))
    def add_because(self, number: int, text: str, arrow: int) -> None:
        loop = self.pick(Loop, number)
        if loop is not None:
            self.do(lambda draft: draft.put(Because.new(loop_id=loop.id, arrow=arrow, text=text)))

    @rule(number=PICKS, text=TEXTS, breaks=st.lists(TEXTS, max_size=3))
    def add_step(self, number: int, text: str, breaks: list[str]) -> None:
        board = self.pick(Board, number)
        if board is not None:
            self.do(
                lambda draft: draft.put(
                    Step.new(board_id=board.id, text=text, breaks=tuple(breaks), together=True)
                )
            )

    @rule(title=TEXTS)
    def add_board(self, title: str) -> None:
        self.do(lambda draft: draft.put(Board.new(type=BoardKind.CATCH_22, title=title)))

    @rule(number=PICKS, kind=st.sampled_from([Card, Link, Loop, Because, Step, Board]))
    def remove(self, number: int, kind: type[Record]) -> None:
        record = self.pick(kind, number)
        if record is not None:
            self.do(lambda draft: draft.remove(record))

    @rule(number=PICKS, text=TEXTS)
    def stand_in_the_room(self, number: int, text: str) -> None:
        """Room records and unfinished text are kept, but undo does not reach them."""
        board = self.pick(Board, number)

        def work(draft: Draft) -> None:
            draft.put(Room(id=ROOM_ID, board_id=board.id if board else None))
            keep_pending(draft, board.id if board else "line", text)

        self.do(work)

    @rule(text=TEXTS)
    def fail_in_the_middle(self, text: str) -> None:
        before = self.records()
        with pytest.raises(ZeroDivisionError):
            self.fail(text)
        assert self.records() == before

    def fail(self, text: str) -> None:
        with self.session.document.transaction("Fail") as draft:
            draft.put(new_session(text if text.strip() else "x"))
            _ = 1 / 0

    @precondition(lambda self: self.undo_models)
    @rule()
    def undo(self) -> None:
        before = self.records()
        assert self.session.document.undo() is not None
        self.redo_models.append(before)
        self.expect(self.undo_models.pop())

    @precondition(lambda self: self.redo_models)
    @rule()
    def redo(self) -> None:
        before = self.records()
        assert self.session.document.redo() is not None
        self.undo_models.append(before)
        self.expect(self.redo_models.pop())

    def expect(self, wanted: Model) -> None:
        """The document part is as it was; the room stays where it is."""
        wanted_part = {i: one for i, one in wanted.items() if one.scope is Scope.DOCUMENT}
        assert self.document_part() == wanted_part
        self.model = self.records()

    @rule(how=st.sampled_from(["close", "flush and let go"]))
    def reopen(self, how: str) -> None:
        """The file gives exactly the records, and the same undo and redo (LAW-4)."""
        history = self.session.document._history
        assert self.session.flush()
        if how == "close":
            self.session.close()
        else:
            self.session.abandon()
        self.session = open_session(self.path)
        assert self.records() == self.model
        again = self.session.document._history
        assert again.undoable == history.undoable
        assert again.redoable == history.redoable
        assert again.last_seq == history.last_seq
        assert self.session.verify().is_sound
        self.session.document.listen(self.heard.append)
        self.session.document.listen(self.meddle)

    @invariant()
    def memory_is_what_was_done(self) -> None:
        if hasattr(self, "session"):
            document = self.session.document
            assert self.records() == self.model
            assert (document.next_undo is None) == (not self.undo_models)
            assert (document.next_redo is None) == (not self.redo_models)
            assert not (document.next_undo and document.next_undo.change.is_empty)
            for commit in self.heard:
                change = commit.change
                assert change.then(change.inverse()).is_empty  # LAW-5
            self.heard.clear()

    @override
    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.abandon()
        shutil.rmtree(self.folder)


TestLaws = SessionWalk.TestCase
TestLaws.settings = settings(max_examples=30, stateful_step_count=40, deadline=None)
