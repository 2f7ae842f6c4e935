"""What the organisation was asked for, and what lies behind it."""

from typing import ClassVar

from confluence_desktop.document.record import Record
from confluence_desktop.document.text import Line, Text


class Request(Record):
    """A request in its own words, with what was found behind it.

    Attributes:
        tool: The tool it names.
        capability: What that would let us do.
        with_whom: Employees, customers, vendors, partners, or an audience of the session's own.
        purpose: What it serves.
        from_tool: The room's answer to "starts from a tool?"; None while nobody was asked.
        done_to: The room's answer to "done to people rather than with them?".
        question: The reframed question as edited; None while it is written from the fields.
        question_drafted: What the fields gave when it was edited (DEC-15).
        capability_card_id: The card that it became on the map; it may dangle.
        tool_card_id: The "asked for" card under that one; it may dangle.
        parked: It waits for a purpose.
    """

    stored_as: ClassVar[str] = "request"
    indexed: ClassVar[tuple[str, ...]] = ("board_id",)

    board_id: str
    text: Text
    order: float = 0.0
    tool: Line = ""
    capability: Text = ""
    with_whom: Line = ""
    purpose: Text = ""
    from_tool: bool | None = None
    done_to: bool | None = None
    question: Text | None = None
    question_drafted: Text | None = None
    capability_card_id: str | None = None
    tool_card_id: str | None = None
    parked: bool = False
