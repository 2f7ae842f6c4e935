"""The entry point: the command line, or the window when no command is named."""

import gc
import sys
from pathlib import Path

from confluence_desktop.cli import run

_OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""Records and drawings are values without cycles. Python's usual 700 made the collector walk over
all of them again and again: half of the time in which a map of 10,000 cards is drawn."""


def main() -> int:
    """Run what the command line asks for and answer with the exit status."""
    calm_the_collector()
    return run(sys.argv[1:], _open_window)


def calm_the_collector() -> None:
    """Let Python look for cycles seldom."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, 20, 20)


def _open_window(file: Path | None, library: Path | None) -> int:
    from confluence_desktop import app

    return app.run(file, library)


if __name__ == "__main__":
    sys.exit(main())
