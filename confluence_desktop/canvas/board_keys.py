"""The keys of a board in focus (the chords that work from everywhere belong to the window)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt

from confluence_desktop.boards.board_type import Direction

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent


class Keyed(Protocol):
    """A board on a widget, as its keys see it; what each of these does, the view says."""

    def walk(self, way: Direction, *, is_extending: bool = False) -> None: ...

    def walk_to_end(self, *, is_last: bool, is_extending: bool = False) -> None: ...

    def shift_selection(self, way: Direction) -> None: ...

    def delete_selection(self) -> None: ...

    def select_all(self) -> None: ...

    def edit_current(self) -> None: ...

    def edit_or_return_to_line(self) -> None: ...

    def return_to_line(self) -> None: ...

    def begin_link(self) -> None: ...

    def step_back(self) -> None: ...


ARROWS = {
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
}

_ENDS = {Qt.Key.Key_Home: False, Qt.Key.Key_End: True}

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier

_PLAIN: dict[Qt.Key, Callable[[Keyed], object]] = {
    Qt.Key.Key_Return: lambda view: view.edit_or_return_to_line(),
    Qt.Key.Key_Enter: lambda view: view.edit_or_return_to_line(),
    Qt.Key.Key_F2: lambda view: view.edit_current(),
    Qt.Key.Key_Delete: lambda view: view.delete_selection(),
    Qt.Key.Key_Backspace: lambda view: view.delete_selection(),
    Qt.Key.Key_L: lambda view: view.begin_link(),
    Qt.Key.Key_Escape: lambda view: view.step_back(),
}
_WITH_CTRL: dict[Qt.Key, Callable[[Keyed], object]] = {
    Qt.Key.Key_A: lambda view: view.select_all(),
    Qt.Key.Key_L: lambda view: view.return_to_line(),
}


def press_key(view: Keyed, event: QKeyEvent) -> bool:
    """Do what a key asks for; False when it means nothing to a board."""
    try:
        key = Qt.Key(event.key())
    except ValueError:
        return False
    modifiers = event.modifiers() & ~_KEYPAD
    if key in ARROWS:
        return _press_arrow(view, ARROWS[key], modifiers)
    if key in _ENDS and modifiers in {_NONE, _SHIFT}:
        view.walk_to_end(is_last=_ENDS[key], is_extending=modifiers == _SHIFT)
        return True
    meaning = {_NONE: _PLAIN, _CTRL: _WITH_CTRL}.get(modifiers, {}).get(key)
    if meaning is None:
        return False
    meaning(view)
    return True


def _press_arrow(view: Keyed, way: Direction, modifiers: Qt.KeyboardModifier) -> bool:
    if modifiers == _ALT:
        view.shift_selection(way)
    elif modifiers in {_NONE, _SHIFT}:
        view.walk(way, is_extending=modifiers == _SHIFT)
    else:
        return False
    return True
