"""Which screen the wall goes on, and what the facilitator should know about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

from confluence_desktop.workshop.spoken import say

MIRRORED = say("wall.mirrored")


@dataclass(frozen=True, slots=True)
class ScreenFacts:
    """What is known of one screen; places in logical pixels."""

    name: str
    geometry: QRect


@dataclass(frozen=True, slots=True)
class WallPlace:
    """Where the wall goes.

    Attributes:
        index: Of the screen.
        covers_window: It lies over the facilitator's own window.
        warning: What to tell the facilitator; empty if nothing.
    """

    index: int
    covers_window: bool
    warning: str


def wall_place(
    screens: Sequence[ScreenFacts], window_index: int, wished_name: str = ""
) -> WallPlace:
    """The wished screen, else the first that the window is not on, else the only one."""
    own = screens[window_index].geometry
    others = [i for i in range(len(screens)) if i != window_index]
    mirrors = [i for i in others if screens[i].geometry == own]
    free = [i for i in others if i not in mirrors]
    if mirrors and not free:
        return WallPlace(window_index, covers_window=True, warning=MIRRORED)
    if not free:
        return WallPlace(window_index, covers_window=True, warning="")
    wished = [i for i in free if screens[i].name == wished_name]
    chosen = wished[0] if wished else free[0]
    return WallPlace(chosen, covers_window=False, warning=MIRRORED if mirrors else "")
