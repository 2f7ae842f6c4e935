"""Boards, and the cards of the strategy map with their clusters."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from confluence_desktop.document.record import Record
from confluence_desktop.document.text import Line, Text


class BoardKind(StrEnum):
    """The exercises. Stored names are never renamed; the command line takes ``-`` for ``_``."""

    STRATEGY_MAP = "strategy_map"
    CATCH_22 = "catch_22"


class Board(Record):
    """One exercise of a session.

    Attributes:
        left_name: Name of the left current (Catch-22): the practice.
        right_name: Name of the right current: the means.
        purpose: What all want that is stuck.
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


class Level(StrEnum):
    """The seven levels of the strategy map, from the top."""

    MISSION = "mission"
    VISION = "vision"
    GOAL = "goal"
    OBJECTIVE = "objective"
    STRATEGY = "strategy"
    CAPABILITY = "capability"
    TOOL = "tool"

    @property
    def rank(self) -> int:
        """0 for mission … 6 for tool."""
        return LEVELS.index(self)

    @property
    def plural(self) -> str:
        """What its lane is called."""
        return _LANE_NAMES[self]

    def moved(self, by: int) -> "Level":
        """The level so many lanes further down (or up, if negative), stopping at the ends."""
        return LEVELS[max(0, min(len(LEVELS) - 1, self.rank + by))]


LEVELS: tuple[Level, ...] = tuple(Level)

_LANE_NAMES = {
    Level.MISSION: "Mission",
    Level.VISION: "Vision",
    Level.GOAL: "Goals",
    Level.OBJECTIVE: "Objectives",
    Level.STRATEGY: "Strategies",
    Level.CAPABILITY: "Capabilities",
    Level.TOOL: "Tools",
}


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
