"""A session in a real window by keys alone, from an empty library to the paper and back.

`python -m tests.journeys.window_journey [--pictures DIR] [--size 1366x768]` prints what it did and
ends with status 1 when something was not there. Needs what `real_window.py` names.
"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from tests.journeys.real_window import NEEDED, RealWindow, virtual_screen

READING_S = 4.0
"""How long home may take to show its sessions."""

WALL_S = 1.0
"""How long the wall may take to stand."""

TITLE = "Reaching readers"
PEOPLE = "Ada Byrne, Head of branches, City Library\nBen Ortiz, Reader services"
TWELVE_LINES = """\
Every resident can read, learn and take part
  By 2030 the library is where the city talks to itself
    Young adults come back
      Active borrowers aged 16 to 25 up 20 % by June 2027
        Let readers recommend to readers
          Host a conversation
            Reading groups online
    Residents shape what we offer
      40 % of events proposed by residents by December 2027
        Plan programmes with the public
          Listen and reply in public
            Neighbourhood forum
"""
STRATEGY = "Open the stacks to local authors and readers"
LOOPS = (
    ("see the benefits of working together", "work together"),
    ("see what the tools are worth", "put time into using them"),
)
BECAUSES = (
    "branches compete for the same visitors",
    "nobody has an hour to spare",
    "the office reads only visitor counts",
    "the accounts are locked",
)
REQUEST = "Set us up a page on a social network"
BEHIND = ("Page", "Hear what readers want", "residents", "programmes are theirs as well")
COVERED = ("Ask the schools", "Ask the prison")
ROUNDS = ("Read one book in two towns", "Answer in public, in pairs")
STEPS = ("Two branches run one reading group online", "One open evening at each branch")
NOTES = (
    ("ctrl+shift+p", "Budget for a second desk"),
    ("ctrl+shift+d", "We begin in May"),
    ("ctrl+shift+a", "Ask both branch heads"),
)


class Journey:
    """The way through, with what was found wanting."""

    def __init__(self, display: str, home: Path, pictures: Path | None) -> None:
        self._display, self._home, self._pictures = display, home, pictures
        self._count = 0
        self.wrong: list[str] = []

    def go(self) -> None:
        """From the first start to the second."""
        with RealWindow(self._display, self._home) as window:
            window.wait_for_title("Confluence Desktop")
            self._make_session(window)
            self._ask_behind(window)
            self._draw_map(window)
            self._capture_in_silence(window)
            self._order_map(window)
            self._ask_on_the_wall(window)
            self._fill_loops(window)
            self._look_at_a_stage(window)
            self._plan(window)
            self._take_notes(window)
            content = window.seen.content
            window.press(*["ctrl+z"] * 10)
            window.wait_saved()
            self._see(window.seen.content != content, "ten undos change the session")
            window.press(*["ctrl+shift+z"] * 10)
            window.wait_saved()
            self._see(window.seen.content == content, "ten redos bring everything back")
            self._export(window)
            self._see(window.end() == 0, "the window closes without a word")
            self._check_said(json.loads(window.ask_line("show", TITLE, "--json")))
        with RealWindow(self._display, self._home) as window:
            self._open_again(window)
            self._see(window.seen.content == content, "everything is there again")
            window.press(*["ctrl+z"] * 10)
            window.wait_saved()
            self._see(window.seen.content != content, "undo goes on after a restart")
            window.press(*["ctrl+y"] * 10)
            window.wait_saved()
            self._see(window.seen.content == content, "and so does redo")
            self._picture(window, "reopened")
            self._see(window.end() == 0, "the window closes without a word again")

    def _make_session(self, window: RealWindow) -> None:
        window.wait_until(window.library.is_dir, "the library")
        window.press("ctrl+n")
        window.type(TITLE)
        window.press("Tab")
        window.type("City Library")
        window.press("Tab", "Tab")
        window.paste(PEOPLE)
        self._picture(window, "form")
        window.press("ctrl+Return")
        window.wait_for_title(TITLE)
        window.wait_saved()

    def _ask_behind(self, window: RealWindow) -> None:
        window.press("Next")
        window.add(REQUEST)
        window.press("Tab")
        window.add(*BEHIND)
        window.press("F7", "shift+F7", "ctrl+m")
        window.wait_saved()
        self._picture(window, "request")

    def _draw_map(self, window: RealWindow) -> None:
        window.press("Next", "Next", "ctrl+1")
        window.paste(TWELVE_LINES)
        self._picture(window, "preview")
        window.press("Return")
        window.wait_saved()
        self._picture(window, "pasted")
        window.press("ctrl+5", "Down")
        window.add("Open the stacks to local authors")
        window.press("Escape", "F2")
        window.type(" and readers")
        window.press("Return", "l")
        window.type("residents shape")
        window.press("Return", "l")
        window.type("active")
        window.press("Return", "alt+Down", "alt+Up")
        window.wait_saved()
        self._picture(window, "map")

    def _capture_in_silence(self, window: RealWindow) -> None:
        window.press("ctrl+l", "ctrl+3", "ctrl+shift+q")
        window.add(*COVERED)
        self._picture(window, "silent")
        self._show_wall(window, "silent on the wall")
        window.press("ctrl+shift+r")
        window.wait_saved()
        self._picture(window, "revealed")

    def _order_map(self, window: RealWindow) -> None:
        window.press("Escape", "shift+Left", "ctrl+g")
        window.add("To be asked")
        self._picture(window, "cluster")
        window.press("ctrl+shift+m", "ctrl+t")
        window.wait_saved()
        self._picture(window, "tidied")

    def _ask_on_the_wall(self, window: RealWindow) -> None:
        window.press("ctrl+shift+e")
        self._picture(window, "findings")
        window.press("a")
        window.wait_saved()
        self._show_wall(window, "asked on the wall")
        window.press("ctrl+shift+e", "ctrl+k")
        window.type("off the wall")
        window.press("Return")

    def _show_wall(self, window: RealWindow, name: str) -> None:
        window.press("F5")
        time.sleep(WALL_S)
        self._picture(window, name)
        window.press("shift+F5")

    def _look_at_a_stage(self, window: RealWindow) -> None:
        window.press("ctrl+shift+c", *["ctrl+shift+Next"] * 5, "F10", "Home", "b", "6")
        window.wait_saved()
        self._picture(window, "stage of becauses")
        window.press(*["ctrl+shift+Next"] * 4)
        time.sleep(WALL_S)
        self._picture(window, "stage of the crossing")
        window.press("ctrl+shift+c")

    def _plan(self, window: RealWindow) -> None:
        window.press("Next", "Next", "ctrl+l")
        window.add(*ROUNDS)
        window.press("ctrl+shift+v", "Return", "Tab")
        window.type("Two towns read and talk")
        window.press("Return")
        window.wait_saved()
        self._picture(window, "plan as a table")
        window.press("ctrl+shift+v")
        self._picture(window, "plan")

    def _fill_loops(self, window: RealWindow) -> None:
        window.press("Next", "Next", "ctrl+l")
        for loop in LOOPS:
            window.add(*loop)
        for number, because in enumerate(BECAUSES, 1):
            window.press(f"ctrl+{number}")
            window.add(because)
        window.press("ctrl+5")
        window.add(STEPS[0])
        window.press("F7", "shift+F7")
        window.add(STEPS[1])
        window.press("F7")
        window.wait_saved()
        self._picture(window, "catch-22")

    def _take_notes(self, window: RealWindow) -> None:
        for keys, text in NOTES:
            window.press(keys)
            window.add(text)
        window.wait_saved()

    def _export(self, window: RealWindow) -> None:
        window.press("ctrl+e", "Return")
        window.wait_until(lambda: bool(list(self._home.rglob("*.pdf"))), "the PDF")
        self._picture(window, "exported")
        (pdf,) = self._home.rglob("*.pdf")
        printed = " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())
        said = [line.strip() for line in TWELVE_LINES.splitlines()]
        said += [STRATEGY, *STEPS, *(text for _keys, text in NOTES)]
        for text in said:
            self._see(text in printed, f"the PDF holds “{text}”")
        window.press("Escape")

    def _open_again(self, window: RealWindow) -> None:
        window.wait_for_title("Confluence Desktop")
        time.sleep(READING_S)
        self._picture(window, "home")
        window.press("Return")  # home stands on the session that goes on
        window.wait_for_title(TITLE)
        window.wait_until(lambda: window.seen.saved >= 0, "Saved")

    def _check_said(self, shown: dict[str, Any]) -> None:
        texts = {card["text"]: card for card in shown["cards"]}
        for line in (*TWELVE_LINES.splitlines(), STRATEGY):
            self._see(line.strip() in texts, f"the map holds “{line.strip()}”")
        if STRATEGY in texts:
            card = texts[STRATEGY]
            linked = {
                other
                for link in shown["links"]
                for ends in ((link["source_id"], link["target_id"]),)
                if card["id"] in ends
                for other in ends
            } - {card["id"]}
            goal = texts["Residents shape what we offer"]["id"]
            self._see(linked == {goal}, "the strategy is linked to the other goal alone")
            self._see(card["level"] == "strategy", "the strategy came back to its lane")
        loops = [(loop["x"], loop["y"]) for loop in shown["loops"]]
        self._see(loops == list(LOOPS), "both loops are filled")
        self._see([one["text"] for one in shown["becauses"]] == list(BECAUSES), "all becauses")
        self._see([one["text"] for one in shown["steps"]] == list(STEPS), "both steps")
        texts_of = {name: [one["text"] for one in shown[name]] for name in ("requests", "rounds")}
        self._see(texts_of == {"requests": [REQUEST], "rounds": [*ROUNDS]}, "request and rounds")
        asked_for = [card["text"] for card in shown["cards"] if card["asked_for"]]
        self._see(asked_for == [BEHIND[0]], "the tool that was asked for stands on the map")
        for text in COVERED:
            self._see(text in texts and not texts[text]["covered"], f"“{text}” is revealed")
        clusters = [(one["name"], one["collapsed"]) for one in shown["clusters"]]
        self._see(clusters == [("To be asked", True)], "the cluster is collapsed")
        kinds = [(one["kind"], one["confidence"]) for one in shown["becauses"]]
        self._see(("belief", 6) in kinds, "a because has its kind and how sure the room is")
        for kind, (_keys, text) in zip(("parked", "decisions", "actions"), NOTES, strict=True):
            self._see([one["text"] for one in shown[kind]] == [text], f"“{text}” is noted")
        self._see(len(shown["participants"]) == len(PEOPLE.splitlines()), "everyone is there")

    def _see(self, is_so: bool, what: str) -> None:
        if not is_so:
            self.wrong.append(what)
            sys.stdout.write(f"NOT SO: {what}\n")

    def _picture(self, window: RealWindow, name: str) -> None:
        if self._pictures is not None:
            self._count += 1
            window.picture(self._pictures / f"{self._count:02} {name}.png")


def main() -> int:
    """Read the command line, go, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path, help="where pictures of the screen go")
    parser.add_argument("--size", default="1920x1080", help="the screen's size")
    arguments = parser.parse_args()
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        sys.stderr.write(f"Install {', '.join(missing)} to go through a real window.\n")
        return 1
    if arguments.pictures is not None:
        arguments.pictures.mkdir(parents=True, exist_ok=True)
    width, height = (int(side) for side in arguments.size.split("x"))
    with tempfile.TemporaryDirectory() as home, virtual_screen(width, height) as display:
        journey = Journey(display, Path(home), arguments.pictures)
        try:
            journey.go()
        except TimeoutError as error:
            journey.wrong.append(str(error))
            sys.stdout.write(f"NOT SO: {error}\n")
    sys.stdout.write(f"{len(journey.wrong)} things were not as they should be\n")
    return int(bool(journey.wrong))


if __name__ == "__main__":
    sys.exit(main())
