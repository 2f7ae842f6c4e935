"""Esc, held down long enough to be meant."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

HOLD_MS = 1000
_GAP_MS = 90
"""A key that repeats is told as let go and pressed again, and X11 does not always say so."""


class HeldEscape(QObject):
    """Tell it every key event of a window.

    Signals:
        held: Esc was held for a second.
    """

    held = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hold = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._hold.timeout.connect(self.held)
        self._gap = QTimer(self, singleShot=True, interval=_GAP_MS)
        self._gap.timeout.connect(self._hold.stop)

    def take(self, event: QKeyEvent) -> None:
        """Look at a key that is pressed or let go."""
        if event.key() != Qt.Key.Key_Escape or event.isAutoRepeat():
            return
        if event.type() is QEvent.Type.KeyRelease:
            self._gap.start()
        elif event.type() is QEvent.Type.KeyPress:
            self._gap.stop()
            if not self._hold.isActive():
                self._hold.start()

    def forget(self) -> None:
        """It no longer matters."""
        self._gap.stop()
        self._hold.stop()
