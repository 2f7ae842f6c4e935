"""What the wall may show in place of what the facilitator sees."""

from enum import StrEnum

from confluence_desktop.workshop.spoken import say


class WallState(StrEnum):
    """The states, by the word that the facilitator's bar says; lower ones lie on top."""

    LIVE = ""
    ASKING = say("wall.asking")
    SPOTLIGHT = say("wall.spotlight")
    FROZEN = say("wall.frozen")
    BLANK = say("wall.blank")
    TEST_CARD = say("wall.test_card")


ENDED_BY = {
    WallState.ASKING: "wall.stop_asking",
    WallState.SPOTLIGHT: "wall.spotlight",
    WallState.FROZEN: "wall.freeze",
    WallState.BLANK: "wall.blank",
    WallState.TEST_CARD: "wall.test_card",
}
"""The command that brings the wall back from a state."""
