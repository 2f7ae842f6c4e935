"""Votes keyed from hands or paper ballots."""

from enum import StrEnum
from typing import ClassVar

from confluence_desktop.document.record import Record
from confluence_desktop.document.text import Line


class PollKind(StrEnum):
    """How is voted: dots on numbered items, or six steps of agreement."""

    DOTS = "dots"
    AGREEMENT = "agreement"


class Poll(Record):
    """A vote. Nothing of it is shown until it is revealed.

    Attributes:
        purpose: Why it is held on its board: ``weakest_link`` or ``commit``.
        item_ids: What is voted on; item 1 is the first. For agreement: the one step it is about.
        is_revealed: The tally is there for all to see.
        tally: Written when it is revealed: dots for each item, or ballots for each of the six
            steps from "fully" to "block".
        spread: Written with it for dots: for each item, how many people gave it 0, 1, 2 … dots.
    """

    stored_as: ClassVar[str] = "poll"
    indexed: ClassVar[tuple[str, ...]] = ("board_id",)

    board_id: str
    kind: PollKind
    purpose: Line = ""
    item_ids: tuple[str, ...] = ()
    is_revealed: bool = False
    tally: tuple[int, ...] = ()
    spread: tuple[tuple[int, ...], ...] = ()


class Ballot(Record):
    """One person's vote; never on the wall and in no attendee's paper.

    Attributes:
        choices: Numbers from 1, as keyed; one number may stand several times.
    """

    stored_as: ClassVar[str] = "ballot"
    indexed: ClassVar[tuple[str, ...]] = ("poll_id",)

    poll_id: str
    choices: tuple[int, ...]
    order: float = 0.0
