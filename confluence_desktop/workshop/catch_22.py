"""Loops, becauses and steps of a Catch-22 board."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from confluence_desktop.document.record import Record
from confluence_desktop.document.text import Line, Text
from confluence_desktop.workshop.links import Confidence


class Side(StrEnum):
    """The left loop is about the practice, the right one about the means."""

    LEFT = "left"
    RIGHT = "right"


class Loop(Record):
    """Two conditions that wait for each other.

    Arrow 1 reads "we can't X until we Y", arrow 2 "we can't Y until we X".

    Attributes:
        sentence: The loop's sentence as edited; None while it is written from X and Y (DEC-15).
        sentence_drafted: What X and Y gave when it was edited; differs once they have changed.
    """

    stored_as: ClassVar[str] = "loop"
    indexed: ClassVar[tuple[str, ...]] = ("board_id",)

    board_id: str
    side: Side
    x: Text = ""
    y: Text = ""
    sentence: Text | None = None
    sentence_drafted: Text | None = None


class BecauseKind(StrEnum):
    """What kind of reason holds an arrow."""

    RULE = "rule"
    FACT = "fact"
    BELIEF = "belief"
    HABIT = "habit"
    FEAR = "fear"


class BecauseState(StrEnum):
    """How the reason stands."""

    HOLDS = "holds"
    DOUBTED = "doubted"
    BROKEN = "broken"


class Because(Record):
    """A reason why an arrow holds.

    Attributes:
        who: Who says so, as a role; for the facilitator and the full record.
        confidence: 0–10, or None while nobody was asked.
    """

    stored_as: ClassVar[str] = "because"
    indexed: ClassVar[tuple[str, ...]] = ("loop_id",)

    loop_id: str
    arrow: Annotated[int, Field(ge=1, le=2)]
    text: Text
    kind: BecauseKind | None = None
    who: Line = ""
    confidence: Confidence | None = None
    evidence: Text = ""
    not_true_when: Text = ""
    state: BecauseState = BecauseState.HOLDS
    order: float = 0.0


class Step(Record):
    """A small act at the crossing.

    Attributes:
        together: It is done with others.
        tool: The tool it is done with; empty if none.
        with_tool: It is done with a tool, whether or not one is named yet.
        breaks: Ids of becauses that it makes untrue; they may dangle.
    """

    stored_as: ClassVar[str] = "step"
    indexed: ClassVar[tuple[str, ...]] = ("board_id",)

    board_id: str
    text: Text
    order: float = 0.0
    together: bool = False
    with_tool: bool = False
    tool: Line = ""
    owner: Line = ""
    starts_on: date | None = None
    breaks: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    signal: Text = ""
    fallback: Text = ""
