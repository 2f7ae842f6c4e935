"""The document: what a session holds in memory, and the one way to alter it."""

import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from confluence_desktop.document.change import Change
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.history import Edit, Entry, EntryKind, History
from confluence_desktop.document.record import R, Record, Scope
from confluence_desktop.document.store import RecordStore

log = logging.getLogger(__name__)

Cascade = Callable[[Draft, Change], None]
"""Adds to a draft what follows from its change, such as the links of a deleted card."""

Guard = Callable[[Draft, Change], None]
"""Raises `RefusedError` when a change may not be made."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What runs at every commit, once and in order (DEC-13); undo and redo run none of it."""

    cascades: tuple[Cascade, ...] = ()
    guards: tuple[Guard, ...] = ()


@dataclass(frozen=True, slots=True)
class Commit:
    """What is announced and kept: the whole change, and its journal entry.

    Attributes:
        entry: None when nothing undoable was touched.
    """

    change: Change
    entry: Entry | None


Listener = Callable[[Commit], None]


class Document:
    """Records and their history. Only `commit`, `undo` and `redo` alter it (LAW-2).

    Belongs to one thread; others work on `snapshot()`.

    Args:
        keep: Takes each commit for the file; must neither wait nor fail.
        clock: Gives the time that journal entries carry.
    """

    def __init__(
        self,
        records: Iterable[Record] = (),
        *,
        history: History | None = None,
        rules: Rules | None = None,
        keep: Listener | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = RecordStore(records)
        self._history = history or History()
        self._rules = rules or Rules()
        self._keep = keep
        self._clock = clock
        self._listeners: list[Listener] = []
        self._announcing = False

    def __iter__(self) -> Iterator[Record]:
        return iter(self._store)

    def find(self, kind: type[R], record_id: str | None) -> R | None:
        return self._store.find(kind, record_id)

    def all(self, kind: type[R]) -> Iterable[R]:
        return self._store.all(kind)

    def where(self, kind: type[R], **field: Any) -> list[R]:
        return self._store.where(kind, **field)

    def snapshot(self) -> RecordStore:
        """The records as they are now, for other threads; costs nothing until the next change."""
        return self._store.snapshot()

    @property
    def next_undo(self) -> Edit | None:
        """What `undo` would take back."""
        return self._history.next_undo

    @property
    def next_redo(self) -> Edit | None:
        """What `redo` would make again."""
        return self._history.next_redo

    @property
    def last_seq(self) -> int:
        """The number of the last edit, undo or redo: equal as long as nothing was altered."""
        return self._history.last_seq

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Hear of every commit, undo and redo from now on; call the answer to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    @contextmanager
    def transaction(self, label: str, *, merge_key: str | None = None) -> Iterator[Draft]:
        """A draft, committed at the end of the block; an error in it drops the draft (LAW-3).

        Args:
            label: What the menu says after "Undo", such as "Link cards".
            merge_key: Commits that follow each other with the same key are undone as one.
        """
        draft = Draft(self)
        yield draft
        self.commit(draft, label, merge_key=merge_key)

    def commit(self, draft: Draft, label: str, *, merge_key: str | None = None) -> Change:
        """Make a draft true: cascades, guards, memory and history, file, listeners.

        Returns:
            The whole change, cascades included; empty when the draft altered nothing.

        Raises:
            RefusedError: A guard refused it; nothing was changed.
        """
        self._refuse_listeners()
        change = draft.change()
        for cascade in self._rules.cascades:
            writes = draft.writes
            cascade(draft, change)
            if draft.writes != writes:
                change = draft.change()
        if change.is_empty:
            return change
        for guard in self._rules.guards:
            guard(draft, change)
        self._step(change, EntryKind.DO, label, merge_key=merge_key)
        return change

    def undo(self) -> Edit | None:
        """Take the last edit back; None when there is nothing to take back."""
        self._refuse_listeners()
        edit = self.next_undo
        if edit is not None:
            self._step(edit.change.inverse(), EntryKind.UNDO, edit.label, target=edit.seq)
        return edit

    def redo(self) -> Edit | None:
        """Make the last undone edit again; None when there is none."""
        self._refuse_listeners()
        edit = self.next_redo
        if edit is not None:
            self._step(edit.change, EntryKind.REDO, edit.label, target=edit.seq)
        return edit

    def _step(
        self,
        change: Change,
        kind: EntryKind,
        label: str,
        *,
        target: int | None = None,
        merge_key: str | None = None,
    ) -> None:
        """The one place where the document changes."""
        self._store.apply(change)
        undoable = change.within(Scope.DOCUMENT)
        entry = None
        if not undoable.is_empty:
            seq = self._history.last_seq + 1
            entry = Entry(seq, self._clock(), kind, label, undoable, target, merge_key)
            self._history.append(entry)
        commit = Commit(change, entry)
        if self._keep is not None:
            self._keep(commit)
        self._announce(commit)

    def _announce(self, commit: Commit) -> None:
        self._announcing = True
        try:
            for listener in tuple(self._listeners):
                try:
                    listener(commit)
                except Exception:
                    log.exception("A listener failed")
                    sys.excepthook(*sys.exc_info())
        finally:
            self._announcing = False

    def _refuse_listeners(self) -> None:
        if self._announcing:
            message = "A listener tried to change the document while being told of a change"
            raise RuntimeError(message)
