"""The entry point: the command line, or the window when no command is named."""

import gc
import os
import sys
from io import TextIOWrapper
from pathlib import Path

from confluence_desktop.cli import run

_OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""Records and drawings are values without cycles. Python's usual 700 made the collector walk over
all of them again and again: half of the time in which a map of 10,000 cards is drawn."""

_ROUNDS = (5, 80)
"""What has stayed for so many rounds is looked through together. Twenty rounds together, the next
larger look held the keys up for 0.4 s."""

_TURN_S = 0.001 if sys.platform == "win32" else 0.0005
"""How long a thread that computes may keep the windows' thread waiting each time it has let go, as
it does at many a call of Qt. Python's usual 5 ms made an edit take 12 while a map was looked
through beside it. Windows counts such waits in whole milliseconds, and would not rest at all for
less than one."""


def main() -> int:
    """Run what the command line asks for and answer with the exit status."""
    ready_python()
    if isinstance(sys.stdout, TextIOWrapper):
        # A title in a script that the terminal does not know is spelt out, and ends no list.
        sys.stdout.reconfigure(errors="backslashreplace")
    return run(sys.argv[1:], _open_window)


def ready_python() -> None:
    """Let Python look for cycles seldom, and its threads take turns quickly.

    Records know no plugins. Looking for some in all that is installed kept a session waiting.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, *_ROUNDS)
    sys.setswitchinterval(_TURN_S)


def _open_window(file: Path | None, library: Path | None) -> int:
    _spare_sources()
    from confluence_desktop import app

    return app.run(file, library)


def _spare_sources() -> None:
    """Keep PySide from reading the source of every module that is loaded from now on.

    It looks for modules that may want its names spelt otherwise, which none of ours does: a
    fourteenth of the time in which a named session is seen. There is no public way to spare it.
    Where PySide has other ways, it goes on; a test fails once it reads no sources of its own.
    """
    import PySide6.QtCore  # noqa: F401  # with it comes what looks

    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = lambda _module: False


if __name__ == "__main__":
    sys.exit(main())
