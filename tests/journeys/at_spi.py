"""The outline and the findings as a screen reader finds them, over AT-SPI on Linux.

`python -m tests.journeys.at_spi` starts the real program on a virtual screen with a message bus of
its own, opens outline and findings by keys and reads the tree of accessibles from outside. It ends
with status 1 when something is not told. Needs Xvfb, openbox, xdotool, dbus-run-session,
at-spi2-core and a Python with pyatspi (Debian's python3-pyatspi).
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from confluence_desktop.document.record import Record
from confluence_desktop.storage.session_file import create_session_file
from confluence_desktop.windows.key_table import key_of
from confluence_desktop.workshop.cards import Board, BoardKind, Card, Level
from confluence_desktop.workshop.links import Link
from confluence_desktop.workshop.session import Session
from tests.journeys.real_window import RealWindow, virtual_screen

TITLE = "Heard, not seen"
READER = Path(__file__).with_name("at_spi_reader.py")
NEEDED = ("Xvfb", "openbox", "xdotool", "dbus-run-session")
_INSIDE = "--inside"
_PYTHONS = ("/usr/bin/python3", "python3")
_X_KEYS = {"Ctrl": "ctrl", "Shift": "shift"}

Told = list[dict[str, Any]]


def missing() -> list[str]:
    """What is not there of all that this needs."""
    lacking = [tool for tool in NEEDED if shutil.which(tool) is None]
    return lacking if python_with_pyatspi() else [*lacking, "pyatspi"]


def python_with_pyatspi() -> str | None:
    """The first Python that can import pyatspi."""
    for python in _PYTHONS:
        if shutil.which(python) is None:
            continue
        done = subprocess.run([python, "-c", "import pyatspi"], capture_output=True, check=False)
        if done.returncode == 0:
            return python
    return None


def records() -> Iterator[Record]:
    """A map with a chain of three, a strategy that serves nothing, and a covered card."""
    yield Session.checked({"id": "session_1", "title": TITLE})
    yield Board.checked({"id": "board_1", "type": BoardKind.STRATEGY_MAP, "title": "The map"})
    said = (
        ("mission", Level.MISSION, "Every resident can read"),
        ("vision", Level.VISION, "The city talks to itself"),
        ("goal", Level.GOAL, "Young adults come back"),
        ("strategy", Level.STRATEGY, "Run a newsletter"),
        ("tool", Level.TOOL, "Short video"),
    )
    for name, level, text in said:
        yield Card.checked(
            {
                "id": f"card_{name}",
                "board_id": "board_1",
                "level": level,
                "text": text,
                "covered": name == "tool",
            }
        )
    for means, end in (("vision", "mission"), ("goal", "vision")):
        yield Link.checked(
            {"id": f"link_{means}", "source_id": f"card_{means}", "target_id": f"card_{end}"}
        )


def read(python: str) -> Told:
    """What is told of the window now."""
    done = subprocess.run(
        [python, str(READER), TITLE], capture_output=True, text=True, check=False, timeout=120
    )
    if done.returncode:
        raise TimeoutError(done.stderr)
    told: Told = json.loads(done.stdout)
    return told


def below(told: Told, name: str) -> Told:
    """What lies below the first accessible of this name."""
    place = next((place for place, one in enumerate(told) if one["name"] == name), len(told))
    found: Told = []
    for one in told[place + 1 :]:
        if one["depth"] <= told[place]["depth"]:
            break
        found.append(one)
    return found


def what_is_missing(told: Told) -> list[str]:
    """What a listener would not hear of the map."""
    names = {str(one["name"]): one for one in below(told, "Outline")}
    lacking = []
    for name, parts in (
        ("Mission: Every resident can read", ("Needs The city talks to itself.",)),
        ("Vision: The city talks to itself", ("Serves Every resident", "Needs Young adults")),
        ("Goal: Young adults come back", ("Serves The city talks to itself.", "to ask: ")),
        ("Strategy: Run a newsletter", ("to ask: ",)),
        ("Tool: Short video", ("Covered",)),
    ):
        description = str(names[name]["description"]) if name in names else None
        if description is None:
            lacking.append(f"no row is called “{name}”")
        else:
            lacking += [
                f"“{name}” does not say “{part}” but “{description}”"
                for part in parts
                if part not in description
            ]
    everywhere = {str(one["name"]): one for one in told}
    if "tree" not in str(everywhere.get("Outline", {}).get("role")):
        lacking.append("no tree is called “Outline”")
    if not any("still lacks: " in name for name in everywhere):
        lacking.append("nothing says how much the map still lacks")
    if not any(
        name.startswith("Must be mended: ") and one["description"].endswith("?")
        for name, one in everywhere.items()
    ):
        lacking.append("no finding is told with its question")
    return lacking


def press(window: RealWindow, command: str) -> None:
    """Press the key of a command."""
    parts = key_of(command).keys[0].split("+")
    window.press("+".join(_X_KEYS.get(part, part.lower()) for part in parts))


def listen() -> int:
    """Start the program and say what is told; to be run on a message bus of its own."""
    python = python_with_pyatspi()
    assert python is not None
    os.environ |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_ACCESSIBILITY": "1"}
    with tempfile.TemporaryDirectory() as folder, virtual_screen(1920, 1080) as display:
        home = Path(folder)
        (home / "library").mkdir()
        file = home / "library" / "heard.confluence"
        create_session_file(file, list(records()))
        with RealWindow(display, home, str(file)) as window:
            window.wait_for_title(TITLE)
            time.sleep(1.0)  # the board is looked through once it is painted
            press(window, "findings")
            press(window, "outline")
            time.sleep(1.0)
            lacking = what_is_missing(read(python))
            window.end()
    for line in lacking:
        print(f"Not told: {line}")  # noqa: T201  # a journey says what it found
    return 1 if lacking else 0


def main() -> int:
    """Run on a message bus of its own."""
    if _INSIDE in sys.argv:
        return listen()
    command = ["dbus-run-session", "--", sys.executable, "-m", "tests.journeys.at_spi", _INSIDE]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
