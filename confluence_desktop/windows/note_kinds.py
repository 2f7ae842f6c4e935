"""What can be noted at any time: how each kind is called in the session window."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from confluence_desktop.boards.board_type import Destination
from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Record, Records
from confluence_desktop.workshop.close import Action, Decision, FacilitatorNote, ParkedItem
from confluence_desktop.workshop.operations import delete_note, note, notes_in_order
from confluence_desktop.workshop.spoken import say

Noted = TypeVar("Noted", ParkedItem, Decision, Action, FacilitatorNote)


@dataclass(frozen=True)
class NoteKind(Generic[Noted]):
    """One kind of note.

    Attributes:
        command: Its command in the key table.
        heading: What its list is called.
        asks: What stands before the line it is typed into.
        undo_label: What the menu says after "Undo".
    """

    command: str
    kind: type[Noted]
    heading: str
    asks: str
    undo_label: str

    @property
    def destination(self) -> Destination:
        """The kind as a place that the capture line adds to."""
        return Destination(self.command, self.heading, "muted")

    def add(self, draft: Draft, text: str) -> Record:
        """Note something.

        Raises:
            RefusedError: The text is empty or too long.
        """
        return note(draft, self.kind, text)

    def delete(self, draft: Draft, record_id: str) -> None:
        """Delete a note of this kind.

        Raises:
            RecordMissingError: It is not there (any more).
        """
        delete_note(draft, self.kind, record_id)

    def all_in_order(self, records: Records) -> list[Noted]:
        """Every note of this kind."""
        return notes_in_order(records, self.kind)


NOTE_KINDS: tuple[NoteKind[Any], ...] = (
    NoteKind(
        "note.park",
        ParkedItem,
        say("notes.parking_lot"),
        say("notes.park"),
        say("edits.park_it"),
    ),
    NoteKind(
        "note.decision",
        Decision,
        say("notes.decisions"),
        say("notes.decided"),
        say("edits.note_a_decision"),
    ),
    NoteKind(
        "note.action",
        Action,
        say("notes.actions"),
        say("notes.to_do"),
        say("edits.note_an_action"),
    ),
    NoteKind(
        "note.private",
        FacilitatorNote,
        say("notes.my_notes"),
        say("notes.only_for_me"),
        say("edits.note_for_the_facilitator"),
    ),
)


def note_kind(command: str) -> NoteKind[Any] | None:
    """The kind of a command or of a destination's key."""
    return next((kind for kind in NOTE_KINDS if kind.command == command), None)


def kind_of(record: Record) -> NoteKind[Any] | None:
    """The kind of a record; None if it is no note."""
    return next((kind for kind in NOTE_KINDS if isinstance(record, kind.kind)), None)
