"""One line over the foot of a window: what was done, with a way back, or what is wrong."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from confluence_desktop.windows.widgets import (
    PillButton,
    PlainLabel,
    QuietButton,
    set_look,
)

TOAST_MS = 8_000
_MARGIN_PX = 24
_WIDEST_PX = 900


class MessageBar(QFrame):
    """Floats over the foot of its parent and takes no focus by itself.

    A *toast* goes after a while; a *warning* stays until it is closed or replaced.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._act: Callable[[], None] | None = None
        self._label = PlainLabel(tone="bar", wraps=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = PillButton("", size="small")
        self._close = QuietButton("✕", name="Close this message", size_px=16)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._button.clicked.connect(self._on_action)
        self._close.clicked.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when it is hidden."""
        return "" if self.isHidden() else self._label.text()

    def toast(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say what was done, for a while, with a button for `act` that says `action` ("Undo")."""
        self._show(text, action, act, look="toast")
        self._timer.start(TOAST_MS)

    def warn(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say what is wrong, until it is closed."""
        self._show(text, action, act, look="warn")

    def _show(self, text: str, action: str, act: Callable[[], None] | None, *, look: str) -> None:
        self._timer.stop()
        self._act = act
        self._label.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        for widget in (self, self._label, self._button, self._close):
            set_look(widget, "look", look)
        self.show()
        self._place()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self._label, QAccessible.Event.Alert))

    def _on_action(self) -> None:
        act = self._act
        self.hide()
        if act is not None:
            act()

    def _place(self) -> None:
        room = self._over.rect()
        width = min(_WIDEST_PX, room.width() - 2 * _MARGIN_PX)
        buttons = self._button.sizeHint().width() + 12 if self._button.isVisibleTo(self) else 0
        asked = self._label.fontMetrics().horizontalAdvance(self._label.text()) + buttons + 100
        width = max(280, min(width, asked))
        self.resize(width, max(52, self.heightForWidth(width)))
        self.move((room.width() - width) // 2, room.height() - self.height() - _MARGIN_PX)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)
