"""Boards, and the cards of the strategy map."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from confluence_desktop.document.record import Record
from confluence_desktop.document.text import Line, Text
from confluence_desktop.workshop.levels import LEVELS, BoardKind, Level

__all__ = ["LEVELS", "Board", "BoardKind", "Card", "CardColour", "Level"]


class Board(Record):
    """One exercise of a session.

    Attributes:
        left_name: Name of the left current (Catch-22): the practice; the left pole of a polarity.
        right_name: Name of the right current: the means; the right pole of a polarity.
        purpose: What all want that is stuck; the greater purpose of a polarity.
        cost_of_staying: What it costs to stay stuck.
        protects: What the loops protect.
        loops_share: What both loops have in common.
        fear: The deeper fear of a polarity.
        agreement_rule: How agreement is measured and what is enough, agreed before it is asked.
        moves_dealt: Names of the break moves that were dealt, the last one being open.
        is_short: The exercise is gone through in its 45-minute form.
        third_sentence: The third Catch-22 as edited; None while drafted from the loops (DEC-15).
        third_drafted: What the loops gave when it was edited; differs once they have changed.
    """

    stored_as: ClassVar[str] = "board"

    type: BoardKind
    title: Line
    order: float = 0.0
    left_name: Line = ""
    right_name: Line = ""
    purpose: Text = ""
    cost_of_staying: Text = ""
    protects: Text = ""
    third_sentence: Text | None = None
    third_drafted: Text | None = None
    loops_share: Text = ""
    fear: Text = ""
    agreement_rule: Text = ""
    moves_dealt: tuple[str, ...] = ()
    is_short: bool = False


class CardColour(StrEnum):
    """A card's own mark; the default is its level's."""

    LEVEL = "level"
    WARN = "warn"
    OK = "ok"
    FOCUS = "focus"


class Card(Record):
    """One thing said, at its level.

    Attributes:
        first_text: The first wording, once it has been edited; never for the room.
        order: Its place in the lane; fractions lie between neighbours.
        pinned_x: Left edge in board units where it is held; None lets the layout place it.
        note: For the facilitator alone.
        covered: Held back on the wall until revealed.
        owner: Who answers for an objective; the people who carry a capability.
        asked_for: A tool that was asked for, before anybody said what it is needed for.
        names_action: The facilitator's tick that the mission says what is done (W1).
        names_offering: The tick that it says what is offered.
        names_for_whom: The tick that it says for whom.
        tells_outcome: The tick that an objective tells an outcome and not an output (W6).
    """

    stored_as: ClassVar[str] = "card"
    indexed: ClassVar[tuple[str, ...]] = ("board_id",)

    board_id: str
    level: Level
    text: Text
    first_text: Text | None = None
    order: float = 0.0
    pinned_x: float | None = None
    colour: CardColour = CardColour.LEVEL
    note: Text = ""
    covered: bool = False
    measure: Line = ""
    baseline: Line = ""
    target: Line = ""
    due: date | None = None
    owner: Line = ""
    asked_for: bool = False
    names_action: bool = False
    names_offering: bool = False
    names_for_whom: bool = False
    tells_outcome: bool = False
