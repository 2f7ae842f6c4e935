"""Rounds of the Confluence plan."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from confluence_desktop.document.record import Record
from confluence_desktop.document.text import Line, Text


class RoundState(StrEnum):
    """What became of a round."""

    OPEN = "open"
    DONE = "done"
    NOT_DONE = "not_done"


class Round(Record):
    """A collaborative act and a use of a tool, at one crossing.

    Attributes:
        step_id: The step at the crossing that it came from; it may dangle.
        text: What is tried, in a line.
        act: The collaborative act: who with whom does what.
        tool: The tool it uses.
        other: The other party of the act.
        done_when: What is so when it is done.
        tells_outcome: The facilitator's tick that `done_when` tells an outcome (P6).
        signal: What would show that it works.
        learn_together: What we expect to learn about working together.
        learn_tools: What we expect to learn about the tools.
        serves: Ids of the map's cards that it serves; they may dangle.
        requires: Ids of the rounds that it needs the result of.
        happened: What happened, afterwards.
        learned: What we learned.
    """

    stored_as: ClassVar[str] = "round"
    indexed: ClassVar[tuple[str, ...]] = ("board_id",)

    board_id: str
    text: Text
    order: float = 0.0
    step_id: str | None = None
    act: Text = ""
    tool: Line = ""
    owner: Line = ""
    other: Line = ""
    starts_on: date | None = None
    due: date | None = None
    done_when: Text = ""
    tells_outcome: bool = False
    signal: Text = ""
    learn_together: Text = ""
    learn_tools: Text = ""
    serves: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    state: RoundState = RoundState.OPEN
    happened: Text = ""
    learned: Text = ""
