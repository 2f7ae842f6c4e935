"""The wall on the only screen: it covers the window, and the keyboard stays with what it covers."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from confluence_desktop.windows.commands import shown_key
from confluence_desktop.windows.held_escape import HeldEscape
from confluence_desktop.windows.key_table import key_of
from confluence_desktop.windows.text_fields import TextField, focused_text, text_in
from confluence_desktop.windows.theme import interface_font
from confluence_desktop.windows.wall import Wall
from confluence_desktop.windows.wall_state import WallState
from confluence_desktop.windows.wall_text import write_in
from confluence_desktop.windows.widgets import PlainLabel
from confluence_desktop.workshop.spoken import say

WORD_MS = 8_000


class WallCover(QObject):
    """Lays the wall over a window, which goes full screen for as long.

    The wall takes no key, so that every key does what it does without it. What is typed cannot
    be seen then: a sign at the foot says that something is being typed, and never what.

    Args:
        works_unseen: Whether the keyboard is where keys make sense although nothing is seen.
    """

    def __init__(self, window: QWidget, wall: Wall, works_unseen: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._wall, self._works_unseen = window, wall, works_unseen
        self._before = window.windowState()
        self._handle = window.windowHandle()
        self._field: TextField | None = None
        line, off = shown_key(key_of("line")), shown_key(key_of("wall.off"))
        self._said: str = say("wall.covers").format(off=off)
        self._typing: str = say("wall.typing")
        self._elsewhere: str = say("wall.elsewhere").format(line=line, off=off)
        self._told: str = say("wall.told").format(off=off)
        self._escape = HeldEscape(self)
        self._escape.held.connect(wall.close)
        self._saying = QTimer(self, singleShot=True, interval=WORD_MS)
        self._saying.timeout.connect(lambda: self._say(""))
        self._saying.start()
        wall.setParent(window, Qt.WindowType.Widget)
        wall.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        wall.state_changed.connect(self._show_sign)
        self.sign = PlainLabel(parent=wall)
        window.setWindowState(self._before | Qt.WindowState.WindowFullScreen)
        wall.show()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_keyboard)
        for watched in self._watched():
            watched.installEventFilter(self)
        self._place()
        self._follow_keyboard()

    def let_go(self) -> None:
        """Give the window back as it was."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        for watched in self._watched():
            if isValid(watched):  # a window may have been given another handle meanwhile
                watched.removeEventFilter(self)
        application.focusChanged.disconnect(self._follow_keyboard)
        self._leave_field()
        self._window.setWindowState(self._before)
        self.deleteLater()

    def say_that_told(self) -> None:
        """Say that the window behind says something, and not what: that is for nobody else."""
        self._saying.start()
        self._say(self._told)

    def _say(self, text: str) -> None:
        self._said = text
        self._show_sign()

    def _watched(self) -> tuple[QObject, ...]:
        return (self._window, self._handle, self._wall)

    def _place(self) -> None:
        self._wall.setGeometry(self._window.rect())
        self._wall.raise_()
        self._show_sign()

    def _follow_keyboard(self) -> None:
        self._leave_field()
        self._field = focused_text()
        if self._field is not None:
            self._field.textChanged.connect(self._show_sign)
        self._show_sign()

    def _leave_field(self) -> None:
        if self._field is not None and isValid(self._field):
            self._field.textChanged.disconnect(self._show_sign)
        self._field = None

    def _words(self) -> str:
        if self._wall.state in {WallState.BLANK, WallState.TEST_CARD}:
            return ""
        if not self._works_unseen():
            return self._elsewhere
        if self._field is not None and text_in(self._field).strip():
            return self._typing
        return self._said

    def _show_sign(self) -> None:
        margin = self._wall.foot_px
        self.sign.setText(self._words())
        self.sign.setFont(interface_font(max(12, round(margin * 0.7))))
        write_in(self.sign, "muted", is_dark=self._wall.is_dark)
        self.sign.adjustSize()
        self.sign.move(margin, self._wall.height() - margin + (margin - self.sign.height()) // 2)
        self.sign.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._window:
            self._place()
        elif event.type() is QEvent.Type.Resize and watched is self._wall:
            self._show_sign()
        elif watched is self._handle and isinstance(event, QKeyEvent):
            self._escape.take(event)
        return False
