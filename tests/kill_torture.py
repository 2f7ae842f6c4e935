"""Kill a writing process again and again, and see that nothing it had called saved is missing.

`python -m tests.kill_torture 200` does so two hundred times and prints what it found. The moments
are mixed: while starting, writing, resting, backing up, closing and opening again. `--window`
kills the real window while keys are typed into it, as `tests/journeys/kill_window.py` says.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from typing_extensions import override

from confluence_desktop.storage.library import Library
from confluence_desktop.storage.session_file import OpenSession
from confluence_desktop.storage.writer import Pace
from confluence_desktop.workshop.cards import Board, BoardKind, Card, Level
from confluence_desktop.workshop.operations import new_session
from tests.journeys import kill_window

AT_START = 0.15
LONGEST_START_S = 1.0
LONGEST_WORK_S = 0.6
EDITS_BETWEEN_CLOSINGS = 40

BUSY = Pace(gather_s=0.0, idle_s=0.01, warm_up_s=0.0)


@dataclass
class Findings:
    """What many kills came to.

    Attributes:
        lost: Cards that were called saved and are not there as they were.
        unsound: What verifying found wrong, sentence by sentence.
    """

    kills: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)

    @override
    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.acknowledged} acknowledged edits, {len(self.lost)} lost, "
            f"{len(self.unsound)} unsound"
        )


def write_until_killed(folder: Path) -> None:
    """The victim: prints a card's id and the number in its text once both are on disk."""
    library = Library(folder)
    number = 0
    while True:
        session = library.open(library.find("Torture"))
        session.writer._pace = BUSY  # rests after every edit
        for _ in range(EDITS_BETWEEN_CLOSINGS):
            number += 1
            card = _edit(session, number)
            assert session.flush(30)
            sys.stdout.write(f"saved {card.id} {card.text}\n")
            sys.stdout.flush()
        session.close()


def _edit(session: OpenSession, number: int) -> Card:
    document = session.document
    (board,) = document.all(Board)
    known = list(document.all(Card))
    with document.transaction("Edit") as draft:
        if known and number % 3 == 0:
            card = known[number % len(known)]
            later = int(card.text) + 1
            return draft.put(card.changed(text=str(later)))
        return draft.put(Card.new(board_id=board.id, level=Level.GOAL, text="0"))


def torture(folder: Path, kills: int, chance: random.Random) -> Findings:
    """Kill so many victims, one after the other, on one session."""
    library = Library(folder)
    board = Board.new(type=BoardKind.STRATEGY_MAP, title="Map")
    library.create([new_session("Torture"), board])
    findings = Findings()
    expected: dict[str, int] = {}
    for _ in range(kills):
        for card_id, number in _lines_of_a_victim(folder, chance):
            expected[card_id] = number
            findings.acknowledged += 1
        findings.kills += 1
        _look(library, expected, findings)
    return findings


def _lines_of_a_victim(folder: Path, chance: random.Random) -> Iterator[tuple[str, int]]:
    command = [sys.executable, "-m", "tests.kill_torture", "--victim", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as victim:
        assert victim.stdout is not None
        if chance.random() < AT_START:
            time.sleep(chance.uniform(0, LONGEST_START_S))
            lines = []
        else:
            lines = [victim.stdout.readline()]
            time.sleep(chance.uniform(0, LONGEST_WORK_S))
        victim.kill()
        lines += victim.stdout.read().splitlines()
    for line in lines:
        if line.endswith("\n") or line.count(" ") == 2:  # saved, id, number
            _, card_id, number = line.split()
            yield card_id, int(number)


def _look(library: Library, expected: dict[str, int], findings: Findings) -> None:
    entry = library.find("Torture")
    report = library.verify(entry)
    if not report.is_sound:
        findings.unsound.append(report.sentence)
        return
    records = library.read(entry)
    for card_id, number in expected.items():
        card = records.find(Card, card_id)
        if card is None or int(card.text) < number:
            findings.lost.append(card_id)


def main() -> int:
    """Read the command line, torture, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", nargs="?", type=int, default=200)
    parser.add_argument("--window", action="store_true", help="kill the real window")
    parser.add_argument("--victim", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.window:
        return kill_window.main(arguments.kills)
    if arguments.victim is not None:
        write_until_killed(arguments.victim)
    with tempfile.TemporaryDirectory() as folder:
        findings = torture(Path(folder), arguments.kills, random.Random())  # noqa: S311  # no secret
    sys.stdout.write(f"{findings}\n")
    return int(bool(findings.lost or findings.unsound))


if __name__ == "__main__":
    sys.exit(main())
