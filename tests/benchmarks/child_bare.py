"""A process of its own: the barest window, or the barest board, until it is painted.

Words: nothing, or `board` and a number of cards.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from typing_extensions import override


class Painted(QObject):
    """Says "painted" once a widget has been painted and what was painted has been shown."""

    _DONE = QEvent.Type(QEvent.registerEventType())

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._is_seen = False
        self._widget = widget
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched  # there is only one
        if event.type() is QEvent.Type.Paint and not self._is_seen:
            self._is_seen = True
            first = Qt.EventPriority.HighEventPriority.value
            QCoreApplication.postEvent(self, QEvent(self._DONE), first)
        return False

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is self._DONE:
            print("painted", flush=True)
            print(f"pss {pss_mib()}", flush=True)
            QCoreApplication.exit(0)
            return True
        return super().event(event)


def pss_mib() -> float:
    """Memory of this process, shared pages by their share; 0 where the system does not say."""
    path = Path("/proc/self/smaps_rollup")
    if not path.exists():
        return 0.0
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


def main(words: list[str]) -> None:
    """Show it and wait."""
    application = QApplication(words[:1])
    window = QMainWindow()
    window.resize(1440, 900)
    shown: QWidget = QWidget()
    if words[1:2] == ["board"]:
        from tests.benchmarks.canvas import a_bare_board

        shown = a_bare_board(int(words[2]))
    window.setCentralWidget(shown)
    painted = Painted(shown)
    window.show()
    application.exec()
    del painted


if __name__ == "__main__":
    main(sys.argv)
