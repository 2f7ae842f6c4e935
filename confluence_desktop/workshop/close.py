"""What is noted at any time and taken home: decisions, actions, parked items."""

from datetime import date
from typing import ClassVar

from confluence_desktop.document.record import Record
from confluence_desktop.document.text import Line, Text


class Decision(Record):
    """Something the room decided.

    Attributes:
        agreement: Ballots for each of six steps from "fully" to "block"; empty if not asked.
        step_id: The step at a crossing that it commits to; it may dangle.
    """

    stored_as: ClassVar[str] = "decision"

    text: Text
    why: Text = ""
    order: float = 0.0
    agreement: tuple[int, ...] = ()
    step_id: str | None = None


class Action(Record):
    """Something somebody does, by a date."""

    stored_as: ClassVar[str] = "action"

    text: Text
    owner: Line = ""
    due: date | None = None
    done: bool = False
    order: float = 0.0


class ParkedItem(Record):
    """A question or remark kept for later.

    Attributes:
        about: Ids of the records that it is about; they may dangle.
        finding: Key of the finding that was parked; empty if it is none.
    """

    stored_as: ClassVar[str] = "parked_item"

    text: Text
    order: float = 0.0
    about: tuple[str, ...] = ()
    finding: str = ""


class FacilitatorNote(Record):
    """A note of the facilitator; never projected, never exported to attendees."""

    stored_as: ClassVar[str] = "facilitator_note"

    text: Text
    order: float = 0.0
