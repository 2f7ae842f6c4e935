"""The countdown of an agenda item: pure sums over elapsed seconds.

Real elapsed time comes from a clock that neither jumps with the wall clock nor stops in sleep;
only after a restart, when that clock starts anew, does the wall clock bridge the gap.
"""

import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from confluence_desktop.workshop.agenda import AgendaItem, ItemTime

LOW_SHARE = 0.20
LAST_SHARE = 0.05
LONGEST_GAP_S = 4 * 3600.0
"""A countdown that was left running longer than this while the app was gone counts as paused."""


# What `time.monotonic` reads stops in sleep on Linux and macOS; these clocks, and Windows', go on.
_CLOCK_ID: int | None = getattr(
    time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC if platform.system() == "Darwin" else None
)


class Phase(StrEnum):
    """How urgent the countdown is; each has its own colour and shape."""

    CALM = "calm"
    LOW = "low"
    LAST = "last"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Countdown:
    """Where the countdown of an agenda item stands.

    Attributes:
        total_s: Planned seconds with what was given or taken since.
        spent_s: Seconds used so far.
    """

    total_s: float
    spent_s: float
    is_running: bool = False

    @property
    def left_s(self) -> float:
        """Seconds left; negative once the time is over."""
        return self.total_s - self.spent_s

    @property
    def phase(self) -> Phase:
        if self.left_s < 0 or (self.total_s <= 0 and self.spent_s > 0):
            return Phase.OVER
        if self.total_s <= 0:
            return Phase.CALM
        share = self.left_s / self.total_s
        if share <= LAST_SHARE:
            return Phase.LAST
        return Phase.LOW if share <= LOW_SHARE else Phase.CALM

    @property
    def text(self) -> str:
        """Minutes and seconds left, such as ``18:24``; ``+0:12`` once over."""
        if self.left_s < 0:
            minutes, seconds = divmod(int(-self.left_s), 60)
            return f"+{minutes}:{seconds:02}"
        # Rounded up, so that a countdown starts at its full minutes and shows 0:00 only at the end.
        minutes, seconds = divmod(-int(-self.left_s // 1), 60)
        return f"{minutes:02}:{seconds:02}"


class Stopwatch:
    """Counts elapsed seconds while it runs."""

    def __init__(self, clock: Callable[[], float] | None = None) -> None:
        self._clock = clock or elapsed_clock
        self._since: float | None = None

    @property
    def is_running(self) -> bool:
        return self._since is not None

    @property
    def elapsed_s(self) -> float:
        """Seconds since the start or the last `take`."""
        return 0.0 if self._since is None else max(0.0, self._clock() - self._since)

    def start(self) -> None:
        if self._since is None:
            self._since = self._clock()

    def take(self) -> float:
        """The seconds counted since the start or the last `take`; goes on running."""
        if self._since is None:
            return 0.0
        now = self._clock()
        counted, self._since = max(0.0, now - self._since), now
        return counted

    def stop(self) -> float:
        """Stop, and answer the seconds counted since the start or the last `take`."""
        counted = self.take()
        self._since = None
        return counted


def elapsed_clock() -> float:
    """Seconds of real time that go on in sleep, whatever is done to the wall clock."""
    return time.monotonic() if _CLOCK_ID is None else time.clock_gettime(_CLOCK_ID)


def countdown_of(
    minutes: int, time_used: ItemTime, *, running_s: float = 0.0, is_running: bool = False
) -> Countdown:
    """The countdown of planned minutes, with the counted time and the seconds not yet counted."""
    total_s = max(0.0, minutes * 60 + time_used.added_s)
    return Countdown(total_s, time_used.spent_s + running_s, is_running)


def gap_after_restart(running_since: datetime | None, now: datetime) -> float | None:
    """Seconds to add for the time the app was gone; None when the countdown is to stand still.

    A wall clock that was set back adds nothing.
    """
    if running_since is None:
        return None
    gap = (now - running_since).total_seconds()
    return None if gap > LONGEST_GAP_S else max(0.0, gap)


def day_ends_at(
    agenda: Sequence[AgendaItem], current_id: str | None, left_s: float, now: datetime
) -> datetime:
    """When the day ends if the current item takes its time and the later ones theirs."""
    place = next((i for i, item in enumerate(agenda) if item.id == current_id), -1)
    later = sum(item.minutes for item in agenda[place + 1 :])
    rest_s = max(0.0, left_s) if place >= 0 else 0.0
    return now + timedelta(seconds=rest_s, minutes=later)
