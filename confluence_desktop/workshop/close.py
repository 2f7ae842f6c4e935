"""What is noted at any time and taken home: decisions, actions, parked items."""

from datetime import date
from typing import ClassVar

from confluence_desktop.document.record import Record
from confluence_desktop.document.text import Line, Text


class Decision(Record):
    """Something the room decided."""

    stored_as: ClassVar[str] = "decision"

    text: Text
    why: Text = ""
    order: float = 0.0


class Action(Record):
    """Something somebody does, by a date."""

    stored_as: ClassVar[str] = "action"

    text: Text
    owner: Line = ""
    due: date | None = None
    done: bool = False
    order: float = 0.0


class ParkedItem(Record):
    """A question or remark kept for later."""

    stored_as: ClassVar[str] = "parked_item"

    text: Text
    order: float = 0.0


class FacilitatorNote(Record):
    """A note of the facilitator; never projected, never exported to attendees."""

    stored_as: ClassVar[str] = "facilitator_note"

    text: Text
    order: float = 0.0
