"""The agenda, and the state of the room while it is gone through."""

from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import Field

from confluence_desktop.document.record import Record, Scope
from confluence_desktop.document.text import Line, Text


class AgendaItem(Record):
    """A timed part of the day.

    Attributes:
        prompt: The question on the wall.
        board_id: The board it shows; it may dangle.
        stage: The stage of the Catch-22 exercise it shows, 1–12, or None.
        note: For the facilitator alone.
    """

    stored_as: ClassVar[str] = "agenda_item"

    order: float = 0.0
    title: Line
    prompt: Text = ""
    minutes: Annotated[int, Field(ge=0, le=1440)] = 10
    board_id: str | None = None
    stage: Annotated[int, Field(ge=1, le=12)] | None = None
    note: Text = ""


class ItemTime(Record):
    """How long an agenda item has been running; id `item_time_` + the item's id.

    Attributes:
        spent_s: Seconds counted so far.
        added_s: Seconds given or taken by +1 and −1; the planned minutes stay as they were.
    """

    stored_as: ClassVar[str] = "item_time"
    scope: ClassVar[Scope] = Scope.ROOM

    item_id: str
    spent_s: Annotated[float, Field(ge=0)] = 0.0
    added_s: float = 0.0


class Room(Record):
    """Where the room stands; id `room`. Kept over restarts, never undone.

    Attributes:
        running_since: When the countdown was last started; None while it pauses.
        stage: The stage of the exercise that is shown without an agenda item, 1–12.
        asked: The question of a finding that stands on the wall now; empty if none does.
        asked_ids: The records that it is about.
        stage_board_id: The Catch-22 board that `stage` is of.
    """

    stored_as: ClassVar[str] = "room"
    scope: ClassVar[Scope] = Scope.ROOM

    item_id: str | None = None
    board_id: str | None = None
    running_since: datetime | None = None
    stage: Annotated[int, Field(ge=1, le=12)] | None = None
    asked: Text = ""
    asked_ids: tuple[str, ...] = ()
    stage_board_id: str | None = None


class PendingText(Record):
    """Unfinished text of a line or an editor (DEC-16); id `pending_` + its place.

    Attributes:
        place: Where it is being typed: a board's id for the capture line, or ``record_id.field``.
    """

    stored_as: ClassVar[str] = "pending"
    scope: ClassVar[Scope] = Scope.ROOM

    place: str
    text: Text


ROOM_ID = "room"
