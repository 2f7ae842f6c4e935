"""Play on a session at random, and hold the laws after each burst of it.

`python -m tests.monkey SEED STEPS` presses keys, types texts, runs commands and drags on every kind
of board, always the same for one seed, and looks after each burst whether: nothing was raised, Qt
said nothing, the records obey the guards, the drawing and the picture are those of a fresh view
(LAW-8), what the board lacks is what looking at everything finds, undo to nothing and redo give
the same records, and the file holds what the memory held (LAW-4).
"""

import argparse
import faulthandler
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.monkey.laws import BrokenError
from tests.monkey.playing import Monkey


def main() -> int:
    """Play as the command line says; prints what broke, or that nothing did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", type=int)
    parser.add_argument("steps", type=int, nargs="?", default=500)
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    faulthandler.enable()
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as folder:
        monkey = Monkey(asked.seed, Path(folder))
        try:
            monkey.play(asked.steps)
        except BrokenError as error:
            sys.stdout.write(f"{error}\n")
            return 1
        finally:
            monkey.stop()
    sys.stdout.write(f"Seed {asked.seed}: {monkey.steps} steps, nothing broke\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
