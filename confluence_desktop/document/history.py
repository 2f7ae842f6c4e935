"""History: what was done, in order, and what undo and redo would do next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from confluence_desktop.document.change import Change

DEPTH = 200


class EntryKind(StrEnum):
    """How a journal entry came about; the stored names are never renamed."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal (DEC-10).

    Attributes:
        seq: Grows by one with each entry of a session.
        target_seq: For undo and redo: the first entry of the edit that it concerns.
        merge_key: Entries that follow each other with the same key are one edit.
        label: What the menu says after "Undo".
        change: What it altered, cascades included.
    """

    seq: int
    at: datetime
    kind: EntryKind
    label: str
    change: Change
    target_seq: int | None = None
    merge_key: str | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """What one undo takes back."""

    seq: int
    label: str
    change: Change
    merge_key: str | None = None


class History:
    """Undo and redo, derived from journal entries alone; a reopened file has the same (LAW-4).

    What was typed and rubbed out again at one go is an edit that changes nothing. It keeps its
    place, as typing may go on in it, but is passed over: nobody wants to take nothing back.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._undo: list[Edit] = []
        self._redo: list[Edit] = []
        self._may_merge = False
        self.last_seq = 0
        for entry in entries:
            self.append(entry)

    @property
    def next_undo(self) -> Edit | None:
        return next((edit for edit in reversed(self._undo) if not edit.change.is_empty), None)

    @property
    def next_redo(self) -> Edit | None:
        return self._redo[-1] if self._redo else None

    @property
    def undoable(self) -> tuple[Edit, ...]:
        """What can be taken back, oldest first."""
        return tuple(edit for edit in self._undo if not edit.change.is_empty)

    @property
    def redoable(self) -> tuple[Edit, ...]:
        """What can be made again; the last one comes first."""
        return tuple(self._redo)

    def append(self, entry: Entry) -> None:
        """Take an entry in; entries come in the order of their `seq`."""
        self.last_seq = entry.seq
        match entry.kind:
            case EntryKind.DO | EntryKind.RESTORE:
                self._do(entry)
            case EntryKind.UNDO:
                self._drop_empty_after(entry.target_seq)
                self._move(entry, self._undo, self._redo, entry.change.inverse())
            case EntryKind.REDO:
                self._move(entry, self._redo, self._undo, entry.change)

    def _do(self, entry: Entry) -> None:
        self._redo.clear()
        last = self._undo[-1] if self._undo else None
        if self._may_merge and last and entry.merge_key and last.merge_key == entry.merge_key:
            merged = Edit(last.seq, entry.label, last.change.then(entry.change), entry.merge_key)
            self._undo[-1] = merged
        else:
            self._undo.append(Edit(entry.seq, entry.label, entry.change, entry.merge_key))
            del self._undo[:-DEPTH]
        self._may_merge = True

    def _drop_empty_after(self, seq: int | None) -> None:
        """Forget the edits that were passed over; told by number, as a sketch knows no changes."""
        while self._undo and seq is not None and self._undo[-1].seq > seq:
            self._undo.pop()

    def _move(self, entry: Entry, source: list[Edit], goal: list[Edit], change: Change) -> None:
        """Move the target to the other pile; one older than the entries read is rebuilt."""
        target = entry.target_seq if entry.target_seq is not None else entry.seq
        edit = (
            source.pop()
            if source and source[-1].seq == target
            else Edit(target, entry.label, change)
        )
        goal.append(edit)
        self._may_merge = False
