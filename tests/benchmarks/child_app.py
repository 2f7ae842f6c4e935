"""A process of its own: the program as its command starts it, until home or a session is painted.

Words: the library's folder; the file of a session that is opened once home is painted; and `named`
if the command names that session, so that home is never waited for.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from PySide6 import QtWidgets
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication
from typing_extensions import override

if TYPE_CHECKING:
    from confluence_desktop.windows.main_window import MainWindow

_DONE = QEvent.Type(QEvent.registerEventType())


class Application(QApplication):
    """What the program makes as its application; lets a watch begin just before its events.

    Only the page that is waited for is looked at: a filter of the whole application takes every
    event of every object through Python, which the program itself never does.
    """

    begin: ClassVar[Callable[[], None]]

    @staticmethod
    @override
    def exec() -> int:
        Application.begin()
        return QApplication.exec()


class Watch(QObject):
    """Sees home painted, then opens the session and sees its board painted.

    Args:
        is_named: The program opens the session itself; only its board is waited for.
    """

    def __init__(self, library: Path, file: str, *, is_named: bool = False) -> None:
        super().__init__()
        self._library, self._file = library, file
        self._is_named = is_named
        self._began = 0.0
        self._shown: MainWindow | None = None

    def begin(self) -> None:
        """Look at the page that the program is about to show."""
        # Found by its name: importing the class here would be work that is measured.
        windows = [cast("MainWindow", each) for each in QApplication.topLevelWidgets()]
        self._shown = next(each for each in windows if type(each).__name__ == "MainWindow")
        if self._is_named:
            self._shown.painted.connect(self._watch_board)
        else:
            self._shown.home.installEventFilter(self)

    @property
    def _window(self) -> "MainWindow":
        assert self._shown is not None
        return self._shown

    def _watch_board(self) -> None:
        """Called when a session was opened, before anything of it is painted."""
        page = self._window.page
        assert page is not None
        assert page.view is not None
        page.view.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # Delivered once what was painted has been shown, and before any timer.
            first = Qt.EventPriority.HighEventPriority.value
            QCoreApplication.postEvent(self, QEvent(_DONE), first)
        return False

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is not _DONE:
            return super().event(event)
        if self._is_named:
            print("painted", flush=True)
            self._go_on_when_drawn()
        elif self._began:
            print(f"opened {(time.perf_counter() - self._began) * 1000}", flush=True)
            self._go_on_when_drawn()
        else:
            print("painted", flush=True)
            self._go_on_when_idle()
        return True

    def _go_on_when_idle(self) -> None:
        home = self._window.home
        if not home.view.leading_key or not self._window.library_jobs.is_idle:
            QTimer.singleShot(5, self._go_on_when_idle)
            return
        print("shown", flush=True)
        if not self._file:
            self._end()
            return
        self._began = time.perf_counter()
        self._window.open_file(self._library / self._file)
        self._watch_board()

    def _go_on_when_drawn(self) -> None:
        """Wait until all of the board is there: a large one is seen before it can be touched."""
        page = self._window.page
        assert page is not None
        assert page.view is not None
        if not page.view.is_drawn:
            QTimer.singleShot(5, self._go_on_when_drawn)
            return
        if self._began:
            print(f"drawn {(time.perf_counter() - self._began) * 1000}", flush=True)
        self._end()

    def _end(self) -> None:
        from tests.benchmarks.child_bare import pss_mib

        print(f"pss {pss_mib()}", flush=True)
        QTimer.singleShot(0, self._window.close)


def main(words: list[str]) -> int:
    """Start as `confluence-desktop` does, with all that its command does."""
    library, file = Path(words[1]), words[2] if len(words) > 2 else ""
    is_named = words[3:] == ["named"]
    watch = Watch(library, file, is_named=is_named)
    Application.begin = watch.begin
    vars(QtWidgets)["QApplication"] = Application
    sys.argv[1:] = ["--library", str(library), *([str(library / file)] if is_named else [])]
    from confluence_desktop.__main__ import main as start

    return start()


if __name__ == "__main__":
    raise SystemExit(main(list(sys.argv)))
