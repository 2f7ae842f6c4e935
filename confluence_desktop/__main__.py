"""The entry point: the command line, or the window when no command is named."""

import sys

from confluence_desktop.cli import run


def main() -> int:
    """Run what the command line asks for and answer with the exit status."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
