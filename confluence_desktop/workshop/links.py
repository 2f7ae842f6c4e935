"""Links of the strategy map."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from confluence_desktop.document.record import Record
from confluence_desktop.document.text import Text

Confidence = Annotated[int, Field(ge=0, le=10)]


class Effect(StrEnum):
    """Whether the means helps or hurts its end."""

    HELPS = "helps"
    HURTS = "hurts"


class Link(Record):
    """*source* (the means) serves *target* (the end).

    Drawn from the end's lower edge to the means' upper edge.
    """

    stored_as: ClassVar[str] = "link"
    indexed: ClassVar[tuple[str, ...]] = ("source_id", "target_id")

    source_id: str
    target_id: str
    effect: Effect = Effect.HELPS
    because: Text = ""
    confidence: Confidence | None = None
