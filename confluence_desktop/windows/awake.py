"""Keeps the display awake while something is on the wall."""

import logging
from contextlib import ExitStack

log = logging.getLogger(__name__)


class Awake:
    """Asks the system to keep the display on; where it can't be asked, work goes on without."""

    def __init__(self) -> None:
        self._asked = ExitStack()

    def begin(self) -> None:
        """Keep the display on from now."""
        from wakepy import keep

        self.end()
        # "pass": without D-Bus, or on a bare X server, nobody can be asked.
        mode = self._asked.enter_context(keep.presenting(on_fail="pass"))
        if not mode.active:
            log.info("The display can't be kept awake here")

    def end(self) -> None:
        """Let the display sleep again."""
        self._asked.close()
