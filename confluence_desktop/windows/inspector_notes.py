"""The details of what was noted: parked items, decisions, actions, the facilitator's notes."""

from confluence_desktop.document.record import Record
from confluence_desktop.windows.edits import Edits
from confluence_desktop.windows.fields import Buttons, Part, Toggle
from confluence_desktop.windows.inspector_records import NEVER_PROJECTED, RecordFields
from confluence_desktop.windows.note_kinds import kind_of
from confluence_desktop.workshop.close import Action, Decision, FacilitatorNote
from confluence_desktop.workshop.spoken import say

_WORDS = {
    "note.park": say("details.parked"),
    "note.decision": say("details.decision"),
    "note.action": say("details.action"),
}


def note_parts(edits: Edits, record: Record) -> list[Part]:
    """The parts that show a note; none if the record is no note."""
    kind = kind_of(record)
    if kind is None:
        return []
    fields = RecordFields(edits, record)
    aside = NEVER_PROJECTED if isinstance(record, FacilitatorNote) else ""
    kicker = _WORDS.get(kind.command, say("details.my_note"))
    parts: list[Part] = [fields.field("text", kicker, aside=aside, is_line=False, is_large=True)]
    if isinstance(record, Decision):
        parts.append(fields.field("why", say("details.why"), is_line=False))
    if isinstance(record, Action):
        parts += [
            fields.field("owner", say("details.owner")),
            fields.day("due", say("details.by_when")),
            _done(fields),
        ]
    parts.append(
        Buttons(("Delete", lambda: edits.run("Delete", lambda d: kind.delete(d, record.id))))
    )
    return parts


def _done(fields: RecordFields) -> Part:
    return Toggle(
        "done",
        "open",
        lambda: bool(fields.value("done")),
        lambda is_on: fields.put(
            "done", is_on, say("edits.mark_as_done") if is_on else say("edits.mark_as_open")
        ),
    )
