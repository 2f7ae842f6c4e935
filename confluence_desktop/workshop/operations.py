"""Verbs for what every session has, whatever its boards: title, people, notes, boards.

Each verb takes a draft first, does one thing and returns the record it made or changed.
The agenda's and the room's verbs are in `agenda_operations`.
"""

import re
from datetime import date
from typing import TypeVar

from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Records, get
from confluence_desktop.errors import RefusedError
from confluence_desktop.workshop.agenda import PendingText
from confluence_desktop.workshop.cards import Board, BoardKind
from confluence_desktop.workshop.close import Action, Decision, FacilitatorNote, ParkedItem
from confluence_desktop.workshop.ordering import order_at_end, place_key
from confluence_desktop.workshop.session import Participant, Session
from confluence_desktop.workshop.spoken import say

Noted = TypeVar("Noted", Decision, Action, ParkedItem, FacilitatorNote)

POINTED_AT = ".pointed_at"
"""Ends the key under which it is kept where a line points at, beside its half-typed text."""
IN_SILENCE = ".in_silence"
"""Ends the key under which it is kept that a board is written on in silence."""

_BETWEEN_PARTS = "\t;,"
_LIST_MARK = re.compile(r"^\s*(?:[-*•–]|\d+[.)])\s+")


def the_session(records: Records) -> Session:
    """The one session of a document.

    Raises:
        RefusedError: There is none, so these are not the records of a session.
    """
    for session in records.all(Session):
        return session
    message = say("refused.no_session")
    raise RefusedError(message)


def boards_in_order(records: Records) -> list[Board]:
    """The boards in the order in which they are offered and printed."""
    return sorted(records.all(Board), key=place_key)


def notes_in_order(records: Records, kind: type[Noted]) -> list[Noted]:
    """Decisions, actions, parked items or the facilitator's notes in their order."""
    return sorted(records.all(kind), key=place_key)


def participants_in_order(records: Records) -> list[Participant]:
    """The people in the order in which they were listed."""
    return sorted(records.all(Participant), key=place_key)


def rename_session(draft: Draft, title: str) -> Session:
    """Give the session another title.

    Raises:
        RefusedError: The title is empty or too long.
    """
    if not title.strip():
        message = say("refused.no_title")
        raise RefusedError(message)
    return draft.put(the_session(draft).changed(title=title))


def choose_language(draft: Draft, language: str) -> Session:
    """Say which language the room speaks: that of what the wall asks and of what checks read."""
    return draft.put(the_session(draft).changed(language=language))


def new_session(title: str, *, client: str = "", starts_on: date | None = None) -> Session:
    """A session record of its own.

    Raises:
        RefusedError: The title is empty, or a text is too long.
    """
    if not title.strip():
        message = say("refused.no_title")
        raise RefusedError(message)
    return Session.new(title=title, client=client, starts_on=starts_on)


def add_board(draft: Draft, kind: BoardKind, title: str) -> Board:
    """Put a board after the others; the board type's `start` fills it."""
    order = order_at_end(list(draft.all(Board)))
    return draft.put(Board.new(type=kind, title=title, order=order))


def parse_participants(text: str) -> list[Participant]:
    """People from a pasted list, one a line, as `person_parts` reads it.

    List marks and numbers before a name are dropped, empty lines and names said twice as well.
    """
    people: dict[str, Participant] = {}
    for line in text.splitlines():
        name, role, organisation = person_parts(_LIST_MARK.sub("", line))
        if name:
            order = float(len(people))
            person = Participant.new(name=name, role=role, organisation=organisation, order=order)
            people.setdefault(person.name.casefold(), person)
    return list(people.values())


def person_parts(line: str) -> tuple[str, str, str]:
    """Name, role and organisation: parted by tabs, else by semicolons, else by commas.

    Only the first of these that a line has parts it, so that a role may hold a comma; what stands
    behind a third one belongs to the organisation.
    """
    line = line.strip()
    between = next((mark for mark in _BETWEEN_PARTS if mark in line), _BETWEEN_PARTS[-1])
    name, role, organisation, *_ = *line.split(between, 2), "", ""
    return name.strip(), role.strip(), organisation.strip()


def note(draft: Draft, kind: type[Noted], text: str) -> Noted:
    """Park something, or note a decision, an action or a note of the facilitator's.

    Raises:
        RefusedError: The text is empty or too long.
    """
    if not text.strip():
        message = say("refused.nothing_to_note")
        raise RefusedError(message)
    return draft.put(kind.new(text=text.strip(), order=order_at_end(list(draft.all(kind)))))


def keep_pending(draft: Draft, place: str, text: str) -> None:
    """Keep unfinished text of a line or an editor; empty text forgets it (DEC-16)."""
    record_id = f"pending_{place}"
    if text:
        draft.put(PendingText.checked({"id": record_id, "place": place, "text": text}))
    elif (pending := draft.find(PendingText, record_id)) is not None:
        draft.remove(pending)


def has_text_half_typed(records: Records) -> bool:
    """Whether a record's own text was being typed, and not only a line's."""
    kept = (pending.place for pending in records.all(PendingText))
    return any("." in place and not place.endswith((POINTED_AT, IN_SILENCE)) for place in kept)


def pending_text(records: Records, place: str) -> str:
    """What was being typed there; empty if nothing."""
    pending = records.find(PendingText, f"pending_{place}")
    return pending.text if pending is not None else ""


def delete_note(draft: Draft, kind: type[Noted], record_id: str) -> None:
    """Delete a decision, an action, a parked item or a note.

    Raises:
        RecordMissingError: It is not there (any more).
    """
    draft.remove(get(draft, kind, record_id))
