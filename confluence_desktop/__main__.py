"""The entry point: the command line, or the window when no command is named."""

import sys
from pathlib import Path

from confluence_desktop.cli import run


def main() -> int:
    """Run what the command line asks for and answer with the exit status."""
    return run(sys.argv[1:], _open_window)


def _open_window(file: Path | None, library: Path | None) -> int:
    from confluence_desktop import app

    return app.run(file, library)


if __name__ == "__main__":
    sys.exit(main())
