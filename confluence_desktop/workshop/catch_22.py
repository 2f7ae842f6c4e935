"""Loops, becauses and steps of a Catch-22 board, and the stuck lines before them."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from confluence_desktop.document.record import Record, Scope
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
        x_card_id: The map's card that X was taken from; it may dangle.
        y_card_id: The same for Y.
    """

    stored_as: ClassVar[str] = "loop"
    indexed: ClassVar[tuple[str, ...]] = ("board_id",)

    board_id: str
    side: Side
    x: Text = ""
    y: Text = ""
    sentence: Text | None = None
    sentence_drafted: Text | None = None
    x_card_id: str | None = None
    y_card_id: str | None = None


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


class BreakMove(StrEnum):
    """The nine moves of the deck."""

    SLICE = "slice"
    THIN = "thin"
    BORROW = "borrow"
    STAND_IN = "stand_in"
    TOGETHER = "together"
    UNDOABLE = "undoable"
    UNDERWRITE = "underwrite"
    ASK_OWNER = "ask_owner"
    DROP = "drop"


class StepState(StrEnum):
    """How far a step has come."""

    CANDIDATE = "candidate"
    KEPT = "kept"
    COMMITTED = "committed"


class Step(Record):
    """A small act at the crossing.

    Attributes:
        together: It is done with others.
        tool: The tool it is done with; empty if none.
        with_tool: It is done with a tool, whether or not one is named yet.
        breaks: Ids of becauses that it makes untrue; they may dangle.
        requires: What must be so before: ids of steps, and conditions as ``loop_id.x``.
        move: The move of the deck that it came from.
        touches: Keys of the arrows that the room said it touches, as ``left.1``.
        needs_nothing_new: The room's answer to t3: no new authority or budget; None while unasked.
        can_be_undone: The answer to t4.
        is_observable: The answer to t7: anyone in the room could observe the signal.
        signal: What would show that it works.
        signal_on: When the first signal is to be seen.
        warning: The early warning that it goes wrong.
        ends_on: When it is over.
        review_on: When the room looks at it again.
        decision_id: The decision it became when it was committed; it may dangle.
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
    state: StepState = StepState.CANDIDATE
    move: BreakMove | None = None
    touches: tuple[str, ...] = ()
    needs_nothing_new: bool | None = None
    can_be_undone: bool | None = None
    is_observable: bool | None = None
    signal_on: date | None = None
    warning: Text = ""
    ends_on: date | None = None
    review_on: date | None = None
    decision_id: str | None = None

    @property
    def is_unasked(self) -> bool:
        """Nobody has said yet whether it is done together or with a tool.

        Every step begins so; one that is committed to without either is done alone and without.
        """
        return self.state is not StepState.COMMITTED and not (self.together or self.with_tool)


class Objection(Record):
    """A "yes, but" to a step: answered, or accepted by somebody by name.

    Attributes:
        accepted_by: Who lives with it unanswered.
    """

    stored_as: ClassVar[str] = "objection"
    indexed: ClassVar[tuple[str, ...]] = ("step_id",)

    step_id: str
    text: Text
    answer: Text = ""
    accepted_by: Line = ""
    order: float = 0.0


class StuckLine(Record):
    """A "we can't … until …" written in silence, before it is sorted.

    Attributes:
        covered: Held back on the wall until revealed.
        parked: It is kept for later.
    """

    stored_as: ClassVar[str] = "stuck_line"
    indexed: ClassVar[tuple[str, ...]] = ("board_id",)

    board_id: str
    text: Text
    covered: bool = False
    parked: bool = False
    order: float = 0.0


class Sorting(StrEnum):
    """What a pair of stuck lines turned out to be."""

    CATCH_22 = "catch_22"
    POLARITY = "polarity"
    CONFLICT = "conflict"
    CONSTRAINT = "constraint"


class StuckPair(Record):
    """Stuck lines that belong together: one's "until" is the other's "can't".

    Attributes:
        sorting: What it is; None until the four questions are answered.
        outcome_id: What it became: a loop, a board, a parked item or an action; it may dangle.
    """

    stored_as: ClassVar[str] = "stuck_pair"
    indexed: ClassVar[tuple[str, ...]] = ("board_id",)

    board_id: str
    line_ids: tuple[str, ...]
    sorting: Sorting | None = None
    outcome_id: str | None = None
    order: float = 0.0


class StageLeft(Record):
    """That a stage was left, and what was open then; id `stage_left_` + board id + stage.

    Attributes:
        missing: Keys of the parts of its gate that were open.
    """

    stored_as: ClassVar[str] = "stage_left"
    scope: ClassVar[Scope] = Scope.ROOM

    board_id: str
    stage: Annotated[int, Field(ge=1, le=12)]
    missing: tuple[str, ...] = ()
