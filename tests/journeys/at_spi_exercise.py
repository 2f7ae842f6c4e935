"""The Catch-22 exercise as a screen reader finds it, over AT-SPI on Linux.

`python -m tests.journeys.at_spi_exercise` starts the real program in the stage of the becauses,
goes on to the tests of a step by keys, and reads the tree of accessibles from outside. It ends with
status 1 when something is not told. Needs what `at_spi.py` needs.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from confluence_desktop.boards.catch_22.standing import arrows_now
from confluence_desktop.document.document import Document
from confluence_desktop.document.record import get
from confluence_desktop.storage.session_file import create_session_file
from confluence_desktop.workshop.cards import Board
from confluence_desktop.workshop.catch_22 import BecauseKind
from confluence_desktop.workshop.session import Session
from confluence_desktop.workshop.spoken import spoken
from tests.gallery.sessions import CATCH_ID
from tests.gallery.stages import at_stage
from tests.gallery.texts import ENGLISH
from tests.journeys.at_spi import TITLE as WINDOW
from tests.journeys.at_spi import Told, python_with_pyatspi, read
from tests.journeys.real_window import RealWindow, virtual_screen

_INSIDE = "--inside"
_TO_BOARD, _TO_STEP = ("Next", "Next"), ("F10", "Home", "Return")


def session_at(stage: int) -> Document:
    """A session that has come to a stage, with a kind and a confidence for each because."""
    document = at_stage(stage, ENGLISH)
    with document.transaction("Say") as draft:
        for session in list(draft.all(Session)):
            draft.put(session.changed(title=WINDOW))
        for now in arrows_now(draft, get(draft, Board, CATCH_ID)):
            for because in now.becauses:
                draft.put(because.changed(kind=BecauseKind.HABIT, confidence=4))
    return document


def not_told(told: Told, wanted: Iterable[str]) -> list[str]:
    """What nobody is told, by name or by description."""
    said = [f"{one['name']} {one['description']}" for one in told]
    return [words for words in wanted if not any(words in one for one in said)]


def becauses_wanted(document: Document) -> list[str]:
    """What the sixth stage says: where one is, what is asked, what is open, and each because."""
    stage = spoken("exercise")["stages"]["6"]
    met = spoken("exercise_panel")["met"]["6"]
    arrows = arrows_now(document, get(document, Board, CATCH_ID))
    return [
        stage["title"],
        stage["prompt"],
        stage["say"],
        *(f"✓ {said}" for said in met.values()),
        *(f"{one.text}" for now in arrows for one in now.becauses),
        "habit",
        "confidence 4 of 10",
    ]


def tests_wanted() -> list[str]:
    """What the details of a step say in the eleventh stage: each test with its state."""
    tests = spoken("catch_22_checks")["tests"]
    titles = [words["title"].format(days=14) for words in tests.values()]
    return [*(f"{title}, " for title in titles), ", passed", ", failed", ", still open"]


def look(file_of: Document, folder: Path, display: str, python: str, keys: tuple[str, ...]) -> Told:
    """What is told of a session, after some keys."""
    (folder / "library").mkdir(parents=True)
    file = folder / "library" / "heard.confluence"
    create_session_file(file, list(file_of))
    with RealWindow(display, folder, str(file)) as window:
        window.wait_for_title(WINDOW)
        time.sleep(1.5)
        window.press(*keys)
        time.sleep(1.0)
        told = read(python)
        window.end()
    return told


def listen() -> int:
    """Start the program and say what is not told; to be run on a message bus of its own."""
    python = python_with_pyatspi()
    assert python is not None
    os.environ |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_ACCESSIBILITY": "1"}
    with tempfile.TemporaryDirectory() as folder, virtual_screen(1920, 1080) as display:
        six = session_at(6)
        told = look(six, Path(folder) / "six", display, python, _TO_BOARD)
        lacking = not_told(told, becauses_wanted(six))
        told_of_step = look(
            session_at(11), Path(folder) / "eleven", display, python, (*_TO_BOARD, *_TO_STEP)
        )
        lacking += not_told(told_of_step, tests_wanted())
        if "--all" in sys.argv:
            for one in (*told, *told_of_step):
                print(one["depth"], one["role"], one["name"], "|", one["description"])  # noqa: T201  # a journey says what it found
    for line in lacking:
        print(f"Not told: {line}")  # noqa: T201  # a journey says what it found
    return 1 if lacking else 0


def main() -> int:
    """Run on a message bus of its own."""
    if _INSIDE in sys.argv:
        return listen()
    module = "tests.journeys.at_spi_exercise"
    command = ["dbus-run-session", "--", sys.executable, "-m", module, _INSIDE, *sys.argv[1:]]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
