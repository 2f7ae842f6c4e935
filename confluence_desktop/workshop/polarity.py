"""A polarity: two goods that a room swings between, each needed over time."""

from enum import StrEnum
from typing import ClassVar

from confluence_desktop.document.record import Record
from confluence_desktop.document.text import Text


class PolarityPlace(StrEnum):
    """Where on the map of a polarity something stands; two poles, four kinds of entry each."""

    LEFT_UPSIDE = "left_upside"
    LEFT_DOWNSIDE = "left_downside"
    RIGHT_UPSIDE = "right_upside"
    RIGHT_DOWNSIDE = "right_downside"
    LEFT_ACTION = "left_action"
    RIGHT_ACTION = "right_action"
    LEFT_WARNING = "left_warning"
    RIGHT_WARNING = "right_warning"


class PolarityEntry(Record):
    """One thing said about a pole."""

    stored_as: ClassVar[str] = "polarity_entry"
    indexed: ClassVar[tuple[str, ...]] = ("board_id",)

    board_id: str
    place: PolarityPlace
    text: Text
    order: float = 0.0
