"""The real program, which also prints what it holds and whether its sign says "Saved".

Started by `real_window.py` in a process of its own. Nothing of the program is changed: a timer in
the interface's thread reads what is on the screen.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from confluence_desktop import app
from confluence_desktop.document.record import Record, Scope
from confluence_desktop.windows.main_window import MainWindow
from confluence_desktop.workshop.agenda import PendingText
from confluence_desktop.workshop.cards import Card

if TYPE_CHECKING:
    from collections.abc import Iterable

    from confluence_desktop.document.document import Document

LOOK_MS = 5


def digest(records: Iterable[Record]) -> str:
    """What some records say, in one word."""
    lines = sorted(f"{record.stored_as} {record.model_dump_json()}" for record in records)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


class Watcher:
    """Prints a line for every state of the session, and for every time it is called saved."""

    def __init__(self) -> None:
        self._document: Document | None = None
        self._said: tuple[str, bool] = ("", False)
        self._state = ""
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    def _look(self) -> None:
        for window in QApplication.topLevelWidgets():
            page = window.page if isinstance(window, MainWindow) else None
            if page is None:
                continue
            if page.document is not self._document:
                self._document = page.document
                self._document.listen(lambda _commit: self._take())
                self._take()
            self._say(is_saved=page.bar.saved.isVisible() and page.bar.saved.word == "Saved")

    def _take(self) -> None:
        assert self._document is not None
        self._state = digest(self._document)
        self._say(is_saved=False)

    def _say(self, *, is_saved: bool) -> None:
        if self._said in {(self._state, is_saved), (self._state, True)}:
            return
        self._said = (self._state, is_saved)
        said: dict[str, object] = {"digest": self._state, "saved": is_saved}
        if is_saved and self._document is not None:
            said["content"] = digest(one for one in self._document if one.scope is Scope.DOCUMENT)
            said["texts"] = {card.id: card.text for card in self._document.all(Card)}
            said["half_typed"] = [text.text for text in self._document.all(PendingText)]
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


class WatchedApp(app.App):
    """The program with a watcher."""

    @override
    def start(self, file: Path | None = None) -> None:
        self.watcher = Watcher()
        super().start(file)


def main() -> int:
    """Start the program on a library, with a file if one is given."""
    library, *files = sys.argv[1:]
    app.App = WatchedApp  # type: ignore[misc]  # a class of the same kind takes its place
    return app.run(Path(files[0]) if files else None, Path(library))


if __name__ == "__main__":
    sys.exit(main())
