"""What can be done with a finding: ask it on the wall, park it, live with it."""

from confluence_desktop.document.draft import Draft
from confluence_desktop.document.record import Records
from confluence_desktop.workshop.agenda import ROOM_ID, Room
from confluence_desktop.workshop.close import ParkedItem
from confluence_desktop.workshop.findings import (
    Acceptance,
    CheckNumber,
    Finding,
    acceptance_of,
)
from confluence_desktop.workshop.ordering import order_at_end


def ask(draft: Draft, finding: Finding) -> Room:
    """Put a finding's question on the wall, with the records that it is about."""
    return _asked(draft, finding.question, finding.about)


def stop_asking(draft: Draft) -> Room:
    """Let the wall show the agenda's prompt again."""
    return _asked(draft, "", ())


def park_finding(draft: Draft, finding: Finding) -> ParkedItem:
    """Keep a finding as a parked item; one that is parked already stays as it is.

    Parked and accepted ones are asked no longer.
    """
    _put_away(draft, finding)
    parked = parked_as(draft, finding)
    if parked is not None:
        return parked
    text = f"{finding.question} {finding.statement}".strip()
    order = order_at_end(list(draft.all(ParkedItem)))
    return draft.put(
        ParkedItem.new(text=text, order=order, about=finding.about, finding=finding.key)
    )


def parked_as(records: Records, finding: Finding) -> ParkedItem | None:
    """The parked item that a finding was kept as."""
    return next((one for one in records.all(ParkedItem) if one.finding == finding.key), None)


def accept(draft: Draft, finding: Finding, reason: str) -> Acceptance:
    """Live with a finding; the reason is kept.

    Raises:
        RefusedError: At the commit, when there is no reason.
    """
    _put_away(draft, finding)
    known = acceptance_of(draft, finding)
    if known is not None:
        return draft.put(known.changed(reason=reason.strip()))
    return draft.put(
        Acceptance.new(
            board_id=finding.board_id,
            check=finding.check,
            key=finding.key,
            reason=reason.strip(),
        )
    )


def take_acceptance_back(draft: Draft, finding: Finding) -> None:
    """Let a finding count again."""
    known = acceptance_of(draft, finding)
    if known is not None:
        draft.remove(known)


def set_check_number(draft: Draft, name: str, value: float | None) -> CheckNumber | None:
    """Change a number of a check for this session; None brings back the usual one."""
    number_id = f"check_number_{name}"
    known = draft.find(CheckNumber, number_id)
    if value is not None:
        return draft.put(CheckNumber.checked({"id": number_id, "name": name, "value": value}))
    if known is not None:
        draft.remove(known)
    return None


def is_asked(records: Records, finding: Finding) -> bool:
    """Whether a finding's question is on the wall."""
    room = records.find(Room, ROOM_ID)
    return room is not None and (room.asked, room.asked_ids) == (finding.question, finding.about)


def _put_away(draft: Draft, finding: Finding) -> None:
    if is_asked(draft, finding):
        stop_asking(draft)


def _asked(draft: Draft, question: str, about: tuple[str, ...]) -> Room:
    room = draft.find(Room, ROOM_ID) or Room(id=ROOM_ID)
    return draft.put(room.changed(asked=question, asked_ids=about))
