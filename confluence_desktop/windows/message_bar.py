"""One line over a window: what was done, with a way back, or what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from confluence_desktop.windows.focus import can_take_keys
from confluence_desktop.windows.widgets import (
    PillButton,
    PlainLabel,
    QuietButton,
    set_look,
)
from confluence_desktop.workshop.spoken import say

TOAST_MS = 8_000
_MARGIN_PX = 24
_LEAST_PX, _WIDEST_PX, _STEP_PX = 280, 900, 8
_PADDING_PX = 4
_MOVES = (QEvent.Type.Resize, QEvent.Type.LayoutRequest)


@dataclass(frozen=True, slots=True)
class MessageRoom:
    """A place for messages.

    Attributes:
        rect: Where they may lie.
        least: So wide each one is, as no word is to look out from under it half.
    """

    rect: QRect
    least: int


class MessageBar(QFrame):
    """Floats over its parent and takes no focus by itself.

    A *toast* goes after a while; a *warning* stays until it is closed or another one takes its
    place, and stands again after anything that lay over it; a *question* waits for its answer, and
    gives way to whatever comes next. Whoever had the keyboard before the bar was given it gets it
    back when the bar goes.

    Args:
        takes_tab: Tab reaches its buttons; else `take_keys` alone gives them the keyboard.
        room: Where in the parent it covers nothing that anybody works on; without one, and where
            it gives nothing, it lies over the foot.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        takes_tab: bool = True,
        room: Callable[[], MessageRoom | None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._over = parent
        self._room = room
        self._act: Callable[[], None] | None = None
        self._warning: tuple[str, str, Callable[[], None] | None] | None = None
        self._shows_warning = False
        self._before: QWidget | None = None
        self._label = PlainLabel(tone="bar", wraps=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = PillButton("", size="small")
        self._close = QuietButton("✕", name=say("window.close_this_message"), size_px=16)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, _PADDING_PX, 12, _PADDING_PX)
        row.setSpacing(12)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._button.clicked.connect(self._on_action)
        self._close.clicked.connect(self._go)
        if not takes_tab:
            for button in (self._button, self._close):
                button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when it is hidden."""
        return "" if self.isHidden() else self._label.text()

    @property
    def stands(self) -> bool:
        """Whether it shows a warning, which stays until somebody answers it."""
        return self.isVisible() and not self._timer.isActive()

    def toast(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say what was done, for a while, with a button for `act` that says `action` ("Undo")."""
        self._show(text, action, act, look="toast")
        self._timer.start(TOAST_MS)

    def warn(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say what is wrong, until it is closed."""
        self._warning = (text, action, act)
        self._show(text, action, act, look="warn")
        self._shows_warning = True

    def ask(self, text: str, action: str, act: Callable[[], None]) -> None:
        """Ask before something is done that can't be taken back."""
        self._show(text, action, act, look="warn")

    def leave(self) -> None:
        """Take what was done before out of sight; a warning stays."""
        if not self.stands:
            self._go()

    def take_keys(self) -> None:
        """Give the keyboard to its button."""
        focus = QApplication.focusWidget()
        self._before = focus if isinstance(focus, QWidget) else None
        button = self._button if self._button.isVisibleTo(self) else self._close
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self, text: str, action: str, act: Callable[[], None] | None, *, look: str) -> None:
        self._timer.stop()
        self._shows_warning = False
        self._act = act
        self._label.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        for widget in (self, self._label, self._button, self._close):
            set_look(widget, "look", look)
        self.show()
        self._place()
        self.raise_()
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(self._label, QAccessible.Event.Alert))

    def _go(self) -> None:
        """Take out of sight what is said; a warning that it lay over stands again."""
        if self._shows_warning:
            self._warning = None
        self.hide()
        if self._warning is not None:
            self.warn(*self._warning)

    def _on_action(self) -> None:
        act = self._act
        self._go()
        if act is not None:
            act()

    def _place(self) -> None:
        buttons = self._button.sizeHint().width() + 12 if self._button.isVisibleTo(self) else 0
        asked = self._label.fontMetrics().horizontalAdvance(self._label.text()) + buttons + 100
        asked = max(_LEAST_PX, asked)
        room = self._room() if self._room is not None else None
        if room is None:
            self._place_over_foot(asked)
        else:
            self._place_in(room, asked)

    def _place_over_foot(self, asked: int) -> None:
        over = self._over.rect()
        width = max(_LEAST_PX, min(_WIDEST_PX, over.width() - 2 * _MARGIN_PX, asked))
        self.resize(width, max(52, self.heightForWidth(width)))
        self.move((over.width() - width) // 2, over.height() - self.height() - _MARGIN_PX)

    def _place_in(self, place: MessageRoom, asked: int) -> None:
        """In its room; a long one goes on beside it rather than below it, where the board is."""
        room = place.rect
        width = min(max(asked, place.least), room.width())
        while self.heightForWidth(width) > room.height() and room.left() + width < self._most():
            width = min(width + _STEP_PX, self._most() - room.left())
        self.resize(width, max(min(52, room.height()), self.heightForWidth(width)))
        self.move(room.left(), max(0, room.center().y() + 1 - self.height() // 2))

    def _most(self) -> int:
        return self._over.width() - _STEP_PX

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go()
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)
        before, self._before = self._before, None
        if can_take_keys(before):
            before.setFocus()
