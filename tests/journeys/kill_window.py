"""Kill the real window while keys are typed into it, and see that what was "Saved" is there.

Each round opens the session, types, pastes, edits, undoes and pages at random, kills the process
at a random moment and reads the file with the command line and the library. The file must hold
exactly one of the states that the window held, and none older than the last one that stood under
"Saved", unfinished text included.
"""

import json
import random
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from typing_extensions import override

from confluence_desktop.storage.library import Library
from confluence_desktop.workshop.agenda import PendingText
from confluence_desktop.workshop.templates import session_from_template
from tests.journeys.real_window import RealWindow, Seen, virtual_screen
from tests.journeys.watched_window import digest

TITLE = "Torture"
LONGEST_WORK_S = 2.5
LONGEST_START_S = 2.0
AT_START = 0.05
WORDS = ("rivers", "readers", "branch", "listen", "before noon", "together", "reply", "weir")


@dataclass
class Findings:
    """What many kills came to.

    Attributes:
        saved: How often "Saved" was seen over a new state.
        beyond: Files that were a commit ahead of what the window could still tell.
        lost: Rounds after which something that was called saved was missing.
        unsound: What verifying found wrong, sentence by sentence.
    """

    kills: int = 0
    states: int = 0
    saved: int = 0
    half_typed: int = 0
    beyond: int = 0
    lost: list[str] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)

    @override
    def __str__(self) -> str:
        return (
            f"{self.kills} kills of the window, {self.states} states, {self.saved} of them seen as "
            f'"Saved", {self.half_typed} rounds with half-typed text under "Saved", '
            f"{self.beyond} files a commit ahead, {len(self.lost)} lost, "
            f"{len(self.unsound)} unsound"
        )


def torture(
    display: str, home: Path, kills: int, chance: random.Random, findings: Findings
) -> None:
    """Kill so many windows, one after the other, on one session."""
    (home / "library").mkdir()
    library = Library(home / "library")
    entry = library.create(session_from_template("strategy-map", title=TITLE))
    for _ in range(kills):
        window = RealWindow(display, home, str(entry.path))
        try:
            _work(window, chance)
        finally:
            window.kill()
        findings.kills += 1
        _look(window, library, findings)


def _work(window: RealWindow, chance: random.Random) -> None:
    if chance.random() < AT_START:
        time.sleep(chance.uniform(0, LONGEST_START_S))
        return
    window.wait_until(lambda: bool(window.seen.states), "the session")
    end = time.monotonic() + chance.uniform(0, LONGEST_WORK_S)
    while time.monotonic() < end:
        _do_something(window, chance)


def _do_something(window: RealWindow, chance: random.Random) -> None:
    words = " ".join(chance.choices(WORDS, k=3))
    what = chance.random()
    if what < 0.45:
        window.add(words)
    elif what < 0.6:
        window.type(words)  # left half typed
        time.sleep(chance.uniform(0, 0.8))
    elif what < 0.7:
        window.press("Escape", "F2")
        window.type(words)
        time.sleep(chance.uniform(0, 0.8))
        window.press("Return", "ctrl+l")
    elif what < 0.8:
        window.press(f"ctrl+{chance.randint(3, 7)}", "Tab")
    elif what < 0.9:
        window.press("ctrl+z", "ctrl+z", "ctrl+z")
    else:
        window.press("Escape", "Delete", "ctrl+l")


def _look(window: RealWindow, library: Library, findings: Findings) -> None:
    entry = library.find(TITLE)
    report = library.verify(entry)
    if not report.is_sound:
        findings.unsound.append(report.sentence)
        return
    seen, records = window.seen, library.read(entry)
    shown = json.loads(window.ask_line("show", TITLE, "--json"))
    texts = {card["id"]: card["text"] for card in shown["cards"]}
    half_typed = [pending.text for pending in records.all(PendingText)]
    findings.states += len(seen.states)
    findings.saved += seen.times_saved
    findings.half_typed += bool(seen.half_typed)
    state = digest(records)
    if state in seen.states[max(0, seen.saved) :]:
        return
    if _is_ahead(seen, texts, half_typed):
        findings.beyond += 1
        return
    findings.lost.append(f"{seen.texts} {seen.half_typed} became {texts} {half_typed}")


def _is_ahead(seen: Seen, texts: dict[str, str], half_typed: list[str]) -> bool:
    """Whether the file holds all that was saved, and what the kill kept the window from telling.

    The writer may finish in the moment between a commit and the word about it.
    """
    missing = [one for one, text in seen.texts.items() if texts.get(one) != text]
    return not missing and (not seen.half_typed or bool(half_typed) or len(texts) > len(seen.texts))


def main(kills: int) -> int:
    """Torture so often, and print what was found."""
    with tempfile.TemporaryDirectory() as home, virtual_screen() as display:
        findings = Findings()
        with suppress(KeyboardInterrupt):  # what was found until then is worth saying
            torture(display, Path(home), kills, random.Random(), findings)  # noqa: S311  # no secret
    sys.stdout.write(f"{findings}\n")
    sys.stdout.writelines(f"{sentence}\n" for sentence in (*findings.lost, *findings.unsound))
    return int(bool(findings.lost or findings.unsound))
