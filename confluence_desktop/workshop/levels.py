"""The kinds of boards and the levels of the map: names alone, as the command line loads them."""

from enum import StrEnum
from functools import cache

from confluence_desktop.workshop.spoken import say, spoken_in


class BoardKind(StrEnum):
    """The exercises. Stored names are never renamed; the command line takes ``-`` for ``_``."""

    STRATEGY_MAP = "strategy_map"
    CATCH_22 = "catch_22"
    REQUESTS = "requests"
    POLARITY = "polarity"
    CONFLUENCE_PLAN = "confluence_plan"


class Level(StrEnum):
    """The seven levels of the strategy map, from the top."""

    MISSION = "mission"
    VISION = "vision"
    GOAL = "goal"
    OBJECTIVE = "objective"
    STRATEGY = "strategy"
    CAPABILITY = "capability"
    TOOL = "tool"

    @property
    def rank(self) -> int:
        """0 for mission … 6 for tool."""
        return LEVELS.index(self)

    @property
    def plural(self) -> str:
        """What its lane is called."""
        return say(f"strategy_map.lanes.{self}")

    @property
    def singular(self) -> str:
        """What one card of it is."""
        return say(f"strategy_map.levels.{self}")

    def moved(self, by: int) -> "Level":
        """The level so many lanes further down (or up, if negative), stopping at the ends."""
        return LEVELS[max(0, min(len(LEVELS) - 1, self.rank + by))]


LEVELS: tuple[Level, ...] = tuple(Level)

_LANGUAGES = ("en", "de", "fr", "es")


@cache
def level_names() -> dict[str, Level]:
    """The levels by what they are called, one card or a lane, in every language that names them."""
    found: dict[str, Level] = {}
    for words in (spoken_in("strategy_map", language) for language in _LANGUAGES):
        for names in (words["lanes"], words["levels"]):
            found.update((names[level].casefold(), level) for level in LEVELS)
    return found
