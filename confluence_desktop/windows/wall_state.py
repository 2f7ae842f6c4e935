"""What the wall may show in place of what the facilitator sees."""

from enum import StrEnum


class WallState(StrEnum):
    """The states, by the word that the facilitator's bar says; lower ones lie on top."""

    LIVE = ""
    ASKING = "Asking"
    SPOTLIGHT = "Spotlight"
    FROZEN = "Frozen"
    BLANK = "Blank"
    TEST_CARD = "Test card"


ENDED_BY = {
    WallState.ASKING: "wall.stop_asking",
    WallState.SPOTLIGHT: "wall.spotlight",
    WallState.FROZEN: "wall.freeze",
    WallState.BLANK: "wall.blank",
    WallState.TEST_CARD: "wall.test_card",
}
"""The command that brings the wall back from a state."""
