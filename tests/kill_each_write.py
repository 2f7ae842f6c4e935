"""Kill a process at each of its writes in turn, and see that the file it had open reads as sound.

`python -m tests.kill_each_write` opens a session, edits, closes, and does so once for every call
that alters a file or waits for the disk, ended right before that call. Where `tests/kill_torture`
meets a moment of a thousandth of a second by chance, this meets each once. It needs strace.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from confluence_desktop.storage.library import Library
from confluence_desktop.workshop.cards import Board, BoardKind, Card, Level
from confluence_desktop.workshop.operations import new_session

CALLS = ("pwrite64", "ftruncate", "fsync", "fdatasync", "unlink", "rename")
EDITS = 2


def work(folder: Path) -> None:
    """The victim: opens the only session, edits it, and closes it."""
    library = Library(folder)
    (entry,) = library.entries()
    session = library.open(entry)
    (board,) = session.document.all(Board)
    for number in range(EDITS):
        with session.document.transaction("Edit") as draft:
            draft.put(Card.new(board_id=board.id, level=Level.GOAL, text=str(number)))
        assert session.flush(30)
        sys.stdout.write("saved\n")
        sys.stdout.flush()
    session.close()


def unsound(folder: Path) -> Iterator[str]:
    """What is wrong, one sentence a moment; the number of moments comes last."""
    library = Library(folder / "library")
    board = Board.new(type=BoardKind.STRATEGY_MAP, title="Map")
    library.create([new_session("Torture"), board])
    moments = 0
    for call in CALLS:
        number = 1
        while (saved := _killed_at(call, number, folder)) is not None:
            moments += 1
            yield from (f"{call} {number}: {said}" for said in _look(folder / "copy", saved))
            number += 1
    yield f"{moments} moments"


def _killed_at(call: str, number: int, folder: Path) -> int | None:
    """How many edits a copy's writer called saved before it was killed; None if it was not."""
    copy = folder / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder / "library", copy)
    command = ["strace", "-f", "-qq", "-o", str(folder / "trace"), "-e", f"trace={call}"]
    command += ["-e", f"inject={call}:signal=KILL:when={number}"]
    command += [sys.executable, "-m", "tests.kill_each_write", str(copy)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode == 0:
        return None
    if done.stderr:
        raise RuntimeError(done.stderr)
    return done.stdout.count("saved")


def _look(folder: Path, saved: int) -> Iterator[str]:
    library = Library(folder)
    (entry,) = library.entries()
    report = library.verify(entry)
    if entry.problem or not report.is_sound:
        yield f"{entry.problem} {report.sentence}"
        return
    found = sum(1 for _ in library.read(entry).all(Card))
    if found < saved:
        yield f"{saved} cards were called saved, {found} are there"


def main() -> int:
    """Work as the victim, or kill victims and print what was found."""
    if len(sys.argv) > 1:
        work(Path(sys.argv[1]))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        found = list(unsound(Path(folder)))
    sys.stdout.write("\n".join(found) + "\n")
    return int(len(found) > 1)


if __name__ == "__main__":
    sys.exit(main())
