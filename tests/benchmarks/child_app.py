"""A process of its own: the program as its command starts it, until home or a session is painted.

Words: the library's folder; the file of a session that is opened once home is painted; and `named`
if the command names that session, so that home is never waited for.
"""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from confluence_desktop.windows.main_window import MainWindow

_DONE = QEvent.Type(QEvent.registerEventType())


class Watch(QObject):
    """Sees home painted, then opens the session and sees its board painted.

    Args:
        is_named: The program opens the session itself; only its board is waited for.
    """

    def __init__(
        self, application: QApplication, library: Path, file: str, *, is_named: bool = False
    ) -> None:
        super().__init__(application)
        self._library, self._file = library, file
        self._is_named = is_named
        # Asked for by name: importing the classes here would be work that is measured.
        self._wanted = "BoardView" if is_named else "HomePage"
        self._began = 0.0
        self._shown: QWidget | None = None
        application.installEventFilter(self)

    @property
    def _window(self) -> "MainWindow":
        assert self._shown is not None
        return cast("MainWindow", self._shown.window())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_painted = event.type() is QEvent.Type.Paint and isinstance(watched, QWidget)
        if is_painted and type(watched).__name__ == self._wanted:
            self._wanted = "nothing more"
            self._shown = cast("QWidget", watched)
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
        self._wanted = "BoardView"
        self._began = time.perf_counter()
        self._window.open_file(self._library / self._file)

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
    application = QApplication(words[:1])
    watch = Watch(application, library, file, is_named=is_named)
    sys.argv[1:] = ["--library", str(library), *([str(library / file)] if is_named else [])]
    from confluence_desktop.__main__ import main as start

    status = start()
    del watch
    return status


if __name__ == "__main__":
    raise SystemExit(main(list(sys.argv)))
