"""What the session window can do, and the one place where its keys are answered.

Keys work from text fields too: a filter on whatever has the focus claims them before the field.
"""

import operator
import platform
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from confluence_desktop.canvas.board_view import BoardView
from confluence_desktop.windows.key_table import KEYS, Key, Scope, key_of

Run = Callable[[], None]
Ask = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Command:
    """A command as this window does it.

    Attributes:
        may_run: Whether it means anything right now.
        leaves_to_field: Whether the field in focus is to have the key instead.
        needs: Says what is missing while it may not run; empty where it means nothing here at all.
    """

    key: Key
    run: Run
    may_run: Ask
    leaves_to_field: Ask
    needs: Callable[[], str]


class Commands(QObject):
    """Binds the key table to functions and listens for the keys inside one window.

    Signals:
        starting: A command is about to run.
        refused: A command was meant that may not run now; carries the sentence that says why.
    """

    starting = Signal()
    refused = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._windows: dict[QWidget, frozenset[str] | None] = {window: None}
        self._commands: dict[str, Command] = {}
        self._by_keys: dict[tuple[Scope, int], str] = {}
        self._watched: QObject | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._watch)
        self._watch(None, QApplication.focusWidget())

    def bind(
        self,
        command: str,
        run: Run,
        *,
        may_run: Ask = lambda: True,
        leaves_to_field: Ask = lambda: False,
        needs: Callable[[], str] = lambda: "",
    ) -> None:
        """Say what a command of the table does here.

        Args:
            needs: What to do first, as a sentence, where it may not run.

        Raises:
            KeyError: The table has no such command.
        """
        key = key_of(command)
        self._commands[command] = Command(key, run, may_run, leaves_to_field, needs)
        for sequence in key.keys:
            self._by_keys[key.scope, _combined(sequence)] = command

    def listen_in(self, window: QWidget, commands: frozenset[str]) -> None:
        """Answer some commands' keys in another window as well, until it is destroyed."""
        self._windows[window] = commands
        window.destroyed.connect(lambda: self._windows.pop(window, None))

    def run(self, command: str) -> bool:
        """Run a command if it means anything now, else say what it needs; says whether it ran."""
        known = self._commands[command]
        if not known.may_run():
            if why := known.needs():
                self.refused.emit(why)
            return False
        self.starting.emit()
        known.run()
        return True

    def listed(self) -> list[Command]:
        """Every command that means anything right now or needs something, in the table's order."""
        known = [
            self._commands[key.command]
            for key in KEYS
            if key.is_command and key.command in self._commands
        ]
        return [command for command in known if command.may_run() or command.needs()]

    @property
    def bound(self) -> frozenset[str]:
        """The names of all commands that are bound."""
        return frozenset(self._commands)

    def _watch(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None:
            if isValid(self._watched):  # a widget loses the focus while it is being destroyed
                self._watched.removeEventFilter(self)
            self._watched = None
        if new is not None and self._answers_in(new) is not _NOWHERE:
            new.installEventFilter(self)
            self._watched = new
            new.destroyed.connect(self._forget)

    def _forget(self, gone: QObject) -> None:
        if self._watched is gone:
            self._watched = None

    def _answers_in(self, widget: QWidget) -> frozenset[str] | None:
        for window, commands in self._windows.items():
            if widget is window or window.isAncestorOf(widget):
                return commands
        return _NOWHERE

    def _meant(self, event: QKeyEvent, widget: QWidget) -> Command | None:
        combination = combination_of(event)
        name = self._by_keys.get((Scope.EVERYWHERE, combination))
        if name is None and isinstance(widget, BoardView) and not widget.is_linking:
            name = self._by_keys.get((Scope.BOARD, combination))
        if name is None:
            return None
        answered = self._answers_in(widget)
        command = self._commands[name]
        if answered is not None and name not in answered:
            return None
        return None if command.leaves_to_field() else command

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _KEY_EVENTS or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or watched is not self._watched:
            return False
        command = self._meant(event, watched)
        if command is None:
            return False
        if not command.may_run() and (isinstance(watched, _FIELDS) or not command.needs()):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._run_or_refuse(command)
        return True

    def _run_or_refuse(self, command: Command) -> None:
        if command.may_run():
            self.starting.emit()
            command.run()
        else:
            self.refused.emit(command.needs())


def combination_of(event: QKeyEvent) -> int:
    """Key and modifiers of an event as one number, alike for the top row and the keypad.

    Where Shift or the layout makes something else of a digit key (Ctrl+Shift+0 on most layouts,
    Ctrl+1 on a French one), the key's place tells the digit.
    """
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = event.key()
    if modifiers & Qt.KeyboardModifier.ControlModifier and key < _FIRST_NAMED_KEY:
        key = _key_by_place(event, key)
    return QKeyCombination(modifiers, Qt.Key(key)).toCombined()


def shown_key(key: Key) -> str:
    """How the key is written for people on this platform; empty when it has none."""
    if key.shown or not key.keys:
        return key.shown
    return QKeySequence(key.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)


def commands_of(scope: Scope) -> list[Key]:
    """The table's lines of one scope that have a key to show."""
    return [key for key in KEYS if key.scope is scope and (key.keys or key.shown)]


_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
"""Where text is typed: a chord that means nothing to the window may mean something to them."""
_NOWHERE: frozenset[str] = frozenset({"nowhere"})
_KEY_EVENTS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_FIRST_NAMED_KEY = int(Qt.Key.Key_Escape)
_ZERO, _NINE = int(Qt.Key.Key_0), int(Qt.Key.Key_9)
_SIGNS = (int(Qt.Key.Key_Plus), int(Qt.Key.Key_Minus))

# The scan codes of the keys 1 … 9, 0 in the top row.
_DIGIT_PLACES: dict[str, tuple[int, ...]] = {
    "Linux": tuple(range(10, 20)),
    "Windows": tuple(range(2, 12)),
}


def _key_by_place(event: QKeyEvent, key: int) -> int:
    if _ZERO <= key <= _NINE or key in _SIGNS:
        return key
    places = _DIGIT_PLACES.get(platform.system(), ())
    scan_code = event.nativeScanCode()
    if scan_code in places:
        return _ZERO + (places.index(scan_code) + 1) % 10
    return key


def _combined(sequence: str) -> int:
    # PySide's stubs lack QKeySequence's index operator.
    first: QKeyCombination = operator.getitem(QKeySequence(sequence), 0)  # type: ignore[call-overload]
    return first.toCombined()
